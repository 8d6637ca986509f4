"""What turns up beside the text of a paper: changes, anchors, pictures, and what is hidden."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from review.paper.digest import sha256
from review.paper.model import Change, ChangeKind, Hidden, Image, Warning
from review.paper.ooxml.namespaces import w
from review.paper.ooxml.package import Package
from review.paper.refusal import Refusal

AUTHOR, DATE = w("author"), w("date")

MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\x01\x00\x00\x00", "image/emf"),
    (b"\xd7\xcd\xc6\x9a", "image/wmf"),
    (b"<svg", "image/svg+xml"),
    (b"<?xml", "image/svg+xml"),
)

Point = tuple[str, int]


def picture_type(picture: bytes) -> str:
    """The media type by the first bytes; application/octet-stream where they say nothing."""
    if picture[:4] == b"RIFF" and picture[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for magic, kind in MAGIC if picture.startswith(magic)), UNKNOWN)


UNKNOWN = "application/octet-stream"


class SideContent:
    """One ledger for all stories of a paper."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self.changes: list[Change] = []
        self.warnings: dict[tuple[str, str], Warning] = {}
        self.images: dict[str, Image] = {}
        self.starts: dict[str, Point] = {}
        self.ends: dict[str, Point] = {}
        self._parts: dict[str, str | None] = {}
        self._hidden: Counter[tuple[str, str]] = Counter()

    def change(self, kind: ChangeKind, element: etree._Element) -> str:
        """Enter a tracked change and return its id within the paper."""
        id_ = f"c{len(self.changes) + 1}"
        self.changes.append(Change(id_, kind, element.get(AUTHOR, ""), element.get(DATE, "")))
        return id_

    def hide(self, place: str, kind: str, characters: int) -> None:
        """Enter text that the page does not show."""
        if characters:
            self._hidden[place, kind] += characters

    @property
    def hidden(self) -> tuple[Hidden, ...]:
        """All that is not shown, summed by place and kind."""
        return tuple(Hidden(place, kind, n) for (place, kind), n in self._hidden.items())

    def warn(self, code: str, place: str, sentence: str) -> None:
        """Enter a warning once for each place."""
        self.warnings.setdefault((code, place), Warning(code, place, sentence))

    def picture(self, part: str, relation: str | None) -> str | None:
        """The hash of a picture related to a part, None where there is none inside the package."""
        found = self._package.relations(part).get(relation or "")
        if found is None:
            return None
        if found.external:
            self.warn("external-picture", part, "文件引用了外部图片，未予读取，页面上不显示。")
            return None
        if found.target not in self._parts:
            self._parts[found.target] = self._enter(found.target)
        return self._parts[found.target]

    def _enter(self, name: str) -> str | None:
        if name not in self._package:
            self.warn("missing-picture", name, "文件缺少一张图片，页面上不显示。")
            return None
        try:
            picture = self._package.read(name)
        except Refusal:
            self.warn("damaged-picture", name, "文件中有一张图片已损坏，页面上不显示。")
            return None
        digest = sha256(picture)
        self.images.setdefault(digest, Image(digest, picture_type(picture), name))
        return digest
