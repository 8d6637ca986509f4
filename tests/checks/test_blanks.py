"""What must be filled before a text is signed: a form is no excuse, 某某 and signatures are none."""

from __future__ import annotations

import pytest

from review.checks.blanks import MANY, left_open
from review.checks.text import Asked, Text
from review.law.vocabulary import Kind
from tests.paper.drafts import paper, table

PLAIN = ("停车服务合同", "第一条|甲方委托乙方提供停车服务。", "第二条|服务期限为一年。")


def quotes(*more: object) -> list[str]:
    text = Text(paper(*PLAIN, *more), Asked(Kind.CONTRACT))  # type: ignore[arg-type]
    return [one.quote for one in left_open(text)]


@pytest.mark.parametrize(
    "words",
    [
        "第三条|租金为____元。",
        "第三条|租金为【】元。",
        "第三条|租金为{{金额}}元。",
        "第三条|租金为【金额】元。",
    ],
)
def test_a_blank_in_a_clause_is_left_open(words: str) -> None:
    assert len(quotes(words)) == 1


def test_an_empty_cell_after_a_label_is_left_open() -> None:
    assert quotes(table("t", ("开户行：", ""), ("账号：", "110105"))) == ["开户行："]


@pytest.mark.parametrize(
    "words",
    [
        "第三条|由某某公司负责。",
        "甲方（盖章）：____________",
        "签订日期：    年    月    日",
        "合同编号：____",
    ],
)
def test_what_is_left_so_on_purpose_or_known_later_is_not(words: str) -> None:
    assert quotes(words) == []


def test_a_text_full_of_blanks_is_no_form_at_the_gate() -> None:
    rows = [f"第{n}条|第{n}项费用为____元。" for n in range(3, 3 + MANY)]
    assert len(quotes(*rows)) == MANY
