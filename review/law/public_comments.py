"""公众意见: what is told of the comments on a draft once each has its answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from review.law.vocabulary import Reply
from review.words import Words


@dataclass(frozen=True)
class Comment:
    text: str
    reply: Reply
    reason: str = ""


def adopted(comments: Sequence[Comment]) -> int:
    """How many were adopted, wholly or in part."""
    return sum(1 for comment in comments if comment.reply is not Reply.DECLINED)


def summary(comments: Sequence[Comment]) -> str:
    """采纳情况 in words, ready to be published: no writer is named."""
    if not comments:
        return "征求意见期间没有收到意见。"
    counts = "，".join(
        Words(
            "{reply}{sum}条",
            reply=reply.label,
            sum=sum(1 for comment in comments if comment.reply is reply),
        )
        for reply in Reply
    )
    told = [
        f"{place}. {comment.text}——{comment.reply.label}"
        + (f"：{comment.reason}" if comment.reason else "")
        for place, comment in enumerate(comments, 1)
    ]
    return "\n".join(
        [Words("共收到意见{comments}条，{counts}。", comments=len(comments), counts=counts), *told]
    )
