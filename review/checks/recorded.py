"""R01: a contract against what the section recorded of it, and a supplement against its original."""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.checks import dates, sums
from review.checks.check import CONTRACTS, Check
from review.checks.finding import Finding, Rule, Weight
from review.checks.records import ORIGINAL, value
from review.checks.text import Line, Text
from review.checks.tight import tight
from review.chinese import spoken_date
from review.law.amounts import yuan
from review.words import Words

RECORDED = Rule(
    "R01", Weight.WARN, "文本与登记的金额、相对方、期限或者原合同不一致", "登记与文本一致（办公室惯例）",
    "登记的是估算金额或者框架合同的上限；相对方更名；登记的期限含质保期", "记录",
    "登记的金额、相对方、期限与文本是否一致",
)  # fmt: skip
_CODE = re.compile(r"(?<![0-9A-Za-z])[0-9A-HJ-NPQRTUWXY]{18}(?![0-9A-Za-z])")


def recorded(text: Text) -> Iterator[Finding]:
    for each in (_amount, _counterparty, _code, _end, _original):
        yield from each(text)


def _amount(text: Text) -> Iterator[Finding]:
    told = text.asked.record.amount
    if not told or text.asked.record.original_amount:
        return
    amounts = sums.amounts(text.spoken)
    total = sums.total(text.spoken, amounts)
    if total is None or total == told:
        return
    found = next(each for each in amounts if each.value == total)
    said = Words("登记的合同金额是{told}，文本中是{total}", told=yuan(told), total=yuan(total))
    yield _at(text, found.text, said)


def _counterparty(text: Text) -> Iterator[Finding]:
    yield from _missing(text, text.asked.record.counterparty, "登记的相对方")


def _missing(text: Text, name: str, what: str) -> Iterator[Finding]:
    """The name is no party of a text that names at least two."""
    wanted = _folded(name)
    names = [_folded(party.name) for party in text.parties]
    if not wanted or len(set(names)) < 2 or any(wanted in each or each in wanted for each in names):
        return
    if wanted in _folded(text.whole):
        return
    said = Words("{what}是“{name}”，文本的当事人中没有", what=what, name=name)
    yield _at(text, text.parties[-1].name, said)


def _code(text: Text) -> Iterator[Finding]:
    told = text.asked.record.credit_code
    codes = set(_CODE.findall(text.whole.upper()))
    if told and codes and told.upper() not in codes and len(codes) >= len(text.parties) >= 2:
        said = Words("登记的统一社会信用代码是{told}，文本中没有", told=told)
        yield _at(text, sorted(codes)[-1], said)


def _end(text: Text) -> Iterator[Finding]:
    told, term = text.asked.record.ends_on, dates.term(text.spoken)
    if told and term and term.ends and term.ends != told:
        said = Words(
            "登记的期限至{told}，文本中至{ends}",
            told=spoken_date(told),
            ends=spoken_date(term.ends),
        )
        yield _at(text, term.text, said, Weight.HINT)


def _original(text: Text) -> Iterator[Finding]:
    """What a supplement says of its original against the original's own record."""
    record = text.asked.record
    yield from _missing(text, record.original_counterparty, "原合同的相对方")
    told = record.original_amount
    said = next(iter(text.hits(ORIGINAL)), None)
    if told and said and value(said[1]) != told:
        sentence, match = said
        words = Words(
            "原合同登记的金额是{told}，文本写作{match}", told=yuan(told), match=yuan(value(match))
        )
        yield text.finding(RECORDED, sentence.line, sentence.span(match), words)


def _at(text: Text, words: str, said: str, weight: Weight | None = None) -> Finding:
    """At the first place of the words, else on the whole text."""
    wanted = tight(words)[0]
    line: Line | None = next((each for each in text.body if wanted in each.text), None)
    if line is None:
        return text.of_whole(RECORDED, said, weight)
    at = line.text.find(wanted)
    return text.finding(RECORDED, line, (at, at + len(wanted)), said, weight)


def _folded(name: str) -> str:
    return re.sub(r"[（）()\s]", "", tight(name)[0])


CHECKS = (Check(RECORDED, CONTRACTS, recorded),)
