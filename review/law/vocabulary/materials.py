"""Words of materials: what a section hands in beside the text under review."""

from __future__ import annotations

from review.law.vocabulary.word import Word


class MaterialKind(Word):
    """What a paper handed in beside the text is."""

    CREDENTIALS = "credentials", "相对人资格证明"
    APPROVAL_BASIS = "approval_basis", "批准或采购依据"
    BUDGET = "budget", "预算或资金来源说明"
    NEGOTIATION = "negotiation", "谈判或资信调查情况"
    AWARD = "award", "中标（成交）通知书"
    EXPLANATION = "explanation", "起草说明"
    LEGAL_BASIS = "legal_basis", "制定依据"
    COMMENTS = "comments", "征求意见及采纳情况"
    OWN_REVIEW = "own_review", "起草单位的合法性审核意见"
    COMPETITION = "competition", "公平竞争审查结论"
    CONSISTENCY = "consistency", "宏观政策取向一致性评估意见"
    RISK = "risk", "风险评估报告"
    BACKGROUND = "background", "背景材料"
    DECISION_BASIS = "decision_basis", "决策依据"
    PROCEDURE = "procedure", "履行决策法定程序的说明"
    PARTICIPATION = "participation", "公众参与情况"
    EXPERTS = "experts", "专家论证意见"
    ANNOUNCEMENT = "announcement", "公布公告"
    AMENDMENT = "amendment", "修改或者废止的决定"
    OTHER = "other", "其他材料"
