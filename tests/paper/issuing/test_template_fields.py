"""Fields of a 示范文本: found across runs and parts, filled in place, and a blank where nothing is said."""

from __future__ import annotations

import pytest

from review.checks.blanks import left_open
from review.checks.text import Asked, Text
from review.law.vocabulary import Kind
from review.paper.issuing.template_fields import CAPITALS, DAY, MONEY, TEXT, Field, fields, fill
from review.paper.reading import docx_reader
from review.paper.refusal import Refusal
from tests.paper.documents import NAMES, R, docx, p, t

FOOTER = f'<w:sectPr><w:footerReference w:type="default" xmlns:r="{R}" r:id="footer1"/></w:sectPr>'
FORM = docx(
    p(t("甲方委托{{相"), t("对"), t("方}}办理，"), t("价款{{价款：金额}}元（{{价款：大写}}）。"))
    + p(t("{{完成日：日期，可后填}}以前完成，{{相对方}}负责。"))
    + FOOTER,
    {"footer1.xml": f"<w:ftr {NAMES}>{p(t('{{编号}}'))}</w:ftr>"},
)


def said(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx_reader.read(content).paragraphs("all")]


def test_fields_are_named_typed_and_required_or_not_each_once() -> None:
    assert fields(FORM) == (
        Field("相对方"), Field("价款", MONEY), Field("完成日", DAY, required=False), Field("编号", TEXT),
    )  # fmt: skip


def test_values_stand_where_the_fields_stood_and_nothing_else_changes() -> None:
    values = {
        ("相对方", ""): "甲公司",
        ("价款", ""): "1,200.00",
        ("价款", CAPITALS): "壹仟贰佰元整",
    }
    values |= {("完成日", ""): "2026年5月6日", ("编号", ""): "7号"}
    assert said(fill(FORM, values)) == [
        "甲方委托甲公司办理，价款1,200.00元（壹仟贰佰元整）。",
        "2026年5月6日以前完成，甲公司负责。",
        "7号",
    ]
    plain = docx(p(t("没有字段。")))
    assert docx_reader.read(fill(plain, values)).fingerprint == docx_reader.read(plain).fingerprint


def test_what_is_not_filled_in_is_a_blank_that_the_check_finds() -> None:
    given = {("相对方", ""): "甲公司", ("价款", ""): "1.00", ("价款", CAPITALS): "壹元整"}
    paper = docx_reader.read(fill(FORM, given | {("编号", ""): "1"}))
    found = list(left_open(Text(paper, Asked(Kind.CONTRACT))))
    assert ["【待填：完成日】" in finding.quote for finding in found] == [True]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("{{价：钱}}", "“钱”不认识"),
        ("{{价：金额}}{{价：日期}}", "两种写法"),
        ("{{价：大写}}", "没有对应"),
        ("{{" + "长" * 21 + "}}", "1到20个字"),
    ],
)
def test_a_field_that_means_nothing_is_refused_with_what_may_be_written(
    words: str, reason: str
) -> None:
    with pytest.raises(Refusal, match=reason):
        fields(docx(p(t(words))))
