"""One verb decides how any upload is read: judged once, read in one child, or only looked at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from flask import Flask

from review.actions import conversions, documents
from review.actions.documents import EVIDENCE, RETURNED, SIGNED_COPY, TEXT, WORDS, Use
from review.actions.unit_of_work import Invalid
from review.demo import papers
from review.demo.office import person
from review.models import Revision
from review.paper.reading import legacy, sandbox
from tests.house.sources import imports, modules, named
from tests.told import story

BROKEN_PDF = b"%PDF-1.7 broken"
OLD = bytes.fromhex("D0CF11E0A1B11AE1") + "WordDocument".encode("utf-16-le")


@contextmanager
def children(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """The processes started meanwhile."""
    started: list[Any] = []
    ask = sandbox.ask

    def counted(job: str, *args: Any, **kwargs: Any) -> Any:
        started.append(job)
        return ask(job, *args, **kwargs)

    with monkeypatch.context() as patched:
        patched.setattr(sandbox, "ask", counted)
        yield started


@pytest.mark.parametrize("use", [WORDS, TEXT, RETURNED, SIGNED_COPY])
def test_a_text_is_judged_and_read_in_one_child(monkeypatch: pytest.MonkeyPatch, use: Use) -> None:
    with children(monkeypatch) as started:
        received = documents.submit("协议.docx", papers.write("parking"), use)
    assert len(started) == 1
    assert received.sort == "docx"
    assert received.paper.paragraphs()


def test_evidence_is_looked_at_and_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    with children(monkeypatch) as started:
        received = documents.submit("../发票.docx", papers.write("parking"), EVIDENCE)
    assert started == []
    assert (received.name, received.sort, received.words) == ("发票.docx", "docx", None)


@pytest.mark.parametrize("use", [WORDS, TEXT, RETURNED, SIGNED_COPY, EVIDENCE])
def test_what_is_no_document_is_refused_for_every_use(use: Use) -> None:
    with pytest.raises(Invalid, match="不是 Word、PDF 或 OFD 文件"):
        documents.submit("病毒.docx", b"MZ", use)


def test_a_signed_copy_is_kept_though_nothing_can_be_read_in_it_and_a_text_is_not() -> None:
    assert documents.submit("签署件.pdf", BROKEN_PDF, SIGNED_COPY).words is None
    for use in (WORDS, TEXT):
        with pytest.raises(Invalid):
            documents.submit("协议.pdf", BROKEN_PDF, use)


def test_a_returned_file_must_be_one_that_carries_comments() -> None:
    document, written = pypdfium2.PdfDocument.new(), BytesIO()
    document.new_page(595, 842)
    document.save(written)
    with pytest.raises(Invalid, match="请上传 Word 文件"):
        documents.submit("批注.pdf", written.getvalue(), RETURNED)


@pytest.mark.skipif(not legacy.available(), reason="LibreOffice is not on this machine")
def test_an_old_file_of_a_text_waits_for_its_conversion_without_being_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with children(monkeypatch) as started:
        received = documents.submit("旧.doc", OLD, TEXT)
    assert started == []
    assert received.later
    assert received.sort == "doc"


def test_what_was_read_becomes_a_revision_at_once(app: Flask) -> None:
    matter = story.opened("parking", story.PARKING)
    received = documents.submit("改.docx", papers.write("parking", 2), TEXT)
    made = conversions.add(matter, received, note="改", by=person("zhoumin"))
    assert isinstance(made, Revision)
    assert (made.number, made.note) == (2, "改")


def test_nobody_else_judges_or_reads_an_upload() -> None:
    readers = {
        named(file)
        for file in modules("web", "actions", "jobs", "registers")
        for name in imports(file)
        if name.startswith("review.paper.reading.") and name.split(".")[3] in ("sandbox", "intake")
    }
    stored = {"actions/copies.py", "actions/signing_copies.py"}  # read what is kept once more
    ledgers = {"actions/past_imports.py", "actions/legislation.py"}  # cells, which are no paper
    # A letter of our own, shown as it would be read; what it was laid out by; the fields to fill in.
    letters = {"web/opinions.py", "web/letter_templates.py", "actions/letter_templates.py"}
    fields = {"actions/model_texts.py"}
    assert readers - stored - ledgers - letters - fields == {"actions/documents.py"}
