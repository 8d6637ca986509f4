"""Pairs for tables, and for names in no table."""

from __future__ import annotations

from collections.abc import Iterator

from tests.paper.documents import p, t
from tests.paper.sight.contract import Pair, contract, pair

CELLS = (("名称", "单价"), ("设备", "十万"), ("服务", "五万"))
PROPERTIES: dict[str, str] = {
    "width": '<w:tblW w:w="5000" w:type="dxa"/>', "centred": '<w:jc w:val="center"/>',
    "installation": '<w:tblLayout w:type="fixed"/>', "caption": '<w:tblCaption w:val="x"/>',
    "cell margins": '<w:tblCellMar><w:left w:w="100" w:type="dxa"/></w:tblCellMar>',
    "borders": '<w:tblBorders><w:top w:val="single" w:sz="4"/></w:tblBorders>',
}  # fmt: skip
LOOKS: dict[str, str] = {
    "far left": '<w:tblInd w:w="-14000" w:type="dxa"/>', "right to left": "<w:bidiVisual/>",
    "floats off the page": '<w:tblpPr w:vertAnchor="page" w:horzAnchor="page" w:tblpX="14000" w:tblpY="1000"/>',
    "floats over words": '<w:tblpPr w:vertAnchor="page" w:horzAnchor="page" w:tblpX="1800" w:tblpY="1440"/>',
    "cell margins that hide": '<w:tblCellMar><w:left w:w="9000" w:type="dxa"/></w:tblCellMar>',
    "unknown": "<w:nonesuch/>",
}  # fmt: skip
ROWS: dict[str, str] = {
    "hidden": "<w:hidden/>", "no height": '<w:trHeight w:val="20" w:hRule="exact"/>',
    "half the height": '<w:trHeight w:val="150" w:hRule="exact"/>',
    "height of one line": '<w:trHeight w:val="320" w:hRule="exact"/>', "unknown": "<w:nonesuch/>",
    "grid before": '<w:gridBefore w:val="1"/>', "deleted": '<w:del w:id="1" w:author="x"/>',
}  # fmt: skip
IN_CELLS: dict[str, str] = {
    "span": '<w:gridSpan w:val="2"/>', "merged": "<w:vMerge/>", "merged across": "<w:hMerge/>",
    "fitted": "<w:tcFitText/>", "black": '<w:shd w:val="clear" w:fill="000000"/>', "unknown": "<w:nonesuch/>",
    "margins": '<w:tcMar><w:left w:w="4000" w:type="dxa"/></w:tcMar>',
    "turned": '<w:textDirection w:val="tbRl"/>',
    "narrow": '<w:tcW w:w="10" w:type="dxa"/>',
}  # fmt: skip
BLIND_CELLS: dict[str, str] = {
    "width": '<w:tcW w:w="2500" w:type="dxa"/>', "vAlign": '<w:vAlign w:val="center"/>', "noWrap": "<w:noWrap/>",
    "borders": '<w:tcBorders><w:top w:val="single" w:sz="4"/></w:tcBorders>',
}  # fmt: skip
UNKNOWN = ("<w:nonesuch w:val='{0}'/>", "<zz:x xmlns:zz='urn:zz'>{0}</zz:x>", "<m:nonesuch>{0}</m:nonesuch>",
           "<w:nonesuch>{0}</w:nonesuch>", "<w14:nonesuch w14:val='{0}'/>")  # fmt: skip


def table(
    about: str = "", row: str = "", cell: str = "", cells: tuple[tuple[str, ...], ...] = CELLS
) -> str:
    """A table of three rows; `row` and `cell` are properties of the second row and its last cell."""
    rows = ""
    for n, line in enumerate(cells):
        made = "".join(
            f"<w:tc>{f'<w:tcPr>{cell}</w:tcPr>' if cell and (n, at) == (1, 1) else ''}{p(t(text))}</w:tc>"
            for at, text in enumerate(line)
        )
        rows += f"<w:tr>{f'<w:trPr>{row}</w:trPr>' if row and n == 1 else ''}{made}</w:tr>"
    grid = '<w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>'
    return f"<w:tbl><w:tblPr>{about}</w:tblPr>{grid}{rows}</w:tbl>"


def pairs() -> Iterator[Pair]:
    """Tables and unknown names."""
    yield from _tables()
    for n, form in enumerate(UNKNOWN):
        yield pair("unknown", f"in a paragraph {n}", form.format(1), form.format(2))
        yield pair("unknown", f"in a run {n}", *(f"<w:r>{form.format(x)}</w:r>" for x in (1, 2)))
        yield Pair(
            "unknown",
            f"between paragraphs {n}",
            *(lambda x=x, form=form: contract(blocks=form.format(x)) for x in (1, 2)),
        )
        yield Pair(
            "unknown",
            f"in properties {n}",
            *(lambda x=x, form=form: contract(about=form.format(x)) for x in (1, 2)),
        )
        yield pair("unknown", f"in looks {n}", *(t("壹", form.format(x)) for x in (1, 2)))


def _tables() -> Iterator[Pair]:
    families = (("tblPr", "about", PROPERTIES, True), ("tblPr", "about", LOOKS, False), ("trPr", "row", ROWS, False),
                ("tcPr", "cell", IN_CELLS, False), ("tcPr", "cell", BLIND_CELLS, True))  # fmt: skip
    for kind, slot, family, layout in families:
        for name, said in family.items():
            yield Pair(
                f"table {kind}",
                name,
                lambda: contract(blocks=table()),
                lambda slot=slot, said=said: contract(blocks=table(**{slot: said})),
                layout,
            )
    for name, cells in {
        "rows exchanged": (CELLS[0], CELLS[2], CELLS[1]), "columns exchanged": tuple(line[::-1] for line in CELLS),
        "cells exchanged": (CELLS[0], ("设备", "五万"), ("服务", "十万")), "a row less": CELLS[:2],
    }.items():  # fmt: skip
        yield Pair(
            "table",
            name,
            lambda: contract(blocks=table()),
            lambda c=cells: contract(blocks=table(cells=c)),
        )
