"""Annotations written into a Word file: as Word's own comments, their proposals as its changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from review.paper.anchoring.anchors import AnchorIndex, holds
from review.paper.exchange.comment_fallbacks import CommentFallbacks, in_words
from review.paper.exchange.comments_part import CommentsPart
from review.paper.exchange.proposal_marks import ProposalMarks
from review.paper.exchange.proposals import Substitution, plan
from review.paper.exchange.revision_marks import Author
from review.paper.exchange.threads import Thread
from review.paper.gc_pause import gc_paused
from review.paper.reading.docx_reader import trace
from review.paper.refusal import Refusal
from review.words import Words


class Written(NamedTuple):
    """The file, and a Chinese sentence for each thread that could not stand as it should."""

    docx: bytes
    asides: tuple[str, ...]


def annotate(docx: bytes, threads: Sequence[Thread]) -> bytes:
    """The file that `write` makes, for those who do not ask what was set aside."""
    return write(docx, threads).docx


@gc_paused()
def write(docx: bytes, threads: Sequence[Thread]) -> Written:
    """The .docx with a comment for each remark, a tracked change for each proposal.

    Parts without a change are kept byte for byte. A thread in a note or text box stands at its
    reference in the body; a proposal that Word could not accept and reject correctly stands in
    words in its comment; both are told. Raises Refusal for a file that cannot be read, and for a
    thread whose words do not stand at its anchor or that the body nowhere mentions. A character
    that XML cannot hold becomes U+FFFD.
    """
    paper, sources = trace(docx)
    ground, body = AnchorIndex(paper, {}), {each.id for each in paper.paragraphs()}
    for thread in threads:
        _refuse_misplaced(thread, ground)
    if not threads:
        return Written(docx, ())
    hooks, asides = CommentFallbacks(paper, ground), []
    inside: list[Thread] = []
    for thread in threads:
        if {thread.anchor.start_block, thread.anchor.end_block} <= body:
            inside.append(thread)
            continue
        shown, hung = thread.anchor.quote[:40], hooks.hung(thread)
        if hung is None:
            raise Refusal(
                "outside", Words("Word 批注只能加在正文中，“{text}”不在正文。", text=shown)
            )
        asides.append(
            Words("“{text}”在{place}中，批注加在正文的引用处。", text=shown, place=hung[1])
        )
        inside.append(hung[0])
    pen = _Pen(CommentsPart(sources), ground)
    comments_part = pen.write(inside)
    return Written(comments_part.packed(docx), (*asides, *pen.asides))


def _refuse_misplaced(thread: Thread, ground: AnchorIndex) -> None:
    shown = thread.anchor.quote[:40]
    if not holds(ground, thread.anchor):
        raise Refusal(
            "misplaced", Words("文件中的这个位置不是所批注的文字：“{text}”。", text=shown)
        )
    if not thread.remarks:
        raise Refusal("silent", Words("对“{text}”的批注没有内容。", text=shown))


class _Pen:
    """Writes threads that stand in the body: cuts first, then markers, then changes."""

    def __init__(self, margin: CommentsPart, ground: AnchorIndex) -> None:
        self._margin, self._ground = margin, ground
        self._revising = ProposalMarks(margin.ranges)
        self.asides: list[str] = []

    def write(self, threads: Sequence[Thread]) -> CommentsPart:
        self._margin.forget(threads)
        planned: list[tuple[Author, Substitution]] = []
        ready = []
        for thread in threads:
            ready.append(self._ready(thread, planned))
            self._margin.ranges.cut(thread.anchor.start_block, thread.anchor.start)
            self._margin.ranges.cut(thread.anchor.end_block, thread.anchor.end)
        for thread in ready:
            self._margin.write(thread)
        for author, exchange in planned:
            self._revising.write(exchange, author)
        return self._margin

    def _ready(self, thread: Thread, planned: list[tuple[Author, Substitution]]) -> Thread:
        """The thread as it is written; its proposal is planned, or else put in words."""
        if not thread.proposal:
            return thread
        exchanges = plan(self._ground, thread.anchor, thread.proposal)
        if not self._revising.claim(exchanges):
            shown = thread.anchor.quote[:40]
            self.asides.append(
                Words("对“{text}”的修改建议无法写成修订，写在批注文字中。", text=shown)
            )
            return in_words(thread)
        author = self._margin.author(thread.remarks[0])
        planned += [(author, each) for each in exchanges]
        return thread
