"""What must be true of a document before it is deliberated, signed off, issued and filed."""

from __future__ import annotations

from review.law.facts import Matter
from review.law.procedure import Condition
from review.law.vocabulary import Conclusion, Disposition, DraftingDuty, Kind, Resolution


def _lawful(matter: Matter) -> bool:
    if matter.conclusion is Conclusion.LAWFUL:
        return True
    return matter.conclusion is Conclusion.AMEND and matter.disposition is Disposition.CLAUSES


def _passed(matter: Matter) -> bool:
    outcomes = (Resolution.PASSED, Resolution.IN_PRINCIPLE)
    return matter.meeting is not None and matter.meeting.outcome in outcomes


def _as_passed(matter: Matter) -> bool:
    if matter.text is None or matter.meeting is None:
        return False
    same = matter.text == matter.meeting.text
    return same or (matter.meeting.text, matter.text) in matter.compared


normative = Condition(
    "normative",
    "最近一次认定的结论是行政规范性文件",
    lambda m: m.classified is Kind.NORMATIVE,
    "承办人",
)
internal = Condition(
    "internal",
    "最近一次认定的结论是内部制度",
    lambda m: m.classified is Kind.INTERNAL,
    "承办人",
)
commented = Condition(
    "commented",
    "公开征求意见已按期限完成并写明采纳情况；依法不公开征求的，已写明理由",
    lambda m: m.normative.commented,
    "承办人",
    short="公开征求意见已经完成",
)
competition = Condition(
    "competition",
    "公平竞争审查已有结论，可以出台；与经营主体生产经营活动无关的除外",
    lambda m: m.normative.competition,
    "承办人",
    short="公平竞争审查已有结论",
)
consistent = Condition(
    "consistent",
    "涉企文件已作宏观政策取向一致性评估",
    lambda m: m.normative.consistent,
    "承办人",
)
same_competition = Condition(
    "same_competition",
    "公平竞争审查针对的就是本文本；文本有改动的，已确认结论仍然适用或者重新审查（公平竞争审查条例第十八条）",
    lambda m: DraftingDuty.COMPETITION not in m.normative.moved,
    "承办人",
    short="公平竞争审查针对的就是本文本",
)
same_consistency = Condition(
    "same_consistency",
    "一致性评估针对的就是本文本；文本有改动的，已确认结论仍然适用或者重新评估（北京市优化营商环境条例第七十五条）",
    lambda m: DraftingDuty.CONSISTENCY not in m.normative.moved,
    "承办人",
    short="一致性评估针对的就是本文本",
)
lawful = Condition(
    "lawful",
    "已经合法性审核，结论为合法，或者为应当予以修改（逐条修改）",
    _lawful,
    "法制审核人员或承办律师",
    short="已经合法性审核，结论可以通过",
)
by_organ = Condition(
    "by_organ",
    "合法性审核（审查）意见由本单位法制审核机构出具，不以法律顾问的意见代替",
    lambda m: m.organ,
    "法制审核人员",
    short="合法性审核意见由审核机构出具",
)
passed = Condition("passed", "已经集体审议通过", _passed, "办公室")
as_passed = Condition(
    "as_passed",
    "本文本就是审议通过的文本；有差异的，差异已列明并经复核",
    _as_passed,
    "承办律师或办公室",
    short="本文本就是审议通过的文本",
)
signed_off = Condition(
    "signed_off",
    "签发的就是本文本",
    lambda m: m.text is not None and m.approved_text == m.text,
    "签发领导",
)
filed = Condition(
    "filed", "应当报送的备案机关均已报送", lambda m: not m.normative.unfiled, "办公室"
)
owed = Condition(
    "owed", "还有应当报送、尚未报送的备案机关", lambda m: bool(m.normative.unfiled), "办公室"
)
supplemented = Condition(
    "supplemented",
    "备案机关暂缓登记的，已经补充或者重新报送",
    lambda m: not m.normative.suspended,
    "承办人或办公室",
)
undecided = Condition(
    "undecided",
    "至少有一家备案机关没有退回，也没有终止审查",
    lambda m: bool(m.normative.undecided),
    "办公室",
)
declined = Condition(
    "declined",
    "每一家备案机关都已退回（不属于备案范围）或者终止审查",
    lambda m: not m.normative.undecided,
    "办公室",
    short="备案机关都已退回或者终止审查",
)
revoked = Condition(
    "revoked", "备案机关撤销的决定已经登记在备案进展", lambda m: m.normative.revoked, "办公室"
)
published = Condition(
    "published", "已经向社会公布", lambda m: m.normative.published, "承办人或办公室"
)
