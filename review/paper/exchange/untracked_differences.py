"""What a returned file brings that no annotation can carry: listed with its place, never taken in.

Text changed without tracking; changes of ours that were accepted or rejected; and what was tracked
but is no change of words: rows of tables, pictures and notes, formats (ECMA-376 Part 1, 17.13.5).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from review.paper.comparing.pairs import Pair, pictures
from review.paper.comparing.tokens import BREAK
from review.paper.exchange.comment_matching import MINUTE
from review.paper.exchange.rejected_changes import CAME, GONE, RejectedChanges
from review.paper.model import OBJECT, Block, Change, Paper, Paragraph, Row, Run, Table
from review.paper.model import paragraphs_in as paragraphs
from review.words import Words

_FIGURE = re.compile(r"\d+")
_UNTRACKED = {"inserted": "缺少这段文字", "deleted": "多出这段文字", "moved": "这段文字换了位置"}
_NAMES = {"footnote": "脚注", "endnote": "尾注", "textbox": "文本框"}
_FATES = {"inserted", "deleted", "both"}
"""Ways to be seen that tracked changes account for."""
_SHOWN = 20
"""Code points quoted to tell a place."""


class Difference(NamedTuple):
    """`block` is the paragraph of our paper it is in or, where only theirs has it, stands after."""

    block: str
    ours: str
    theirs: str
    why: str


def untracked_differences(
    base: Paper, returned: Paper, undone: RejectedChanges, pairs: Sequence[Pair]
) -> Iterator[Difference]:
    """All of it; `pairs` compare the returned file, its changes undone, with our paper."""
    yield from _untracked(pairs)
    for author, count in _settled(base, returned).items():
        why = Words(
            "文本原有{author}的修订有{count}处已被接受或拒绝", author=_name(author), count=count
        )
        yield Difference("", "", "", why)
    yield from _Walk(returned, undone, pairs).all()
    known = {each.sentence for each in base.warnings}
    for sentence in dict.fromkeys(each.sentence for each in returned.warnings):
        if sentence not in known:
            yield Difference("", "", "", sentence)


def _untracked(pairs: Sequence[Pair]) -> Iterator[Difference]:
    after = ""
    for pair in pairs:
        block = pair.new[0].id if pair.new else after
        after = pair.new[-1].id if pair.new else after
        if pair.kind == "left":
            continue
        theirs, ours = (
            text.replace(BREAK, "\n").replace(OBJECT, "〔对象〕")
            for text in (pair.old_text, pair.new_text)
        )
        if pair.kind != "same" and not _as_laid_out(pair) and (ours + theirs).strip():
            yield Difference(block, ours, theirs, _UNTRACKED.get(pair.kind, "文字不同"))
        elif pictures(pair.old) != pictures(pair.new):
            yield Difference(block, ours, theirs, "图片换了另一张，或重新压缩过，请核对")
        yield from _looks(pair, block)


def _looks(pair: Pair, block: str) -> Iterator[Difference]:
    """Words that stayed and are seen otherwise; the old side of the pair is the returned file."""
    for look in pair.looks:
        ours, theirs = (
            tuple(each for each in sight if each not in _FATES)
            for sight in (look.after, look.before)
        )
        words = pair.new_text[look.new_start : look.new_end].strip()
        said = look._replace(before=ours, after=theirs).said
        if words and said:
            why = Words("未留修订痕迹的格式改动：“{text}”{what}", text=words, what=said)
            yield Difference(block, words, words, why)


def _as_laid_out(pair: Pair) -> bool:
    """Whether only blanks differ, or page numbers in a margin: programs lay them out anew."""
    ours, theirs = "".join(pair.new_text.split()), "".join(pair.old_text.split())
    if pair.story in ("header", "footer"):
        ours, theirs = (_FIGURE.sub("", text) for text in (ours, theirs))
    return ours == theirs and pair.kind == "edited"


def _settled(base: Paper, returned: Paper) -> Counter[str]:
    """By author, how many changes that stood in our file are no longer pending."""
    theirs = {(each.kind, each.author, each.date[:MINUTE]) for each in returned.changes}
    gone: Counter[str] = Counter()
    for each in base.changes:
        if each.kind in (*CAME, *GONE):
            gone[each.author] += (each.kind, each.author, each.date[:MINUTE]) not in theirs
    return +gone


class _Walk:
    """Through the returned file in reading order, with the place in ours it has come to."""

    def __init__(self, returned: Paper, undone: RejectedChanges, pairs: Sequence[Pair]) -> None:
        self._returned, self._undone = returned, undone
        self._home = {p.id: pair.new[0] for pair in pairs if pair.new for p in pair.old}
        self._stories = {story.name: story for story in returned.stories}
        self._here: Paragraph | None = None
        self._shown = ""
        self._formats: dict[str, Counter[str]] = {}
        self._counted: set[str] = set()

    def all(self) -> Iterator[Difference]:
        for story in self._returned.stories:
            if story.kind != "comment" and story.name not in self._undone.unmentioned:
                self._here, self._shown = None, ""
                yield from self._blocks(story.blocks)
        for author, places in self._formats.items():
            block = next(iter(places))
            why = Words(
                "{author}改了格式{count}处，首处在这一段",
                author=_name(author),
                count=places.total(),
            )
            yield Difference(block, "", "", why)

    def _blocks(self, blocks: Sequence[Block]) -> Iterator[Difference]:
        for block in blocks:
            if isinstance(block, Table):
                for row in block.rows:
                    yield from self._row(row)
            else:
                yield from self._paragraph(block)

    def _row(self, row: Row) -> Iterator[Difference]:
        change = self._undone.changes.get(row.change or "")
        text = "｜".join(self._words(cell.blocks) for cell in row.cells)
        if change is not None and change.kind in CAME:
            place = self._where("（在“{text}”之后）")
            yield self._told(change, "{author}新增表格行{place}", theirs=text, place=place)
            return
        whole, said = change is not None and change.kind in GONE, []
        for n, cell in enumerate(row.cells):
            first = next(paragraphs(cell.blocks), None)
            if n == 0 and first is not None:
                self._arrive(first)
            if n == 0 and whole and change is not None:
                yield self._told(change, "{author}删除表格行", ours=text)
            self._shown = ""
            yield from self._blocks(cell.blocks)
            said.append(self._shown)
        self._shown = "｜".join(said)

    def _paragraph(self, paragraph: Paragraph) -> Iterator[Difference]:
        self._arrive(paragraph)
        self._format((paragraph.mark or "",))
        for run in paragraph.runs:
            self._format(run.changes)
            if OBJECT in paragraph.text[run.start : run.end]:
                yield from self._object(run)

    def _object(self, run: Run) -> Iterator[Difference]:
        changes = [self._undone.changes[id_] for id_ in run.changes if id_ in self._undone.changes]
        came = next((each for each in changes if each.kind in CAME), None)
        gone = next((each for each in changes if each.kind in GONE), None)
        story = self._stories.get(run.story or "")
        name = _NAMES.get(story.kind, "对象") if story else "图片" if run.image else "对象"
        shown = (
            Words("〔{thing}：{text}〕", thing=name, text=self._words(story.blocks))
            if story
            else Words("〔{thing}〕", thing=name)
        )
        told = {"thing": name, "place": self._where("（在“{text}”一段）")}
        if came and not gone:
            yield self._told(came, "{author}新增{thing}{place}", theirs=shown, **told)
        if gone and not came:
            yield self._told(gone, "{author}删除{thing}{place}", ours=shown, **told)

    def _words(self, blocks: Sequence[Block]) -> str:
        return "\n".join(each.text for each in paragraphs(tuple(blocks))).replace(
            OBJECT, "〔图片〕"
        )

    def _format(self, changes: Sequence[str]) -> None:
        for id_ in changes:
            change = self._undone.changes.get(id_)
            if change is not None and change.kind == "format" and id_ not in self._counted:
                self._counted.add(id_)
                place = self._here.id if self._here else ""
                self._formats.setdefault(change.author, Counter())[place] += 1

    def _arrive(self, paragraph: Paragraph) -> None:
        place = self._undone.place((paragraph.id, 0))
        home = self._home.get(place[0]) if place else None
        if home is not None:
            self._here, self._shown = home, f"{home.label}{home.text}"

    def _where(self, msgid: str) -> str:
        if self._here is None:
            return "（在文首）"
        shown = self._shown.replace(OBJECT, "")
        shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
        return Words(msgid, text=shown) if shown else ""

    def _told(
        self, change: Change, msgid: str, ours: str = "", theirs: str = "", **values: str
    ) -> Difference:
        block = self._here.id if self._here else ""
        return Difference(block, ours, theirs, Words(msgid, author=_name(change.author), **values))


def _name(author: str) -> str:
    return author or "未署名者"
