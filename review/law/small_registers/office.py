"""小台账 of the office's own work: learning, publicity, inspections, unpaid sums, figures of a year."""

from __future__ import annotations

from review.law.settings import Certainty
from review.law.small_registers.grammar import (
    EITHER,
    NO,
    ONCE,
    YES,
    Counted,
    Field,
    Form,
    SmallRegister,
    said,
)

F, V, H = Form, Certainty.VERIFIED, Certainty.PRACTICE

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
    SmallRegister("publicity", "普法活动", "场", "日期", "主题", (
        Field("place", "地点或者渠道"),
        Field("heads", "受众（人次）", F.COUNT),
        Field("estimated", "受众为估计", F.CHOICE, EITHER),
    ), (
        Counted("pub.events", "普法活动", "场", ONCE),
        Counted("pub.heads", "普法受众", "人次", "各场实际受众之和，估计的不计", said("estimated", NO), "heads"),
    ), "10年", "法治宣传教育法第八条、第九条", V),
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
)  # fmt: skip
