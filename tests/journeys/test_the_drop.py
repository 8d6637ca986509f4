"""Files dropped on the desk wait in the browser until their form has asked whether they are secret."""

from __future__ import annotations

import base64

from flask import Flask
from playwright.sync_api import Browser, expect

from review.demo import papers
from tests.journeys.browser import Visit

DROP = """(place, [name, content]) => {
    const bytes = Uint8Array.from(atob(content), (one) => one.charCodeAt(0));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([bytes], name));
    place.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
}"""
KEPT = """(count) => new Promise((done) => {
    const opening = indexedDB.open("carried-files", 1);
    opening.onsuccess = () => {
        const asked = opening.result.transaction("files").objectStore("files").count();
        asked.onsuccess = () => { opening.result.close(); done(asked.result === count); };
    };
})"""
LEASE = "办公用房租赁合同.docx"


def drop(visit: Visit) -> None:
    visit.become("zhoumin")
    content = base64.b64encode(papers.write("lease")).decode()
    visit.page.locator("matter-drop").evaluate(DROP, [LEASE, content])
    visit.reads(f"《{LEASE}》已经放下，还没有上传")
    visit.page.wait_for_function(KEPT, arg=1)


def test_files_dropped_on_the_desk_are_read_once_they_are_declared_not_secret(
    site: str, browser: Browser, bare_app: Flask
) -> None:
    visit = Visit(browser, site)
    drop(visit)
    visit.press("合同")
    visit.reads("选择“不涉密”后读取1份文件")
    visit.page.check('[name="secret"][value="no"]')
    expect(visit.page.locator(".files")).to_contain_text(LEASE)
    expect(visit.page.locator('[name="title"]')).not_to_have_value("")
    visit.page.wait_for_function(KEPT, arg=0)
    visit.close()


def test_secret_files_are_forgotten_and_never_sent(
    site: str, browser: Browser, bare_app: Flask
) -> None:
    visit = Visit(browser, site)
    drop(visit)
    visit.press("合同")
    sent = []
    visit.page.on("request", lambda request: sent.append(request.method))
    visit.page.check('[name="secret"][value="yes"]')
    visit.reads("涉密文件不得在本系统存储、处理")
    visit.page.wait_for_function(KEPT, arg=0)
    assert "POST" not in sent
    visit.close()
