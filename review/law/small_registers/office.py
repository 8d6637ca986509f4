"""小台账 of the office's own work: learning, publicity, inspections, unpaid sums, figures of a year."""

from __future__ import annotations

from review.law.setting import Certainty
from review.law.small_registers.grammar import (
    EITHER,
    NO,
    ONCE,
    YES,
    Balance,
    Counted,
    Field,
    Form,
    SmallRegister,
    Stage,
    Term,
    Values,
    begun,
    both,
    filled,
    said,
)
from review.law.vocabulary import Unit

F, V, H, D = Form, Certainty.VERIFIED, Certainty.PRACTICE, Unit.DAY


def _closed(values: Values) -> bool:
    """Verified, or nothing was found."""
    return bool(values.get("verifier")) or (
        bool(values.get("finding")) and values.get("found") == "0"
    )


OFFICE = (
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
        Counted("study.led", "主要负责人主持的学法、培训", "次", ONCE, said("head", YES)),
        Counted("study.heads", "培训人次", "人次", "法治培训的实到人数之和", said("kind", "培训"), "heads"),
    ), "10年", "法治宣传教育法第三十六条、第三十七条", V),
    SmallRegister("must-know", "应知应会法律法规清单", "部", "列入日期", "法律法规", (
        Field("version_on", "版本（公布或者修订日期）", F.DAY),
        Field("audience", "应知应会的人员", F.CHOICE, ("领导干部", "全体人员", "业务科室")),
        Field("points", "重点条款", F.AREA, required=False),
    ), (Counted("must-know", "应知应会法律法规", "部", ONCE),), "10年", "法治宣传教育法第三十七条", V, statutes="version_on"),
    SmallRegister("publicity", "普法活动", "场", "日期", "主题", (
        Field("place", "地点或者渠道"),
        Field("heads", "受众（人次）", F.COUNT),
        Field("estimated", "受众为估计", F.CHOICE, EITHER),
    ), (
        Counted("pub.events", "普法活动", "场", ONCE),
        Counted("pub.heads", "普法受众", "人次", "各场实际受众之和，估计的不计", said("estimated", NO), "heads"),
    ), "10年", "法治宣传教育法第八条、第九条", V),
    SmallRegister("checks", "内控监督检查", "项", "检查日期（计划的为列入计划日期）", "制度", (
        Field("checkers", "检查人", note="不能是制度的承办科室"),
        Field("planned_on", "计划检查日期", F.DAY, required=False, note="先列入计划的填写，检查以后再登记结论"),
        Field("checked_on", "实际检查日期", F.DAY, required=False),
        Field("method", "方法和样本", F.AREA),
        Field("finding", "结论", F.CHOICE, ("执行到位", "部分执行", "未执行", "制度不适应")),
        Field("found", "发现问题（个）", F.COUNT),
        Field("cure", "整改措施和责任人", F.AREA, required=False),
        Field("owner", "整改责任人", required=False),
        Field("due_on", "整改期限", F.DAY, required=False),
        Field("cured", "完成整改（个）", F.COUNT),
        Field("cured_on", "完成整改日期", F.DAY, required=False),
        Field("verifier", "复核人", required=False, note="不能是整改责任人"),
        Field("next_on", "下次检查日期", F.DAY, required=False, note="一般在三年以内（办公室惯例）"),
    ), (
        Counted("checks.planned", "列入计划的内控监督检查", "项", "登记了计划检查日期的，已检查的也计", filled("planned_on")),
        Counted("checks.done", "内控监督检查", "项", "登记了结论的，一条登记计1", filled("finding")),
        Counted("checks.found", "检查发现问题", "个", "各项发现问题之和", filled("found"), adds="found"),
        Counted("checks.cured", "完成整改", "个", "各项完成整改之和", filled("found"), adds="cured"),
        Counted("checks.open", "没有完成整改的检查", "项", "发现的问题多于完成的整改",
                lambda values: int(values.get("found") or 0) > int(values.get("cured") or 0)),
    ), "10年", "办公室惯例", H, terms=(
        Term("", "", "检查", 0, D, "检查计划", "checked_on", "planned_on"),
        Term("", "", "完成整改", 0, D, "检查结论", "cured_on", "due_on"),
        Term("", "", "下次检查", 0, D, "办公室惯例", "", "next_on", again=True),
    ), stages=(
        Stage("计划", "", (), begun),
        Stage("待整改", "登记检查", ("finding", "checked_on", "method", "found"), filled("finding")),
        Stage("待复核", "登记整改", ("cured", "cure", "owner", "due_on", "cured_on"), both(filled("cure"), filled("cured"))),
        Stage("办结", "登记复核", ("verifier", "next_on"), _closed),
    ), apart=(("verifier", "owner", "复核人不能是整改责任人"), ("verifier", "checkers", "复核人不能是检查人"))),
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
    SmallRegister("typed", "建议提案、信息公开等年度数据", "项", "统计截止日", "数据来源", (
        Field("foi_before", "信息公开申请上年结转（件）", F.COUNT, required=False),
        Field("foi_in", "信息公开申请收到（件）", F.COUNT),
        Field("foi_done", "信息公开申请办结（件）", F.COUNT),
        Field("foi_late", "其中超期（件）", F.COUNT),
        Field("foi_after", "信息公开申请结转下年（件）", F.COUNT, required=False,
              note="上年结转＋收到＝办结＋结转下年；上年结转等于上年登记的结转下年"),
        Field("foi_open", "主动公开信息（条）", F.COUNT, required=False),
        Field("npc_in", "代表建议承办（件）", F.COUNT),
        Field("npc_answered", "代表建议按期答复（件）", F.COUNT),
        Field("cppcc_in", "政协提案承办（件）", F.COUNT),
        Field("cppcc_answered", "政协提案按期答复（件）", F.COUNT),
        Field("meetings_held", "召开办公会议（次）", F.COUNT, required=False),
        Field("meetings_items", "研究议题（项）", F.COUNT, required=False),
    ), tuple(
        Counted(key, label, unit, "由科室填写、另一人核对的数据", adds=key.replace(".", "_"))
        for key, label, unit in (
            ("foi.in", "信息公开申请", "件"), ("foi.done", "其中办结", "件"), ("foi.late", "其中超期", "件"),
            ("foi.open", "主动公开信息", "条"),
            ("npc.in", "代表建议", "件"), ("npc.answered", "其中按期答复", "件"),
            ("cppcc.in", "政协提案", "件"), ("cppcc.answered", "其中按期答复", "件"),
            ("meetings.held", "办公会议", "次"), ("meetings.items", "办公会议研究的议题", "项"),
        )
    ), "10年", "政府信息公开条例第三十三条、第五十条；代表法第五十一条", V, once_a_year=True,
        balances=(Balance("信息公开申请", "foi_before", "foi_in", "foi_done", "foi_after"),)),
)  # fmt: skip
