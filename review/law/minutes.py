"""会议记录 of a decision: what must be written down, by what is decided; each with its authority."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from review.law.vocabulary import Reply, Resolution, Subject

DECISION = "重大行政决策程序暂行条例第三十条"
COLLECTIVE = "外地三重一大制度（仅见节录）"
STEPS = {
    Resolution.PASSED: "pass_meeting",
    Resolution.IN_PRINCIPLE: "pass_meeting",
    Resolution.AGAIN: "deliberate_again",
    Resolution.REJECTED: "reject",
}


@dataclass(frozen=True)
class Minutes:
    """A meeting as reported; what was decided, and whether that follows counsel's opinion."""

    name: str
    held_on: date
    number: str
    attendance: str
    in_favour: int
    against: int
    abstained: int
    discussion: str
    dissent: str
    last_word: str
    outcome: Resolution
    decided: str
    followed: Reply
    departure: str
    late_reason: str = ""

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


def faults(minutes: Minutes, subject: Subject) -> dict[str, str]:
    """What is missing from the record, by field."""
    found = {
        entry.field: entry.sentence
        for entry in ENTRIES
        if subject in entry.of and not getattr(minutes, entry.field)
    }
    if minutes.followed is not Reply.ADOPTED and not minutes.departure:
        found["departure"] = "会议决定与法律意见不一致的，须写明理由"
    return {("in_favour" if field == "votes" else field): said for field, said in found.items()}
