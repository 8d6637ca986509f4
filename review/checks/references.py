"""C14 and N17: references that lead nowhere, gaps and duplicates of numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from review.checks.check import CONTRACTS, RULES, Check
from review.checks.figures import count
from review.checks.finding import Finding, Rule, Weight
from review.checks.text import Line, Text
from review.law.vocabulary import Kind

CONTRACT = Rule(
    "C14", Weight.WARN, "条文引用落空，编号跳号或者重号，附件与清单不符", "民法典第一百四十二条、第五百一十条",
    "引用的是其他文件的条文；各章各自编号；附件另行上传", "编号", "引用的条款、附件是否存在，编号是否连续",
)  # fmt: skip
RULING = Rule(
    "N17", Weight.WARN, "条文引用落空，编号跳号或者重号，简称未使用或者先用后定", "立法技术惯例（表述清楚）",
    "各章各自编号；引用的是其他文件的条文", "编号", "引用的条款是否存在，编号是否连续，简称是否规范",
)  # fmt: skip
_N = r"[一二三四五六七八九十百零〇\d]{1,6}"
_HEAD = re.compile(rf"第({_N})([章节条])(之[一二三四五六七八九十])?([：、，.\s]?)")
_XREF = re.compile(
    rf"(本(?:合同|协议|办法|规定|细则|制度|通知|条例|方案|章程))?(?:的|中|之)?(?:上述|前述)?第({_N})条(之[一二三四五六七八九十])?(?:第({_N})款)?(?:第（?({_N})）?项)?"
)
_RANGE = re.compile(rf"第({_N})条(?:至|到|—|-|～)第({_N})条")
_DECIMAL = re.compile(r"第?(?<![\d.A-Za-z/])(\d{1,2}(?:\.\d{1,2}){1,3})(?:条|款|项|目)(?!件)")
_HELD = re.compile(r"(?:^|[\s。；：\n])(\d{1,2}(?:\.\d{1,2}){1,3})(?=[\s一-龥（“《A-Z]|$)")
FOREIGN = re.compile(
    r"》(?:（[^）]{0,40}）)?(?:[中的之]|规定的|以及|第.{1,12}?[条款项](?:第.{1,4}款)?[、和及至或])*$"
    r"|(?:[国省市政]法|法典|条例|办法|规定|细则|规则|解释|通则|准则|号|号令|招标文件|投标文件|采购文件|通用条款|专用条款|原合同|主合同|原协议|补充协议|章程|合同书|规范|标准|同法|该法|法)"
    r"(?:（[^）]{0,30}）)?(?:[中的之]|第[^，。；]{1,10}?[条款项][、和及至或])*$"
)


class Head(NamedTuple):
    number: int
    kind: str
    line: Line
    sure: bool


def rule_of(text: Text) -> Rule:
    """The rule that asks this of a contract, or of a text that sets rules."""
    return CONTRACT if text.asked.kind is Kind.CONTRACT else RULING


def _heads(text: Text) -> list[Head]:
    """章 and 条 in order; a number run into its words is taken only where it comes next."""
    heads: list[Head] = []
    last = 0
    for line in text.prose:
        match = (
            _HEAD.match(line.paragraph.label.replace(" ", ""))
            if line.paragraph.label
            else _HEAD.match(line.text)
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
        heads = [head for head in _heads(text) if head.kind == kind]
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
    said = f"{fault}：前一{kind}是第{last}{kind}，此处为第{head.number}{kind}"
    shown = _HEAD.match(head.line.text)
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
        if line.paragraph.label or _HEAD.match(said) or line.paragraph.look.level:
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
                sentence = f"{fault}：前一项编号是{before[0]}，此处为{number}"
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


def articles(text: Text) -> Iterator[Finding]:
    """第…条 of this text that does not exist, or has no such 款 or 项."""
    heads = [head for head in _heads(text) if head.kind == "条"]
    there = {head.number for head in heads}
    if not there:
        yield from _beyond_tops(text)
    if len(there) < 2 or _restarts(heads) > 6:
        return
    for line in text.body:
        own = _HEAD.match(line.text)
        for match in _XREF.finditer(line.text):
            number = count(match[2])
            if number is None or match[3] or (own and match.start() == 0 and own[2] == "条"):
                continue
            before = line.text[max(0, match.start() - 45) : match.start()]
            if not match[1] and (FOREIGN.search(before) or _quoting(line.text, match.start())):
                continue
            if number not in there:
                said = f"文中没有第{match[2]}条（现有第1条至第{max(there)}条）"
                yield text.finding(rule_of(text), line, match.span(), said)
            elif part := _no_part(text, heads, number, match):
                yield text.finding(rule_of(text), line, match.span(), part)


_TOP = re.compile(r"(\d{1,2})(?:[.、．](?!\d)|(?=[一-龥]))|([一二三四五六七八九十]{1,3})、")


def _beyond_tops(text: Text) -> Iterator[Finding]:
    """本合同第…条 beyond the last clause of a text that counts 1, 2, 3 or 一、二、三."""
    tops = [0]
    for line in text.prose:
        shown = _TOP.match(line.paragraph.label or line.text)
        tops.append((count(shown[1] or shown[2]) or 0) if shown else 0)
    if max(tops) < 3:
        return
    for line in text.body:
        for match in _XREF.finditer(line.text):
            number = count(match[2])
            if match[1] and number and number > max(tops):
                said = f"文中没有第{match[2]}条"
                yield text.finding(rule_of(text), line, match.span(), said)


def _quoting(said: str, place: int) -> bool:
    """Whether a statute named earlier in the sentence is what the number belongs to."""
    begin = max(said.rfind(sign, 0, place) for sign in "。；\n") + 1
    between = said[begin:place]
    cut = max(between.rfind("》"), 0)
    if cut and re.search(
        r"(?:法|条例|办法|规定|细则|解释|规则|章程|合同|协议)(?:（[^）]*）)?$", between[:cut]
    ):
        return not re.search("本(?:合同|协议|办法|规定|细则|制度)", between[cut:])
    return False


def _restarts(heads: list[Head]) -> int:
    return sum(head.number == 1 for head in heads)


def _no_part(text: Text, heads: list[Head], number: int, match: re.Match[str]) -> str:
    """What is missing of 第…款 or 第…项 within an article, or ""."""
    wanted, item = count(match[4] or ""), count(match[5] or "")
    same = [n for n, head in enumerate(heads) if head.number == number]
    if len(same) != 1 or not (wanted or item):
        return ""
    begin = heads[same[0]].line.place
    end = heads[same[0] + 1].line.place if same[0] + 1 < len(heads) else 1 << 30
    inside = [line for line in text.prose if begin <= line.place < end and line.text]
    if wanted and wanted > max(_paragraphs(inside), _numbered(inside)):
        return f"第{match[2]}条没有第{match[4]}款"
    if item and inside and item > _numbered(inside):
        return f"第{match[2]}条没有第{match[5]}项"
    return ""


def _paragraphs(inside: list[Line]) -> int:
    return sum(1 for line in inside if line is inside[0] or not line.number)


def _numbered(inside: list[Line]) -> int:
    """The highest number of any item typed or computed in the article."""
    numbers = [0]
    for line in inside:
        shown = line.paragraph.label or line.text
        for part in re.findall(
            r"(?:^|[\s。；：:])（?([一二三四五六七八九十]{1,3}|\d{1,2})(?:）|、|\.(?!\d))", shown
        ):
            numbers.append(count(part) or 0)
        for part in re.findall(r"(?:^|[\s。；])\d{1,2}\.(\d{1,2})(?![\d.])", shown):
            numbers.append(count(part) or 0)
        for part in re.findall(r"（([一二三四五六七八九十]{1,3}|\d{1,2})）", line.text):
            numbers.append(count(part) or 0)
    return max(numbers)


def decimals(text: Text) -> Iterator[Finding]:
    """第9.3条, 10.2款 where the text counts in decimals and has no such number."""
    there = set[str]()
    for line in text.body:
        if label := line.paragraph.label.strip(" .、"):
            there.add(label)
        there.update(match[1] for match in _HELD.finditer("\n" + line.raw.replace("．", ".")))
    tops = {each.split(".")[0] for each in there if "." in each}
    if len([each for each in there if "." in each]) < 4:
        return
    for line in text.body:
        for match in _DECIMAL.finditer(line.text):
            before = line.text[max(0, match.start() - 30) : match.start()]
            if (
                match[1] not in there
                and (match[1].split(".")[0] in tops or match[0].startswith("第"))
                and match.start()
                and not FOREIGN.search(before)
            ):
                yield text.finding(rule_of(text), line, match.span(), f"文中没有{match[1]}")


CHECKS = (
    *(Check(CONTRACT, CONTRACTS, each) for each in (numbering, items, articles, decimals)),
    *(Check(RULING, RULES, each) for each in (numbering, items, articles)),
)
