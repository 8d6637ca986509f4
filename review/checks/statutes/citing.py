"""How a text cites statutes: 《…》第…条第…款第（…）项, bare names, 同法, and short names it gives.

The grammar and its traps are those measured on public texts; see docs/checks.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from review.checks.statutes.table import Table, key
from review.law.numbering import arabic

_N = r"[一二三四五六七八九十百千零〇\d]{1,9}"
_ARTICLE = rf"第({_N})条(?:之[一二三四五六七八九十]{{1,2}})?(?:第({_N})款)?(?:第（?({_N})）?项)?"
_ONE = re.compile(_ARTICLE)
_JOIN = re.compile(r"(?:、|和|及|以及|至|到|—|-|～|或|或者)(?=第)")
_NAMED = re.compile(r"《((?:[^《》\n]|《[^《》\n]{0,60}》|\n){2,80}?)》")
_AFTER = re.compile(r"(?:（([^）]{1,60})）)?(?:中|的|之|规定的)?")
_VERSION = re.compile(
    r"（((?:19|20)\d{2}|[^）]*(?:修正|修订|年|版|施行|令第[^）]*号|文本)[^）]*)）$"
)
_YEAR = re.compile(r"(?:19|20)\d{2}")
_SHORT = re.compile(r"以下(?:简)?称(?:为)?[“”\"'「『《]*([^“”\"'」』》）]{2,20})")
_SAME = re.compile(r"(?:同法|该法|前述(?:法|条例)|该条例|上述条例)(?=第)")
_LIKE_STATUTE = re.compile(
    r"(?:法|法典|条例|规定|办法|细则|通则|总则|解释|规则|决定|意见|通知|批复|规程|标准|准则)$"
)
_OWN = re.compile(r"(?:招标|评标|评分|评审|付款|验收|考核|支付|计价|结算)")
# What may stand before a name without 《》, and what may not follow its last character.
_BEFORE = re.compile(
    r"(?:^|[，。；：、（）“”\s\n]|根据|依照|按照|违反|适用|依据|按|依|据|遵守|遵照|和|及|与|的|共和国|符合|执行|参照|原)$"
)
_NOT_AFTER = re.compile(r"律|定|人|院|规|务|制|治|学|官|庭|典|医|实施|解释|修正案|草案|》|的解释")


class Article(NamedTuple):
    """第…条第…款第…项; 0 where not given."""

    number: int
    paragraph: int = 0
    item: int = 0

    def __str__(self) -> str:
        return f"第{self.number}条"


class Citation(NamedTuple):
    """A name at [start, end) of a line, its articles, and the year of the version if given."""

    name: str
    start: int
    end: int
    articles: tuple[Article, ...]
    year: int | None
    marked: bool
    """Whether it stands in 《》."""


class Reader:
    """Reads the citations of a text line by line; a short name holds from where it is given."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.given: dict[str, str] = {}

    def read(self, line: str) -> tuple[Citation, ...]:
        """The citations of one tight line, in order."""
        citations = list(self._marked(line)) if "《" in line else []
        if "法" in line or "条例" in line:
            spans = [(each.start, each.end) for each in citations]
            citations += self._bare(line, spans)
            citations.sort(key=lambda each: each.start)
            citations += self._same(line, citations)
        return tuple(sorted(citations, key=lambda each: each.start))

    def _marked(self, line: str) -> Iterator[Citation]:
        for match in _NAMED.finditer(line):
            name, year = _without_version(key_of(match[1]))
            after = _AFTER.match(line, match.end())
            beside = after[1] if after and after[1] else ""
            articles, end = _articles(line, after.end() if after else match.end())
            name = self.given.get(key(name), name)
            if short := _SHORT.search(beside):
                self.given[key(short[1])] = name
            if not year and beside and (said := _YEAR.search(beside)) and "号" not in beside:
                year = int(said[0])
            if self.table.find(name) or _like_statute(name):
                yield Citation(
                    name, match.start(), end if articles else match.end(), articles, year, True
                )

    def _bare(self, line: str, spans: list[tuple[int, int]]) -> Iterator[Citation]:
        done = 0
        for match in re.finditer("法典?|条例", line):
            end = match.end()
            if end <= done or _NOT_AFTER.match(line, end):
                continue
            name = self._longest(line[max(0, end - 30) : end])
            start = end - len(name)
            inside = any(a <= start < b for a, b in spans) or line[:start].count("《") > line[
                :start
            ].count("》")
            if name and not inside and _BEFORE.search(line[max(0, start - 4) : start]):
                done = end
                after = _AFTER.match(line, end)
                articles, last = _articles(line, after.end() if after else end)
                yield Citation(name, start, last if articles else end, articles, None, False)

    def _longest(self, before: str) -> str:
        sizes = range(len(before), 2, -1)
        names = (before[-size:] for size in sizes)
        return next((each for each in names if each in self.table.bare), "")

    def _same(self, line: str, citations: list[Citation]) -> Iterator[Citation]:
        for match in _SAME.finditer(line):
            above = [each for each in citations if each.start < match.start()]
            articles, end = _articles(line, match.end())
            if above and articles:
                yield Citation(above[-1].name, match.start(), end, articles, above[-1].year, False)


def _like_statute(name: str) -> bool:
    """Whether an unknown name is one of a statute: 《条例》 alone and 《服务标准》 are of this very text."""
    own = _OWN.search(name) or len(name) <= (2 if name.endswith(("法", "条例")) else 5)
    return bool(_LIKE_STATUTE.search(name)) and not own


def key_of(name: str) -> str:
    return re.sub(r"\s", "", name)


def _without_version(name: str) -> tuple[str, int | None]:
    """The name without （2018修正）, and that year; （试行） and （一） belong to the name."""
    match = _VERSION.search(name)
    if not match:
        return name, None
    year = _YEAR.search(match[1])
    return name[: match.start()], int(year[0]) if year else None


def _articles(line: str, place: int) -> tuple[tuple[Article, ...], int]:
    articles: list[Article] = []
    while match := _ONE.match(line, place):
        numbers = [_number(part) for part in match.groups()]
        if numbers[0]:
            articles.append(Article(*numbers))
        place = match.end()
        joined = _JOIN.match(line, place)
        if not joined:
            break
        place = joined.end()
    return tuple(articles), place


def _number(word: str | None) -> int:
    try:
        return arabic(word) if word else 0
    except ValueError:
        return 0
