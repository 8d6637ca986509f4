"""The pages people open every day pass axe, light and dark; `sure` asks it of every page."""

from __future__ import annotations

from flask import Flask
from playwright.sync_api import Browser

from review.extensions import db
from tests.journeys.accessibility import faults
from tests.journeys.browser import Visit
from tests.told import story

# Who opens what, `{}` being the matter's number.
PAGES = {
    "wangfang": ("/", "/matters", "/matters/{}", "/matters/{}/gate", "/registers/contracts"),
    "zhoumin": ("/", "/matters/new/contract", "/matters/{}/answers"),
    "chenlu": ("/matters/{}/revisions/1",),
    "zhangwei": ("/statistics",),
}


def test_none_has_a_fault_axe_knows_of(site: str, browser: Browser, bare_app: Flask) -> None:
    with bare_app.app_context():
        matter = story.opined("parking", story.PARKING).id
        db.session.remove()
    visit = Visit(browser, site)
    assert faults(visit.page, f"{site}/sign-in") == []
    for account, paths in PAGES.items():
        visit.become(account)
        for path in paths:
            assert faults(visit.page, site + path.format(matter)) == [], (account, path)
