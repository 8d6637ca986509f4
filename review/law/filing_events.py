"""报备以后: what the filing authority does, what must be done in answer, and by when; as rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from review.law.articles import article
from review.law.procedure import YES, Ruling
from review.law.vocabulary import Filed, Receiver
from review.words import Listed, Words

F = Filed
LAW = "北京市各级人民代表大会常务委员会规范性文件备案审查条例"
CHAPTER = article(LAW, "第二十九条至第三十二条")
ELSEWHERE = "向政府报备的参照人大备案审查的期限，以备案机关要求为准"


@dataclass(frozen=True)
class FilingEventRow:
    """`after`: one of these must have happened; `never_after`: none of these may have.

    `formal`: of the formal check alone, so never once it is registered; `told`: with its reasons.
    """

    kind: Filed
    basis: str
    after: tuple[Filed, ...] = ()
    never_after: tuple[Filed, ...] = ()
    once: bool = True
    starts: str = ""
    meets: str = ""
    ours: bool = False
    formal: bool = False
    told: bool = False


CLOSED = (F.RETURNED, F.ENDED, F.REVOKED)
ROWS: dict[Filed, FilingEventRow] = {
    row.kind: row
    for row in (
        FilingEventRow(F.RECEIVED, article(LAW, "第十二条"), never_after=CLOSED),
        FilingEventRow(F.SUSPENDED, article(LAW, "第十二条"), never_after=CLOSED, once=False,
            starts="normative.file.supplement", formal=True),
        FilingEventRow(F.SUPPLEMENTED, article(LAW, "第十二条"), after=(F.SUSPENDED,), never_after=CLOSED, once=False,
            meets="normative.file.supplement", ours=True),
        FilingEventRow(F.RETURNED, article(LAW, "第十二条"), never_after=CLOSED, formal=True, told=True),
        FilingEventRow(F.ASKED, CHAPTER, never_after=CLOSED, once=False),
        FilingEventRow(F.PLANNED, CHAPTER, after=(F.ASKED,), never_after=CLOSED, ours=True),
        FilingEventRow(F.PAUSED, CHAPTER, after=(F.PLANNED,), never_after=CLOSED),
        FilingEventRow(F.OPINION, article(LAW, "第二十九条"), never_after=CLOSED, once=False,
            starts="normative.review.reply"),
        FilingEventRow(F.REPLIED, article(LAW, "第二十九条"), after=(F.OPINION,), never_after=CLOSED, once=False,
            meets="normative.review.reply", ours=True),
        FilingEventRow(F.HALTED, CHAPTER, never_after=CLOSED, starts="normative.amend.report"),
        FilingEventRow(F.AMENDED, article(LAW, "第三十条"), after=(F.ASKED, F.PLANNED, F.OPINION, F.HALTED),
            never_after=CLOSED, starts="normative.amend.report", ours=True),
        FilingEventRow(F.REPORTED, article(LAW, "第三十条"), after=(F.AMENDED, F.HALTED), never_after=CLOSED,
            once=False, meets="normative.amend.report", ours=True),
        FilingEventRow(F.ENDED, CHAPTER, never_after=CLOSED),
        FilingEventRow(F.REVOKED, CHAPTER, after=(F.PLANNED, F.OPINION), never_after=CLOSED),
    )
}  # fmt: skip


def rule(row: FilingEventRow, done: Sequence[Filed], *, registered: bool = False) -> Ruling:
    """Whether this may be recorded of a filing, after what happened to it already."""
    label = row.kind.label
    if row.formal and registered:
        return Ruling(False, Words("本次报备已经登记，不再登记“{label}”", label=label))
    closed = next((filed for filed in done if filed in row.never_after), None)
    if closed:
        return Ruling(
            False,
            Words("本次报备已经“{closed}”，不再登记“{label}”", closed=closed.label, label=label),
        )
    if row.once and row.kind in done:
        return Ruling(False, Words("“{label}”已经登记过", label=label))
    if row.after and not set(row.after) & set(done):
        wanted = Listed("、", (earlier.label for earlier in row.after))
        return Ruling(False, Words("“{label}”须在“{wanted}”之后登记", label=label, wanted=wanted))
    return YES


def closed(done: Sequence[Filed]) -> Filed | None:
    """What ended the filing, so that nothing more comes of it."""
    return next((filed for filed in done if filed in CLOSED), None)


SUPPLEMENT = "normative.file.supplement"
PERIODS = frozenset(row.starts for row in ROWS.values() if row.starts)


def awaited(done: Sequence[Filed]) -> frozenset[str]:
    """The periods that run of a filing, by what happened to it, in the order it happened."""
    running: set[str] = set()
    for row in (ROWS[kind] for kind in done):
        running -= {row.meets}
        running |= {row.starts} & PERIODS
    return frozenset() if closed(done) else frozenset(running)


def source(row: FilingEventRow, receiver: Receiver) -> str:
    """The authority of a row; the congress's own rules bind no other filing authority."""
    return row.basis if receiver is Receiver.CONGRESS else ELSEWHERE
