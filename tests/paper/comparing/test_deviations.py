"""A text against the model text it was made from: what is filled in is no deviation."""

from __future__ import annotations

import pytest

from review.paper.comparing.deviations import Departure, deviations, filled_in
from review.paper.model import Paper
from review.paper.reading import docx_reader
from tests.paper import documents as word

MODEL = (
    "服务合同",
    "甲方：{{甲方名称}}",
    "第一条 服务内容为{{服务内容}}，期限自    年  月  日起。",
    "第二条 合同总价为____元，验收合格后三十日内支付。",
    "第三条 乙方应当保守秘密，期限为五年。",
    "第四条 争议由甲方所在地人民法院管辖。",
)
FILLED = (
    "服务合同",
    "甲方：西城区城市管理指挥中心",
    "第一条 服务内容为停车秩序引导，期限自2026年12月1日起。",
    "第二条 合同总价为126000元，验收合格后三十日内支付。",
    "第三条 乙方应当保守秘密，期限为五年。",
    "第四条 争议由甲方所在地人民法院管辖。",
)


def paper(*lines: str) -> Paper:
    return docx_reader.read(word.docx("".join(word.p(word.t(line)) for line in lines)))


def told(*lines: str) -> list[tuple[Departure, str, str]]:
    found = deviations(paper(*MODEL), paper(*lines))
    return [(each.departure, each.clause, each.sentence) for each in found]


def test_a_text_that_only_fills_the_blanks_does_not_deviate() -> None:
    assert told(*FILLED) == []


def test_other_words_are_told_with_both_wordings() -> None:
    lines = [*FILLED]
    lines[3] = "第二条 合同总价为126000元，验收合格后六十日内支付。"
    ((departure, clause, sentence),) = told(*lines)
    assert (departure, clause) == (Departure.CHANGED, "第二条")
    assert "三" in sentence
    assert "六" in sentence


def test_a_clause_that_is_gone_is_told_with_the_place_before_it() -> None:
    lines = FILLED[:4] + FILLED[5:]
    (found,) = deviations(paper(*MODEL), paper(*lines))
    assert (found.departure, found.clause) == (Departure.MISSING, "第三条")
    assert "保守秘密" in found.sentence
    assert found.block == [*paper(*lines).paragraphs("all")][3].id


def test_a_clause_that_was_written_anew_is_one_change() -> None:
    lines = [*FILLED[:5], "第四条 因本合同产生的纠纷，双方同意提交北京仲裁委员会裁决。"]
    ((departure, clause, sentence),) = told(*lines)
    assert (departure, clause) == (Departure.CHANGED, "第四条")
    assert "甲方所在地人民法院" in sentence
    assert "北京仲裁委员会" in sentence


def test_a_clause_that_was_added_is_told_as_one() -> None:
    added = ("第五条 乙方可以将服务转包给第三方。", "转包不需要甲方同意。")
    ((departure, clause, sentence),) = told(*FILLED, *added)
    assert (departure, clause) == (Departure.ADDED, "第五条")
    assert "转包" in sentence


@pytest.mark.parametrize(
    ("template", "text", "filled"),
    [
        ("总价为____元整", "总价为壹佰元整", True),
        ("总价为____元整", "总价为壹佰元整，另付税费", False),
        ("□是□否 开具发票", "☑是□否 开具发票", True),
        ("甲方（盖章）：", "甲方（盖章）：", True),
        ("甲方应当支付", "甲方可以支付", False),
        ("期限自【】年【】月起", "期限自2026年5月起", True),
        ("甲方：××局", "甲方：西城区档案局", True),
        ("a" + "__b" * 40, "a" + "xb" * 39, False),
    ],
)
def test_the_words_around_the_blanks_stay_as_they_are(
    template: str, text: str, filled: bool
) -> None:
    assert filled_in(template, text) is filled
