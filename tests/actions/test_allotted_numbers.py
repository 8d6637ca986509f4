"""预留文号: the number comes before the text, is borne by it, and is never lost without a word."""

from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from review import clock
from review.actions import allotted_numbers, documents, issuing, matters
from review.actions.unit_of_work import Invalid, Refused, unit_of_work
from review.demo.drafts import DUTY, SERVICE
from review.demo.formal import formal
from review.demo.normative import INTERNAL, NORMATIVE
from review.demo.office import person
from review.extensions import db
from review.law.vocabulary import Issuer, Status
from review.models import AllottedNumber, Issue, Matter
from review.registers import allotted_numbers as register
from review.registers import facts
from review.registers.books import REGISTERS, grammar
from review.registers.log import verify
from tests.told import carry, normative

DISTRICT = replace(SERVICE, answers=replace(SERVICE.answers, issuer=Issuer.DISTRICT), edition=2)


def signed_off() -> Matter:
    return carry(DUTY, normative.sign_off, INTERNAL)


def issue(matter: Matter, content: bytes, name: str = "正式文本.docx", **other: str) -> Issue:
    revision = facts.latest_revision(matter)
    assert revision is not None
    printed = issuing.Printed(documents.submit(name, content), clock.today(), 10, **other)
    return issuing.issue(matter, revision, printed, by=person("wangfang"))


def test_nothing_is_issued_before_its_number_is_allotted(app: Flask) -> None:
    matter = signed_off()
    with pytest.raises(Invalid, match="还没有预留文号"):
        issue(matter, DUTY.content)
    with pytest.raises(Refused, match="只能由"):
        allotted_numbers.allot(matter, by=person("zhoumin"))
    number = allotted_numbers.allot(matter, by=person("wangfang")).number
    with pytest.raises(Refused, match=f"已经预留文号{number}"):
        allotted_numbers.allot(matter, by=person("wangfang"))
    assert issue(matter, formal(DUTY.content, number, clock.today())).number == number
    assert register.kept(matter) is None


def test_what_the_formal_text_does_not_bear_is_named(app: Flask) -> None:
    matter = signed_off()
    number = allotted_numbers.allot(matter, by=person("wangfang")).number
    day = f"{clock.today():%Y}年{clock.today().month}月{clock.today().day}日"
    with pytest.raises(Invalid, match=f"发文字号“{number}”、成文日期“{day}”。补上"):
        issue(matter, DUTY.content)
    loose = formal(DUTY.content, number.replace("〔", "[").replace("〕", "]第"), clock.today())
    with pytest.raises(Invalid, match=r"没有：发文字号.*六角括号"):
        issue(matter, loose)


def test_a_number_that_is_not_used_is_given_up_with_its_reason_and_stays_in_the_register(
    app: Flask,
) -> None:
    matter, office = signed_off(), person("wangfang")
    with pytest.raises(Invalid, match="没有预留而未用的文号"):
        allotted_numbers.void(matter, "用不到", by=office)
    first = allotted_numbers.allot(matter, by=office).number
    with pytest.raises(Invalid, match="写明作废文号的理由"):
        allotted_numbers.void(matter, " ", by=office)
    allotted_numbers.void(matter, "印刷有误，改日重新编号", by=office)
    second = allotted_numbers.allot(matter, by=office).number
    issue(matter, formal(DUTY.content, second, clock.today()))
    book = REGISTERS["numbers"]
    told = [
        tuple(str(grammar.cell(column, row)) for column in book.columns[:4])
        for row in grammar.records(book, office, {})
    ]
    assert [(row[0], *row[2:]) for row in told] == [
        (second, "已印发", "None"),
        (first, "已作废", "印刷有误，改日重新编号"),
    ]
    assert verify().faults == ()


def test_a_matter_that_ends_without_being_issued_gives_its_number_up(app: Flask) -> None:
    matter, office = signed_off(), person("wangfang")
    allotted_numbers.allot(matter, by=office)
    matters.step(matter, "abandon", by=office, reason="不再制定")
    assert matter.status is Status.ABANDONED
    [allotted] = register.of(matter)
    assert allotted.voiding is not None
    assert "没有印发" in allotted.voiding.reason


def test_another_issuers_document_takes_no_number_of_ours(app: Flask) -> None:
    matter = carry(DISTRICT, normative.sign_off, NORMATIVE)
    with pytest.raises(Refused, match="文号由制发机关编排"):
        allotted_numbers.allot(matter, by=person("wangfang"))
    with unit_of_work():  # of the time when it was still to be issued in our own name
        office = person("wangfang")
        db.session.add(
            AllottedNumber(matter_id=matter.id, number="西城管指发〔2026〕1号", by_id=office.id)
        )
    bare = {"number": "西政发〔2026〕9号"}
    with pytest.raises(Invalid, match=r"没有读到：发文字号.*写明人工核对情况"):
        issue(matter, DISTRICT.content, **bare)
    with pytest.raises(Invalid, match="不是文号"):
        issue(matter, DISTRICT.content, number="某某")
    told = issue(matter, DISTRICT.content, by_hand="版头为套红印刷，已核对", **bare).checked
    assert "人工核对：版头为套红印刷" in told
    [allotted] = register.of(matter)
    assert allotted.voiding is not None
    assert "以西政发〔2026〕9号印发" in allotted.voiding.reason


def test_the_number_is_shown_before_the_form_for_the_text(
    bare_app: Flask, client_of: "object"
) -> None:
    with bare_app.app_context():
        id = signed_off().id
    client: FlaskClient = client_of("wangfang")  # type: ignore[operator]
    before = client.get(f"/matters/{id}/acts/issue").text
    assert "预留文号" in before
    assert 'type="file"' not in before
    answer = client.post(f"/matters/{id}/number", data={"csrf_token": ""}, follow_redirects=True)
    assert "号</b>" in answer.text
    assert 'type="file"' in answer.text
    client.post(f"/matters/{id}/number/void", data={"reason": "不再制发"})
    page = client.get(f"/matters/{id}/number").text
    assert "已作废" in page
    assert "不再制发" in page
