"""Gaps and duplicates of numbers: 章, 条 and the items typed by hand (C14, N17)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from review.checks.check import CONTRACTS, RULES, Check
from review.checks.figures import count
from review.checks.finding import Finding, Rule, Weight
from review.checks.text import Line, Text
from review.law.vocabulary import Kind
from review.words import Words

CONTRACT = Rule(
    "C14", Weight.WARN, "条文引用落空，编号跳号或者重号，附件与清单不符", "民法典第一百四十二条、第五百一十条",
    "引用的是其他文件的条文；各章各自编号；附件另行上传", "编号", "引用的条款、附件是否存在，编号是否连续",
)  # fmt: skip
RULING = Rule(
    "N17", Weight.WARN, "条文引用落空，编号跳号或者重号，简称未使用或者先用后定", "立法技术惯例（表述清楚）",
    "各章各自编号；引用的是其他文件的条文", "编号", "引用的条款是否存在，编号是否连续，简称是否规范",
)  # fmt: skip
_N = r"[一二三四五六七八九十百零〇\d]{1,6}"
HEAD = re.compile(rf"第({_N})([章节条])(之[一二三四五六七八九十])?([：、，.\s]?)")


class Head(NamedTuple):
    number: int
    kind: str
    line: Line
    sure: bool


def rule_of(text: Text) -> Rule:
    """The rule that asks this of a contract, or of a text that sets rules."""
    return CONTRACT if text.asked.kind is Kind.CONTRACT else RULING


def headings(text: Text) -> list[Head]:
    """章 and 条 in order; a number run into its words is taken only where it comes next."""
    heads: list[Head] = []
    last = 0
    for line in text.prose:
        match = (
            HEAD.match(line.paragraph.label.replace(" ", ""))
            if line.paragraph.label
            else HEAD.match(line.text)
        )
        number = count(match[1]) if match else None
        if not match or number is None or match[3] or match[2] == "节":
            continue
        sure = bool(line.paragraph.label or _parted(line, match))
        if not sure and (
            number != last + 1
            or match[2] != "条"
            or re.match("[、和及至或的规约第款]", line.text[match.end() :])
        ):
            continue
        heads.append(Head(number, match[2], line, sure))
        last = number if match[2] == "条" else last
    return heads


def _parted(line: Line, match: re.Match[str]) -> bool:
    """Whether the number is parted from the words by a space, a mark, or stands alone."""
    head = re.match(rf"\s*第\s*{_N}\s*[章条]([ \u3000\xa0\t：:、.，]|$)", line.raw.translate(_WIDE))
    return bool(head)


_WIDE = {ord("０") + n: ord("0") + n for n in range(10)}


def numbering(text: Text) -> Iterator[Finding]:
    """Gaps and duplicates of 章 and 条; a sequence may begin again at one."""
    for kind in "章条":
        heads = [head for head in headings(text) if head.kind == kind]
        if len(heads) < 3:
            continue
        last, again, seen = heads[0], False, {(heads[0].number, _words(heads[0]))}
        for head in heads[1:]:
            again = again or head.number == 1
            # A heading that stood in the table of contents already.
            twin = again and (head.number, _words(head)) in seen
            seen.add((head.number, _words(head)))
            if head.number not in (last.number + 1, 1) and head.sure and not twin:
                yield _misnumbered(text, head, last.number, kind)
            last = head


def _words(head: Head) -> str:
    return re.sub(r"[\s\d…．.·\-—]", "", head.line.text)[-12:]


def _misnumbered(text: Text, head: Head, last: int, kind: str) -> Finding:
    fault = "重号" if head.number == last else "跳号" if head.number > last else "倒号"
    said = Words(
        "{fault}：前一{kind}是第{last}{kind}，此处为第{number}{kind}",
        fault=fault,
        kind=kind,
        last=last,
        number=head.number,
    )
    shown = HEAD.match(head.line.text)
    end = shown.end() if shown else min(len(head.line.text), 20)
    return text.finding(rule_of(text), head.line, (0, max(end, 1)), said)


_TYPED = (
    ("一、", re.compile(r"([一二三四五六七八九十]{1,3})、")),
    ("（一）", re.compile(r"（([一二三四五六七八九十]{1,3})）")),
    ("1.", re.compile(r"(\d{1,2})[.、](?![\d.])")),
    ("（1）", re.compile(r"（(\d{1,2})）")),
    ("1）", re.compile(r"(\d{1,2})）")),
)
_STAR = re.compile("[★▲※#*●]+")
_DEEP = re.compile(r"\d{1,2}\.\d{1,2}")


def items(text: Text) -> Iterator[Finding]:
    """Gaps and duplicates among numbered items of one parent, as typed by hand."""
    last: dict[int, tuple[int, Line]] = {}
    for line in text.prose:
        said = _STAR.sub("", line.text, count=1) if line.text[:1] in "★▲※#*●" else line.text
        if line.paragraph.label or HEAD.match(said) or line.paragraph.look.level:
            last.clear()
            continue
        if _DEEP.match(said):
            last = {depth: held for depth, held in last.items() if depth < 2}
            continue
        for depth, (_, shape) in enumerate(_TYPED):
            match = shape.match(said)
            number = count(next(filter(None, match.groups()))) if match else None
            if match is None or number is None:
                continue
            before = last.get(depth)
            for deeper in range(depth + 1, len(_TYPED)):
                last.pop(deeper, None)
            if before and _skips(before[0], number) and line.place - before[1].place <= 40:
                fault = "重号" if number == before[0] else "跳号"
                sentence = Words(
                    "{fault}：前一项编号是{before}，此处为{number}",
                    fault=fault,
                    before=before[0],
                    number=number,
                )
                at = line.text.find(match[0])
                yield text.finding(rule_of(text), line, (at, at + len(match[0])), sentence)
            last[depth] = (_run_on(said, shape, number, match.end()), line)
            break
        else:
            if inline := re.search(r"[：:]1[.、](?![\d.])", said):
                last[2] = (_run_on(said, _TYPED[2][1], 1, inline.end()), line)


def _run_on(said: str, shape: re.Pattern[str], number: int, begin: int) -> int:
    """The last number of a line in which items run on: 4. … 5. … 6. …"""
    for match in shape.finditer(said, begin):
        before = said[match.start() - 1]
        if before in "。；;， \n\t：" and count(next(filter(None, match.groups()))) == number + 1:
            number += 1
    return number


def _skips(before: int, number: int) -> bool:
    return number == before or before + 1 < number <= before + 3


CHECKS = (
    *(Check(CONTRACT, CONTRACTS, each) for each in (numbering, items)),
    *(Check(RULING, RULES, each) for each in (numbering, items)),
)
