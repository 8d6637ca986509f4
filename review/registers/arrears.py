"""逾期未支付中小企业款项: what the records of performance propose, and by when a year's list is public.

An instalment is proposed where the period of 保障中小企业款项支付条例第九条 began, because the other side was
marked as a 中小企业 when goods or services came, and not all of it was recorded as paid by its last day.
A payment goes to what fell due first.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from review import clock
from review.extensions import db
from review.law import deadlines
from review.law.small_registers import REGISTERS
from review.law.vocabulary import Performed
from review.models import Deadline, Matter, Performance, Person, RegisterEntry
from review.registers import annual, performance, report_deadlines, small_registers
from review.registers.calendar import calendar
from review.registers.small_registers import Line
from review.registers.visible import visible

DISCLOSE, PERIOD = "contract.arrears", "contract.pay"
ARREARS, DISCLOSED = REGISTERS["arrears"], REGISTERS["disclosed"]


@dataclass(frozen=True)
class Proposed:
    """A payment that was due and not recorded as made by its last day; `paid_on` where it came later."""

    matter: Matter
    due_on: date
    amount: Decimal
    paid_on: date | None

    @property
    def title(self) -> str:
        return f"{self.matter.number} {self.matter.title}"[:200]

    @property
    def given(self) -> dict[str, str]:
        """The fields of the register as the records say them."""
        party = self.matter.contract.counterparty if self.matter.contract else ""
        paid = {"paid_on": self.paid_on.isoformat()} if self.paid_on else {}
        return {
            "on": self.due_on.isoformat(), "title": self.title, "party": party,
            "amount": f"{self.amount:.2f}", **paid,
        }  # fmt: skip


def proposed(year: int, lines: Sequence[Line], person: Person | None = None) -> list[Proposed]:
    """What fell due in the year unpaid and is not among the `lines` of the register.

    `person`: only of matters that this person may read.
    """
    last = min(clock.today(), date(year + 1, 1, 1))
    query = select(Deadline).join(Matter).where(
        Deadline.key == PERIOD, Deadline.due_on >= date(year, 1, 1), Deadline.due_on < last
    )  # fmt: skip
    if person is not None:
        query = query.where(visible(person))
    query = query.options(joinedload(Deadline.matter).joinedload(Matter.contract))
    rows = db.session.scalars(query.order_by(Deadline.due_on, Deadline.id)).all()
    found = [_owing(row) for row in _unentered(rows, lines)]
    return [one for one in found if one is not None]


def _unentered(rows: Iterable[Deadline], lines: Sequence[Line]) -> list[Deadline]:
    """Those that no entry is of: by number and day, and of the other days the oldest first."""
    entered = [(line.entry.title.partition(" ")[0], line.entry.happened_on) for line in lines]
    left = []
    for row in rows:
        if (key := (row.matter.number, row.due_on)) in entered:
            entered.remove(key)
        else:
            left.append(row)
    others = Counter(number for number, _ in entered)
    found = []
    for row in left:
        if others[row.matter.number]:
            others[row.matter.number] -= 1
        else:
            found.append(row)
    return found


def _owing(deadline: Deadline) -> Proposed | None:
    matter = deadline.matter
    records = performance.records(matter)
    worth = (matter.contract.amount if matter.contract else None) or Decimal()
    owed = performance.owed(matter, deadline.starts_on) or performance.Owed(worth, worth)
    payments = [one for one in records if one.kind is Performed.PAID]
    early = [one for one in payments if one.happened_on <= deadline.due_on]
    if any(one.amount is None for one in early):
        return None
    owing = min(owed.own, owed.whole - sum((one.amount or Decimal() for one in early), Decimal()))
    if owing <= 0:
        return None
    return Proposed(matter, deadline.due_on, owing, _paid_off(payments, owed.whole))


def _paid_off(payments: Sequence[Performance], whole: Decimal) -> date | None:
    """The day by which so much was paid in all."""
    paid = Decimal()
    for payment in payments:
        paid += payment.amount or Decimal()
        if paid >= whole:
            return payment.happened_on
    return None


def disclosed(year: int) -> bool:
    """Whether the list of that year was registered as made public."""
    query = select(RegisterEntry.fields).where(
        RegisterEntry.register == DISCLOSED.key, small_registers.STANDING
    )
    return any(json.loads(fields)["year"] == str(year) for fields in db.session.scalars(query))


def owed() -> report_deadlines.Owed | None:
    """The list of last year that is not public yet, where anything was unpaid."""
    year, first = clock.today().year - 1, annual.began()
    if first is None or first > year or disclosed(year):
        return None
    lines = small_registers.lines(ARREARS, year)
    unpaid = any(not line.values.get("paid_on") for line in lines)
    if not unpaid and not any(one.paid_on is None for one in proposed(year, lines)):
        return None
    last = report_deadlines.due(DISCLOSE, year)
    left = deadlines.remaining(last, clock.today(), calendar())
    return report_deadlines.Owed(DISCLOSE, year, last, left)
