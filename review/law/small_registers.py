"""小台账: the small registers of the office, one grammar: what is entered, counted, kept how long.

A row is its page, its form, its sheet, its log and its figures. What is counted is what somebody
else confirmed; a correction keeps the old row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from review.law.requirements import Requirement
from review.law.settings import Certainty
from review.law.vocabulary import Unit

Values = Mapping[str, str]
RECENT = 30  # days after which an entry needs a reason
KEPT = "保管期限为办公室惯例，以档案主管部门审定的范围和期限为准（档案法实施条例第十九条）"
YES, NO = "是", "否"


class Form(Enum):
    TEXT = "文字"
    AREA = "长文字"
    DAY = "日期"
    COUNT = "数量"
    MONEY = "金额（元）"
    CHOICE = "选项"


@dataclass(frozen=True)
class Field:
    key: str
    label: str
    form: Form = Form.TEXT
    choices: tuple[str, ...] = ()
    required: bool = True
    note: str = ""


@dataclass(frozen=True)
class Counted:
    """A figure of the register: how many entries, or the sum of one of their numbers."""

    key: str
    label: str
    unit: str
    rule: str
    holds: Callable[[Values], bool] = lambda values: True
    adds: str = ""


@dataclass(frozen=True)
class Term:
    """A deadline that runs from the day of an entry, by what one of its fields says."""

    field: str
    said: str
    deed: str
    amount: int
    unit: Unit
    basis: str
    met: str = ""


@dataclass(frozen=True)
class SmallRegister:
    """`day` is what the day of an entry is called, `title` what its name is called."""

    key: str
    name: str
    noun: str
    day: str
    title: str
    fields: tuple[Field, ...]
    figures: tuple[Counted, ...]
    retention: str
    basis: str
    certainty: Certainty
    terms: tuple[Term, ...] = ()
    once_a_year: bool = False

    @property
    def by_key(self) -> dict[str, Field]:
        return {field.key: field for field in self.fields}


def said(field: str, *words: str) -> Callable[[Values], bool]:
    return lambda values: values.get(field, "") in words


def filled(field: str) -> Callable[[Values], bool]:
    return lambda values: bool(values.get(field))


def both(*rules: Callable[[Values], bool]) -> Callable[[Values], bool]:
    return lambda values: all(rule(values) for rule in rules)


F, V, H = Form, Certainty.VERIFIED, Certainty.PRACTICE
W, D, MO = Unit.WORKDAY, Unit.DAY, Unit.MONTH
ONCE = "一条登记计1"
EITHER = (YES, NO)
REVIEW, SUIT = "行政复议", "行政诉讼"
WON = ("维持", "驳回", "撤回、终止", "和解、调解")
LOST = ("撤销", "变更", "确认违法或者无效", "责令履行")
PAPERS = (
    ("复议申请书副本（普通程序）", "提交答复书、证据", 10, W, "行政复议法第四十八条"),
    ("复议申请书副本（简易程序）", "提交答复书、证据", 5, W, "行政复议法第五十四条"),
    ("附带审查通知", "制定机关提交依据", 10, W, "行政复议法第五十八条"),
    ("行政复议意见书", "报告整改情况", 60, D, "行政复议法第七十六条"),
    ("行政起诉状副本", "提交答辩状、证据", 15, D, "行政诉讼法第六十七条"),
    ("行政判决书", "上诉", 15, D, "行政诉讼法第八十五条"),
    ("行政裁定书", "上诉", 10, D, "行政诉讼法第八十五条"),
    ("民事起诉状副本", "提交答辩状、管辖异议", 15, D, "民事诉讼法第一百二十八条、第一百三十条"),
    ("民事判决书", "上诉", 15, D, "民事诉讼法第一百七十一条"),
    ("民事裁定书", "上诉", 10, D, "民事诉讼法第一百七十一条"),
    ("仲裁裁决书", "申请撤销", 3, MO, "仲裁法第七十二条"),
    ("劳动仲裁申请书副本", "提交答辩书", 10, D, "劳动争议调解仲裁法第三十条"),
    ("劳动仲裁裁决书", "起诉", 15, D, "劳动争议调解仲裁法第五十条"),
)
OTHER_PAPER = "其他"

REGISTERS: dict[str, SmallRegister] = {
    row.key: row
    for row in (
        SmallRegister("study", "学法、培训", "次", "日期", "主题", (
            Field("kind", "形式", F.CHOICE, ("会前学法", "中心组学习", "培训", "讲座", "旁听庭审", "考试")),
            Field("meeting", "会议", required=False),
            Field("laws", "学习的法律法规", F.AREA, required=False, note="写明版本（公布或者修订日期）"),
            Field("speaker", "讲授人", required=False),
            Field("expected", "应到（人）", F.COUNT, required=False),
            Field("heads", "实到（人）", F.COUNT),
            Field("head", "主要负责人主持", F.CHOICE, EITHER),
        ), (
            Counted("study.pre", "会前学法", "次", ONCE, said("kind", "会前学法")),
            Counted("study.course", "法治培训", "期", ONCE, said("kind", "培训")),
            Counted("study.heads", "培训人次", "人次", "法治培训的实到人数之和", said("kind", "培训"), "heads"),
        ), "10年", "法治宣传教育法第三十六条、第三十七条", V),
        SmallRegister("publicity", "普法活动", "场", "日期", "主题", (
            Field("place", "地点或者渠道"),
            Field("heads", "受众（人次）", F.COUNT),
            Field("estimated", "受众为估计", F.CHOICE, EITHER),
        ), (
            Counted("pub.events", "普法活动", "场", ONCE),
            Counted("pub.heads", "普法受众", "人次", "各场实际受众之和，估计的不计", said("estimated", NO), "heads"),
        ), "10年", "法治宣传教育法第八条、第九条", V),
        SmallRegister("engagements", "常年法律顾问聘用", "份", "签订日期", "律师事务所", (
            Field("number", "合同编号"),
            Field("lawyers", "律师和执业证号", F.AREA),
            Field("procurement", "选聘方式"),
            Field("begins_on", "服务期自", F.DAY),
            Field("ends_on", "服务期至", F.DAY),
            Field("fee", "费用", F.MONEY),
            Field("scope", "服务范围", F.AREA, note="写明合同、文件、制度、咨询中的哪些；范围以外的事项分办时须写明理由"),
            Field("response", "约定的答复时间"),
        ), (), "30年", "律师法第二十五条、第二十九条", V),
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
        SmallRegister("checks", "内控监督检查", "项", "检查日期", "制度", (
            Field("checkers", "检查人", note="不能是制度的承办科室"),
            Field("method", "方法和样本", F.AREA),
            Field("finding", "结论", F.CHOICE, ("执行到位", "部分执行", "未执行", "制度不适应")),
            Field("found", "发现问题（个）", F.COUNT),
            Field("cure", "整改措施和责任人", F.AREA, required=False),
            Field("due_on", "整改期限", F.DAY, required=False),
            Field("cured", "完成整改（个）", F.COUNT),
            Field("verifier", "复核人", required=False),
        ), (
            Counted("checks.done", "内控监督检查", "项", ONCE),
            Counted("checks.found", "检查发现问题", "个", "各项发现问题之和", adds="found"),
            Counted("checks.cured", "完成整改", "个", "各项完成整改之和", adds="cured"),
            Counted("checks.open", "没有完成整改的检查", "项", "发现的问题多于完成的整改",
                    lambda values: int(values["found"]) > int(values["cured"])),
        ), "10年", "办公室惯例", H),
        SmallRegister("cases", "复议、诉讼、仲裁", "件", "收到文书日期", "案由", (
            Field("kind", "类别", F.CHOICE, (REVIEW, SUIT, "民事诉讼", "仲裁", "劳动仲裁")),
            Field("body", "受理机关和案号"),
            Field("other", "对方当事人", note="只在本台账显示，不进入公开稿"),
            Field("standing", "地位", F.CHOICE, ("被申请人", "被告", "制定机关", "原告、申请人", "第三人", "承办单位")),
            Field("paper", "收到的文书", F.CHOICE, (*(row[0] for row in PAPERS), OTHER_PAPER)),
            Field("answered_on", "办理日期", F.DAY, required=False, note="答复、答辩、上诉等的日期"),
            Field("heard", "已开庭，负责人应出庭", F.CHOICE, EITHER),
            Field("came", "负责人出庭", F.CHOICE, EITHER),
            Field("result", "结果", F.CHOICE, (*WON, *LOST), required=False),
            Field("lesson", "原因和改进", F.AREA, required=False),
        ), (
            Counted("case.rec", "新收行政复议", "件", "一案经几级计1件，以收到第一份文书为准", said("kind", REVIEW)),
            Counted("case.lit", "新收行政诉讼", "件", "一案经几级计1件，以收到第一份文书为准", said("kind", SUIT)),
            Counted("case.closed", "其中审结", "件", "复议、行政诉讼登记了结果的",
                    both(said("kind", REVIEW, SUIT), filled("result"))),
            Counted("case.lost", "其中被纠错", "件", "撤销、变更、确认违法或者无效、责令履行",
                    both(said("kind", REVIEW, SUIT), said("result", *LOST))),
            Counted("head.due", "负责人应出庭", "次", ONCE, both(said("kind", SUIT), said("heard", YES))),
            Counted("head.came", "负责人出庭", "次", ONCE,
                    both(said("kind", SUIT), said("heard", YES), said("came", YES))),
        ), "永久", "行政复议法；行政诉讼法；民事诉讼法", V,
            terms=tuple(Term("paper", *row, "answered_on") for row in PAPERS)),
        SmallRegister("arrears", "逾期未支付中小企业款项", "笔", "应付日期", "合同", (
            Field("party", "中小企业名称"),
            Field("amount", "逾期金额", F.MONEY),
            Field("reason", "原因", F.AREA),
            Field("paid_on", "已付清日期", F.DAY, required=False),
        ), (
            Counted("arrears", "逾期未支付中小企业款项", "笔", "应付日期在本年、登记时没有付清的",
                    lambda values: not values.get("paid_on")),
        ), "10年", "保障中小企业款项支付条例第十八条", V),
        SmallRegister("disclosed", "逾期款项公示", "次", "公示日期", "公示的渠道或者网址", (
            Field("year", "公示的是哪一年", F.COUNT),
            Field("count", "公示（笔）", F.COUNT),
            Field("amount", "公示金额", F.MONEY),
        ), (), "10年", "保障中小企业款项支付条例第十八条", V),
        SmallRegister("evaluations", "法律顾问考核评价", "次", "评价日期", "律师事务所", (
            Field("period", "评价的服务期"),
            Field("measured", "按事实计算的得分", note="取自“按事实评价”，不足5件的不评分"),
            Field("adjusted", "调整和理由", F.AREA, required=False),
            Field("answer", "律所的说明", F.AREA, required=False),
            Field("grade", "等次", F.CHOICE, ("优秀", "合格", "基本合格", "不合格", "不评分")),
        ), (), "30年", "办公室惯例", H),
        SmallRegister("typed", "建议提案、信息公开等年度数据", "项", "统计截止日", "数据来源", (
            Field("foi_in", "信息公开申请收到（件）", F.COUNT),
            Field("foi_done", "信息公开申请办结（件）", F.COUNT),
            Field("foi_late", "其中超期（件）", F.COUNT),
            Field("npc_in", "代表建议承办（件）", F.COUNT),
            Field("npc_answered", "代表建议按期答复（件）", F.COUNT),
            Field("cppcc_in", "政协提案承办（件）", F.COUNT),
            Field("cppcc_answered", "政协提案按期答复（件）", F.COUNT),
        ), tuple(
            Counted(key, label, "件", "由科室填写、另一人核对的数据", adds=key.replace(".", "_"))
            for key, label in (
                ("foi.in", "信息公开申请"), ("foi.done", "其中办结"), ("foi.late", "其中超期"),
                ("npc.in", "代表建议"), ("npc.answered", "其中按期答复"),
                ("cppcc.in", "政协提案"), ("cppcc.answered", "其中按期答复"),
            )
        ), "10年", "政府信息公开条例第三十三条、第五十条；代表法第五十一条", V, once_a_year=True),
    )
}  # fmt: skip


@dataclass(frozen=True)
class Confirming:
    """Somebody who confirms an entry: whether another entered it, and it stands unconfirmed."""

    another: bool
    fresh: bool


CONFIRM = (
    Requirement[Confirming](
        "another",
        "确认的人不是登记的人",
        "登记由本人作出，须由另一人确认",
        lambda entry: entry.another,
    ),
    Requirement[Confirming](
        "fresh",
        "登记还没有确认，也没有被更正",
        "这条登记已经确认或者更正",
        lambda entry: entry.fresh,
    ),
)
