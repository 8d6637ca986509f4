"""Fields inside a paragraph: what of them is shown, and what of it changes by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from review.paper.ooxml.field_codes import Code, page_number
from review.paper.ooxml.fields import TYPE, Field, form, target
from review.paper.ooxml.namespaces import w
from review.paper.ooxml.values import OFF
from review.paper.reading.link_reader import linked
from review.paper.reading.side_content import Reference, shortened
from review.paper.reading.structural_changes import structural_changes
from review.words import Words

if TYPE_CHECKING:
    from review.paper.reading.inline_reader import InlineReader

__all__ = ["code", "mark", "page_number", "simple"]


_RECKONED = "calculated"


def code(reader: InlineReader, node: etree._Element) -> None:
    """A piece of an instruction; without a field around it no program knows what it is."""
    words = node.text or ""
    reader.findings.hide(reader.story, "field-code", len(words))
    if reader.fields.inside:
        reader.fields.take(words)
    elif words.strip():
        said = Words("不属于任何域的域代码“{text}”", text=shortened(words))
        reader.findings.caveat(reader.at, "unknown", said, f"loose {words}")


def mark(reader: InlineReader, node: etree._Element) -> None:
    """A field character: begin, separate or end (17.16.18)."""
    if len(node):
        structural_changes(reader.findings, node, reader.story)
    kind = node.get(TYPE)
    if kind == "begin":
        if not reader.fields.begin(node, *reader.at):
            _endless(reader, *reader.at)
        shown = form(node) if len(node) else ""
        reader.show(shown, node)
    elif kind == "separate":
        field = reader.fields.separate()
        reader.page_field = _paged(field.code) if field is not None else None
    elif kind == "end":
        field = reader.fields.end()
        reader.page_field = None
        if field is not None:
            _close(reader, node, field)
    else:
        reader.unknown(node)
    reader.readdress()


def left_open(reader: InlineReader) -> None:
    """Tell of the fields that are still open where their story ends."""
    for field in reader.fields.open:
        words = "".join([*field.words, "|", *field.result])
        _endless(reader, field.place, field.start, words)


def _endless(reader: InlineReader, place: str, start: int, words: str = "") -> None:
    # Word shows what follows, LibreOffice takes it for the instruction and shows nothing.
    said = "域没有结束标记，不同软件显示的后文不同"
    reader.findings.caveat((place, start), "unknown", said, f"endless {words}")


def simple(reader: InlineReader, element: etree._Element) -> None:
    """w:fldSimple: the instruction is an attribute, the result stands inside (17.16.19)."""
    words = element.get(w("instr"), "")
    reader.findings.hide(reader.story, "field-code", len(words))
    field = Field(element.get(w("dirty"), "0") not in OFF, reader.link, *reader.at)
    field.words.append(words)
    field_code, start = field.code, reader.at
    if field_code.computed:
        with reader.aside("field-result"):
            reader.children(element)
    else:
        outside, reader.page_field = reader.page_field, _paged(field_code)
        linked(reader, element, target(words))
        reader.page_field = outside
    if reader.at != start:
        field.result.append(_since(reader, start))
    _close(reader, element, field)


def _since(reader: InlineReader, start: tuple[str, int]) -> str:
    return reader.line.text[start[1] :] if reader.place == start[0] else "…"


def _paged(field_code: Code) -> str | None:
    return field_code.normal if field_code.sort == "page" else None


def _close(reader: InlineReader, node: etree._Element, field: Field) -> None:
    """Show what the instruction says, and enter what has to be known of the field."""
    if reader.fields.coding:  # an inner field is part of the instruction around it
        reader.fields.take(" ".join(["{", *field.words, "}"]))
        return
    field_code, result = field.code, "".join(field.result)
    at = (field.place, field.start)
    enter = reader.findings.caveat
    if field_code.bookmark:
        said = (field_code.name, field_code.bookmark, field_code.rest, result)
        reader.findings.references.append(Reference(*at, *said))
    brief = f"{field_code.name} {shortened(field_code.rest)}".strip()
    if field_code.computed:
        reader.show(field_code.text, node)
        enter(at, "field", brief, f"{field_code.normal} {field_code.text} {result}")
    elif field_code.sort == "moving":
        enter(at, "unknown", Words("域 {name} 移动其后的文字", name=brief), field_code.normal)
    elif field_code.sort == "numbered":
        enter(
            at,
            "unknown",
            Words("域 {name} 的编号由程序生成，本系统未计算", name=brief),
            field_code.normal,
        )
    elif field_code.sort == "volatile" or (
        field_code.sort == "reference" and (field.dirty or reader.around.updating)
    ):
        shown = Words("，现为“{text}”", text=shortened(result)) if result.strip() else ""
        enter(
            at,
            "volatile",
            Words("域 {name}{tail}", name=brief, tail=shown),
            f"{field_code.normal} {_property(reader, field_code)}",
        )
    elif field_code.sort is None or (field_code.sort == "reference" and not result.strip()):
        if field_code.name or field_code.rest or not result.strip():
            enter(
                at,
                "unknown",
                Words("域 {name}没有可以核对的结果", name=brief)
                if brief
                else "域 （没有代码）没有可以核对的结果",
                field_code.normal or "?",
            )
    elif field_code.sort in ("reference", "page") or (
        field_code.name.startswith("FORM") and (not result.strip() or _RECKONED in field.given)
    ):
        enter(at, "field", brief, f"{field_code.normal} {field.given}".strip())


def _property(reader: InlineReader, field_code: Code) -> str:
    """The value a program puts in place of the result of a field that shows a property."""
    return reader.around.property(field_code.name, field_code.rest)
