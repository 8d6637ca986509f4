"""The words of documents that others issue or lead, and of what is recorded of them."""

from __future__ import annotations

from review.law.vocabulary.word import Word


class Lead(Word):
    """Whether a document is issued jointly, and who leads."""

    ALONE = "alone", "单独制发"
    OURS = "ours", "联合制发，本单位牵头"
    THEIRS = "theirs", "联合制发，其他机关牵头"


class Outside(Word):
    """What is recorded of the work of other organs on a document."""

    SENT = "sent_out", "送出审核"
    OPINION = "outside_opinion", "外部审核意见"
    ANSWERED = "outside_answer", "答复外部审核意见"
    DECIDED = "decided_there", "制发机关审议"
    SIGNED = "signed_there", "制发机关签发"
    DROPPED = "dropped_there", "制发机关不予制发"
    FILED = "filed_there", "制发机关报送备案"
    COSIGNED = "cosigned", "联合制发机关会签"
