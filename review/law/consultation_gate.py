"""What must be true of a question before it is decided: by whom, on what advice, after what time."""

from __future__ import annotations

from review.law.facts import Matter
from review.law.procedure import Condition
from review.law.vocabulary import Conclusion, Resolution, Subject

COLLECTIVE = (Subject.COLLECTIVE, Subject.DECISION)
OPEN = (Conclusion.LAWFUL, Conclusion.FEASIBLE)
DECIDING = (Resolution.PASSED, Resolution.IN_PRINCIPLE)


def _advised(matter: Matter) -> bool:
    if matter.conclusion is Conclusion.EXPLORATORY:
        return matter.consultation.risk_stated
    return matter.conclusion in OPEN


asked = Condition("asked", "要问的问题已写明", lambda m: m.described, "承办人")
advised = Condition(
    "advised",
    "法律顾问已出具意见，结论为合法、修改后可行；探索性事项已写明法律风险",
    _advised,
    "承办律师",
    short="法律意见已出具，结论可行",
)
answered_by_counsel = Condition(
    "answered_by_counsel",
    "法律顾问已出具法律意见",
    lambda m: m.conclusion is not None,
    "承办律师",
)
unhurried = Condition(
    "unhurried",
    "重大行政决策的合法性审查时间不少于规定的最短期限（法定7个工作日）；少于的，已写明理由（重大行政决策程序暂行条例第二十六条）",
    lambda m: not m.consultation.hasty or m.consultation.hurry_explained,
    "承办人",
    short="审查时间不少于最短期限，或者已写明理由",
)
hasty = Condition(
    "hasty",
    "审查时间确实少于规定的最短期限，且尚未写明理由",
    lambda m: m.consultation.hasty and not m.consultation.hurry_explained,
)
circulable = Condition(
    "circulable",
    "不是三重一大、重大行政决策事项；这两类事项应当集体讨论决定，不得以传阅、会签代替",
    lambda m: m.consultation.subject not in COLLECTIVE,
    "办公室",
    short="不是应当集体讨论决定的事项",
)
deliberated = Condition(
    "deliberated",
    "会议记录已登记，结果为通过",
    lambda m: m.meeting is not None and m.meeting.outcome in DECIDING,
    "办公室",
)
as_deliberated = Condition(
    "as_deliberated",
    "会议审议的就是本文本",
    lambda m: m.meeting is not None and m.text is not None and m.meeting.text == m.text,
    "办公室",
)
