"""A scan whose every page was recognised as equal needs one person of the office; any other two."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2
import pytest
from flask import Flask

from review.actions import signing_copies
from review.demo.office import person
from review.extensions import db
from review.jobs import signed_copies as job
from review.law.vocabulary import Proof, Status
from review.models import Matter, ReturnedCopy, SigningCopy
from review.paper.reading import ocr
from tests.jobs import recogniser
from tests.paper.pdfs import pdf, text
from tests.paper.scans import photographed
from tests.told import story
from tests.web.test_signings import Clients, confirm, events, mark, proof, scanned, status

PAGES = ("Total price 1286400 yuan", "Term of three years")
Send = Callable[[Sequence[str]], str]


def printed(pages: Sequence[str]) -> bytes:
    """A PDF with one line of words on each page."""
    target = io.BytesIO()
    whole = pypdfium2.PdfDocument.new()
    for words in pages:
        whole.import_pages(pypdfium2.PdfDocument(pdf(text(words))))
    whole.save(target)
    return target.getvalue()


@pytest.fixture
def cleared(bare_app: Flask) -> int:
    """A cleared contract whose signing copy was printed on two pages."""
    with bare_app.app_context():
        matter = story.cleared("hotline", story.HOTLINE)
        copy = db.session.query(SigningCopy).one()
        signing_copies.keep_print(copy, printed(PAGES), len(PAGES), by=person("wangfang"))
        return matter.id


@pytest.fixture
def send(
    bare_app: Flask, cleared: int, client_of: Clients, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Send:  # fmt: skip
    """Photograph these pages, send them in, and let the recogniser read what is on them.

    The real one where it is installed, else one that knows each picture by its dots.
    """
    installed = ocr.available()
    if not installed:
        folder = tmp_path / "packages"
        recogniser.write(folder)
        monkeypatch.syspath_prepend(str(folder))

    def sent(pages: Sequence[str]) -> str:
        content = photographed(printed([words or " " for words in pages]), mark(bare_app, cleared))
        if not installed:
            pairs = zip(recogniser.dots(content), pages, strict=True)
            recogniser.tell(folder, {dots: [words] for dots, words in pairs if words})
        answer = scanned(client_of("zhoumin"), cleared, content)
        assert answer.status_code == 303
        with bare_app.app_context(), monkeypatch.context() as child:
            if not installed:
                child.setenv("PYTHONPATH", recogniser.paths(folder))
            job.recognise_signed(db.session.query(ReturnedCopy).one().id)()
        return client_of("zhoumin").get(f"/matters/{cleared}/signing").text

    return sent


def test_every_page_recognised_as_equal_is_confirmed_by_one_person_of_the_office(
    bare_app: Flask, cleared: int, client_of: Clients, send: Send
) -> None:
    assert "签署件还要由办公室核对确认" in send(PAGES)
    assert events(bare_app, "recognise_signed")[0]["data"]["found"] == "2页识别后一致"
    assert confirm(client_of("wangfang"), cleared, ["一致"] * 2).status_code == 303
    assert status(bare_app, cleared) is Status.SIGNED
    assert proof(bare_app) is Proof.RECOGNISED
    assert (
        "扫描件识别后逐页一致，办公室一人确认"
        in client_of("wangfang").get(f"/matters/{cleared}").text
    )


@pytest.mark.parametrize(
    "pages",
    [
        ("Total price 2286400 yuan", PAGES[1]),
        (PAGES[1], PAGES[0]),
        (*PAGES, PAGES[1]),
        (PAGES[0], ""),
    ],
    ids=["another amount", "another order", "a page more", "a page without words"],
)
def test_a_page_that_differs_or_cannot_be_read_asks_for_two(
    bare_app: Flask, cleared: int, client_of: Clients, send: Send, pages: Sequence[str]
) -> None:
    assert "签署件还要由办公室、承办人以外的另一人核对确认" in send(pages)
    confirm(client_of("wangfang"), cleared, ["一致"] * len(pages))
    assert status(bare_app, cleared) is Status.CLEARED
    with bare_app.app_context():
        matter = db.session.get_one(Matter, cleared)
        assert db.session.query(ReturnedCopy).filter_by(matter_id=matter.id).one().proof is (
            Proof.READ_BY_TWO
        )
