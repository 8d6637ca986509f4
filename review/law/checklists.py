"""What a reviewer goes through, point by point: versioned lists, each point with its basis."""

from __future__ import annotations

from dataclasses import dataclass

from review.law.articles import article
from review.law.setting import Certainty
from review.law.vocabulary import Kind, Subject, Word


@dataclass(frozen=True)
class Item:
    """One point: `help` says what to look at, `note` what is not sure about the basis."""

    key: str
    label: str
    basis: str
    help: str
    certainty: Certainty
    note: str = ""


@dataclass(frozen=True)
class Checklist:
    """An opinion keeps the version it was written by; a list that changes gets a new version.

    `reasoned`: each point is told as 事实—依据—结论, not in one remark. `compulsory`: none may be left
    to one answer for the rest; `only` for these subjects, where it says any.
    """

    key: str
    version: str
    kind: Kind
    title: str
    items: tuple[Item, ...]
    reasoned: bool = False
    compulsory: bool = False
    only: tuple[Subject, ...] = ()

    def item(self, key: str) -> Item:
        return next(item for item in self.items if item.key == key)


V, X, M, OWN = Certainty.VERIFIED, Certainty.EXCERPT, Certainty.MEMORY, Certainty.PRACTICE
USUAL = "各地政府合同管理的通行做法"
UNREAD = "本区规定未见原文，请办公室核实"
SEVEN = "国办发〔2018〕115号审核要点"
SEVEN_NOTE = "七项要点的文字未核对原文"
FAIR = "公平竞争审查条例"
DECISION = "重大行政决策程序暂行条例第二十七条"

CONTRACT = Checklist(
    "contract", "2026-11", Kind.CONTRACT, "合同审查要点",
    (
        Item("party.ours", "我方主体适格", "西城区行政机关合同管理办法第六条；民法典第九十七条",
             "是否以本单位名义签订；内设机构、临时机构、议事协调机构不得以自己名义签订", X,
             "办法仅见第一条至第七条，是否仍然有效请核实"),
        Item("party.theirs", "相对人主体资格、资质和履约能力", USUAL,
             "营业执照、资质证书、授权委托书；名称与统一社会信用代码前后是否一致", X, UNREAD),
        Item("procedure", "订立程序合规", USUAL,
             "立项、预算、集体决策、采购方式和审批手续是否齐备", X, UNREAD),
        Item("procurement.same", "与采购文件、中标（成交）结果一致",
             "政府采购法第四十六条；招标投标法第四十六条",
             "标的、价款、数量、质量、期限等实质性内容不得背离", V),
        Item("budget", "有预算安排", "预算法第十三条", "支出以经批准的预算为依据", V),
        Item("name", "名称和住所", "民法典第四百七十条", "各方名称、住所、联系方式完整准确", V),
        Item("subject", "标的", "民法典第四百七十条", "标的明确、可以履行", V),
        Item("quantity", "数量", "民法典第四百七十条", "数量、工作量、人员及计量方法", V),
        Item("quality", "质量", "民法典第四百七十条", "质量标准、验收标准和程序", V),
        Item("price", "价款或者报酬", "民法典第四百七十条",
             "金额大小写一致，分项与合计一致，含税与否明确", V),
        Item("performance", "履行期限、地点和方式", "民法典第四百七十条",
             "起止日期、进度、交付地点和方式明确", V),
        Item("breach", "违约责任", "民法典第四百七十条、第五百七十七条、第五百八十五条",
             "双方均有约定，标准适当", V),
        Item("dispute", "解决争议的方法", "民法典第四百七十条；仲裁法第二十七条、第二十九条",
             "仲裁与诉讼择一；选定的仲裁机构名称准确；管辖法院与争议有实际联系", V),
        Item("administrative", "行政协议的特别规则",
             "最高人民法院关于审理行政协议案件若干问题的规定第二十六条",
             "属于行政协议的，不得约定仲裁", V),
        Item("payment", "付款条件", "保障中小企业款项支付条例第九条至第十四条",
             "期限、检验期；不得以审计结果作为结算依据、不得以内部流程为由拖延", V),
        Item("security", "保证金、定金", "政府采购法实施条例第四十八条；民法典第五百八十六条",
             "履约保证金不超过合同金额百分之十，定金不超过主合同标的额百分之二十", V),
        Item("guarantee", "不提供担保、不作融资承诺", "民法典第六百八十三条；预算法第三十五条",
             "机关不得为保证人；不得兜底、承诺固定回报或者回购", V),
        Item("competition", "不排除、限制竞争", "反垄断法第四十条；公平竞争审查条例第八条",
             "排他、独家、指定供应商的约定", V),
        Item("secrecy", "保密、个人信息和数据安全",
             "个人信息保护法第二十一条；数据安全法第四十条；网络数据安全管理条例第十二条",
             "涉及热线、工单、录音、个人信息的，约定目的、方式、范围、安全义务和返还删除", V),
        Item("rights", "知识产权归属", "民法典第八百四十五条", "软件、研究、宣传类合同的成果", V),
        Item("standard", "格式条款和无效免责", "民法典第四百九十六条至第四百九十八条、第五百零六条",
             "最终解释权、单方免责等约定", V),
        Item("effect", "生效、变更和解除", "民法典第五百零二条、第五百四十三条、第五百六十二条",
             "生效条件明确；“签字盖章”写明是“并”还是“或”", V),
        Item("assets", "不损害国有资产和公共利益", USUAL, "法律风险及防范", X, UNREAD),
        Item("wording", "文本规范、用语准确", USUAL,
             "空白、编号、引用条款、附件与正文对应", X, UNREAD),
    ),
)  # fmt: skip

# Each point is what holds where it is 符合: asked as 是否违反…, 是 and 符合 could be read as opposites.
NORMATIVE = Checklist(
    "normative", "2026-12", Kind.NORMATIVE, "行政规范性文件合法性审核要点",
    (
        Item("maker", "制定主体合法", SEVEN, "内设机构、临时机构、议事协调机构不得制发", M,
             SEVEN_NOTE),
        Item("power", "没有超越制定机关法定职权", SEVEN, "职权依据逐条对应", M, SEVEN_NOTE),
        Item("content", "内容符合宪法、法律、法规、规章和国家政策", SEVEN, "与上位法逐条比对",
             M, SEVEN_NOTE),
        Item("licence", "没有违法设立行政许可、行政处罚、行政强制、行政征收、行政收费等事项",
             "行政许可法第十七条；行政处罚法第十六条；行政强制法第十条", "规范性文件不得设定", V,
             "作为七项要点之一的文字未核对原文"),
        Item("rights", "没有无依据减损权益或者增加义务",
             "行政诉讼法解释第一百四十八条；优化营商环境条例第六十四条", "逐条写明法律依据", V,
             "作为七项要点之一的文字仅见节录"),
        Item("duties", "没有无依据增加本单位权力或者减少法定职责", SEVEN, "权责对应", M,
             SEVEN_NOTE),
        Item("procedure", "没有违反制定程序", SEVEN,
             "征求意见、公平竞争审查、宏观政策取向一致性评估、集体审议", M, SEVEN_NOTE),
    ),
    reasoned=True,
    compulsory=True,
)  # fmt: skip

COMPETITION = Checklist(
    "competition", "2026-11", Kind.NORMATIVE, "公平竞争审查要点",
    (
        Item("access", "不限制或者变相限制市场准入和退出", article(FAIR, "第八条"),
             "违法设置审批、特许经营，限定经营、购买、使用特定经营者的商品和服务", V),
        Item("movement", "不限制商品、要素自由流动", article(FAIR, "第九条"),
             "限制外地商品和要素，强制设立分支机构，排斥外地经营者参加采购、招投标", V),
        Item("cost", "不影响生产经营成本", article(FAIR, "第十条"),
             "给特定经营者的税收优惠、选择性奖补、要素和规费优惠", V),
        Item("conduct", "不影响生产经营行为", article(FAIR, "第十一条"),
             "强制实施垄断行为，越权定价，违法干预市场调节价", V),
        Item("exception", "适用例外规定的，理由充分", article(FAIR, "第十二条"),
             "写明适用的情形和理由", V),
        Item("heard", "听取利害关系人意见", article(FAIR, "第十六条"), "听取意见的方式和情况", V),
        Item("conclusion", "作出书面审查结论", article(FAIR, "第十七条、第十八条"),
             "未经审查或者审查不合格的，不得出台", V),
    ),
)  # fmt: skip

INTERNAL = Checklist(
    "internal", "2026-11", Kind.INTERNAL, "内部制度审核要点",
    (
        Item("inner", "确属内部管理制度", "办公室惯例",
             "不公开发布、不涉及外部权利义务；否则按行政规范性文件办理", OWN, UNREAD),
        Item("power", "在本单位职责之内", "办公室惯例", "与三定规定、上级制度衔接", OWN, UNREAD),
        Item("content", "不违反法律、法规、规章", "办公室惯例", "与上位规定逐条比对", OWN, UNREAD),
        Item("suppliers", "涉及供应商的，不排除、限制竞争", article(FAIR, "第八条"),
             "指定、限定供应商的条款", V),
        Item("procedure", "制定程序完备", "办公室惯例", "征求意见、会议审议", OWN, UNREAD),
    ),
)  # fmt: skip

DECISION_REVIEW = Checklist(
    "decision", "2026-11", Kind.CONSULTATION, "重大行政决策合法性审查要点",
    (
        Item("power", "决策事项符合法定权限", DECISION, "决策主体是否有权决定", V),
        Item("procedure", "决策草案的形成符合规定程序", DECISION,
             "公众参与、专家论证、风险评估等程序及其说明", V),
        Item("content", "决策草案内容合法", DECISION,
             "符合法律、法规、规章和国家政策；探索性事项明示法律风险（第二十五条）", V),
    ),
    reasoned=True,
    compulsory=True,
    only=(Subject.DECISION,),
)  # fmt: skip


class Result(Word):
    """What the reviewer finds on one point."""

    OK = "ok", "符合"
    PROBLEM = "problem", "不符合"
    NONE = "na", "不适用"
    EXPLAIN = "explain", "需说明"


# A finding that somebody must act on is nothing without its reasons, nor is one that sets aside.
TOLD = (Result.PROBLEM, Result.EXPLAIN, Result.NONE)
