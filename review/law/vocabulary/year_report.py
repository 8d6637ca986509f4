"""The words of 法治政府建设年度报告: the states it goes through and the steps between them."""

from __future__ import annotations

from review.law.vocabulary.word import Word


class ReportState(Word):
    COLLECTING = "collecting", "填报"
    DRAFTING = "drafting", "起草"
    CHECKING = "checking", "核对"
    DELIBERATING = "deliberating", "审议"
    SIGNING = "signing", "待签发"
    SIGNED = "signed", "已签发"
    SENT = "sent", "已报送"
    PUBLISHED = "published", "已公开"
    ARCHIVED = "archived", "归档"


class ReportStep(Word):
    DRAFT = "draft", "开始起草"
    FREEZE = "freeze", "定稿送核对"
    CHECK = "check", "核对无误"
    DELIBERATE = "deliberate", "登记审议"
    SIGN = "sign", "签发"
    SEND = "send", "登记报送"
    PUBLISH = "publish", "登记公开"
    ARCHIVE = "archive", "归档"
    RETURN = "return", "退回修改"
    CORRECT = "correct", "更正"
