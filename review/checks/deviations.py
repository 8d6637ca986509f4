"""L02: a contract against the edition of the 示范文本 that it was started from."""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.check import CONTRACTS, Check
from review.checks.finding import Finding, Rule, Weight
from review.checks.text import Text
from review.paper.comparing.deviations import Departure, Deviation, deviations

DEPARTS = Rule(
    "L02", Weight.HINT, "与起草所用的示范文本不同", "起草所用的示范文本",
    "示范文本允许选择的写法；经办公室同意的改动", "示范文本", "与示范文本不同的条款是否有理由",
)  # fmt: skip


def departing(text: Text) -> Iterator[Finding]:
    """A missing clause is 警示, other words and added clauses are 提示."""
    record = text.asked.record
    if record.template is None:
        return
    lines = {line.paragraph.id: line for line in text.lines}
    for each in deviations(record.template, text.paper):
        weight = Weight.WARN if each.departure is Departure.MISSING else Weight.HINT
        said = f"{each.sentence}（{record.template_name}）"
        line = lines.get(each.block)
        if line is None:
            yield text.of_whole(DEPARTS, said, weight, record.template_name)
        else:
            quote, start = _quote(line.paragraph.text, each)
            yield Finding(DEPARTS, quote, line.place, start, said, weight, record.template_name)


LONGEST = 60  # characters of a quote


def _quote(paragraph: str, each: Deviation) -> tuple[str, int]:
    """The words that differ; where none stand there, the whole paragraph."""
    words = paragraph[each.start : each.end][:LONGEST]
    return (words, each.start) if words.strip() else (paragraph[:LONGEST], 0)


CHECKS = (Check(DEPARTS, CONTRACTS, departing),)
