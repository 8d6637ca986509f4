"""The proof that nothing is lost: every text node of a file is on the page or listed as hidden.

Counted here from the XML itself and the reader's trace, not from what the reader says it hid.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from review.paper.model import Hidden, StoryKind
from review.paper.ooxml.alternate_content import choose
from review.paper.ooxml.bound_controls import CONTROL, prompts
from review.paper.ooxml.fields import FLDCHAR, TYPE
from review.paper.ooxml.formulas import m
from review.paper.ooxml.namespaces import CHOICE, w
from review.paper.ooxml.package import Package
from review.paper.ooxml.source_map import Sources
from review.paper.reading.docx_reader import trace
from review.paper.refusal import Refusal


class Recall(NamedTuple):
    """Characters of one kind of story: on the page, listed as not shown, and neither."""

    shown: int
    listed: int
    lost: int

    @property
    def share(self) -> float:
        """What is on the page of all that ought to be; 1.0 where nothing ought to."""
        return self.shown / (self.shown + self.lost) if self.shown else float(not self.lost)


class Coverage(NamedTuple):
    """Characters on the page, by part; what is not shown; and what ought to be and is not.

    `stories` holds the same sums over texts and codes of fields, by kind of story.
    """

    shown: Mapping[str, int]
    hidden: tuple[Hidden, ...]
    lost: tuple[Hidden, ...]
    stories: Mapping[StoryKind, Recall]


ALTERNATE = f"{{{CHOICE}}}AlternateContent"
_CODES = (w("instrText"), w("delInstrText"))
_TEXTS = (w("t"), w("delText"), m("t"))

_BOX = w("txbxContent")
_ROOTS: dict[str, StoryKind] = {
    w("document"): "body", w("hdr"): "header", w("ftr"): "footer", w("footnotes"): "footnote",
    w("endnotes"): "endnote", w("comments"): "comment",
}  # fmt: skip
_SHOWN, _LISTED, _LOST = range(3)

# Parts that hold no prose of the document, by the beginning or the word of their name.
_KINDS = (
    ("docprops/", "properties"), ("customxml/", "custom-xml"), ("glossary/", "building-blocks"),
    ("styles", "names"), ("numbering", "names"), ("settings", "names"), ("fonttable", "names"),
    ("theme", "names"), ("people", "names"), ("diagrams/", "diagram"), ("charts/", "chart"),
    ("activex", "control"), ("embeddings/", "embedded-object"), ("_rels", "names"),
    ("[content_types]", "names"),
)  # fmt: skip


def coverage(source: bytes) -> Coverage:
    """Account for every character of every XML part of a Word file; Refusal as `reader.read`."""
    paper, sources = trace(source)
    shown: Counter[str] = Counter()
    hidden: Counter[tuple[str, str]] = Counter()
    lost: Counter[tuple[str, str]] = Counter()
    stories: dict[StoryKind, list[int]] = {}
    seen = _seen(sources)
    for name in sources.package.names:
        read = sources.parts.get(name)
        root = _root(sources.package, name) if read is None else read
        coding = _coding(root) if read is not None else frozenset()
        for node, size in _texts(root):
            if node in seen:
                fate = _SHOWN
                shown[name] += size
            else:
                kind = "field-code" if node in coding else _kind(name, node, read is not None)
                fate = _LISTED if kind else _LOST
                (hidden if kind else lost)[name, kind or "unread"] += size
            story = _story(root, node)
            if story:
                stories.setdefault(story, [0, 0, 0])[fate] += size
    for each in paper.hidden:
        if each.kind == "foreign-document":
            hidden[each.place, each.kind] += each.characters
    recalls = {story: Recall(*counts) for story, counts in sorted(stories.items())}
    return Coverage(dict(shown), _listed(hidden), _listed(lost), recalls)


def _story(root: etree._Element, node: etree._Element) -> StoryKind | None:
    """The kind of story whose text a node is; None for what is no text of a story."""
    kind = _ROOTS.get(str(root.tag)) if node.tag in (*_TEXTS, *_CODES) else None
    return "textbox" if kind and next(node.iterancestors(_BOX), None) is not None else kind


def _coding(root: etree._Element) -> frozenset[etree._Element]:
    """Text nodes that stand among the words of a field's instruction (17.16.18)."""
    elements: set[etree._Element] = set()
    fields: list[list[etree._Element] | None] = []  # None once the result has begun
    for node in root.iter(FLDCHAR, *_TEXTS):
        kind = node.get(TYPE) if node.tag == FLDCHAR else None
        if kind == "begin":
            fields.append([])
        elif kind in ("separate", "end") and fields:
            elements.update(fields.pop() or ())
            if kind == "separate":
                fields.append(None)
        elif kind is None:
            open_ = next((each for each in reversed(fields) if each is not None), None)
            if open_ is not None:
                open_.append(node)
    return frozenset(elements)


def _listed(counts: Counter[tuple[str, str]]) -> tuple[Hidden, ...]:
    return tuple(Hidden(place, kind, n) for (place, kind), n in sorted(counts.items()))


def _seen(sources: Sources) -> set[etree._Element]:
    seen: set[etree._Element] = set()
    for atoms in sources.atoms.values():
        for atom in atoms:
            if atom.node.tag in _TEXTS:
                seen.add(atom.node)
            elif str(atom.node.tag).startswith(m("")):
                seen.update(atom.node.iter(*_TEXTS))
    return seen


def _root(package: Package, name: str) -> etree._Element:
    """The root of a part that was not read, or of nothing where it is no XML."""
    if name.lower().endswith((".xml", ".rels")):
        try:
            return package.tree(name)
        except Refusal:
            pass
    return etree.Element("none")


def _texts(root: etree._Element) -> Iterator[tuple[etree._Element, int]]:
    for node in root.iter():
        size = len("".join((node.text or "").split()))
        size += sum(len("".join((child.tail or "").split())) for child in node)
        if size:
            yield node, size


def _kind(name: str, node: etree._Element, read: bool) -> str | None:
    """Why a text node is not on the page; None if there is no reason."""
    if node.tag in _CODES:
        return "field-code"
    if not read:
        folded = name.lower()
        return next((kind for word, kind in _KINDS if word in folded), "unused-part")
    below = node
    for above in node.iterancestors():
        reason = _REASONS.get(str(above.tag))
        if reason:
            return reason
        if above.tag == ALTERNATE and choose(above) is not below:
            return "alternative-form"
        below = above
        if above.tag == CONTROL and prompts(above):
            return "placeholder"
        if above.tag == w("r") and _vanishes(above):
            return "hidden-text"
    if node.tag not in _TEXTS:
        return "drawing-property"
    return None


_REASONS = {
    w("footnote"): "orphan-note",
    w("endnote"): "orphan-note",
    w("comment"): "orphan-note",
}


def _vanishes(run: etree._Element) -> bool:
    return run.find(f"{w('rPr')}/{w('vanish')}") is not None
