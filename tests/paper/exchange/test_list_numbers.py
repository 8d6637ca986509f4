"""Numbers in the tracked file: accepting gives the new labels, rejecting the old ones."""

from __future__ import annotations

import io
import random
import zipfile

import pytest

from review.paper.exchange.tracked_docx import tracked
from review.paper.model import paragraphs_in
from review.paper.reading.docx_reader import read
from tests.paper.documents import abstract, docx, level, num, numbered, numbering, p, t
from tests.paper.exchange.test_tracked_docx import AT
from tests.paper.revisions import accepted, rejected

ARTICLES = abstract(
    0,
    level(0, "chineseCountingThousand", "第%1条"),
    level(1, "chineseCountingThousand", "（%2）"),
    level(2, "decimal", "%3."),
)
FIGURES = abstract(5, level(0, "decimal", "%1、"), level(1, "decimal", "%1.%2"))
WORDS = ("甲方按月付款", "乙方按期交货", "违约责任", "争议解决", "合同终止", "保密义务", "不可抗力")
END = p(t("以下无正文。"))
Lines = list[tuple[int, int, str]]
"""(numId, level, text); numId 0 is no list."""


def paper(lines: Lines, *lists: str, end: str = END) -> bytes:
    beside: dict[str, str | bytes] = {"numbering.xml": numbering(*lists)} if lists else {}
    body = "".join(numbered(n, depth, text) if n else p(t(text)) for n, depth, text in lines)
    return docx(body + end, beside)


def labelled(source: bytes) -> list[tuple[str, str]]:
    return [(each.label, each.text) for each in paragraphs_in(read(source).stories[0].blocks)]


def judge(old: bytes, new: bytes) -> bytes:
    made = tracked(old, new, "甲", AT)
    assert labelled(accepted(made)) == labelled(new)
    assert labelled(rejected(made)) == labelled(old)
    return made


THREE: Lines = [(1, 0, text) for text in WORDS[:3]]
ONE_LIST = ARTICLES, num(1, 0)


@pytest.mark.parametrize("end", [END, ""])
@pytest.mark.parametrize("gone", [0, 1, 2])
def test_a_deleted_article_keeps_its_number(gone: int, end: str) -> None:
    old = paper(THREE, *ONE_LIST, end=end)
    left = [each for n, each in enumerate(THREE) if n != gone]
    judge(old, paper(left, *ONE_LIST, end=end))
    judge(paper(left, *ONE_LIST, end=end), old)


def test_a_list_that_only_the_old_file_has_is_copied_with_its_part() -> None:
    old, new = paper(THREE, *ONE_LIST), paper([(0, 0, "另行约定。")])
    made = judge(old, new)
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert b'PartName="/word/numbering.xml"' in package.read("[Content_Types].xml")
        assert b"relationships/numbering" in package.read("word/_rels/document.xml.rels")
    judge(new, old)


def test_a_list_defined_otherwise_under_the_same_number_is_another_list() -> None:
    changed = FIGURES, num(1, 5)
    judge(paper(THREE, *ONE_LIST), paper(THREE[:2], *changed))
    judge(paper(THREE, *ONE_LIST), paper(THREE, *changed))


def test_the_same_list_under_another_number_goes_on_counting() -> None:
    again = [(7, depth, text) for _, depth, text in THREE]
    judge(paper(THREE, *ONE_LIST), paper(again[:1] + again[2:], ARTICLES, num(7, 0)))


def test_levels_and_a_list_that_starts_anew_keep_their_numbers() -> None:
    restart = num(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    lists = ARTICLES, num(1, 0), restart
    old: Lines = [
        (1, 0, "甲方义务"), (1, 1, "付款"), (1, 1, "验收"), (1, 2, "初验"), (1, 0, "乙方义务"),
        (2, 0, "附则"), (2, 1, "生效"),
    ]  # fmt: skip
    for n in range(len(old)):
        judge(paper(old, *lists), paper(old[:n] + old[n + 1 :], *lists))
    judge(paper(old, *lists), paper(old[:5], ARTICLES, num(1, 0)))


def test_a_paragraph_that_left_its_list_is_told_with_its_former_number() -> None:
    new: Lines = [THREE[0], (0, 0, THREE[1][2]), (1, 1, THREE[2][2])]
    judge(paper(THREE, *ONE_LIST), paper(new, *ONE_LIST))
    judge(paper(new, *ONE_LIST), paper(THREE, *ONE_LIST))


@pytest.mark.parametrize("number", [0, 1])
def test_a_last_article_replaced_by_two_keeps_its_number_or_its_lack(number: int) -> None:
    old = paper([*THREE, (number, 0, "完全另外的一句话。")], *ONE_LIST, end="")
    new = paper([*THREE, (1 - number, 0, WORDS[5]), (number, 1, WORDS[6])], *ONE_LIST, end="")
    judge(old, new)
    judge(new, old)


def test_numbers_that_stayed_are_not_marked() -> None:
    old = paper(THREE, *ONE_LIST)
    assert tracked(old, old, "甲", AT) == tracked(old, old, "乙", AT)


@pytest.mark.parametrize("seed", range(40))
def test_any_edit_of_a_list_is_told_both_ways(seed: int) -> None:
    chance = random.Random(seed)

    def lines(size: int) -> Lines:
        return [
            (chance.choice((0, 1, 1, 2)), chance.choice((0, 0, 1)), f"{text}，第{n}项。")
            for n, text in enumerate(chance.sample(WORDS, size))
        ]

    before = lines(6)
    after = [each for each in before if chance.random() < 0.7]
    for line in lines(2):
        after.insert(chance.randint(0, len(after)), line)
    other = chance.choice([(ARTICLES, FIGURES, num(1, 0), num(2, 5)), (FIGURES, num(1, 5))])
    end = chance.choice([END, ""])
    lists = ARTICLES, FIGURES, num(1, 0), num(2, 5)
    judge(paper(before, *lists, end=end), paper(after or before, *other, end=end))
