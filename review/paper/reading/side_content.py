"""What turns up beside the text of a paper: changes, anchors, pictures, and what is hidden."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from lxml import etree

from review.paper.digest import sha256
from review.paper.model import Caveat, Change, ChangeKind, Hidden, Image, Warning
from review.paper.ooxml.namespaces import w
from review.paper.ooxml.package import Package, parse
from review.paper.ooxml.visibility.unknown import canonical
from review.paper.refusal import Refusal
from review.words import Words

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
LONGEST = 60


def shortened(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


def picture_type(picture: bytes) -> str:
    """The media type by the first bytes; application/octet-stream where they say nothing."""
    if picture[:4] == b"RIFF" and picture[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for magic, kind in MAGIC if picture.startswith(magic)), UNKNOWN)


UNKNOWN = "application/octet-stream"


class Reference(NamedTuple):
    """A field that names a bookmark: where it stands, what it says, and the result it keeps."""

    place: str
    offset: int
    name: str
    bookmark: str
    rest: str
    result: str


class SideContent:
    """One ledger for all stories of a paper."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self.changes: list[Change] = []
        self.warnings: dict[tuple[str, str], Warning] = {}
        self.images: dict[str, Image] = {}
        self.starts: dict[str, Point] = {}
        self.ends: dict[str, Point] = {}
        self.references: list[Reference] = []
        self.heights: list[int] = []
        """Of floating drawings in the order of the text: which lies over which."""
        self._parts: dict[str, str | None] = {}
        self._hidden: Counter[tuple[str, str]] = Counter()
        self._caveats: list[Caveat] = []
        self._unseen: dict[tuple[str, int, str], list[str]] = {}
        self._digests: dict[str, str] = {}

    def change(self, kind: ChangeKind, element: etree._Element) -> str:
        """Enter a tracked change and return its id within the paper."""
        id_ = f"c{len(self.changes) + 1}"
        self.changes.append(Change(id_, kind, element.get(AUTHOR, ""), element.get(DATE, "")))
        return id_

    def hide(self, place: str, kind: str, characters: int) -> None:
        """Enter text that the page does not show."""
        if characters:
            self._hidden[place, kind] += characters

    def caveat(self, at: Point, kind: str, words: str, hashed: str | bytes = "") -> None:
        """Enter what the text at a point does not prove; `hashed` enters the fingerprint there."""
        content = hashed.encode("utf-8", "surrogatepass") if isinstance(hashed, str) else hashed
        self._caveats.append(Caveat(*at, kind, words, sha256(content) if content else ""))

    def unseen(self, at: Point, kind: str, text: str) -> None:
        """Enter text that stands at a point and is not shown; pieces side by side are one."""
        if text.strip():
            if (*at, kind) not in self._unseen:
                self._caveats.append(Caveat(*at, kind, ""))  # keeps its turn
            self._unseen.setdefault((*at, kind), []).append(text)

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """All caveats, in the order they were met."""
        return tuple([self._whole(each) for each in self._caveats])

    def _whole(self, caveat: Caveat) -> Caveat:
        pieces = self._unseen.get((caveat.place, caveat.offset, caveat.kind))
        if pieces is None or caveat.words:
            return caveat
        text = "".join(pieces)
        digest = sha256(text.encode("utf-8", "surrogatepass"))
        return caveat._replace(words=f"“{shortened(text)}”", digest=digest)

    def part_digest(self, part: str, relation: str) -> str:
        """What a relationship of a part leads to, as a digest; XML by its canonical form."""
        target = self._package.relations(part).get(relation)
        if target is None:
            return "none"
        if target.external:
            return f"external {target.target}"
        return self.digest_of(target.target)

    def digest_of(self, name: str) -> str:
        """The digest of a part and of all parts it leads to."""
        if name not in self._digests:
            self._digests[name] = "cycle"
            self._digests[name] = sha256(self._content(name))
        return self._digests[name]

    def _content(self, name: str) -> bytes:
        if name not in self._package:
            return b"missing"
        try:
            content = self._package.read(name)
            if name.lower().endswith(".xml"):
                content = canonical(parse(content))
        except Refusal:
            content = b"damaged"
        relations = self._package.relations(name)
        led = sorted(f"{key} {self.part_digest(name, key)}" for key in relations)
        return b"\n".join([content, *(line.encode() for line in led)])

    @property
    def hidden(self) -> tuple[Hidden, ...]:
        """All that is not shown, summed by place and kind."""
        return tuple(Hidden(place, kind, n) for (place, kind), n in self._hidden.items())

    def warn(self, code: str, place: str, sentence: str) -> None:
        """Enter a warning once for each place."""
        self.warnings.setdefault((code, place), Warning(code, place, sentence))

    def damaged(self, name: str) -> None:
        """Warn of a part that could not be read."""
        said = Words("文件的一个部件（{name}）已损坏，未能读取。", name=name)
        self.warn("damaged-part", name, said)

    def picture(self, part: str, relation: str | None) -> str | None:
        """The hash of a picture related to a part, None where there is none inside the package."""
        target = self._package.relations(part).get(relation or "")
        if target is None:
            return None
        if target.external:
            self.warn("external-picture", part, "文件引用了外部图片，未予读取，页面上不显示。")
            return None
        if target.target not in self._parts:
            self._parts[target.target] = self._enter(target.target)
        return self._parts[target.target]

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
