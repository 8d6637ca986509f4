"""A contract returned, recused, declined and changed after approval, and what the gate says."""

import pytest
from flask import Flask
from playwright.sync_api import Browser

from review.actions import annotations, documents, matters
from review.demo import papers
from review.demo.office import person
from review.law.vocabulary import Conflict, Reply, Severity
from review.registers.facts import annotations_of as notes_of
from review.registers.log import verify
from tests.journeys.browser import Visit
from tests.told import story


def with_reason(visit: Visit, step: str, reason: str) -> None:
    """Open the step's drawer, write why, send it."""
    drawer = visit.page.locator("details.with-reason", has_text=step)
    drawer.locator("summary").click()
    drawer.locator("textarea").fill(reason)
    drawer.locator("button").click()
    visit.page.wait_for_load_state()


@pytest.mark.sure
def test_returned_completed_recused_and_assigned_anew(
    site: str, browser: Browser, bare_app: Flask
) -> None:
    with bare_app.app_context():
        address = f"/matters/{story.submitted('parking', story.PARKING, complete=False).id}"
    visit = Visit(browser, site)
    visit.become("wangfang")
    visit.go(address)
    visit.reads("尚未满足：必交材料齐全")
    with_reason(visit, "退回补正", "缺少相对人资格证明")
    assert visit.status == "退回补正"
    visit.become("zhoumin")
    visit.go(address)
    visit.reads("还缺：相对人资格证明")
    for kind in ("credentials", "approval_basis"):
        visit.press("上传材料")
        visit.choose(kind=kind)
        visit.attach("材料.docx", story.certificate(kind))
        visit.press("上传")
        visit.page.wait_for_url(f"**{address}*")
    visit.press("补正后重新送审")
    visit.become("wangfang")
    visit.go(address)
    visit.press("受理")
    visit.press("分办")
    visit.page.select_option('[name="counsel"]', label="北京正阳律师事务所 赵懿")
    visit.press("确定")
    visit.become("zhaoyi")
    visit.go(f"{address}/declaration")
    visit.choose(conflict="recused")
    visit.fill(statement="本所现为相对方的常年法律顾问")
    visit.press("作出声明")
    assert visit.page.goto(site + address).status == 404
    visit.become("wangfang")
    visit.go(address)
    assert visit.status == "待分办"
    visit.close()
    with bare_app.app_context():
        assert verify().faults == ()


def test_a_declined_blocking_annotation_needs_the_section_head(
    site: str, browser: Browser, bare_app: Flask
) -> None:
    with bare_app.app_context():
        matter = story.opined("dataprocessing", story.RECORDS)
        address = f"/matters/{matter.id}"
        for note in notes_of(matter):
            blocking = note.severity is Severity.BLOCKING
            reply = Reply.DECLINED if blocking else Reply.ADOPTED
            annotations.answer(
                note, reply, "沿用示范文本" if blocking else "", by=person("zhoumin")
            )
            if not blocking:
                annotations.settle(note, by=person("chenlu"))
    visit = Visit(browser, site)
    visit.become("zhoumin")
    visit.go(address)
    visit.reads("不采纳“须处理”批注的，已经科室负责人确认")
    visit.become("lijianguo")
    visit.go(f"{address}/answers")
    while visit.page.get_by_role("button", name="确认不采纳").count():
        visit.press("确认不采纳")
    visit.become("zhoumin")
    visit.go(address)
    visit.press("提请审批")
    visit.become("zhangwei")
    visit.go(f"{address}/approval")
    visit.reads("沿用示范文本")
    visit.close()


def test_a_text_changed_after_approval_is_stopped_at_the_gate(
    site: str, browser: Browser, bare_app: Flask
) -> None:
    with bare_app.app_context():
        matter = story.approved("parking", story.PARKING)
        address = f"/matters/{matter.id}"
        changed = documents.submit("改.docx", papers.write("parking", 2))
        documents.add_revision(matter, changed, by=person("zhoumin"))
    visit = Visit(browser, site)
    visit.become("wangfang")
    visit.go(address)
    visit.reads("已失效：上传了新的文本")
    visit.go(f"{address}/gate")
    visit.reads("不可签署")
    visit.reads("没有有效的审批")
    visit.reads("请先打开逐字比对再复核")
    visit.press("打开逐字比对")
    visit.go(f"{address}/gate")
    visit.fill(note="差异均在审查意见范围之内")
    visit.press("差异已逐条复核")
    visit.reads("复核：差异均在审查意见范围之内")
    visit.close()
    with bare_app.app_context():
        assert verify().faults == ()


@pytest.mark.sure
def test_a_disclosed_conflict_waits_for_consent(
    site: str, browser: Browser, bare_app: Flask
) -> None:
    with bare_app.app_context():
        matter = story.assigned("parking", story.PARKING)
        address = f"/matters/{matter.id}"
        matters.declare(matter, Conflict.DISCLOSED, "三年前代理过相对方", by=person("chenlu"))
    visit = Visit(browser, site)
    visit.become("chenlu")
    assert visit.page.goto(f"{site}{address}/revisions/1").status == 409
    visit.become("wangfang")
    visit.go(address)
    with_reason(visit, "知情同意", "已取得书面知情同意书")
    visit.become("chenlu")
    visit.go(f"{address}/revisions/1")
    visit.close()
