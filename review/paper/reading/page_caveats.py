"""What is to be told of a page of a final form (PDF, OFD), in the same words for both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from review.paper.model import Caveat
from review.words import Words

# By whether a box is ticked; None for what is no box.
_OVER = {
    None: "有{label}{because}。",
    True: "有{label}：已勾选。",
    False: "有{label}：未勾选。",
}
_TOLD = 30  # caveats of one kind, each with its page; the others are counted
_QUOTED = 40  # characters


def of_file(kind: str, sentence: str) -> Caveat:
    """A caveat that stands on no page."""
    return Caveat("body", 0, kind, sentence)


def of_page(number: int, kind: str, sentence: str) -> Caveat:
    """A caveat of that page, from 1."""
    return Caveat(f"p{number}", 0, kind, sentence)


def overlay(number: int, label: str, shown: bool, words: str, tick: bool | None = None) -> Caveat:
    """Something that lies over the page, with its words."""
    label = label if shown else Words("隐藏的{label}", label=label)
    because = f"：“{_quoted(words)}”" if words else ""
    return of_page(number, "overlay", Words(_OVER[tick], label=label, because=because))


def unseen(number: int, reason: str, words: str) -> Caveat:
    """Words that nobody sees, with the reason."""
    sentence = Words(
        "有看不见的文字（{ground}），未计入正文：“{text}”。", ground=reason, text=_quoted(words)
    )
    return of_page(number, "hidden", sentence)


def exchanged(number: int, read: str, drawn: str) -> Caveat:
    """A character that is drawn as another one."""
    sentence = Words("文字层写作“{read}”，画出来的字形像“{drawn}”。", read=read, drawn=drawn)
    return of_page(number, "glyph", sentence)


def wordless(number: int) -> Caveat:
    """A page of pictures among pages of words."""
    return of_page(number, "wordless", "这一页没有文字层，页上的文字没有读出。")


def _quoted(words: str) -> str:
    return words if len(words) <= _QUOTED else f"{words[:_QUOTED]}……"


def shortened(caveats: Iterable[Caveat]) -> Iterator[Caveat]:
    """The caveats of the pages, of each kind so many; how many more there are is said."""
    counts: Counter[str] = Counter()
    for caveat in caveats:
        counts[caveat.kind] += 1
        if counts[caveat.kind] <= _TOLD:
            yield caveat
    for kind, count in counts.items():
        if count > _TOLD:
            sentence = Words("同类情况另有{count}处，未逐一列出。", count=count - _TOLD)
            yield of_file(kind, sentence)
