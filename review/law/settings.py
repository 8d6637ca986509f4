"""Periods the office can set, each with where its default comes from and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from review.law.vocabulary import Unit


class Certainty(Enum):
    """How far the source was read; only VERIFIED may be stated as law."""

    VERIFIED = "已核对原文"
    EXCERPT = "仅见节录"
    SECONDARY = "二手资料"
    MEMORY = "未核实"
    PRACTICE = "办公室惯例"


@dataclass(frozen=True)
class Period:
    key: str
    label: str
    amount: int
    unit: Unit
    source: str
    certainty: Certainty


C, W, D, M = Certainty, Unit.WORKDAY, Unit.DAY, Unit.MONTH

PERIODS: dict[str, Period] = {
    row.key: row
    for row in (
        Period("contract.review", "合同审查期限", 5, W,
               "外地政府合同规定通行五个工作日；西城区行政机关合同管理办法第七条以下未见原文", C.EXCERPT),
        Period("contract.sign", "中标（成交）后签订期限", 30, D,
               "政府采购法第四十六条、招标投标法第四十六条", C.VERIFIED),
        Period("contract.announce", "采购合同公告期限", 2, W,
               "政府采购法实施条例第五十条", C.VERIFIED),
        Period("contract.file", "采购合同备案期限", 7, W, "政府采购法第四十七条", C.VERIFIED),
        Period("contract.archive.copy", "签订后报送归档期限", 5, W,
               "外地规定：签订后五个工作日（重大合同七个工作日）", C.EXCERPT),
        Period("contract.pay", "向中小企业付款期限", 30, D,
               "保障中小企业款项支付条例第九条（约定最长六十日）", C.VERIFIED),
        Period("normative.review.min", "规范性文件审核最短期限", 5, W,
               "国办发〔2018〕115号，数字未核对原文", C.MEMORY),
        Period("normative.review.max", "规范性文件审核最长期限", 15, W,
               "国办发〔2018〕115号，数字未核对原文", C.MEMORY),
        Period("normative.comment.business", "涉企文件公开征求意见", 30, D,
               "优化营商环境条例第六十二条", C.VERIFIED),
        Period("normative.comment.other", "其他文件公开征求意见", 7, W, "各地规定不一", C.MEMORY),
        Period("normative.adaptation", "公布至施行的适应调整期", 30, D,
               "北京市优化营商环境条例第七十四条", C.VERIFIED),
        Period("normative.publish", "公布期限", 20, W, "政府信息公开条例第二十六条", C.VERIFIED),
        Period("normative.file.congress", "报区人大常委会备案", 30, D,
               "北京市各级人大常委会规范性文件备案审查条例第十一条", C.VERIFIED),
        Period("normative.file.government", "报区政府备案", 15, D,
               "北京市行政规范性文件备案规定第六条，天数未见原文", C.MEMORY),
        Period("normative.file.supplement", "暂缓登记后的补报期限", 10, D,
               "北京市各级人大常委会规范性文件备案审查条例第十二条", C.VERIFIED),
        Period("normative.review.reply", "书面审查意见的回复期限", 30, D,
               "北京市各级人大常委会规范性文件备案审查条例第二十九条", C.VERIFIED),
        Period("normative.expiry.evaluate", "有效期届满前评估", 6, M, "外地规定", C.SECONDARY),
        Period("decision.review.min", "重大行政决策合法性审查最短期限", 7, W,
               "重大行政决策程序暂行条例第二十六条", C.VERIFIED),
        Period("decision.comment", "重大行政决策公开征求意见", 30, D,
               "重大行政决策程序暂行条例第十五条", C.VERIFIED),
    )
}  # fmt: skip
