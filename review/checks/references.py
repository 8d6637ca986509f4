"""C14 and N17: references that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.checks.check import CONTRACTS, RULES, Check
from review.checks.figures import count
from review.checks.finding import Finding
from review.checks.numbering import CONTRACT, HEAD, RULING, Head, headings, rule_of
from review.checks.text import Line, Text
from review.words import Words

_N = r"[一二三四五六七八九十百零〇\d]{1,6}"
_XREF = re.compile(
    rf"(本(?:合同|协议|办法|规定|细则|制度|通知|条例|方案|章程))?(?:的|中|之)?(?:上述|前述)?第({_N})条(之[一二三四五六七八九十])?(?:第({_N})款)?(?:第（?({_N})）?项)?"
)
_OWN_PART = re.compile(rf"本条(?:第({_N})款)?(?:第（?({_N})）?项)?")
_DECIMAL = re.compile(r"第?(?<![\d.A-Za-z/])(\d{1,2}(?:\.\d{1,2}){1,3})(?:条|款|项|目)(?!件)")
_HELD = re.compile(r"(?:^|[\s。；：\n])(\d{1,2}(?:\.\d{1,2}){1,3})(?=[\s一-龥（“《A-Z]|$)")
FOREIGN = re.compile(
    r"》(?:（[^）]{0,40}）)?(?:[中的之]|规定的|以及|第.{1,12}?[条款项](?:第.{1,4}款)?[、和及至或])*$"
    r"|(?:[国省市政]法|法典|条例|办法|规定|细则|规则|解释|通则|准则|号|号令|招标文件|投标文件|采购文件|通用条款|专用条款|原合同|主合同|原协议|补充协议|章程|合同书|规范|标准|同法|该法|法)"
    r"(?:（[^）]{0,30}）)?(?:[中的之]|第[^，。；]{1,10}?[条款项][、和及至或]|第[^，。；]{1,4}?(?:部分|[编章节]))*$"
)


def articles(text: Text) -> Iterator[Finding]:
    """第…条 of this text that does not exist, or has no such 款 or 项."""
    heads = [head for head in headings(text) if head.kind == "条"]
    there = {head.number for head in heads}
    if not there:
        yield from _beyond_tops(text)
    if len(there) < 2 or _restarts(heads) > 6:
        return
    for line in text.body:
        if "条" not in line.text:
            continue
        own = HEAD.match(line.text)
        for match in _XREF.finditer(line.text):
            number = count(match[2])
            if number is None or match[3] or (own and match.start() == 0 and own[2] == "条"):
                continue
            before = line.text[max(0, match.start() - 45) : match.start()]
            if not match[1] and (FOREIGN.search(before) or _quoting(line.text, match.start())):
                continue
            if number not in there:
                said = Words(
                    "文中没有第{match}条（现有第1条至第{there}条）",
                    match=match[2],
                    there=max(there),
                )
                yield text.finding(rule_of(text), line, match.span(), said)
            elif part := _no_part(text, heads, number, match[4], match[5]):
                said = Words("第{match}条{part}", match=match[2], part=part)
                yield text.finding(rule_of(text), line, match.span(), said)
    yield from _own_parts(text, heads)


def _own_parts(text: Text, heads: list[Head]) -> Iterator[Finding]:
    """本条第…款第…项 that the article it stands in does not have."""
    if heads != sorted(heads, key=lambda head: head.number):
        return
    for line in text.prose:
        if "本条第" not in line.text:
            continue
        above = [head for head in heads if head.line.place <= line.place]
        for match in _OWN_PART.finditer(line.text) if above else ():
            if part := _no_part(text, heads, above[-1].number, match[1], match[2]):
                yield text.finding(
                    rule_of(text), line, match.span(), Words("本条{part}", part=part)
                )


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
                said = Words("文中没有第{match}条", match=match[2])
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


def _no_part(
    text: Text, heads: list[Head], number: int, paragraph: str | None, item: str | None
) -> str:
    """What is missing of 第…款 or 第…项 within the article of this number, or ""."""
    wanted, listed = count(paragraph or ""), count(item or "")
    same = [n for n, head in enumerate(heads) if head.number == number]
    if len(same) != 1 or not (wanted or listed):
        return ""
    begin = heads[same[0]].line.place
    end = heads[same[0] + 1].line.place if same[0] + 1 < len(heads) else 1 << 30
    inside = [line for line in text.prose if begin <= line.place < end and line.text]
    if wanted and wanted > max(_paragraphs(inside), _numbered(inside)):
        return Words("没有第{paragraph}款", paragraph=paragraph)
    if listed and inside and listed > _numbered(inside):
        return Words("没有第{item}项", item=item)
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
                yield text.finding(
                    rule_of(text), line, match.span(), Words("文中没有{match}", match=match[1])
                )


CHECKS = (
    *(Check(CONTRACT, CONTRACTS, each) for each in (articles, decimals)),
    *(Check(RULING, RULES, each) for each in (articles,)),
)
