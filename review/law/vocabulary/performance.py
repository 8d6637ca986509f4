"""The words of a contract under performance: what happens to it, and what endangers it."""

from __future__ import annotations

from review.law.vocabulary.word import Word


class Performed(Word):
    """履行记录: what happens to a contract around and after its signing."""

    AWARDED = "awarded", "中标（成交）通知书发出"
    ANNOUNCED = "announced", "采购合同公告"
    FILED = "copy_filed", "采购合同备案"
    DELIVERED = "delivered", "交付"
    ACCEPTED = "inspected", "验收合格"
    PAID = "paid", "付款"
    CHANGED = "changed", "变更"
    BREACHED = "breached", "违约"
    DISPUTED = "disputed", "争议"
    COMPLETED = "completed", "履行完毕"
    TERMINATED = "terminated", "解除或者终止"


class Alarm(Word):
    """预警情形: what must be reported while a contract is being performed."""

    FORCE_MAJEURE = "force_majeure", "发生不可抗力"
    LAW = "law", "所依据的法律、政策修改或者废止"
    CIRCUMSTANCES = "circumstances", "订立时的客观情况发生重大变化"
    INSOLVENCY = "insolvency", "对方财务状况恶化或者丧失履约能力"
    ANTICIPATORY = "anticipatory", "对方预期违约"
    OTHER = "other_alarm", "其他可能影响履行的情形"
