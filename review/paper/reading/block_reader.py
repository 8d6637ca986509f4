"""The blocks of one story: paragraphs with their labels, and tables with their spans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from review.paper.model import PLAIN, Block, Fate, Paragraph, Row, Run, Table
from review.paper.ooxml.alternate_content import ALTERNATE, choose
from review.paper.ooxml.bound_controls import CONTENT
from review.paper.ooxml.contested import second
from review.paper.ooxml.formulas import m
from review.paper.ooxml.namespaces import WORD14, w
from review.paper.ooxml.paragraph_properties import (
    CHANGES,
    PPRCHANGE,
    RPR,
    SECTION,
    ParagraphProperties,
)
from review.paper.ooxml.paragraph_sight import cut
from review.paper.ooxml.run_looks import AT, UNSAID, Layer
from review.paper.ooxml.table_effects import of_table
from review.paper.ooxml.table_grid import Grid
from review.paper.ooxml.table_looks import Place, TableLooks
from review.paper.ooxml.visibility.story_names import MARKS, STORY, crowded
from review.paper.ooxml.visibility.unknown import canonical, named
from review.paper.reading import control_reader, object_reader
from review.paper.reading.context import WholePaper
from review.paper.reading.field_reader import left_open
from review.paper.reading.inline_reader import RUN, InlineReader
from review.paper.reading.label_sight import bound_level, dressed
from review.paper.reading.paragraph_about import about_paragraph, ends_section, tell_unknown
from review.paper.reading.structural_changes import structural_changes
from review.paper.reading.table_reader import AboutCell, AboutRow, about_cell, about_row, strange
from review.paper.reading.view_counters import NONE, Labels, ViewCounters, absent_from, mark_fate

P, TBL, PPR, ID = w("p"), w("tbl"), w("pPr"), w("id")
PARAID = f"{{{WORD14}}}paraId"
TR, TC, TBLPR, CONTROL = w("tr"), w("tc"), w("tblPr"), w("sdt")
NUMPR, GRID, COLUMN = w("numPr"), w("tblGrid"), w("gridCol")
COMMENT_START, COMMENT_END = w("commentRangeStart"), w("commentRangeEnd")
_BARE = frozenset((RUN, m("oMathPara"), m("oMath"), w("hyperlink"), w("fldSimple")))
_FOREIGN = (w("altChunk"), w("subDoc"))
_SHAPED = frozenset(map(w, ("tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx")))
_PROPERTIES = MARKS | {w("sdtPr"), w("pPr")}
_WRAPPERS = frozenset(map(w, ("sdtContent", "customXml", "smartTag", "dir", "bdo")))
_P_KEYS, _TR_KEYS, _TC_KEYS = (STORY[name].attributes for name in (P, TR, TC))


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
        self._deep = 0  # the level of the last label
        self._under: Layer = UNSAID
        self._replaced: tuple[str, etree._Element] | None = None

    def read(self) -> tuple[Block, ...]:
        """All blocks of the story."""
        blocks = tuple(self._blocks(self._root))
        left_open(self._inline)
        return blocks

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
                self._inline.stand(self._last)
                object_reader.alternatives(self._inline, child)
                chosen = choose(child)
                yield from self._blocks(chosen) if chosen is not None else ()
            elif tag in _BARE:
                yield self._paragraph(child, bare=True)
            elif tag == CONTROL:
                yield from self._control(child)
            elif not self._aside(child):
                if tag not in _WRAPPERS:
                    self._unknown(child)
                yield from self._blocks(child)

    def _control(self, element: etree._Element) -> Iterator[Block]:
        """A content control around blocks: its placeholder is no text, bound data prevail."""
        about, content = self._paper.stores.control(element), element.find(CONTENT)
        if content is None or not (about.placeholder or control_reader.differs(about, content)):
            yield from self._blocks(element)
        elif about.placeholder:
            with self._inline.aside("placeholder"):
                yield from self._blocks(content)
        else:
            # The words of the data stand in the first paragraph.
            self._replaced = (about.value or "", element) if about.exact else None
            with self._inline.aside("bound-cache" if about.exact else ""):
                yield from self._blocks(content)
            self._inline.stand(self._last)
            control_reader.tell(self._inline, about, content)
            self._replaced = None

    def _unknown(self, element: etree._Element) -> None:
        if isinstance(element.tag, str):
            self._findings.caveat(self._last, "unknown", named(element), canonical(element))

    def _aside(self, element: etree._Element) -> bool:
        """Take what is no block; False for a wrapper whose blocks are to be read."""
        tag = element.tag
        if tag == COMMENT_START:
            self._waiting.append(element.get(ID, ""))
        elif tag == COMMENT_END:
            self._findings.ends.setdefault(element.get(ID, ""), self._last)
        elif tag in _FOREIGN:
            self._inline.stand(self._last)
            object_reader.foreign(self._inline, element)
        elif tag in _SHAPED:
            if (tag == GRID and crowded(element)) or second(element):
                self._unknown(element)
            structural_changes(self._findings, element, self._name)
        elif tag == SECTION:
            self._section(element)
        else:
            if tag in MARKS and crowded(element):
                self._unknown(element)
            return tag in _PROPERTIES
        return True

    def _section(self, properties: etree._Element) -> None:
        if self._name != "body" or next(properties.iterancestors(TC), None) is not None:
            self._unknown(properties)  # no section ends in a header, a note, a box or a cell
        structural_changes(self._findings, properties, self._name)
        self._paper.section(properties, self._part)

    def _paragraph(self, element: etree._Element, bare: bool = False) -> Paragraph:
        self._count += 1
        place = f"{self._prefix}{self._count}"
        properties, about = about_paragraph(self._folds, element, bare)
        style = self._styles.default if about.style is None else about.style
        direct = self._styles.arranged(style, about.words, self._under)
        if about.unknown or not _P_KEYS.issuperset(element.keys()):
            tell_unknown(self._findings, () if bare else element.items(), about, place)
        mark = self._noted(properties) if about.noted and properties is not None else None
        if self._waiting:
            for number in self._waiting:
                self._findings.starts.setdefault(number, (place, 0))
            self._waiting.clear()
        trace = self._paper.trace
        source: Iterable[etree._Element] = (element,) if bare else element
        line = self._inline.read(source, place, direct.run, trace is not None)
        if self._replaced is not None:
            self._inline.show(*self._replaced)
            self._replaced = None
        if trace is not None:
            trace.elements[place], trace.atoms[place] = element, line.atoms or []
        self._last = place, line.length
        text, runs = line.text, line.runs
        fate = self._inline.fate
        if about.noted and properties is not None:
            fate = mark_fate(properties, fate)
        numbered = text or not about.noted or not ends_section(properties)
        label, others = self._label(direct, style, fate, element, runs) if numbered else NONE
        label, label_look = (
            dressed(
                self._paper, self._part, label, place, direct, properties, self._deep, about.style
            )
            if label
            else ("", PLAIN)
        )
        look = direct.look
        if direct.exact:
            squeezed = cut(direct.exact, self._inline.tallest)
            look = look._replace(effects=f"{look.effects} {squeezed}".strip())
        return Paragraph(
            place, label, text, runs, look, element.get(PARAID),
            direct.breaks_page, mark, label_look, fate, others,
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
                self._depths[number, style] = bound_level(self._paper, number, style)
            depth = self._depths[number, style]
        self._deep = depth
        row = self._row_fate
        absent = absent_from(fate, element, runs)
        if row != "kept":
            absent = absent[0] or row == "inserted", absent[1] or row == "deleted"
        return self._counters.label(number, depth, absent)

    def _table(self, element: etree._Element) -> Table:
        grid, outside, above = Grid(), self._under, self._row_fate
        properties = element.find(TBLPR)
        looks = TableLooks(self._styles, () if properties is None else properties)
        for each in () if properties is None else properties:
            if strange(each):
                self._unknown(each)
        widths = element.find(GRID)
        own = of_table(properties, widths)
        aside = " ".join(filter(None, (outside[AT["around"]], own)))
        size = 0 if looks.plain else len(element.findall(TR))
        given = 0 if widths is None else sum(1 for _ in widths.iterchildren(COLUMN))
        columns = 0 if looks.plain else given
        for n, row in enumerate(self._rows(element, TR)):
            about = about_row(row)
            if not _TR_KEYS.issuperset(row.keys()):
                self._unknown(row)
            grid.row(self._enter_row(about), about.before)
            change = about.change
            self._row_fate = above if change is None else CHANGES[str(change.tag)][1]
            column = about.before
            for cell in self._rows(row, TC):
                it = about_cell(cell)
                self._enter_cell(cell, it)
                place = None if looks.plain else Place(n, column, size, columns)
                around = " ".join(filter(None, (aside, about.around, it.around)))
                self._under = looks.cell(place, it.shade, around)
                if not grid.cell(tuple(self._blocks(cell)), it.across, it.continues):
                    self._unknown(cell[0])
                column += it.across
        self._under, self._row_fate = outside, above
        if widths is not None and grid.width > given:
            self._unknown(widths)  # some programs show no cell beyond
        return Table(tuple(Row(cells, change) for cells, change in grid.rows()))

    def _enter_row(self, about: AboutRow) -> str | None:
        for each in about.unknown:
            self._unknown(each)
        change = about.change
        kind = None if change is None else CHANGES[str(change.tag)][0]
        return None if change is None or kind is None else self._findings.change(kind, change)

    def _enter_cell(self, cell: etree._Element, about: AboutCell) -> None:
        for each in about.unknown:
            self._unknown(each)
        if not _TC_KEYS.issuperset(cell.keys()):
            self._unknown(cell)

    def _rows(self, element: etree._Element, name: str) -> Iterator[etree._Element]:
        """Rows of a table or cells of a row, through whatever wraps them."""
        for child in element:
            if child.tag == name:
                yield child
            elif child.tag in CHANGES:
                with self._inline.within(child):
                    yield from self._rows(child, name)
            elif child.tag == ALTERNATE:
                self._unknown(child)
                chosen = choose(child)
                yield from self._rows(chosen, name) if chosen is not None else ()
            elif child.tag == CONTROL:
                with control_reader.around_cells(self._inline, child, self._last):
                    yield from self._rows(child, name)
            elif not self._aside(child):
                if child.tag not in _WRAPPERS:
                    self._unknown(child)
                yield from self._rows(child, name)
