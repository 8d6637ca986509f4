"""The flat sheet that is served draws every page as the layers say it should be drawn."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page

from review.web import bundle
from tests.journeys.browser import switch
from tests.told import story

Drawn = Callable[[int], tuple[list[list[str]], list[list[str]]]]

# Every element with its box and what colours say; a difference names the first few.
DRAWN = """() => [...document.querySelectorAll("body *:not(script):not(symbol):not(path)")].map((one) => {
  const style = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  const place = [box.x, box.y, box.width, box.height].map(Math.round);
  const paint = [style.color, style.backgroundColor, style.borderTopColor, style.fontSize];
  const name = one.className.baseVal ?? one.className;
  return [one.tagName, name, ...place, ...paint, style.fontWeight, style.display].join(" ");
})"""


@pytest.fixture
def pages(browser: Browser, site: str, bare_app: Flask) -> Drawn:
    with bare_app.app_context():
        matter = story.cleared("parking", story.PARKING)
        addresses = [
            "/",
            "/matters",
            "/statistics",
            "/demo/parts",
            "/sign-in",
            "/notices",
            "/settings",
        ]
        addresses += [
            f"/matters/{matter.id}{rest}"
            for rest in ("", "/gate", "/answers", "/approval", "/revisions/1", "/log")
        ]

    def drawn(width: int) -> tuple[list[list[str]], list[list[str]]]:
        context = browser.new_context(viewport={"width": width, "height": 900}, locale="zh-CN")
        page: Page = context.new_page()
        page.goto(f"{site}/sign-in")
        switch(page, "wangfang")  # once for both: it is an event, and pages tell the log's root
        flat = looked_at(page)
        page.route(
            "**/all.css",
            lambda route: route.fulfill(body=bundle.layered(), content_type="text/css"),
        )
        layered = looked_at(page)
        context.close()
        return flat, layered

    def looked_at(page: Page) -> list[list[str]]:
        found = []
        for address in addresses:
            page.goto(site + address)
            found.append([address, *at_rest(page)])
        return found

    def at_rest(page: Page) -> list[str]:
        """As drawn once the scripts have set the margin beside its words and the images are in."""
        before: list[str] = []
        for _ in range(40):
            drawn: list[str] = page.evaluate(DRAWN)
            if drawn == before:
                return drawn
            before = drawn
            page.wait_for_timeout(100)
        raise AssertionError("the page does not come to rest")

    return drawn


@pytest.mark.parametrize("width", [1440, pytest.param(390, marks=pytest.mark.sure)])
def test_flat_and_layered_draw_the_same(pages: Drawn, width: int) -> None:
    for flat, layered in zip(*pages(width), strict=True):
        assert len(flat) == len(layered), flat[0]
        apart = [(one, other) for one, other in zip(flat, layered, strict=True) if one != other]
        assert not apart[:4], flat[0]
