"""A revised lease on the pages: what was carried, placed in one deed, answered in one deed."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from review.extensions import db
from review.law.vocabulary import Place, Reply, Uptake
from review.models import Annotation, Matter, Placement
from review.registers.answer_uptake import adoption, contradicted
from review.registers.facts import annotations_of, facts, latest_revision
from review.registers.log import verify
from tests.told import revisions


@pytest.fixture
def lease(bare_app: Flask) -> int:
    with bare_app.app_context():
        return revisions.displaced().id


def waiting(id: int) -> list[Annotation]:
    matter = db.session.get_one(Matter, id)
    revision = latest_revision(matter)
    assert revision is not None
    uncertain = (Place.ORPHAN, Place.GUESSED)
    notes = annotations_of(matter)
    return [n for n in notes if (spot := n.placement(revision.id)) and spot.place in uncertain]


def test_the_page_after_the_upload_counts_what_became_of_each(
    lease: int, client_of: Callable[[str], FlaskClient]
) -> None:
    page = client_of("zhoumin").get(f"/matters/{lease}/carried").text
    for label in ("原样带入", "文字有改动", "待确认", "待定位", "建议文字已照改"):
        assert label in page
    assert "文字未变，随所在段落移动，由第二十二条变为第五条" in page
    assert "签字并盖章之日起生效" in page
    threads = re.findall(r"/revisions/2#(a-\d+)", page)
    desk = client_of("zhoumin").get(f"/matters/{lease}/revisions/2").text
    assert threads
    assert all(f'id="{one}"' in desk for one in threads)
    matter = client_of("zhoumin").get(f"/matters/{lease}").text
    assert matter.count(f'href="/matters/{lease}/carried"') == 1


def test_what_counsel_proposed_is_recognised_in_the_new_text(bare_app: Flask, lease: int) -> None:
    with bare_app.app_context():
        matter = db.session.get_one(Matter, lease)
        revision = latest_revision(matter)
        assert revision is not None
        found = {note.text: adoption(note, revision) for note in annotations_of(matter)}
    assert found["自动续期且不限次数，超出预算年度，不能接受。"] is Uptake.FULL
    assert found["引用的条号有误，且剥夺租金、押金的返还。"] is Uptake.FULL
    assert found["建议约定房屋所在地法院。"] is Uptake.PARTLY
    assert found["附件三应当实际附上。"] is None


def test_twenty_decisions_are_one_deed_or_none(
    bare_app: Flask, lease: int, client_of: Callable[[str], FlaskClient]
) -> None:
    client = client_of("zhoumin")
    with bare_app.app_context():
        ids = [note.id for note in waiting(lease)]
        before = db.session.query(Placement).count()
    sent = {"revision": "2"} | {f"choice-{id}": "gone" for id in ids}
    sent |= {f"reason-{id}": "整条改写" for id in ids[1:]}
    refused = client.post(f"/matters/{lease}/placements", data=sent)
    assert refused.status_code == 422
    assert refused.text.count("请写明原文去向") == 2  # once above, once by the field
    assert refused.text.count("整条改写") == len(ids) - 1
    with bare_app.app_context():
        assert db.session.query(Placement).count() == before
    done = client.post(f"/matters/{lease}/placements", data=sent | {f"reason-{ids[0]}": "已删"})
    assert done.location.endswith("/carried")
    with bare_app.app_context():
        assert waiting(lease) == []
        assert facts(db.session.get_one(Matter, lease)).unplaced == 0
        assert verify().faults == ()


def test_a_place_is_given_by_offer_by_selection_and_by_quote(
    bare_app: Flask, lease: int, client_of: Callable[[str], FlaskClient]
) -> None:
    client = client_of("chenlu")
    with bare_app.app_context():
        guessed = next(n for n in waiting(lease) if n.placements[-1].place is Place.GUESSED)
        one, two = [n.id for n in waiting(lease) if n is not guessed][:2]
        spot, first = guessed.placements[-1], guessed.id
        offered = f"{spot.start_block}:{spot.start}:{spot.end_block}:{spot.end}"
        block = spot.start_block
    assert f'value="{offered}"' in client.get(f"/matters/{lease}/placements").text
    sent = {
        "revision": "2", f"choice-{first}": offered,
        f"choice-{one}": "own", f"own-{one}": f"{block}:0:{block}:5", f"quote-{one}": "选中的",
        f"choice-{two}": "own", f"quote-{two}": "抵押情况：房屋未设定抵押",
    }  # fmt: skip
    assert client.post(f"/matters/{lease}/placements", data=sent).status_code == 303
    with bare_app.app_context():
        made = {id: db.session.get_one(Annotation, id).placements[-1] for id in (first, one, two)}
        assert {spot.place for spot in made.values()} == {Place.PLACED}
        assert [made[id].why for id in (first, one)] == ["人工确认", "人工定位"]
        assert (made[one].start, made[one].end) == (0, 5)
        assert made[two].quote == "抵押情况：房屋未设定抵押"


@pytest.mark.parametrize(
    ("choice", "quote", "said"),
    [
        ("own", "没有这样的话", "这些词句在文中没有找到"),
        ("own", "甲方", "请多抄几个字"),
        ("own", "", "没有找到"),
        ("b1:0:b1", "", "不在可选范围内"),
        ("nowhere:0:nowhere:3", "", "文本中没有这个段落"),
    ],
)
def test_a_place_that_is_none_is_refused_by_its_field(
    bare_app: Flask, lease: int, client_of: Callable[[str], FlaskClient],
    choice: str, quote: str, said: str,
) -> None:  # fmt: skip
    with bare_app.app_context():
        id = waiting(lease)[0].id
    sent = {"revision": "2", f"choice-{id}": choice, f"quote-{id}": quote}
    answer = client_of("zhoumin").post(f"/matters/{lease}/placements", data=sent)
    assert answer.status_code == 422
    assert said in answer.text


def test_choices_made_on_an_older_revision_are_refused(
    bare_app: Flask, lease: int, client_of: Callable[[str], FlaskClient]
) -> None:
    with bare_app.app_context():
        id = waiting(lease)[0].id
    sent = {"revision": "1", f"choice-{id}": "gone", f"reason-{id}": "删了"}
    answer = client_of("zhoumin").post(f"/matters/{lease}/placements", data=sent)
    assert answer.status_code == 422
    assert "又有了新的版本" in answer.text


def test_answers_are_one_deed_with_every_fault_by_its_field(
    bare_app: Flask, lease: int, client_of: Callable[[str], FlaskClient]
) -> None:
    client = client_of("zhoumin")
    with bare_app.app_context():
        ids = [note.id for note in annotations_of(db.session.get_one(Matter, lease))]
    sent = {f"reply-{id}": "adopted" for id in ids}
    sent |= {f"reply-{ids[0]}": "declined", f"reply-{ids[1]}": "partly"}
    refused = client.post(f"/matters/{lease}/answers", data=sent)
    assert refused.status_code == 422
    assert "不采纳须写明理由" in refused.text
    assert "部分采纳须写明理由" in refused.text
    with bare_app.app_context():
        assert facts(db.session.get_one(Matter, lease)).unanswered == len(ids)
    sent |= {f"reason-{ids[0]}": "沿用示范文本", f"reason-{ids[1]}": "只补证号"}
    assert client.post(f"/matters/{lease}/answers", data=sent).status_code == 303
    with bare_app.app_context():
        notes = annotations_of(db.session.get_one(Matter, lease))
        assert [n.answer.reply for n in notes[:3] if n.answer] == [
            Reply.DECLINED, Reply.PARTLY, Reply.ADOPTED,
        ]  # fmt: skip
    again = client.post(f"/matters/{lease}/answers", data=sent)
    assert again.status_code == 422
    assert "没有新的答复要保存" in again.text


def test_a_text_that_followed_is_offered_as_adopted(
    lease: int, client_of: Callable[[str], FlaskClient]
) -> None:
    page = client_of("zhoumin").get(f"/matters/{lease}/answers").text
    assert page.count("已按此预填") >= 10


def test_an_adoption_the_text_does_not_bear_out_is_named_everywhere(
    bare_app: Flask, client_of: Callable[[str], FlaskClient]
) -> None:
    with bare_app.app_context():
        matter = revisions.contradicted()
        id, revision = matter.id, latest_revision(matter)
        untrue = [note for note in annotations_of(matter) if contradicted(note, revision)]
        assert untrue
        assert facts(matter).contradicted == len(untrue)
        first = untrue[0].text
    for account, path in (("zhoumin", "answers"), ("chenlu", "answers"), ("zhangwei", "approval")):
        page = client_of(account).get(f"/matters/{id}/{path}").text
        assert "与答复不符" in page, path
        assert first in page
    assert "与答复不符" in client_of("chenlu").get(f"/matters/{id}/revisions/2").text
    gate = client_of("wangfang").get(f"/matters/{id}/gate").text
    assert "答复采纳的，建议文字已写入本文本（没有建议文字的，原文已有改动）" in gate


def test_counsel_who_settles_it_has_seen_it(bare_app: Flask) -> None:
    from review.actions import annotations
    from review.demo.office import person

    with bare_app.app_context():
        matter = revisions.contradicted()
        revision = latest_revision(matter)
        for note in annotations_of(matter):
            if contradicted(note, revision):
                annotations.settle(note, by=person("chenlu"))
        assert facts(matter).contradicted == 0
