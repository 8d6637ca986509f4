"""Markup and marks that turn the reading order, in text, quotes, authors and names: text everywhere."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from flask import Flask

from review.actions import annotations, documents, outgoing
from review.actions.placements import Span
from review.actions.unit_of_work import unit_of_work
from review.demo import story
from review.demo.office import person
from review.extensions import db
from review.law.vocabulary import Category, Severity
from review.models import Matter, Notice
from review.paper.reading.docx_reader import read
from review.registers.facts import latest_revision
from tests.journeys.browser import Visit
from tests.journeys.workbench.conftest import under_review
from tests.paper.documents import NAMES, docx, p, t

VisitOf = Callable[..., Visit]
TURNED = "甲\u202e乙丙\u2066丁\u200b戊"
MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}]]>&amp;"
NAME = '"><b>周敏</b>'

pytestmark = pytest.mark.default_engine  # as every journey


def hostile() -> bytes:
    said = f'<w:comment w:id="7" w:author="张\u202e三" w:date="2026-01-02T03:04:05Z">{p(t("批"))}</w:comment>'
    marked = (
        '<w:commentRangeStart w:id="7"/>', t(f"第一条 {TURNED}付款。"),
        '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>',
    )  # fmt: skip
    changed = (
        f'<w:ins w:id="2" w:author="李\u202e四" w:date="2026-01-02T03:04:05Z">{t("新字")}</w:ins>'
    )
    return docx(
        p(*marked) + p(t("第二条 "), changed),
        {"comments.xml": f"<w:comments {NAMES}>{said}</w:comments>"},
    )


@pytest.fixture
def matter(bare_app: Flask) -> int:
    """A paper with such words, annotated on them by counsel, who names a drafter of such a name."""
    with bare_app.app_context():
        with unit_of_work():
            person("zhoumin").name = NAME
        made = under_review(story.PARKING, "怪.docx", hostile())
        revision = latest_revision(made)
        assert revision is not None
        paper = documents.reading(revision)
        block = next(one for one in paper.paragraphs() if TURNED in one.text)
        start = block.text.index(TURNED)
        span = Span(block.id, start, block.id, start + len(TURNED))
        note = annotations.Note(
            Severity.BLOCKING, Category.OTHER, f"{MARKUP}@{NAME} 请看", "", f"{MARKUP}改"
        )
        annotations.annotate(made, revision, paper, span, note, by=person("chenlu"))
        return made.id


def test_they_are_text_on_the_workbench_and_in_the_log(visit_of: VisitOf, matter: int) -> None:
    visit = visit_of("chenlu")
    asked: list[str] = []
    visit.page.on("dialog", lambda one: (asked.append(one.message), one.dismiss()))
    for path in (f"/matters/{matter}/revisions/1", f"/matters/{matter}/log", f"/matters/{matter}"):
        visit.go(path)
        assert (
            visit.page.locator(
                "main script:not([type='application/json']), main img[src='x']"
            ).count()
            == 0
        )
        assert visit.page.locator("main b b").count() == 0
    assert asked == []
    visit.go(f"/matters/{matter}/revisions/1")
    thread = visit.page.locator(".thread")
    assert MARKUP in thread.locator(".said").inner_text()
    assert thread.locator(".said .named").all_inner_texts() == [f"@{NAME}"]
    assert "\u202e" not in thread.inner_text()
    assert "script" in thread.locator(".proposal").inner_text()


@pytest.mark.sure
def test_marks_that_turn_the_reading_order_are_shown_and_turn_nothing(
    visit_of: VisitOf, matter: int
) -> None:
    visit = visit_of("chenlu")
    visit.go(f"/matters/{matter}/revisions/1")
    block = visit.page.locator(".paper [data-p]", has_text="付款。")
    signs = block.locator(".turning").evaluate_all("(all) => all.map((one) => one.dataset.sign)")
    assert signs == ["U+202E", "U+2066"]
    order = """(block) => {
      const left = (letter) => {
        const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = node.data.indexOf(letter);
          if (at < 0) continue;
          const range = document.createRange();
          range.setStart(node, at); range.setEnd(node, at + 1);
          return range.getBoundingClientRect().left;
        }
      };
      return [..."甲乙丙丁戊付"].map(left);
    }"""
    places = block.evaluate(order)
    assert places == sorted(places)
    painted = "[...CSS.highlights.get('annotation-blocking')].map((one) => one.toString())"
    assert visit.page.evaluate(painted) == [TURNED]
    assert "张三 · 2026-01-02 03:04" in visit.page.locator("section.comment").inner_text()
    assert (
        visit.page.locator(".paper ins").get_attribute("title") == "李四 2026-01-02T03:04:05Z 插入"
    )


def test_they_are_text_in_the_word_file_and_in_the_notice(bare_app: Flask, matter: int) -> None:
    with bare_app.app_context():
        revision = latest_revision(db.session.get_one(Matter, matter))
        assert revision is not None
        out = outgoing.composed(revision).docx
        said = [one.text for one in read(out).comments]
        assert any(MARKUP in one for one in said)
        body = zipfile.ZipFile(io.BytesIO(out)).read("word/comments.xml").decode()
        assert "<script" not in body
        assert TURNED in "".join(one.text for one in read(out).paragraphs())
        told = db.session.scalars(db.select(Notice).where(Notice.text.contains("提到您"))).one()
        assert MARKUP[:20] in told.text
