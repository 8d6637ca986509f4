"""排版核对 in the life of a contract: told at the gate, or asked by it, and let pass by name and reason."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from review import clock
from review.actions import printed_texts, procedure, settings
from review.actions.printed_texts import Picture, Print
from review.actions.unit_of_work import Faults, Refused
from review.demo.office import person
from review.extensions import db
from review.jobs import worker
from review.law.procedure import Standing
from review.law.sign_gate import print_agrees, printed
from review.law.vocabulary import StepName
from review.models import Job, LogEntry, Matter, PassedDifference, Revision
from review.paper.comparing.second_reading import Apart
from review.paper.reading import legacy
from review.registers import printed_texts as register
from review.registers.facts import facts, latest_revision
from review.registers.log import verify
from tests.paper.documents import PNG
from tests.told import normative, story

ClientOf = Callable[[str], FlaskClient]
APART = (Apart(1, "b3", "第一条", "总价为", "壹", "玖"), Apart(2, "b9", "第二条", "", "", "另付"))
PASSED = "已打开原件核对，文本是对的"


def newest(matter: Matter) -> Revision:
    revision = latest_revision(matter)
    assert revision is not None
    return revision


def print_of(*apart: Apart, why: str = "") -> Print:
    return Print(b"" if why else b"%PDF-1.7", 2, (Picture(3, 4, PNG),), apart, why)


def asked(value: str) -> None:
    settings.change(register.SETTING, value, "", "本单位要求", by=person("wangfang"))


def clearable(matter: Matter) -> None:
    procedure.check(matter, StepName.CLEAR, by=person("wangfang"))


def test_by_default_the_gate_tells_of_it_and_asks_for_nothing(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        matter = story.approved("parking", story.PARKING)
        id = matter.id
        clearable(matter)
        printed_texts.keep(newest(matter), print_of(*APART), by=person("zhoumin"))
        clearable(matter)
        assert printed.stands(facts(matter, whole=True)) is Standing.IDLE
    gate = client_of("wangfang").get(f"/matters/{id}/gate").text
    assert "LibreOffice 排版后有2处文字不同，2处没有认可" in gate


def test_where_it_is_asked_the_gate_is_shut_until_it_is_made_and_every_difference_passed(
    app: Flask,
) -> None:
    matter = story.approved("parking", story.PARKING)
    asked("must")
    with pytest.raises(Refused, match="没有安装、没有核对或者未能排版的不算"):
        clearable(matter)
    printed_texts.keep(newest(matter), print_of(why="排版程序未能生成 PDF。"), by=person("zhoumin"))
    assert printed.stands(facts(matter)) is Standing.UNMET
    printed_texts.keep(newest(matter), print_of(*APART), by=person("zhoumin"))
    with pytest.raises(Refused, match="每一处都已由承办律师或办公室认可"):
        clearable(matter)
    first, second = (one.mark for one in APART)
    with pytest.raises(Faults, match="请写明为什么认可"):
        printed_texts.let_pass(matter, newest(matter), [first], "对", by=person("chenlu"))
    with pytest.raises(Faults, match="请勾选要认可的不同之处"):
        printed_texts.let_pass(matter, newest(matter), ["0" * 64], PASSED, by=person("chenlu"))
    with pytest.raises(Refused, match="“认可排版差异”只限"):
        printed_texts.let_pass(matter, newest(matter), [first], PASSED, by=person("zhoumin"))
    assert (
        len(printed_texts.let_pass(matter, newest(matter), [first], PASSED, by=person("chenlu")))
        == 1
    )
    assert facts(matter).print_differs == 1
    printed_texts.let_pass(matter, newest(matter), [first, second], PASSED, by=person("wangfang"))
    clearable(matter)
    told = [
        json.loads(body)["data"]
        for body in db.session.scalars(select(LogEntry.body).filter_by(action="pass_difference"))
    ]
    assert [(one["mark"], one["printed_as"]) for one in told] == [(first, "玖"), (second, "另付")]
    assert verify().faults == ()


def test_a_pass_is_bound_to_the_revision_and_to_exactly_what_was_different(app: Flask) -> None:
    matter = story.approved("parking", story.PARKING)
    asked("must")
    printed_texts.keep(newest(matter), print_of(APART[0]), by=person("zhoumin"))
    printed_texts.let_pass(matter, newest(matter), [APART[0].mark], PASSED, by=person("wangfang"))
    clearable(matter)
    other = APART[0]._replace(theirs="捌")
    printed_texts.keep(newest(matter), print_of(other), by=person("zhoumin"))
    assert facts(matter).print_differs == 1
    assert print_agrees.stands(facts(matter)) is Standing.UNMET
    row = db.session.scalars(select(PassedDifference)).one()
    assert (row.mark, row.revision_id) == (APART[0].mark, newest(matter).id)


def test_the_page_lists_what_differs_and_lets_counsel_pass_it(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        matter = story.reviewing("parking", story.PARKING)
        id, number = matter.id, newest(matter).number
        printed_texts.keep(newest(matter), print_of(*APART), by=person("zhoumin"))
    counsel, address = client_of("chenlu"), f"/matters/{id}/printed"
    page = counsel.get(address).text
    assert all(one.mark in page for one in APART)
    sent = {"revision": str(number), "marks": [APART[0].mark]}
    silent = counsel.post(address, data=sent)
    assert (silent.status_code, "请写明为什么认可" in silent.text) == (422, True)
    hidden = counsel.post(address, data=sent | {"reason": "\u202e" + PASSED})
    assert (hidden.status_code, "不可见的控制字符" in hidden.text) == (422, True)
    assert counsel.post(address, data=sent | {"reason": PASSED}).status_code == 303
    after = client_of("zhoumin").get(address).text
    assert PASSED in after
    assert "没有认可" in after
    assert "checkbox" not in after


def test_the_pages_of_the_print_are_shown_to_whoever_may_read_the_text(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        matter = story.submitted("parking", story.PARKING)
        id, number = matter.id, newest(matter).number
        kept = printed_texts.keep(newest(matter), print_of(), by=person("zhoumin"))
        sha256 = kept.pictures[0].sha256
    address = f"/matters/{id}/revisions/{number}/layout"
    drafter = client_of("zhoumin")
    page = drafter.get(address).text
    assert f'alt="第{number}版第1页，共2页"' in page
    assert "只画前1页，共2页" in page
    assert f'{address}"' in drafter.get(f"/matters/{id}/revisions/{number}").text
    picture = drafter.get(f"{address}/{sha256}")
    assert (picture.data, picture.mimetype) == (PNG, "image/png")
    assert drafter.get(f"{address}/{'0' * 64}").status_code == 404
    for path in (address, f"{address}/{sha256}", f"/matters/{id}/printed"):
        assert client_of("chenlu").get(path).status_code == 404


@pytest.mark.skipif(not legacy.available(), reason="LibreOffice is not installed")
@pytest.mark.default_engine  # what is asked is LibreOffice
def test_the_job_prints_the_newest_text_and_can_be_asked_again(app: Flask) -> None:
    matter = story.reviewing("parking", story.PARKING)
    with clock.stopped(clock.now() + timedelta(minutes=1)):
        worker.run_all()
        second = register.of(newest(matter))
        assert second is not None
        assert second.printed is not None
        assert second.printed.pages == len(second.printed.pictures) > 2
        printed_texts.ask_again(matter, newest(matter), by=person("wangfang"))
        job = db.session.scalars(select(Job).filter_by(key=register.key(newest(matter)))).one()
        assert job.done_at is None
    assert register.lacking() == []
    assert verify().faults == ()


def test_where_the_office_turned_it_off_nothing_is_printed_or_said(app: Flask) -> None:
    asked("off")
    matter = story.reviewing("parking", story.PARKING)
    assert not db.session.scalars(select(Job).filter_by(kind=register.JOB)).all()
    assert register.of(newest(matter)) is None
    assert printed_texts.ask_for_lacking() == 0
    with pytest.raises(Refused, match="不能排版核对"):
        printed_texts.ask_again(matter, newest(matter), by=person("wangfang"))


def test_a_document_is_neither_signed_off_nor_shown_as_fulfilled_without_its_print(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        matter = normative.carry(normative.BOARDS, normative.deliberate, normative.NORMATIVE)
        id, head = matter.id, person("gaoyuan")
        procedure.check(matter, StepName.SIGN_OFF, by=head)
    address = f"/matters/{id}/acts/sign_off"
    read = client_of("gaoyuan").get
    assert f"{Standing.IDLE.label}" in read(address).text
    with bare_app.app_context():
        asked("must")
        matter = db.session.get_one(Matter, id)
        with pytest.raises(Refused, match="没有安装、没有核对或者未能排版的不算"):
            procedure.check(matter, StepName.SIGN_OFF, by=person("gaoyuan"))
        printed_texts.keep(newest(matter), print_of(), by=person("zhoumin"))
        procedure.check(matter, StepName.SIGN_OFF, by=person("gaoyuan"))
    page = read(address).text
    assert Standing.UNMET.label not in page
    assert printed.label in page
