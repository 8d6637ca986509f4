"""A text of 区政府 leaves the house after our review and is recorded until it is in force; joint ones are signed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from docx import Document
from flask import Flask

from review import clock
from review.actions import (
    changes,
    documents,
    issuing,
    issuing_bodies,
    letters,
    matters,
    outside,
    signing,
)
from review.actions.classifications import Joint
from review.actions.outside import Happening
from review.actions.performance import Evidence
from review.actions.unit_of_work import Invalid, Refused
from review.demo.drafts import SERVICE, Draft
from review.demo.formal import formal
from review.demo.normative import NORMATIVE
from review.demo.office import person
from review.demo.story import certificate
from review.law.vocabulary import Issuer, Lead, Retention, Status, StepName
from review.models import Issue, Matter, OutsideRecord, Revision
from review.registers import deadlines, desk_rows, facts, next_steps
from review.registers import document_records as register
from review.registers.batching import last, rows
from review.registers.log import verify
from tests.told import carry, normative

N = StepName
BODIES = ("区教委", "区民政局")


def of(issuer: Issuer, lead: Lead = Lead.ALONE) -> Draft:
    joint = Joint(lead, () if lead is Lead.ALONE else BODIES)
    return replace(SERVICE, answers=replace(SERVICE.answers, issuer=issuer), joint=joint)


def answered(draft: Draft) -> Matter:
    return carry(draft, normative.answer, NORMATIVE)


def newest(matter: Matter) -> Revision:
    found = facts.latest_revision(matter)
    assert found is not None
    return found


def paper() -> Evidence:
    return Evidence("来文.docx", certificate("来文"))


def record(matter: Matter, step: StepName, by: str = "wangfang", **told: object) -> OutsideRecord:
    happening = Happening(clock.today(), **told)  # type: ignore[arg-type]
    return outside.record(matter, step, newest(matter), happening, by=person(by))


def sent(matter: Matter, outcome: str = "amend") -> None:
    step = N.SEND_AGAIN if matter.status is Status.ANSWERING else N.SEND_OUT
    record(matter, step, body="区司法局", number="西城管指函〔2026〕3号")
    record(matter, N.RECORD_OUTSIDE, body="区司法局", outcome=outcome, text="第四条缺少依据",
           paper=paper())  # fmt: skip


def changed(matter: Matter, draft: Draft) -> None:
    lines = (*draft.lines[:-1], "条 街道办事处协助做好公开工作。", draft.lines[-1])
    received = documents.submit("修改稿.docx", replace(draft, lines=lines).content)
    documents.add_revision(matter, received, note="按区司法局意见", by=person("zhoumin"))


def issued_there(matter: Matter, content: bytes, **other: str) -> Issue:
    number = "西政发〔2026〕12号"
    bearing = formal(content, number, clock.today(), "北京市西城区人民政府")
    received = documents.submit("印发件.docx", bearing)
    printed = issuing.Printed(received, clock.today(), 60, number=number, **other)
    return issuing.issue(
        matter, newest(matter), printed, by=person("wangfang"), step=N.RECORD_ISSUE
    )


def published_there(matter: Matter) -> None:
    today = clock.today()
    announced = issuing.Announced(
        today, "区政府公报", today + timedelta(1), today + timedelta(3650)
    )
    issuing.publish(matter, announced, by=person("wangfang"), step=N.RECORD_PUBLICATION)


def headline(matter: Matter) -> str:
    """The step that 待办 names to the office and the button the page puts first: one and the same."""
    office = person("wangfang")
    [task] = next_steps.tasks_of(office, matter)
    assert not task.closed
    turns = next_steps.open_steps(office, facts.facts(matter))
    assert next_steps.foremost(turns, matter.kind) == task.step
    return task.step


def test_a_text_of_the_district_goes_to_its_reviewer_and_back_and_is_never_issued_here(
    app: Flask,
) -> None:
    draft = of(Issuer.DISTRICT)
    matter, office = answered(draft), person("wangfang")
    assert matter.edition == 3
    with pytest.raises(Refused, match="只能由"):
        matters.step(matter, N.TO_MEETING, by=person("zhoumin"))
    with pytest.raises(Invalid, match="请填写送往机关"):
        record(matter, N.SEND_OUT)
    sent(matter)
    assert matter.status is Status.ANSWERING
    changed(matter, draft)
    answer = {"by": "zhoumin", "outcome": "adopted", "text": "已在第五条写明依据"}
    with pytest.raises(Refused, match="审查意见针对的就是本文本"):
        record(matter, N.ANSWER_OUTSIDE, **answer)  # type: ignore[arg-type]
    changes.open_changes(matter, newest(matter), by=office)
    changes.compare(matter, newest(matter), "只增加一条", by=office)
    record(matter, N.ANSWER_OUTSIDE, **answer)  # type: ignore[arg-type]
    assert matter.status is Status.ELSEWHERE
    assert headline(matter) == N.RECORD_DECISION
    with pytest.raises(Refused, match="制发机关的审议决定已经登记"):
        issued_there(matter, draft.content)
    record(matter, N.RECORD_DECISION, body="区政府常务会议", number="第3次", outcome="passed",
           paper=paper())  # fmt: skip
    assert headline(matter) == N.RECORD_SIGNING
    record(matter, N.RECORD_SIGNING, body="区政府", text="区长某某")
    assert headline(matter) == N.RECORD_ISSUE
    with pytest.raises(Invalid, match="印发的文本与送出的文本不同"):
        issued_there(matter, draft.content)
    issuing_bodies.enter("北京市东城区人民政府", "制定主体清单", by=office)
    same = documents.store().get(newest(matter).sha256)
    with pytest.raises(Invalid, match="没有读到：发文机关“北京市东城区人民政府”"):
        issued_there(matter, same)
    issue = issued_there(matter, draft.content, by_hand="常务会议删去第五条")
    assert issue.number == "西政发〔2026〕12号"
    assert issue.checked.startswith("与送出的文本不同：")
    published_there(matter)
    record(matter, N.RECORD_FILING, body="区人大常委会", number="12号")
    assert not {one.key for one in deadlines.running(matter)} & {
        "normative.file.congress", "normative.file.city", "normative.file.government",
    }  # fmt: skip
    assert facts.facts(matter).normative.unfiled == register.owed(matter) == ()
    signing.archive(matter, Retention.PERMANENT, "1号库", by=person("liuna"))
    assert matter.status is Status.IN_FORCE
    assert verify().faults == ()


def test_what_the_reviewer_finds_unlawful_goes_out_again_and_an_older_opinion_counts_no_more(
    app: Flask,
) -> None:
    matter = answered(of(Issuer.DISTRICT_OFFICE))
    sent(matter, "unlawful")
    with pytest.raises(Refused, match="不是不合法"):
        record(matter, N.ANSWER_OUTSIDE, by="zhoumin", outcome="adopted", text="照改")
    sent(matter, "lawful")
    assert facts.facts(matter).normative.heard is not None
    with pytest.raises(Invalid, match="请选择采纳情况"):
        record(matter, N.ANSWER_OUTSIDE, by="zhoumin", outcome="passed", text="没有意见")
    record(matter, N.ANSWER_OUTSIDE, by="zhoumin", outcome="adopted", text="没有意见")
    matters.step(matter, N.GIVE_BACK, by=person("wangfang"), reason="请再研究")
    assert matter.status is Status.OPINED
    record(matter, N.SEND_OUT, body="区司法局")
    assert facts.facts(matter).normative.heard is None
    record(matter, N.DROP_THERE, body="区政府", text="不再制定")
    assert matter.status is Status.DROPPED


def test_a_joint_text_of_ours_is_issued_only_when_every_organ_signed_this_very_text(
    app: Flask,
) -> None:
    draft = of(Issuer.CENTRE, Lead.OURS)
    matter = carry(draft, normative.sign_off, NORMATIVE)
    with pytest.raises(Refused, match="均已会签本文本"):
        normative.issue(matter, draft)
    with pytest.raises(Invalid, match="只登记尚未会签"):
        record(matter, N.COSIGN, body="区财政局", text="某某", paper=paper())
    for body in BODIES:
        record(matter, N.COSIGN, body=body, text="主任某某同意", paper=paper())
    assert facts.facts(matter).normative.unsigned == ()
    told = f"由本单位牵头，与{'、'.join(BODIES)}联合制发"
    opinion = facts.latest_opinion(matter)
    assert opinion is not None
    for letter in (documents.store().get(opinion.letter), letters.write("drafting_note", matter)):
        assert told in "".join(one.text for one in Document(BytesIO(letter)).paragraphs)
    changed(matter, draft)
    assert facts.facts(matter).normative.unsigned == BODIES


def test_what_another_organ_leads_is_countersigned_here_and_recorded(app: Flask) -> None:
    draft = of(Issuer.CENTRE, Lead.THEIRS)
    matter = answered(draft)
    [row] = desk_rows.rows()
    assert row == desk_rows.of(matter)
    assert row.lead is Lead.THEIRS
    sent(matter, "lawful")
    record(matter, N.ANSWER_LEAD, by="zhoumin", outcome="adopted", text="没有意见")
    assert matter.status is Status.COUNTERSIGNING
    signing.approve(matter, newest(matter), "同意会签。", by=person("gaoyuan"), step=N.COUNTERSIGN)
    record(matter, N.RECORD_DECISION, body="区教委主任办公会", outcome="passed", paper=paper())
    record(matter, N.RECORD_SIGNING, body="区教委", text="主任某某")
    checked = issued_there(matter, draft.content).checked
    assert checked == f"{issuing.SAME_AS_SENT}；{issuing.BEARS_THEIRS}"
    assert last(Issue, matter) is not None
    assert len(rows(OutsideRecord, matter)) == 5


def test_a_joint_finding_names_the_other_organs(app: Flask) -> None:
    with pytest.raises(Invalid, match="请写明其他各机关"):
        normative.opened(replace(of(Issuer.CENTRE), joint=Joint(Lead.OURS)))
