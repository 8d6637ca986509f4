"""逾期未支付中小企业款项: remind the office of a list that is to be made public."""

from __future__ import annotations

from review.actions import annual
from review.actions.unit_of_work import unit_of_work
from review.registers import arrears


def remind() -> int:
    """As `annual.remind`: on the first working day, near the day, on it and after."""
    with unit_of_work():
        owed = arrears.owed()
        return annual.tell(owed, owed.words, "arrears-") if owed else 0
