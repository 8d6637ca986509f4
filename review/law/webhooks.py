"""网络回调: in which form another program is told that something happened, and what it is told."""

from __future__ import annotations

from review.law.preferences import Told
from review.law.vocabulary.word import Word


class WebhookForm(Word):
    """The first is the open form (Standard Webhooks 1.0); the others are robots in a chat group."""

    STANDARD = "webhook", "签名的网络回调（Standard Webhooks）"
    WECOM = "wecom", "企业微信群机器人"
    DINGTALK = "dingtalk", "钉钉群机器人"
    FEISHU = "feishu", "飞书群机器人"


TYPES = {Told.MATTER: "matter.changed", Told.DEADLINE: "deadline.near"}
"""What a receiver is told has happened."""
PREFIX = "whsec_"
"""What a signing secret begins with, before 24 to 64 bytes in base64."""
