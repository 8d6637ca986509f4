"""The whole of it by keyboard, and by touch: walk, select, write, settle, and switch the keys off."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import expect

from review.actions import clause_library
from review.actions.clause_library import Wording
from review.demo.office import person
from review.extensions import db
from review.law.vocabulary import Category
from review.models import Annotation
from tests.journeys.browser import Visit
from tests.journeys.workbench.conftest import PARKING, STRANGE

VisitOf = Callable[..., Visit]
DESK = f"{PARKING}/revisions/1"
STANDING = "document.activeElement.dataset.p"
CHOSEN = "getSelection().toString()"


def test_words_are_selected_and_written_on_by_keyboard_alone(
    visit_of: VisitOf, bare_app: Flask
) -> None:
    visit = visit_of("chenlu")
    visit.go(f"{STRANGE}/revisions/1")
    keys = visit.page.keyboard
    visit.page.locator('.paper [tabindex="0"]').focus()
    first = visit.page.evaluate(STANDING)
    keys.press("ArrowDown")
    assert visit.page.evaluate(STANDING) != first
    keys.press("ArrowUp")
    assert visit.page.evaluate(STANDING) == first
    keys.press("Enter")
    word = visit.page.evaluate(CHOSEN)
    assert word
    assert "第一条 甲𠮷乙".startswith(word)
    keys.press("Shift+ArrowRight")
    assert len(visit.page.evaluate(CHOSEN)) > len(word)
    keys.press("Escape")
    assert visit.page.evaluate(CHOSEN) == ""
    for key in ("Enter", "Shift+ArrowDown", "a"):
        keys.press(key)
    expect(visit.page.locator("#text")).to_be_focused()
    assert visit.page.input_value("#severity") == "advice"
    keys.press("Alt+3")
    assert visit.page.input_value("#severity") == "hint"
    chosen = visit.page.input_value("#quote")
    visit.choose(category="wording")
    visit.page.fill("#text", "按键写的。")
    keys.press("Control+Enter")
    visit.page.locator(".thread", has_text="按键写的。").wait_for()
    with bare_app.app_context():
        spot = db.session.scalars(db.select(Annotation).filter_by(text="按键写的。")).one()
        assert spot.placements[0].quote.split() == chosen.split()
        assert spot.placements[0].start_block != spot.placements[0].end_block


@pytest.mark.sure
def test_a_paragraph_with_the_focus_is_written_on_as_a_whole(visit_of: VisitOf) -> None:
    visit = visit_of("chenlu")
    visit.go(DESK)
    visit.page.keyboard.press("n")
    head = visit.page.locator(":focus").inner_text()
    visit.page.keyboard.press("a")
    expect(visit.page.locator("#quote")).not_to_have_value("")
    assert visit.page.input_value("#quote") in head


def test_threads_and_clauses_are_walked_and_a_thread_is_answered_and_settled(
    visit_of: VisitOf,
) -> None:
    visit = visit_of("chenlu")
    visit.go(DESK)
    keys, current = visit.page.keyboard, visit.page.locator(".thread.current")
    keys.press("j")
    keys.press("j")
    keys.press("k")
    keys.press("j")
    expect(current).to_contain_text("付款条件含糊。")
    assert visit.page.locator(".paper ins.proposed").count() == 1
    keys.press("r")
    keys.type("已经改了。")
    keys.press("Control+Enter")
    expect(current.locator(".remark")).to_contain_text("已经改了。")
    keys.press("s")
    expect(current.locator(".settle")).to_be_focused()
    keys.press("Enter")
    expect(current.locator(".done")).to_contain_text("已了结")
    keys.press("/")
    assert visit.page.evaluate("document.activeElement.dataset.show") == "all"


@pytest.mark.sure
def test_the_sheet_lists_the_keys_and_switches_them_off_for_good(visit_of: VisitOf) -> None:
    visit = visit_of("chenlu")
    visit.go(DESK)
    visit.page.keyboard.press("?")
    sheet = visit.page.locator("#keys")
    expect(sheet).to_be_visible()
    sheet.get_by_label("启用单字母按键").uncheck()
    sheet.get_by_role("button", name="关闭").click()
    visit.page.reload()
    visit.page.keyboard.press("j")
    assert visit.page.locator(".thread.current").count() == 0
    visit.press("按键")
    sheet.get_by_label("启用单字母按键").check()
    visit.page.keyboard.press("Escape")
    visit.page.keyboard.press("j")
    expect(visit.page.locator(".thread.current")).to_have_count(1)


def test_a_finger_selects_and_writes(visit_of: VisitOf) -> None:
    visit = visit_of("chenlu", 390, touch=True)
    visit.go(DESK)
    visit.select("每季度考核完成")
    visit.page.locator(".pick").tap()
    form = visit.page.locator("#annotate")
    expect(form).to_be_visible()
    words = visit.page.locator(".paper [data-p]", has_text="每季度考核完成").bounding_box()
    sheet = form.bounding_box()
    assert words
    assert sheet
    assert words["y"] < sheet["y"]
    visit.choose(severity="hint", category="term")
    visit.page.fill("#text", "手指写的。")
    form.get_by_role("button", name="写下批注").tap()
    visit.page.locator(".thread:visible", has_text="手指写的。").wait_for()
    assert visit.page.locator(".margin").get_attribute("data-sheet") == "one"


def test_a_clause_of_the_library_is_proposed_by_keys(visit_of: VisitOf, bare_app: Flask) -> None:
    """Alt+K goes to the clauses of the annotation's category, Enter takes the wording."""
    courts = "由甲方所在地人民法院管辖。"
    with bare_app.app_context():
        by = person("wangfang")
        for title, category, wording in (
            ("付款期限", Category.PRICE, "自验收合格之日起三十日内付清。"),
            ("争议解决", Category.DISPUTE, courts),
        ):
            clause_library.keep(
                Wording(title, category, wording, "", "", "本单位的写法。", ""), by=by
            )
        db.session.remove()
    visit = visit_of("chenlu")
    visit.go(DESK)
    visit.select("仲裁")
    keys = visit.page.keyboard
    for key in ("a", "Alt+k", "Enter"):
        keys.press(key)
    expect(visit.page.locator("#proposal")).to_have_value(courts)
    expect(visit.page.locator("#proposal")).to_be_focused()
    keys.press("Control+Enter")
    visit.page.locator(".thread", has_text="本单位的写法。").wait_for()
    with bare_app.app_context():
        (made,) = db.session.scalars(db.select(Annotation).filter_by(proposal=courts))
        assert made.category is Category.DISPUTE
