"""A long paper with many threads: every link, search and print reaches what is not laid out yet."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import expect

from review.actions import annotations, documents
from review.actions.placements import Span
from review.demo import story
from review.demo.office import person
from review.extensions import db
from review.law.vocabulary import Category, Severity
from review.models import Remark
from review.registers.facts import latest_revision
from tests.journeys.browser import Visit
from tests.journeys.workbench.conftest import under_review
from tests.journeys.workbench.test_highlights import WITHOUT
from tests.paper.documents import docx, p, t

VisitOf = Callable[..., Visit]
CLAUSES, NOTES = 400, 60
SENTENCE = "乙方应当按照本合同约定的标准和期限提供服务，并于每季度结束后向甲方提交服务报告；"
SETTLED = "new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 150))"
APART = """(id) => {
  const spot = JSON.parse(document.getElementById("told").textContent).spots.find((one) => one.id === id);
  const words = document.getElementById(`p-${spot.start_block}`).getBoundingClientRect();
  return document.getElementById(`a-${id}`).getBoundingClientRect().top - words.top;
}"""


@pytest.fixture
def address(bare_app: Flask) -> str:
    """Four hundred clauses, every sixth of them annotated but for the last ones."""
    with bare_app.app_context():
        text = "".join(p(t(f"第{n}条 {SENTENCE * 3}尾{n}。")) for n in range(1, CLAUSES + 1))
        matter = under_review(story.PARKING, "厚.docx", docx(text))
        revision = latest_revision(matter)
        assert revision is not None
        paper = documents.reading(revision)
        for n, block in enumerate(list(paper.paragraphs())[: 6 * NOTES : 6]):
            note = annotations.Note(list(Severity)[n % 3], Category.OTHER, f"厚文批注{n}。")
            span = Span(block.id, 10, block.id, 18)
            annotations.annotate(matter, revision, paper, span, note, by=person("chenlu"))
        address = f"/matters/{matter.id}/revisions/1"
        db.session.remove()
    return address


def thread_id(visit: Visit, text: str) -> int:
    thread = visit.page.locator(".thread", has_text=text)
    return int(thread.get_attribute("data-annotation") or "")


def test_opening_it_lays_out_a_few_times_and_not_once_for_each_thread(
    visit_of: VisitOf, address: str
) -> None:
    visit = visit_of("chenlu")
    meter = visit.context.new_cdp_session(visit.page)
    meter.send("Performance.enable")
    visit.go(address)
    visit.page.locator("workbench-paper[data-ready]").wait_for()
    visit.page.wait_for_timeout(1500)  # what a browser does with forms it does after the load
    counted = {one["name"]: one["value"] for one in meter.send("Performance.getMetrics")["metrics"]}
    assert counted["RecalcStyleCount"] < NOTES / 2
    assert counted["LayoutCount"] < NOTES / 2
    assert visit.page.locator(".threads form").count() == 0


def test_threads_stand_beside_their_words_wherever_one_scrolls(
    visit_of: VisitOf, address: str
) -> None:
    visit = visit_of("chenlu")
    visit.go(address)
    for n in (0, 31, 59, 12):
        id = thread_id(visit, f"厚文批注{n}。")
        visit.page.evaluate(
            f"document.getElementById('a-{id}').scrollIntoView({{block: 'center'}})"
        )
        visit.page.evaluate(SETTLED)
        assert abs(visit.page.evaluate(APART, id)) < 24, n
    for _ in range(30):
        visit.page.mouse.wheel(0, 400)
    visit.page.evaluate(SETTLED)
    seen = visit.page.evaluate(
        "[...document.querySelectorAll('.thread')].filter((one) => {"
        " const box = one.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight;"
        "}).map((one) => Number(one.dataset.annotation))"
    )
    assert seen
    assert all(abs(visit.page.evaluate(APART, id)) < 24 for id in seen)


@pytest.mark.sure
@pytest.mark.parametrize("marks", [False, True], ids=["highlights", "marks"])
def test_links_far_down_open_at_their_clause_and_thread(
    visit_of: VisitOf, address: str, marks: bool
) -> None:
    visit = visit_of("chenlu")
    if marks:
        visit.page.add_init_script(WITHOUT)
    visit.go(address)
    id = thread_id(visit, "厚文批注55。")
    block = visit.page.locator(".paper [data-p]", has_text="第390条").get_attribute("id")
    visit.page.goto("about:blank")
    visit.go(f"{address}#{block}")
    visit.page.evaluate(SETTLED)
    expect(visit.page.locator(f"#{block}")).to_be_in_viewport()
    visit.page.goto("about:blank")
    visit.go(f"{address}#a-{id}")
    visit.page.evaluate(SETTLED)
    expect(visit.page.locator(f"#a-{id}")).to_be_in_viewport()
    expect(visit.page.locator(".paper [data-p]", has_text="第331条")).to_be_in_viewport()
    assert visit.page.locator("mark[data-annotation]").count() == (NOTES if marks else 0)


@pytest.mark.sure
def test_words_not_yet_laid_out_are_found_selected_and_printed(
    visit_of: VisitOf, address: str
) -> None:
    visit = visit_of("chenlu")
    visit.go(address)
    assert visit.page.evaluate("find('尾377。')")  # selects; to scroll there is the browser's own
    visit.page.evaluate("getSelection().anchorNode.parentElement.scrollIntoView({block: 'center'})")
    expect(visit.page.locator(".paper [data-p]", has_text="第377条")).to_be_in_viewport()
    visit.page.keyboard.press("a")
    expect(visit.page.locator("#quote")).to_have_value("尾377。")
    visit.page.keyboard.press("Escape")
    visit.page.emulate_media(media="print")
    hidden = visit.page.locator(".leaf, .thread").evaluate_all(
        "(all) => all.filter((one) => getComputedStyle(one).contentVisibility !== 'visible').length"
    )
    assert hidden == 0
    tall = "document.querySelector('.paper').scrollHeight"
    assert visit.page.evaluate(tall) > CLAUSES * 3 * 20


@pytest.mark.sure
def test_a_thread_is_answered_and_settled_without_scripts(
    visit_of: VisitOf, bare_app: Flask, address: str
) -> None:
    visit = visit_of("chenlu", scripts=False)
    visit.go(address)
    thread = visit.page.locator(".thread", has_text="厚文批注3。")
    thread.locator(".replying summary").click()
    thread.locator(".replying textarea").fill("没有脚本写的。")
    thread.locator(".replying button").click()
    expect(thread.locator(".remark")).to_contain_text("没有脚本写的。")
    thread.get_by_role("button", name="了结").click()
    expect(thread.locator(".done")).to_contain_text("已了结")
    with bare_app.app_context():
        assert db.session.query(Remark).filter_by(text="没有脚本写的。").count() == 1
