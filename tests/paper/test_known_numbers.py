"""Regulations whose numbers are known: a second counter, written from the text of ECMA-376 17.9.

It keeps the whole history and looks back over it for every paragraph, where the reader keeps
counters and goes forward; and it spells numbers from a table of examples and by its own rule.
"""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import NamedTuple

import hypothesis.strategies as st
import pytest
from hypothesis import given

from review.paper.reading.docx_reader import read, trace
from tests.paper.documents import NAMES, abstract, docx, level, num, numbered, numbering, p, t

DEPTHS = 4
DIGITS, LEGAL = "〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖"


def spoken(number: int, digits: str, units: str) -> str:
    """1 to 99 999 as it is said, before the first 一 of 一十 is left out."""
    figures = [int(each) for each in reversed(str(number))]
    said, gap = "", False
    for power in range(len(figures) - 1, -1, -1):
        if figures[power]:
            said += (digits[0] if gap and said else "") + digits[figures[power]] + units[power]
            gap = False
        else:
            gap = True
    return said


def thousands(number: int) -> str:
    said = spoken(number, DIGITS, ["", "十", "百", "千", "万"])
    return said[1:] if 10 <= number <= 19 else said


def counting(number: int) -> str:
    if number < 100:
        return spoken(number, DIGITS, ["", "十"])[1 if 10 <= number <= 19 else 0 :]
    return "".join("○一二三四五六七八九"[int(each)] for each in str(number))


SPELLINGS = {
    "decimal": str,
    "decimalZero": lambda n: str(n).rjust(2, "0"),
    "decimalFullWidth": lambda n: "".join(chr(0xFF10 + int(each)) for each in str(n)),
    "chineseCountingThousand": thousands,
    "chineseCounting": counting,
    "chineseLegalSimplified": lambda n: spoken(n, LEGAL, ["", "拾", "佰", "仟", "万"]),
    "ideographDigital": lambda n: "".join(DIGITS[int(each)] for each in str(n)),
    "decimalEnclosedCircle": lambda n: chr(0x245F + n) if n <= 20 else str(n),
    "ideographTraditional": lambda n: "甲乙丙丁戊己庚辛壬癸"[n - 1] if n <= 10 else str(n),
    "upperLetter": lambda n: (
        chr(64 + (n - 1) % 26 + 1) * ((n - 1) // 26 + 1) if n <= 780 else str(n)
    ),
}
STARTS = st.sampled_from([1, 1, 1, 1, 0, 9, 19, 99, 100, 101, 109, 110, 999, 1000, 1009, 9999])


class Rank(NamedTuple):
    """A level: where it starts, after which level it restarts, and how its number is written."""

    start: int
    restart: int | None
    format: str
    legal: bool
    above: int  # how many higher levels its text shows


class Use(NamedTuple):
    """A paragraph: its list, its level, and whether it has them from its style."""

    number: int
    depth: int
    styled: bool


class Regulation(NamedTuple):
    """Levels of one definition, the starts list 2 overrides, and the paragraphs in order."""

    ranks: tuple[Rank, ...]
    overrides: dict[int, int]
    uses: list[Use]


RANK = st.builds(
    Rank,
    STARTS,
    st.one_of(st.none(), st.integers(0, DEPTHS)),
    st.sampled_from(sorted(SPELLINGS)),
    st.booleans(),
    st.integers(0, DEPTHS),
)
REGULATION = st.builds(
    Regulation,
    st.tuples(*[RANK] * DEPTHS),
    st.dictionaries(st.integers(0, DEPTHS - 1), STARTS, max_size=2),
    st.lists(
        st.builds(Use, st.sampled_from([1, 1, 1, 2]), st.integers(0, DEPTHS - 1), st.booleans()),
        max_size=40,
    ),
)


def text(rank: Rank, depth: int) -> list[int]:
    """The levels whose numbers its label shows."""
    return list(range(max(0, depth - rank.above), depth + 1))


def built(regulation: Regulation) -> bytes:
    """The regulation as a .docx."""
    levels, styles = [], []
    for depth, rank in enumerate(regulation.ranks):
        more = f'<w:pStyle w:val="s{depth}"/>'
        more += "" if rank.restart is None else f'<w:lvlRestart w:val="{rank.restart}"/>'
        more += "<w:isLgl/>" if rank.legal else ""
        shown = "".join(f"〔%{each + 1}〕" for each in text(rank, depth))
        made = level(depth, rank.format, shown, more)
        levels.append(made.replace('<w:start w:val="1"/>', f'<w:start w:val="{rank.start}"/>'))
        styles.append(
            f'<w:style w:type="paragraph" w:styleId="s{depth}"><w:pPr><w:numPr>'
            '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        )
    overrides = "".join(
        f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        for depth, start in sorted(regulation.overrides.items())
    )
    lists = numbering(abstract(0, *levels), num(1, 0), num(2, 0, overrides))
    body = "".join(
        p(t("条文"), properties=f'<w:pStyle w:val="s{use.depth}"/>')
        if use.styled
        else numbered(use.number, use.depth, "条文")
        for use in regulation.uses
    )
    beside = {
        "numbering.xml": lists,
        "styles.xml": f"<w:styles {NAMES}>{''.join(styles)}</w:styles>",
    }
    return docx(body, beside)


class Counted(NamedTuple):
    """A number some list has given out; `implied` to a level above of which no paragraph stands."""

    number: int
    depth: int
    value: int
    implied: bool = False


def known(regulation: Regulation) -> list[str]:
    """The labels, each found by looking back over all that stood before."""
    history: list[Counted] = []
    labels = []
    for use in regulation.uses:
        number = 1 if use.styled else use.number
        value = _count(regulation, history, number, use.depth)
        history.append(Counted(number, use.depth, value))
        for above in range(use.depth):
            if _standing(regulation, history, above) is None:
                start = _begins(regulation, number, above)
                history.append(Counted(number, above, start, implied=True))
        labels.append(_label(regulation, history, use.depth))
    return labels


def _begins(regulation: Regulation, number: int, depth: int) -> int:
    overridden = regulation.overrides.get(depth) if number == 2 else None
    return regulation.ranks[depth].start if overridden is None else overridden


def _interrupts(regulation: Regulation, depth: int, other: int) -> bool:
    """Whether a paragraph of level `other` makes level `depth` begin anew (17.9.10)."""
    restart = regulation.ranks[depth].restart
    return other < depth and (restart is None or other < restart)


def _count(regulation: Regulation, history: list[Counted], number: int, depth: int) -> int:
    met = any((each.number, each.depth) == (number, depth) for each in history)
    before = _standing(regulation, history, depth)
    if before is None or (number == 2 and depth in regulation.overrides and not met):
        return _begins(regulation, number, depth)
    return before + 1


def _label(regulation: Regulation, history: list[Counted], depth: int) -> str:
    rank, said = regulation.ranks[depth], ""
    for shown in text(rank, depth):
        value = _standing(regulation, history, shown)
        assert value is not None
        format_ = "decimal" if rank.legal else regulation.ranks[shown].format
        spelled = SPELLINGS[format_](value) if value or format_ == "decimalZero" else "0"
        said += f"〔{spelled}〕"
    return said


def _standing(regulation: Regulation, history: list[Counted], depth: int) -> int | None:
    """The number a level bears after all that was counted; None where it begins anew."""
    for each in reversed(history):
        if each.depth == depth:
            return each.value
        if not each.implied and _interrupts(regulation, depth, each.depth):
            return None
    return None


@given(REGULATION)
def test_every_label_of_any_regulation_is_right(regulation: Regulation) -> None:
    source = built(regulation)
    assert [each.label for each in read(source).paragraphs()] == known(regulation)
    assert read(source) == trace(source)[0]


@pytest.mark.parametrize("format_", sorted(SPELLINGS))
def test_every_number_up_to_ten_thousand_is_written_as_it_is_said(format_: str) -> None:
    most = 10_001
    rank = Rank(1, None, format_, False, 0)
    regulation = Regulation((rank,) * DEPTHS, {}, [Use(1, 0, False)] * most)
    labels = [each.label for each in read(built(regulation)).paragraphs()]
    assert labels == [f"〔{SPELLINGS[format_](n)}〕" for n in range(1, most + 1)]


def test_a_long_regulation_of_chapters_and_articles_is_numbered_without_one_mistake() -> None:
    chance = random.Random(3)
    ranks = (
        Rank(1, None, "chineseCountingThousand", False, 0),
        Rank(1, 0, "chineseCountingThousand", False, 0),
        Rank(1, None, "chineseCounting", False, 0),
        Rank(1, None, "decimal", True, 2),
    )
    depths = chance.choices(range(DEPTHS), (1, 9, 12, 6), k=4000)
    regulation = Regulation(ranks, {}, [Use(1, depth, chance.random() < 0.2) for depth in depths])
    assert [each.label for each in read(built(regulation)).paragraphs()] == known(regulation)


PAPERS = Path(__file__).parents[2] / "../shared/papers"
ENTRY = re.compile(r"(?P<said>.+?)\t\s*\d+\s*")
NUMBER = re.compile(
    r"第[一二三四五六七八九十百]+[章节条]|[（(]?[一二三四五六七八九十\d.]+[）)、.]?|[A-Z]\.?"
)


def close(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.skipif(not PAPERS.exists(), reason="the shared papers are not on this machine")
def test_the_numbers_are_those_word_wrote_into_its_tables_of_contents() -> None:
    agreed = 0
    for path in sorted(PAPERS.glob("**/*.docx")):
        paragraphs = list(read(path.read_bytes()).paragraphs())
        contents = [each for each in paragraphs if each.look.style.lower().startswith("toc")]
        headings = [each for each in paragraphs if each.label and each.look.level and each.text]
        for entry in filter(None, (ENTRY.fullmatch(each.text) for each in contents)):
            said = close(entry["said"])
            same = [each for each in headings if said.endswith(close(each.text))]
            same = [e for e in same if NUMBER.fullmatch(said.removesuffix(close(e.text)))]
            if same:
                assert any(close(e.label) + close(e.text) == said for e in same), (path.name, said)
                agreed += 1
    assert agreed > 40
