"""The documents of an OFD package: pages in order, templates, annotations, shared drawings."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from review.paper.model import Caveat
from review.paper.ooxml.package import Package
from review.paper.reading.page_caveats import of_file

Box = tuple[float, float, float, float]
"""Left, top, width and height in millimetres."""

_PAGE = re.compile(r"Page_(\d+)/Content\.xml$", re.IGNORECASE)
_PARTS = (
    (("Signatures",), "overlay", "OFD 带有电子签章，本系统不验证签章，请用签章软件核验。"),
    (("Attachments",), "object", "OFD 内嵌有附件，未予读取。"),
    (("GotoA", "Sound", "Movie"), "object", "OFD 带有打开附件或播放音视频的动作，未予执行。"),
)


class Page(NamedTuple):
    """A page: the part with its content, the parts with its annotations, and its size."""

    content: str
    annotations: tuple[str, ...]
    box: Box | None


class Document(NamedTuple):
    """A document: templates by id, drawings used in several places by id; `whole` if all is there.

    `fonts` are the parts that hold a font, by its id.
    """

    pages: tuple[Page, ...]
    templates: Mapping[str, str]
    units: Mapping[str, etree._Element]
    caveats: tuple[Caveat, ...]
    whole: bool
    fonts: Mapping[str, str] = {}


def documents(package: Package) -> list[Document]:
    """The documents that the package names; of a package that names none, what looks like one."""
    named = []
    for place in package.tree("OFD.xml").iter("{*}DocRoot"):
        named.append(_part("", place.text or ""))
    if not named:
        named = [n for n in package.names if posixpath.basename(n).lower() == "document.xml"]
    present = [name for name in named if name in package]
    if not present:
        return [_numbered(package)]
    return [_document(package, name, whole=len(present) == len(named)) for name in present]


def _numbered(package: Package) -> Document:
    """A package without a document is read by the numbers of its pages."""
    numbers = [(int(match[1]), name) for name in package.names if (match := _PAGE.search(name))]
    pages = tuple(Page(name, (), None) for _, name in sorted(numbers))
    return Document(pages, {}, {}, (), bool(pages))


def _document(package: Package, name: str, whole: bool) -> Document:
    folder, root = posixpath.dirname(name), package.tree(name)
    pages, missing = [], not whole
    notes = _annotations(package, folder, root)
    box = _box(next(root.iter("{*}PageArea"), None))
    for page in root.iter("{*}Page"):
        content = _found(package, folder, page.get("BaseLoc", ""))
        if content is None:
            missing = True
            continue
        own = _box(next(package.tree(content).iterchildren("{*}Area"), None))
        pages.append(Page(content, tuple(notes.get(page.get("ID", ""), ())), own or box))
    templates = {
        element.get("ID", ""): content
        for element in root.iter("{*}TemplatePage")
        if (content := _found(package, folder, element.get("BaseLoc", "")))
    }
    return Document(
        tuple(pages), templates, _units(package, folder, root), tuple(_told(package, root)),
        not missing, _fonts(package, folder, root),
    )  # fmt: skip


def _told(package: Package, root: etree._Element) -> Iterator[Caveat]:
    whole = package.tree("OFD.xml")
    for tags, kind, sentence in _PARTS:
        names = [f"{{*}}{tag}" for tag in tags]
        if any(next(element.iter(*names), None) is not None for element in (root, whole)):
            yield of_file(kind, sentence)


def _annotations(package: Package, folder: str, root: etree._Element) -> dict[str, list[str]]:
    """The parts with annotations, by the id of their page."""
    by_page: dict[str, list[str]] = {}
    for listed in root.iterchildren("{*}Annotations"):
        listing = _found(package, folder, listed.text or "")
        if listing is None:
            continue
        for page in package.tree(listing).iter("{*}Page"):
            for place in page.iter("{*}FileLoc"):
                part = _found(package, posixpath.dirname(listing), place.text or "", folder)
                if part:
                    by_page.setdefault(page.get("PageID", ""), []).append(part)
    return by_page


def _units(package: Package, folder: str, root: etree._Element) -> dict[str, etree._Element]:
    """The drawings that a CompositeObject names (GB/T 33190-2016, 13)."""
    units = {}
    for kind in ("{*}PublicRes", "{*}DocumentRes"):
        for listed in root.iter(kind):
            part = _found(package, folder, listed.text or "")
            for unit in package.tree(part).iter("{*}CompositeGraphicUnit") if part else ():
                units[unit.get("ID", "")] = unit
    return units


def _fonts(package: Package, folder: str, root: etree._Element) -> dict[str, str]:
    """The parts that hold a font, by its id (GB/T 33190-2016, 11.1)."""
    parts = {}
    for kind in ("{*}PublicRes", "{*}DocumentRes"):
        for listed in root.iter(kind):
            part = _found(package, folder, listed.text or "")
            if part is None:
                continue
            resources, beside = package.tree(part), posixpath.dirname(part)
            place = posixpath.join(beside, (resources.get("BaseLoc") or "").lstrip("/"))
            for font in resources.iter("{*}Font"):
                for file in font.iterchildren("{*}FontFile"):
                    found = _found(package, place, file.text or "", beside)
                    if found:
                        parts[font.get("ID", "")] = found
    return parts


def _box(area: etree._Element | None) -> Box | None:
    """What of a page is shown: its crop box is for viewers, its physical box is the paper."""
    for tag in ("{*}ApplicationBox", "{*}PhysicalBox"):
        place = next(area.iter(tag), None) if area is not None else None
        edges = numbers(place.text) if place is not None else ()
        if len(edges) == 4 and min(edges[2:]) > 0:
            return edges[0], edges[1], edges[2], edges[3]
    return None


def numbers(text: str | None) -> tuple[float, ...]:
    """The numbers in an attribute; () where they are none."""
    try:
        return tuple(float(number) for number in (text or "").split())
    except ValueError:
        return ()


def _found(package: Package, folder: str, place: str, other: str = "") -> str | None:
    """A part by its place, from the folder of who names it, of the document or of the package."""
    names = (_part(folder, place), _part(other, place), _part("", place))
    return next((name for name in names if name in package), None)


def _part(folder: str, place: str) -> str:
    place = place.strip().replace("\\", "/")
    if place.startswith("/"):
        return posixpath.normpath(place).lstrip("/")
    return posixpath.normpath(posixpath.join(folder, place)).lstrip("/")
