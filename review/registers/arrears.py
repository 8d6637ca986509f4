"""逾期未支付中小企业款项: what the records of performance propose, and by when a year's list is public.

A contract is proposed where the period of 保障中小企业款项支付条例第九条 began, because the other side was
marked as a 中小企业 when goods or services came, and no payment was recorded by its last day.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
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
from review.models import Deadline, Matter, Person, RegisterEntry
from review.registers import annual, performance, report_deadlines, small_registers
from review.registers.calendar import calendar
from review.registers.small_registers import Line
from review.registers.visible import visible

DISCLOSE, PERIOD = "contract.arrears", "contract.pay"
ARREARS, DISCLOSED = REGISTERS["arrears"], REGISTERS["disclosed"]
CAME = (Performed.DELIVERED, Performed.ACCEPTED)


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
    entered = {line.entry.title.partition(" ")[0] for line in lines}
    last = min(clock.today(), date(year + 1, 1, 1))
    query = select(Deadline).join(Matter).where(
        Deadline.key == PERIOD, Deadline.due_on >= date(year, 1, 1), Deadline.due_on < last
    )  # fmt: skip
    if person is not None:
        query = query.where(visible(person))
    query = query.options(joinedload(Deadline.matter).joinedload(Matter.contract))
    rows = db.session.scalars(query.order_by(Deadline.due_on, Deadline.id)).all()
    found = [_owing(row) for row in rows if row.matter.number not in entered]
    return [one for one in found if one is not None]


def _owing(deadline: Deadline) -> Proposed | None:
    matter = deadline.matter
    records = performance.records(matter)
    came = [one for one in records if one.kind in CAME and one.amount is not None]
    worth = max(
        (sum((one.amount or Decimal() for one in came if one.kind is kind), Decimal())
         for kind in CAME), default=Decimal(),
    ) or (matter.contract.amount if matter.contract else None) or Decimal()  # fmt: skip
    payments = [one for one in records if one.kind is Performed.PAID]
    early = [one for one in payments if one.happened_on <= deadline.due_on]
    if any(one.amount is None for one in early):
        return None
    owing = worth - sum((one.amount or Decimal() for one in early), Decimal())
    if owing <= 0:
        return None
    whole = sum((one.amount or Decimal() for one in payments), Decimal()) >= worth
    paid_on = payments[-1].happened_on if len(payments) > len(early) and whole else None
    return Proposed(matter, deadline.due_on, owing, paid_on)


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
