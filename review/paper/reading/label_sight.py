"""How the number of a paragraph is seen, if it is seen at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from review.paper.model import PLAIN, Look
from review.paper.ooxml.paragraph_properties import ParagraphProperties
from review.paper.ooxml.run_looks import Dress
from review.paper.ooxml.symbol_fonts import UNMAPPED
from review.paper.reading.paragraph_about import mark_looks
from review.words import Words

if TYPE_CHECKING:
    from review.paper.reading.context import WholePaper


def bound_level(paper: WholePaper, number: str, style: str) -> int:
    """The level of a list to which a style, or one it is based on, is bound; else the first."""
    chosen = paper.lists.get(number)
    if chosen is None:
        return 0
    bound = (chosen.level_of(each) for each in paper.styles.ancestry(style))
    return next((level for level in bound if level is not None), 0)


def dressed(
    paper: WholePaper, part: str, label: str, place: str, direct: ParagraphProperties,
    properties: etree._Element | None, depth: int, style: str | None,
) -> tuple[str, Look]:  # fmt: skip
    """The label as it is seen, and its look: of the paragraph mark, then of the level."""
    mark = None if properties is None else mark_looks(paper.folds(part), properties)
    dress = paper.label_looks.dress(direct.run, mark, direct.number or "", depth)
    if dress.vanish:
        paper.findings.unseen((place, 0), "hidden", label)
        return "", PLAIN
    if style and not paper.styles.known(style):  # Word numbers it, others may not
        said = Words("编号所在段落的样式“{name}”不在文件中，有的软件不显示这一编号", name=style)
        paper.findings.caveat((place, 0), "unknown", said, f"style {style}")
    return label, dress.look if dress.symbol is None else _in_signs(paper, label, dress, place)


def _in_signs(paper: WholePaper, label: str, dress: Dress, place: str) -> Look:
    """A label in a symbol font; `numbering` has read the signs of bullets."""
    fonts = ",".join(sorted({each.lower() for each in dress.symbol or ()})).replace(" ", "-")
    if any(sign.isalnum() and sign.isascii() for sign in label) and UNMAPPED not in label:
        said = Words("编号“{number}”以符号字体显示为别的符号", number=label)
        paper.findings.caveat((place, 0), "symbol", said, f"label {fonts} {label}")
    return dress.look._replace(effects=f"{dress.look.effects} symbol:{fonts}".strip())
