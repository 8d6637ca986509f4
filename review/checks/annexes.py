"""C14 and N17: annexes that are referred to and absent; short names given and not used."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from review.checks.check import CONTRACTS, RULES, Check
from review.checks.figures import count
from review.checks.finding import Finding, Weight
from review.checks.numbering import CONTRACT, RULING, rule_of
from review.checks.references import FOREIGN
from review.checks.text import Line, Text
from review.law.vocabulary import Kind
from review.words import Words

_N = r"[一二三四五六七八九十\d]{1,3}"
_ANNEX = re.compile(rf"附件({_N})(?![\d.])")
_ANNEXED = re.compile(rf"(?:^|[\s：，、；])附件\s*({_N})(?=[：:、.．\s《（]|[一-龥]{{2,}}|$)")
_LISTING = re.compile("(?:合同)?附件(?:清单|目录)?[：:]")
_ITEM = re.compile(r"(\d{1,2})[.、．](?!\d)")
_ATTACHED = re.compile(rf"附件({_N})(?![、和及至]|[^：:]{{0,30}}[。；])")
_SHORT = re.compile(
    r"（以下(?:统称|简称|合称|称)(?:为)?[：“”\"‘'「《]*([^“”\"’'」》）（]{2,16}?)[”\"’'」》]*）"
)


def annexes(text: Text) -> Iterator[Finding]:
    """附件 referred to, and neither listed nor attached."""
    if text.asked.kind is not Kind.CONTRACT and not text.said(re.compile("^附件[一1]", re.M)):
        return
    attached = {_heads(line) for line in text.prose} - {0}
    listed = (
        attached
        | set(_listed(text))
        | {
            count(match[1]) or 0
            for line in text.body
            if _lists(line)
            for match in _ANNEXED.finditer(line.raw)
        }
    )
    if len(listed) < 2:
        return
    reported = set[int]()
    for line, match in _named(text):
        number = count(match[1])
        if number and number not in listed | reported:
            reported.add(number)
            said = Words("附件清单中没有附件{match}", match=match[1])
            yield text.finding(rule_of(text), line, match.span(), said)
        elif number and number not in attached | reported and attached == set(range(1, number)):
            reported.add(number)
            said = Words("没有见到附件{match}，请确认是否另行上传", match=match[1])
            yield text.finding(rule_of(text), line, match.span(), said, Weight.HINT)


def _named(text: Text) -> Iterator[tuple[Line, re.Match[str]]]:
    """Every mention of a numbered annex that is none of another paper."""
    for line in text.body:
        for match in _ANNEX.finditer(line.text):
            if not FOREIGN.search(line.text[max(0, match.start() - 20) : match.start()]):
                yield line, match


def _heads(line: Line) -> int:
    """The number of the annex that begins at this line, or 0."""
    match = _ATTACHED.match(line.text)
    return (count(match[1]) or 0) if match and len(line.text) <= 40 else 0


def _listed(text: Text) -> Iterator[int]:
    """The numbers of a list under 附件：, one a line or in one: 附件：1.清单 / 2.图纸."""
    listing = False
    for line in text.prose:
        opened = _LISTING.match(line.text)
        said = line.paragraph.label or line.text[opened.end() if opened else 0 :]
        item = _ITEM.match(said)
        listing = bool(opened) or (listing and item is not None)
        if listing and item:
            numbers = [int(number) for number in _ITEM.findall(said)]
            first = int(item[1])
            in_one = numbers == list(range(first, first + len(numbers)))
            yield from numbers if in_one else (first,)


def _lists(line: Line) -> bool:
    many = len(re.findall(rf"附件{_N}[：:、.《]", line.text)) >= 2
    return line.text.startswith("附件") or "附件：" in line.text[:12] or many


def short_names(text: Text) -> Iterator[Finding]:
    """A short name that is given and not used, or given twice; hinted at only."""
    given = Counter[str]()
    for line in text.prose:
        for match in _SHORT.finditer(line.text):
            name = match[1]
            given[name] += 1
            if re.search("[甲乙丙]方|本|以下|双方|各方|等$", name):
                continue
            if not _used(text, line, match):
                said = Words("定义了简称“{name}”，后文没有使用", name=name)
                yield text.finding(RULING, line, match.span(), said, Weight.HINT)
            elif given[name] == 2:
                said = Words("简称“{name}”重复定义", name=name)
                yield text.finding(RULING, line, match.span(), said, Weight.HINT)


def _used(text: Text, line: Line, match: re.Match[str]) -> bool:
    """Whether the short name stands anywhere behind the place that gives it."""
    marked = "《" in match[0][:12] and match[1][0] != "《"
    name = f"《{match[1]}》" if marked else match[1]
    rest = line.text[match.end() :]
    return name in rest or any(name in each.text for each in text.body if each.place > line.place)


CHECKS = (
    Check(CONTRACT, CONTRACTS, annexes),
    Check(RULING, RULES, annexes),
    Check(RULING, RULES, short_names),
)
