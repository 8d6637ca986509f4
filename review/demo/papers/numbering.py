"""The numbering definitions of the papers, as Word writes them (ECMA-376 Part 1, 17.9)."""

from __future__ import annotations

from typing import NamedTuple

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn


class Level(NamedTuple):
    format: str
    text: str
    style: str = ""  # the paragraph style bound to this level, if any
    restart: int | None = None  # w:lvlRestart; 0 = never restarts
    suffix: str = "space"


# 条 goes on counting through the chapters: w:lvlRestart w:val="0" (17.9.10)
ARTICLES = (
    Level("chineseCountingThousand", "第%1章", "Heading1"),
    Level("chineseCountingThousand", "第%2条", "Article", restart=0),
    Level("chineseCounting", "（%3）", suffix="nothing"),
    Level("decimal", "%4."),
)
ANNEX = (
    Level("chineseCountingThousand", "%1、", suffix="nothing"),
    Level("chineseCounting", "（%2）", suffix="nothing"),
    Level("decimal", "%3."),
)
DECIMAL = (Level("decimal", "%1"), Level("decimal", "%1.%2"), Level("decimal", "%1.%2.%3"))
ABSTRACTS = (ARTICLES, ANNEX, DECIMAL)

# kind of line -> (abstract, level)
PLACES = {
    "章": (0, 0), "条": (0, 1), "项": (0, 2), "目": (0, 3),
    "一、": (1, 0), "（一）": (1, 1), "1.": (1, 2),
    "1": (2, 0), "1.1": (2, 1), "1.1.1": (2, 2),
}  # fmt: skip


class Numbering:
    """Writes the definitions into a document and hands out w:num ids; an annex starts anew."""

    def __init__(self, document: Document) -> None:
        self.root = document.part.numbering_part.element
        for child in list(self.root):
            self.root.remove(child)
        for at, levels in enumerate(ABSTRACTS):
            self.root.append(_abstract(at, levels))
        self.nums: list[int] = []
        for at in range(len(ABSTRACTS)):
            self.nums.append(self._num(at, restart=False))

    def start_annex(self) -> None:
        """From here on 一、 and 1 count from one again (w:lvlOverride, 17.9.8)."""
        self.nums[1:] = [self._num(at, restart=True) for at in range(1, len(ABSTRACTS))]

    def place(self, kind: str) -> tuple[int, int] | None:
        """(w:numId, w:ilvl) of a kind of line, None for one without a number."""
        if kind not in PLACES:
            return None
        abstract, level = PLACES[kind]
        return self.nums[abstract], level

    def _num(self, abstract: int, restart: bool) -> int:
        number = len(self.root.findall(qn("w:num"))) + 1
        override = (
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' * restart
        )
        self.root.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{number}">'
                f'<w:abstractNumId w:val="{abstract}"/>{override}</w:num>'
            )
        )
        return number


def _abstract(at: int, levels: tuple[Level, ...]) -> object:
    rows = "".join(_level(number, level) for number, level in enumerate(levels))
    return parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{at}">'
        f'<w:multiLevelType w:val="multilevel"/>{rows}</w:abstractNum>'
    )


def _level(number: int, level: Level) -> str:
    restart = "" if level.restart is None else f'<w:lvlRestart w:val="{level.restart}"/>'
    style = f'<w:pStyle w:val="{level.style}"/>' if level.style else ""
    # two characters, as in a numberless 款; a bound style has its own
    indent = "" if style else '<w:pPr><w:ind w:firstLineChars="200" w:firstLine="560"/></w:pPr>'
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{level.format}"/>'
        f'{restart}{style}<w:suff w:val="{level.suffix}"/><w:lvlText w:val="{level.text}"/>'
        f'<w:lvlJc w:val="left"/>{indent}</w:lvl>'
    )
