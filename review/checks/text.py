"""What the rules read of a paper: its lines, sentences and tables, and who asks about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from review.checks import parties as naming
from review.checks.finding import Finding, Rule, Weight
from review.checks.grids import Grid, grids
from review.checks.plain import plain, spread
from review.checks.record import NOTHING, Record
from review.checks.statutes.citing import Reader
from review.checks.statutes.resolving import Resolution, resolve
from review.checks.statutes.table import Table, shipped
from review.checks.tight import raw_offset, tight
from review.law.vocabulary import Kind, Nature
from review.paper.clause_paths import number, paths
from review.paper.model import Paper, Paragraph, paragraphs_in

LONGEST = 60  # characters of a quote
READ = ("body", "textbox", "footnote", "endnote", "header", "footer")
_SENTENCE = re.compile(r"[^。；！？\n]+")
_TITLE_ENDS = re.compile(
    r"(?!第[一二三四五六七八九十百]+[编章节条]|[（\d])[^：。；，]{2,60}?"
    r"(?:合同|合同书|协议|协议书|意向书|备忘录|办法|规定|细则|规则|规程|通知|通告|方案|制度|章程|意见"
    r"|决定|公告|条例|法典|法|标准|指引|预案|公约|招标文件)(?:（[^）]{1,24}）|示范文本|范本|模板)*"
)


class Line(NamedTuple):
    """One paragraph: `raw` as the final view shows it, `text` as rules match it."""

    place: int
    paragraph: Paragraph
    story: str
    raw: str
    text: str
    pieces: list[tuple[int, int]]
    path: str
    in_table: bool

    @property
    def number(self) -> str:
        """The clause number a reader sees at its head, computed or typed, or ""."""
        return number(self.paragraph)

    def quote(self, start: int, end: int) -> str:
        """The words of the paper behind [start, end) of the tight text."""
        if end <= start:
            return ""
        last = raw_offset(self.pieces, end - 1) + 1
        return self.raw[raw_offset(self.pieces, start) : last].strip()[:LONGEST]


class Sentence(NamedTuple):
    """A sentence, at `start` of its line's tight text."""

    line: Line
    start: int
    text: str

    def span(self, match: re.Match[str]) -> tuple[int, int]:
        """Where a match in the sentence stands in its line."""
        return self.start + match.start(), self.start + match.end()


@dataclass(frozen=True)
class Asked:
    """`day` is the date of the text; where it is not given, `today` decides what was in force."""

    kind: Kind
    day: date | None = None
    today: date | None = None
    nature: Nature = Nature.UNDECIDED
    record: Record = NOTHING
    statutes: Table | None = None
    """The table of statutes; None for the one that ships."""

    @property
    def table(self) -> Table:
        return self.statutes or shipped()


class Text:
    """A paper as the rules read it; everything is worked out when first asked for."""

    def __init__(self, paper: Paper, asked: Asked) -> None:
        self.paper = paper
        self.asked = asked

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every paragraph of every story but comments, in the order of `paper.paragraphs("all")`."""
        above = paths(self.paper)
        lines, place = [], 0
        for story in self.paper.stories:
            tops = {id(block) for block in story.blocks}
            for each in paragraphs_in(story.blocks):
                if story.kind in READ:
                    raw = _final(each)
                    path = above.get(each.id, "")
                    inside = id(each) not in tops
                    lines.append(Line(place, each, story.kind, raw, *tight(raw), path, inside))
                place += 1
        return tuple(lines)

    @cached_property
    def body(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.story == "body")

    @cached_property
    def prose(self) -> tuple[Line, ...]:
        """The lines of the body outside tables."""
        return tuple(line for line in self.body if not line.in_table)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(each for line in self.body for each in sentences(line))

    @cached_property
    def whole(self) -> str:
        """The tight text of the body, a line a paragraph."""
        return "\n".join(line.text for line in self.body)

    @cached_property
    def grids(self) -> tuple[Grid, ...]:
        """The tables of the body, cells at their columns; a cell holds the places of its lines."""
        return grids(self.paper)

    @cached_property
    def by_id(self) -> dict[str, Line]:
        return {line.paragraph.id: line for line in self.body}

    @cached_property
    def spoken(self) -> tuple[str, ...]:
        """The lines as `plain` reads them; behind them each table row as label：value."""
        said = [plain(line.raw) for line in self.body]
        rows = [
            plain(
                spread([" ".join(self.by_id[line_id].raw for line_id in cell.ids) for cell in row])
            )
            for grid in self.grids
            for row in grid.rows
        ]
        return (*said, *rows)

    @cached_property
    def parties(self) -> tuple[naming.Party, ...]:
        return naming.parties(self.spoken)

    @cached_property
    def day(self) -> date:
        """The day that counts for what is in force."""
        return self.asked.day or self.asked.today or self.asked.table.as_of

    @cached_property
    def cited(self) -> tuple[tuple[Line, Resolution], ...]:
        """Every citation of a statute, resolved on the day that counts."""
        table = self.asked.table
        reader = Reader(table)
        return tuple(
            (line, resolve(table, citation, self.day))
            for line in self.lines
            if "法" in line.text or "《" in line.text or "条例" in line.text
            for citation in reader.read(line.text)
        )

    @cached_property
    def title(self) -> Line | None:
        """The line of the opening that ends like a title."""
        opening = [line for line in self.prose if line.text][:20]
        titled = (line for line in opening if _TITLE_ENDS.fullmatch(line.text))
        return next(titled, None)

    @property
    def name(self) -> str:
        return self.title.text if self.title else ""

    @property
    def is_statute(self) -> bool:
        """Whether it is a law itself, which may do what a rule may not."""
        return self.name.startswith("中华人民共和国") and self.name.endswith(("法", "法典", "条例"))

    def said(self, pattern: re.Pattern[str]) -> bool:
        return bool(pattern.search(self.whole))

    def hits(
        self, pattern: re.Pattern[str], *words: str
    ) -> Iterator[tuple[Sentence, re.Match[str]]]:
        """The first match in each sentence; only in those that hold one of `words`, if given."""
        for sentence in self.sentences:
            if words and not any(word in sentence.text for word in words):
                continue
            if match := pattern.search(sentence.text):
                yield sentence, match

    def finding(
        self,
        rule: Rule,
        line: Line,
        span: tuple[int, int],
        suggestion: str = "",
        weight: Weight | None = None,
        basis: str = "",
    ) -> Finding:
        """A finding on [start, end) of the line's tight text."""
        start, end = span
        at = raw_offset(line.pieces, start) if line.raw else 0
        quote = line.quote(start, end)
        return Finding(rule, quote, line.place, _canonical(line, at), suggestion, weight, basis)

    def canonical(self, line: Line, span: tuple[int, int]) -> tuple[int, int]:
        """[start, end) of the line's tight text as code points of its paragraph."""
        first, last = (raw_offset(line.pieces, at) for at in (span[0], span[1] - 1))
        return _canonical(line, first), _canonical(line, last) + 1

    def of_whole(
        self, rule: Rule, suggestion: str = "", weight: Weight | None = None, basis: str = ""
    ) -> Finding:
        """A finding on the whole text, shown at its title or first words."""
        line = self.title or next(
            (each for each in self.body if re.search("[一-龥]", each.text)), self.lines[0]
        )
        return self.finding(rule, line, (0, len(line.text)), suggestion, weight, basis)


def sentences(line: Line) -> Iterator[Sentence]:
    for match in _SENTENCE.finditer(line.text):
        yield Sentence(line, match.start(), match[0])


def _final(paragraph: Paragraph) -> str:
    if all(run.fate == "kept" for run in paragraph.runs):
        return paragraph.text
    return paragraph.view("final")


def _canonical(line: Line, at: int) -> int:
    """The offset in the canonical text of the character at `at` of the final view."""
    if line.raw == line.paragraph.text:
        return at
    for run in line.paragraph.runs:
        if run.shown("final"):
            if at < run.end - run.start:
                return run.start + at
            at -= run.end - run.start
    return len(line.paragraph.text)
