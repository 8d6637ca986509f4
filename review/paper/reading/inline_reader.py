"""What stands inside a paragraph, read in document order into a Line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

from lxml import etree

from review.paper.model import OBJECT, PLAIN, Fate, Look
from review.paper.ooxml.alternate_content import choose
from review.paper.ooxml.drawings import boxes, picture_of
from review.paper.ooxml.fields import Fields, safe_link, target
from review.paper.ooxml.formulas import m, written
from review.paper.ooxml.namespaces import CHOICE, r, w
from review.paper.ooxml.paragraph_properties import CHANGES, RPR
from review.paper.ooxml.styles import RPRCHANGE
from review.paper.ooxml.symbol_fonts import symbol
from review.paper.reading.context import Context
from review.paper.reading.paragraph_builder import ParagraphBuilder
from review.paper.reading.structural_changes import structural_changes

T, DELTEXT, ID = w("t"), w("delText"), w("id")
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANK = str.maketrans("\n\r", "  ")


class InlineReader:
    """Reads paragraph after paragraph of one story; fields and changes stay open between them."""

    def __init__(self, around: Context, story: str, part: str, root: etree._Element) -> None:
        self._folds = around.folds(part)
        self._folded = self._folds.runs
        self._around = around
        self._findings = around.findings
        self._dress = around.styles.dress
        self._story, self._part = story, part
        self._fields = Fields(root)
        self._fate: Fate = "kept"
        self._changes: tuple[str, ...] = ()
        self._link: str | None = None
        self._address: str | None = None
        self.line = ParagraphBuilder(False)
        self.place = ""
        self._look, self._vanish = PLAIN, False
        self._worn = PLAIN

    def read(
        self, element: Iterable[etree._Element], place: str, look: Look, vanish: bool, traced: bool
    ) -> ParagraphBuilder:
        """Read the content of a paragraph into a new line; `place` is the paragraph's id."""
        self.line, self.place = ParagraphBuilder(traced), place
        self._look, self._vanish = look, vanish
        self._worn = look
        self.children(element)
        return self.line

    def children(self, element: Iterable[etree._Element]) -> None:
        """Read every child; names not known here are read through, so that no text is lost."""
        for child in element:
            tag = child.tag
            if tag == RUN:
                self._run(child)
            elif tag not in self._folds.paragraphs:
                _INSIDE.get(tag, InlineReader.children)(self, child)

    @property
    def fate(self) -> Fate:
        """What became of that which stands inside the changes entered so far."""
        return self._fate

    @contextmanager
    def within(self, element: etree._Element) -> Iterator[None]:
        """Inside a tracked insertion, deletion or move."""
        kind, fate = CHANGES[str(element.tag)]
        outside = self._fate, self._changes
        id_ = self._findings.change(kind, element)
        self._fate = fate if self._fate in ("kept", fate) else "both"
        self._changes = (*self._changes, id_)
        yield
        self._fate, self._changes = outside

    def _run(self, run: etree._Element) -> None:
        look, vanish, changes = self._look, self._vanish, self._changes
        for child in run:
            tag = child.tag
            if tag == T:
                text = child.text
                if not text:
                    continue
                if vanish or self._fields.coding or text[0] <= " " or text[-1] <= " ":
                    self._worn = look
                    self._text(child, vanish)
                else:
                    key = (look, self._fate, self._changes, self._address, None, None, None)
                    self.line.put(text, key, child)
            elif tag in self._folded:
                look, vanish, _ = self._folds.dress(tag, child, look, vanish)
            elif tag == RPR:
                look, vanish, changed = self._dress(look, vanish, child)
                if changed:
                    id_ = self._findings.change("format", next(child.iterchildren(RPRCHANGE)))
                    self._changes = (*changes, id_)
            elif tag == DELTEXT:
                self._worn = look
                self._text(child, vanish)
            else:
                self._worn = look
                _IN_RUN.get(tag, InlineReader._run)(self, child)
        self._changes = changes

    def _text(self, node: etree._Element, vanish: bool) -> None:
        text, lead = node.text or "", 0
        if node.get(SPACE) != "preserve":  # 17.3.3.31: without it the ends are trimmed
            bare = text.lstrip(" \t\n\r")
            lead, text = len(text) - len(bare), bare.rstrip(" \t\n\r")
        if vanish:
            self._findings.hide(self._story, "hidden-text", len(text))
        elif self._fields.coding:
            self._findings.hide(self._story, "field-code", len(text))
        elif text:
            self.put(text, node, lead)

    def put(
        self, text: str, node: etree._Element, lead: int = 0, *, story: str | None = None,
        image: str | None = None,
    ) -> None:  # fmt: skip
        """Add text to the line in the present look, change and link."""
        if self._fields.coding:
            return
        key = (self._worn, self._fate, self._changes, self._address, story, image, None)
        self.line.put(text, key, node, lead)

    def _readdress(self) -> None:
        link = self._link or self._fields.link
        self._address = safe_link(link) if link else None

    def _code(self, node: etree._Element) -> None:
        self._fields.instruct(node.text or "")
        self._findings.hide(self._story, "field-code", len(node.text or ""))

    def _field_mark(self, node: etree._Element) -> None:
        if len(node):
            structural_changes(self._findings, node, self._story)
        form = self._fields.mark(node)
        self._readdress()
        if form:
            key = (self._worn, self._fate, self._changes, self._address, None, None, None)
            self.line.put(form, key, node)

    def _simple_field(self, element: etree._Element) -> None:
        code = element.get(w("instr"), "")
        self._findings.hide(self._story, "field-code", len(code))
        self._linked(element, target(code))

    def _hyperlink(self, element: etree._Element) -> None:
        anchor = element.get(w("anchor"))
        relation = self._around.package.relations(self._part).get(element.get(r("id"), ""))
        self._linked(element, relation.target if relation else anchor and f"#{anchor}")

    def _linked(self, element: etree._Element, address: str | None) -> None:
        outside = self._link
        if address:
            self._link = safe_link(address)
            if self._link is None:
                self._findings.warn(
                    "unsafe-link", self._story, "文件中有不安全的链接，已去除链接，只保留文字。"
                )
        self._readdress()
        self.children(element)
        self._link = outside
        self._readdress()

    def _changed(self, element: etree._Element) -> None:
        with self.within(element):
            self.children(element)

    def _symbol(self, node: etree._Element) -> None:
        try:
            sign = chr(int(node.get(w("char"), ""), 16))
        except ValueError:
            sign = "\ufffd"
        self.put(symbol(node.get(w("font"), ""), sign), node)

    def _note(self, node: etree._Element) -> None:
        kind = "footnote" if node.tag == w("footnoteReference") else "endnote"
        self.put(OBJECT, node, story=self._around.note(kind, node.get(ID, "")))

    def _comment_mark(self, node: etree._Element) -> None:
        number, here = node.get(ID, ""), (self.place, self.line.length)
        findings = self._findings
        if node.tag != w("commentRangeEnd"):
            findings.starts.setdefault(number, here)
        if node.tag != w("commentRangeStart"):
            findings.ends.setdefault(number, here)

    def _alternative(self, element: etree._Element) -> None:
        chosen = choose(element)
        if chosen is not None:
            # Offers stand at the level of runs and inside them; their children say which.
            self._run(chosen) if _in_run(element) else self.children(chosen)

    def _ruby(self, element: etree._Element) -> None:
        for part in (w("rubyBase"), w("rt")):
            for each in element.findall(part):
                self.children(each)

    def _formula(self, element: etree._Element) -> None:
        self._worn = self._look
        text = written(element).translate(_BLANK)
        if text:
            self.put(text, element)

    def _drawing(self, element: etree._Element) -> None:
        if self._fields.coding:
            return
        found = False
        for each in boxes(element):
            relation = picture_of(each)
            if relation is None:
                self.put(OBJECT, each, story=self._around.box(each, self._part))
            else:
                self.put(OBJECT, each, image=self._findings.picture(self._part, relation))
            found = True
        if not found:
            self.put(OBJECT, element)
        if element.tag == w("object"):
            self._findings.warn(
                "embedded-object",
                self._story,
                "文件内嵌了其他文件（OLE 对象），页面上不显示其内容。",
            )

    def _sign(self, node: etree._Element) -> None:
        self.put(_SIGNS[str(node.tag)], node)

    def _nothing(self, node: etree._Element) -> None:
        """Marks without text: bookmarks, properties, breaks of the last layout."""


def _in_run(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag in (
        RUN,
        f"{{{CHOICE}}}Choice",
        f"{{{CHOICE}}}Fallback",
    )


RUN = w("r")
_SIGNS = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}
Reader: TypeAlias = Callable[[InlineReader, etree._Element], None]

_IN_RUN: dict[object, Reader] = {
    **dict.fromkeys(_SIGNS, InlineReader._sign),
    w("instrText"): InlineReader._code,
    w("delInstrText"): InlineReader._code,
    w("fldChar"): InlineReader._field_mark,
    w("sym"): InlineReader._symbol,
    w("footnoteReference"): InlineReader._note,
    w("endnoteReference"): InlineReader._note,
    w("commentReference"): InlineReader._comment_mark,
    w("drawing"): InlineReader._drawing,
    w("pict"): InlineReader._drawing,
    w("object"): InlineReader._drawing,
    w("ruby"): InlineReader._ruby,
    f"{{{CHOICE}}}AlternateContent": InlineReader._alternative,
    w("lastRenderedPageBreak"): InlineReader._nothing,
}
_INSIDE: dict[object, Reader] = {
    **dict.fromkeys(CHANGES, InlineReader._changed),
    w("hyperlink"): InlineReader._hyperlink,
    w("fldSimple"): InlineReader._simple_field,
    w("commentRangeStart"): InlineReader._comment_mark,
    w("commentRangeEnd"): InlineReader._comment_mark,
    m("oMath"): InlineReader._formula,
    m("oMathPara"): InlineReader._formula,
    f"{{{CHOICE}}}AlternateContent": InlineReader._alternative,
    **dict.fromkeys(
        map(w, ("pPr", "sdtPr", "sdtEndPr", "bookmarkStart", "bookmarkEnd", "proofErr",
                "permStart", "permEnd", "smartTagPr", "customXmlPr")),
        InlineReader._nothing,
    ),
}  # fmt: skip
"""Elements beside runs; a name that is missing here is read through."""
