"""What may be recorded of a contract: every kind, status, role and history, by the rows."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest

from review.law.facts import Matter, Person
from review.law.performance import (
    AFTER,
    ALARM_BASIS,
    BEFORE,
    PROCUREMENT,
    ROWS,
    Added,
    PerformanceRow,
    rule,
)
from review.law.settings import PERIODS
from review.law.vocabulary import Alarm, Method, Performed, Role, Status

HISTORIES: tuple[tuple[Performed, ...], ...] = (
    (), *((one,) for one in Performed), (Performed.PAID, Performed.COMPLETED),
)  # fmt: skip


def _expected(
    row: PerformanceRow,
    role: Role,
    own: bool,
    status: Status,
    procured: bool,
    done: tuple[Performed, ...],
) -> bool:
    """The law said once more, as a person would: who, when, of what contract, after what."""
    if not (role is Role.OFFICE or (role is Role.DRAFTER and own)):
        return False
    if status not in (BEFORE if row.kind is Performed.AWARDED else AFTER):
        return False
    publicly = row.kind in (Performed.AWARDED, Performed.ANNOUNCED, Performed.FILED)
    if publicly and not procured:
        return False
    over = {Performed.COMPLETED, Performed.TERMINATED} & set(done)
    if over and not publicly:
        return False
    single = publicly or row.kind in (Performed.COMPLETED, Performed.TERMINATED)
    return not (single and row.kind in done)


def test_every_record_is_allowed_exactly_where_the_rows_say_so() -> None:
    told = 0
    cases = product(ROWS.values(), Role, (True, False), Status, (True, False), HISTORIES)
    for row, role, own, status, procured, done in cases:
        person = Person(1, role, section=1, firm=1)
        matter = Matter(status=status, drafter=1 if own else 2, section=1, procured=procured)
        ruling = rule(row, person, matter, done)
        assert bool(ruling) == _expected(row, role, own, status, procured, done), (
            row.kind, role, own, status, procured, done, ruling.reason,
        )  # fmt: skip
        assert ruling or ruling.reason
        told += 1
    assert told > 20_000


def test_every_kind_has_its_row_and_every_period_it_runs_is_known() -> None:
    assert set(ROWS) == set(Performed)
    assert set(ALARM_BASIS) == set(Alarm)
    keys = {key for row in ROWS.values() for key in (*row.starts, *row.meets)}
    assert keys <= set(PERIODS)
    assert Method.DIRECT not in PROCUREMENT
    assert len(PROCUREMENT) == len(Method) - 1


@pytest.mark.parametrize(
    ("original", "sums", "exceeded", "percent"),
    [
        ("1000000", ["100000"], False, "10.00"),  # the limit itself is within (民法典 1259)
        ("1000000", ["100000.01"], True, "10.00"),
        ("1000000", ["60000", "40000.01"], True, "10.00"),
        ("1000000", ["60000", "39999.99"], False, "10.00"),
        ("333333.33", ["33333.33"], False, "10.00"),
        ("333333.33", ["33333.34"], True, "10.00"),
        ("1260000", ["63000", "31500"], False, "7.50"),
        ("0", ["1"], True, "0"),
    ],
)
def test_the_supplements_of_a_procured_contract_are_summed_to_the_cent(
    original: str, sums: list[str], exceeded: bool, percent: str
) -> None:
    added = Added(Decimal(original), tuple(Decimal(one) for one in sums), Decimal(10))
    assert added.exceeded == exceeded
    assert added.percent == Decimal(percent)
    assert ("，超过10%" in added.arithmetic) == exceeded


def test_the_limit_is_the_one_in_force_not_the_one_that_shipped() -> None:
    stricter = Added(Decimal("1000000"), (Decimal("60000"),), Decimal(5))
    assert stricter.exceeded
    assert "超过5%（50,000.00元）" in stricter.arithmetic


def test_the_arithmetic_is_written_as_on_paper() -> None:
    added = Added(Decimal("1260000"), (Decimal("63000"), Decimal("31500.5")), Decimal(10))
    assert added.arithmetic == (
        "补充合同合计63,000.00＋31,500.50＝94,500.50元，为原合同金额1,260,000.00元的7.50%，"
        "未超过10%（126,000.00元）"
    )


def test_which_records_name_a_sum_stand_alone_or_end_the_contract() -> None:
    kinds = {flag: {one.value for one, row in ROWS.items() if getattr(row, flag)} for flag in FLAGS}
    assert kinds == FLAGS


FLAGS = {
    "sums": {"delivered", "inspected", "paid", "breached", "disputed"},
    "procured": {"awarded", "announced", "copy_filed"},
    "once": {"awarded", "announced", "copy_filed", "completed", "terminated"},
    "ends": {"completed", "terminated"},
}
