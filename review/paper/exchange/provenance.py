"""Where a Word file came from, kept in it as a custom property that every program leaves alone.

ISO/IEC 29500-1, 15.2.12.2: a counsel who opens the file's properties reads it too.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from review.paper.ooxml.package import Package
from review.paper.ooxml.package_writer import PROPERTIES, PackageWriter

NAME = "审查版本"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The set of all custom properties; their pid begins at 2."""


def stamp(docx: bytes, origin: str) -> bytes:
    """The .docx that says where it came from; what it said before is replaced."""
    package = Package(docx)
    root = _properties(package)
    if root is None:
        names: Any = {None: _CUSTOM, "vt": _TYPES}  # the stubs know no default namespace
        root = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap=names)
    for old in root.findall(f"{{{_CUSTOM}}}property[@name='{NAME}']"):
        root.remove(old)
    numbers = [int(each.get("pid", "1")) for each in root if each.get("pid", "").isdigit()]
    named = {"fmtid": _FORMAT, "pid": str(max([1, *numbers]) + 1), "name": NAME}
    element = etree.SubElement(root, f"{{{_CUSTOM}}}property", named)
    etree.SubElement(element, f"{{{_TYPES}}}lpwstr").text = origin
    enclosed = PackageWriter(package)
    enclosed.put(PROPERTIES, root, owner="")
    return enclosed.packed(docx)


def origin(docx: bytes) -> str:
    """What `stamp` wrote, or ""; raises Refusal for a file that cannot be read."""
    root = _properties(Package(docx))
    element = None if root is None else root.find(f"{{{_CUSTOM}}}property[@name='{NAME}']")
    return "" if element is None else "".join(str(text) for text in element.itertext()).strip()


def _properties(package: Package) -> etree._Element | None:
    name = package.related("", PROPERTIES.kind)
    return None if name is None else package.tree(name)
