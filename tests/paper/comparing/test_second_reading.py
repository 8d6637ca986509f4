"""Our reading held against printed pages: what honest programs do alike is silent, the rest is told."""

from __future__ import annotations

import pytest

from review.demo import papers
from review.paper.comparing.second_reading import NUMBERS, differences, pages_of
from review.paper.model import Paper, Paragraph, Run, Story
from review.paper.reading import docx_reader, legacy


def line(
    words: str, number: int, label: str = "", field: tuple[int, int] | None = None
) -> Paragraph:
    if field is None:
        return Paragraph(f"b{number}", label, words, (Run(0, len(words)),))
    start, end = field
    runs = (Run(0, start), Run(start, end, field="PAGE"), Run(end, len(words)))
    return Paragraph(f"b{number}", label, words, tuple(run for run in runs if run.end > run.start))


def paper(*words: str, sides: tuple[Story, ...] = ()) -> Paper:
    body = tuple(line(text, number) for number, text in enumerate(words, 1))
    return Paper((Story("body", "body", body), *sides))


PAGE_OF = Story("f1", "footer", (line("第1页", 9, field=(1, 2)),))
NOTE = Story("fn1", "footnote", (line("本款数额含税。", 8),))


def test_what_every_honest_print_does_is_no_difference() -> None:
    text = paper("合同总价为壹佰元，一次付清。", "乙方于三日内交付。", sides=(PAGE_OF, NOTE))
    pages = ["合同总价为壹佰元, 一次付 1本款数额含税。第1页", "清。乙方于三日内交付。第2页"]
    assert differences(text, pages) == []


@pytest.mark.parametrize(
    ("printed", "ours", "theirs"),
    [
        ("合同总价为玖佰元，一次付清。", "壹", "玖"),
        ("合同总价为壹佰元，一次付清。逾期不候。", "", "逾期不候。"),
        ("合同总价为元，一次付清。", "壹佰", ""),
    ],
)
def test_a_word_that_only_one_of_them_shows_is_told_with_its_place(
    printed: str, ours: str, theirs: str
) -> None:
    [apart] = differences(paper("合同总价为壹佰元，一次付清。"), [printed])
    assert (apart.page, apart.block) == (1, "b1")
    assert ours in apart.ours
    assert theirs in apart.theirs
    assert bool(apart.ours or apart.theirs)


def test_a_note_that_is_not_printed_and_figures_that_changed_places_are_told() -> None:
    text = paper("甲方付1000元，乙方付2000元。", sides=(NOTE,))
    apart = differences(text, ["甲方付2000元，乙方付1000元。"])
    assert [(one.ours, one.theirs) for one in apart[:2]] == [
        ("1000元", "2000元"),
        ("2000元", "1000元"),
    ]
    assert (apart[2].clause, apart[2].ours) == ("脚注", "本款数额含税。")


def test_a_list_counted_otherwise_is_one_difference_that_names_every_number() -> None:
    body = (line("甲。", 1, "第四条"), line("乙。", 2, "第五条"))
    [apart] = differences(Paper((Story("body", "body", body),)), ["第一条甲。第二条乙。"])
    assert (apart.clause, apart.ours) == (NUMBERS, "第四条、第五条")
    assert apart.theirs == "第一条、第二条"


def test_a_mark_names_exactly_one_difference() -> None:
    first = differences(paper("壹佰元。"), ["玖佰元。"])
    again = differences(paper("壹佰元。"), ["玖佰元。"])
    other = differences(paper("壹佰元。"), ["捌佰元。"])
    assert first[0].mark == again[0].mark != other[0].mark


@pytest.mark.skipif(not legacy.available(), reason="LibreOffice is not installed")
def test_a_paper_printed_by_libreoffice_reads_as_it_does_here_but_for_its_numbers() -> None:
    source = papers.write("parking", 1)
    apart = differences(docx_reader.read(source), pages_of(legacy.printed(source)))
    assert {one.clause for one in apart} <= {NUMBERS}  # LibreOffice ignores w:lvlRestart 0
