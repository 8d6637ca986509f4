"""How citations are read from a line."""

from __future__ import annotations

import pytest

from review.checks.statutes.citing import Citation, Reader
from review.checks.statutes.table import shipped
from review.checks.tight import tight


def read(line: str) -> list[Citation]:
    return list(Reader(shipped()).read(tight(line)[0]))


def names(line: str) -> list[str]:
    return [each.name.removeprefix("中华人民共和国") for each in read(line)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("《民法典》第五百八十五条第二款", [(585, 2, 0)]),
        ("《民法典》第四百七十条第一款第（五）项", [(470, 1, 5)]),
        ("《仲裁法》第２７条、第29条", [(27, 0, 0), (29, 0, 0)]),
        ("《民法典》中第三条至第五条", [(3, 0, 0), (5, 0, 0)]),
        ("《政府采购法》（主席令第68号）第四十九条", [(49, 0, 0)]),
        ("《民法典》的规定", []),
    ],
)
def test_the_articles_behind_a_name_are_read(line: str, expected: list[tuple[int, ...]]) -> None:
    assert [tuple(each) for each in read(line)[0].articles] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("依照劳动合同法的规定", ["劳动合同法"]),
        ("根据政府采购法和招标投标法", ["政府采购法", "招标投标法"]),
        ("公司法定代表人、公司法定地址", []),
        ("政府采购法律法规另有规定的", []),
        ("《〈民法典〉合同编》和合同法院", []),
        ("详见《投标函》《工程量清单》", []),
        ("按照《服务标准》《考核办法》和《条例》执行", []),
        ("《中华人民共和国 政府 采购法》", ["政府采购法"]),
    ],
)
def test_names_inside_longer_words_are_no_citation(line: str, expected: list[str]) -> None:
    assert [name for name in names(line) if name in expected or not expected] == expected


def test_the_same_law_is_the_nearest_before_it() -> None:
    found = read("依照《政府采购法》第四十六条和同法第四十九条")
    assert [(each.name, each.articles[0].number) for each in found] == [
        ("政府采购法", 46),
        ("政府采购法", 49),
    ]


def test_a_short_name_the_text_gives_holds_to_its_end() -> None:
    reader = Reader(shipped())
    reader.read("根据《中华人民共和国政府采购法》（以下简称《采购法》）")
    assert reader.read("依照《采购法》第四十九条")[0].name == "中华人民共和国政府采购法"


def test_the_year_of_a_version_is_no_part_of_the_name() -> None:
    (found,) = read("《仲裁法（2017修正）》第十六条")
    assert (found.name, found.year) == ("仲裁法", 2017)
