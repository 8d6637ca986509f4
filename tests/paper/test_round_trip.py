"""Out to Word, through other people's programs, and back: LibreOffice re-saves, a schema judges."""

from __future__ import annotations

import random
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from review.demo import papers
from review.paper.anchoring.anchors import anchor
from review.paper.exchange.annotated_docx import annotate
from review.paper.exchange.incoming import incoming
from review.paper.exchange.threads import Remark, Thread
from review.paper.exchange.tracked_docx import tracked
from review.paper.reading.docx_reader import read
from tests.paper.drafts import clauses
from tests.paper.exchange.test_annotated_docx import quotes
from tests.paper.exchange.test_tracked_docx import docx
from tests.paper.revisions import accepted, rejected

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
PROPOSALS = ("六十日内", "（删去）", "甲方\n乙方", "")
CONTRACT = papers.write("parking")


def threads() -> list[Thread]:
    """One thread on every seventh long paragraph, some answered, some resolved, most proposing."""
    paper, made = read(CONTRACT), []
    long = [one for one in paper.paragraphs() if len(one.text) > 20][::7]
    for n, one in enumerate(long):
        remarks = [
            Remark("陈璐", AT, f"第{n}条意见", f"note {n}"),
            Remark("周敏", AT, "好的", f"re {n}"),
        ]
        place = anchor(paper, one.id, 2, one.id, 12)
        made.append(Thread(place, tuple(remarks[: 1 + n % 2]), n % 3 == 0, PROPOSALS[n % 4]))
    body = [one for one in paper.paragraphs() if one.label.endswith("条")]
    over = anchor(paper, body[1].id, 3, body[2].id, 4)  # into a table LibreOffice would drop it
    return [*made, Thread(over, (Remark("陈璐", AT, "跨段", "over"),))]


OLD = clauses(random.Random(31), 9)
NEW = [*OLD[1:6], OLD[0].replace("应", "须"), OLD[8], "新增一条。", OLD[6]]
MOVED = tracked(docx(OLD), docx(NEW), "王芳", AT)
SENT = threads()
OUT = annotate(CONTRACT, SENT)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two files opened and saved again by a real LibreOffice, in one run of it."""
    soffice = shutil.which("soffice")
    assert soffice, "LibreOffice is needed for this test"
    folder: Path = tmp_path_factory.mktemp("libreoffice")
    (folder / "out.docx").write_bytes(OUT)
    (folder / "moved.docx").write_bytes(MOVED)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    words = [soffice, profile, "--headless", "--convert-to", "docx", "--outdir", f"{folder}/saved"]
    words += [str(folder / "out.docx"), str(folder / "moved.docx")]
    subprocess.run(words, check=True, capture_output=True, timeout=180)
    return folder / "saved"


@pytest.fixture(scope="module")
def saved(folder: Path) -> bytes:
    return (folder / "out.docx").read_bytes()


def words(source: bytes) -> list[str]:
    """The body as it reads, blanks left out: programs lay them out anew."""
    read_ = ("".join(one.view("final").split()) for one in read(source).paragraphs())
    return [text for text in read_ if text]


def placed(source: bytes) -> list[tuple[str, str, str]]:
    """Who said what on which words; LibreOffice lists the comments in an order of its own."""
    bare = ("".join(quote.split()) for quote in quotes(source))
    comments = read(source).comments
    return sorted((one.author, one.text, on) for one, on in zip(comments, bare, strict=True))


def test_libreoffice_keeps_every_comment_on_its_words(saved: bytes):
    assert placed(saved) == placed(OUT)


def test_libreoffice_reads_the_same_accepted_and_rejected_text(saved: bytes):
    assert words(accepted(saved)) == words(accepted(OUT))
    assert words(rejected(saved)) == words(rejected(OUT)) == words(rejected(CONTRACT))


def test_what_libreoffice_saved_brings_nothing_new(saved: bytes):
    found = incoming(read(CONTRACT), read(saved), SENT)
    assert (found.fresh, found.replies, found.flags, found.differences) == ((), (), (), ())
    assert len(found.known) == len(SENT)


def test_a_comment_made_after_libreoffice_saved_is_the_only_new_one(saved: bytes):
    paper = read(saved)
    one = next(each for each in paper.paragraphs() if "持证上岗" in each.text)
    at = one.text.index("持证上岗")
    place = anchor(paper, one.id, at, one.id, at + 4)
    again = annotate(saved, [Thread(place, (Remark("陈璐", AT, "应写明证种", "word"),))])
    (fresh,) = incoming(read(CONTRACT), read(again), SENT).fresh
    assert (fresh.text, fresh.quote, fresh.state) == ("应写明证种", "持证上岗", "same")


def test_libreoffice_reads_moves_as_both_versions(folder: Path):
    again = (folder / "moved.docx").read_bytes()
    assert "moveFrom" in {each.kind for each in read(MOVED).changes}
    assert words(accepted(again)) == words(docx(NEW))
    assert words(rejected(again)) == words(docx(OLD))


def test_the_schemas_of_the_open_xml_sdk_find_no_new_fault(tmp_path: Path):
    for before, after in ((CONTRACT, OUT), (docx(NEW), MOVED)):
        assert _faults(tmp_path, after) <= _faults(tmp_path, before)
    before = _faults(tmp_path, CONTRACT)
    broken = OUT.replace(b"word/commentsIds.xml", b"word/commentsIdz.xml")
    assert _faults(tmp_path, broken) - before, "the judge sees a broken part"


def _faults(folder: Path, source: bytes) -> set[str]:
    file = folder / "judged.docx"
    file.write_bytes(source)
    return {str(each) for each in OpenXmlValidator().validate(str(file)).errors}
