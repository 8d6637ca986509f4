"""After publication: a filing put off, answered, sent back; evaluated, kept, to be amended, lapsed."""

from __future__ import annotations

import pytest
from flask import Flask
from playwright.sync_api import Browser

from review import clock
from review.demo.drafts import SERVICE
from review.registers.log import verify
from tests.journeys.browser import Visit
from tests.told import filings, normative


def file(visit: Visit, address: str) -> None:
    visit.become("wangfang")
    visit.go(address)
    visit.press("报送备案")
    visit.choose(receiver="district")
    visit.fill(filed_on=clock.today().isoformat())
    visit.press("报送备案")
    assert visit.status == "已报备"


def follow(visit: Visit, address: str, kind: str, said: str, note: str = "") -> None:
    """Record one thing the filing authority did, and read it on the page of the filing."""
    visit.go(f"{address}/filings")
    visit.press("登记进展")
    visit.choose(kind=kind)
    visit.fill(on=clock.today().isoformat(), note=note)
    visit.press("登记")
    visit.reads(said)


def send_back(visit: Visit, address: str) -> None:
    """Put off, supplemented, then found outside the scope: closed without a receipt."""
    follow(visit, address, "suspended", "暂缓登记，限期补报")
    visit.go(address)
    visit.reads("暂缓登记后的补报期限")
    visit.reads("尚未满足：备案机关暂缓登记的，已经补充或者重新报送")
    follow(visit, address, "supplemented", "已补充或者重新报送")
    follow(visit, address, "out_of_scope", "请写明备案机关说明的理由")
    visit.fill(note="只规定内部受理流程，不属于备案范围。")
    visit.press("登记")
    visit.reads("不属于备案范围，退回")
    visit.go(address)
    visit.press("备案退回，办结")
    assert visit.status == "备案办结未登记"
    visit.reads("已登记（备案办结未登记）")


def archive(visit: Visit, address: str) -> None:
    visit.become("liuna")
    visit.go(address)
    visit.press("归档")
    visit.choose(retention="permanent")
    visit.press("归档")
    assert visit.status == "现行有效"


def decide(visit: Visit, label: str, **more: str) -> None:
    visit.press(label)
    visit.fill(
        decided_on=clock.today().isoformat(), body="主任办公会", grounds="逐条对照上位法", **more
    )
    visit.press(label)


def test_a_document_that_need_not_be_filed_is_kept_amended_and_lapses(
    site: str, browser: Browser, bare_app: Flask
) -> None:
    with bare_app.app_context():
        id = normative.carry(SERVICE, normative.publish, normative.NORMATIVE).id
    address, visit = f"/matters/{id}", Visit(browser, site)
    file(visit, address)
    send_back(visit, address)
    archive(visit, address)
    visit.become("wangfang")
    visit.go(address)
    decide(visit, "记录实施后评估")
    decide(visit, "清理：继续有效")
    assert visit.status == "现行有效"
    decide(visit, "清理：修改")
    assert visit.status == "拟修改"
    visit.reads("现行有效（拟修改）")
    decide(visit, "清理：宣布失效")
    assert visit.status == "已失效"
    visit.go(f"{address}/log")
    visit.reads("刚刚核验无误")
    visit.close()
    with bare_app.app_context():
        assert verify().faults == ()


@pytest.mark.sure
def test_a_revoked_document_is_answered_within_thirty_days_and_ends(
    site: str, browser: Browser, bare_app: Flask
) -> None:
    with bare_app.app_context():
        address = f"/matters/{filings.put_off().id}"
    visit = Visit(browser, site)
    visit.become("wangfang")
    follow(visit, address, "supplemented", "已补充或者重新报送")
    follow(visit, address, "opinion", "收到书面审查意见")
    visit.go(address)
    visit.reads("书面审查意见的回复期限")
    follow(visit, address, "replied", "已书面回复")
    visit.go(address)
    assert visit.page.locator("details.clock", has_text="书面审查意见的回复期限").count() == 0
    follow(visit, address, "revoked", "被撤销", "人大常委会决定撤销")
    visit.go(address)
    visit.press("登记撤销")
    assert visit.status == "已被撤销"
    visit.close()
    with bare_app.app_context():
        assert verify().faults == ()
