"""小台账 of the firms: engagement, attendance, oral advice, marks, defects found later, evaluation."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from review.law.setting import Certainty
from review.law.small_registers.grammar import (
    EITHER,
    ONCE,
    YES,
    Counted,
    Field,
    Form,
    Lasting,
    SmallRegister,
    Term,
    Values,
    said,
)
from review.law.vocabulary import Unit
from review.words import Listed, Words

F, V, H, W = Form, Certainty.VERIFIED, Certainty.PRACTICE, Unit.WORKDAY
AS_OF = "截止日是年末，本年的是今天"
LOW = ("基本合格", "不合格")


TERM = Lasting("begins_on", "ends_on", "拟聘", "在聘", "期满")


def _in_term(values: Values, on: date) -> bool:
    return TERM.concerns(values, on.year)


def _is(state: str) -> Callable[[Values, date], bool]:
    return lambda values, on: TERM.state(values, True, on) == state


def _ended(values: Values, on: date) -> bool:
    return values["ends_on"][:4] == str(on.year) and _is(TERM.after)(values, on)


def _ending_next(values: Values, on: date) -> bool:
    return int(values["ends_on"][:4]) == on.year + 1


COUNSEL = (
    SmallRegister("engagements", "常年法律顾问聘用", "份", "签订日期", "律师事务所", (
        Field("number", "合同编号"),
        Field("lawyers", "律师和执业证号", F.AREA),
        Field("procurement", "选聘方式"),
        Field("begins_on", "服务期自", F.DAY),
        Field("ends_on", "服务期至", F.DAY),
        Field("fee", "费用", F.MONEY),
        Field("fee_kind", "计费方式", F.CHOICE, ("年费", "按件", "年费加按件"), required=False),
        Field("instalments", "付款安排", F.AREA, required=False),
        Field("scope", "服务范围", F.AREA, note="写明合同、文件、制度、咨询中的哪些；范围以外的事项分办时须写明理由"),
        Field("response", "约定的答复时间"),
        Field("clauses", "保密和利益冲突条款", F.AREA, required=False),
    ), (
        Counted("counsel.engaged", "常年法律顾问聘用", "份", "服务期与本年重合的", lasts=_in_term),
        Counted("counsel.proposed", "其中拟聘", "份", Listed("；", ("服务期在截止日以后开始的", AS_OF)), lasts=_is(TERM.before)),
        Counted("counsel.serving", "其中在聘", "份", Listed("；", ("截止日在服务期内的", AS_OF)), lasts=_is(TERM.within)),
        Counted("counsel.ended", "其中期满", "份", Listed("；", ("服务期在本年、截止日以前届满的", AS_OF)), lasts=_ended),
        Counted("counsel.ending", "次年期满的聘用", "份", "服务期在次年届满的", lasts=_ending_next),
    ), "30年", "律师法第二十五条、第二十九条", V, lasting=TERM),
    SmallRegister("attendance", "法律顾问参会", "次", "开会日期", "会议和议题", (
        Field("firm", "律师事务所"),
        Field("came", "到会", F.CHOICE, EITHER),
        Field("said", "发表的意见", F.AREA, required=False),
    ), (
        Counted("counsel.invited", "法律顾问受邀参会", "次", ONCE),
        Counted("counsel.met", "法律顾问到会", "次", ONCE, said("came", YES)),
    ), "30年", "办公室惯例", H),
    SmallRegister("oral", "口头咨询", "次", "咨询日期", "问题", (
        Field("asker", "咨询人"),
        Field("counsel", "律师"),
        Field("answer", "答复要点", F.AREA),
        Field("confirmed_on", "书面确认日期", F.DAY, required=False),
    ), (Counted("counsel.oral", "口头咨询", "次", ONCE),), "30年", "办公室惯例", H,
        terms=(Term("", "", "书面确认", 2, W, "办公室惯例", "confirmed_on"),)),
    SmallRegister("marks", "法律顾问办结评分", "份", "评分日期", "律师事务所", (
        Field("matter", "事项编号", F.MATTER, note="已经办结、由这家律所出具意见的事项；每人对一件事项评一次"),
        Field("mark", "评分（1—5）", F.CHOICE, ("5", "4", "3", "2", "1"),
              note="5为最好；按意见是否清楚、有依据、及时评，不看是否采纳"),
        Field("remark", "评语", F.AREA, required=False),
    ), (), "30年", "办公室惯例", H, personal=True),
    SmallRegister("defects", "意见事后发现的错漏", "处", "发现日期", "律师事务所", (
        Field("matter", "事项编号", F.MATTER, note="由这家律所出具意见的事项"),
        Field("finder", "发现者", F.CHOICE, ("法制审核", "人民法院、仲裁机构", "行政复议机关", "备案机关", "本单位")),
        Field("defect", "错漏的内容", F.AREA),
        Field("proof", "依据的文书", note="裁判文书、复议决定、备案意见、审核意见的文号"),
        Field("effect", "后果和改正", F.AREA, required=False),
    ), (Counted("counsel.defects", "意见事后发现的错漏", "处", ONCE),), "30年", "办公室惯例", H),
    SmallRegister("evaluations", "法律顾问考核评价", "次", "评价日期", "律师事务所", (
        Field("period", "评价的服务期"),
        Field("measured", "按事实计算的得分", note="取自“按事实评价”，不足5件的不评分"),
        Field("adjusted", "调整和理由", F.AREA, required=False),
        Field("answer", "律所的说明", F.AREA, required=False),
        Field("grade", "等次", F.CHOICE, ("优秀", "合格", *LOW, "不评分")),
    ), (
        Counted("counsel.graded", "法律顾问考核评价", "次", ONCE),
        Counted("counsel.low", "其中合格以下", "次", Words("等次为{grades}的", grades=Listed("、", LOW)),
                said("grade", *LOW)),
    ), "30年", "办公室惯例", H),
)  # fmt: skip
