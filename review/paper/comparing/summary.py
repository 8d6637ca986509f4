"""What changed between two versions, as a lawyer would say it: clauses, sums, dates, parties.

Every pair a reader must look at has a finding, save where only blanks, width or ends of paragraphs
are another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from review.paper.clause_paths import ARTICLE, number
from review.paper.comparing.findings import Finding, Place, Side, Topic, opening, quoted, where
from review.paper.comparing.look_changes import LookChange
from review.paper.comparing.pairs import Comparison, Pair, pictures, relabelled, renumbered
from review.paper.comparing.wording import Inside, inside_findings
from review.paper.model import Paragraph
from review.words import Listed, Words

_PARTY = re.compile(
    r"(?P<role>[甲乙丙丁]方|委托人|受托人|发包人|承包人|采购人|供应商|出租人|承租人)"
    r"(?:[（(][^）)]{0,12}[）)])?\s*[：:]\s*(?P<name>[^\s：:，,；;。]{2,60})"
)
_ALIAS = re.compile(
    r"(?P<name>[^\s，,；;。：:（(]{2,60})[（(](?:以下)?(?:简称|称)(?:为)?[：:]?[“\"]?"
    r"(?P<role>[甲乙丙丁]方)"
)
_LOOKS: tuple[tuple[Topic, tuple[str, ...]], ...] = (
    ("strike", ("strike",)),
    ("script", ("sup", "sub")),
)
Names = dict[str, tuple[str, tuple[int, int]]]


def summary(comparison: Comparison) -> tuple[Finding, ...]:
    """Findings in reading order; () for two equal texts."""
    findings: list[Finding] = []
    changed = [pair for pair in comparison.pairs if pair.kind != "left" and pair.changed]
    for row, pairs in groupby(changed, _lone_cell):
        gathered = list(pairs)
        if row:
            findings += _cells(row, gathered, comparison)
        for pair in gathered:
            findings += _pair(pair, comparison)
    return tuple(findings)


def _lone_cell(pair: Pair) -> Topic | None:
    """What happened to a cell that stands on one side only; None for all else."""
    if not pair.in_row:
        return None
    return "added" if pair.kind == "inserted" else "deleted" if pair.kind == "deleted" else None


def _cells(topic: Topic, pairs: Sequence[Pair], comparison: Comparison) -> Iterator[Finding]:
    """Neighbouring cells that came or went, in one sentence."""
    texts = [(pair.new_text or pair.old_text).strip() for pair in pairs]
    shown = "｜".join(text for text in texts if text)
    if shown:
        old, new = _sides(pairs[0], comparison)
        place = old.whole(), new.whole()
        yield Finding(
            topic,
            Words(
                "{where}表格新增{shown}。" if topic == "added" else "{where}表格删除{shown}。",
                where=where(*place),
                shown=quoted(shown, 60),
            ),
            *place,
        )


def _pair(pair: Pair, comparison: Comparison) -> Iterator[Finding]:
    inside = Inside(pair, *_sides(pair, comparison))
    before, after = _named(pair.old_text), _named(pair.new_text)
    yield from _clause(inside)
    spans = [span for _, span in before.values()], [span for _, span in after.values()]
    parties = [*_parties(inside, before, after)]
    yield from inside_findings(inside, spans if parties else ([], []))
    yield from parties
    yield from _pictures(inside)
    yield from (_look(inside, change) for change in pair.looks)


def _sides(pair: Pair, comparison: Comparison) -> tuple[Side, Side]:
    return Side(pair.old, comparison.old_paths), Side(pair.new, comparison.new_paths)


def _clause(inside: Inside) -> Iterator[Finding]:
    """Articles, and the items in them, that came, went, moved or bear another number."""
    pair = inside.pair
    before = number(pair.old[0]) if pair.old else ""
    after = number(pair.new[0]) if pair.new else ""
    if not (ARTICLE.match(before) or ARTICLE.match(after)):
        yield from _item(inside, before, after)
        return
    old, new = inside.old.whole(), inside.new.whole()
    if pair.kind == "inserted":
        yield Finding(
            "added", Words("新增{after}：{new}", after=after, new=opening(pair.new)), None, new
        )
    elif pair.kind == "deleted":
        yield Finding(
            "deleted", Words("删除{before}：{old}", before=before, old=opening(pair.old)), old, None
        )
    elif pair.kind == "moved":
        yield Finding(
            "moved",
            Words(
                "{before}移动，现为{after}：{new}",
                before=before,
                after=after,
                new=opening(pair.new),
            ),
            old,
            new,
        )
    elif renumbered(pair):
        sentence = Words(
            "{before}改为{after}。", before=before or "无编号的段落", after=after or "无编号的段落"
        )
        yield Finding("renumbered", sentence, old, new)
    elif relabelled(pair):
        yield _labelled(inside)


def _item(inside: Inside, before: str, after: str) -> Iterator[Finding]:
    """A paragraph that is no article: an item, a line of the head, of a note, of a cell."""
    pair = inside.pair
    old, new = inside.old.whole(), inside.new.whole()
    if pair.kind in ("inserted", "deleted") and not pair.in_row:
        shown = _spoken(pair.new or pair.old)
        if shown:
            topic: Topic = "added" if pair.new else "deleted"
            verb = "新增{words}。" if pair.new else "删除{words}。"
            said = Listed("", (where(old, new), Words(verb, words=quoted(shown))))
            yield Finding(topic, said, old, new)
    elif pair.kind == "moved":
        origin = where(old, None).rstrip("：")
        target = where(None, new).rstrip("：")
        way = (
            Words("由{origin}移到{target}", origin=origin or "原处", target=target or "别处")
            if origin != target
            else "移了位置"
        )
        yield Finding("moved", Words("{words}{way}。", words=opening(pair.new), way=way), old, new)
    elif renumbered(pair) or relabelled(pair):
        yield _labelled(inside)


def _labelled(inside: Inside) -> Finding:
    old, new = inside.pair.old[0], inside.pair.new[0]
    before, after = number(old), number(new)
    place = inside.old.whole(), inside.new.whole()
    if before == after:
        said = Words("编号“{after}”的显示方式改变。", after=after)
    else:
        said = Words(
            "编号由“{before}”改为“{after}”：{new}",
            before=before or "无",
            after=after or "无",
            new=opening(inside.pair.new),
        )
    return Finding("label", Listed("", (where(*place), said)), *place)


def _spoken(paragraphs: Sequence[Paragraph]) -> str:
    return "".join(f"{each.label}{each.text}" for each in paragraphs).strip()


def _parties(inside: Inside, old: Names, new: Names) -> Iterator[Finding]:
    """Parties whose name in their definition changed."""
    for role in sorted(old.keys() | new.keys()):
        before, two = old.get(role), new.get(role)
        if before and two and before[0] == two[0]:
            continue
        left = inside.old.place(*before[1]) if before else None
        right = inside.new.place(*two[1]) if two else None
        if before and two:
            said = Words(
                "{role}由“{before}”改为“{after}”。", role=role, before=before[0], after=two[0]
            )
        else:
            said = (
                Words("删除{role}“{name}”。", role=role, name=before[0])
                if before
                else Words("新增{role}“{name}”。", role=role, name=two[0] if two else "")
            )
        yield Finding("party", said, left, right)


def _named(text: str) -> Names:
    return {
        match["role"]: (match["name"], match.span("name"))
        for pattern in (_ALIAS, _PARTY)
        for match in pattern.finditer(text)
    }


def _pictures(inside: Inside) -> Iterator[Finding]:
    """Pictures that came, went, or were exchanged: a scanned price list is text to its reader."""
    pair = inside.pair
    before, after = Counter(pictures(pair.old)), Counter(pictures(pair.new))
    gone, came = before - after, after - before
    if not (gone or came):
        return
    old, new = _spot(inside.old, gone), _spot(inside.new, came)
    what = "更换图片" if gone and came else "新增图片" if came else "删除图片"
    count = max(gone.total(), came.total())
    yield Finding(
        "picture",
        Words("{where}{what}{count}幅。", where=where(old, new), what=what, count=count),
        old,
        new,
    )


def _spot(side: Side, wanted: Counter[str]) -> Place | None:
    for paragraph in side.paragraphs:
        for run in paragraph.runs:
            if run.image in wanted:
                return Side((paragraph,), side.paths).place(run.start, run.end)
    return None


def _look(inside: Inside, change: LookChange) -> Finding:
    """Words that are seen otherwise than they were."""
    old = inside.old.place(change.old_start, change.old_end)
    new = inside.new.place(change.new_start, change.new_end)
    words = {*change.before} ^ {*change.after}
    topic: Topic = next((topic for topic, known in _LOOKS if words & {*known}), "look")
    text = quoted(inside.pair.new_text[change.new_start : change.new_end])
    return Finding(topic, f"{where(old, new)}{text}{change.said}。", old, new)
