"""EQ fields, whose words stand in their instruction, as one line of text (17.16.5.17).

As in formulas: a/b for a fraction, √(x), x^2 and x_1 for scripts; phonetic text follows its base.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_ENCLOSED = {
    **{str(n): chr(0x245F + n) for n in range(1, 21)},
    **{sign: chr(0x3280 + n) for n, sign in enumerate("一二三四五六七八九十")},
}
_FORMAT = re.compile(r'\\\*\s*(?:"[^"]*"|\S+)')
"""17.16.4.3: how a result is formatted, such as \\* MERGEFORMAT; it shows nothing itself."""
_RINGS = "○〇◯O"


def equation(instruction: str) -> str:
    """The text an EQ instruction shows, its name EQ left out before."""
    return _Reader(_FORMAT.sub("", instruction)).text().strip()


class _Reader:
    """A recursive reader: switches take what stands in the brackets after them."""

    def __init__(self, source: str) -> None:
        self._source, self._at = source, 0

    def text(self, closing: str = "") -> str:
        """All up to one of the closing signs, which is not taken."""
        out: list[str] = []
        while self._at < len(self._source) and self._source[self._at] not in closing:
            out.append(self._piece())
        return "".join(out)

    def _piece(self) -> str:
        sign = self._source[self._at]
        self._at += 1
        if sign != "\\":
            return self._bracketed() if sign == "(" else sign
        name = self._name()
        if not name.isalpha():
            return name  # an escaped sign: \\, \( \) \,
        return _SWITCHES.get(name, _listed)(self._options(), self._arguments())

    def _bracketed(self) -> str:
        inside = self.text(")")
        self._at += 1
        return f"({inside})"

    def _name(self) -> str:
        start = self._at
        while (
            self._at < len(self._source)
            and self._source[self._at].isascii()
            and (self._source[self._at].isalpha())
        ):
            self._at += 1
        if self._at == start and self._at < len(self._source):
            self._at += 1
        return self._source[start : self._at].lower()

    def _options(self) -> str:
        """What stands between a switch and its brackets: \\ad, \\up 9, \\co2, \\bc\\{."""
        start = self._at
        while self._at < len(self._source) and self._source[self._at] != "(":
            self._at += 2 if self._source[self._at] == "\\" else 1
            if self._source[start : self._at].count(" ") > 12:
                break
        return self._source[start : self._at]

    def _arguments(self) -> list[str]:
        if self._at >= len(self._source) or self._source[self._at] != "(":
            return []
        self._at += 1
        arguments = [self.text(",;，；)")]
        while self._at < len(self._source) and self._source[self._at] in ",;，；":
            self._at += 1
            arguments.append(self.text(",;，；)"))
        self._at += 1
        return [each.strip() for each in arguments]


def _grouped(text: str) -> str:
    return text if len(text) < 2 or text.isalnum() else f"({text})"


def _fraction(options: str, parts: list[str]) -> str:
    return "/".join(_grouped(each) for each in parts)


def _root(options: str, parts: list[str]) -> str:
    return f"{parts[0]}√({parts[1]})" if len(parts) > 1 else f"√({''.join(parts)})"


def _script(options: str, parts: list[str]) -> str:
    sign = "^" if "\\up" in options else "_" if "\\do" in options else ""
    return "".join(f"{sign}{_grouped(each)}" for each in parts)


def _overlaid(options: str, parts: list[str]) -> str:
    """Signs in one place: a ring around a figure, or phonetic text above its base."""
    if len(parts) == 2 and parts[0] in _RINGS and parts[1] in _ENCLOSED:
        return _ENCLOSED[parts[1]]
    raised = [each.lstrip("^").strip("()") for each in parts if each.startswith("^")]
    return "".join([each for each in parts if not each.startswith("^")] + raised)


def _braced(options: str, parts: list[str]) -> str:
    left = right = ""
    for switch, pair in (("\\bc\\", True), ("\\lc\\", False), ("\\rc\\", False)):
        at = options.find(switch)
        sign = options[at + len(switch) : at + len(switch) + 1] if at >= 0 else ""
        if pair and sign:
            left, right = sign, {"{": "}", "[": "]", "(": ")", "<": ">"}.get(sign, sign)
        elif sign:
            left, right = (sign, right) if "l" in switch else (left, sign)
    if not (left or right):
        left, right = "(", ")"
    return left + ",".join(parts) + right


def _operator(options: str, parts: list[str]) -> str:
    sign = "∑" if "\\su" in options else "∏" if "\\pr" in options else "∫"
    low, high, body = [*parts, "", "", ""][:3]
    return (
        f"{sign}{f'_{_grouped(low)}' if low else ''}{f'^{_grouped(high)}' if high else ''} {body}"
    )


def _listed(options: str, parts: list[str]) -> str:
    return ",".join(parts)


_SWITCHES: dict[str, Callable[[str, list[str]], str]] = {
    "f": _fraction,
    "r": _root,
    "s": _script,
    "o": _overlaid,
    "b": _braced,
    "i": _operator,
    "a": lambda options, parts: f"[{'; '.join(parts)}]",
    "x": lambda options, parts: f"[{','.join(parts)}]",
    "d": lambda options, parts: "".join(parts),
    "l": _listed,
}
