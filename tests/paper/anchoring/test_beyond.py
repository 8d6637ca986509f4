"""意见之外的改动: what stands in counsel's own words is none; all else is, paragraph by paragraph."""

from __future__ import annotations

import pytest

from review.paper.anchoring.beyond import Beyond, Wish, beyond, words
from review.paper.comparing.compare import compare
from review.paper.comparing.look_changes import LookChange
from review.paper.comparing.pairs import Comparison, Kind, Pair
from review.paper.comparing.tokens import BREAK, Edit
from review.paper.model import OBJECT, Paragraph
from tests.paper.drafts import paper, paragraph

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


def paired(
    old: tuple[str, ...], new: tuple[str, ...], *wishes: Wish, kind: Kind = "edited",
    edits: tuple[Edit, ...] = (), looks: tuple[LookChange, ...] = (),
) -> Beyond:  # fmt: skip
    def side(name: str, texts: tuple[str, ...]) -> tuple[Paragraph, ...]:
        return tuple(paragraph(f"{name}{n}", text) for n, text in enumerate(texts))

    pair = Pair(kind, side("old", old), side("new", new), edits, looks=looks)
    return beyond(Comparison((pair,), {}, {}), wishes)


WHOLE = Wish("old0", 0, 4, "乙方交货")
BOLD = LookChange(0, 1, 0, 1, (), ("加粗",))


def test_only_one_paragraph_that_stayed_in_its_place_and_look_says_what_was_proposed() -> None:
    assert paired(("甲方付款",), ("乙方交货",), WHOLE).changes == ()
    for found in (
        paired(("甲方付款",), ("乙方交货",), WHOLE, looks=(BOLD,)),
        paired(("甲方付款",), ("乙方交货",), WHOLE, kind="moved"),
        paired(("甲方付款",), ("乙方", "交货"), WHOLE),
        paired(("甲方", "付款"), ("乙方交货",), Wish("old0", 0, 2, "乙方交货")),
        paired(("甲方付款",), ("甲方，付款",)),  # nobody proposed anything
    ):
        assert len(found.changes) == 1


def test_a_proposal_of_the_whole_clause_counts_wherever_its_words_were_marked() -> None:
    marked = Wish("old0", 2, 4, "乙方交货")
    assert paired(("甲方付款",), ("乙方交货",), marked).changes == ()
    struck = Wish("old0", 2, 4, "删除该句")
    assert len(paired(("甲方付款",), ("删除该句",), struck).changes) == 1
    assert paired(("甲方付款",), ("甲方",), struck).changes == ()


def test_two_proposals_of_one_paragraph_are_both_put_in_their_places() -> None:
    wishes = Wish("old0", 0, 2, "总包单位"), Wish("old0", 2, 4, "交")
    assert paired(("甲方付款。",), ("总包单位交。",), *wishes).changes == ()
    assert paired(("甲方付款。",), ("总包单位交。",), *reversed(wishes)).changes == ()


def test_a_paragraph_that_came_or_went_is_shown_whole() -> None:
    come, gone = paired((), ("甲方",), kind="inserted"), paired(("乙方",), (), kind="deleted")
    assert [each.pieces for each in come.changes] == [(("come", "甲方"),)]
    assert [each.pieces for each in gone.changes] == [(("gone", "乙方"),)]
    assert [each.block for each in (*come.changes, *gone.changes)] == ["new0", "old0"]
    assert [words(each) for each in (*come.changes, *gone.changes)] == ["甲方", "乙方"]


@pytest.mark.parametrize(
    ("before", "between", "behind", "shown"),
    [
        (24, 48, 24, ("前" * 24, "中" * 48, "后" * 24)),
        (25, 49, 25, ("……" + "前" * 24, "中" * 24 + "……" + "中" * 24, "后" * 24 + "……")),
        (0, 0, 0, ("", "", "")),
        (0, 30, 0, ("", "中" * 30, "")),
    ],
)
def test_unchanged_words_far_from_any_change_are_left_out(
    before: int, between: int, behind: int, shown: tuple[str, str, str]
) -> None:
    """甲 went, 乙 became 丙: what stands before both, between them, and behind both."""
    old = "前" * before + "甲" + "中" * between + "乙" + "后" * behind
    new = "前" * before + "中" * between + "丙" + "后" * behind
    second = before + between
    edits = (
        Edit(before, before + 1, before, before),
        Edit(second + 1, second + 2, second, second + 1),
    )
    (change,) = paired((old,), (new,), edits=edits).changes
    assert change.pieces == (
        ("kept", shown[0]), ("gone", "甲"), ("come", ""),
        ("kept", shown[1]), ("gone", "乙"), ("come", "丙"), ("kept", shown[2]),
    )  # fmt: skip
    assert words(change) == f"{shown[0]}{shown[1]}丙{shown[2]}"


def test_a_seam_and_a_picture_are_shown_as_marks() -> None:
    (change,) = paired((), (f"甲{BREAK}乙{OBJECT}",), kind="inserted").changes
    assert change.pieces == (("come", "甲¶乙〔图〕"),)
