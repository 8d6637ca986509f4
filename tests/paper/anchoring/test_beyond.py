"""意见之外的改动: what stands in counsel's own words is none; all else is, paragraph by paragraph."""

from __future__ import annotations

import pytest

from review.paper.anchoring.beyond import Beyond, Wish, beyond
from review.paper.comparing.compare import compare
from tests.paper.drafts import paper

OLD = (
    "第一条|租金为每月壹万元。",
    "第二条|房屋面积为1,286.40平方米。",
    "第三条|本合同自动续期，次数不限。",
    "第四条|争议由有管辖权的人民法院管辖。",
)
WISHES = {"每月壹万元": "每季度叁万元", "本合同自动续期，次数不限。": "删除本条"}


def judged(*new: str, wishes: dict[str, str] | None = None) -> Beyond:
    before, after = paper(*OLD), paper(*new)
    made = []
    for quote, proposal in (WISHES if wishes is None else wishes).items():
        at = next(one for one in before.paragraphs() if quote in one.text)
        start = at.text.index(quote)
        made.append(Wish(at.id, start, start + len(quote), proposal))
    return beyond(compare(before, after), made)


def test_words_taken_over_and_struck_as_proposed_are_not_beyond_the_opinion() -> None:
    taken = "第一条|租金为每季度叁万元。"
    found = judged(taken, OLD[1], OLD[3].replace("四", "三"))
    assert found == Beyond((), 1)
    assert len(judged(taken, *OLD[1:]).changes) == 0


def test_another_area_is_beyond_it_and_shown_with_both_figures() -> None:
    found = judged(OLD[0], "第二条|房屋面积为2,286.40平方米。", OLD[2], OLD[3])
    assert len(found.changes) == 1
    (one,) = found.changes
    assert one.clause == "第二条"
    assert not one.annotated
    marks = dict(one.pieces)
    assert marks["gone"] in "1,286.40"
    assert marks["come"] in "2,286.40"


def test_a_paragraph_changed_beside_the_taken_over_words_is_beyond_it_and_told_as_annotated() -> (
    None
):
    found = judged("第一条|租金为每季度叁万元，逾期不计违约金。", *OLD[1:])
    assert [one.annotated for one in found.changes] == [True]


@pytest.mark.parametrize("wishes", [{}, {"1,286.40": "1,286.50"}])
def test_what_nobody_proposed_there_is_beyond_it(wishes: dict[str, str]) -> None:
    found = judged("第一条|租金为每季度叁万元。", *OLD[1:], wishes=wishes)
    assert len(found.changes) == 1


def test_a_new_paragraph_is_beyond_it_unless_it_is_the_proposal_itself() -> None:
    more = "第五条|乙方应当投保财产险。"
    assert len(judged(*OLD, more, wishes={}).changes) == 1
    assert judged(*OLD, more, wishes={"争议": "乙方应当投保财产险。"}).changes == ()


def test_one_text_has_nothing_beyond_itself() -> None:
    assert judged(*OLD) == Beyond((), 0)
