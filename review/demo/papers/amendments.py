"""How a drafter turns one revision of a paper into the next: five verbs, a line each.

    改 words      为 other words       the words stand in one line only
    删 beginning                       the line that begins so goes
    移 beginning  到 beginning         the first line moves behind the second
    增 a line     到 beginning         a new line behind the second
    换 beginning  为 a line            the whole line is written anew

The second half stands on the next line. A verb whose words are not found exactly once is an error,
so that prose and amendments cannot drift apart unseen.
"""

from __future__ import annotations

from collections.abc import Iterator


def amend(lines: list[str], orders: list[str]) -> list[str]:
    """The lines after every order was carried out; raises ValueError where one does not fit."""
    lines = list(lines)
    for verb, first, second in _orders(orders):
        if verb == "改":
            at = _only(lines, first, within=True)
            lines[at] = lines[at].replace(first, second)
        elif verb == "换":
            lines[_only(lines, first)] = second
        elif verb == "删":
            del lines[_only(lines, first)]
        else:
            moved = lines.pop(_only(lines, first)) if verb == "移" else first
            lines.insert(_only(lines, second) + 1, moved)
    return lines


def _orders(orders: list[str]) -> Iterator[tuple[str, str, str]]:
    rest = iter(orders)
    for order in rest:
        verb, _, words = order.partition(" ")
        if verb not in {"改", "删", "移", "增", "换"}:
            raise ValueError(f"not a verb: {order}")
        yield verb, words, "" if verb == "删" else next(rest).partition(" ")[2]


def _only(lines: list[str], words: str, within: bool = False) -> int:
    indices = [
        at for at, line in enumerate(lines) if (words in line if within else line.startswith(words))
    ]
    if len(indices) != 1 or (within and lines[indices[0]].count(words) != 1):
        raise ValueError(f"{len(indices)} lines for: {words}")
    return indices[0]
