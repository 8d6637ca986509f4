"""What a person selects in the browser is the place the server means: in code points, labels outside."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

SCRIPTS = Path(__file__).parents[2] / "review/static/js/lib"
PAPER = """<!doctype html><meta charset="utf-8"><article class="paper">
<p data-p="a"><span class="label">一、</span>甲𠮷<b>乙e\u0301丙</b></p>
<table><tr><td><p data-p="c1">单元𠮷</p></td>
<td><p data-p="c2"><span class="label">1.</span>格子</p></td></tr></table>
<p data-p="e">前<span class="left-out" data-skip="3"></span>后文</p></article>"""
PLACES = """async (block) => {
  const {pointAt, offsetIn, lengthOf} = await import("/offsets.js");
  const paragraph = document.querySelector(`[data-p="${block}"]`);
  const there = [...Array(lengthOf(paragraph) + 1).keys()];
  return there.map((place) => offsetIn(paragraph, ...pointAt(paragraph, place)));
}"""
SELECTED = """async (boundaries) => {
  const {selected} = await import("/selection.js");
  const range = document.createRange();
  const [from, to] = eval(boundaries);
  range.setStart(...from);
  range.setEnd(...to);
  document.getSelection().removeAllRanges();
  document.getSelection().addRange(range);
  return selected(document.querySelector(".paper"));
}"""
BLOCK = """const p = (name) => document.querySelector(`[data-p="${name}"]`);"""


def _answer(route: Route) -> None:
    name = route.request.url.rsplit("/", 1)[-1]
    if name.endswith(".js"):
        route.fulfill(path=SCRIPTS / name, content_type="text/javascript")
    else:
        route.fulfill(body=PAPER, content_type="text/html")


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A paper with a letter beyond the basic plane, a combining mark, cells, labels, left-out text."""
    context = browser.new_context()
    found = context.new_page()
    found.route("http://paper.test/**", _answer)
    found.goto("http://paper.test/")
    yield found
    context.close()


def _select(page: Page, start: str, end: str) -> dict[str, Any]:
    found = page.evaluate(SELECTED, f"{BLOCK} [{start}, {end}]")
    return {key: found[key] for key in ("start_block", "start", "end_block", "end")}


@pytest.mark.parametrize(("block", "length"), [("a", 6), ("c1", 3), ("c2", 2)])
def test_every_place_of_a_paragraph_leads_there_and_back(
    page: Page, block: str, length: int
) -> None:
    assert page.evaluate(PLACES, block) == list(range(length + 1))


def test_a_place_within_left_out_text_is_the_end_of_it(page: Page) -> None:
    assert page.evaluate(PLACES, "e") == [0, 1, 4, 4, 4, 5, 6]


@pytest.mark.parametrize(
    ("start", "end", "anchor"),
    [
        # one letter of two UTF-16 units is one
        ('[p("a").childNodes[1], 1]', '[p("a").lastChild.firstChild, 1]', ("a", 1, "a", 3)),
        # over two cells, the label of the second not counted
        ('[p("c1").firstChild, 1]', '[p("c2").lastChild, 2]', ("c1", 1, "c2", 2)),
        # from within a label: the paragraph's beginning
        ('[p("a").firstChild.firstChild, 1]', '[p("a").childNodes[1], 1]', ("a", 0, "a", 1)),
        # a triple click ends before the first letter of the next paragraph
        ('[p("a").firstChild, 0]', '[p("c1"), 0]', ("a", 0, "a", 6)),
        # past the last paragraph: its whole length, without its label
        ('[p("c1").firstChild, 0]', '[p("c1").closest("table"), 1]', ("c1", 0, "c2", 2)),
        ('[p("c2").lastChild, 0]', "[document.body, 1]", ("c2", 0, "e", 6)),
    ],
)
def test_a_selection_is_an_anchor_in_code_points(
    page: Page, start: str, end: str, anchor: tuple[str, int, str, int]
) -> None:
    names = ("start_block", "start", "end_block", "end")
    found = _select(page, start, end)
    assert found == dict(zip(names, anchor, strict=True)), json.dumps(found, ensure_ascii=False)


def test_a_caret_selects_nothing(page: Page) -> None:
    caret = '[p("a").childNodes[1], 1]'
    assert page.evaluate(SELECTED, f"{BLOCK} [{caret}, {caret}]") is None
