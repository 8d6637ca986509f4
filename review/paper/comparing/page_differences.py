"""Two final forms page by page: which pages show something else, whatever their words say."""

from __future__ import annotations

import json
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from review.paper.reading import sandbox
from review.words import Listed, Words

_AT_ONCE = 40  # pages that one child draws
_NAMED = 20  # pages that are named one by one


class PageDifference(NamedTuple):
    """A page of the old file and the one of the new that stands in its place, from 1; None for none."""

    old: int | None
    new: int | None

    @property
    def sentence(self) -> str:
        """As a lawyer would say it."""
        if self.old is None:
            return Words("新增第{new}页", new=self.new)
        if self.new is None:
            return Words("删除第{old}页", old=self.old)
        if self.old == self.new:
            return Words("第{new}页画面不同", new=self.new)
        return Words("第{new}页（原第{old}页）画面不同", new=self.new, old=self.old)


def differences(old: bytes, new: bytes) -> tuple[PageDifference, ...]:
    """The pages that look unlike, in order; () for two files that look alike. Refusal as `read`."""
    return () if old == new else between(_hashes(old), _hashes(new))


def picture(source: bytes, number: int) -> bytes:
    """A page of a PDF as PNG, drawn in the child; Refusal where there is no such page."""
    return sandbox.ask("picture", [str(number)], source)


def between(old: Sequence[str], new: Sequence[str]) -> tuple[PageDifference, ...]:
    """The same of the hashes of their pages."""
    page_differences: list[PageDifference] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        for at in range(max(b - a, d - c)):
            left, right = a + at + 1, c + at + 1
            page_differences.append(
                PageDifference(left if left <= b else None, right if right <= d else None)
            )
    return tuple(page_differences)


def sentence(page_differences: Sequence[PageDifference], words: bool) -> str:
    """What is told of the pages; `words` says whether the words differ too. "" for none."""
    if not page_differences:
        return ""
    named = [difference.sentence for difference in page_differences[:_NAMED]]
    more = (
        Words("等{count}页", count=len(page_differences)) if len(page_differences) > _NAMED else ""
    )
    same = "" if words else "文字相同，"
    return Words("{same}{pages}{more}。", same=same, pages=Listed("、", named), more=more)


def _hashes(source: bytes) -> list[str]:
    digests: list[str] = []
    while True:
        words = [str(len(digests) + 1), str(_AT_ONCE)]
        more = json.loads(sandbox.ask("pictures", words, source))
        digests += map(str, more)
        if len(more) < _AT_ONCE:
            return digests
