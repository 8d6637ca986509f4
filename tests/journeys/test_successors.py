"""What replaces a document in force, in the browser: after a clean-up, and a rule by its revision."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest
from flask import Flask
from playwright.sync_api import Browser

from review import clock
from review.actions import successions
from review.demo.drafts import DUTY, SERVICE, Draft
from review.extensions import db
from review.models import Matter
from review.registers.log import verify
from tests.actions.sittings import body
from tests.journeys import sittings
from tests.journeys import test_the_life_of_a_document as life
from tests.journeys.browser import Visit
from tests.told import normative

TODAY = clock.today().isoformat()
NAME = "2026年文件清理"


def revised(draft: Draft) -> Draft:
    return replace(draft, terms=replace(draft.terms, title=f"{draft.terms.title}（修订）"))


def propose(visit: Visit, account: str, grounds: str) -> None:
    visit.become(account)
    visit.go("/cleanups/texts/1")
    form = visit.page.locator("form", has=visit.page.get_by_role("button", name="提出意见"))
    form.locator('[name="kind"]').select_option("amended")
    form.locator('[name="grounds"]').fill(grounds)
    visit.press("提出意见")
    visit.page.wait_for_url("**/cleanups/1")


def sit(visit: Visit) -> None:
    """A quorate sitting hears all proposals, after one whose quorum was missed."""
    for name, away in (("第12次主任办公会", 3), ("第13次主任办公会", 1)):
        sittings.call(visit, name)
        visit.choose(matter="cleanup-1")
        visit.press("列入议题")
        sittings.hold(visit, name, away)
        visit.press(NAME)
        visit.choose(outcome="passed")
        visit.fill(in_favour="2", against="0", abstained="0", last_word="同意。")
        visit.press("登记审议结果")
        if away == 3:
            visit.reads("到会2人，不足法定人数3人")
            visit.choose(outcome="again")
            visit.press("登记审议结果")
            visit.reads("第12次主任办公会：再议")
    visit.reads("第13次主任办公会：通过")


def clean_up(visit: Visit, sitting: bool = False) -> None:
    """A campaign over all that is in force decides that its one text is to be amended."""
    visit.become("wangfang")
    visit.go("/cleanups")
    visit.fill(name=NAME, cutoff=TODAY, basis="区政府办通知")
    visit.choose(cause="annual")
    visit.press("开展清理")
    visit.reads("现为“征求意见”")
    propose(visit, "zhoumin", "上位法已经修改")
    propose(visit, "linhua", "同意修改")
    visit.become("wangfang")
    visit.go("/cleanups/1")
    visit.reads("现为“审议”")
    if sitting:
        sit(visit)
    visit.go("/cleanups/texts/1")
    form = visit.page.locator("form", has=visit.page.get_by_role("button", name="登记决定"))
    form.locator('[name="kind"]').select_option("amended")
    form.locator('[name="grounds"]').fill("经审议")
    form.locator('[name="decided_on"]').fill(TODAY)
    form.locator('[name="body"]').fill("主任办公会")
    visit.press("登记决定")
    visit.reads("现为“待公布”")
    visit.fill(published_on=TODAY, place="区政府网站")
    visit.press("登记公布")
    visit.reads("清理结果 .docx")


def begin(visit: Visit, draft: Draft) -> str:
    """The drafter begins the successor out of the clean-up; each of the two names the other."""
    visit.become("zhoumin")
    visit.go("/cleanups/texts/1")
    visit.press("起草修订稿")
    visit.page.wait_for_url(life.MATTER)
    assert visit.status == "草稿"
    address = visit.page.url.removeprefix(visit.site)
    visit.press(draft.terms.title)
    assert visit.status == "拟修改"
    visit.press(revised(draft).terms.title)
    assert visit.page.url == visit.site + address
    return address


def applied(app: Flask, old: int) -> None:
    """The night of the day on which the successor applies."""
    with app.app_context():
        later = datetime.combine(clock.today().replace(year=clock.today().year + 1), time(1))
        with clock.stopped(later.replace(tzinfo=UTC)):
            assert successions.follow() == 1
        assert db.session.get_one(Matter, old).status.label == "已被替代"
        assert verify().faults == ()


def whole(visit: Visit, browser: Browser, site: str, app: Flask, address: str) -> None:
    """A draft with its text goes all the way into force."""
    life.comment(visit, app, address)
    life.submit(visit, ("explanation", "legal_basis", "comments"))
    life.review(visit, address, "lawful")
    life.review_legally(visit, address)
    life.deliberate(visit, address, "提请集体审议", "审议通过")
    life.sign_off_on_a_phone(browser, site, address, "gaoyuan")
    life.issue(visit, address, SERVICE, "统一登记、编号、印发")
    life.publish_and_file(visit, address)
    life.archive(visit, address)


def test_a_clean_up_decides_an_amendment_and_its_successor_is_begun(
    site: str, browser: Browser, bare_app: Flask
) -> None:
    with bare_app.app_context():
        normative.carry(SERVICE, normative.archive, normative.NORMATIVE)
        body()
    visit = Visit(browser, site)
    clean_up(visit, sitting=True)
    begin(visit, SERVICE)
    visit.close()
    with bare_app.app_context():
        assert verify().faults == ()


@pytest.mark.sure
def test_a_document_goes_from_its_finding_to_clean_up_and_is_replaced_by_its_successor(
    site: str, browser: Browser, bare_app: Flask
) -> None:
    visit = Visit(browser, site)
    life.classify(visit, SERVICE)
    old = life.submitted(visit, SERVICE, "行政规范性文件")
    whole(visit, browser, site, bare_app, old)
    clean_up(visit)
    new = begin(visit, SERVICE)
    visit.press("上传文本")
    visit.attach("修订稿.docx", SERVICE.content)
    visit.press("上传")
    whole(visit, browser, site, bare_app, new)
    applied(bare_app, int(old.rpartition("/")[2]))
    visit.go(old)
    assert visit.status == "已被替代"
    visit.press(revised(SERVICE).terms.title)
    assert visit.status == "现行有效"
    visit.close()


@pytest.mark.sure
def test_a_rule_is_revised_by_a_rule_that_names_it_and_replaced_once_compiled(
    site: str, browser: Browser, bare_app: Flask
) -> None:
    draft = revised(DUTY)
    with bare_app.app_context():
        old = normative.carry(DUTY, normative.archive, normative.INTERNAL).id
    visit = Visit(browser, site)
    life.classify(visit, draft)
    address = life.submitted(visit, draft, "内部制度")
    visit.press("写明")
    visit.press("写明")
    visit.reads("请选择修订的文件")
    visit.choose(old=str(old))
    visit.fill(reason="增加夜间值班")
    visit.press("写明")
    visit.page.wait_for_url(life.MATTER)
    life.submit(visit, ())
    life.review(visit, address, "lawful")
    life.deliberate(visit, address, "提请集体讨论", "讨论通过")
    life.sign_off_on_a_phone(browser, site, address, "zhangwei")
    life.issue(visit, address, draft, "印发")
    visit.go(f"/matters/{old}")
    assert visit.status == "现行有效"
    visit.go(address)
    visit.press("编入制度汇编")
    assert visit.status == "已汇编"
    applied(bare_app, old)
    visit.go(address)
    visit.press(DUTY.terms.title)
    assert visit.status == "已被替代"
    visit.close()
