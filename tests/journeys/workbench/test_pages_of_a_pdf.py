"""Words selected on the page of a PDF as it looks are words of our text; threads are painted on both."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import expect

from review.actions import annotations, documents
from review.actions.placements import Span
from review.demo.office import person
from review.demo.papers import prints
from review.extensions import db
from review.law.vocabulary import Category, Severity
from review.models import Annotation, Matter
from review.paper.reading import pdf
from review.registers.facts import latest_revision
from tests.journeys.browser import Visit
from tests.journeys.workbench.conftest import under_review
from tests.journeys.workbench.test_highlights import WITHOUT
from tests.told import story

VisitOf = Callable[..., Visit]
TWICE = "乙方应当按照本协议约定的标准提供服务，并于每季度结束后十个工作日内向甲方提交服务报告。"
PARAGRAPHS = [
    "停车场巡查服务合同", "甲方：北京市西城区城市管理指挥中心",
    *(f"第{n}条 第{n}项巡查事务的标准见附件{n}，{TWICE}" for n in range(1, 12)),
    "第十二条 费用为每季度￥420,000.00元，𠮷祥街路段另计，逾期付款的按照银行同业拆借利率支付违约金。",
]  # fmt: skip
DRAG = """([words, nth, more]) => {
  const layer = document.querySelectorAll(".page-words");
  for (const one of layer) {
    const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(words);
      if (at < 0 || nth-- > 0) continue;
      node.parentElement.scrollIntoView({block: "center"});
      const range = document.createRange();
      range.setStart(node, at - more); range.setEnd(node, at + words.length);
      const box = range.getBoundingClientRect();
      return [box.left, box.right, box.top + box.height / 2];
    }
  }
}"""
PAINTED = """(name) => window.CSS.highlights
  ? [...(CSS.highlights.get(`annotation-${name}`) ?? [])].map((one) => one.toString())
  : [document.querySelector(".page-words"), document.querySelector(".paper")]
      .map((root) => [...root.querySelectorAll(`mark.${name}`)].map((one) => one.textContent).join(""))"""


@pytest.fixture
def pages(bare_app: Flask) -> str:
    """A PDF of two pages in the hands of counsel, with one thread on its words."""
    with bare_app.app_context():
        matter = under_review(story.PARKING, "巡查.pdf", prints.printed(PARAGRAPHS))
        revision = latest_revision(matter)
        assert revision is not None
        paper = documents.reading(revision)
        block = next(one for one in paper.paragraphs() if "附件3" in one.text)
        start = block.text.index("附件3")
        span = Span(block.id, start, block.id, start + 3)
        note = annotations.Note(Severity.BLOCKING, Category.OTHER, "附件三没有附上。")
        annotations.annotate(matter, revision, paper, span, note, by=person("chenlu"))
        address = f"/matters/{matter.id}/revisions/1/pages"
        db.session.remove()
    return address


def opened(visit: Visit, pages: str, number: int = 1) -> None:
    visit.page.goto("about:blank")
    visit.go(f"{pages}#page-{number}")
    visit.page.locator(f"#page-{number}[data-read]").wait_for()


def drag(visit: Visit, words: str, nth: int = 0, more: int = 0) -> None:
    """Select words on the page as the mouse does, and so many units `more` before them."""
    visit.page.evaluate(DRAG, [words, nth, more])
    left, right, middle = visit.page.evaluate(DRAG, [words, nth, more])
    mouse = visit.page.mouse
    mouse.move(left + 1, middle)
    mouse.down()
    mouse.move((left + right) / 2, middle)
    mouse.move(right - 1, middle, steps=4)
    mouse.up()


def test_the_pdf_of_these_tests_has_two_pages_and_its_words() -> None:
    read = list(pdf.read(prints.printed(PARAGRAPHS)).paragraphs())
    assert "".join(one.text for one in read) == "".join(PARAGRAPHS)
    assert read[-1].id.startswith("p2")


def test_words_selected_on_the_page_are_annotated_where_they_stand_in_the_text(
    visit_of: VisitOf, bare_app: Flask, pages: str
) -> None:
    visit = visit_of("chenlu")
    opened(visit, pages)
    visit.page.evaluate("window.stayed = 'yes'")
    drag(visit, "第5项巡查事务的标准")
    visit.page.locator(".pick").click()
    expect(visit.page.locator("#quote")).to_have_value("第5项巡查事务的标准")
    expect(visit.page.locator(".paper [data-p]", has_text="第5项")).to_be_in_viewport()
    visit.choose(severity="advice", category="term")
    visit.page.fill("#text", "标准写进正文。")
    visit.press("写下批注")
    visit.page.locator(".on-pages", has_text="2条批注").wait_for()
    assert visit.page.evaluate("window.stayed") == "yes"
    assert visit.page.evaluate(PAINTED, "advice") == ["第5项巡查事务的标准"] * 2
    with bare_app.app_context():
        made = db.session.scalars(db.select(Annotation).filter_by(text="标准写进正文。")).one()
        spot = made.placements[0]
        assert (spot.quote, spot.start) == ("第5项巡查事务的标准", len("第5条 "))
        assert spot.start_block == spot.end_block


@pytest.mark.parametrize(
    "marks", [False, pytest.param(True, marks=pytest.mark.sure)], ids=["highlights", "marks"]
)
def test_a_thread_is_painted_on_the_page_and_found_by_a_click(
    visit_of: VisitOf, pages: str, marks: bool
) -> None:
    visit = visit_of("chenlu")
    if marks:
        visit.page.add_init_script(WITHOUT)
    opened(visit, pages)
    assert visit.page.evaluate(PAINTED, "blocking") == ["附件3"] * 2
    visit.press("放大")
    visit.page.wait_for_function(
        "document.querySelector('#page-1 canvas').clientWidth > document.querySelector('.page-stack').clientWidth"
    )
    if not marks:
        expect(visit.page.locator("#page-1")).to_have_attribute("data-read", "yes")
        visit.page.wait_for_function(f"({PAINTED})('blocking').length === 2")
        left, right, middle = visit.page.evaluate(DRAG, ["附件3", 0, 0])
        visit.page.mouse.click((left + right) / 2, middle)
        expect(visit.page.locator("[data-thread]:focus")).to_have_text("看讨论")


def test_words_that_stand_twice_are_told_apart_and_money_and_rare_letters_are_found(
    visit_of: VisitOf, pages: str
) -> None:
    visit = visit_of("chenlu")
    opened(visit, pages)
    drag(visit, "服务，并于每季度", 0)
    visit.page.keyboard.press("a")
    first = visit.page.input_value('[name="start_block"]')
    visit.page.keyboard.press("Escape")
    drag(visit, "服务，并于每季度", 2)
    visit.page.keyboard.press("a")
    assert visit.page.input_value("#quote") == "服务，并于每季度"
    assert visit.page.input_value('[name="start_block"]') != first
    visit.page.keyboard.press("Escape")
    opened(visit, pages, 2)
    # pdf.js gives half of the letter that has two units; it is found all the same
    for words, quote, more in (("￥420,000.00元", "￥420,000.00元", 0), ("祥街", "𠮷祥街", 1)):
        drag(visit, words, more=more)
        visit.page.keyboard.press("a")
        assert visit.page.input_value("#quote") == quote
        visit.page.keyboard.press("Escape")


def test_words_our_text_has_not_are_not_guessed(visit_of: VisitOf, pages: str) -> None:
    visit = visit_of("chenlu")
    opened(visit, pages)
    layer = visit.page.locator("#page-1 .page-words")
    layer.evaluate("(one) => { one.querySelector('span').firstChild.data = '甲乙丙丁戊己庚辛'; }")
    visit.page.evaluate(
        "document.querySelector('pdf-pages').annotations.drawn(document.querySelector('#page-1'), 1)"
    )
    drag(visit, "甲乙丙丁戊己")
    visit.reads("这几个字对不上左边读出的文字，请在左边选取")
    assert visit.page.locator(".pick").is_hidden()
    visit.select("城市管理指挥中心")
    visit.page.keyboard.press("a")
    expect(visit.page.locator("#quote")).to_have_value("城市管理指挥中心")


def test_who_may_not_annotate_sees_the_threads_and_no_form(visit_of: VisitOf, pages: str) -> None:
    visit = visit_of("zhoumin")
    opened(visit, pages)
    assert visit.page.evaluate(PAINTED, "blocking") == ["附件3"] * 2
    assert visit.page.locator("#annotate, .pick").count() == 0


ACROSS = """([from, to]) => {
  const find = (page, words) => {
    const walker = document.createTreeWalker(document.querySelector(`#page-${page} .page-words`), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(words);
      if (at >= 0) return [node, at];
    }
  };
  const [[first, start], [last, end]] = [find(1, from), find(2, to)];
  document.getSelection().setBaseAndExtent(first, start, last, end + to.length);
}"""
FOOT = """(words) => {
  const [foot, sheet] = [document.createElement("span"), document.querySelector("#page-1")];
  foot.textContent = words;
  sheet.querySelector(".page-words").append(foot);
  document.querySelector("pdf-pages").annotations.drawn(sheet, 1);
}"""
GONE = """() => {
  const layer = document.querySelector("#page-2 .page-words");
  layer.querySelector("span").remove();
  document.querySelector("pdf-pages").annotations.drawn(document.querySelector("#page-2"), 2);
}"""


def both_drawn(visit: Visit, pages: str) -> None:
    opened(visit, pages)
    visit.page.locator("#page-2").scroll_into_view_if_needed()
    visit.page.locator("#page-2[data-read]").wait_for()


@pytest.mark.sure
def test_words_that_run_over_the_edge_of_a_page_are_one_quote(
    visit_of: VisitOf, pages: str
) -> None:
    visit = visit_of("chenlu")
    both_drawn(visit, pages)
    visit.page.evaluate(FOOT, "— 1 —")  # a page number lies between the words and is none of them
    visit.page.evaluate(ACROSS, ["第11项巡查", "费用为"])
    visit.page.keyboard.press("a")
    quote = "".join(visit.page.input_value("#quote").split())
    assert quote == f"第11项巡查事务的标准见附件11，{TWICE}第十二条费用为"
    named = [visit.page.input_value(f'[name="{one}"]') for one in ("start_block", "end_block")]
    assert [one[:2] for one in named] == ["p1", "p2"]


def test_words_lost_between_two_pages_are_not_guessed(visit_of: VisitOf, pages: str) -> None:
    visit = visit_of("chenlu")
    both_drawn(visit, pages)
    visit.page.evaluate(GONE)
    visit.page.evaluate(ACROSS, ["第11项巡查", "费用为"])
    visit.reads("这几个字对不上左边读出的文字，请在左边选取")
    assert visit.page.locator(".pick").is_hidden()


def another_writes(app: Flask, pages: str) -> None:
    with app.app_context():
        matter = db.session.get_one(Matter, int(pages.split("/")[2]))
        revision = latest_revision(matter)
        assert revision is not None
        paper = documents.reading(revision)
        block = next(one for one in paper.paragraphs() if "附件5" in one.text)
        span = Span(block.id, 0, block.id, 3)
        note = annotations.Note(Severity.HINT, Category.OTHER, "编号用汉字。")
        annotations.annotate(matter, revision, paper, span, note, by=person("chenlu"))
        db.session.remove()


@pytest.mark.sure
@pytest.mark.parametrize(
    "marks", [False, pytest.param(True, marks=pytest.mark.sure)], ids=["highlights", "marks"]
)
def test_what_another_writes_meanwhile_is_painted_without_a_reload(
    visit_of: VisitOf, bare_app: Flask, pages: str, marks: bool
) -> None:
    visit = visit_of("chenlu")
    if marks:
        visit.page.add_init_script(WITHOUT)
    opened(visit, pages)
    visit.press("放大")
    visit.page.locator(".on-pages summary").click()
    visit.page.get_by_role("link", name="看讨论").focus()
    another_writes(bare_app, pages)
    visit.ask()
    visit.page.locator(".on-pages", has_text="2条批注").wait_for()
    expect(
        visit.page.locator(".on-pages li", has_text="附件三").locator("[data-thread]")
    ).to_be_focused()
    visit.page.locator("[role=status]", has_text="有1条新批注").wait_for()
    visit.page.wait_for_function(f"({PAINTED})('hint').join('') === '第5条第5条'")
    assert visit.page.evaluate(PAINTED, "blocking") == ["附件3"] * 2
    drag(visit, "城市管理指挥", nth=0)
    visit.page.keyboard.press("a")
    expect(visit.page.locator("#quote")).to_have_value("城市管理指挥")


@pytest.mark.sure
def test_what_was_not_fetched_for_want_of_a_network_is_fetched_later(
    visit_of: VisitOf, bare_app: Flask, pages: str
) -> None:
    visit = visit_of("chenlu")
    opened(visit, pages)
    visit.page.route(f"**{pages}", lambda route: route.abort())
    another_writes(bare_app, pages)
    with visit.page.expect_event("requestfailed"):
        visit.ask()
    visit.page.unroute(f"**{pages}")
    expect(visit.page.locator(".on-pages")).to_contain_text("1条批注")
    visit.ask()
    visit.page.locator(".on-pages", has_text="2条批注").wait_for()
