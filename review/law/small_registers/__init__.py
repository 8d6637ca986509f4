"""小台账: the small registers of the office, one grammar: what is entered, counted, kept how long.

A row is its page, its form, its sheet, its log and its figures. What is counted is what somebody
else confirmed; a correction keeps the old row.
"""

from __future__ import annotations

from review.law.small_registers.counsel import COUNSEL
from review.law.small_registers.disputes import DISPUTES
from review.law.small_registers.grammar import SmallRegister
from review.law.small_registers.office import OFFICE
from review.law.small_registers.previous import PREVIOUS

REGISTERS: dict[str, SmallRegister] = {
    row.key: row for row in (*OFFICE, *COUNSEL, *DISPUTES, PREVIOUS)
}
