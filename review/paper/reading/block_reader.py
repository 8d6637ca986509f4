"""The blocks of one story: paragraphs with their labels, and tables with their spans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from review.paper.model import PLAIN, Block, Fate, Paragraph, Row, Run, Table
from review.paper.ooxml.alternate_content import choose
from review.paper.ooxml.formulas import m
from review.paper.ooxml.namespaces import CHOICE, WORD14, r, w
from review.paper.ooxml.paragraph_properties import (
    CHANGES,
    PPRCHANGE,
    RPR,
    SECTION,
    VAL,
    ParagraphProperties,
    Said,
    measure,
    said,
)
from review.paper.ooxml.table_grid import Grid
from review.paper.reading.context import WholePaper
from review.paper.reading.inline_reader import RUN, InlineReader
from review.paper.reading.structural_changes import structural_changes
from review.paper.reading.view_counters import NONE, Labels, ViewCounters, absent_from, mark_fate

P, TBL, PPR, ID = w("p"), w("tbl"), w("pPr"), w("id")
PARAID = f"{{{WORD14}}}paraId"
TR, TC, TRPR, TCPR = w("tr"), w("tc"), w("trPr"), w("tcPr")
NUMPR, SPAN, DOWN, BEFORE = w("numPr"), w("gridSpan"), w("vMerge"), w("gridBefore")
COMMENT_START, COMMENT_END = w("commentRangeStart"), w("commentRangeEnd")
_BARE = frozenset((RUN, m("oMathPara"), m("oMath"), w("hyperlink"), w("fldSimple")))
_FOREIGN = (w("altChunk"), w("subDoc"))
_SHAPED = frozenset(map(w, ("tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx")))
_PROPERTIES = frozenset(
    map(w, ("sdtPr", "sdtEndPr", "bookmarkStart", "bookmarkEnd", "proofErr", "permStart",
            "permEnd"))
)  # fmt: skip
ALTERNATE = f"{{{CHOICE}}}AlternateContent"
_PLAIN = Said(None, (), False)


class BlockReader:
    """Reads the content of one story; `prefix` begins the ids of its paragraphs."""

    def __init__(
        self, paper: WholePaper, root: etree._Element, name: str, prefix: str, part: str,
        counters: ViewCounters,
    ) -> None:  # fmt: skip
        self._paper, self._root, self._name = paper, root, name
        self._prefix, self._part, self._counters = prefix, part, counters
        self._styles, self._findings = paper.styles, paper.findings
        self._inline, self._folds = InlineReader(paper, name, part, root), paper.folds(part)
        self._depths: dict[tuple[str, str], int] = {}
        self._count = 0
        self._last = ("", 0)
        self._waiting: list[str] = []
        self._row_fate: Fate = "kept"

    def read(self) -> tuple[Block, ...]:
        """All blocks of the story."""
        return tuple(self._blocks(self._root))

    def _blocks(self, element: Iterable[etree._Element]) -> Iterator[Block]:
        for child in element:
            tag = child.tag
            if tag == P:
                yield self._paragraph(child)
            elif tag == TBL:
                yield self._table(child)
            elif tag in CHANGES:
                with self._inline.within(child):
                    yield from self._blocks(child)
            elif tag == ALTERNATE:
                chosen = choose(child)
                yield from self._blocks(chosen) if chosen is not None else ()
            elif tag in _BARE:
                yield self._paragraph(child, bare=True)
            elif not self._aside(child):
                yield from self._blocks(child)

    def _aside(self, element: etree._Element) -> bool:
        """Take what is no block; False for a wrapper whose blocks are to be read."""
        tag = element.tag
        if tag == COMMENT_START:
            self._waiting.append(element.get(ID, ""))
        elif tag == COMMENT_END:
            self._findings.ends.setdefault(element.get(ID, ""), self._last)
        elif tag in _FOREIGN:
            self._foreign(element)
        elif tag in _SHAPED:
            structural_changes(self._findings, element, self._name)
        elif tag == SECTION:
            self._section(element)
        else:
            return tag in _PROPERTIES
        return True

    def _section(self, properties: etree._Element) -> None:
        structural_changes(self._findings, properties, self._name)
        self._paper.section(properties, self._part)

    def _foreign(self, element: etree._Element) -> None:
        relation = self._paper.package.relations(self._part).get(element.get(r("id"), ""))
        target = relation.target if relation else self._name
        inside = relation is not None and target in self._paper.package
        size = len(self._paper.package.read(target)) if inside else 1
        self._findings.hide(target, "foreign-document", size)
        self._findings.warn(
            "foreign-document",
            target,
            "文件内嵌了另一份文档，Word 会显示其内容，本系统不读取，请合并后再提交。",
        )

    def _paragraph(self, element: etree._Element, bare: bool = False) -> Paragraph:
        self._count += 1
        place = f"{self._prefix}{self._count}"
        properties = about = None
        if not bare and len(element):
            properties = element[0]  # w:pPr stands first (17.3.1.26)
            tag = properties.tag
            if tag in self._folds.paragraphs:
                about = self._folds.said(tag, properties)
            elif tag != PPR:
                properties = next(element.iterchildren(PPR), None)
        if about is None:
            about = _PLAIN if properties is None else said(properties)
        style = self._styles.default if about.style is None else about.style
        manner, direct = self._styles.manner(style), self._styles.arranged(style, about.words)
        mark = self._noted(properties) if about.noted and properties is not None else None
        if self._waiting:
            for number in self._waiting:
                self._findings.starts.setdefault(number, (place, 0))
            self._waiting.clear()
        trace = self._paper.trace
        source: Iterable[etree._Element] = (element,) if bare else element
        line = self._inline.read(source, place, manner.run, manner.vanish, trace is not None)
        if trace is not None:
            trace.elements[place], trace.atoms[place] = element, line.atoms or []
        self._last = place, line.length
        text, runs = line.text, line.runs
        fate = self._inline.fate
        if about.noted and properties is not None:
            fate = mark_fate(properties, fate)
        numbered = text or not about.noted or not _ends_section(properties)
        label, others = self._label(direct, style, fate, element, runs) if numbered else NONE
        return Paragraph(
            place, label, text, runs, direct.look, element.get(PARAID),
            direct.breaks_page, mark, PLAIN, fate, others,
        )  # fmt: skip

    def _noted(self, properties: etree._Element) -> str | None:
        """Enter what w:pPr tells beside looks; the change of the paragraph mark or of its format.

        The mark itself counts before its format (17.13.5.15, 17.13.5.19, 17.13.5.29).
        """
        mark, format_ = None, None
        for each in properties:
            tag = each.tag
            if tag == RPR:
                for change in each:
                    if change.tag in CHANGES:
                        mark = self._findings.change(CHANGES[str(change.tag)][0], change)
            elif tag == PPRCHANGE:
                format_ = self._findings.change("format", each)
            elif tag == SECTION:
                self._section(each)
            elif tag == NUMPR:
                structural_changes(self._findings, each, self._name)
        return mark or format_

    def _label(
        self, manner: ParagraphProperties, style: str, fate: Fate, element: etree._Element,
        runs: tuple[Run, ...],
    ) -> Labels:  # fmt: skip
        number, depth = manner.number, manner.depth
        if not number or number == "0":
            return NONE
        if depth is None:
            if (number, style) not in self._depths:
                self._depths[number, style] = self._bound(number, style)
            depth = self._depths[number, style]
        row = self._row_fate
        absent = absent_from(fate, element, runs)
        if row != "kept":
            absent = absent[0] or row == "inserted", absent[1] or row == "deleted"
        return self._counters.label(number, depth, absent)

    def _bound(self, number: str, style: str) -> int:
        """The level of a list to which a style, or one it is based on, is bound; else the first."""
        chosen = self._paper.lists.get(number)
        lineage = self._styles.ancestry(style) if chosen is not None else ()
        bound = (chosen.level_of(each) for each in lineage if chosen is not None)
        return next((level for level in bound if level is not None), 0)

    def _table(self, element: etree._Element) -> Table:
        grid = Grid()
        outside = self._row_fate
        for row in self._rows(element, TR):
            change, before, fate = self._about_row(row)
            grid.row(change, before)
            self._row_fate = outside if fate == "kept" else fate
            for cell in self._rows(row, TC):
                across, continues = _about_cell(cell)
                grid.cell(tuple(self._blocks(cell)), across, continues)
        self._row_fate = outside
        return Table(tuple(Row(cells, change) for cells, change in grid.rows()))

    def _about_row(self, row: etree._Element) -> tuple[str | None, int, Fate]:
        """The tracked change of a row, the columns left empty before it, and the row's fate."""
        change, before = None, 0
        fate: Fate = "kept"
        for properties in row:
            if properties.tag == TRPR:
                for each in properties:
                    tag = each.tag
                    if tag == BEFORE:
                        before = min(measure(each.get(VAL)), 63)
                    elif tag in CHANGES and change is None:
                        kind, fate = CHANGES[str(tag)]
                        change = self._findings.change(kind, each)
                break
            if properties.tag == TC:
                break
        return change, before, fate

    def _rows(self, element: etree._Element, name: str) -> Iterator[etree._Element]:
        """Rows of a table or cells of a row, through whatever wraps them."""
        for child in element:
            if child.tag == name:
                yield child
            elif child.tag in CHANGES:
                with self._inline.within(child):
                    yield from self._rows(child, name)
            elif child.tag == ALTERNATE:
                chosen = choose(child)
                yield from self._rows(chosen, name) if chosen is not None else ()
            elif not self._aside(child):
                yield from self._rows(child, name)


def _ends_section(properties: etree._Element | None) -> bool:
    return properties is not None and properties.find(SECTION) is not None


def _about_cell(cell: etree._Element) -> tuple[int, bool]:
    """Columns a cell spans, and whether it continues the one above (17.4.17, 17.4.84)."""
    across, continues = 1, False
    for properties in cell:
        if properties.tag == TCPR:
            for each in properties:
                tag = each.tag
                if tag == SPAN:
                    across = max(1, min(measure(each.get(VAL)), 63))
                elif tag == DOWN:
                    continues = each.get(VAL, "continue") == "continue"
            break
        if properties.tag == P:
            break
    return across, continues
