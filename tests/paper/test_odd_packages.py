"""What real and hostile packages bring: each is read whole, the same on the page, nothing lost."""

from __future__ import annotations

import pytest

from review.paper.html import html
from review.paper.reading.coverage import coverage
from review.paper.reading.docx_reader import read, trace
from tests.paper.documents import MAIN, NAMES, PNG, docx, p, parts, relations, t, zipped
from tests.paper.test_html import PageText

BY = 'w:author="李" w:date="2026-01-02T03:04:05Z"'


def changed(kind: str, inner: str, number: int = 1) -> str:
    return f'<w:{kind} w:id="{number}" {BY}>{inner}</w:{kind}>'


def struck(text: str) -> str:
    return f"<w:r><w:delText>{text}</w:delText></w:r>"


def cell(*content: str) -> str:
    return f"<w:tc><w:tcPr/>{''.join(content)}</w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def control(content: str) -> str:
    return f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def either(one: str, other: str) -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{one}</mc:Choice>'
        f"<mc:Fallback>{other}</mc:Fallback></mc:AlternateContent>"
    )


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(words: str) -> str:
    return f"<w:r><w:instrText>{words}</w:instrText></w:r>"


def m(name: str, *inner: str) -> str:
    return f"<m:{name}>{''.join(inner)}</m:{name}>"


def mt(text: str) -> str:
    return m("r", m("t", text))


BOX = "<w:r><w:drawing><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></w:drawing></w:r>"
OLD_BOX = "<w:r><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></w:r>"

# what -> (body, texts of the body with its changes, in the original, in the final view)
BODIES: dict[str, tuple[str, list[str], list[str], list[str]]] = {
    "a table inserted whole": (
        changed("ins", table(row(cell(p(t("表")))))) + p(t("后")),
        ["表", "后"], ["", "后"], ["表", "后"],
    ),
    "a row deleted around": (
        table(changed("del", row(cell(p(struck("旧"))))), row(cell(p(t("新"))))),
        ["旧", "新"], ["旧", "新"], ["", "新"],
    ),
    "a control inserted around": (
        changed("ins", control(p(t("甲")))) + p(changed("del", control(struck("乙")))),
        ["甲", "乙"], ["", "乙"], ["甲", ""],
    ),
    "rows and cells in controls": (
        table(control(row(control(cell(p(t("一"))))))), ["一"], ["一"], ["一"],
    ),
    "a paragraph moved": (
        '<w:moveFromRangeStart w:id="7" w:name="move1"/>'
        + p(changed("moveFrom", t("移动的条款")))
        + '<w:moveFromRangeEnd w:id="7"/><w:moveToRangeStart w:id="8" w:name="move1"/>'
        + p(changed("moveTo", t("移动的条款"), 9)) + '<w:moveToRangeEnd w:id="8"/>',
        ["移动的条款", "移动的条款"], ["移动的条款", ""], ["", "移动的条款"],
    ),
    "two forms of a paragraph": (
        either(p(t("新")), p(t("旧"))), ["新"], ["新"], ["新"],
    ),
    "two forms of a table and of a row": (
        either(table(either(row(cell(p(t("新")))), row(cell(p(t("旧")))))), p(t("旧"))),
        ["新"], ["新"], ["新"],
    ),
    "two forms of a run, the first required of a reader": (
        p(either("<w:r><wps:x/></w:r>", t("另一种"))), [""], [""], [""],
    ),
    "a table in a control in a cell": (
        table(row(cell(control(table(row(cell(p(t("内"))))))), cell(p(t("外"))))),
        ["内", "外"], ["内", "外"], ["内", "外"],
    ),
    "a field over paragraphs, cells and another field": (
        p(mark("begin"), code("TOC"), mark("separate"), t("一"))
        + table(row(cell(p(mark("begin"), code("PAGE"), mark("separate"), t("2"), mark("end")))))
        + p(t("末"), mark("end"), t("后")),
        ["一", "2", "末后"], ["一", "2", "末后"], ["一", "2", "末后"],
    ),
    "an end without a beginning, a beginning without an end": (
        p(mark("end"), t("甲"), mark("begin"), t("乙")) + p(mark("separate"), t("丙")),
        ["甲", "丙"], ["甲", "丙"], ["甲", "丙"],
    ),
    "a field begun in one paragraph and never closed": (
        p(t("甲"), mark("begin"), code("REF")) + p(t("乙")) * 20,
        ["甲"] + ["乙"] * 20, ["甲"] + ["乙"] * 20, ["甲"] + ["乙"] * 20,
    ),
    "runs outside of any paragraph": (
        t("游离") + p(t("段")), ["游离", "段"], ["游离", "段"], ["游离", "段"],
    ),
    "custom markup, directions and permissions": (
        '<w:customXml w:element="x">' + p('<w:permStart w:id="1"/>', t("甲")) + "</w:customXml>"
        + p(f'<w:bdo w:val="ltr">{t("乙")}</w:bdo>', f"<w:dir>{t('丙')}</w:dir>"),
        ["甲", "乙丙"], ["甲", "乙丙"], ["甲", "乙丙"],
    ),
    "styles, lists and relations that are not there": (
        p(t("甲"), properties='<w:pStyle w:val="no"/><w:numPr><w:numId w:val="9"/></w:numPr>')
        + p(f'<w:hyperlink r:id="gone">{t("乙")}</w:hyperlink>')
        + p(t("丙", '<w:rStyle w:val="no"/>')),
        ["甲", "乙", "丙"], ["甲", "乙", "丙"], ["甲", "乙", "丙"],
    ),
    "properties with values no one can measure": (
        p(t("甲"), properties='<w:ind w:left="x" w:firstLine="1e999"/><w:outlineLvl w:val=""/>')
        + table(row("<w:tc><w:tcPr><w:gridSpan w:val='-5'/></w:tcPr>" + p(t("乙")) + "</w:tc>")),
        ["甲", "乙"], ["甲", "乙"], ["甲", "乙"],
    ),
    "a cell that continues nothing": (
        table(row("<w:tc><w:tcPr><w:vMerge/></w:tcPr>" + p(t("甲")) + "</w:tc>")),
        ["甲"], ["甲"], ["甲"],
    ),
    "formulas as a line of text": (
        p(m("oMath", m("nary", m("naryPr", '<m:chr m:val="∑"/>'), m("sub", mt("i=1")),
                       m("sup", mt("n")), m("e", m("sSup", m("e", mt("x")), m("sup", mt("2"))))))),
        ["∑_(i=1)^n x^2"], ["∑_(i=1)^n x^2"], ["∑_(i=1)^n x^2"],
    ),
    "a formula of its own line": (
        m("oMathPara", m("oMath", m("rad", m("deg"), m("e", mt("a+b"))))) + p(t("后")),
        ["√(a+b)", "后"], ["√(a+b)", "后"], ["√(a+b)", "后"],
    ),
    "functions, limits, bars and accents": (
        p(m("oMath", m("func", m("fName", mt("sin")), m("e", mt("x"))), mt("+"),
            m("limLow", m("e", mt("lim")), m("lim", mt("n→∞"))), mt("+"),
            m("bar", m("barPr", '<m:pos m:val="top"/>'), m("e", mt("y"))), mt("+"),
            m("acc", m("e", mt("z"))), mt("="), m("eqArr", m("e", mt("1")), m("e", mt("2"))))),
        ["sin x+lim_(n→∞)+y\u0305+z\u0302=1; 2"], ["sin x+lim_(n→∞)+y\u0305+z\u0302=1; 2"],
        ["sin x+lim_(n→∞)+y\u0305+z\u0302=1; 2"],
    ),
    "deleted and inserted formulas": (
        p(changed("del", m("oMath", mt("a"))), changed("ins", m("oMath", mt("b")))),
        ["ab"], ["a"], ["b"],
    ),
}  # fmt: skip


def check(source: bytes) -> None:
    """What holds of every file: nothing is lost, and the page says what the paper says."""
    paper = read(source)
    assert paper == trace(source)[0]
    assert coverage(source).lost == ()
    assert PageText(html(paper)).paragraphs == {x.id: x.text for x in paper.paragraphs("all")}


@pytest.mark.parametrize("what", BODIES)
def test_the_body_is_read(what: str) -> None:
    body, marked, original, final = BODIES[what]
    paper = read(docx(body))
    assert [x.view("marked") for x in paper.paragraphs()] == marked
    assert [x.view("original") for x in paper.paragraphs()] == original
    assert [x.view("final") for x in paper.paragraphs()] == final
    check(docx(body))


@pytest.mark.parametrize("box", [BOX, OLD_BOX, either(BOX, OLD_BOX)])
def test_a_text_box_is_read_once_with_its_tables(box: str) -> None:
    inner = p(t("框内")) + table(row(cell(p(t("框内表")))))
    source = docx(p(t("前"), box.replace("{}", inner)))
    paper = read(source)
    assert [x.text for x in paper.paragraphs("all")] == ["前\ufffc", "框内", "框内表"]
    check(source)


def test_ids_that_stand_twice_do_no_harm() -> None:
    body = p(
        '<w:bookmarkStart w:id="1" w:name="a"/><w:commentRangeStart w:id="5"/>', t("甲"),
        '<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>',
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r>',
    ).replace("<w:p>", '<w:p w14:paraId="00000001">')  # fmt: skip
    note, comment = (
        '<w:footnote w:id="2">{}</w:footnote>',
        '<w:comment w:id="5" w:author="李">{}</w:comment>',
    )
    beside = {
        "footnotes.xml": f"<w:footnotes {NAMES}>{note.format(p(t('注一')))}"
        f"{note.format(p(t('注二')))}</w:footnotes>",
        "comments.xml": f"<w:comments {NAMES}>{comment.format(p(t('批')))}"
        f"{comment.format(p(t('注')))}</w:comments>",
    }
    source = docx(body * 2, beside)
    paper = read(source)
    ids = [x.id for x in paper.paragraphs("all")]
    assert len(ids) == len(set(ids))
    assert [x.text for x in paper.paragraphs("fn1")] == ["注一"]
    assert {comment.text for comment in paper.comments} == {"批", "注"}
    check(source)


def test_endnotes_are_read_where_they_are_referred_to() -> None:
    beside = {
        "endnotes.xml": f'<w:endnotes {NAMES}><w:endnote w:id="3">{p(t("尾注文"))}</w:endnote>'
        "</w:endnotes>"
    }
    source = docx(p(t("正文"), '<w:r><w:endnoteReference w:id="3"/></w:r>'), beside)
    paper = read(source)
    assert [x.text for x in paper.paragraphs("en1")] == ["尾注文"]
    assert [(s.name, s.kind) for s in paper.stories] == [("body", "body"), ("en1", "endnote")]
    check(source)


@pytest.mark.parametrize(
    ("main", "target"),
    [
        ("odd/a b.xml", "/odd/a%20b.xml"),
        ("word/document.xml", "./word/../word/document.xml"),
        ("WORD/Document.XML", "word/document.xml"),
        ("document2.xml", "document2.xml"),
    ],
)
def test_the_main_part_is_found_wherever_it_is(main: str, target: str) -> None:
    made = parts(p(t("甲方")), main="word/x.xml")
    made[main] = made.pop("word/x.xml")
    made["_rels/.rels"] = relations({"a": ("officeDocument", target)})
    made["[Content_Types].xml"] = str(made["[Content_Types].xml"]).replace("word/x.xml", main)
    assert [x.text for x in read(zipped(made)).paragraphs()] == ["甲方"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_the_main_part_may_have_any_encoding(encoding: str) -> None:
    made = parts(p(t("甲方", "<w:b/>")))
    name = {"utf-8-sig": "utf-8"}.get(encoding, encoding)
    xml = f'<?xml version="1.0" encoding="{name}"?>{made["word/document.xml"]!s}'
    made["word/document.xml"] = xml.encode(encoding)
    assert [x.text for x in read(zipped(made)).paragraphs()] == ["甲方"]


def test_a_strict_template_reads_with_its_looks_and_numbers() -> None:
    made = parts(
        p(t("甲方", "<w:b/>"), properties="<w:jc w:val='center'/>"),
        type_=MAIN.replace("document.main", "template.main"),
    )
    strict = {
        name: str(content).replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        for name, content in made.items()
    }
    (one,), (two,) = (read(zipped(each)).paragraphs() for each in (made, strict))
    assert one == two
    assert one.runs[0].look.bold


def test_a_picture_outside_the_package_is_warned_of_and_not_read() -> None:
    drawn = '<w:r><w:drawing><a:blip r:link="out"/></w:drawing></w:r>'
    made = parts(p(drawn), {"image1.png": PNG})
    made["word/_rels/document.xml.rels"] = str(made["word/_rels/document.xml.rels"]).replace(
        "</Relationships>",
        '<Relationship Id="out" Type="http://x/image" Target="http://evil.example/x.png"'
        ' TargetMode="External"/></Relationships>',
    )
    paper = read(zipped(made))
    assert [warning.code for warning in paper.warnings] == ["external-picture"]
    assert paper.images == ()


def test_damaged_parts_beside_the_body_are_named_and_the_body_is_read() -> None:
    made = parts(p(t("正文")), {"styles.xml": "<w:styles", "numbering.xml": b"\x00\x01"})
    paper = read(zipped(made))
    assert [x.text for x in paper.paragraphs()] == ["正文"]
    assert {warning.place for warning in paper.warnings} == {
        "word/styles.xml", "word/numbering.xml",
    }  # fmt: skip
