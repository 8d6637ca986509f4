"""Comments that stand in a Word file: their text, their threads, and where they are anchored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from lxml import etree

from review.paper.model import Comment
from review.paper.ooxml.namespaces import WORD14, WORD15, WORD16_IDS, w
from review.paper.reading.bounds import few_enough

if TYPE_CHECKING:  # the reader imports this module
    from review.paper.reading.docx_reader import Reading

PARAID = f"{{{WORD14}}}paraId"


def read_comments(reading: Reading) -> tuple[Comment, ...]:
    """All comments of the paper, anchored or not; their text is entered as stories.

    Threads are kept in commentsExtended by the paraId of each comment's last paragraph
    ([MS-DOCX] 2.5.3.2); duplicate comment ids get a suffix, the first keeps the anchor.
    """
    found = reading.related("comments")
    if found is None:
        return ()
    part, root = found
    elements = list(root.iterchildren(w("comment")))
    few_enough(len(elements))
    threads = _threads(reading.related("commentsExtended"))
    durable = _durable(reading.related("commentsIds"))
    comments: list[Comment] = []
    owners: dict[str, str] = {}
    ids: set[str] = set()
    for element in elements:
        id_ = element.get(w("id"), "")
        if id_ in ids:
            id_ = f"{id_}.{len(comments)}"
        ids.add(id_)
        name = reading.story("comment", element, part)
        last = _last_id(element)
        if last:  # programs that keep no threads give no ids either
            owners[last] = id_
        parent, resolved = threads.get(last, ("", False))
        read = _comment(reading, id_, element, name, (parent, resolved))
        comments.append(read._replace(para_id=last.upper(), durable=durable.get(last, "")))
    return tuple(comment._replace(parent=owners.get(comment.parent or "")) for comment in comments)


def _comment(
    reading: Reading, id_: str, element: etree._Element, name: str, thread: tuple[str, bool]
) -> Comment:
    text = "\n".join(p.view("final") for p in reading.paragraphs(name))
    findings = reading.findings
    return Comment(
        id_, element.get(w("author"), ""), element.get(w("date"), ""), text, thread[0], thread[1],
        findings.starts.get(id_), findings.ends.get(id_, findings.starts.get(id_)),
    )  # fmt: skip


def _last_id(element: etree._Element) -> str:
    ids = [each.get(PARAID, "") for each in element.iter(w("p"))]
    return ids[-1] if ids else ""


def _threads(part: tuple[str, etree._Element] | None) -> Mapping[str, tuple[str, bool]]:
    """By paraId: the paraId of the comment replied to, and whether the thread is resolved."""
    if part is None:
        return {}
    return {
        each.get(f"{{{WORD15}}}paraId", ""): (
            each.get(f"{{{WORD15}}}paraIdParent", ""),
            each.get(f"{{{WORD15}}}done", "0") in ("1", "true", "on"),
        )
        for each in part[1].iter(f"{{{WORD15}}}commentEx")
    }


def _durable(part: tuple[str, etree._Element] | None) -> Mapping[str, str]:
    """By paraId: the durable id of the comment ([MS-DOCX] 2.7.1)."""
    if part is None:
        return {}
    name = f"{{{WORD16_IDS}}}"
    ids = part[1].iter(f"{name}commentId")
    return {
        element.get(f"{name}paraId", ""): element.get(f"{name}durableId", "").upper()
        for element in ids
    }
