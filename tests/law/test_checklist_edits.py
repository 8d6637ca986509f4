"""A checklist written anew: what is refused by the row, and what differs from the one before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from review.law.checklist_edits import ListFault, Written, differences, revise
from review.law.checklists import CONTRACT
from review.law.setting import Certainty

ROWS = [
    Written(item.key, item.label, item.basis, item.help, place)
    for place, item in enumerate(CONTRACT.items)
]
NEW = Written("", "印章与骑缝章", "办公室惯例", "签署页与骑缝", 99)


def edited(place: int, **changes: object) -> list[Written]:
    return [replace(row, **changes) if n == place else row for n, row in enumerate(ROWS)]  # type: ignore[arg-type]


def test_a_point_is_added_retired_reworded_and_moved() -> None:
    rows = edited(0, retired=True)
    rows[9] = replace(rows[9], label="价款、报酬和税")
    rows[-1] = replace(rows[-1], order=-1)
    made = revise(CONTRACT, 2, [*rows, NEW])
    assert made.version == "2"
    assert made.items[0].key == "wording"
    assert made.items[-1].label == "印章与骑缝章"
    assert [(one.sort, one.label) for one in differences(CONTRACT, made)] == [
        ("改写", "价款、报酬和税"),
        ("新增", "印章与骑缝章"),
        ("停用", "我方主体适格"),
    ]
    assert len(CONTRACT.items) == len(ROWS)


def test_a_new_basis_is_the_offices_word_and_an_old_one_stays_verified() -> None:
    made = revise(CONTRACT, 2, edited(9, basis="本单位合同管理办法第九条"))
    assert made.item("price").certainty is Certainty.PRACTICE
    assert "请自行核实" in made.item("price").note
    assert made.item("name").certainty is Certainty.VERIFIED


def test_keys_of_new_points_never_meet() -> None:
    second = revise(CONTRACT, 2, [*ROWS, NEW])
    again = [Written(i.key, i.label, i.basis, i.help, n) for n, i in enumerate(second.items)]
    third = revise(second, 3, [*again, replace(NEW, label="附件齐全")])
    assert len({item.key for item in third.items}) == len(third.items)


@pytest.mark.parametrize(
    ("rows", "row", "sentence"),
    [
        (ROWS, 0, "没有改动"),
        ([replace(row, retired=True) for row in ROWS], 0, "至少应有一个"),
        (edited(3, label=""), 3, "请填写要点"),
        (edited(3, label=ROWS[0].label), 3, "出现了两次"),
        (edited(3, basis=""), 3, "办公室惯例"),
        (edited(3, help="长" * 301), 3, "不能超过300字"),
        ([*ROWS, *(replace(NEW, label=f"要点{n}") for n in range(80))], 80, "清单最多80个要点"),
    ],
)
def test_a_row_that_cannot_stand_is_named(rows: list[Written], row: int, sentence: str) -> None:
    with pytest.raises(ListFault, match=sentence) as fault:
        revise(CONTRACT, 2, rows)
    assert fault.value.row == row


def test_an_empty_new_row_is_nothing() -> None:
    made = revise(CONTRACT, 2, [*ROWS, Written("", "", "", "", 99), NEW])
    assert len(made.items) == len(ROWS) + 1


@pytest.mark.parametrize(("field", "most"), [("label", 100), ("basis", 200), ("help", 300)])
def test_a_point_may_be_as_long_as_it_says_and_no_longer(field: str, most: int) -> None:
    assert revise(CONTRACT, 2, edited(0, **{field: "字" * most}))
    with pytest.raises(ListFault, match=f"不能超过{most}字") as fault:
        revise(CONTRACT, 2, edited(0, **{field: "字" * (most + 1)}))
    assert (fault.value.row, fault.value.field) == (0, field)
