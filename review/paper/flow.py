"""The blocks of one story: paragraphs with their labels, and tables with their spans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from review.paper.alternatives import choose
from review.paper.blocks import Block, Paragraph, Row, Table
from review.paper.fields import unended
from review.paper.formulas import m
from review.paper.grid import Grid
from review.paper.inline import CHANGES, RUN, Inline
from review.paper.namespaces import CHOICE, WORD14, r, w
from review.paper.numbering import Counters
from review.paper.styles import Manner, arrange, measure
from review.paper.surroundings import WholePaper

P, TBL, SDT, PPR = w("p"), w("tbl"), w("sdt"), w("pPr")
PSTYLE, VAL, PRPR, PPRCHANGE = w("pStyle"), w("val"), w("rPr"), w("pPrChange")
PARAID = f"{{{WORD14}}}paraId"
TR, TC, TRPR, TCPR = w("tr"), w("tc"), w("trPr"), w("tcPr")
SPAN, DOWN, ID = w("gridSpan"), w("vMerge"), w("id")
COMMENT_START, COMMENT_END = w("commentRangeStart"), w("commentRangeEnd")
_BARE = frozenset((RUN, m("oMathPara"), m("oMath"), w("hyperlink"), w("fldSimple")))
_FOREIGN = (w("altChunk"), w("subDoc"))
_PROPERTIES = frozenset(
    map(w, ("sdtPr", "sdtEndPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "bookmarkStart",
            "bookmarkEnd", "proofErr", "permStart", "permEnd", "tblPrEx"))
)  # fmt: skip
ALTERNATE = f"{{{CHOICE}}}AlternateContent"
_SHAPES = {
    w(name): sentence
    for name, sentence in {
        "cellIns": "有单元格的插入修订", "cellDel": "有单元格的删除修订",
        "cellMerge": "有单元格的合并修订", "tblPrChange": "有表格格式修订",
        "tblGridChange": "有表格列宽修订", "trPrChange": "有表格行格式修订",
        "tcPrChange": "有单元格格式修订", "tblPrExChange": "有表格格式修订",
        "numberingChange": "有编号修订", "sectPrChange": "有版面修订",
    }.items()
}  # fmt: skip


class Flow:
    """Reads the content of one story; `prefix` begins the ids of its paragraphs."""

    def __init__(
        self, paper: WholePaper, root: etree._Element, name: str, prefix: str, part: str,
        counters: Counters,
    ) -> None:  # fmt: skip
        self._paper, self._root, self._name = paper, root, name
        self._prefix, self._part, self._counters = prefix, part, counters
        self._inline = Inline(paper, name, part, unended(root))
        self._count = 0
        self._last = ("", 0)
        self._waiting: list[str] = []

    def read(self) -> tuple[Block, ...]:
        """All blocks of the story."""
        self._reshaped()
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
            self._paper.findings.ends.setdefault(element.get(ID, ""), self._last)
        elif tag in _FOREIGN:
            self._foreign(element)
        else:
            return tag in _PROPERTIES
        return True

    def _foreign(self, element: etree._Element) -> None:
        relation = self._paper.package.relations(self._part).get(element.get(r("id"), ""))
        target = relation.target if relation else self._name
        inside = relation is not None and target in self._paper.package
        size = len(self._paper.package.read(target)) if inside else 1
        self._paper.findings.hide(target, "foreign-document", size)
        self._paper.findings.warn(
            "foreign-document",
            target,
            "文件内嵌了另一份文档，Word 会显示其内容，本系统不读取，请合并后再提交。",
        )

    def _paragraph(self, element: etree._Element, bare: bool = False) -> Paragraph:
        self._count += 1
        place = f"{self._prefix}{self._count}"
        properties = None if bare else next(element.iterchildren(PPR), None)
        style = self._style(properties)
        manner = self._paper.styles.manner(style)
        mark, direct = None, manner
        if properties is not None:
            direct = arrange(manner, properties)
            mark = self._mark(properties)
        for number in self._waiting:
            self._paper.findings.starts.setdefault(number, (place, 0))
        self._waiting.clear()
        label = self._label(direct, style)
        trace = self._paper.trace
        source: Iterable[etree._Element] = (element,) if bare else element
        line = self._inline.read(source, place, manner.run, manner.vanish, trace is not None)
        if trace is not None:
            trace.elements[place], trace.atoms[place] = element, line.atoms or []
        self._last = place, line.length
        return Paragraph(
            place, label, line.text, line.runs, direct.look, element.get(PARAID),
            direct.breaks_page, mark,
        )  # fmt: skip

    def _style(self, properties: etree._Element | None) -> str:
        if properties is not None:
            for named in properties.iterchildren(PSTYLE):
                return named.get(VAL, "")
        return self._paper.styles.default

    def _mark(self, properties: etree._Element) -> str | None:
        """The tracked change of the paragraph mark, or else of the paragraph's format."""
        findings, mark = self._paper.findings, None
        for each in properties.iterchildren(PRPR, PPRCHANGE):
            if each.tag == PRPR:
                for change in each.iterchildren(*CHANGES):
                    mark = findings.change(CHANGES[str(change.tag)][0], change)
            else:
                mark = mark or findings.change("format", each)
        return mark

    def _label(self, manner: Manner, style: str) -> str:
        if not manner.number or manner.number == "0":
            return ""
        depth = manner.depth
        chosen = self._paper.lists.get(manner.number)
        if depth is None and chosen is not None:
            lineage = self._paper.styles.ancestry(style)
            bound = (chosen.level_of(each) for each in lineage)
            depth = next((level for level in bound if level is not None), None)
        return self._counters.label(manner.number, depth or 0)

    def _table(self, element: etree._Element) -> Table:
        grid = Grid()
        for row in self._rows(element, TR):
            properties = row.find(TRPR)
            grid.row(self._row_change(properties), _grid_before(properties))
            for cell in self._rows(row, TC):
                self._cell(grid, cell)
        return Table(tuple(Row(cells, change) for cells, change in grid.rows()))

    def _cell(self, grid: Grid, cell: etree._Element) -> None:
        properties = cell.find(TCPR)
        across, merge = 1, ""
        if properties is not None:
            span, down = properties.find(SPAN), properties.find(DOWN)
            across = max(1, min(measure(span.get(VAL)), 63)) if span is not None else 1
            merge = down.get(VAL, "continue") if down is not None else ""
        grid.cell(tuple(self._blocks(cell)), across, merge == "continue")

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

    def _row_change(self, properties: etree._Element | None) -> str | None:
        for kind in ("ins", "del"):
            change = properties.find(w(kind)) if properties is not None else None
            if change is not None:
                return self._paper.findings.change(CHANGES[w(kind)][0], change)
        return None

    def _reshaped(self) -> None:
        """List changes of shape that the page cannot show, never pass them over."""
        for change in self._root.iter(*_SHAPES):
            self._paper.findings.change("format", change)
            sentence = f"文件{_SHAPES[str(change.tag)]}，页面上不显示，请在 Word 中核对。"
            self._paper.findings.warn("shape-change", self._name, sentence)


def _grid_before(properties: etree._Element | None) -> int:
    before = properties.find(w("gridBefore")) if properties is not None else None
    return min(measure(before.get(VAL)), 63) if before is not None else 0
