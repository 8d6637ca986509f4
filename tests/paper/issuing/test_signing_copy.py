"""A signing copy is the cleared text and a footer on every page; without the footer it is that text."""

from __future__ import annotations

import io
import zipfile

import pypdfium2
import pytest

from review.demo import papers
from review.paper import signing_mark
from review.paper.comparing import signed_copy, signed_pages
from review.paper.issuing import signing_copy
from review.paper.model import Paper
from review.paper.reading import docx_reader, legacy, sandbox
from tests.paper.documents import NAMES, R, docx, p, t
from tests.paper.pdfs import pdf, text

NUMBERS = ("西城管指送〔2026〕12号", "西城管指签〔2026〕3号")


def mark(paper: Paper) -> signing_mark.Mark:
    return signing_mark.of(*NUMBERS, paper.fingerprint)


def made(content: bytes) -> tuple[Paper, Paper, bytes]:
    """The cleared paper, that of its signing copy, and the signing copy."""
    cleared = docx_reader.read(content)
    written = signing_copy.make(content, mark(cleared))
    return cleared, docx_reader.read(written), written


def footers(kind: str, *words: str) -> dict[str, str]:
    return {
        f"{kind}{n}.xml": f"<w:ftr {NAMES}>{p(t(each))}</w:ftr>" for n, each in enumerate(words, 1)
    }


def section(*references: tuple[str, str], more: str = "") -> str:
    named = "".join(
        f'<w:footerReference w:type="{kind}" xmlns:r="{R}" r:id="{id_}"/>'
        for kind, id_ in references
    )
    return f"<w:sectPr>{named}{more}</w:sectPr>"


LATER = p(t("第一条"), properties=section(("default", "footer1"), more="<w:titlePg/>"))
BODIES = {
    "no section": docx(p(t("第一条 甲方支付壹佰元。"))),
    "a footer of its own": docx(
        p(t("正文")) + section(("default", "footer1")), footers("footer", "第一页")
    ),
    "first and even pages": docx(
        p(t("正文")) + section(("first", "footer1"), ("even", "footer2"), more="<w:titlePg/>"),
        footers("footer", "首页", "偶数页"),
    ),
    "two sections": docx(
        LATER + p(t("第二条")) + section(("first", "footer2")), footers("footer", "甲", "乙")
    ),
    "a later section begins the footers": docx(
        p(t("甲"), properties="<w:sectPr/>") + p(t("乙")) + section(("default", "footer1")),
        footers("footer", "丙"),
    ),
    **{name: papers.write(name) for name in ("parking", "lease", "hotline", "rules")},
}


@pytest.mark.parametrize("name", BODIES)
def test_without_its_footer_a_signing_copy_is_the_cleared_text(name: str) -> None:
    cleared, copy, written = made(BODIES[name])
    assert copy.fingerprint != cleared.fingerprint
    assert signing_mark.same(cleared, copy, mark(cleared))
    assert docx_reader.read(written).paragraphs() is not None
    body = [each.text for each in cleared.paragraphs()]
    assert [each.text for each in copy.paragraphs()] == body


@pytest.mark.parametrize("name", BODIES)
def test_every_kind_of_footer_has_the_words_and_the_code(name: str) -> None:
    cleared, copy, _ = made(BODIES[name])
    line = mark(cleared).line
    carrying = [s.place for s in copy.stories if s.kind == "footer" and line in s.blocks[-1][2]]
    first = {kind for place in carrying for kind in place.split("; ")}
    assert "1 default" in first
    shown = [s for s in copy.stories if s.kind == "footer"]
    assert len(carrying) == len(shown)


def test_a_footer_with_another_picture_or_another_word_is_none_of_ours() -> None:
    cleared, copy, written = made(BODIES["parking"])
    other = signing_mark.of(NUMBERS[0], "西城管指签〔2026〕4号", cleared.fingerprint)
    assert not signing_mark.same(cleared, copy, other)
    swapped = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written)) as old, zipfile.ZipFile(swapped, "w") as new:
        for name in old.namelist():
            ours = name.endswith("signing-mark.png")
            new.writestr(name, signing_mark.picture(other) if ours else old.read(name))
    assert not signing_mark.same(cleared, docx_reader.read(swapped.getvalue()), mark(cleared))


def test_the_code_says_which_text_it_is_and_leads_nowhere() -> None:
    found = mark(docx_reader.read(BODIES["parking"]))
    assert signing_mark.parse(found.code) == found
    assert signing_mark.said(f"前文 {found.line} 后文") == (found,)
    assert "://" not in found.code
    assert signing_mark.parse("https://example.com") is None
    assert signing_mark.parse("签署用文本|一|二|三|四") is None


@pytest.mark.skipif(not legacy.available(), reason="LibreOffice is not installed")
def test_the_code_is_read_from_each_printed_page() -> None:
    cleared, _, written = made(papers.write("lease"))
    pages = signed_pages.pages_of(legacy.printed(written))
    assert len(pages) > 3
    assert {page.codes for page in pages} == {(mark(cleared).code,)}
    assert not any(page.pictured or page.blank for page in pages)


def test_a_pdf_is_stamped_on_every_page_and_keeps_its_words() -> None:
    source = pdf(text("Party A pays 128,000"))
    cleared = sandbox.read(source, "a.pdf")
    stamped = signing_copy.stamped(source, mark(cleared))
    copy = sandbox.read(stamped, "a.pdf")
    assert signed_copy.differences(cleared, copy)
    assert not signed_copy.differences(cleared, copy, mark(cleared))
    [page] = signed_pages.pages_of(stamped)
    assert page.codes == (mark(cleared).code,)


@pytest.mark.parametrize("turned", [b"/Rotate 90", b"/Rotate 270", b"/CropBox[50 50 500 700]"])
def test_the_code_stands_on_pages_that_are_turned_or_cut(turned: bytes) -> None:
    stamped = signing_copy.stamped(pdf(text("Party A"), page=turned), mark(Paper(())))
    [page] = signed_pages.pages_of(stamped)
    assert page.codes == (mark(Paper(())).code,)
    assert len(pypdfium2.PdfDocument(stamped)) == 1
