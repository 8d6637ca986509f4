"""Word files read into a Paper: every story, in document order, without losing a character."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from review.paper.gc_pause import gc_paused
from review.paper.model import Image, Paper, Paragraph, Story, StoryKind, paragraphs_in
from review.paper.ooxml import graphics
from review.paper.ooxml.bound_controls import Stores
from review.paper.ooxml.label_looks import LabelLooks
from review.paper.ooxml.namespaces import r, w
from review.paper.ooxml.numbering import Lists
from review.paper.ooxml.package import DAMAGED, Package, parse, rooted
from review.paper.ooxml.property_folding import Folds, fold
from review.paper.ooxml.source_map import Sources
from review.paper.ooxml.style_pruning import Pruned, tables
from review.paper.ooxml.styles import Styles
from review.paper.reading.block_reader import BlockReader
from review.paper.reading.docx_comments import read_comments
from review.paper.reading.side_content import SideContent
from review.paper.reading.surroundings import Surroundings, titled
from review.paper.reading.view_counters import ViewCounters
from review.paper.refusal import Refusal

PREFIXES: dict[StoryKind, str] = {
    "header": "h", "footer": "f", "footnote": "fn", "endnote": "en", "textbox": "tx",
    "comment": "cm",
}  # fmt: skip
_MARGINS: dict[str, StoryKind] = {w("headerReference"): "header", w("footerReference"): "footer"}
TWO_BODIES = "文件含有两份正文，不同软件会显示不同内容，拒绝读取。"
_ON = ("1", "true", "on")
# The first byte of a character of the private area in UTF-8, or a character by its number.
_PRIVATE = re.compile(rb"\xee|\xef[\x80-\xa3]|&#")
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


@gc_paused()
def read(source: bytes) -> Paper:
    """The paper in a .docx or .dotx (transitional or strict); Refusal where it cannot be read."""
    return Reading(source).paper()


@gc_paused()
def trace(source: bytes, folding: bool = False) -> tuple[Paper, Sources]:
    """The paper, and where in the XML each of its characters stands.

    With `folding`, what is written into must be opened first and the part be unfolded at last.
    """
    reading = Reading(source, traced=True, folding=folding)
    paper = reading.paper()
    assert reading.trace is not None
    return paper, reading.trace._replace(folds=reading.folds(reading.main))


def picture(source: bytes, image: Image) -> bytes:
    """The bytes of one of the pictures of a paper read from `source`."""
    return Package(source).read(image.part)


class Reading:
    """One reading of one file."""

    def __init__(self, source: bytes, traced: bool = False, folding: bool = True) -> None:
        self.package = Package(source)
        self.main = self.package.main
        self.findings = SideContent(self.package)
        self.trace = Sources(self.package, {}, {}, {}) if traced else None
        self._folding = folding
        self._roots: dict[str, etree._Element | None] = {}
        self._private = True
        self._pruned: Pruned | None = None
        self.stores = Stores(self.package)
        self._surroundings = Surroundings(self)
        self.styles = Styles(
            self._dressing(), self._related("theme"), self._table_style, self._surroundings.colours
        )
        self.styles.table_default = self._default_table()
        self.lists = Lists(self._related("numbering"), self.styles.linked)
        self.label_looks = LabelLooks(
            self._related("numbering"), self.styles.linked, self.styles, self._bullet
        )
        self._unfolded = self._folds = Folds(self.styles)
        self._stories: list[Story] = []
        self._counters: dict[str, ViewCounters] = {}
        self._names: dict[tuple[str, str], str] = {}
        self._counts: dict[str, int] = {}
        self._sections: list[etree._Element] = []
        self._known_notes: dict[str, dict[str, etree._Element]] = {}

    def paper(self) -> Paper:
        """Read all stories: the body first, then what hangs on it, in the order it is met."""
        try:
            return self._paper()
        except RecursionError as error:
            raise Refusal("too-deep", "文件内容嵌套过深，拒绝读取。") from error

    def _paper(self) -> Paper:
        root = self._main_root()
        bodies = root.findall(w("body"))
        if len(bodies) > 1:
            raise Refusal("two-bodies", TWO_BODIES)
        if not bodies:
            raise Refusal("damaged", DAMAGED)
        body = bodies[0]
        flow = BlockReader(self, body, "body", "b", self.main, self._counter("body"))
        blocks = flow.read()
        beside, self._stories = self._stories, [Story("body", "body", blocks)]
        self._stories += beside
        self._margins()
        self._orphans()
        comments = read_comments(self)
        read = (each for story in self._stories for each in paragraphs_in(story.blocks))
        self._surroundings.tell(root, self._sections, read)
        return Paper(
            tuple(self._stories), tuple(self.findings.changes), comments,
            tuple(self.findings.images.values()), tuple(self.findings.warnings.values()),
            self.findings.hidden, self.findings.caveats,
        )  # fmt: skip

    def _bullet(self, shape: etree._Element) -> str:
        """The digest of a picture that stands for bullets (17.9.20)."""
        part = self.package.related(self.main, "numbering") or ""
        return graphics.look(
            shape, lambda key: self.findings.part_digest(part, key), self.styles.palette
        )[0]

    def private(self, part: str) -> bool:
        """Whether that part may hold characters of the private area, by its bytes."""
        return self._private or part != self.main

    @property
    def updating(self) -> bool:
        """Whether all fields are computed anew when the file is opened."""
        return self._surroundings.updating

    def property(self, name: str, rest: str) -> str:
        """The value a field shows that shows a property of the document."""
        return self._surroundings.property(name, rest)

    def folds(self, part: str) -> Folds:
        """What is folded in that part; none but the main one is."""
        return self._folds if part == self.main else self._unfolded

    def _main_root(self) -> etree._Element:
        whole = self.package.read(self.main)
        self._private = _PRIVATE.search(whole) is not None
        xml, kinds = fold(whole, self._folding)
        root = rooted(parse(xml), "document")
        self._keep(self.main, root)
        if kinds:
            self._folds = Folds(self.styles, root, kinds)
        return root

    def story(self, kind: StoryKind, root: etree._Element, part: str) -> str:
        """Read one more story, enter it after those it mentions, and return its name."""
        self._counts[kind] = self._counts.get(kind, 0) + 1
        name = f"{PREFIXES[kind]}{self._counts[kind]}"
        at = len(self._stories)
        blocks = BlockReader(self, root, name, f"{name}.", part, self._counter(kind)).read()
        self._stories.insert(at, Story(name, kind, blocks))
        return name

    def paragraphs(self, story: str) -> Iterator[Paragraph]:
        """Paragraphs of a story that was read."""
        for each in self._stories:
            if each.name == story:
                yield from paragraphs_in(each.blocks)

    def box(self, content: etree._Element, part: str) -> str:
        """Read a text box as a story of its own."""
        return self.story("textbox", content, part)

    def note(self, kind: str, number: str) -> str | None:
        """The story of a foot- or endnote, read when first referred to; None where it is lost."""
        known = self._names.get((kind, number))
        if known is None:
            element = self._notes(kind).get(number)
            if element is None:
                self.findings.warn("missing-note", "body", "正文引用的脚注或尾注不在文件中。")
                return None
            part = self.package.related(self.main, f"{kind}s") or ""
            sort: StoryKind = "footnote" if kind == "footnote" else "endnote"
            known = self._names[kind, number] = self.story(sort, element, part)
        return known

    def related(self, kind: str) -> tuple[str, etree._Element] | None:
        """The part of that kind the main document names, and its root; None where unreadable."""
        name = self.package.related(self.main, kind)
        if name is None:
            return None
        if name not in self._roots:
            self._roots[name] = self._root(name, kind)
        root = self._roots[name]
        return None if root is None else (name, root)

    def _related(self, kind: str) -> etree._Element | None:
        part = self.related(kind)
        return part[1] if part else None

    def _dressing(self) -> etree._Element | None:
        """The styles; where nobody writes into the file, without those that no text wears."""
        name = self.package.related(self.main, "styles")
        if name is None or self.trace is not None:
            return self._related("styles")
        try:
            self._pruned = Pruned(self.package.read(name))
            return rooted(parse(self._pruned.kept), "styles")
        except Refusal:
            return self._related("styles")  # which says what is wrong with it

    def _table_style(self, style: str) -> etree._Element | None:
        if self._pruned is not None:
            return self._pruned.table(style)
        root = self._related("styles")
        return None if root is None else tables(root).get(style)

    def _default_table(self) -> str:
        if self._pruned is not None:
            return self._pruned.default
        root = self._related("styles")
        known = {} if root is None else tables(root)
        return next((n for n, each in known.items() if each.get(w("default")) in _ON), "")

    def _root(self, name: str, kind: str) -> etree._Element | None:
        try:
            root = self.package.tree(name)
        except Refusal as refusal:
            if refusal.code == "dtd":
                raise
            self.findings.damaged(name)
            return None
        self._keep(name, root)
        return rooted(root, kind)

    def _keep(self, name: str, root: etree._Element) -> None:
        if self.trace is not None:
            self.trace.parts[name] = root

    def _counter(self, kind: str) -> ViewCounters:
        return self._counters.setdefault(kind, ViewCounters(self.lists))

    def section(self, properties: etree._Element, part: str) -> None:
        """A section of the main part ends here; its headers and footers are read afterwards."""
        if part == self.main:
            self._sections.append(properties)

    def _notes(self, kind: str) -> dict[str, etree._Element]:
        if kind not in self._known_notes:
            root = self._related(f"{kind}s")
            # of two notes with one number the first counts
            notes = () if root is None else reversed(list(root.iterchildren(w(kind))))
            self._known_notes[kind] = {
                each.get(w("id"), ""): each
                for each in notes
                if each.get(w("type")) not in _SEPARATORS
            }
        return self._known_notes[kind]

    def _margins(self) -> None:
        """Headers and footers, each part once, in the order the sections name them."""
        places = self._pages()
        for target, kind in dict.fromkeys(key for key, _ in places):
            margin = self._root(target, kind)
            if margin is not None:
                name = self.story(kind, margin, target)
                seen = [page for key, page in places if key == (target, kind) and page]
                at = next(n for n, each in enumerate(self._stories) if each.name == name)
                self._stories[at] = self._stories[at]._replace(place="; ".join(seen))

    def _pages(self) -> list[tuple[tuple[str, StoryKind], str]]:
        """(part and kind, pages on which it stands) of each section; "" where it is not shown.

        A section without a header of its own has that of the section before it (17.10.1).
        """
        relations, part_names = self.package.relations(self.main), []
        held: dict[tuple[StoryKind, str], str] = {}
        for n, section in enumerate(self._sections, 1):
            for reference in section.iterchildren(*_MARGINS):
                relation = relations.get(reference.get(r("id"), ""))
                if relation is not None and relation.target in self.package:
                    sort = reference.get(w("type"), "default")
                    held[_MARGINS[str(reference.tag)], sort] = relation.target
            for (kind, sort), target in held.items():
                shown = {"first": titled(section), "even": self._surroundings.alternating}
                page = f"{n} {sort}" if shown.get(sort, True) else ""
                part_names.append(((target, kind), page))
        return part_names

    def _orphans(self) -> None:
        """Notes that nothing refers to are not shown by Word either."""
        for kind in ("footnote", "endnote"):
            for number, note in self._notes(kind).items():
                if (kind, number) not in self._names:
                    text = "".join(each.text or "" for each in note.iter(w("t"), w("delText")))
                    self.findings.hide(f"{kind}s", "orphan-note", len(text))
                    self.findings.unseen((f"{kind}s", 0), "hidden", text)
