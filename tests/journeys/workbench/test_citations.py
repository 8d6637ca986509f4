"""How a cited statute stands, beside its words: hovered, focused, put away (WCAG 2.2, 1.4.13)."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.browser import Visit
from tests.journeys.workbench.conftest import PARKING

VisitOf = Callable[..., Visit]


def test_the_box_comes_by_pointer_and_by_focus_stays_under_the_pointer_and_goes_with_escape(
    visit_of: VisitOf,
) -> None:
    page = (visit := visit_of("chenlu")).page
    visit.go(f"{PARKING}/revisions/1")
    words, box = page.locator("a.reference").first, page.locator(".citation-box")
    expect(words).to_have_text("《中华人民共和国民法典》")
    words.hover()
    expect(box).to_contain_text("现行有效，自2021年1月1日起施行")
    box.hover()
    page.wait_for_timeout(400)  # longer than the box waits for the pointer
    expect(box).to_be_visible()
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    page.mouse.move(0, 0)
    words.focus()
    expect(box).to_contain_text("核对日期")
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(words).to_be_focused()
    words.click()
    expect(box).to_be_visible()
    assert "#law" not in page.url
