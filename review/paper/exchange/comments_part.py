"""The comments of one Word file, their threads, ids and people, while they are being written.

Each reply has a range and a reference of its own, else Word drops it on saving; the thread is kept
in commentsExtended by the paraId of a comment's last paragraph ([MS-DOCX] 2.5.3.2), the durable
id beside it in commentsIds. Comments that stood in the file before are kept as they are.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, cast

from lxml import etree

from review.paper.exchange.comment_ids import para_ids, vacant
from review.paper.exchange.comment_ranges import CommentRanges
from review.paper.exchange.revision_marks import SPACE, Author
from review.paper.exchange.threads import Remark, Thread
from review.paper.ooxml.namespaces import CHOICE, WORD, WORD14, WORD15, WORD16_IDS, WORD16_MORE, w
from review.paper.ooxml.package_writer import (
    COMMENTS,
    EXTENDED,
    EXTENSIBLE,
    IDS,
    PEOPLE,
    PackageWriter,
    Sort,
)
from review.paper.ooxml.source_map import Sources
from review.paper.ooxml.xml_text import spelled, writable

PARAID, IGNORABLE = f"{{{WORD14}}}paraId", f"{{{CHOICE}}}Ignorable"
ROOM = 1 << 30  # numbers from here up are left alone: Word reads w:id as signed
_NAMES: dict[str | None, str] = {
    "w": WORD, "mc": CHOICE, "w14": WORD14, "w15": WORD15, "w16cid": WORD16_IDS,
    "w16cex": WORD16_MORE,
}  # fmt: skip
_IDS = etree.XPath("//@w:id", namespaces={"w": WORD}, smart_strings=False)
_PARAIDS = etree.XPath("//@w14:paraId", namespaces={"w14": WORD14}, smart_strings=False)
_NEWER = tuple(name for name in _NAMES if name and name.startswith("w1"))
_ROOTS = {
    COMMENTS: w("comments"),
    EXTENDED: f"{{{WORD15}}}commentsEx",
    IDS: f"{{{WORD16_IDS}}}commentsIds",
    EXTENSIBLE: f"{{{WORD16_MORE}}}commentsExtensible",
    PEOPLE: f"{{{WORD15}}}people",
}


class CommentsPart:
    """Writes threads into the parts beside the body; `numbers` and `ranges` serve the body too."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._main = sources.parts[sources.package.main]
        self._enclosed = PackageWriter(sources.package)
        self.numbers = _numbers(sources)
        self.ranges = CommentRanges(sources, self.numbers)
        self._roots = {sort: self._root(sort, tag) for sort, tag in _ROOTS.items()}
        self._taken = _taken(sources, _PARAIDS)
        durable = f"{{{WORD16_IDS}}}durableId"
        self._durable = {each.get(durable, "").upper() for each in self._roots[IDS]}

    def forget(self, threads: Sequence[Thread]) -> None:
        """Take out comments that are these threads' own, left in the file from an earlier time.

        Their ids are free again; what others replied to them stays below the thread.
        """
        keys = (remark.key for thread in threads for remark in thread.remarks if remark.key)
        ours = {id_ for key in keys for id_ in para_ids(key)}
        gone = set()
        for comment in list(self._roots[COMMENTS]):
            last = [each.get(PARAID, "").upper() for each in comment.iter(w("p"))][-1:]
            if last and last[0] in ours:
                self._roots[COMMENTS].remove(comment)
                gone.add(comment.get(w("id"), ""))
                self._taken.discard(last[0])
        for sort, name in ((EXTENDED, _w15("paraId")), (IDS, _cid("paraId"))):
            for entry in list(self._roots[sort]):
                if entry.get(name, "").upper() in ours:
                    self._durable.discard(entry.get(_cid("durableId"), "").upper())
                    self._roots[sort].remove(entry)
        self.ranges.clear(self._main, gone)

    def author(self, remark: Remark) -> Author:
        """Who made a remark, as the author of tracked changes made with it."""
        return Author(writable(remark.author), clock(remark.date), self.numbers)

    def write(self, thread: Thread) -> None:
        """Write a thread, one level deep: every reply answers the first remark."""
        ids, root = [], ""
        for remark in thread.remarks:
            ids.append(next(self.numbers))
            key = remark.key or _content(thread, remark)
            last = self._comment(remark, ids[-1], key)
            entry = {_w15("paraId"): last, _w15("done"): str(int(thread.resolved))}
            if root:
                entry[_w15("paraIdParent")] = root
            etree.SubElement(self._roots[EXTENDED], _w15("commentEx"), entry)
            self._identify(last, key, remark.date)
            root = root or last
            self._introduce(writable(remark.author))
        anchor = thread.anchor
        self.ranges.put((anchor.start_block, anchor.start), (anchor.end_block, anchor.end), ids)

    def packed(self, source: bytes) -> bytes:
        """The package with everything that was written."""
        self.ranges.renumber(self._main)
        self._enclosed.written[self._sources.package.main] = self._main
        for sort, root in self._roots.items():
            self._enclosed.put(sort, root)
        return self._enclosed.packed(source)

    def _root(self, sort: Sort, tag: str) -> etree._Element:
        """The root of a part as it stands, or a new one, that knows the names we write."""
        package = self._sources.package
        name = package.related(package.main, sort.kind)
        old = None if name is None else package.tree(name)
        # the stubs of lxml do not know a default namespace, whose prefix is None
        names: Any = _NAMES if old is None else {**_NAMES, **old.nsmap}
        root = etree.Element(tag, nsmap=names)
        if old is not None:
            root.attrib.update(dict(old.attrib))
            root.extend(list(old))
        ignored = root.get(IGNORABLE, "").split()
        root.set(IGNORABLE, " ".join(dict.fromkeys([*ignored, *_NEWER])))
        return root

    def _comment(self, remark: Remark, id_: int, key: str) -> str:
        """Write one comment and return the paraId of its last paragraph."""
        author = writable(remark.author)
        named = {w("id"): str(id_), w("author"): author, w("date"): clock(remark.date)}
        comment = etree.SubElement(self._roots[COMMENTS], w("comment"), named)
        comment.set(w("initials"), writable(remark.initials) or author[:1])
        *before, last = writable(remark.text).split("\n")
        for n, line in enumerate(before):
            self._paragraph(comment, line, f"{key}\x1f{n}")
        return self._paragraph(comment, last, key)

    def _paragraph(self, comment: etree._Element, line: str, key: str) -> str:
        id_ = vacant(key, self._taken)
        self._taken.add(id_)
        paragraph = etree.SubElement(comment, w("p"), {PARAID: id_})
        run = etree.SubElement(paragraph, w("r"))
        for name, text in spelled(line, "t"):
            child = etree.SubElement(run, w(name))
            if text:
                child.text = text
                child.set(SPACE, "preserve")
        return id_

    def _identify(self, paragraph: str, key: str, date: datetime) -> None:
        """Word shows w:date as it is written; the moment itself stands beside the durable id."""
        durable = vacant(f"durable {key}", self._durable)
        self._durable.add(durable)
        known = {_cid("paraId"): paragraph, _cid("durableId"): durable}
        etree.SubElement(self._roots[IDS], _cid("commentId"), known)
        moment = date.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        more = {f"{{{WORD16_MORE}}}durableId": durable, f"{{{WORD16_MORE}}}dateUtc": moment}
        etree.SubElement(self._roots[EXTENSIBLE], f"{{{WORD16_MORE}}}commentExtensible", more)

    def _introduce(self, author: str) -> None:
        people = self._roots[PEOPLE]
        if all(each.get(_w15("author")) != author for each in people):
            person = etree.SubElement(people, _w15("person"), {_w15("author"): author})
            known = {_w15("providerId"): "None", _w15("userId"): author}
            etree.SubElement(person, _w15("presenceInfo"), known)


def clock(date: datetime) -> str:
    """A moment as w:date: what the clock on its own wall showed, for Word shows it unchanged."""
    return date.strftime("%Y-%m-%dT%H:%M:%SZ")


def _content(thread: Thread, remark: Remark) -> str:
    """A key for a remark without one: the same remark on the same words gets the same ids."""
    anchor = thread.anchor
    place = f"{anchor.start_block} {anchor.start} {anchor.end_block} {anchor.end}"
    return "\x1f".join((place, remark.author, clock(remark.date), remark.text))


def _numbers(sources: Sources) -> Iterator[int]:
    """Numbers above every w:id of the package's parts."""
    ids = _taken(sources, _IDS)
    used = {int(value) for value in ids if value.isascii() and value.isdigit()}
    highest = max((number for number in used if number < ROOM), default=0)
    return (number for number in itertools.count(highest + 1) if number not in used)


def _taken(sources: Sources, asked: etree.XPath) -> set[str]:
    id_lists = (cast("list[str]", asked(root)) for root in sources.parts.values())
    return {value.upper() for values in id_lists for value in values}


def _w15(name: str) -> str:
    return f"{{{WORD15}}}{name}"


def _cid(name: str) -> str:
    return f"{{{WORD16_IDS}}}{name}"
