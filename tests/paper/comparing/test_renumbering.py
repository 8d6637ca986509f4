"""Clauses renumbered together are told together."""

from __future__ import annotations

from review.paper.comparing.compare import compare
from review.paper.comparing.renumbering import runs
from review.paper.comparing.summary import summary
from tests.paper.drafts import paper

TEXTS = (
    "甲方按月支付服务费用。",
    "乙方应当按期提交报告。",
    "双方对知悉的秘密负有保密义务。",
    "争议由人民法院管辖。",
)
NUMBERS = "一二三四五六"


def numbered(*texts: str) -> list[str]:
    return [f"第{NUMBERS[n]}条|{text}" for n, text in enumerate(texts)]


def told(old: list[str], new: list[str]) -> list[str]:
    found = summary(compare(paper(*old), paper(*new)))
    return [said for _, said in runs(one for one in found if one.topic == "renumbered")]


def test_an_inserted_clause_moves_the_rest_down_in_one_sentence() -> None:
    new = numbered(TEXTS[0], "乙方应当购买责任保险。", *TEXTS[1:])
    assert told(numbered(*TEXTS), new) == ["第二条至第四条顺延为第三条至第五条（共3条）。"]


def test_a_deleted_clause_moves_the_rest_up() -> None:
    new = numbered(TEXTS[0], *TEXTS[2:])
    assert told(numbered(*TEXTS), new) == ["第三条至第四条提前为第二条至第三条（共2条）。"]


def test_one_clause_alone_keeps_its_sentence() -> None:
    assert told(["第一条|甲方按月支付服务费用。"], ["第二条|甲方按月支付服务费用。"]) == [
        "第一条改为第二条。"
    ]


def test_nothing_renumbered_is_nothing_told() -> None:
    assert told(numbered(*TEXTS), numbered(*TEXTS)) == []
