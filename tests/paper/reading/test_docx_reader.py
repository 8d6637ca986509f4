"""Word files read into papers: nothing is lost, nothing is doubled, everything is in its place."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from review.paper.model import Table
from review.paper.reading.docx_reader import picture, read, trace
from review.paper.refusal import Refusal
from tests.paper.documents import MAIN, PNG, docx, p, parts, relations, t, zipped

INSERTED = '<w:ins w:id="1" w:author="李律师" w:date="2026-01-02T03:04:05Z">{}</w:ins>'
DELETED = '<w:del w:id="2" w:author="王律师" w:date="2026-01-03T03:04:05Z">{}</w:del>'
STRUCK = "<w:r><w:delText>三十</w:delText></w:r>"


def texts(source: bytes, story: str = "body", view: str = "marked") -> list[str]:
    return [paragraph.view(view) for paragraph in read(source).paragraphs(story)]


def field(code: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


WHOLE = {
    "inserted and deleted text stand side by side": (
        p(t("付款"), DELETED.format(STRUCK), INSERTED.format(t("六十")), t("日内")),
        "付款三十六十日内",
    ),
    "content controls": (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p(t('甲方'))}</w:sdtContent></w:sdt>", "甲方"
    ),
    "a content control in a line": (
        p(f"<w:sdt><w:sdtContent>{t('乙方')}</w:sdtContent></w:sdt>"), "乙方"
    ),
    "a smart tag": (p(f"<w:smartTag>{t('北京')}</w:smartTag>"), "北京"),
    "a hyperlink": (p(f'<w:hyperlink w:anchor="a">{t("第五条")}</w:hyperlink>'), "第五条"),
    "the result of a field, not its code": (p(field("REF _a", t("第五条"))), "第五条"),
    "a field in a field": (p(field("IF 1", field("REF a", t("内")) + t("外"))), "内外"),
    "a simple field": (p(f'<w:fldSimple w:instr="PAGE">{t("7")}</w:fldSimple>'), "7"),
    "a field that never ends": (
        p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', t("后文")), "后文"
    ),
    "tabs, breaks and hyphens": (
        p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/></w:r>"),
        "a\tb\nc\u2011",
    ),
    "a symbol": (p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'), "☑"),
    "ruby": (
        p(f"<w:r><w:ruby><w:rt>{t('yu')}</w:rt><w:rubyBase>{t('瑜')}</w:rubyBase></w:ruby></w:r>"),
        "瑜yu",
    ),
    "a form's box": (
        p('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox>'
          '</w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'), "☑"
    ),
    "a formula": (
        p("<m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r>"
          "</m:den></m:f></m:oMath>"), "(a+b)/2"
    ),
    "one of two forms": (
        p("<w:r><mc:AlternateContent><mc:Choice Requires='w14'><w:t>新</w:t></mc:Choice>"
          "<mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r>"), "新"
    ),
    "a whole inserted paragraph": (INSERTED.format(p(t("新条款"))), "新条款"),
    "untrimmed ends only where the file says so": (p("<w:r><w:t>  条 </w:t></w:r>"), "条"),
}  # fmt: skip


@pytest.mark.parametrize("what", WHOLE)
def test_the_text_holds(what):
    body, expected = WHOLE[what]
    assert texts(docx(body)) == [expected]


def test_the_result_of_a_field_may_fill_paragraphs():
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    body = p(begin, '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', t("第一章")) + p(
        t("第二章"), '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert texts(docx(body)) == ["第一章", "第二章"]


def test_views_leave_out_what_was_not_yet_or_is_no_longer_there():
    source = docx(p(t("付款"), DELETED.format(STRUCK), INSERTED.format(t("六十")), t("日内")))
    assert texts(source, view="original") == ["付款三十日内"]
    assert texts(source, view="final") == ["付款六十日内"]


def test_text_inserted_by_one_and_struck_out_by_another_is_in_neither_view():
    source = docx(p(INSERTED.format(DELETED.format(STRUCK))))
    (paragraph,) = read(source).paragraphs()
    assert paragraph.runs[0].fate == "both"
    assert paragraph.view("original") == paragraph.view("final") == ""


def test_changes_tell_who_and_when():
    mark = '<w:rPr><w:ins w:id="3" w:author="周" w:date="2026-02-02T00:00:00Z"/></w:rPr>'
    paper = read(docx(p(INSERTED.format(t("新")), properties=mark)))
    assert {(c.kind, c.author) for c in paper.changes} == {("ins", "李律师"), ("ins", "周")}
    (paragraph,) = paper.paragraphs()
    assert paragraph.mark is not None


def test_a_table_spans_and_reads_row_by_row():
    def cell(text: str, about: str = "") -> str:
        return f"<w:tc><w:tcPr>{about}</w:tcPr>{p(t(text) if text else '')}</w:tc>"

    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = (
        cell("一", down) + cell("二", '<w:gridSpan w:val="2"/>'),
        cell("", on) + cell("三") + cell("四"),
    )
    body = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    paper = read(docx(body))
    table = paper.stories[0].blocks[0]
    assert isinstance(table, Table)
    assert [(c.rowspan, c.colspan) for row in table.rows for c in row.cells] == [
        (2, 1), (1, 2), (1, 1), (1, 1),
    ]  # fmt: skip
    assert [x.text for x in paper.paragraphs()] == ["一", "二", "三", "四"]


def test_rows_and_cells_are_found_inside_wrappers():
    inner = f"<w:sdt><w:sdtContent><w:tc>{p(t('格'))}</w:tc></w:sdtContent></w:sdt>"
    row = INSERTED.format(f"<w:tr>{inner}</w:tr>")
    assert texts(docx(f"<w:tbl>{row}</w:tbl>")) == ["格"]


def test_tables_nest():
    inner = f"<w:tbl><w:tr><w:tc>{p(t('内'))}</w:tc></w:tr></w:tbl>"
    assert texts(docx(f"<w:tbl><w:tr><w:tc>{inner}{p(t('外'))}</w:tc></w:tr></w:tbl>")) == [
        "内",
        "外",
    ]


def test_hidden_text_is_not_shown_but_listed():
    paper = read(docx(p(t("见"), t("不见", "<w:vanish/>"))))
    assert [x.text for x in paper.paragraphs()] == ["见"]
    assert ("body", "hidden-text", 2) in paper.hidden


def test_a_picture_is_known_by_its_bytes():
    drawn = '<w:r><w:drawing><a:blip r:embed="image1"/></w:drawing></w:r>'
    source = docx(p(drawn), {"image1.png": PNG})
    paper = read(source)
    (image,) = paper.images
    (paragraph,) = paper.paragraphs()
    assert (image.type, paragraph.runs[0].image) == ("image/png", image.hash)
    assert picture(source, image) == PNG


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://www.gov.cn/", "https://www.gov.cn/"),
        ("mailto:a@b.cn", "mailto:a@b.cn"),
        ("javascript:alert(1)", None),
        (" java\tscript:alert(1)", None),
        ("file:///etc/passwd", None),
    ],
)
def test_only_safe_links_survive(address, kept):
    made = parts(p(f'<w:hyperlink r:id="out">{t("此处")}</w:hyperlink>'))
    made["word/_rels/document.xml.rels"] = relations({}, {"out": address})
    (paragraph,) = read(zipped(made)).paragraphs()
    assert (paragraph.text, paragraph.runs[0].link) == ("此处", kept)


def test_a_foreign_document_is_listed_and_warned_of():
    made = parts(p(t("文")) + '<w:altChunk r:id="x"/>')
    made["word/_rels/document.xml.rels"] = relations({"x": ("aFChunk", "other.htm")})
    made["word/other.htm"] = "<p>藏着的条款</p>"
    paper = read(zipped(made))
    assert [warning.code for warning in paper.warnings] == ["foreign-document"]
    assert paper.hidden[0].kind == "foreign-document"


def test_strict_files_and_odd_names_read_the_same():
    body = p(t("甲方"))
    made = parts(body, main="odd/Paper.XML")
    strict = {
        name: content.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        for name, content in parts(body).items()
        if isinstance(content, str)
    }
    assert texts(zipped(made)) == texts(zipped(strict)) == texts(docx(body)) == ["甲方"]


def test_dangling_relations_and_missing_parts_do_no_harm():
    made = parts(p(t("文"), '<w:r><w:footnoteReference w:id="9"/></w:r>'))
    made["word/_rels/document.xml.rels"] = relations(
        {"a": ("styles", "styles.xml"), "b": ("header", "nowhere.xml")}
    )
    paper = read(zipped(made))
    assert [warning.code for warning in paper.warnings] == ["missing-note"]


def test_changes_of_shape_are_never_passed_over():
    about = '<w:tcPr><w:cellIns w:id="1" w:author="李"/></w:tcPr>'
    paper = read(docx(f"<w:tbl><w:tr><w:tc>{about}{p(t('格'))}</w:tc></w:tr></w:tbl>"))
    assert [change.kind for change in paper.changes] == ["format"]
    assert [warning.code for warning in paper.warnings] == ["shape-change"]


def test_a_damaged_main_part_is_refused():
    made = parts("")
    made["word/document.xml"] = "<w:document"
    with pytest.raises(Refusal) as refused:
        read(zipped(made))
    assert refused.value.code == "damaged"


def test_the_same_reading_cut_into_other_runs_has_the_same_fingerprint():
    one = read(docx(p(t("甲方应当付款"))))
    two = read(docx(p(t("甲方", "<w:b/>"), t("应当"), '<w:bookmarkStart w:id="1"/>', t("付款"))))
    assert one.fingerprint == two.fingerprint
    assert one.fingerprint != read(docx(p(t("甲方应当付款。")))).fingerprint


PIECE = st.tuples(
    st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=8),
    st.sampled_from(["{}", INSERTED, "<w:hyperlink w:anchor='x'>{}</w:hyperlink>"]),
    st.sampled_from(["", "<w:b/>", '<w:rFonts w:eastAsia="仿宋_GB2312"/>']),
)


@given(st.lists(PIECE, max_size=8))
def test_runs_tile_the_text_and_atoms_lead_back_into_the_file(pieces):
    escaped = [
        wrap.format(t(text.replace("&", "&amp;").replace("<", "&lt;"), about))
        for text, wrap, about in pieces
    ]
    paper, sources = trace(docx(p(*escaped)))
    (paragraph,) = paper.paragraphs()
    assert paragraph.text == "".join(text for text, _, _ in pieces)
    ends = [0, *(run.end for run in paragraph.runs)]
    assert [run.start for run in paragraph.runs] == ends[:-1]
    assert ends[-1] == len(paragraph.text)
    for atom in sources.atoms[paragraph.id]:
        piece = paragraph.text[atom.start : atom.end]
        assert (atom.node.text or "")[atom.lead : atom.lead + len(piece)] == piece


def test_a_template_reads_as_a_document():
    made = parts(p(t("范本")), type_=MAIN.replace("document.main", "template.main"))
    assert texts(zipped(made)) == ["范本"]
