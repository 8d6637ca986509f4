"""Each comment of the public is a row with its answer; what is told of them falls out of the rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from review import clock
from review.actions import drafting, public_comments
from review.actions.public_comments import Told
from review.actions.unit_of_work import Invalid, Refused
from review.demo.drafts import RULES
from review.demo.normative import NORMATIVE
from review.demo.office import person
from review.law.vocabulary import Reply
from review.models import CommentPeriod, Matter
from review.registers import document_records, facts
from review.registers.batching import last
from review.registers.log import verify
from tests.told import carry

ClientOf = Callable[[str], FlaskClient]


def asking() -> Matter:
    matter = carry(RULES, None, NORMATIVE)
    began = clock.today() - timedelta(40)
    asked = drafting.Period(began, began + timedelta(20), "网站", late_reason="上线前已经开展")
    drafting.open_comment(matter, asked, by=person("zhoumin"))
    return matter


def enter(matter: Matter, text: str, reply: Reply, reason: str = "", by: str = "zhoumin") -> None:
    told = Told(clock.today() - timedelta(30), text, reply, reason, "市民某某")
    public_comments.enter(matter, told, by=person(by))


def test_comments_are_answered_one_by_one_and_counted_by_themselves(app: Flask) -> None:
    matter = asking()
    enter(matter, "写明考核周期", Reply.ADOPTED)
    with pytest.raises(Invalid, match="没有完全采纳的，请写明理由"):
        enter(matter, "取消考核", Reply.DECLINED)
    enter(matter, "取消考核", Reply.DECLINED, "考核是条例的要求")
    with pytest.raises(Refused, match="只限承办人"):
        enter(matter, "加分", Reply.ADOPTED, by="wangfang")
    late = Told(clock.today() + timedelta(1), "加分", Reply.ADOPTED)
    with pytest.raises(Invalid, match="不能晚于今天"):
        public_comments.enter(matter, late, by=person("zhoumin"))
    period = last(CommentPeriod, matter)
    assert period is not None
    told = document_records.comments_told(period)
    assert told.startswith("共收到意见2条，采纳1条，部分采纳0条，不采纳1条。")
    assert "考核是条例的要求" in told
    assert "市民某某" not in told
    result = drafting.close_comment(matter, told, by=person("zhoumin"))
    assert (result.received, result.adopted) == (2, 1)
    assert facts.facts(matter).normative.commented
    with pytest.raises(Refused, match="不能逐条登记公众意见"):
        enter(matter, "加分", Reply.ADOPTED)
    assert verify().faults == ()


def test_the_page_takes_comments_and_the_closing_form_brings_their_summary(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        id = asking().id
    drafter, address = client_of("zhoumin"), f"/matters/{id}/comments"
    assert "还没有登记意见" in drafter.get(address).text
    day = (clock.today() - timedelta(30)).isoformat()
    sent = {"text": "写明考核周期", "received_on": day, "reply": "declined"}
    assert "没有完全采纳的，请写明理由" in drafter.post(address, data=sent).text
    assert drafter.post(address, data={**sent, "reason": "已有规定"}).status_code == 303
    assert "写明考核周期" in client_of("wangfang").get(address).text
    closing = drafter.get(f"/matters/{id}/acts/close_comment").text
    assert "共收到意见1条" in closing
    assert "已逐条登记1条，采纳0条" in closing
