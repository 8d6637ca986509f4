"""The pages of meetings: bodies, a sitting from its calling to its follow-ups, and who sees them."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient

from review import clock
from review.actions import matters, settings
from review.demo import sittings as demo
from review.demo.office import person
from review.extensions import db
from review.law.vocabulary import Conclusion
from review.models import AgendaItem, Matter, Meeting
from review.registers.facts import latest_revision
from tests.told import consultations, story

ClientOf = Callable[[str], FlaskClient]


def test_a_question_goes_through_a_sitting_by_its_pages(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        matter = consultations.opined(consultations.PLATFORM, Conclusion.LAWFUL)
        matters.step(matter, "to_meeting", by=person("zhoumin"))
        id, owner = matter.id, str(person("zhoumin").id)
        db.session.commit()
    office, today = client_of("wangfang"), clock.today().isoformat()
    assert "不核对成员和法定人数" in office.get("/sittings").text
    body = {"name": "主任办公会", "quorum": "majority", "votes": "yes"}
    assert office.post("/bodies", data={**body, "quorum": ""}).status_code == 422
    assert office.post("/bodies", data=body).status_code == 303
    for name in ("高远", "张伟", "王芳"):
        typed = {"name": name, "post": "", "chair": "y" if name == "高远" else ""}
        assert office.post("/bodies/1/members", data=typed).status_code == 303
    again = office.post("/bodies/1/members", data={"name": "高远", "post": "主任"})
    assert (again.status_code, "已经是成员" in again.text, "主任" in again.text) == (
        422,
        True,
        True,
    )
    assert "过半数到会（2人）方能作出决定" in office.get("/bodies").text

    call = {"body": "1", "name": "第12次主任办公会", "planned_on": today}
    assert office.post("/sittings", data=call).status_code == 303
    item = {"matter": str(id), "grave": "funds", "amount": ""}
    bad = office.post("/sittings/1/items", data=item)
    assert (bad.status_code, "请填写金额" in bad.text) == (422, True)
    assert office.post("/sittings/1/items", data={**item, "amount": "18600000"}).status_code == 303
    held = {"on": today, "minutes": "第12次", "counsel": "陈律", "away-1": "出差", "away-2": "请假"}
    assert office.post("/sittings/1/record", data=held).status_code == 303
    page = office.get("/sittings/1").text
    assert "应到3人，实到1人：王芳" in page
    assert "不足法定人数，只能登记为再议" in page

    form = office.get(f"/matters/{id}/decision").text
    assert 'name="item"' in form
    assert 'name="attendance"' not in form
    said = {
        "item": "1", "in_favour": "1", "against": "0", "abstained": "0", "discussion": "讨论。",
        "dissent": "无", "last_word": "同意。", "outcome": "passed", "decided": "同意。",
        "followed": "adopted",
    }  # fmt: skip
    short = office.post(f"/matters/{id}/decision/meeting", data=said)
    assert (short.status_code, "不足法定人数2人" in short.text) == (422, True)
    assert "讨论。" in short.text
    put_off = {**said, "outcome": "again", "number": "第12次"}
    assert office.post(f"/matters/{id}/decision/meeting", data=put_off).status_code == 303

    ask = {"text": "补充测算", "owner": owner, "due_on": today}
    assert office.post("/sittings/1/items/1/follow-ups", data=ask).status_code == 303
    drafter, other = client_of("zhoumin"), client_of("sunyue")
    assert "补充测算" in drafter.get("/follow-ups").text
    assert "补充测算" not in other.get("/follow-ups").text
    assert other.post("/follow-ups/1/report", data={"text": "好"}).status_code == 404
    assert drafter.post("/follow-ups/1/report", data={"text": ""}).status_code == 422
    assert drafter.post("/follow-ups/1/report", data={"text": "已测算。"}).status_code == 303
    shown = drafter.get(f"/matters/{id}").text
    assert "第12次主任办公会" in shown
    assert "已办结：已测算。" in shown
    assert drafter.get("/sittings").status_code == 404
    assert client_of("gaoyuan").get("/sittings/1").status_code == 200
    assert client_of("gaoyuan").post("/sittings", data=call).status_code == 404
    assert office.post("/bodies/1/members/2/end").status_code == 303
    assert "张伟离任" not in office.get("/bodies").text


def test_the_office_records_what_a_meeting_decided_of_a_contract(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        matter = story.proposed("parking", story.PARKING)
        office = person("wangfang")
        settings.change("contract.meeting", "1", "", "三重一大实施办法", by=office)
        id, number = matter.id, str(latest_revision(matter).number)  # type: ignore[union-attr]
        db.session.commit()
    client, address = client_of("wangfang"), f"/matters/{id}/acts/record_meeting"
    assert "登记会议决定" in client.get(f"/matters/{id}").text
    typed = {
        "revision": number, "name": "第12次主任办公会", "held_on": clock.today().isoformat(),
        "number": "第12次", "attendance": "六人", "in_favour": "6", "against": "0",
        "abstained": "0", "outcome": "passed",
    }  # fmt: skip
    assert client.post(address, data={**typed, "in_favour": "0"}).status_code == 422
    assert client.post(address, data=typed).status_code == 303
    assert client.get(address).status_code == 404
    with bare_app.app_context():
        assert db.session.scalars(db.select(Meeting.name)).one() == "第12次主任办公会"


def test_the_demo_has_a_sitting_that_decided_and_one_to_come(bare_app: Flask) -> None:
    with bare_app.app_context():
        matter = consultations.opined(consultations.ROBOT, Conclusion.EXPLORATORY)
        matters.step(matter, "to_meeting", by=person("zhoumin"))
        demo.tell()
        [item] = db.session.scalars(db.select(AgendaItem)).all()
        assert item.decision is not None
        assert [one.text for one in item.follow_ups] == ["试点满一个月时报告误派率"]
        assert db.session.get_one(Matter, matter.id).status.label == "已决定"
