"""Ways by which an unreviewed text once passed with every light green: each ends at a shut gate."""

from __future__ import annotations

import pytest
from flask import Flask
from playwright.sync_api import Browser
from sqlalchemy import text

from review.actions import documents, opinions
from review.demo import papers
from review.demo.checked import checklist
from review.demo.drafts import SERVICE
from review.demo.office import person
from review.extensions import db
from review.law.checklists import Result
from review.law.vocabulary import Conclusion
from review.models import guards
from review.registers.facts import latest_revision
from tests.journeys.browser import Visit
from tests.told import normative, story


@pytest.mark.parametrize(
    ("document", "conclusion"), [(False, "revise"), (True, "amend")], ids=["contract", "document"]
)
def test_an_opinion_that_asks_for_changes_and_names_none_is_not_issued(
    site: str, browser: Browser, bare_app: Flask, document: bool, conclusion: str
) -> None:
    with bare_app.app_context():
        matter = (
            normative.carry(SERVICE, normative.review, normative.NORMATIVE)
            if document
            else story.reviewing("parking", story.PARKING)
        )
        address = f"/matters/{matter.id}"
    visit = Visit(browser, site)
    visit.become("chenlu")
    visit.go(f"{address}/opinions/new")
    visit.choose(conclusion=conclusion)
    if document:
        visit.choose(disposition="clauses")
    visit.fill(text="修改后可以。")
    visit.go_through_the_points()
    visit.press("出具意见")
    visit.reads("须列明须修改之处：至少写一条“须处理”批注，或者有一项要点为“不符合”")
    visit.close()


def test_an_unchanged_text_that_must_change_goes_to_no_leader(
    site: str, browser: Browser, bare_app: Flask
) -> None:
    with bare_app.app_context():
        matter = story.reviewing("parking", story.PARKING)
        first, *others = checklist(matter)
        failed = first | {"result": Result.PROBLEM.label, "note": "名称与签署页不一致"}
        draft = opinions.Draft(Conclusion.REVISE, "修改后可以签订。", [failed, *others])
        revision = latest_revision(matter)
        assert revision is not None
        opinions.issue(matter, revision, draft, by=person("chenlu"))
        address = f"/matters/{matter.id}"
    visit = Visit(browser, site)
    visit.become("zhoumin")
    visit.go(address)
    visit.reads("意见列明的须修改之处均有着落")
    visit.become("zhangwei")
    visit.go(f"{address}/approval")
    visit.reads("没有着落：文本没有改动")
    visit.go(f"{address}/gate")
    visit.reads("不可签署")
    visit.close()


def test_a_text_swapped_after_the_opinion_is_not_consented_to_unread(
    site: str, browser: Browser, bare_app: Flask
) -> None:
    with bare_app.app_context():
        matter = story.proposed("parking", story.PARKING)
        story.matters.step(matter, "disapprove", by=person("zhangwei"), reason="写明大写")
        changed = documents.submit("改.docx", papers.write("parking", 2))
        documents.add_revision(matter, changed, by=person("zhoumin"))
        story.matters.step(matter, "propose", by=person("zhoumin"))
        address = f"/matters/{matter.id}"
    visit = Visit(browser, site)
    visit.become("zhangwei")
    visit.go(f"{address}/approval")
    visit.reads("意见之外的改动")
    visit.reads("还没有人打开、复核。")
    visit.page.eval_on_selector_all(
        "details", "every => every.forEach((one) => { one.open = true; })"
    )
    visit.fill(note="同意。")
    visit.press("同意签订这一文本")
    visit.reads("还没有人看过：请先打开逐字比对，或者退回请人复核")
    visit.close()


def test_a_row_changed_in_the_database_shuts_the_gate_and_is_named(
    site: str, browser: Browser, bare_app: Flask
) -> None:
    with bare_app.app_context():
        matter = story.approved("parking", story.PARKING)
        address = f"/matters/{matter.id}"
        db.session.rollback()
        with db.engine.begin() as connection:
            guards.take_down(connection)
            connection.execute(text("UPDATE opinion SET conclusion = 'signable'"))
    visit = Visit(browser, site)
    visit.become("wangfang")
    visit.go(f"{address}/gate")
    visit.reads("不可签署")
    visit.reads("与日志记载不符：这一行被改动过")
    assert visit.page.get_by_role("button", name="准予签署").count() == 0
    visit.close()
