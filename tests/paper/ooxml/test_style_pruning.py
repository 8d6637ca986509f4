"""Styles nobody wears are left out before parsing; whatever might mean other is left alone."""

import pytest

from review.paper.ooxml.style_pruning import Pruned
from review.paper.reading.docx_reader import read, trace
from tests.paper.documents import NAMES, docx, p, t

TABLE = (
    '<w:style w:type="table" w:styleId="a"><w:tblPr/><w:tblStylePr w:type="firstRow"/></w:style>'
)
HEADING = '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
LATENT = '<w:latentStyles w:count="1"><w:lsdException w:name="Table Grid"/></w:latentStyles>'


def styles(inside: str) -> bytes:
    return f"<w:styles {NAMES}>{inside}</w:styles>".encode()


def test_table_and_latent_styles_are_left_out():
    second = TABLE.replace('w:type="table"', 'w:default="1" w:type="table" w:customStyle="1"', 1)
    assert Pruned(styles(LATENT + TABLE + HEADING + second)).kept == styles(HEADING)


@pytest.mark.parametrize(
    "inside",
    [
        "<w:style w:type='table' w:styleId='a'/>",
        '<w:style w:styleId="table" w:type="paragraph"/>',
        f"<!-- {TABLE} -->{HEADING}",
        f'<w:x xmlns:w="urn:other">{TABLE}</w:x>',
    ],
)
def test_what_might_mean_other_is_left_alone(inside):
    assert Pruned(styles(inside)).kept == styles(inside)


def test_a_paragraph_looks_the_same_read_with_or_without_them():
    about = '<w:pStyle w:val="1"/>'
    source = docx(p(t("总则"), properties=about), {"styles.xml": styles(TABLE + HEADING)})
    paper = read(source)
    assert paper == trace(source)[0]
    (paragraph,) = paper.paragraphs()
    assert paragraph.look.level == 1


def test_a_table_style_dresses_no_paragraph():
    bold = TABLE.replace("<w:tblPr/>", "<w:rPr><w:b/></w:rPr>")
    source = docx(p(t("甲"), properties='<w:pStyle w:val="a"/>'), {"styles.xml": styles(bold)})
    for paper in (read(source), trace(source)[0]):
        (paragraph,) = paper.paragraphs()
        assert not paragraph.runs[0].look.bold
