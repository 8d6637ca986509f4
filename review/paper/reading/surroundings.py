"""What stands around the stories and changes what is seen: settings, sections, fonts, other parts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from review.paper.model import Paragraph
from review.paper.ooxml import contested
from review.paper.ooxml.alternate_content import ALTERNATE, choose
from review.paper.ooxml.namespaces import w
from review.paper.ooxml.package import Relation, rooted
from review.paper.ooxml.section_sight import squeezed
from review.paper.ooxml.values import OFF, VAL, on
from review.paper.ooxml.visibility.around_names import COMPATIBILITY, LISTS, SETTINGS
from review.paper.ooxml.visibility.part_names import SINGLE, SORTS
from review.paper.ooxml.visibility.property_names import SECTION
from review.paper.ooxml.visibility.rows import Row
from review.paper.ooxml.visibility.story_names import overfull
from review.paper.ooxml.visibility.unknown import canonical, named
from review.paper.reading import bookmarks, font_table
from review.paper.refusal import Refusal
from review.words import Words

if TYPE_CHECKING:
    from review.paper.reading.docx_reader import Reading

_BLIND = Row("BLIND", "", frozenset())
_PARAGRAPH, _COMPAT, _NO_ENDNOTES = w("p"), w("compat"), w("noEndnote")
_NUMBERED = (w("footnotePr"), w("endnotePr"), w("pgNumType"), w("lnNumType"))
_DEFAULTS = {(w("fmt"), "decimal"), (w("numFmt"), "decimal"), (w("distance"), "")}
_PLACES = (w("pos"), w("footnote"), w("endnote"))
"""Of the notes: where on the page they stand, and which of them is the line above."""
_CORE = {
    "AUTHOR": "creator", "TITLE": "title", "SUBJECT": "subject", "KEYWORDS": "keywords",
    "COMMENTS": "description", "LASTSAVEDBY": "lastModifiedBy", "REVNUM": "revision",
    "CREATEDATE": "created", "SAVEDATE": "modified", "PRINTDATE": "lastPrinted",
    "NUMWORDS": "Words", "NUMCHARS": "Characters", "EDITTIME": "TotalTime",
    "COMPANY": "Company", "MANAGER": "Manager", "CATEGORY": "category", "TEMPLATE": "Template",
}  # fmt: skip
_PROPERTIES = ("core-properties", "extended-properties", "custom-properties")

_OUTSIDE = {
    "attachedTemplate": "附加模板 {name}",
    "image": "外部图片 {name}",
    "oleObject": "外部对象 {name}",
}


class Surroundings:
    """Everything of one package that is neither a story nor its styles."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._findings = reading, reading.findings
        self._package, self._main = reading.package, reading.main
        root = self._tree("settings", (b"",))
        self._settings = etree.Element("none") if root is None else root
        self._switches = {str(each.tag): each for each in _chosen(self._settings)}
        self.alternating = self._switched("evenAndOddHeaders")
        self.updating = self._switched("updateFields")
        mapping = self._settings.find(w("clrSchemeMapping"))
        self.colours = {} if mapping is None else {
            str(name).rpartition("}")[2]: str(value) for name, value in mapping.items()
        }  # fmt: skip

    def _tree(self, kind: str, words: tuple[bytes, ...]) -> etree._Element | None:
        """The root of a part of the main document, where its bytes hold one of the words."""
        name = self._package.related(self._main, kind)
        try:
            content = self._package.read(name) if name else b""
            if not name or not any(each in content for each in words):
                return None
            root = self._package.tree(name)
        except Refusal:
            return None
        return rooted(root, kind)

    def _switched(self, name: str) -> bool:
        element = self._switches.get(w(name))
        return element is not None and on(element)

    def tell(
        self, root: etree._Element, sections: list[etree._Element], paragraphs: Iterator[Paragraph]
    ) -> None:
        """Enter all that is to be hashed or told."""
        self._background(root)
        self._set(self._settings)
        self._lists()
        self._twice()
        bookmarks.tell(self._findings, self._stories(root), paragraphs)
        for n, section in enumerate(sections, 1):
            self._section(n, section)
        self._fonts()
        self._separators()
        self._order()
        for name in ["", *self._package.sources]:
            self._relations(name)

    def _twice(self) -> None:
        """What stands twice under one name, of which programs take one or the other."""
        styles = self._package.related(self._main, "styles")
        if styles and contested.styles_twice(self._package.read(styles)):
            root = self._package.tree(styles)
            for each in contested.styles_contested(root):
                self._strange(("styles", 0), each)
        parts = {"numbering": contested.lists_twice, "footnotes": contested.notes_twice,
                 "endnotes": contested.notes_twice, "comments": contested.notes_twice}  # fmt: skip
        for kind, doubled in parts.items():
            part = self._reading.related(kind)
            alike = [] if part is None else [*doubled(part[1])]
            for each in alike:
                self._strange((kind, 0), each)
            if part is not None and alike:  # either may be meant, and what it leads to
                self._findings.caveat((kind, 0), "section", kind, canonical(part[1]))

    def _stories(self, root: etree._Element) -> Iterator[etree._Element]:
        """The roots in which a bookmark may stand that a field points to."""
        yield root
        for kind in ("footnotes", "endnotes"):
            part = self._reading.related(kind)
            if part is not None:
                yield part[1]

    def _set(self, settings: etree._Element) -> None:
        """The settings that decide what is seen, and those that stand in no table (17.15.1)."""
        seen = [s for s in _chosen(settings) if SETTINGS.get(str(s.tag), _BLIND).sort != "BLIND"]
        for each in contested.same(seen):
            self._strange(("settings", 0), each)
        for each in _chosen(settings):
            row = SETTINGS.get(str(each.tag))
            if (
                contested.meaningless(each)
                or next(each.iter(_PARAGRAPH), None) is not None
                or row is None
                or not row.attributes.issuperset(each.keys())
            ):
                self._strange(("settings", 0), each)
            elif each.tag in _NUMBERED:
                self._counted("settings", each)
            elif each.tag == _COMPAT:
                for inner in each:
                    if inner.tag not in COMPATIBILITY:
                        self._strange(("settings", 0), inner)

    def _lists(self) -> None:
        part = self._reading.related("numbering")
        for each in () if part is None else part[1]:
            if each.tag not in LISTS and each.tag != ALTERNATE:
                self._strange(("numbering", 0), each)

    def _strange(self, place: tuple[str, int], element: etree._Element) -> None:
        if isinstance(element.tag, str):
            self._findings.caveat(place, "unknown", named(element), canonical(element))

    def _background(self, root: etree._Element) -> None:
        element = root.find(w("background"))
        if element is not None and self._switched("displayBackgroundShape"):
            self._findings.caveat(("background", 0), "section", "页面背景", canonical(element))

    def _section(self, n: int, section: etree._Element) -> None:
        place = (f"section {n}", 0)
        if contested.repeated_section(section):
            self._strange(place, section)
        for each in section:
            row = SECTION.get(str(each.tag))
            known = row is not None and row.attributes.issuperset(each.keys())
            strange = contested.meaningless(each) or overfull(each)
            if not known or strange or each.tag == _NO_ENDNOTES:
                self._strange(place, each)
            elif each.tag in _NUMBERED:
                self._counted(place[0], each)
        for words, hashed in squeezed(section):
            self._findings.caveat(place, "unknown", words, hashed)

    def _counted(self, place: str, element: etree._Element) -> None:
        """How pages, lines or notes are numbered, as far as it is not the usual way."""
        name = str(element.tag).rpartition("}")[2]
        said = sorted(f"{k!s}={v!s}" for k, v in element.attrib.items() if (k, v) not in _DEFAULTS)
        for each in element:
            if each.tag not in _PLACES and (each.tag, each.get(VAL)) not in _DEFAULTS:
                said.append(f"{each.tag}={sorted(each.attrib.values())}")
        if said:
            self._findings.caveat((place, 0), "section", name, f"{name} {said}")

    def _fonts(self) -> None:
        """Fonts in the file may give any sign another shape."""
        root = self._tree("fontTable", font_table.WANTED)
        name = self._package.related(self._main, "fontTable") or ""
        relations = {} if root is None else self._package.relations(name)
        for said, hashed in () if root is None else font_table.disguised(root):
            self._findings.caveat((name, 0), "font", said, hashed)
        if relations and root is not None:
            names = font_table.embedded(root)
            led = [self._findings.part_digest(name, key) for key in sorted(relations)]
            said = Words("文件带有字体：{fonts}，字形以文件为准", fonts="、".join(names))
            self._findings.caveat((name, 0), "font", said, "\n".join([*names, *led]))

    def _separators(self) -> None:
        """Words in the line above the notes stand on every page that has notes."""
        for kind in ("footnote", "endnote"):
            part = self._reading.related(f"{kind}s")
            for note in () if part is None else part[1].iterchildren(w(kind)):
                words = "".join(each.text or "" for each in note.iter(w("t")))
                if note.get(w("type")) not in (None, "normal") and words.strip():
                    said = Words("注释分隔处的文字“{text}”", text=words.strip()[:40])
                    self._findings.caveat((f"{kind}s", 0), "unknown", said, canonical(note))

    def _order(self) -> None:
        """Which of two drawings lies over the other, where it is not the later one."""
        heights = self._findings.heights
        if heights != sorted(heights):
            ranks = [sorted(heights).index(each) for each in heights]
            self._findings.caveat(("drawings", 0), "graphic", "图形的层次", f"order {ranks}")

    def _relations(self, name: str) -> None:
        seen: set[str] = set()
        for key, relation in self._package.relations(name).items():
            if relation.external:
                self._external(relation)
            elif relation.kind not in SORTS:
                digest = self._findings.part_digest(name, key)
                said = Words("不认识的部件 {name}", name=relation.target)
                self._findings.caveat((relation.target, 0), "unknown", said, digest)
            elif name == self._main and relation.kind in SINGLE:
                if relation.kind in seen and relation.target in self._package:
                    said = Words(
                        "第二份{sort}部件 {name}", sort=relation.kind, name=relation.target
                    )
                    digest = self._findings.part_digest(name, key)
                    self._findings.caveat((relation.target, 0), "unknown", said, digest)
                seen.add(relation.kind)

    def _external(self, relation: Relation) -> None:
        if relation.kind == "hyperlink":
            return
        known = _OUTSIDE.get(relation.kind)
        # The kind comes from the file: what it says is no message to fill in.
        said = Words(known, name=relation.target) if known else f"{relation.kind} {relation.target}"
        self._findings.caveat((relation.kind, 0), "external", said, relation.target)

    def property(self, name: str, rest: str) -> str:
        """The value of a property of the document that a field shows, "" where there is none."""
        wanted = rest.split("\\")[0].strip().strip('"') if name in ("DOCPROPERTY", "INFO") else name
        names = {wanted.lower(), _CORE.get(wanted.upper(), wanted).lower()}
        if name == "DOCVARIABLE":
            wanted = rest.split("\\")[0].strip().strip('"')
            elements = (each for each in self._settings.iter(w("docVar")))
            return next((v.get(VAL, "") for v in elements if v.get(w("name")) == wanted), "")
        for kind in _PROPERTIES:
            part = self._package.related("", kind)
            for each in self._package.tree(part) if part else ():
                local = each.get("name") or str(each.tag).rpartition("}")[2]
                if local.lower() in names:
                    return "".join(str(text) for text in each.itertext())
        return ""


def _chosen(settings: etree._Element) -> Iterator[etree._Element]:
    """The settings, and of alternatives those a reader takes."""
    for each in settings:
        if each.tag == ALTERNATE:
            chosen = choose(each)
            yield from () if chosen is None else _chosen(chosen)
        elif isinstance(each.tag, str):
            yield each


def titled(section: etree._Element) -> bool:
    """Whether the first page of a section has a header of its own (17.10.6)."""
    element = section.find(w("titlePg"))
    return element is not None and element.get(VAL, "1") not in OFF
