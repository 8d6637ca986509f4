"""What stands inside a paragraph, read in document order into a Line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

from lxml import etree

from review.paper.model import OBJECT, Fate
from review.paper.ooxml.alternate_content import ALTERNATE, EMOJI, choose, in_run
from review.paper.ooxml.fields import Fields, safe_link
from review.paper.ooxml.formulas import m
from review.paper.ooxml.namespaces import XML, w
from review.paper.ooxml.paragraph_properties import CHANGES, RPR
from review.paper.ooxml.run_looks import NAKED, Dress, layer, over
from review.paper.ooxml.styles import RPRCHANGE
from review.paper.ooxml.symbol_fonts import PRIVATE
from review.paper.ooxml.visibility.story_names import MARKS, STORY, crowded, odd
from review.paper.ooxml.visibility.unknown import canonical, named
from review.paper.reading import (
    control_reader,
    field_reader,
    inline_marks,
    link_reader,
    object_reader,
)
from review.paper.reading.context import Context
from review.paper.reading.paragraph_builder import ParagraphBuilder

T, DELTEXT, ID, RUN = w("t"), w("delText"), w("id"), w("r")
SPACE = f"{{{XML}}}space"
PROPERTIES = frozenset(map(w, ("pPr", "rPr")))
_BLANK = str.maketrans("\n\r", "  ")
_RUN_KEYS = STORY[RUN].attributes
_TEXT_KEYS = STORY[T].attributes


class InlineReader:
    """Reads paragraph after paragraph of one story; fields and changes stay open between them."""

    def __init__(self, around: Context, story: str, part: str, root: etree._Element) -> None:
        self._folds = around.folds(part)
        self._folded = self._folds.runs
        self._private = around.private(part)
        self.around, self.story, self.part = around, story, part
        self.findings = around.findings
        self.fields = Fields(root)
        self.page_field: str | None = None
        self.unseen = ""
        """The kind of text that is read now and not shown, "" where it is."""
        self._fate: Fate = "kept"
        self._changes: tuple[str, ...] = ()
        self.link: str | None = None
        self._address: str | None = None
        self.line = ParagraphBuilder(False)
        self.place = ""
        self.dress = self.worn = NAKED
        self.tallest = 0
        """The largest type of the words read last, in half points."""

    def read(
        self, element: Iterable[etree._Element], place: str, dress: Dress, traced: bool
    ) -> ParagraphBuilder:
        """Read the content of a paragraph into a new line; `place` is the paragraph's id."""
        self.line, self.place = ParagraphBuilder(traced), place
        self.dress = self.worn = dress
        self.tallest = 0
        self.children(element)
        return self.line

    def stand(self, point: tuple[str, int]) -> None:
        """Stand at a point between paragraphs, for what is told there."""
        self.line, self.place = ParagraphBuilder(False), point[0]
        self.line.length = point[1]

    @property
    def at(self) -> tuple[str, int]:
        """The point that is read now: a paragraph and a place in its text."""
        return self.place, self.line.length

    def children(self, element: Iterable[etree._Element]) -> None:
        """Read every child; names that stand in no table are told, and read through."""
        for child in element:
            tag = child.tag
            if tag == RUN:
                self._run(child)
            elif tag in self._folds.paragraphs:
                self._misplaced(child)
            else:
                read = _INSIDE.get(tag)
                if read is None or odd(child):
                    self.unknown(child)
                (read or InlineReader.children)(self, child)

    @property
    def fate(self) -> Fate:
        """What became of that which stands inside the changes entered so far."""
        return self._fate

    @contextmanager
    def within(self, element: etree._Element) -> Iterator[None]:
        """Inside a tracked insertion, deletion or move."""
        kind, fate = CHANGES[str(element.tag)]
        outside = self._fate, self._changes
        id_ = self.findings.change(kind, element)
        self._fate = fate if self._fate in ("kept", fate) else "both"
        self._changes = (*self._changes, id_)
        yield
        self._fate, self._changes = outside

    @contextmanager
    def aside(self, kind: str) -> Iterator[None]:
        """Around text that is read and not shown."""
        outside, self.unseen = self.unseen, kind
        yield
        self.unseen = outside

    @contextmanager
    def dressed(self, effect: str) -> Iterator[None]:
        """Around text whose order or sight is changed by what stands around it."""
        outside = self.dress
        around = over(outside.layer, layer(around=effect))
        self.dress = self.around.styles.dress_of(around)
        yield
        self.dress = outside

    def unknown(self, element: etree._Element) -> None:
        """Tell of an element or an attribute that stands in no table."""
        if isinstance(element.tag, str):
            self.findings.caveat(self.at, "unknown", named(element), canonical(element))

    def _run(self, run: etree._Element) -> None:
        dress, changes = self.dress, self._changes
        if not _RUN_KEYS.issuperset(run.keys()):
            self.unknown(run)
        for child in run:
            tag = child.tag
            if tag == T:
                text = child.text or " " * len(child)
                if not text:
                    continue
                self.tallest = max(self.tallest, dress.size)
                if (
                    dress.vanish or dress.symbol or self._private or self.fields.inside
                    or self.unseen or text[0] <= " " or text[-1] <= " " or len(child)
                ):  # fmt: skip
                    self.worn = dress
                    self._text(child)
                else:
                    key = (dress.look, self._fate, self._changes, self._address, None, None, None)
                    self.line.put(text, key, child)
            elif tag in self._folded:
                self._misplaced(child)
                dress = self._folds.dress(tag, child, dress)
            elif tag == RPR:
                self._misplaced(child)
                styles = self.around.styles
                said = styles.looks.said(child)
                dress = styles.dress(dress, said)
                if said.changed:
                    id_ = self.findings.change("format", next(child.iterchildren(RPRCHANGE)))
                    self._changes = (*changes, id_)
            else:
                self.worn = dress
                read = _IN_RUN.get(tag)
                if read is None or odd(child):
                    self.unknown(child)
                (read or InlineReader._run)(self, child)
        self._changes = changes

    def _text(self, node: etree._Element) -> None:
        text, lead = node.text or "", 0
        if not _TEXT_KEYS.issuperset(node.keys()) or len(node):
            self.unknown(node)  # of what follows an element inside, programs do not agree
        if node.get(SPACE) != "preserve":  # 17.3.3.31: without it the ends are trimmed
            bare = text.lstrip(" \t\n\r")
            lead, text = len(text) - len(bare), bare.rstrip(" \t\n\r")
        if not text:
            return
        if self.worn.symbol or (self._private and PRIVATE.search(text)):
            text = inline_marks.signs(self, text)
        self.put(text, node, lead)

    def put(
        self, text: str, node: etree._Element, lead: int = 0, *, story: str | None = None,
        image: str | None = None,
    ) -> None:  # fmt: skip
        """Add text to the line in the present look, change and link; or to what is not shown."""
        if self.fields.coding or self.worn.vanish or self.unseen:
            self._hide(text)
            return
        dress, field = self.worn, None
        if self.page_field and field_reader.page_number(text):
            field = self.page_field
        key = (dress.look, self._fate, self._changes, self._address, story, image, field)
        self.line.put(text, key, node, lead)
        if self.fields.inside:
            self.fields.take(text)

    def _hide(self, text: str) -> None:
        kind = "field-code" if self.fields.coding else self.unseen or "hidden-text"
        self.findings.hide(self.story, kind, len(text))
        if self.fields.coding:
            self.fields.take(text)
        elif text != OBJECT:
            self.findings.unseen(self.at, self.unseen or "hidden", text)

    def show(self, text: str, node: etree._Element) -> None:
        """Put text of a field or control, whatever is set aside around it."""
        key = (self.worn.look, self._fate, self._changes, self._address, None, None, None)
        if text and not self.worn.vanish:
            self.line.put(text.translate(_BLANK), key, node)

    def readdress(self) -> None:
        """Take up the innermost link."""
        link = self.link or self.fields.link
        self._address = safe_link(link) if link else None

    def _changed(self, element: etree._Element) -> None:
        with self.within(element):
            self.children(element)

    def _alternative(self, element: etree._Element) -> None:
        object_reader.alternatives(self, element)
        chosen = choose(element)
        if chosen is not None:
            # Offers stand at the level of runs and inside them; their children say which.
            self._run_of(chosen) if in_run(element) else self.children(chosen)

    def _run_of(self, chosen: etree._Element) -> None:
        for child in chosen:
            read = _IN_RUN.get(child.tag)
            if child.tag in (T, RUN) or read is None:
                self.children((child,)) if child.tag == RUN else self._loose(child)
            else:
                read(self, child)

    def _loose(self, child: etree._Element) -> None:
        if child.tag in (T, DELTEXT):
            self._text(child)
        else:
            self.unknown(child)
            self._run_of(child)

    def _misplaced(self, properties: etree._Element) -> None:
        """Tell of properties that do not come first: one program takes these, another none."""
        if properties.getprevious() is not None:
            self.unknown(self._folds.whole(properties))

    def _nothing(self, node: etree._Element) -> None:
        """Marks without text: bookmarks, properties, breaks of the last layout."""
        if node.tag in PROPERTIES:
            self._misplaced(node)
        elif crowded(node):
            self.unknown(node)


Reader: TypeAlias = Callable[[InlineReader, etree._Element], None]
_BOTH: dict[object, Reader] = {
    ALTERNATE: InlineReader._alternative,
    w("commentReference"): inline_marks.comment_mark,
    w("commentRangeStart"): inline_marks.comment_mark,
    w("commentRangeEnd"): inline_marks.comment_mark,
    **dict.fromkeys((*MARKS, *map(w, ("pPr", "rPr", "sdtPr", "rubyPr"))), InlineReader._nothing),
}
_IN_RUN: dict[object, Reader] = {
    **_BOTH,
    DELTEXT: InlineReader._text,
    **dict.fromkeys(inline_marks.SIGNS, inline_marks.sign),
    w("instrText"): field_reader.code,
    w("delInstrText"): field_reader.code,
    w("fldChar"): field_reader.mark,
    w("sym"): inline_marks.symbol_sign,
    EMOJI: inline_marks.symbol_sign,
    w("footnoteReference"): inline_marks.note,
    w("endnoteReference"): inline_marks.note,
    **dict.fromkeys(map(w, ("drawing", "pict", "object")), object_reader.drawing),
    w("ruby"): inline_marks.ruby,
    **dict.fromkeys(
        map(w, ("dayShort", "dayLong", "monthShort", "monthLong", "yearShort", "yearLong", "pgNum")),
        inline_marks.today,
    ),
}  # fmt: skip
_INSIDE: dict[object, Reader] = {
    **_BOTH,
    **dict.fromkeys(CHANGES, InlineReader._changed),
    w("hyperlink"): link_reader.hyperlink,
    w("fldSimple"): field_reader.simple,
    w("sdt"): control_reader.control,
    m("oMath"): inline_marks.formula,
    m("oMathPara"): inline_marks.formula,
    w("subDoc"): object_reader.foreign,
    **dict.fromkeys(map(w, ("dir", "bdo")), inline_marks.turned),
    **dict.fromkeys(map(w, ("customXml", "smartTag", "sdtContent")), InlineReader.children),
}
"""Elements beside runs; a name that is missing here is told and read through."""
