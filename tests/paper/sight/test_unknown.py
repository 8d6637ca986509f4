"""What stands in no table is hashed and told, wherever it stands and whatever its name is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.paper.caveats import entries
from review.paper.reading.docx_reader import read
from tests.paper.documents import NAMES, abstract, level, num, numbering, p, parts, t, zipped
from tests.paper.sight.contract import PAGE, contract, notes, part, styles
from tests.paper.sight.drawings import BELOW, anchored, shape
from tests.paper.sight.fields import _math

NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
Place = Callable[[str, str], bytes]
"""A file with a child and an attribute put into one element."""


def _list(lvl: str = "", whole: str = "", use: str = "", root: str = "") -> bytes:
    lists = numbering(abstract(0, whole, level(0, "decimal", "%1.", lvl)), num(1, 0, use), root)
    return contract(about=NUMBERED, beside={"numbering.xml": lists})


def _styled(inside: str) -> bytes:
    known = f'<w:style w:type="paragraph" w:styleId="P"><w:name w:val="P"/>{inside}</w:style>'
    return contract(about='<w:pStyle w:val="P"/>', beside={"styles.xml": styles(known)})


def _table(at: str, child: str, attribute: str = "") -> bytes:
    made = (
        "<w:tbl{tbl}><w:tblPr>{tblPr}</w:tblPr><w:tblGrid><w:gridCol w:w='3000'/></w:tblGrid>{in_tbl}"
        "<w:tr{tr}><w:trPr>{trPr}</w:trPr>{in_tr}<w:tc{tc}><w:tcPr>{tcPr}</w:tcPr>{in_tc}<w:p/></w:tc></w:tr></w:tbl>"
    )
    slots = dict.fromkeys(
        ("tbl", "tblPr", "in_tbl", "tr", "trPr", "in_tr", "tc", "tcPr", "in_tc"), ""
    )
    return contract(blocks=made.format(**{**slots, at: child or f" {attribute}"}))


CHILDREN: dict[str, Callable[[str], bytes]] = {
    "the body": lambda x: contract(blocks=x),
    "a paragraph": lambda x: contract(x),
    "a run": lambda x: contract(f"<w:r>{x}<w:t>壹</w:t></w:r>"),
    "looks of a run": lambda x: contract(t("壹", x)),
    "properties of a paragraph": lambda x: contract(about=x),
    "a section": lambda x: contract(section=PAGE + x),
    "a hyperlink": lambda x: contract(f'<w:hyperlink w:anchor="a">{x}{t("壹")}</w:hyperlink>'),
    "an insertion": lambda x: contract(f'<w:ins w:id="1" w:author="a">{x}{t("壹")}</w:ins>'),
    "a content control": lambda x: contract(f"<w:sdt><w:sdtContent>{x}{t('壹')}</w:sdtContent></w:sdt>"),
    "a control of blocks": lambda x: contract(blocks=f"<w:sdt><w:sdtContent>{x}{p(t('壹'))}</w:sdtContent></w:sdt>"),
    "a simple field": lambda x: contract(f'<w:fldSimple w:instr="REF a">{x}{t("壹")}</w:fldSimple>'),
    "a table": lambda x: _table("in_tbl", x),
    "properties of a table": lambda x: _table("tblPr", x),
    "a row": lambda x: _table("in_tr", x),
    "properties of a row": lambda x: _table("trPr", x),
    "a cell": lambda x: _table("in_tc", x),
    "properties of a cell": lambda x: _table("tcPr", x),
    "a header": lambda x: contract(section='<w:headerReference w:type="default" r:id="header1"/>' + PAGE,
                                   beside={"header1.xml": f"<w:hdr {NAMES}>{x}{p(t('甲'))}</w:hdr>"}),
    "a note": lambda x: contract('<w:r><w:footnoteReference w:id="2"/></w:r>', beside={
        "footnotes.xml": notes("footnote", "甲").replace("</w:footnote></w:footnotes>", f"{x}</w:footnote></w:footnotes>")}),
    "a text box": lambda x: contract(anchored(shape(), *BELOW).replace("<w:txbxContent>", f"<w:txbxContent>{x}")),
    "a drawing": lambda x: contract(anchored(shape(), *BELOW).replace("<wps:spPr>", f"<wps:spPr>{x}")),
    "a formula": lambda x: contract(_math("{1}" + x)),
    "a style": _styled,
    "looks in a style": lambda x: _styled(f"<w:rPr>{x}</w:rPr>"),
    "properties in a style": lambda x: _styled(f"<w:pPr>{x}</w:pPr>"),
    "a level": lambda x: _list(x),
    "looks of a level": lambda x: _list(f"<w:rPr>{x}</w:rPr>"),
    "properties of a level": lambda x: _list(f"<w:pPr>{x}</w:pPr>"),
    "an abstract list": lambda x: _list(whole=x),
    "a list": lambda x: _list(use=x),
    "the lists": lambda x: _list(root=x),
    "the settings": lambda x: contract(beside={"settings.xml": part("settings", x)}),
    "compatibility": lambda x: contract(beside={"settings.xml": part("settings", f"<w:compat>{x}</w:compat>")}),
    "the defaults": lambda x: contract(beside={"styles.xml": styles("", f"<w:rPr>{x}</w:rPr>")}),
}  # fmt: skip
ATTRIBUTES: dict[str, Callable[[str], bytes]] = {
    "a paragraph": lambda a: contract(blocks=f"<w:p {a}>{t('壹')}</w:p>"),
    "a run": lambda a: contract(f"<w:r {a}><w:t>壹</w:t></w:r>"),
    "a text": lambda a: contract(f"<w:r><w:t {a}> 壹 </w:t></w:r>"),
    "a look": lambda a: contract(t("壹", f"<w:b {a}/>")),
    "a property": lambda a: contract(about=f"<w:keepNext {a}/>"),
    "a break": lambda a: contract(f"<w:r><w:br {a}/></w:r>"),
    "a section": lambda a: contract(section=PAGE.replace("<w:pgSz", f"<w:pgSz {a}")),
    "a row": lambda a: _table("tr", "", a),
    "a cell": lambda a: _table("tc", "", a),
    "a setting": lambda a: contract(beside={"settings.xml": part("settings", f"<w:zoom {a}/>")}),
}  # fmt: skip
NAME = st.from_regex(r"[a-z][A-Za-z]{6,12}", fullmatch=True).map(lambda name: f"zz{name}")
SPACE = st.sampled_from(("w", "m", "w14", "zz"))


@pytest.mark.parametrize("place", CHILDREN)
@given(name=NAME, space=SPACE)
@settings(max_examples=3, deadline=None)
def test_an_unknown_element_is_hashed_and_told(place: str, name: str, space: str) -> None:
    def element(value: int) -> str:
        bound = ' xmlns:zz="urn:zz"' if space == "zz" else ""
        return f'<{space}:{name}{bound} {space}:val="{value}"/>'

    plain, one, other = (read(CHILDREN[place](x)) for x in ("", element(1), element(2)))
    assert len({plain.fingerprint, one.fingerprint, other.fingerprint}) == 3
    assert {each.kind for each in entries(one)} & {"unknown", "object"}


@pytest.mark.parametrize("place", ATTRIBUTES)
@given(name=NAME, space=st.sampled_from(("w", "w14", "zz")))
@settings(max_examples=3, deadline=None)
def test_an_unknown_attribute_is_hashed_and_told(place: str, name: str, space: str) -> None:
    def attribute(value: int) -> str:
        bound = 'xmlns:zz="urn:zz" ' if space == "zz" else ""
        return f'{bound}{space}:{name}="{value}"'

    one, other = (read(ATTRIBUTES[place](attribute(n))) for n in (1, 2))
    assert one.fingerprint != other.fingerprint
    assert "unknown" in {each.kind for each in entries(one)}


@given(name=NAME)
@settings(max_examples=3, deadline=None)
def test_an_unknown_part_and_an_unknown_relation_are_hashed_and_told(name: str) -> None:
    def related(kind: str, words: str) -> bytes:
        return contract(links={"x1": (kind, f"{name}.bin")}, outside={f"word/{name}.bin": words})

    one, other = (read(related(name, words)) for words in ("甲", "乙"))
    again = read(related(f"{name}More", "甲"))
    assert len({one.fingerprint, other.fingerprint, read(contract()).fingerprint}) == 3
    assert "unknown" in {each.kind for each in entries(one)} & {
        each.kind for each in entries(again)
    }


@pytest.mark.parametrize("kind", ["{0}", "{strange}", "{"])
def test_what_a_file_calls_a_relation_is_no_message_to_fill_in(kind: str) -> None:
    made = parts(p(t("正文")))
    made["word/_rels/document.xml.rels"] = str(made["word/_rels/document.xml.rels"]).replace(
        "</Relationships>",
        f'<Relationship Id="out" Type="http://x/{kind}" Target="http://y/{kind}"'
        ' TargetMode="External"/></Relationships>',
    )
    told = [each.words for each in read(zipped(made)).caveats if each.kind == "external"]
    assert told == [f"http://x/{kind} http://y/{kind}"]
