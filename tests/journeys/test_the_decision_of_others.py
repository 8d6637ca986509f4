"""What others decide, in the browser: a text of 区政府 out and back; a grave item without its quorum."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from playwright.sync_api import Browser

from review import clock
from review.actions import documents, matters
from review.demo import consultations
from review.demo.formal import formal
from review.demo.office import person
from review.demo.story import certificate
from review.extensions import db
from review.law.vocabulary import Conclusion, Issuer
from review.models import Matter
from review.registers.log import verify
from tests.actions.test_documents_of_others import answered, newest, of
from tests.journeys import sittings
from tests.journeys.browser import Visit
from tests.journeys.test_the_life_of_a_document import archive

TODAY = clock.today().isoformat()
NUMBER = "西政发〔2026〕12号"


def record(visit: Visit, address: str, label: str, paper: bool = False, **fields: str) -> None:
    """A step of the matter's page: its form is opened, filled in and sent."""
    visit.go(address)
    visit.press(label)
    outcome = fields.pop("outcome", "")
    if outcome:
        visit.choose(outcome=outcome)
    visit.fill(**fields)
    if paper:
        visit.attach("来文.docx", certificate("来文"))
    visit.press(label)
    visit.page.wait_for_url(f"**{address}*")


@pytest.mark.sure
def test_a_text_of_the_district_goes_out_is_answered_and_comes_back_in_force(
    site: str, browser: Browser, bare_app: Flask
) -> None:
    with bare_app.app_context():
        matter = answered(of(Issuer.DISTRICT))
        address = f"/matters/{matter.id}"
        text = documents.store().get(newest(matter).sha256)
    visit = Visit(browser, site)
    visit.become("wangfang")
    record(visit, address, "送出审核", on=TODAY, body="区司法局", number="西城管指函〔2026〕3号")
    assert visit.status == "外部审核中"
    record(
        visit, address, "登记外部审核意见", paper=True, outcome="lawful", on=TODAY, body="区司法局",
        text="没有意见",
    )  # fmt: skip
    assert visit.status == "待答复外部意见"
    visit.become("zhoumin")
    record(visit, address, "答复外部审核意见", outcome="adopted", on=TODAY, text="没有意见")
    assert visit.status == "待制发机关办理"
    visit.become("wangfang")
    record(
        visit, address, "登记制发机关审议", paper=True, outcome="passed", on=TODAY,
        body="区政府常务会议",
    )  # fmt: skip
    record(visit, address, "登记制发机关签发", on=TODAY, body="区政府", text="区长某某")
    visit.go(address)
    visit.press("登记制发机关印发")
    printed = formal(text, NUMBER, clock.today(), "北京市西城区人民政府")
    visit.attach("印发件.docx", printed)
    visit.fill(formed_on=TODAY, copies="60", number=NUMBER)
    visit.press("登记制发机关印发")
    visit.reads("制发机关已印发")
    applies = clock.today() + timedelta(31)
    record(
        visit, address, "登记制发机关公布", published_on=TODAY, effective_on=applies.isoformat(),
        valid_until=(applies + timedelta(700)).isoformat(), place="区政府公报",
    )  # fmt: skip
    assert visit.status == "制发机关已公布"
    record(visit, address, "登记制发机关备案", on=TODAY, body="区人大常委会", number="12号")
    archive(visit, address)
    visit.close()
    with bare_app.app_context():
        assert verify().faults == ()


def hold(visit: Visit, name: str, address: str, away: tuple[str, ...]) -> None:
    """A sitting is called with the matter before it, and held with some members away."""
    visit.become("wangfang")
    sittings.call(visit, name)
    form = visit.page.locator("form", has=visit.page.locator('[name="grave"]'))
    form.locator('[name="matter"]').select_option(index=1)
    form.locator('[name="grave"]').select_option("funds")
    form.locator('[name="amount"]').fill("18600000")
    visit.press("列入议题")
    held = visit.page.locator("form", has=visit.page.locator('[name="minutes"]'))
    held.locator('[name="on"]').fill(TODAY)
    held.locator('[name="minutes"]').fill(name)
    for field in away:
        held.locator(f'[name="{field}"]').fill("出差")
    visit.press("登记召开")
    visit.reads("应到3人")
    visit.go(f"{address}/decision")
    items = visit.page.locator('select[name="item"]')
    items.select_option(index=items.locator("option").count() - 1)


@pytest.mark.sure
def test_a_grave_item_waits_for_its_quorum_and_is_decided_by_the_next_sitting(
    site: str, browser: Browser, bare_app: Flask
) -> None:
    with bare_app.app_context():
        matter = consultations.opined(consultations.PLATFORM, Conclusion.LAWFUL)
        matters.step(matter, "to_meeting", by=person("zhoumin"))
        id, address = matter.id, f"/matters/{matter.id}"
        db.session.commit()
    visit = Visit(browser, site)
    visit.become("wangfang")
    visit.go("/bodies")
    visit.fill(name="主任办公会")
    visit.choose(quorum="majority")
    visit.page.check('[name="votes"][value="yes"]')
    visit.press("设立议事机构")
    for name in ("高远", "张伟", "王芳"):
        form = visit.page.locator("form", has=visit.page.locator('[name="chair"]'))
        form.locator('[name="name"]').fill(name)
        if name == "高远":
            form.locator('[name="chair"]').check()
        visit.press("登记成员")
        visit.page.locator("main").get_by_text(name).first.wait_for()
    said = {"in_favour": "1", "against": "0", "abstained": "0", "discussion": "讨论。",
            "dissent": "无", "last_word": "同意。"}  # fmt: skip
    hold(visit, "第12次主任办公会", address, ("away-1", "away-2"))
    visit.fill(**said, decided="同意。")
    visit.choose(outcome="passed", followed="adopted")
    visit.press("登记会议和决定")
    visit.reads("不足法定人数2人")
    visit.choose(outcome="again")
    visit.press("登记会议和决定")
    visit.become("zhoumin")
    visit.go(address)
    visit.press("提请集体讨论")
    assert visit.status == "待集体审议"
    hold(visit, "第13次主任办公会", address, ())
    visit.fill(**{**said, "in_favour": "3"}, decided="同意。")
    visit.choose(outcome="passed", followed="adopted")
    visit.press("登记会议和决定")
    visit.go(address)
    assert visit.status == "已决定"
    visit.close()
    with bare_app.app_context():
        assert db.session.get_one(Matter, id).status.label == "已决定"
        assert verify().faults == ()
