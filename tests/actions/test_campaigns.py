"""清理: from a frozen list to the published result, and the successor of what was to be amended."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from docx import Document
from flask import Flask
from flask.testing import FlaskClient

from review import clock
from review.actions import campaign_meetings, campaigns, past_imports, sittings, upkeep
from review.actions.campaigns import Opened
from review.actions.documents import store
from review.actions.unit_of_work import Invalid, Refused
from review.demo.drafts import BOARDS, Draft
from review.demo.normative import NORMATIVE
from review.demo.office import person
from review.extensions import db
from review.law.meetings import Minutes
from review.law.vocabulary import CampaignCause, Resolution, Status, Upkept
from review.models import Campaign, CampaignText, Matter, PastBatch
from review.registers import campaigns as register
from review.registers import successions
from review.registers.log import verify
from tests.actions.sittings import body, held
from tests.told import carry, normative

ClientOf = Callable[[str], FlaskClient]
OFFICE, DRAFTER, REVIEWER = "wangfang", "zhoumin", "linhua"
LEDGER = (
    "文号,文件名称,成文日期,有效期至,起草单位,清理结果\n"
    "京城〔2019〕4号,户外设施巡查办法,2019-05-06,,接诉即办科,\n"
    "京城〔2018〕2号,已经废止的办法,2018-05-06,,接诉即办科,废止\n"
    "京城〔2017〕1号,已经过期的办法,2017-05-06,2020-05-06,接诉即办科,\n"
)


def named(title: str) -> Draft:
    return replace(BOARDS, terms=replace(BOARDS.terms, title=title))


def document(title: str) -> Matter:
    return carry(named(title), normative.archive, NORMATIVE)


def opened() -> Campaign:
    return campaigns.open_campaign(
        Opened("2026年文件清理", CampaignCause.ANNUAL, "区政府办通知", clock.today()),
        by=person(OFFICE),
    )


def decided(text: CampaignText, kind: Upkept) -> None:
    said = upkeep.Decided(kind, clock.today(), "主任办公会", "经审议")
    campaigns.decide(text, said, by=person(OFFICE))


def heard(text: CampaignText, kind: Upkept) -> None:
    campaigns.propose(text, kind, "科室意见", by=person(DRAFTER))
    campaigns.propose(text, kind, "审核意见", by=person(REVIEWER))


def ledger() -> PastBatch:
    office = person(OFFICE)
    asked = past_imports.receive("documents", "文件目录.csv", LEDGER.encode(), by=office)
    return past_imports.bring_in(asked, only_good=False, by=office)


def test_a_clean_up_is_decided_text_by_text_published_and_followed_by_a_successor(
    app: Flask,
) -> None:
    old, kept = document("户外招牌指引"), document("另一份指引")
    batch = ledger()
    campaign = opened()
    rows = {text.title: text for text in campaign.texts}
    assert list(rows) == ["户外招牌指引", "另一份指引", "户外设施巡查办法"]
    document("清单之后印发的指引")
    assert len(db.session.get_one(Campaign, campaign.id).texts) == 3  # frozen
    with pytest.raises(Invalid, match="已列入清理清单，不能撤回"):
        past_imports.withdraw(batch, "选错了", by=person(OFFICE))

    first = rows["户外招牌指引"]
    with pytest.raises(Refused, match="起草科室还没有提出清理意见"):
        decided(first, Upkept.AMENDED)
    assert register.standing(campaign).stage == "征求意见"
    campaigns.propose(first, Upkept.AMENDED, "上位法已经修改", by=person(DRAFTER))
    with pytest.raises(Refused, match="审核人员或者办公室还没有提出清理意见"):
        decided(first, Upkept.AMENDED)
    for text, kind in zip(rows.values(), (Upkept.AMENDED, Upkept.KEPT, Upkept.LAPSED), strict=True):
        heard(text, kind)
        with pytest.raises(Refused, match="件文件没有作出决定"):
            campaigns.publish(campaign, clock.today(), "政府网站", by=person(OFFICE))
        decided(text, kind)
    with pytest.raises(Refused, match="这份文件已经作出清理决定"):
        decided(first, Upkept.REPEALED)
    assert (old.status, kept.status) == (Status.AMENDING, Status.IN_FORCE)

    drafter = person(DRAFTER)
    with pytest.raises(Refused, match="清理决定不是修改"):
        campaigns.begin_successor(rows["另一份指引"], by=drafter)
    new = campaigns.begin_successor(first, by=drafter)
    assert (new.title, new.status) == ("户外招牌指引（修订）", Status.DRAFT)
    assert (successions.predecessor(new), successions.successors(old)) == (old, [new])
    assert old.status is Status.AMENDING  # it holds until the new one applies
    with pytest.raises(Refused, match="修订稿已经开始起草"):
        campaigns.begin_successor(first, by=drafter)

    assert register.standing(campaign).stage == "待公布"
    result = campaigns.publish(campaign, clock.today(), "政府网站", by=person(OFFICE))
    with pytest.raises(Refused, match="清理结果已经公布"):
        campaigns.publish(campaign, clock.today(), "政府网站", by=person(OFFICE))
    paper = Document(io.BytesIO(store().get(result.sha256)))
    lines = [one.text for one in paper.paragraphs]
    assert any("3件文件进行了清理" in line and "宣布失效1件" in line for line in lines)
    assert "三、废止的文件（0件）" in lines
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert {"户外招牌指引", "另一份指引", "户外设施巡查办法", "京城〔2019〕4号"} <= set(cells)
    assert verify().faults == ()


def said(outcome: Resolution = Resolution.PASSED, in_favour: int = 4) -> Minutes:
    return Minutes("", clock.today(), "", "", in_favour, 0, 0, outcome, last_word="同意。")


def test_where_bodies_are_kept_a_quorate_sitting_passes_the_proposals_before_any_decision(
    app: Flask,
) -> None:
    document("户外招牌指引")
    campaign, office, kept = opened(), person(OFFICE), body()
    [text] = campaign.texts
    sitting = sittings.call(kept, "第12次主任办公会", clock.today(), by=office)
    with pytest.raises(Invalid, match="不在等会议讨论"):
        campaign_meetings.put(sitting, campaign, by=office)
    heard(text, Upkept.AMENDED)
    with pytest.raises(Refused, match="会议还没有审议通过清理意见"):
        decided(text, Upkept.AMENDED)
    with pytest.raises(Refused, match="管理会议"):
        campaign_meetings.put(sitting, campaign, by=person(DRAFTER))
    item = campaign_meetings.put(sitting, campaign, by=office)
    with pytest.raises(Invalid, match="已经列入本次会议的议程"):
        campaign_meetings.put(sitting, campaign, by=office)
    with pytest.raises(Refused, match="会议还没有登记召开，不能登记审议结果"):
        campaign_meetings.resolve(item, said(), by=office)
    held(sitting, "张伟", "李建国", "何静")
    with pytest.raises(Invalid, match="到会2人，不足法定人数3人"):
        campaign_meetings.resolve(item, said(in_favour=2), by=office)
    campaign_meetings.resolve(item, said(Resolution.AGAIN, 2), by=office)
    assert register.standing(campaign).stage == "审议"

    later = sittings.call(kept, "第13次主任办公会", clock.today(), by=office)
    item = campaign_meetings.put(later, campaign, by=office)
    held(later)
    for wrong, fault in (
        (said(in_favour=6), "表决共6票，多于到会成员5人"),
        (replace(said(), last_word=""), "末位发言"),
        (replace(said(), against=1), "如实写明不同意见"),
    ):
        with pytest.raises(Invalid, match=fault):
            campaign_meetings.resolve(item, wrong, by=office)
    with pytest.raises(Refused, match="管理会议"):
        campaign_meetings.resolve(item, said(), by=person(REVIEWER))
    campaign_meetings.resolve(item, said(), by=office)
    with pytest.raises(Invalid, match="已经登记过决定"):
        campaign_meetings.resolve(item, said(), by=office)
    assert register.standing(campaign).stage == "决定"
    with pytest.raises(Refused, match="已经审议通过清理意见，不能再改意见"):
        heard(text, Upkept.KEPT)
    early = upkeep.Decided(Upkept.AMENDED, clock.today() - timedelta(1), "主任办公会", "经审议")
    with pytest.raises(Invalid, match="不能早于"):
        campaigns.decide(text, early, by=office)
    decided(text, Upkept.AMENDED)
    assert register.standing(campaign).stage == "待公布"
    assert verify().faults == ()


def test_a_campaign_begun_to_be_decided_before_bodies_were_kept_goes_before_a_sitting(
    app: Flask,
) -> None:
    document("户外招牌指引")
    document("另一份指引")
    campaign, office = opened(), person(OFFICE)
    first, second = campaign.texts
    heard(first, Upkept.KEPT)
    decided(first, Upkept.KEPT)
    kept = body()
    heard(second, Upkept.KEPT)
    with pytest.raises(Refused, match="会议还没有审议通过清理意见"):
        decided(second, Upkept.KEPT)
    sitting = sittings.call(kept, "第12次主任办公会", clock.today(), by=office)
    item = campaign_meetings.put(sitting, campaign, by=office)
    held(sitting)
    campaign_meetings.resolve(item, said(), by=office)
    decided(second, Upkept.KEPT)
    assert register.standing(campaign).stage == "待公布"


def test_what_cannot_stand_is_refused(app: Flask) -> None:
    with pytest.raises(Invalid, match="没有现行有效的文件"):
        opened()
    document("户外招牌指引")
    office = person(OFFICE)
    late = Opened("清理", CampaignCause.LAW, "上位法", clock.today() + timedelta(1))
    with pytest.raises(Invalid, match="截止日期不能晚于今天"):
        campaigns.open_campaign(late, by=office)
    with pytest.raises(Refused, match="“组织文件清理”只限"):
        campaigns.open_campaign(replace(late, cutoff=clock.today()), by=person(DRAFTER))
    [text] = opened().texts
    for kind, grounds, said in (
        (Upkept.EVALUATED, "理由", "请选择继续有效、修改、废止或者宣布失效"),
        (Upkept.KEPT, " ", "请写明理由"),
    ):
        with pytest.raises(Invalid, match=said):
            campaigns.propose(text, kind, grounds, by=office)
    with pytest.raises(Refused, match="由其他科室起草，请由起草科室提出意见"):
        campaigns.propose(text, Upkept.KEPT, "理由", by=person("sunyue"))
    heard(text, Upkept.AMENDED)
    decided(text, Upkept.AMENDED)
    with pytest.raises(Refused, match="这份文件由其他科室起草"):
        campaigns.begin_successor(text, by=person("sunyue"))


def test_the_pages_carry_a_clean_up_from_the_list_to_the_result(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        document("户外招牌指引")
        today = clock.today().isoformat()
    office, drafter, reviewer = client_of(OFFICE), client_of(DRAFTER), client_of(REVIEWER)
    sent = {"name": "专项清理", "cause": "special", "basis": "通知", "cutoff": "2099-01-01"}
    refused = office.post("/cleanups", data=sent)
    assert (refused.status_code, "截止日期不能晚于今天" in refused.text) == (422, True)
    assert office.post("/cleanups", data={**sent, "cutoff": today}).status_code == 303
    assert "征求意见" in drafter.get("/cleanups").text
    said = {"kind": "amended", "grounds": "上位法已经修改"}
    decision = {**said, "decided_on": today, "body": "主任办公会"}
    early = office.post("/cleanups/texts/1/decision", data=decision)
    assert (early.status_code, "还没有提出清理意见" in early.text) == (422, True)
    for client in (drafter, reviewer):
        assert client.post("/cleanups/texts/1/proposal", data=said).status_code == 303
    assert office.get("/cleanups/1/result.docx").status_code == 404
    assert office.post("/cleanups/texts/1/decision", data=decision).status_code == 303
    begun = drafter.post("/cleanups/texts/1/successor")
    assert begun.status_code == 303
    assert "户外招牌指引（修订）" in drafter.get("/cleanups/texts/1").text
    assert "户外招牌指引" in drafter.get(begun.location).text
    place = {"published_on": today, "place": "政府网站"}
    assert office.post("/cleanups/1/result", data=place).status_code == 303
    assert office.get("/cleanups/1/result.docx").data.startswith(b"PK")
    assert "已公布" in office.get("/cleanups").text
    assert client_of("chenlu").get("/cleanups/1").status_code == 404
