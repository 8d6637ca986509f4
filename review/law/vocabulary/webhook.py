"""In which form another program is told that something happened."""

from __future__ import annotations

from review.law.vocabulary.word import Word


class WebhookForm(Word):
    """The first is the open form (Standard Webhooks 1.0); the others are robots in a chat group."""

    STANDARD = "webhook", "签名的网络回调（Standard Webhooks）"
    WECOM = "wecom", "企业微信群机器人"
    DINGTALK = "dingtalk", "钉钉群机器人"
    FEISHU = "feishu", "飞书群机器人"
