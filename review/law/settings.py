"""What the office may set: periods, days of the year and limits, each with its source."""

from __future__ import annotations

from decimal import Decimal

from review.law.articles import article
from review.law.reference import REFERENCE as REFERENCE
from review.law.setting import Certainty, Choice, Limit, Period, Setting, YearDay
from review.law.vocabulary import Unit
from review.words import Listed

V, X, S = Certainty.VERIFIED, Certainty.EXCERPT, Certainty.SECONDARY
M, OWN = Certainty.MEMORY, Certainty.PRACTICE
W, D, MO = Unit.WORKDAY, Unit.DAY, Unit.MONTH
MIN, MAX = "不少于", "不超过"
FILING = "北京市各级人民代表大会常务委员会规范性文件备案审查条例"
DECISION = "重大行政决策程序暂行条例"
PAYMENT = "保障中小企业款项支付条例"
REVIEW_115 = "国办发〔2018〕115号"
UNREAD = "本区规定未见原文，请办公室核实"
PRACTICE, FOLLOWING = "办公室惯例", "报告年度的次年，遇休息日提前；请办公室核实"
READY, DRAFT, ISSUED = "材料齐全", "草案公布", "文件公布"
DELIVERED = "交付（或者约定的检验、验收合格）"


PERIODS: dict[str, Period] = {
    row.key: row
    for row in (
        Period("contract.review", "合同审查期限", READY, MAX, 5, W,
               "各地政府合同管理的通行做法", X, Listed("；", (UNREAD, "外地另有七日、十日的"))),
        Period("contract.sign", "中标（成交）后签订期限", "中标、成交通知书发出", MAX, 30, D,
               "政府采购法第四十六条；招标投标法第四十六条", V),
        Period("contract.announce", "采购合同公告期限", "采购合同签订", MAX, 2, W,
               "政府采购法实施条例第五十条", V),
        Period("contract.file", "采购合同备案期限", "采购合同签订", MAX, 7, W,
               "政府采购法第四十七条", V),
        Period("contract.archive.copy", "签订后报送归档期限", "合同签订", MAX, 5, W,
               "各地政府合同管理的通行做法", X, UNREAD),
        Period("contract.archive.major", "重大合同签订后报送期限", "合同签订", MAX, 7, W,
               "各地政府合同管理的通行做法", X, UNREAD),
        Period("contract.expiry", "合同履行期限届满", "约定的届满日期", MAX, 0, D,
               "民法典第二百零三条", V, "届满日期按合同约定，由承办人填写"),
        Period("contract.pay", "向中小企业付款期限", DELIVERED, MAX, 30, D,
               article(PAYMENT, "第九条"), V, "合同另有约定的，最长不超过六十日"),
        Period("contract.pay.agreed", "约定付款期限的上限", DELIVERED, MAX, 60, D,
               article(PAYMENT, "第九条"), V),
        Period("normative.review.min", "规范性文件审核最短期限", READY, MIN, 5, W,
               REVIEW_115, M, "数字未核对原文"),
        Period("normative.review.max", "规范性文件审核最长期限", READY, MAX, 15, W,
               REVIEW_115, M, "数字未核对原文", pair="normative.review.min"),
        Period("internal.review", "内部制度审核期限", READY, MAX, 5, W,
               "办公室惯例", OWN, UNREAD),
        Period("normative.comment.business", "涉企文件公开征求意见", DRAFT, MIN, 30, D,
               "优化营商环境条例第六十二条；北京市优化营商环境条例第七十四条", V,
               "适用于与经营主体生产经营密切相关的文件；依法需要保密的除外"),
        Period("normative.comment.other", "其他文件公开征求意见", DRAFT, MIN, 7, W,
               "各地规定不一", M, UNREAD),
        Period("normative.adaptation", "公布至施行的适应调整期", ISSUED, MIN, 30, D,
               "北京市优化营商环境条例第七十四条", V,
               "一般不少于三十日；涉及国家安全或者必须立即施行的除外"),
        Period("normative.publish", "主动公开期限", "文件形成", MAX, 20, W,
               "政府信息公开条例第二十六条", V),
        Period("normative.file.congress", "报区人大常委会备案", ISSUED, MAX, 30, D,
               article(FILING, "第十一条"), V, "适用于区政府、区政府办公室名义的文件"),
        Period("normative.file.government", "报区政府备案", ISSUED, MAX, 15, D,
               "北京市行政规范性文件备案规定第六条", M, "天数未见原文；外地不一"),
        Period("normative.file.city", "报市政府备案", ISSUED, MAX, 15, D,
               "北京市行政规范性文件备案规定", M, "天数未见原文；适用于区政府名义的文件"),
        Period("normative.filing.formal", "备案机关形式审查期限", "收到备案材料", MAX, 10, D,
               article(FILING, "第十二条"), V, "备案机关的期限"),
        Period("normative.filing.review", "备案机关主动审查期限", "登记", MAX, 3, MO,
               article(FILING, "第二十三条"), V, "备案机关的期限，可以延长不超过三个月"),
        Period("normative.file.supplement", "暂缓登记后的补报期限", "收到补正通知", MAX, 10, D,
               article(FILING, "第十二条"), V),
        Period("normative.review.reply", "书面审查意见的回复期限", "收到书面审查意见", MAX, 30, D,
               article(FILING, "第二十九条"), V),
        Period("normative.amend.report", "修改、废止、停止执行后的报告期限", "修改、废止或者要求停止执行", MAX, 30, D,
               article(FILING, "第三十条"), V),
        Period("normative.expiry", "规范性文件有效期届满", "有效期届满日", MAX, 0, D,
               "公布时载明的有效期", OWN, Listed("；", ("有效期只能由新的决定和公布延长", UNREAD)), lasting=True),
        Period("normative.expiry.evaluate", "有效期届满前评估", "有效期届满之前", MIN, 6, MO,
               "各地规范性文件管理的通行做法", S, "北京市未见统一规定"),
        Period("material.supplement", "补正材料的期限", "发出补正通知", MAX, 5, W,
               "办公室惯例", OWN, UNREAD),
        Period("consultation.review", "法律咨询、决策审查期限", READY, MAX, 10, W,
               "办公室惯例", OWN, UNREAD),
        Period("decision.review.min", "重大行政决策合法性审查最短期限", READY, MIN, 7, W,
               article(DECISION, "第二十六条"), V, "部门参照执行（第四十二条）"),
        Period("decision.comment", "重大行政决策公开征求意见", DRAFT, MIN, 30, D,
               article(DECISION, "第十五条"), V, "一般不少于三十日；缩短的应当说明理由"),
        Period("decision.hearing.papers", "听证材料提前送达", "听证会召开之前", MIN, 7, D,
               article(DECISION, "第十六条"), V),
    )
}  # fmt: skip

YEAR_DAYS: dict[str, YearDay] = {
    row.key: row
    for row in (
        YearDay("normative.annual.list", "报送上年度发文目录", 1, 31, article(FILING, "第十三条"), V),
        YearDay("contract.arrears", "公示逾期未支付中小企业款项", 3, 31, article(PAYMENT, "第十八条"), V),
        YearDay("report.submit", "报送法治政府建设年度报告", 3, 1,
                "各地法治政府建设年度报告工作指引", X,
                "“之前”按此日前最后一个工作日计算；本区规定未核对原文"),
        YearDay("report.publish", "公开法治政府建设年度报告", 4, 1,
                "《法治政府建设与责任落实督察工作规定》第二十四条", X,
                "“之前”按此日前最后一个工作日计算；其他条文未核对原文"),
        YearDay("report.open", "建立当年的年度报告、请科室提供内容", 12, 1, PRACTICE, OWN,
                "报告年度当年，遇休息日提前；请办公室核实"),
        YearDay("report.supply", "科室提供年度报告的内容", 1, 10, PRACTICE, OWN, FOLLOWING),
        YearDay("report.draft", "完成年度报告的起草", 1, 20, PRACTICE, OWN, FOLLOWING),
        YearDay("report.check", "核对年度报告的数据和依据", 1, 31, PRACTICE, OWN, FOLLOWING),
        YearDay("report.clear", "年度报告公开稿的保密审查", 2, 5, PRACTICE, OWN, FOLLOWING),
        YearDay("report.deliberate", "会议审议年度报告", 2, 12, PRACTICE, OWN, FOLLOWING),
        YearDay("report.sign", "签发年度报告", 2, 20, PRACTICE, OWN, FOLLOWING),
        YearDay("report.openness", "公布政府信息公开工作年度报告", 1, 31, "政府信息公开条例第四十九条", V),
    )
}  # fmt: skip

LIMITS: dict[str, Limit] = {
    row.key: row
    for row in (
        Limit("contract.performance.bond", "履约保证金上限", 10, "%",
              "政府采购法实施条例第四十八条；招标投标法实施条例第五十八条", V, "合同金额的百分比"),
        Limit("contract.earnest", "定金上限", 20, "%", "民法典第五百八十六条", V, "主合同标的额的百分比"),
        Limit("contract.supplement", "追加同种货物、工程、服务的上限", 10, "%",
              "政府采购法第四十九条", V, "全部补充合同金额与原合同金额之比"),
        Limit("contract.penalty", "违约金一般认为过分高于损失", 30, "%",
              "最高人民法院关于适用民法典合同编通则若干问题的解释第六十五条", V,
              "超过造成损失的百分比", settled="这是人民法院的认定标准，不是本单位可以规定的上限"),
        Limit("contract.interest", "逾期付款日利率", Decimal("0.05"), "%", article(PAYMENT, "第十七条"), V,
              "未约定利率的；有约定的不低于一年期贷款市场报价利率",
              settled="这是未约定时的法定利率，不是上限"),
        Limit("contract.lease", "租赁期限上限", 20, "年", "民法典第七百零五条", V),
        Limit("contract.service", "政府购买服务期限上限", 3, "年", "财政部令第102号", M,
              "数字未核对原文；预算保障的前提下"),
        Limit("contract.major", "重大合同金额标准", 500, "万元", "办公室惯例", OWN,
              "设置以前不区分重大合同；本区规定未见原文", opt_in=True),
        Limit("contract.head", "由主要负责人审批的合同金额", 500, "万元", "办公室惯例", OWN,
              "设置以后，不低于此数的合同由主要负责人审批；本区规定未见原文", opt_in=True),
        Limit("contract.meeting", "须经会议决定的合同金额", 500, "万元", "三重一大制度", OWN,
              "设置以后，不低于此数的合同经会议通过才能审批；本区规定未见原文", opt_in=True),
        Limit("contract.meeting.uncontested", "单一来源、直接签订须经会议决定的合同金额", 100, "万元",
              "三重一大制度", OWN, "设置以后，不低于此数的经会议通过才能审批；本区规定未见原文",
              opt_in=True),
        Limit("remind.before", "期限届满前提醒", 2, "个工作日", "办公室惯例", OWN,
              "届满前几个工作日提醒承办的人；请办公室核实"),
        Limit("remind.escalate", "逾期后上报", 1, "个工作日", "办公室惯例", OWN,
              "逾期几个工作日后告知科室负责人和分管领导；请办公室核实"),
        Limit("remind.expiry.first", "有效期届满前第一次提醒", 6, "个月", "各地规范性文件管理的通行做法", S,
              "有效期届满前六个月内评估；北京市未见统一规定，请办公室核实"),
        Limit("remind.expiry.second", "有效期届满前第二次提醒", 3, "个月", "办公室惯例", OWN,
              "提前量没有统一规定，请办公室核实"),
        Limit("remind.expiry.last", "有效期届满前最后一次提醒", 1, "个月", "办公室惯例", OWN,
              "提前量没有统一规定，请办公室核实"),
        Limit("remind.engagement.first", "法律顾问服务期届满前第一次提醒", 90, "天", "办公室惯例", OWN,
              "请办公室核实"),
        Limit("remind.engagement.last", "法律顾问服务期届满前最后一次提醒", 30, "天", "办公室惯例", OWN,
              "请办公室核实"),
        Limit("deadline.extension", "延长期限的上限", 15, "个工作日", "办公室惯例", OWN,
              "一次延长不超过此数；本区规定未见原文"),
        Limit("normative.validity", "规范性文件有效期上限", 5, "年", "各地规范性文件管理的通行做法", S,
              "北京市未见统一规定"),
        Limit("normative.validity.trial", "试行、暂行文件有效期上限", 2, "年", "各地规范性文件管理的通行做法", S,
              "北京市未见统一规定"),
    )
}  # fmt: skip

HEAD, LEADER, OFF, NOTE, MUST = "head", "leader", "off", "note", "must"
_SIGNERS = ((HEAD, "主要负责人"), (LEADER, "分管领导"))
CHOICES: dict[str, Choice] = {
    row.key: row
    for row in (
        Choice("sign.normative", "行政规范性文件由谁签发", HEAD, _SIGNERS,
               "党政机关公文处理工作条例第二十二条", S, "重要公文由主要负责人签发；条文见于转述"),
        Choice("sign.internal", "内部制度由谁签发", LEADER, _SIGNERS, "办公室惯例", OWN, UNREAD),
        Choice("text.printed", "用第二程序（LibreOffice）排版核对 Word 文本", NOTE,
               ((NOTE, "提示"), (MUST, "必须"), (OFF, "关")), "办公室惯例", OWN,
               "必须：未核对或者有不同未认可的，合同不能准予签署，规范性文件和内部制度不能签发、印发、送出审核"),
    )
}  # fmt: skip

ROWS: dict[str, Setting] = {**PERIODS, **YEAR_DAYS, **LIMITS, **CHOICES}
