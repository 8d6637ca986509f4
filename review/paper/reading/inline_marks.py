"""Signs, notes, formulas and marks inside a paragraph, each read by a function of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from review.paper.fingerprint import sight
from review.paper.model import OBJECT
from review.paper.ooxml.formulas import m, skeleton, written
from review.paper.ooxml.namespaces import w
from review.paper.ooxml.symbol_fonts import PRIVATE, UNMAPPED, described, glyph, symbol, symbolic
from review.paper.ooxml.visibility.formula_names import FORMULA
from review.words import Words

if TYPE_CHECKING:
    from review.paper.reading.inline_reader import InlineReader

ID = w("id")
SIGNS = {
    w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n",
    w("noBreakHyphen"): "\u2011", w("softHyphen"): "\u00ad",
}  # fmt: skip
BLANK = str.maketrans("\n\r", "  ")


def sign(reader: InlineReader, node: etree._Element) -> None:
    reader.put(SIGNS[str(node.tag)], node)


def signs(reader: InlineReader, text: str) -> str:
    """Text in a symbol font as what it shows, one sign for each."""
    low, high = reader.worn.symbol or ("", "")
    shown = ""
    for n, sign in enumerate(text):
        font = low if sign < "\x80" else high
        mapped = symbolic(font) and (sign < "\u0100" or PRIVATE.match(sign) is not None)
        if not mapped and not PRIVATE.match(sign):
            shown += sign
            continue
        shape = glyph(font, sign)
        if shape is None:
            words = described(font, sign)
            reader.findings.caveat((reader.place, reader.line.length + n), "symbol", words, words)
        shown += shape or UNMAPPED
    return shown


def symbol_sign(reader: InlineReader, node: etree._Element) -> None:
    # w:sym (17.3.3.30), or an emoji as w16se:symEx; each in its own namespace
    space = str(node.tag).partition("}")[0]
    font = node.get(f"{space}}}font", "")
    try:
        sign = chr(int(node.get(f"{space}}}char", ""), 16))
    except (ValueError, OverflowError):
        sign = "\ufffd"
    text = symbol(font, sign)
    if len(text) > 1:
        reader.findings.caveat(reader.at, "symbol", text, text)
    reader.put(text, node)


def note(reader: InlineReader, node: etree._Element) -> None:
    kind = "footnote" if node.tag == w("footnoteReference") else "endnote"
    if not (reader.fields.coding or reader.unseen):
        reader.put(OBJECT, node, story=reader.around.note(kind, node.get(ID, "")))


def comment_mark(reader: InlineReader, node: etree._Element) -> None:
    number = node.get(ID, "")
    if node.tag != w("commentRangeEnd"):
        reader.findings.starts.setdefault(number, reader.at)
    if node.tag != w("commentRangeStart"):
        reader.findings.ends.setdefault(number, reader.at)


def ruby(reader: InlineReader, element: etree._Element) -> None:
    for part in (w("rubyBase"), w("rt")):
        for each in element.findall(part):
            reader.children(each)


def turned(reader: InlineReader, element: etree._Element) -> None:
    """w:bdo forces the order of characters, w:dir that of words (17.3.2.3, 17.3.2.8)."""
    value = element.get(w("val"), "")
    with reader.dressed(f"{'override' if element.tag == w('bdo') else 'embedded'}-{value}"):
        reader.children(element)


def formula(reader: InlineReader, element: etree._Element) -> None:
    reader.worn = reader.dress
    text = written(element).translate(BLANK)
    reader.findings.caveat(reader.at, "graphic", "", skeleton(element))
    _looks(reader, element)
    for each in element.iter():
        if each.tag not in FORMULA and each.tag not in reader.around.folds(reader.part).runs:
            reader.unknown(each)
    if text:
        reader.put(text, element)


def _looks(reader: InlineReader, element: etree._Element) -> None:
    """What takes letters of a formula away; each run has a look of its own (22.1.2.87)."""
    styles, folds = reader.around.styles, reader.around.folds(reader.part)
    for run in element.iter(m("r")):
        about = next((e for e in run if e.tag == w("rPr") or e.tag in folds.runs), None)
        if about is None:
            continue
        dress = styles.dress(reader.dress, styles.looks.said(folds.whole(about)))
        seen = f"{'vanish ' if dress.vanish else ''}{sight(dress.look)}"
        if seen.strip():
            words = written(run)
            said = Words("公式中的“{text}”被划去、隐去或移位", text=words)
            reader.findings.caveat(reader.at, "look", said, f"{words} {seen}")


def today(reader: InlineReader, node: etree._Element) -> None:
    """The day the file is opened or the page, in place of any text (17.3.3)."""
    name = str(node.tag).rpartition("}")[2]
    reader.findings.caveat(
        reader.at, "volatile", Words("打开当天的日期或页码（{name}）", name=name), name
    )
