"""A scan comes back: two people read it page by page; an area changed by hand is nobody's alone."""

from __future__ import annotations

from flask import Flask
from playwright.sync_api import Browser

from review import clock
from review.actions import documents, signing_copies
from review.extensions import db
from review.models import Matter
from review.registers import facts
from review.registers.facts import latest_revision
from tests.journeys.browser import Visit
from tests.paper.scans import scan
from tests.told import story
from tests.web.test_signings import changed


def cleared(app: Flask, name: str) -> tuple[str, bytes, bytes]:
    """The address of a cleared contract, its file, and a scan of two pages with its code."""
    with app.app_context():
        terms = {"hotline": story.HOTLINE, "lease": story.LEASE}[name]
        matter = story.cleared(name, terms)
        revision, clearance = latest_revision(matter), facts.valid_clearance(matter)
        assert revision
        assert clearance
        mark = signing_copies.mark_of(clearance)
        content = documents.store().get(revision.sha256)
        return f"/matters/{matter.id}", content, scan([mark, mark])


def send(visit: Visit, address: str, name: str, content: bytes) -> None:
    visit.go(f"{address}/signing")
    visit.attach(name, content)
    visit.fill(signed_on=clock.today().isoformat(), signatory="张伟", copies="6")
    visit.press("登记")


def confirm(visit: Visit) -> None:
    for name in ("paged", "coded", "sealed"):
        visit.page.check(f'[name="{name}"]')
    visit.page.check('[name="verdict"][value="same"]')
    with visit.page.expect_navigation():
        visit.press("提交核对结论")


def test_a_scan_is_registered_after_two_have_read_it(
    bare_app: Flask, site: str, browser: Browser
) -> None:
    address, _, scanned = cleared(bare_app, "hotline")
    visit = Visit(browser, site)
    visit.become("zhoumin")
    send(visit, address, "一个点.pdf", scan([None], (1, 1)))
    visit.reads("签署件第1页的图像太小，看不清文字")
    send(visit, address, "盖章扫描.pdf", scanned)
    visit.reads("这是扫描件，须逐页核对")
    visit.become("wangfang")
    visit.go(f"{address}/signing/check")
    visit.page.check('[name="verdict"][value="other"]')
    visit.fill(note="第1页合同价款为9,764,800元")
    with visit.page.expect_navigation():
        visit.press("提交核对结论")
    visit.become("zhoumin")
    visit.go(f"{address}/signing")
    visit.reads("王芳认为签署件与准予签署的文本不一致，不能登记签订")
    assert visit.page.get_by_role("button", name="登记签订").count() == 0
    send(visit, address, "盖章扫描.pdf", scanned)
    visit.reads("签署件还要由办公室、承办人以外的另一人核对确认，现在不能登记签订")
    visit.become("wangfang")
    visit.go(f"{address}/signing/check")
    visit.page.keyboard.press("1")
    visit.page.keyboard.press("1")
    assert [one.input_value() for one in visit.page.locator('[name="answers"]').all()] == [
        "一致"
    ] * 2
    confirm(visit)
    visit.become("lijianguo")
    visit.go(f"{address}/signing/check")
    for page in visit.page.locator('[name="answers"]').all():
        page.select_option("一致")
    confirm(visit)
    visit.become("zhoumin")
    visit.go(f"{address}/signing")
    visit.press("登记签订")
    assert visit.status == "已签订"
    visit.reads("扫描件由两人逐页核对一致")
    visit.close()


def test_an_area_changed_by_hand_waits_for_office_and_leader(
    bare_app: Flask, site: str, browser: Browser
) -> None:
    address, content, _ = cleared(bare_app, "lease")
    visit = Visit(browser, site)
    visit.become("zhoumin")
    send(visit, address, "签署件.docx", changed(content, "1,286.40", "2,286.40"))
    visit.reads("签署件与准予签署的文本有")
    visit.fill(explanation="手写填写")
    visit.press("说明差异并登记")
    visit.reads("签署件还要由办公室、审批领导核对确认，现在不能登记签订")
    visit.go(address)
    assert visit.status == "准予签署"
    with bare_app.app_context():
        assert db.session.get_one(Matter, int(address.rsplit("/", 1)[1])).status.value == "cleared"
    visit.close()
