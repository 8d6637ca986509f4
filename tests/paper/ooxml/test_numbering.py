"""Labels of lists, in the shapes regulations and contracts give them."""

import pytest

from review.paper.reading.docx_reader import read
from tests.paper.documents import (
    NAMES,
    abstract,
    docx,
    level,
    num,
    numbered,
    numbering,
    p,
    t,
)

CHAPTERS = (
    level(0, "chineseCountingThousand", "第%1章"),
    level(1, "chineseCountingThousand", "第%2条", '<w:lvlRestart w:val="0"/>'),
    level(2, "chineseCounting", "（%3）"),
    level(3, "decimal", "%2.%4", "<w:isLgl/>"),
)


def labels(body: str, lists: str, styles: str = "") -> list[str]:
    beside = {"numbering.xml": lists}
    if styles:
        beside["styles.xml"] = f"<w:styles {NAMES}>{styles}</w:styles>"
    return [paragraph.label for paragraph in read(docx(body, beside)).paragraphs()]


def in_levels(*levels: int, number: int = 1) -> str:
    return "".join(numbered(number, each) for each in levels)


def test_articles_count_through_chapters_when_they_never_restart():
    found = labels(
        in_levels(0, 1, 1, 0, 1, 2, 2, 1, 2), numbering(abstract(0, *CHAPTERS), num(1, 0))
    )
    assert found == [
        "第一章", "第一条", "第二条", "第二章", "第三条", "（一）", "（二）", "第四条", "（一）",
    ]  # fmt: skip


def test_a_level_restarts_after_any_higher_level_unless_told_otherwise():
    levels = [level(depth, "decimal", f"%{depth + 1}") for depth in range(3)]
    levels[2] = level(2, "decimal", "%3", '<w:lvlRestart w:val="1"/>')
    found = labels(in_levels(0, 1, 2, 2, 1, 2, 0, 2), numbering(abstract(0, *levels), num(1, 0)))
    assert found == ["1", "1", "1", "2", "2", "3", "2", "1"]


def test_a_legal_level_shows_every_number_in_decimal_digits():
    found = labels(in_levels(0, 1, 3), numbering(abstract(0, *CHAPTERS), num(1, 0)))
    assert found[-1] == "1.1"


def test_two_lists_of_one_definition_go_on_counting_until_one_starts_anew():
    lists = numbering(
        abstract(0, level(0, "decimal", "%1.")),
        num(1, 0),
        num(2, 0),
        num(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'),
    )
    body = "".join(numbered(each, 0) for each in (1, 2, 3, 3, 1))
    assert labels(body, lists) == ["1.", "2.", "5.", "6.", "7."]


def test_an_override_may_redefine_a_level():
    redefined = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride>'
    lists = numbering(abstract(0, level(0, "decimal", "%1.")), num(1, 0, redefined))
    assert labels(in_levels(0, 0), lists) == ["A)", "B)"]


def test_a_style_is_bound_to_its_level_and_its_heirs_are_too():
    bound = level(1, "decimal", "%2、", '<w:pStyle w:val="item"/>')
    lists = numbering(abstract(0, level(0, "decimal", "%1."), bound), num(1, 0))
    styles = (
        '<w:style w:type="paragraph" w:styleId="item"><w:pPr><w:numPr><w:numId w:val="1"/>'
        '</w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="heir">'
        '<w:basedOn w:val="item"/></w:style>'
    )
    body = "".join(
        p(t("款"), properties=f'<w:pStyle w:val="{name}"/>') for name in ("item", "heir")
    )
    assert labels(body, lists, styles) == ["1、", "2、"]


def test_a_paragraph_may_leave_the_list_of_its_style():
    lists = numbering(abstract(0, level(0, "decimal", "%1.")), num(1, 0))
    styles = (
        '<w:style w:type="paragraph" w:styleId="item"><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    leaves = '<w:pStyle w:val="item"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    assert labels(p(t("款"), properties=leaves), lists, styles) == [""]


def test_a_list_may_take_its_levels_from_a_numbering_style():
    lists = numbering(
        abstract(0, '<w:numStyleLink w:val="house"/>'),
        abstract(1, '<w:styleLink w:val="house"/>', level(0, "ideographTraditional", "%1、")),
        num(1, 0),
        num(2, 1),
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="house"><w:pPr><w:numPr><w:numId w:val="2"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    assert labels(in_levels(0, 0), lists, styles) == ["甲、", "乙、"]


@pytest.mark.parametrize(
    ("example", "second"),
    [
        ("001, 002, 003, ...", "002"),
        ("00001", "00002"),
        ("Α, Β, Γ, ...", "Β"),
        ("nobody knows", "2"),
    ],
)
def test_a_custom_format_is_known_by_its_example_and_else_its_fallback_counts(
    example: str, second: str
):
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
        f'<w:numFmt w:val="custom" w:format="{example}"/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
        '<w:lvlText w:val="%1"/></w:lvl>'
    )
    assert labels(in_levels(0, 0), numbering(abstract(0, custom), num(1, 0)))[1] == second


def test_a_level_above_that_no_paragraph_counted_counts_as_its_start():
    lists = numbering(
        abstract(0, level(0, "decimal", "%1"), level(1, "decimal", "%1.%2")), num(1, 0)
    )
    assert labels(in_levels(1, 1, 0, 1, 1), lists) == ["1.1", "1.2", "2", "2.1", "2.2"]


def test_a_label_that_names_a_level_of_bullets_shows_nothing_for_it():
    levels = (level(0, "decimal", "%1"), level(1, "bullet", "●"), level(2, "decimal", "%1.%2.%3"))
    assert labels(in_levels(0, 1, 2), numbering(abstract(0, *levels), num(1, 0))) == [
        "1", "●", "1..1",
    ]  # fmt: skip


def test_bullets_of_symbol_fonts_are_shown_as_characters():
    bullet = (
        '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0D8;"/>'
        '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl>'
    )
    assert labels(in_levels(0), numbering(abstract(0, bullet), num(1, 0))) == ["➢"]


def test_a_list_that_is_not_there_gives_no_label():
    assert labels(in_levels(0, number=9), numbering()) == [""]
