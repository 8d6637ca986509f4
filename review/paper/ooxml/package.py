"""An Office package held in memory: its parts, their types and their relations, read lazily."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from review.paper.ooxml.namespaces import PACKAGE, PREFIXES, STRICT, TYPES, w
from review.paper.ooxml.visibility.part_names import BASES
from review.paper.refusal import Refusal

_NEEDED = frozenset(("Id", "Type", "Target"))
PART_LIMIT = 64 * 1024 * 1024
CHUNK = 1 << 20

DAMAGED = "文件已损坏，无法读取，请在 Word 或 WPS 中打开后另存为 .docx 再提交。"

TWO_MAINS = "文件指明了两份正文，不同软件会显示不同内容，拒绝读取。"
TWO_RELATIONS = "文件内有编号相同的两个引用，不同软件会读出不同内容，拒绝读取。"
HAS_DTD = "文件内含有文档类型定义（DTD），存在安全风险，拒绝读取。"


class Relation(NamedTuple):
    """One relationship: the last word of its type, its target part, and whether it is outside."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of a package by name, without leading slash, whatever case they are written in."""

    def __init__(self, source: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(source))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise Refusal("damaged", DAMAGED) from error
        self._members = {_plain(info.filename): info for info in self._zip.infolist()}
        self._relations: dict[str, dict[str, Relation]] = {}
        self.names = [name.filename.lstrip("/") for name in self._zip.infolist()]

    @property
    def sources(self) -> list[str]:
        """The parts that have relationships, in the order of the package."""
        parts = []
        for name in self.names:
            folder, slash, last = name.replace("\\", "/").rpartition("_rels/")
            if slash and last.endswith(".rels") and last != ".rels":
                parts.append(folder + last.removesuffix(".rels"))
        return parts

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._members

    def read(self, name: str) -> bytes:
        """The bytes of a part; KeyError where there is none, Refusal where it is damaged."""
        # In pieces: inflating at once would obey the size in the directory, which may be forged.
        pieces, total = [], 0
        try:
            with self._zip.open(self._members[_plain(name)]) as part:
                while piece := part.read(CHUNK):
                    total += len(piece)
                    if total > PART_LIMIT:
                        raise Refusal("part-too-large", "文件内有超过 64 MB 的部件，拒绝读取。")
                    pieces.append(piece)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise Refusal("damaged", DAMAGED) from error
        except RuntimeError as error:  # how zipfile says that a member is enciphered
            raise Refusal("encrypted", "文件已加密，请解除密码后再提交。") from error
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def tree(self, name: str) -> etree._Element:
        """The root of an XML part in transitional names; raises as `read` does."""
        return parse(self.read(name))

    def relations(self, part: str) -> dict[str, Relation]:
        """The relationships of a part ("" for the package) by id; empty where there are none."""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def related(self, part: str, kind: str) -> str | None:
        """The name of the first present part of that kind related to this one."""
        for relation in self.relations(part).values():
            if relation.kind == kind and not relation.external and relation.target in self:
                return relation.target
        return None

    @property
    def main(self) -> str:
        """The main document part, wherever the package keeps it; Refusal where it has none."""
        mains = {
            relation.target.lower()
            for relation in self.relations("").values()
            if relation.kind == "officeDocument"
        }
        if len(mains) > 1:
            raise Refusal("two-bodies", TWO_MAINS)
        name = self.related("", "officeDocument") or "word/document.xml"
        if name not in self:
            raise Refusal("not-word", "文件不是 Word 文档：压缩包内没有正文。")
        return name

    def types(self) -> dict[str, str]:
        """Content types by part name, and by extension with a dot in front."""
        if "[Content_Types].xml" not in self:
            return {}
        types = {}
        for each in self.tree("[Content_Types].xml"):
            if each.tag == f"{{{TYPES}}}Override":
                types[_plain(each.get("PartName", ""))] = each.get("ContentType", "")
            elif each.tag == f"{{{TYPES}}}Default":
                types["." + each.get("Extension", "").lower()] = each.get("ContentType", "")
        return types

    def _read_relations(self, part: str) -> dict[str, Relation]:
        folder, name = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", f"{name}.rels")
        if listing not in self:
            return {}
        by_id: dict[str, Relation] = {}
        for each in self.tree(listing).iter(f"{{{PACKAGE}}}Relationship"):
            if not _NEEDED.issubset(each.keys()):
                raise Refusal("damaged", DAMAGED)  # some programs then drop those behind it too
            kind = each.get("Type", "")
            if kind.startswith(BASES):
                kind = kind.rpartition("/")[2]
            external = each.get("TargetMode") == "External"
            target = each.get("Target", "")
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip(
                    "/"
                )
            relation = Relation(kind, target, external)
            if by_id.setdefault(each.get("Id", ""), relation) != relation:
                raise Refusal("duplicate-member", TWO_RELATIONS)
        return by_id


def rooted(root: etree._Element, kind: str) -> etree._Element:
    """The root of a part of that kind; Refusal where it bears another name.

    Word does not open such a file; other programs read what they find, or leave it out.
    """
    if root.tag != _ROOTS.get(kind, root.tag):
        raise Refusal("damaged", DAMAGED)
    return root


_ROOTS = {
    **{kind: w(kind) for kind in ("document", "styles", "numbering", "settings", "footnotes",
                                  "endnotes", "comments")},
    "header": w("hdr"), "footer": w("ftr"), "fontTable": w("fonts"),
}  # fmt: skip
"""What the root of a part is called, by the kind of its relationship (ECMA-376 Part 1, 11.3)."""


def _plain(name: str) -> str:
    # OPC part names compare without case (ECMA-376 Part 2, 6.2.2.3).
    return name.replace("\\", "/").lstrip("/").lower()


_DECLARATION = re.compile(r"^\s*<\?xml.*?\?>", re.DOTALL)


_TWIN_BOX = b"office/word/2006/wordml"
"""A namespace in which some programs write w:txbxContent."""


def parse(xml: bytes) -> etree._Element:
    """The root element; Refusal for a DTD (entities are refused, never expanded) or bad XML."""
    if xml[:2] in (b"\xff\xfe", b"\xfe\xff"):
        xml = _DECLARATION.sub("", xml.decode("utf-16", "replace")).encode()
    if b"<!DOCTYPE" in xml:
        raise Refusal("dtd", HAS_DTD)
    if b"purl.oclc.org/ooxml" in xml:
        for strict, transitional in STRICT.items():
            xml = xml.replace(strict, transitional)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True, huge_tree=False,
    )  # fmt: skip
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise Refusal("damaged", DAMAGED) from error
    if (
        root.getroottree().docinfo.internalDTD is not None
    ):  # written in an encoding the search above cannot see
        raise Refusal("dtd", HAS_DTD)
    if _TWIN_BOX in xml:
        for box in root.iter(f"{{{PREFIXES['wne']}}}txbxContent"):
            box.tag = w("txbxContent")
    return root
