"""The public's comments as rows: what is counted as adopted."""

from __future__ import annotations

from review.law.public_comments import Comment, adopted, summary
from review.law.vocabulary import Reply


def test_whatever_is_not_declined_counts_as_adopted() -> None:
    comments = [Comment("意见", reply) for reply in Reply]
    assert adopted(comments) == len(comments) - 1
    assert adopted([Comment("意见", Reply.DECLINED, "理由")]) == 0


def test_the_summary_counts_each_reply() -> None:
    assert summary([]) == "征求意见期间没有收到意见。"
    assert f"{Reply.DECLINED.label}1条" in summary([Comment("意见", Reply.DECLINED, "理由")])
