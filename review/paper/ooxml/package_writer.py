"""Parts of a package rewritten or added; all others are copied byte for byte."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import Any, NamedTuple

from lxml import etree

from review.paper.ooxml.namespaces import PACKAGE, RELATION, STRICT, TYPES
from review.paper.ooxml.package import Package
from review.paper.refusal import Refusal

LISTING = "[Content_Types].xml"


class Sort(NamedTuple):
    """A kind of part: the last word of its relation type, which names its file; both types."""

    kind: str
    relation: str
    type: str


def _sort(kind: str, relations: str) -> Sort:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    return Sort(kind, f"{relations}/{kind}", f"{word}.{kind}+xml")


_MICROSOFT = "http://schemas.microsoft.com/office"
COMMENTS = _sort("comments", RELATION)
NUMBERING = _sort("numbering", RELATION)
FOOTNOTES, ENDNOTES = _sort("footnotes", RELATION), _sort("endnotes", RELATION)
EXTENDED = _sort("commentsExtended", f"{_MICROSOFT}/2011/relationships")
IDS = _sort("commentsIds", f"{_MICROSOFT}/2016/09/relationships")
EXTENSIBLE = _sort("commentsExtensible", f"{_MICROSOFT}/2018/08/relationships")
PEOPLE = _sort("people", f"{_MICROSOFT}/2011/relationships")
PROPERTIES = Sort(
    "custom-properties",
    f"{RELATION}/custom-properties",
    "application/vnd.openxmlformats-officedocument.custom-properties+xml",
)


class PackageWriter:
    """Collects what is to be written into a copy of the package."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.written: dict[str, etree._Element | bytes] = {}

    def put(self, sort: Sort, root: etree._Element, owner: str | None = None) -> None:
        """Write the part of that sort, entering it in the package where it is new (Part 2, 6).

        `owner` is the part it is related to: the main one, or "" for the package itself.
        """
        owner = self.package.main if owner is None else owner
        name = self.package.related(owner, sort.kind)
        if name is None:
            name = self.vacant(posixpath.dirname(owner) or "docProps", sort.kind, "xml")
            self.relate(sort, name, owner)
            self._list(sort, name)
        self.written[name] = root

    def add(self, sort: Sort, name: str, content: etree._Element | bytes) -> None:
        """Write one more part of that sort under a vacant name; `relate` leads to it."""
        self._list(sort, name)
        self.written[name] = content

    def _list(self, sort: Sort, name: str) -> None:
        named = {"PartName": f"/{name}", "ContentType": sort.type}
        etree.SubElement(self.open(LISTING), f"{{{TYPES}}}Override", named)

    def packed(self, source: bytes) -> bytes:
        """The package `source` with the collected parts in place."""
        written = {name.lower(): root for name, root in self.written.items()}
        target = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(target, "w") as new:
            strict = b"purl.oclc.org/ooxml" in self.package.read(self.package.main)
            for info in old.infolist():
                root = written.pop(info.filename.lstrip("/").lower(), None)
                content = old.read(info) if root is None else _spelled(root, strict)
                new.writestr(info, content, zipfile.ZIP_DEFLATED)
            for name, root in self.written.items():
                if name.lower() in written:
                    new.writestr(name, _spelled(root, strict), zipfile.ZIP_DEFLATED)
        return target.getvalue()

    def vacant(self, folder: str, kind: str, ending: str) -> str:
        """A name in that folder which no part of the package has yet."""
        number = 1
        name = posixpath.join(folder, f"{kind}.{ending}")
        while name in self.package:
            number += 1
            name = posixpath.join(folder, f"{kind}{number}.{ending}")
        return name

    def relate(self, sort: Sort, name: str, owner: str) -> str:
        """Let the part `owner` lead to the part of that name; returns the id of the relation."""
        folder, part = posixpath.split(owner)
        listing = posixpath.join(folder, "_rels", f"{part}.rels")
        relations = self.open(listing)
        taken, number = {each.get("Id") for each in relations}, 1
        while f"rId{number}" in taken:
            number += 1
        named = {"Id": f"rId{number}", "Type": sort.relation, "Target": f"/{name}"}
        etree.SubElement(relations, f"{{{PACKAGE}}}Relationship", named)
        return f"rId{number}"

    def open(self, name: str) -> etree._Element:
        """The root of a part that is to be changed; a listing of relations is begun where none is."""
        if name not in self.written:
            if name in self.package:
                self.written[name] = self.package.tree(name)
            elif name == LISTING:
                raise Refusal("damaged", "文件缺少内容类型清单，无法写入新的部件。")
            else:
                # the stubs of lxml do not know a default namespace, whose prefix is None
                bare: Any = {None: PACKAGE}
                self.written[name] = etree.Element(f"{{{PACKAGE}}}Relationships", nsmap=bare)
        root = self.written[name]
        assert not isinstance(root, bytes)  # only pictures are, and nobody opens those
        return root


def _spelled(root: etree._Element | bytes, strict: bool) -> bytes:
    """The part as bytes, in the strict names again where the package is strict."""
    if isinstance(root, bytes):
        return root
    xml = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    if strict:
        for name, transitional in STRICT.items():
            xml = xml.replace(transitional, name)
    return xml
