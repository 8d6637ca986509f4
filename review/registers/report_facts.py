"""What the annual report tells beside its numbers: who was counsel, on what people were trained."""

from __future__ import annotations

from datetime import date

from review.chinese import spoken_date
from review.law.report_text import Sentence
from review.law.small_registers import REGISTERS
from review.registers import engagements, small_registers

MOST_TOPICS = 10


def sentences(block: str, year: int) -> list[Sentence]:
    """The sentences of a part that name somebody or something; they bind no number."""
    told = {"decisions": _engaged, "study": _topics}.get(block)
    return [Sentence("", ((text, ""),), apart=True) for text in (told(year) if told else [])]


def _engaged(year: int) -> list[str]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    return [
        f"{one.firm}担任常年法律顾问，服务期自{spoken_date(one.begins_on)}至{spoken_date(one.ends_on)}。"
        for one in engagements.confirmed()
        if one.begins_on <= last and one.ends_on >= first
    ]


def _topics(year: int) -> list[str]:
    found = dict.fromkeys(
        line.entry.title
        for line in small_registers.lines(REGISTERS["study"], year)
        if line.confirmed and line.values.get("kind") == "培训"
    )
    named = "、".join(list(found)[:MOST_TOPICS])
    more = "等" if len(found) > MOST_TOPICS else ""
    return [f"法治培训的主题是{named}{more}。"] if found else []
