"""Annotations written into a Word file as Word's own comments, with replies and state.

Each reply has a range and a reference of its own, else Word drops it on saving; the thread is kept
in commentsExtended by the paraId of a comment's last paragraph ([MS-DOCX] 2.5.3.2). Comments that
stood in the file before are kept as they are.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from datetime import UTC
from typing import Any

from lxml import etree

from review.paper.anchors import Ground, holds
from review.paper.enclosed import COMMENTS, EXTENDED, PEOPLE, Enclosed
from review.paper.namespaces import CHOICE, WORD, WORD14, WORD15, w
from review.paper.ranges import Ranges
from review.paper.reader import trace
from review.paper.refusal import Refusal
from review.paper.sources import Sources
from review.paper.strand import SPACE
from review.paper.threads import Remark, Thread

PARAID, IGNORABLE = f"{{{WORD14}}}paraId", f"{{{CHOICE}}}Ignorable"
ROOM = 1 << 30  # numbers from here up are left alone: Word reads w:id and paraId as signed
_NAMES: dict[str | None, str] = {"w": WORD, "mc": CHOICE, "w14": WORD14, "w15": WORD15}
_UNWRITABLE = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def annotate(docx: bytes, threads: Sequence[Thread]) -> bytes:
    """The .docx with one comment for each remark; parts without a change are kept as they were.

    Raises Refusal for a file that cannot be read, and for a thread whose words do not stand at its
    anchor or stand outside the body, where Word has no comments. Dates are written in UTC; a
    character that XML cannot hold becomes U+FFFD.
    """
    paper, sources = trace(docx)
    ground, body = Ground(paper, {}), {each.id for each in paper.paragraphs()}
    for thread in threads:
        _refuse_misplaced(thread, ground, body)
    if not threads:
        return docx
    margin = _Margin(sources)
    for thread in threads:
        margin.cut(thread)
    for thread in threads:
        margin.write(thread)
    return margin.packed(docx)


def _refuse_misplaced(thread: Thread, ground: Ground, body: set[str]) -> None:
    anchor, shown = thread.anchor, thread.anchor.quote[:40]
    if not {anchor.start_block, anchor.end_block} <= body:
        raise Refusal("outside", f"Word 批注只能加在正文中，“{shown}”不在正文。")
    if not holds(ground, anchor):
        raise Refusal("misplaced", f"文件中的这个位置不是所批注的文字：“{shown}”。")
    if not thread.remarks:
        raise Refusal("silent", f"对“{shown}”的批注没有内容。")


class _Margin:
    """The comments of one file, its threads and its people, while they are being written."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._main = sources.parts[sources.package.main]
        self._enclosed = Enclosed(sources.package)
        self._numbers = _free(sources, w("id"), 10)
        self._keys = _free(sources, PARAID, 16)
        self._ranges = Ranges(sources, self._numbers)
        self._comments = self._root(COMMENTS.kind, w("comments"))
        self._extended = self._root(EXTENDED.kind, _w15("commentsEx"))
        self._people = self._root(PEOPLE.kind, _w15("people"))

    def cut(self, thread: Thread) -> None:
        """Cut the runs at both ends of a thread."""
        self._ranges.cut(thread.anchor.start_block, thread.anchor.start)
        self._ranges.cut(thread.anchor.end_block, thread.anchor.end)

    def write(self, thread: Thread) -> None:
        """Write a thread, one level deep: every reply answers the first remark."""
        ids, root = [], ""
        for remark in thread.remarks:
            ids.append(next(self._numbers))
            key = self._comment(remark, ids[-1])
            entry = {_w15("paraId"): key, _w15("done"): str(int(thread.resolved))}
            if root:
                entry[_w15("paraIdParent")] = root
            etree.SubElement(self._extended, _w15("commentEx"), entry)
            root = root or key
            self._introduce(_written(remark.author))
        anchor = thread.anchor
        self._ranges.put((anchor.start_block, anchor.start), (anchor.end_block, anchor.end), ids)

    def packed(self, source: bytes) -> bytes:
        """The package with everything that was written."""
        self._ranges.renumber(self._main)
        self._enclosed.written[self._sources.package.main] = self._main
        self._enclosed.put(COMMENTS, self._comments)
        self._enclosed.put(EXTENDED, self._extended)
        self._enclosed.put(PEOPLE, self._people)
        return self._enclosed.packed(source)

    def _root(self, kind: str, tag: str) -> etree._Element:
        """The root of a part as it stands, or a new one, that knows the names we write."""
        package = self._sources.package
        name = package.related(package.main, kind)
        old = None if name is None else package.tree(name)
        # the stubs of lxml do not know a default namespace, whose prefix is None
        names: Any = _NAMES if old is None else {**_NAMES, **old.nsmap}
        root = etree.Element(tag, nsmap=names)
        if old is not None:
            root.attrib.update(dict(old.attrib))
            root.extend(list(old))
        ignored = root.get(IGNORABLE, "").split()
        root.set(IGNORABLE, " ".join(dict.fromkeys([*ignored, "w14", "w15"])))
        return root

    def _comment(self, remark: Remark, id_: int) -> str:
        """Write one comment and return the paraId of its last paragraph."""
        author = _written(remark.author)
        date = remark.date.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        named = {w("id"): str(id_), w("author"): author, w("date"): date}
        comment = etree.SubElement(self._comments, w("comment"), named)
        comment.set(w("initials"), author[:1])
        key = ""
        for line in _written(remark.text).split("\n"):
            key = f"{next(self._keys):08X}"
            paragraph = etree.SubElement(comment, w("p"), {PARAID: key})
            _say(etree.SubElement(paragraph, w("r")), line)
        return key

    def _introduce(self, author: str) -> None:
        if all(each.get(_w15("author")) != author for each in self._people):
            person = etree.SubElement(self._people, _w15("person"), {_w15("author"): author})
            known = {_w15("providerId"): "None", _w15("userId"): author}
            etree.SubElement(person, _w15("presenceInfo"), known)


def _say(run: etree._Element, line: str) -> None:
    for n, text in enumerate(line.split("\t")):
        if n:
            etree.SubElement(run, w("tab"))
        if text:
            said = etree.SubElement(run, w("t"), {SPACE: "preserve"})
            said.text = text


def _written(text: str) -> str:
    return _UNWRITABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def _free(sources: Sources, attribute: str, base: int) -> Iterator[int]:
    """Numbers above all that the package's parts give in that attribute."""
    used = set()
    for root in sources.parts.values():
        for element in root.iter("*"):
            value = element.get(attribute, "")
            if value.isascii() and value.isalnum():
                try:
                    used.add(int(value, base))
                except ValueError:
                    continue
    highest = max((number for number in used if number < ROOM), default=0)
    return (number for number in itertools.count(highest + 1) if number not in used)


def _w15(name: str) -> str:
    return f"{{{WORD15}}}{name}"
