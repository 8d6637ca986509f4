"""Papers as HTML: the text of the page is the canonical text, and nothing else gets through."""

from collections import defaultdict
from html.parser import HTMLParser

import hypothesis.strategies as st
import pytest
from hypothesis import given

from review.paper.html import html
from review.paper.model import Image, Paper, Paragraph, Run, Story
from review.paper.reading.docx_reader import read
from tests.paper.documents import PNG, docx, p, parts, relations, t, zipped


class PageText(HTMLParser):
    """The text of each element with data-p, without what stands in elements of class "label"."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.paragraphs: dict[str, str] = defaultdict(str)
        self.attributes: list[tuple[str, str | None]] = []
        self._open: list[tuple[str, str | None, bool]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += attrs
        if tag == "img":
            return
        about = dict(attrs)
        place, label = self._open[-1][1:] if self._open else (None, False)
        if "data-p" in about:
            place = about["data-p"]
            self.paragraphs[place or ""] += ""
        self._open.append((tag, place, label or "label" in (about.get("class") or "").split()))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        _, place, label = self._open[-1] if self._open else ("", None, False)
        if place and not label:
            self.paragraphs[place] += data


CHANGED = docx(
    p(
        t("付款"),
        '<w:del w:id="1" w:author="王&quot;"><w:r><w:delText>三十</w:delText></w:r></w:del>',
        '<w:ins w:id="2" w:author="李" w:date="2026-01-02T03:04:05Z">' + t("六十") + "</w:ins>",
        t("日内"),
    )
)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30))
def test_any_text_comes_out_as_it_went_in(text):
    run = (Run(0, len(text), link="https://a.cn/?x=1&y='\"<"),) if text else ()
    paper = Paper((Story("body", "body", (Paragraph("b1", "<一>", text, run),)),))
    assert PageText(html(paper)).paragraphs == {"b1": text}


@pytest.mark.parametrize("view", ["original", "marked", "final"])
def test_the_page_of_a_view_has_the_text_of_that_view(view):
    paper = read(CHANGED)
    (paragraph,) = paper.paragraphs()
    assert PageText(html(paper, view)).paragraphs == {"b1": paragraph.view(view)}


def test_changes_are_elements_that_tell_who_and_when():
    page = html(read(CHANGED))
    assert '<ins data-change="c2" data-kind="ins" data-author="李"' in page
    assert 'title="李 2026-01-02T03:04:05Z 插入">六十</ins>' in page
    assert 'data-author="王&quot;"' in page


def test_a_view_tells_how_many_characters_it_leaves_out():
    assert '付款<span class="left-out" data-skip="2"></span>六十日内' in html(
        read(CHANGED), "final"
    )


def test_a_paragraph_inserted_whole_is_not_in_the_original():
    mark = '<w:rPr><w:ins w:id="1" w:author="李"/></w:rPr>'
    inserted = '<w:ins w:id="2" w:author="李">' + t("新") + "</w:ins>"
    paper = read(docx(p(t("旧")) + p(inserted, properties=mark)))
    assert list(PageText(html(paper, "original")).paragraphs) == ["b1"]
    assert list(PageText(html(paper, "final")).paragraphs) == ["b1", "b2"]


def test_there_is_no_style_attribute_and_no_script():
    made = parts(p(f'<w:hyperlink r:id="x">{t("&lt;script&gt;", "<w:b/>")}</w:hyperlink>'))
    made["word/_rels/document.xml.rels"] = relations({}, {"x": "javascript:alert(1)"})
    page = html(read(zipped(made)))
    names = {name for name, _ in PageText(page).attributes}
    assert "style" not in names
    assert "href" not in names
    assert "<script" not in page


def test_fonts_and_places_are_classes():
    look = '<w:rFonts w:eastAsia="仿宋_GB2312"/><w:b/>'
    place = '<w:jc w:val="center"/><w:ind w:firstLineChars="200"/>'
    page = html(read(docx(p(t("甲", look), t("乙", look), properties=place))))
    assert 'class="center fi4"><span class="fs bold">甲乙</span></p>' in page


PICTURE = docx(
    p('<w:r><w:drawing><a:blip r:embed="image1"/></w:drawing></w:r>'), {"image1.png": PNG}
)


def test_pictures_are_shown_through_the_caller():
    def address(image: Image) -> str:
        return f"/pictures/{image.hash}"

    paper = read(PICTURE)
    page = html(paper, "marked", address)
    assert f'<img src="/pictures/{paper.images[0].hash}"' in page
    assert PageText(page).paragraphs == {"b1": "\ufffc"}


def test_pictures_that_may_carry_scripts_are_only_named():
    drawing = p('<w:r><w:drawing><a:blip r:embed="image1"/></w:drawing></w:r>')
    page = html(read(docx(drawing, {"image1.png": "<svg/>"})), "marked", lambda image: "/x")
    assert "<img" not in page
    assert "[图片 SVG+XML]" in page


def test_headings_keep_their_level_and_their_id():
    page = html(read(docx(p(t("总则"), properties='<w:outlineLvl w:val="0"/>'))))
    assert '<h2 id="p-b1" data-p="b1">总则</h2>' in page


def test_a_long_story_comes_in_leaves_and_its_text_is_the_same():
    paper = read(docx("".join(p(t(f"第{n}段")) for n in range(200))))
    page = html(paper)
    assert page.count('<div class="leaf">') == 7
    assert list(PageText(page).paragraphs.values()) == [f"第{n}段" for n in range(200)]
