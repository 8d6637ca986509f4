"""What lasts over years is shown in each of them, with the state that follows from its days."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook

from review import clock
from review.actions import small_registers
from review.demo.office import person
from review.law.previous_figures import OF_MATTERS
from review.law.small_registers import REGISTERS
from review.law.small_registers.counsel import TERM
from review.law.small_registers.previous import FIGURES
from review.models import RegisterEntry
from review.registers import small_registers as register
from review.registers import statistics

ClientOf = Callable[[str], FlaskClient]
ENGAGEMENTS = REGISTERS["engagements"]
DAYS = {"begins_on": "2026-03-01", "ends_on": "2027-02-28"}


@pytest.mark.parametrize(
    ("on", "confirmed", "state"),
    [
        (date(2026, 2, 28), True, "拟聘"), (date(2026, 3, 1), True, "在聘"), (date(2027, 2, 28), True, "在聘"),
        (date(2027, 3, 1), True, "期满"), (date(2026, 6, 1), False, "拟聘"), (date(2027, 3, 1), False, "期满"),
    ],
)  # fmt: skip
def test_the_state_of_an_engagement_follows_from_its_days_and_its_confirmation(
    on: date, confirmed: bool, state: str
) -> None:
    assert TERM.state(DAYS, confirmed, on) == state


def at(year: int, month: int, day: int):  # type: ignore[no-untyped-def]
    return clock.stopped(datetime(year, month, day, 2, tzinfo=UTC))


def engage(firm: str, begins: str, ends: str, *, confirmed: bool = True) -> RegisterEntry:
    given = {
        "number": "合1", "lawyers": "某律师", "procurement": "比选", "begins_on": begins, "ends_on": ends,
        "fee": "1", "scope": "全部", "response": "1个工作日",
    }  # fmt: skip
    entry = small_registers.enter(ENGAGEMENTS, clock.today(), firm, given, by=person("wangfang"))
    if confirmed:
        small_registers.confirm(entry, by=person("lijianguo"))
    return entry


def states(year: int) -> dict[str, str]:
    return {
        line.entry.title: register.state(ENGAGEMENTS, line, year)
        for line in register.shown(ENGAGEMENTS, year)
    }


def test_an_engagement_is_shown_and_counted_in_every_year_it_concerns(
    app: Flask, client_of: ClientOf
) -> None:
    with at(2025, 1, 6):
        engage("甲所", "2025-01-01", "2026-06-30")
    with at(2026, 5, 8):
        engage("乙所", "2026-05-01", "2028-04-30")
        engage("丙所", "2026-05-01", "2028-04-30", confirmed=False)
        engage("丁所", "2026-09-01", "2027-08-31")
        assert states(2026) == {"甲所": "在聘", "乙所": "在聘", "丙所": "拟聘", "丁所": "拟聘"}
    with at(2026, 11, 20):
        assert states(2025) == {"甲所": "在聘"}  # as it stood at the end of that year
        assert states(2026) == {"甲所": "期满", "乙所": "在聘", "丙所": "拟聘", "丁所": "在聘"}
        found = {one.row.key: one.value for one in register.sums(ENGAGEMENTS, 2026)}
        assert found == {
            "counsel.engaged": 3, "counsel.proposed": 0, "counsel.serving": 2, "counsel.ended": 1,
            "counsel.ending": 1,
        }  # fmt: skip
        client = client_of("wangfang")
        page = client.get("/books/engagements/2026").text
        assert all(firm in page for firm in ("甲所", "乙所", "丙所", "丁所"))
        serving = client.get("/books/engagements/2026?state=在聘").text
        assert ("乙所" in serving, "甲所" in serving, "丙所" in serving) == (True, False, False)
        assert "没有这种状态的登记" in client.get("/books/engagements/2026?state=续聘").text
        sheet = load_workbook(
            io.BytesIO(client.get("/books/engagements/2026.xlsx").data)
        ).worksheets[0]
        rows = list(sheet.iter_rows(values_only=True))
        place = rows[1].index("状态")
        assert {row[1]: row[place] for row in rows[2:6]} == states(2026)


def test_what_may_be_typed_of_the_year_before_is_called_as_it_is_counted(app: Flask) -> None:
    counted = statistics.by_key(statistics.figures(person("wangfang"), 2026))
    for named in OF_MATTERS:
        figure = counted[named.key]
        assert (figure.label, figure.unit) == (named.label, named.unit)
        assert FIGURES[named.words] == named
