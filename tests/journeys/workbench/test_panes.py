"""Outline, paper and margin at three widths; links to a clause and to a thread."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from review.demo.office import PASSWORD
from tests.journeys.browser import Visit
from tests.journeys.workbench.conftest import PARKING, STRANGE

VisitOf = Callable[..., Visit]
DESK = f"{PARKING}/revisions/1"
TOP_OF = "(one) => one.getBoundingClientRect().top"


@pytest.mark.parametrize("width", [1440, pytest.param(1024, marks=pytest.mark.sure), 390])
def test_the_panes_fit_the_window(visit_of: VisitOf, width: int) -> None:
    visit = visit_of("chenlu", width)
    visit.go(DESK)
    visit.page.locator(".outline summary").wait_for()
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert visit.page.locator(".outline").evaluate("(one) => one.open") == (width == 1440)
    assert visit.page.locator(".threads > .thread").count() == 5


def test_a_thread_stands_beside_its_words_where_there_is_room(visit_of: VisitOf) -> None:
    visit = visit_of("chenlu")
    visit.go(DESK)
    thread = visit.page.locator(".thread", has_text="行政协议约定仲裁条款的")
    words = visit.page.locator(".paper [data-p]", has_text="仲裁")
    thread.locator("header a").click()
    apart = thread.evaluate(TOP_OF) - words.first.evaluate(TOP_OF)
    assert abs(apart) < 60, apart
    assert "current" in (thread.get_attribute("class") or "")


def test_the_words_lead_to_their_thread_on_a_phone(visit_of: VisitOf) -> None:
    visit = visit_of("chenlu", 390)
    visit.go(DESK)
    assert visit.page.locator(".threads").is_hidden()
    words = visit.page.locator(".paper [data-p]", has_text="甲方：").first
    words.click(position={"x": 12, "y": 12})
    assert visit.page.locator(".thread:visible").count() == 1
    assert "营业执照" in visit.page.locator(".thread:visible").inner_text()
    visit.press("列表")
    assert visit.page.locator(".thread:visible").count() == 5


@pytest.mark.sure
def test_the_outline_counts_threads_under_their_clause(visit_of: VisitOf) -> None:
    visit = visit_of("chenlu")
    visit.go(DESK)
    entry = visit.page.locator(".outline li", has_text="费用按季度支付")
    assert entry.locator(".tally").get_attribute("title") == "批注1条，待处理1条"
    entry.locator("a").click()
    assert visit.page.url.endswith("#p-" + (entry.get_attribute("data-entry") or ""))
    visit.page.locator(".thread", has_text="财政资金").get_by_role("button", name="了结").click()
    visit.page.locator(".outline .tally", has_text="✓").wait_for()


@pytest.mark.sure
def test_the_filter_is_in_the_address_and_holds_without_scripts(visit_of: VisitOf) -> None:
    visit = visit_of("chenlu")
    visit.go(DESK)
    visit.press("须处理")
    assert visit.page.locator(".thread:visible").count() == 2
    assert "show=blocking" in visit.page.url
    bare = visit_of("chenlu", scripts=False)
    bare.go(f"{DESK}?show=blocking")
    assert bare.page.locator(".thread:visible").count() == 2


def test_a_link_to_a_thread_or_a_clause_survives_signing_in(visit_of: VisitOf) -> None:
    visit = visit_of("chenlu")
    for fragment in ("#a-2", "#p-b20"):
        visit.go(DESK)
        visit.go("/")
        visit.page.click(".me")
        visit.press("退出")
        visit.page.goto(f"{visit.site}{DESK}{fragment}")
        visit.page.fill("input#account", "chenlu")
        visit.fill(password=PASSWORD)
        visit.press("登录")
        visit.page.locator(".paper").wait_for()
        assert visit.page.url.endswith(DESK + fragment)
    assert visit.page.locator("#p-b20").evaluate("(one) => one.matches(':target')")
    visit.page.goto(f"{visit.site}{DESK}?show=mine#a-2")
    assert "current" in (visit.page.locator("#a-2").get_attribute("class") or "")


@pytest.mark.sure
def test_word_comments_and_tracked_changes_are_shown_as_such(visit_of: VisitOf) -> None:
    visit = visit_of("chenlu")
    visit.go(DESK)
    assert visit.page.locator(".paper ins", has_text="三十六").count() == 1
    visit.go(f"{STRANGE}/revisions/1")
    assert visit.page.locator(".paper .comment-mark").count() == 1
    said = visit.page.locator(".paper section.comment").inner_text()
    assert "<i>张 · 2026-01-02 03:04" in said
    assert "请核对" in said
    assert "<b>王</b>" in (visit.page.locator(".paper del").get_attribute("title") or "")
    for view, words in (("original", "第二条 旧𠮷文之后"), ("final", "第二条 新文字之后")):
        visit.go(f"{STRANGE}/revisions/1?view={view}")
        assert words in visit.page.locator(".paper").inner_text()
