"""Counsel takes the text home as a Word file, works on it there, and brings it back."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser

from tests.actions.test_incoming import worked
from tests.journeys.browser import Visit
from tests.paper.returns import edited
from tests.told import story


@pytest.mark.parametrize(
    "scripts", [True, pytest.param(False, marks=pytest.mark.sure)], ids=["scripts", "no scripts"]
)
def test_a_text_goes_home_and_comes_back(
    site: str, browser: Browser, bare_app: Flask, scripts: bool
) -> None:
    with bare_app.app_context():
        matter = story.reviewing("parking", story.PARKING)
        story.annotate(matter)
        id = matter.id
    visit = Visit(browser, site, scripts=scripts)
    visit.become("chenlu")
    visit.go(f"/matters/{id}/revisions/1")
    with visit.page.expect_download() as taken:
        visit.page.get_by_role("link", name="导出 Word").click()
    out = Path(taken.value.path()).read_bytes()
    back = worked(out, "持证上岗", "应写明证种", "持保安员证上岗")
    back = edited(back, ("小时内反馈", "日内反馈"))
    visit.press("导入批注稿")
    visit.attach("批注稿.docx", back)
    visit.press("上传并核对")
    visit.reads("有1处改动无法作为批注导入")
    visit.reads("应写明证种")
    if scripts:
        found = Axe().run(visit.page)
        assert found.violations_count == 0, found.generate_report()
    visit.page.locator("select[name^='severity-']").select_option("blocking")
    visit.press("导入所选")
    visit.reads("已从这份文件导入批注1条")
    visit.press("到正文看批注")
    visit.page.locator(".thread.blocking", has_text="应写明证种").wait_for()
    visit.close()
