"""示范文本: a contract starts from an edition of one, which stays known when a newer one follows."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from review.demo import papers
from review.extensions import db
from review.models import DraftingOrigin, Matter, ModelText, Revision
from review.paper.reading import docx_reader
from review.registers import model_texts
from review.registers.log import verify
from tests.paper.documents import docx, p, t
from tests.told import story
from tests.web.test_submission import CHOSEN, DOOR, fields

ClientOf = Callable[[str], FlaskClient]
ABOUT = {"title": "房屋租赁合同", "edition": "2026年版", "owner": "综合科", "basis": "办公室惯例"}


def kept(client: FlaskClient, content: bytes, **other: Any) -> int:
    """The status of the answer when the office hands in an edition."""
    sent = {**ABOUT, **other, "file": (io.BytesIO(content), "范本.docx")}
    return client.post("/templates", data=sent).status_code


def draft(client: FlaskClient, start: str, **changed: Any) -> int:
    """The number of the matter that was saved as a draft from the page at `start`."""
    typed = {**fields(client.get(start).text), **CHOSEN, "title": "租房", "amount": "1"}
    typed |= {"counterparty": "甲公司", "do": "save", **changed}
    answer = client.post(DOOR, data=typed)
    assert answer.status_code == 303, answer.text
    return int(answer.headers["Location"].rpartition("/")[2])


def test_the_edition_a_contract_was_started_from_stays_known_when_a_newer_one_follows(
    bare_app: Flask, client_of: ClientOf
) -> None:
    office, drafter = client_of("wangfang"), client_of("zhoumin")
    assert kept(office, papers.write("lease"), basis="") == 422
    assert kept(office, papers.write("lease")) == 303
    assert "用它起草" not in office.get("/templates").text
    assert "从示范文本开始" in drafter.get(DOOR).text
    matter = draft(drafter, f"{DOOR}?template=1")
    assert kept(office, papers.write("parking"), edition="2027年版", replaces="1") == 303
    listed = office.get("/templates").text
    assert "《房屋租赁合同》（2026年版），起草使用1件" in listed
    page = drafter.get(f"/matters/{matter}").text
    assert "起草来源：示范文本《房屋租赁合同》（2026年版）" in page
    assert "示范文本：《房屋租赁合同》（2026年版）" in drafter.get(f"/matters/{matter}/log").text
    with bare_app.app_context():
        origin = model_texts.origin(db.session.get_one(Matter, matter))
        assert origin is not None
        assert origin.template is not None
        assert (origin.template.edition, origin.template.owner) == ("2026年版", "综合科")
        assert [text.edition for text in model_texts.beside(origin.matter)] == [
            "2026年版",
            "2027年版",
        ]
        assert model_texts.uses() == {1: 1}
        newer = db.session.scalars(select(ModelText).filter_by(replaces_id=1)).one()
        assert newer.retired_at is None
        assert verify().faults == ()


def test_a_contract_started_from_a_former_one_says_so_and_only_from_one_that_may_be_read(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        former = story.opened("parking", story.PARKING)
        id, number = former.id, former.number
    drafter = client_of("zhoumin")
    start = f"{DOOR}?like={id}"
    assert f"从上次的合同<b>{number}" in drafter.get(start).text
    matter = draft(drafter, start)
    assert f"起草来源：上次的合同{number}" in drafter.get(f"/matters/{matter}").text
    for nothing in ("like=999", "like=-1", "template=999", "template=99999999999"):
        assert drafter.get(f"{DOOR}?{nothing}").status_code == 404
    with bare_app.app_context():
        (origin,) = db.session.scalars(select(DraftingOrigin))
        assert (origin.template_id, origin.former_id) == (None, id)


FORM = docx(
    p(t("服务合同"))
    + p(t("甲方：北京市某中心"))
    + p(t("乙方：{{乙方}}"))
    + p(t("第一条 乙方按甲方要求提供服务，{{服务日：日期，可后填}}开始。"))
    + p(t("第二条 服务费共计人民币{{服务费：金额}}元（大写：{{服务费：大写}}）。"))
)


def test_the_fields_are_filled_in_and_the_text_goes_on_to_be_sent(
    bare_app: Flask, client_of: ClientOf
) -> None:
    office, drafter = client_of("wangfang"), client_of("zhoumin")
    broken = docx(p(t("{{价：钱}}")))
    sent = {**ABOUT, "file": (io.BytesIO(broken), "范本.docx")}
    assert "“钱”不认识" in office.post("/templates", data=sent).text
    assert kept(office, FORM) == 303
    door = "/templates/1/filling"
    assert office.get(door).status_code == 404
    assert drafter.get(door).text.count("<small>选填</small>") == 1
    given = {"secret": "no", "f0": "北京甲乙丙科技有限公司", "f2": "12,000.5", "do": "send"}
    wrong = drafter.post(door, data=given | {"f0": "", "f2": "很多"})
    assert (wrong.status_code, "请填写乙方" in wrong.text) == (422, True)
    assert drafter.post(door, data=given | {"secret": "yes"}).status_code == 409
    taken = drafter.post(door, data=given | {"do": "take"})
    words = [one.text for one in docx_reader.read(taken.data).paragraphs()]
    assert words[2:] == [
        "乙方：北京甲乙丙科技有限公司",
        "第一条 乙方按甲方要求提供服务，【待填：服务日】开始。",
        "第二条 服务费共计人民币12,000.50元（大写：壹万贰仟元零伍角整）。",
    ]
    page = drafter.post(door, data=given).text
    assert "【待填：服务日】" in page  # told by the check, before anything is sent
    typed = fields(page) | {**CHOSEN, "title": "服务合同", "do": "save"}
    assert typed["amount"] == ["12000.50"]
    saved = drafter.post(DOOR, data=typed)
    assert saved.status_code == 303
    with bare_app.app_context():
        [origin] = db.session.scalars(select(DraftingOrigin))
        assert origin.template_id == 1
        [revision] = db.session.scalars(select(Revision))
        assert revision.name == "房屋租赁合同.docx"
        assert verify().faults == ()


def test_a_text_without_fields_is_taken_as_it_is_and_a_retired_one_is_not_offered(
    client_of: ClientOf,
) -> None:
    office, drafter = client_of("wangfang"), client_of("zhoumin")
    assert kept(office, papers.write("lease")) == 303
    answer = drafter.get("/templates/1/filling")
    assert answer.headers["Location"] == f"{DOOR}?template=1"
    assert office.post("/templates/1/retirement").status_code == 303
    assert drafter.get("/templates/1/filling").status_code == 404
