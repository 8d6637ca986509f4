"""Two papers under review, told once and copied for each test; the workbench in a browser."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser

from review.actions import annotations, documents, matters
from review.actions.placements import Span
from review.actions.terms import ContractTerms
from review.demo import papers, story
from review.demo.office import person
from review.extensions import db
from review.law.vocabulary import Category, Conflict, MaterialKind, Severity
from review.models import Matter
from review.registers.facts import latest_revision
from tests.conftest import LastingApp, configured
from tests.journeys.browser import Visit
from tests.paper.documents import NAMES, docx, p, t

PARKING, STRANGE = "/matters/1", "/matters/2"


def cell(text: str) -> str:
    return f"<w:tc>{p(t(text))}</w:tc>"


def strange() -> bytes:
    """Letters beyond the basic plane, a combining mark, tracked changes, cells, hostile words."""
    changed = (
        '<w:del w:id="1" w:author="&lt;b&gt;王&lt;/b&gt;"><w:r><w:delText>旧𠮷文</w:delText></w:r></w:del>',
        '<w:ins w:id="2" w:author="李𠮷">' + t("新文字") + "</w:ins>",
    )
    remarked = (
        '<w:commentRangeStart w:id="7"/>',
        t("甲𠮷乙e\u0301丙"),
        '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>',
    )
    said = f'<w:comment w:id="7" w:author="&lt;i&gt;张" w:date="2026-01-02T03:04:05Z">{p(t("请核对"))}</w:comment>'
    row = f"<w:tr>{cell('单元𠮷格')}{cell('另一格子')}</w:tr>"
    return docx(
        p(t("第一条 "), *remarked, t("约定付款。"))
        + p(t("第二条 "), *changed, t("之后的词句。"))
        + f"<w:tbl>{row}</w:tbl>"
        + p(t("第三条 &lt;script&gt;alert(1)&lt;/script&gt;乱码Z̸͎̈́a̷͝l̶g̵o̴" + "很长" * 200)),
        {"comments.xml": f"<w:comments {NAMES}>{said}</w:comments>"},
    )


def under_review(terms: ContractTerms, name: str, content: bytes) -> Matter:
    """A matter of that paper in the hands of counsel."""
    drafter, office, counsel = person("zhoumin"), person("wangfang"), person("chenlu")
    matter = matters.open_matter(terms, by=drafter)
    documents.add_revision(matter, documents.submit(name, content), by=drafter)
    for kind in (MaterialKind.CREDENTIALS, MaterialKind.APPROVAL_BASIS):
        documents.add_material(matter, kind, "材料.docx", story.certificate("材料"), by=drafter)
    matters.step(matter, "submit", by=drafter)
    matters.step(matter, "accept", by=office)
    matters.assign(matter, counsel, by=office)
    matters.declare(matter, Conflict.NONE, "", by=counsel)
    return matter


NOTES = (
    ("甲方", Severity.ADVICE, Category.PARTY, "请核对营业执照。", ""),
    ("财政资金", Severity.BLOCKING, Category.PRICE, "付款条件含糊。", "财政性资金"),
    ("违约金", Severity.ADVICE, Category.BREACH, "建议对等约定。", ""),
    ("仲裁", Severity.BLOCKING, Category.DISPUTE, "行政协议约定仲裁条款的，该条款无效。", ""),
    ("盖章", Severity.HINT, Category.WORDING, "签字并盖章，还是签字或者盖章？", ""),
)


def annotate(matter: Matter) -> None:
    revision = latest_revision(matter)
    assert revision is not None
    paper = documents.reading(revision)
    for word, severity, category, text, proposal in NOTES:
        block = next(one for one in paper.paragraphs() if word in one.text)
        start = block.text.index(word)
        span = Span(block.id, start, block.id, start + len(word))
        note = annotations.Note(severity, category, text, "", proposal)
        annotations.annotate(matter, revision, paper, span, note, by=person("chenlu"))


@pytest.fixture(scope="session")
def told(migrated: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an office with the parking agreement annotated, and a strange paper."""
    folder = tmp_path_factory.mktemp("told")
    app = configured(folder, migrated(folder))
    with app.app_context():
        annotate(under_review(story.PARKING, "停车.docx", papers.write("parking")))
        terms = replace(story.PARKING, title="怪文书")
        under_review(terms, "怪.docx", strange())
        db.session.remove()
        db.engine.dispose()
    return folder


@pytest.fixture
def bare_app(told: Path, lasting: LastingApp, tmp_path: Path) -> Iterator[Flask]:
    """The application on a copy of that office."""
    shutil.copytree(told, tmp_path, dirs_exist_ok=True)
    app = lasting.moved(tmp_path, f"sqlite:///{tmp_path / 'review.db'}")
    app.config["WTF_CSRF_ENABLED"] = True
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def visit_of(site: str, browser: Browser) -> Iterator[Callable[..., Visit]]:
    """`visit_of("chenlu", width=390)`: someone's window; shut, and looked at for faults, at the end."""
    visits: list[Visit] = []

    def visit(account: str, width: int = 1440, **options: bool) -> Visit:
        made = Visit(browser, site, width, **options)
        visits.append(made)
        made.become(account)
        return made

    yield visit
    for made in visits:
        made.close()
