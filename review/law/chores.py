"""What waits for a person beside the steps of the statute: threads, confirmations, comparisons."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from review.law import who
from review.law.facts import Matter, Person
from review.law.permissions import Act, may
from review.law.signed_copy import awaited_reader
from review.law.who import Who


@dataclass(frozen=True)
class Threads:
    """How a matter's annotations stand, in numbers.

    `answered`: answered and not settled by counsel. `from_counsel`, `from_section`: unsettled
    threads whose last word is that side's. `unread`: the text has changed since it was last
    reviewed or compared. `undirected`: alerts without the leader's word.
    """

    answered: int = 0
    from_counsel: int = 0
    from_section: int = 0
    unread: int = 0
    undirected: int = 0


@dataclass(frozen=True)
class Chore:
    """Done by `by`, wherever the permission `act` allows it, as long as `count` is not nought."""

    act: Act
    label: str
    by: Who
    count: Callable[[Matter, Threads], int]
    unit: str = "条"


CHORES = (
    Chore(Act.ANSWER, "答复批注", who.drafter, lambda m, t: m.unanswered),
    Chore(Act.CONFIRM, "确认不采纳", who.section_head, lambda m, t: m.unconfirmed),
    Chore(Act.PLACE, "定位批注", who.cleared_counsel | who.drafter, lambda m, t: m.unplaced),
    Chore(Act.SETTLE, "了结批注", who.cleared_counsel, lambda m, t: t.answered),
    Chore(Act.REMARK, "回复律师", who.drafter, lambda m, t: t.from_counsel),
    Chore(Act.REMARK, "回复科室", who.cleared_counsel, lambda m, t: t.from_section),
    Chore(Act.COMPARE, "复核差异", who.cleared_counsel, lambda m, t: t.unread, "处"),
    Chore(Act.EXPLAIN_BLANKS, "说明留白", who.drafter, lambda m, t: max(m.blanks or 0, 0), "处"),
    Chore(Act.UPHOLD, "确认审查结论", who.drafter, lambda m, t: len(m.normative.moved), "项"),
    Chore(
        Act.CONFIRM_COPY, "核对签署件", awaited_reader, lambda m, t: int(bool(m.copy_awaits)), "份"
    ),
    Chore(Act.DIRECT, "批示预警", who.leader | who.head, lambda m, t: t.undirected, "件"),
)


def waiting(person: Person, matter: Matter, threads: Threads) -> Iterator[tuple[Chore, int]]:
    """The chores that wait for this person, each with how many."""
    for chore in CHORES:
        count = chore.count(matter, threads)
        if count and chore.by.holds(person, matter) and may(person, chore.act, matter):
            yield chore, count
