"""会议: what the record of one must hold, by what was before it; each with its authority."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from review.law.vocabulary import Reply, Resolution, Subject

DECISION = "重大行政决策程序暂行条例第三十条"
COLLECTIVE = "三重一大制度"
DECIDING = (Resolution.PASSED, Resolution.IN_PRINCIPLE)


@dataclass(frozen=True)
class Minutes:
    """A meeting as its minutes have it; `number` is theirs.

    `item` is the item of an agenda it was decided on, `voting` whether that body votes.
    Of a question alone: what was `decided`, and whether that `followed` counsel's opinion.
    """

    name: str
    held_on: date
    number: str
    attendance: str
    in_favour: int
    against: int
    abstained: int
    outcome: Resolution
    discussion: str = ""
    dissent: str = ""
    last_word: str = ""
    decided: str = ""
    followed: Reply = Reply.ADOPTED
    departure: str = ""
    late_reason: str = ""
    item: int | None = None
    voting: bool = True

    @property
    def votes(self) -> int:
        return self.in_favour + self.against + self.abstained


@dataclass(frozen=True)
class Entry:
    """One thing the record must hold: the field, the sentence when it is missing, for which subjects."""

    field: str
    sentence: str
    basis: str
    of: tuple[Subject, ...]


EVERY, GRAVE, THREE = tuple(Subject), (Subject.DECISION, Subject.COLLECTIVE), (Subject.COLLECTIVE,)
ENTRIES = (
    Entry("name", "请填写会议名称", "办公室惯例", EVERY),
    Entry("attendance", "请填写出席人员", DECISION, EVERY),
    Entry("decided", "请写明会议决定的内容", DECISION, EVERY),
    Entry("discussion", "请记录各成员发言要点", DECISION, GRAVE),
    Entry("dissent", "不同意见应当如实载明；没有不同意见的，写“无”", DECISION, GRAVE),
    Entry("last_word", "主要领导应当末位表态，请记录其意见", DECISION, GRAVE),
    Entry("number", "三重一大事项须填写会议纪要文号", COLLECTIVE, THREE),
    Entry("votes", "三重一大事项须记录表决票数", COLLECTIVE, THREE),
)


def contradictions(minutes: Minutes) -> dict[str, str]:
    """What is wrong with the votes on a document, by field: dissent is written down, and what
    passed has more voices for it than against.
    """
    contradicted = {}
    if minutes.voting and not minutes.votes:
        contradicted["in_favour"] = "请填写表决情况"
    if minutes.against + minutes.abstained and not minutes.dissent.strip():
        contradicted["dissent"] = "有反对或者弃权的，应当如实写明不同意见"
    outvoted = minutes.outcome in DECIDING and minutes.in_favour <= minutes.against
    if minutes.votes and outvoted and not minutes.last_word.strip():
        contradicted["last_word"] = "同意不多于反对而通过的，应当写明主要负责人的理由"
    return contradicted


def faults(minutes: Minutes, subject: Subject) -> dict[str, str]:
    """What is missing from the record of a question, by field."""
    sentences = {
        entry.field: entry.sentence
        for entry in ENTRIES
        if subject in entry.of and not getattr(minutes, entry.field)
        if minutes.voting or entry.field != "votes"
    }
    if minutes.followed is not Reply.ADOPTED and not minutes.departure:
        sentences["departure"] = "会议决定与法律意见不一致的，须写明理由"
    return {("in_favour" if field == "votes" else field): said for field, said in sentences.items()}
