"""The checklist beside an opinion: reasons asked for, what was typed kept, the version frozen."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from review.actions.opinions import blocking_by_category
from review.demo.drafts import SERVICE
from review.extensions import db
from review.law.checklists import NORMATIVE
from review.law.points import OF_CATEGORY
from review.models import Matter, Opinion
from tests.told import normative, story
from tests.web.test_checklists import NEW, PATH, rows

ClientOf = Callable[[str], FlaskClient]
BARE = {"revision": "1", "conclusion": "revise", "text": "修改后可以签订。"}
GIVEN = {**BARE, "rest": "ok", "rest-note": "其余条款逐条看过。"}


@pytest.fixture
def address(bare_app: Flask) -> str:
    with bare_app.app_context():
        return f"/matters/{story.reviewing('parking', story.PARKING).id}/opinions"


def test_points_are_frozen_with_their_words_and_version(
    bare_app: Flask, client_of: ClientOf, address: str
) -> None:
    office, counsel = client_of("wangfang"), client_of("chenlu")
    office.post(f"{PATH}/new", data=rows(**NEW))
    assert "第2版" in counsel.get(f"{address}/new").text
    typed = {"version-contract": "2", "check-contract-price": "problem",
             "note-contract-price": "大小写不一致", "check-contract-own.2.25": "ok"}  # fmt: skip
    answer = counsel.post(address, data={**GIVEN, **typed})
    assert answer.status_code == 303
    office.post(f"{PATH}/new", data=rows(based_on="2", **{"retire-price": "on"}))
    page = counsel.get(answer.headers["Location"]).text
    for words in ("第2版", "骑缝章", "不符合", "大小写不一致"):
        assert words in page
    with bare_app.app_context():
        kept = {one["key"]: one for one in db.session.scalars(select(Opinion)).one().checklist}
        assert kept["contract.price"]["version"] == 2
        assert kept["contract.price"]["result"] == "不符合"


def test_a_finding_without_its_reasons_is_told_and_the_rest_is_kept(
    bare_app: Flask, client_of: ClientOf, address: str
) -> None:
    typed = {"check-contract-price": "problem", "note-contract-name": "别丢了这段话"}
    answer = client_of("chenlu").post(address, data={**GIVEN, **typed})
    assert answer.status_code == 422
    assert "价款或者报酬：请写明理由" in answer.text
    assert "别丢了这段话" in answer.text
    hidden = client_of("chenlu").post(address, data={**GIVEN, "note-contract-name": "甲\u202e"})
    assert (hidden.status_code, "不可见的控制字符" in hidden.text) == (422, True)
    with bare_app.app_context():
        assert db.session.scalars(select(Opinion)).all() == []


def test_a_list_written_anew_meanwhile_is_looked_at_first(
    client_of: ClientOf, address: str
) -> None:
    client_of("wangfang").post(f"{PATH}/new", data=rows(**NEW))
    answer = client_of("chenlu").post(address, data={**GIVEN, "version-contract": "1"})
    assert answer.status_code == 422
    assert "刚刚改为第2版" in answer.text


def test_a_point_nobody_answered_is_named_and_one_answer_may_stand_for_the_rest(
    bare_app: Flask, client_of: ClientOf, address: str
) -> None:
    counsel = client_of("chenlu")
    silent = counsel.post(address, data={**BARE, "check-contract-price": "ok"})
    assert silent.status_code == 422
    assert "“合同审查要点”还有23项未填：我方主体适格、" in silent.text
    assert "价款或者报酬、" not in silent.text
    without = counsel.post(address, data={**BARE, "rest": "na"})
    assert (without.status_code, "请写明其余各项" in without.text) == (422, True)
    bare = counsel.post(address, data={**BARE, "check-contract-administrative": "na"})
    assert "行政协议的特别规则：请写明理由" in bare.text
    typed = {"check-contract-administrative": "na", "note-contract-administrative": "民事合同"}
    with bare_app.app_context():
        # 修改后签订 names what must change
        matter = db.session.scalars(select(Matter)).one()
        story.annotate(matter)
        over = {key for one in blocking_by_category(matter) for key in OF_CATEGORY[one]}
    over.discard("contract.administrative")
    assert over
    glossed = counsel.post(address, data={**GIVEN, **typed})
    assert glossed.status_code == 422
    assert "同类的“须处理”批注还没有了结" in glossed.text
    for key in over:
        name = key.replace(".", "-", 1)
        typed |= {f"check-{name}": "ok", f"note-{name}": "批注以外的约定没有问题。"}
    answer = counsel.post(address, data={**GIVEN, **typed})
    assert answer.status_code == 303
    page = counsel.get(answer.headers["Location"]).text
    assert page.count("其余条款逐条看过。") == 1
    assert "其余" in page
    with bare_app.app_context():
        rows = db.session.scalars(select(Opinion)).one().checklist
        kept = {one["key"]: (one["result"], one["note"]) for one in rows}
    assert {kept.pop(key)[0] for key in over} == {"符合"}
    assert kept.pop("contract.administrative") == ("不适用", "民事合同")
    assert set(kept.values()) == {("符合", "其余各项一并说明：其余条款逐条看过。")}


def test_the_seven_points_are_answered_one_by_one_with_fact_ground_and_conclusion(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        id = normative.carry(SERVICE, normative.review, normative.NORMATIVE).id
    counsel, address = client_of("chenlu"), f"/matters/{id}/opinions"
    said = {**GIVEN, "conclusion": "lawful", "rest": "na"}
    keys = [item.key for item in NORMATIVE.items]
    told = {
        f"{part}-normative-{key}": f"{part} {key}"
        for key in keys
        for part in ("fact", "ground", "note")
    }
    chosen = {f"check-normative-{key}": "ok" for key in keys}
    for lacking in (
        {}, chosen, {**told, **chosen, "note-normative-maker": " "},
        {**told, **chosen, "check-normative-maker": "na"}, {**told, **chosen, "check-normative-maker": ""},
    ):  # fmt: skip
        assert counsel.post(address, data={**said, **lacking}).status_code == 422
    assert counsel.post(address, data={**said, **told, **chosen}).status_code == 303
    with bare_app.app_context():
        rows = db.session.scalars(select(Opinion)).one().checklist
    seven = [row for row in rows if row["key"].startswith("normative.")]
    assert [row["fact"] for row in seven] == [f"fact {key}" for key in keys]
    others = {row["result"] for row in rows if row not in seven}
    assert others == {"不适用"}


def test_the_page_offers_conclusion_points_and_the_letter_in_clause_order(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        matter = story.reviewing("parking", story.PARKING)
        story.annotate(matter)
        id = matter.id
    counsel = client_of("chenlu")
    page = counsel.get(f"/matters/{id}/opinions/new").text
    assert re.search(r'name="conclusion" value="revise"\s+checked', page)
    assert "须处理的批注，按此预选" in page
    assert "预填，请核对" in page
    assert "〔出具时取号〕" in page
    clauses = re.findall(r"（[一二三四五六]）(第[^〔<]+条[^〔<]*|全文)〔", page)
    assert clauses
    assert not any("/" in one for one in clauses)
    typed = {"revision": "1", "conclusion": "revise", "text": "预览里的话"}
    shown = counsel.post(f"/matters/{id}/opinions", data={**typed, "do": "preview"})
    assert shown.status_code == 200
    assert shown.text.count("预览里的话") == 2
    assert "请选择结果" not in shown.text
    draft = counsel.post(f"/matters/{id}/opinions", data={**typed, "do": "draft"})
    assert draft.data.startswith(b"PK")
    beside = counsel.get(f"/matters/{id}/opinions/new?beside=text").text
    assert "〔出具时取号〕" not in beside
    refused = client_of("zhoumin").post(f"/matters/{id}/opinions", data={**typed, "do": "draft"})
    assert refused.status_code == 409
    with bare_app.app_context():
        assert db.session.query(Opinion).count() == 0


def test_who_reads_english_reads_the_points_in_english_and_the_notes_as_written(
    client_of: ClientOf, address: str
) -> None:
    counsel = client_of("chenlu")
    typed = {"check-contract-price": "problem", "note-contract-price": "不符合"}
    shown = counsel.post(address, data={**GIVEN, **typed}).headers["Location"]
    counsel.post("/language", data={"language": "en"})
    page = counsel.get(shown).text
    assert '<td class="nowrap">Not met</td>' in page
    assert "价款" not in page.partition("<table>")[2]
