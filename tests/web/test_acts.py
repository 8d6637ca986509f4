"""The pages of the acts on a document: open to who takes the step, and keeping what was typed."""

from collections.abc import Callable
from itertools import product

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html

from review.actions import classifications
from review.demo.drafts import BOARDS, DUTY, PRINCIPLE, SERVICE, Draft
from review.demo.normative import INTERNAL, NORMATIVE, Stage
from review.demo.office import person
from review.extensions import db
from review.law.kinds import STATUTE
from review.models import Classification, Matter, Meeting
from review.web.forms.acts import FORMS
from tests.told import carry, normative

ClientOf = Callable[[str], FlaskClient]
# Where a document stands, whose page is tried, and the pages that are that person's alone.
PAGES: tuple[tuple[Stage | None, str, tuple[str, ...]], ...] = (
    (None, "zhoumin", ("open_comment", "skip_comment", "review_competition", "assess_consistency")),
    (normative.comment, "zhoumin", ("close_comment",)),
    (
        normative.propose,
        "wangfang",
        ("pass_meeting", "pass_in_principle", "deliberate_again", "reject"),
    ),
    (normative.deliberate, "gaoyuan", ("sign_off",)),
    (normative.sign_off, "wangfang", ("issue",)),
    (normative.publish, "wangfang", ("file",)),
    (normative.archive, "wangfang", ("keep", "amend", "repeal", "lapse")),
)


def test_every_form_belongs_to_a_step_of_the_statute() -> None:
    steps = {step.name for chapter in STATUTE.values() for step in chapter.steps}
    assert set(FORMS) <= steps


@pytest.mark.parametrize(("stage", "doer", "names"), PAGES)
def test_each_act_has_a_page_for_who_takes_it_and_for_no_other(
    bare_app: Flask, client_of: ClientOf, stage: Stage | None, doer: str, names: tuple[str, ...]
) -> None:
    with bare_app.app_context():
        id = carry(SERVICE, stage, NORMATIVE).id
    for account in (doer, "wuming", "zhengqi", "sunyue"):
        client = client_of(account)
        for name in names:
            page = client.get(f"/matters/{id}/acts/{name}")
            assert page.status_code == (200 if account == doer else 404), (account, name)
            if account == doer:
                assert "依据" in page.text
                assert client.post(f"/matters/{id}/steps/{name}").status_code == 404


@pytest.mark.parametrize("name", ["nothing", "submit", "register2", "pass_meeting"])
def test_what_is_no_act_of_this_document_has_no_page(
    bare_app: Flask, client_of: ClientOf, name: str
) -> None:
    with bare_app.app_context():
        id = carry(SERVICE, None, NORMATIVE).id
    assert client_of("zhoumin").get(f"/matters/{id}/acts/{name}").status_code == 404


def test_an_act_before_its_time_says_why_not(bare_app: Flask, client_of: ClientOf) -> None:
    with bare_app.app_context():
        id = carry(SERVICE, None, NORMATIVE).id
    page = client_of("zhoumin").get(f"/matters/{id}/acts/close_comment")
    assert page.status_code == 200
    assert "事项现为“草稿”，“结束征求意见”须在“征求意见中”时办理" in page.text


def test_the_differences_that_stand_in_the_way_are_read_on_their_page(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        id = carry(PRINCIPLE, normative.mend, NORMATIVE).id
    office = client_of("wangfang")
    assert "差异还没有复核" in office.get(f"/matters/{id}").text
    address = f"/matters/{id}/acts/comparison"
    assert "第1版至第2版" in office.get(address).text
    typed = {"revision": "2", "note": "只增加一条，符合会议意见"}
    assert office.post(address, data=typed).status_code == 409
    assert office.post(f"/matters/{id}/changes/opening").status_code == 303
    assert office.post(address, data={"revision": "2", "note": ""}).status_code == 422
    assert office.post(address, data=typed).status_code == 303
    assert "差异还没有复核" not in office.get(f"/matters/{id}").text
    assert client_of("zhoumin").get(address).status_code == 409


MEETING = {
    "name": "主任办公会", "held_on": "2026-13-45", "number": "1号", "attendance": "应到七人",
    "in_favour": "六", "against": "-1", "abstained": "0", "discussion": "别丢了这段话",
    "revision": "1",
}  # fmt: skip


def test_a_bad_day_and_a_bad_number_are_named_and_what_was_typed_is_kept(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        id = carry(SERVICE, normative.propose, NORMATIVE).id
    page = client_of("wangfang").post(f"/matters/{id}/acts/pass_meeting", data=MEETING)
    assert page.status_code == 422
    for sentence in (
        "请填写日期",
        "同意（人）应为整数",
        "反对（人）应为0到999的整数",
        "别丢了这段话",
    ):
        assert sentence in page.text
    with bare_app.app_context():
        assert db.session.query(Meeting).count() == 0


ATTACKED: tuple[tuple[Stage | None, str, tuple[str, ...]], ...] = (
    (None, "zhoumin", ("open_comment", "review_competition")),
    (normative.propose, "wangfang", ("pass_meeting",)),
    (normative.publish, "wangfang", ("file",)),
    (normative.archive, "wangfang", ("keep",)),
)


@pytest.mark.parametrize(("stage", "doer", "names"), ATTACKED)
def test_no_field_of_an_act_takes_what_hides_or_overflows(
    bare_app: Flask, client_of: ClientOf, stage: Stage | None, doer: str, names: tuple[str, ...]
) -> None:
    with bare_app.app_context():
        id = carry(SERVICE, stage, NORMATIVE).id
    client = client_of(doer)
    for name in names:
        address = f"/matters/{id}/acts/{name}"
        tree = html.fromstring(client.get(address).text)
        fields = tree.xpath(
            "//main//form//textarea/@name | //main//form//input[@type='text']/@name"
        )
        assert fields
        for field, value in product(fields, ("甲\u202e乙", "甲\x00乙", "长" * 20_001)):
            answer = client.post(address, data={"revision": "1", field: value})
            assert answer.status_code == 422, (name, field, value[:3])
            assert f'href="#{field}"' in answer.text, (name, field, value[:3])


def test_a_meeting_sent_twice_is_one_meeting(bare_app: Flask, client_of: ClientOf) -> None:
    with bare_app.app_context():
        id = carry(DUTY, normative.propose, INTERNAL).id
        day = db.session.get_one(Matter, id).status_since.date().isoformat()
    good = {**MEETING, "held_on": day, "in_favour": "6", "against": "0", "deed": "once"}
    client = client_of("wangfang")
    for _ in range(2):
        answer = client.post(f"/matters/{id}/acts/pass_meeting", data=good)
        assert answer.status_code == 303
    with bare_app.app_context():
        assert db.session.query(Meeting).count() == 1


def test_a_document_is_not_opened_without_its_own_decision(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        number = carry(BOARDS, None, NORMATIVE) and db.session.query(Classification).first().id
    stranger = client_of("sunyue")
    assert stranger.get(f"/matters/classifications/{number}").status_code == 404
    bare = stranger.get("/matters/new/normative")
    assert bare.status_code == 303
    assert bare.headers["Location"].endswith("/matters/classification")
    typed = {"title": "某办法", "business": "no", "secret": "no", "classification": str(number)}
    assert stranger.post("/matters/new/normative", data=typed).status_code == 404
    del typed["classification"]
    assert stranger.post("/matters/new/normative", data=typed).status_code == 409


def test_a_decision_nothing_was_opened_on_waits_where_its_maker_opens_matters(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        carry(BOARDS, None, NORMATIVE)
        made = classifications.decide("没有送审的办法", BOARDS.answers, "", by=person("zhoumin"))
        address = f"/matters/classifications/{made.id}"
    page = client_of("zhoumin").get("/matters/new").text
    assert f'href="{address}">没有送审的办法' in page
    assert page.count("/matters/classifications/") == 1
    assert "没有送审的办法" not in client_of("sunyue").get("/matters/new").text


@pytest.mark.parametrize("draft", [BOARDS, DUTY], ids=lambda one: one.terms.title)
def test_the_wizard_asks_every_question(client_of: ClientOf, draft: Draft) -> None:
    client = client_of("zhoumin")
    empty = client.post("/matters/classification", data={"title": draft.terms.title})
    assert empty.status_code == 422
    assert empty.text.count("请选择") >= 5
    wrong = client.post("/matters/classification", data={"issuer": "nobody", "outside": "maybe"})
    assert "不在可选范围内" in wrong.text
