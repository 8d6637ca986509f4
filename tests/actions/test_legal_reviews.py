"""The organ reads counsel's advice and issues its own opinion, under its own name and number."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from docx import Document
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from review.actions import accounts, documents, editions, legal_reviews, matters
from review.actions.legal_reviews import Review
from review.actions.unit_of_work import Invalid, Refused, unit_of_work
from review.demo.consultations import PARKING_PLAN
from review.demo.drafts import BOARDS, DUTY
from review.demo.office import person
from review.extensions import db
from review.law.vocabulary import Conclusion, Disposition, Reply, Role, Status, StepName
from review.models import LegalReview, LogEntry, Matter, MatterEdition, Notice, Opinion, Revision
from review.registers import desk_rows, facts
from review.registers.batching import rows
from review.registers.log import verify
from tests.told import consultations, filings, normative
from tests.waiting import tasks

ClientOf = Callable[[str], FlaskClient]
LAWFUL = Review(Conclusion.LAWFUL, "权限、内容、程序合法。", Reply.ADOPTED)


def advised() -> Matter:
    return normative.carry(BOARDS, normative.opine, normative.NORMATIVE)


def newest(matter: Matter) -> Revision:
    found = facts.latest_revision(matter)
    assert found is not None
    return found


def letter(opinion: Opinion) -> str:
    content = documents.store().get(opinion.letter)
    found = Document(BytesIO(content)).element.body.xpath(".//w:p")
    return "\n".join(one.text for one in found)


def test_a_desk_counts_the_reviews_of_each_matter_as_the_matter_tells_them(app: Flask) -> None:
    told = [normative.carry(BOARDS, normative.review_legally, normative.NORMATIVE), advised()]
    plain = {row.id: row for row in desk_rows.rows()}
    assert [plain[matter.id] for matter in told] == [desk_rows.of(matter) for matter in told]
    assert [plain[matter.id].organ for matter in told] == [True, False]


def test_counsel_advises_and_the_organ_issues_under_its_own_name_and_number(app: Flask) -> None:
    matter = advised()
    [advice] = rows(Opinion, matter)
    assert (matter.status, matter.edition) == (Status.ADVISED, 3)
    assert "律〔" in advice.number
    assert "北京明衡律师事务所" in letter(advice)
    told = db.session.scalars(select(Notice.text).filter_by(person_id=person("linhua").id)).all()
    assert any("出具法律意见" in one for one in told)
    assert [one.step for one in tasks(person("linhua"))] == ["legal_review"]
    made = legal_reviews.issue(
        matter, newest(matter), Review(advice.conclusion, "同意。", Reply.ADOPTED,
                                       disposition=advice.disposition), by=person("linhua"),
    )  # fmt: skip
    assert matter.status is Status.OPINED
    assert "审〔" in made.number
    text = letter(made)
    assert "审核人：林桦" in text
    assert f"已组织法律顾问提出法律意见（{advice.number}）" in text
    assert "北京明衡律师事务所" not in text
    assert facts.facts(matter).organ
    assert verify().good


def test_a_departure_is_told_with_its_reason_and_binds_the_text(app: Flask) -> None:
    matter = advised()
    [advice] = rows(Opinion, matter)
    assert advice.conclusion is not Conclusion.UNLAWFUL
    other = Review(
        Conclusion.AMEND, "第三条增加义务缺少依据。", Reply.PARTLY, "法律意见没有指出第三条。",
        ("第三条删去年检的要求",), Disposition.CLAUSES,
    )  # fmt: skip
    reviewer = person("linhua")
    if advice.conclusion is not Conclusion.AMEND:
        with pytest.raises(Invalid, match="不能选“采纳”"):
            legal_reviews.issue(
                matter, newest(matter), Review(Conclusion.AMEND, "改", Reply.ADOPTED), by=reviewer
            )
    with pytest.raises(Invalid, match="须写明理由"):
        legal_reviews.issue(
            matter, newest(matter), Review(Conclusion.AMEND, "改", Reply.DECLINED,
                                           disposition=Disposition.CLAUSES), by=reviewer,
        )  # fmt: skip
    legal_reviews.issue(matter, newest(matter), other, by=reviewer)
    known = facts.facts(matter)
    assert (known.conclusion, known.disposition) == (Conclusion.AMEND, Disposition.CLAUSES)
    assert known.named > 0
    [kept] = rows(LegalReview, matter)
    assert (kept.advice_id, kept.followed) == (advice.id, Reply.PARTLY)
    assert (
        "法律意见没有指出第三条"
        in db.session.scalars(select(LogEntry.body).order_by(LogEntry.seq.desc()).limit(1)).one()
    )


def test_nobody_but_a_legal_reviewer_issues_it_and_counsel_may_be_asked_again(app: Flask) -> None:
    matter = advised()
    for account in ("chenlu", "wangfang", "zhangwei", "gaoyuan", "zhoumin"):
        with pytest.raises(Refused, match="法制审核人员"):
            legal_reviews.issue(matter, newest(matter), LAWFUL, by=person(account))
    matters.step(
        matter, StepName.ASK_COUNSEL_AGAIN, by=person("linhua"), reason="第三条的依据没有写明"
    )
    assert matter.status is Status.REVIEWING
    normative.opine(matter, BOARDS)
    assert matter.status is Status.ADVISED


def test_somebody_of_the_office_may_hold_it_beside_and_is_named_so(app: Flask) -> None:
    administrator, office = person("zhengqi"), person("wangfang")
    with pytest.raises(Invalid, match="只有办公室人员"):
        accounts.amend(
            person("zhangwei"), accounts.Post("张伟", Role.LEADER, reviews=True), by=administrator
        )
    accounts.amend(office, accounts.Post("王芳", Role.OFFICE, reviews=True), by=administrator)
    assert office.post == "办公室兼法制审核"
    matter = advised()
    [advice] = rows(Opinion, matter)
    said = Review(advice.conclusion, "同意。", Reply.ADOPTED, disposition=advice.disposition)
    made = legal_reviews.issue(matter, newest(matter), said, by=office)
    assert "审核人：王芳（办公室兼法制审核）" in letter(made)
    accounts.amend(office, accounts.Post("王芳", Role.OFFICE), by=administrator)
    assert office.legal.second is None


def test_a_major_decision_goes_to_no_meeting_on_counsels_opinion_alone(app: Flask) -> None:
    matter = consultations.opined(PARKING_PLAN, Conclusion.LAWFUL)
    with pytest.raises(Refused, match="不以法律顾问的意见代替"):
        matters.step(matter, StepName.TO_MEETING, by=person("zhoumin"))
    made = legal_reviews.issue(matter, newest(matter), LAWFUL, by=person("linhua"))
    assert "合法性审查意见" in letter(made)
    assert facts.facts(matter).organ


def test_a_matter_of_the_first_edition_goes_on_by_its_own_rows(app: Flask) -> None:
    matter = normative.carry(BOARDS, normative.annotate, normative.NORMATIVE)
    with unit_of_work():
        row = MatterEdition(
            matter_id=matter.id, edition=1, reason="旧件", by_id=person("wangfang").id
        )
        db.session.add(row)
    db.session.expire(matter, ["editions"])
    normative.opine(matter, BOARDS)
    assert matter.status is Status.OPINED
    [opinion] = rows(Opinion, matter)
    assert "审〔" in opinion.number
    assert facts.facts(matter).organ


def test_an_internal_rule_is_signed_off_before_it_is_issued(app: Flask) -> None:
    matter = normative.carry(DUTY, normative.deliberate, normative.INTERNAL)
    with pytest.raises(Refused, match="已签发"):
        normative.issue(matter, DUTY)
    normative.sign_off(matter, DUTY)
    normative.issue(matter, DUTY)
    assert matter.status is Status.ISSUED


def test_a_matter_is_moved_to_the_newest_edition_once_with_its_reason(app: Flask) -> None:
    matter = normative.carry(BOARDS, normative.annotate, normative.NORMATIVE)
    office = person("wangfang")
    with pytest.raises(Refused, match="已经按现行程序办理"):
        editions.move(matter, "统一", by=office)
    with unit_of_work():
        db.session.add(MatterEdition(matter_id=matter.id, edition=1, by_id=office.id))
    db.session.expire(matter, ["editions"])
    with pytest.raises(Invalid, match="请写明改按新版程序办理的理由"):
        editions.move(matter, " ", by=office)
    with pytest.raises(Refused, match="只限办公室"):
        editions.move(matter, "统一", by=person("gaoyuan"))
    editions.move(matter, "审核机构已经设立", by=office)
    assert matter.edition == 3
    normative.opine(matter, BOARDS)
    assert matter.status is Status.ADVISED
    assert verify().good


def test_what_this_office_issued_for_another_goes_on_by_the_edition_that_let_it(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        matter = filings.put_off()
        id = matter.id
        with pytest.raises(Refused, match="已经按旧版程序印发，须按旧版程序办完"):
            editions.move(matter, "统一", by=person("wangfang"))
    office = client_of("wangfang")
    assert "改按第3版" not in office.get(f"/matters/{id}").text
    assert office.get(f"/matters/{id}/edition").status_code == 409
