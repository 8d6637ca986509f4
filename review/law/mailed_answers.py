"""邮件回复: when a text may leave by mail; off unless the installation says otherwise, and never unwarned."""

from __future__ import annotations

from dataclasses import dataclass

from review.law.requirements import Requirement


@dataclass(frozen=True)
class Leaving:
    """`allowed`: the installation mails texts; `reached`: whoever asks for it has a letter box."""

    allowed: bool
    reached: bool


SEND = (
    Requirement[Leaving](
        "text_may_leave",
        "开启了随邮件寄送文本",
        "没有开启随邮件寄送文本（REVIEW_MAIL_TEXT），请从页面导出",
        lambda mail: mail.allowed,
    ),
    Requirement[Leaving](
        "sender_is_reached",
        "本人登记了邮箱",
        "您没有登记邮箱，请从页面导出",
        lambda mail: mail.reached,
    ),
)
