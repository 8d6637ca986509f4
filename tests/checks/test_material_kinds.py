"""What a file that is handed in probably is, by its name and its opening."""

from __future__ import annotations

import pytest

from review.checks.material_kinds import guess
from review.law.kinds import KINDS
from review.law.vocabulary import Kind, MaterialKind

OFFERED = {kind: [one.kind for one in KINDS[kind].materials] for kind in Kind}
M = MaterialKind


@pytest.mark.parametrize(
    ("name", "kind", "found"),
    [
        ("办公用房租赁合同（定稿）.docx", Kind.CONTRACT, None),
        ("营业执照.jpg", Kind.CONTRACT, M.CREDENTIALS),
        ("授权委托书及身份证.pdf", Kind.CONTRACT, M.CREDENTIALS),
        ("主任办公会会议纪要.pdf", Kind.CONTRACT, M.APPROVAL_BASIS),
        ("中标通知书.pdf", Kind.CONTRACT, M.AWARD),
        ("合同预算批复.pdf", Kind.CONTRACT, M.BUDGET),
        ("起草说明.docx", Kind.NORMATIVE, M.EXPLANATION),
        ("公平竞争审查表.docx", Kind.NORMATIVE, M.COMPETITION),
        ("考核办法（送审稿）.docx", Kind.NORMATIVE, None),
    ],
)
def test_a_name_tells_the_kind(name: str, kind: Kind, found: MaterialKind | None) -> None:
    told = guess(name, OFFERED[kind])
    assert told is not None
    assert told.kind is found


def test_the_opening_tells_where_the_name_does_not_and_nothing_is_guessed_of_neither() -> None:
    told = guess("扫描件001.pdf", OFFERED[Kind.CONTRACT], "关于续租办公用房的批复")
    assert told is not None
    assert (told.kind, told.why) == (M.APPROVAL_BASIS, "开头有“批复”")
    assert guess("扫描件001.pdf", OFFERED[Kind.CONTRACT], "　") is None


def test_a_kind_that_is_not_asked_for_is_not_guessed() -> None:
    told = guess("起草说明和合同.docx", OFFERED[Kind.CONTRACT])
    assert told is not None
    assert told.kind is None
