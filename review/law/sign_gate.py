"""The sign gate (签署闸口): what must be true of a text before it may be signed, each by name."""

from __future__ import annotations

from review.law.conclusions import BINDING
from review.law.facts import Matter
from review.law.procedure import Condition
from review.law.vocabulary import Conclusion, Conflict
from review.law.who import decided

PASSING = (Conclusion.SIGNABLE, Conclusion.REVISE)


def _reviewing_done(matter: Matter) -> bool:
    return matter.opinion_text is not None


def _reviewed(matter: Matter) -> bool:
    if matter.text is None or matter.opinion_text is None:
        return False
    same = matter.text == matter.opinion_text
    return same or (matter.opinion_text, matter.text) in matter.compared


has_text = Condition("has_text", "已上传送审文本", lambda m: m.text is not None, "承办人")
described = Condition("described", "合同基本信息已填写完整", lambda m: m.described, "承办人")
materials = Condition("materials", "必交材料齐全", lambda m: not m.missing, "承办人")
declared = Condition(
    "declared",
    "承办律师已声明利益冲突情况；披露的，已取得知情同意",
    lambda m: m.declared is Conflict.NONE or (m.declared is Conflict.DISCLOSED and m.consented),
    "承办律师",
    begun=lambda m: m.counsel is not None,
    short="承办律师已声明利益冲突情况",
)
opinion = Condition(
    "opinion",
    "审查意见已出具，结论为可签订或修改后签订",
    lambda m: m.conclusion in PASSING,
    "承办律师",
    begun=lambda m: m.counsel is not None,
)
reviewed = Condition(
    "reviewed",
    "审查意见针对的就是本文本；文本有差异的，差异已列明并经复核",
    _reviewed,
    "承办律师或办公室",
    begun=_reviewing_done,
    short="审查意见针对的就是本文本",
)
named = Condition(
    "named",
    "结论为修改后签订、应当予以修改的，意见已列明须修改之处（“须处理”批注，或者“不符合”的要点）",
    lambda m: m.conclusion not in BINDING or m.named > 0,
    "承办律师",
    begun=_reviewing_done,
    applies=lambda m: m.conclusion in BINDING,
    short="意见已列明须修改之处",
)
carried_out = Condition(
    "carried_out",
    "意见列明的须修改之处均有着落：已经照改、已由承办律师了结，或者不采纳已经确认；只列要点的，文本已作修改",
    lambda m: m.conclusion not in BINDING or m.unheeded == 0,
    "承办人或承办律师",
    begun=_reviewing_done,
    applies=lambda m: m.conclusion in BINDING,
    short="须修改之处均有着落",
)
filled = Condition(
    "filled",
    "文本中没有空白和占位内容；留白的，已经填写、删去，或者写明由谁、为何在签署时手写填写",
    lambda m: m.blanks == 0,
    "承办人",
    begun=lambda m: m.opinion_text is not None and m.blanks is not None,
    short="文本中的空白均已处理",
)
printed = Condition(
    "printed",
    "办公室设置为必须的，已用第二程序（LibreOffice）排版核对本文本；没有安装、没有核对或者未能排版的不算",
    lambda m: not m.print_wanted or m.printed,
    "系统管理员",
    applies=lambda m: m.print_wanted,
    short="已用第二程序排版核对",
)
print_agrees = Condition(
    "print_agrees",
    "办公室设置为必须的，第二程序排版后的文字与读出的一致；不一致的，每一处都已由承办律师或办公室认可",
    lambda m: not m.print_wanted or m.print_differs == 0,
    "承办律师或办公室",
    begun=lambda m: m.printed or not m.print_wanted,
    applies=lambda m: m.print_wanted,
    short="排版核对的差异均已认可",
)
PRINT = (printed, print_agrees)
answered = Condition(
    "answered",
    "每条批注均已答复",
    lambda m: m.unanswered == 0,
    "承办人",
    begun=_reviewing_done,
    applies=lambda m: m.notes > 0,
)
confirmed = Condition(
    "confirmed",
    "不采纳“须处理”批注的，已经科室负责人确认",
    lambda m: m.unconfirmed == 0,
    "科室负责人",
    begun=_reviewing_done,
    applies=lambda m: m.notes > 0,
)
faithful = Condition(
    "faithful",
    "答复采纳的，建议文字已写入本文本（没有建议文字的，原文已有改动），或者已经承办律师了结",
    lambda m: m.contradicted == 0,
    "承办人或承办律师",
    begun=_reviewing_done,
    applies=lambda m: m.notes > 0,
    short="答复采纳的已经写入本文本",
)
placed = Condition(
    "placed",
    "未能定位的批注均已处置",
    lambda m: m.unplaced == 0,
    "承办律师或承办人",
    begun=_reviewing_done,
    applies=lambda m: m.notes > 0,
)
settled = Condition(
    "settled",
    "“须处理”批注均已了结；不采纳的，已经确认并随本文本获批",
    lambda m: m.unsettled == 0,
    "承办律师",
    begun=_reviewing_done,
    applies=lambda m: m.notes > 0,
    short="“须处理”批注均已了结",
)
approved = Condition(
    "approved",
    "审批领导已批准本文本",
    lambda m: m.text is not None and m.approved_text == m.text,
    "审批领导",
    begun=_reviewing_done,
)
collectively_decided = Condition(
    "collectively_decided",
    "达到办公室设置的金额、须经会议决定的合同，会议已经通过本文本",
    lambda m: not m.collective or decided(m),
    "办公室",
    applies=lambda m: m.collective,
    short="会议已经通过本文本",
)
within_limit = Condition(
    "within_limit",
    "追加同种货物、工程、服务的补充合同金额合计不超过办公室设置的上限（法定最高为原合同金额的10%，政府采购法第四十九条）",
    lambda m: not m.over_supplemented,
    "承办人",
    applies=lambda m: m.supplementing,
    short="补充合同金额没有超过上限",
)
log_intact = Condition("log_intact", "审查日志刚刚核验无误", lambda m: m.log_verified, "办公室")
cleared = Condition(
    "cleared",
    "本文本已准予签署",
    lambda m: m.text is not None and m.cleared_text == m.text,
    "办公室",
)

CONTRACT = (
    materials,
    declared,
    opinion,
    named,
    carried_out,
    reviewed,
    filled,
    *PRINT,
    answered,
    confirmed,
    faithful,
    placed,
    settled,
    approved,
    within_limit,
    log_intact,
)
