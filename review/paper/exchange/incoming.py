"""Counsel's file come back: what in it is new, and on which of our words it stands.

The changes made in the file are taken back and the rest is compared with our own text. Comments
and changes are recognised as ours or carried to our words; what differs without being tracked is
listed and never taken in, and so is what finds no place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from review.paper.anchoring.anchors import Anchor
from review.paper.anchoring.carry import State, carry
from review.paper.comparing.compare import compare
from review.paper.exchange.comment_fallbacks import CommentFallbacks
from review.paper.exchange.comment_matching import (
    MINUTE,
    Match,
    known_comments,
    marks,
    match_comments,
)
from review.paper.exchange.comment_placement import CommentPlacer, Draft, Revised
from review.paper.exchange.rejected_changes import Place, RejectedChanges
from review.paper.exchange.threads import Thread
from review.paper.exchange.untracked_differences import Difference, untracked_differences
from review.paper.model import Comment, Paper


class Said(NamedTuple):
    """What stands in one comment; `date` as written in the file. `mark` names it for ever."""

    author: str
    date: str
    text: str
    mark: str


class Fresh(NamedTuple):
    """A new annotation: a comment, a change, or both on the same words.

    Without `anchor` it found no place, for the reason in `why`; else `state` tells how it did.
    `marks` are to be kept, so that the same file brings nothing new a second time. `beside` is the
    key of our thread on the very same words: it may be a reply by a program that knows none.
    """

    author: str
    date: str
    text: str
    quote: str
    proposal: str
    anchor: Anchor | None
    state: State
    why: str
    resolved: bool
    replies: tuple[Said, ...]
    marks: tuple[str, ...]
    beside: str = ""


class Reply(NamedTuple):
    """A new reply in our thread `key`; `reworded` where it is our own remark, changed in Word."""

    key: str
    said: Said
    reworded: bool = False


class Flag(NamedTuple):
    """Our thread `key` was marked resolved in Word, or marked open again."""

    key: str
    resolved: bool


class Incoming(NamedTuple):
    """Everything a returned file brings. `known` are keys of our threads found in it again."""

    fresh: tuple[Fresh, ...]
    replies: tuple[Reply, ...]
    flags: tuple[Flag, ...]
    known: tuple[str, ...]
    missing: tuple[str, ...]
    differences: tuple[Difference, ...]

    @property
    def placed(self) -> tuple[Fresh, ...]:
        return tuple(each for each in self.fresh if each.anchor)

    @property
    def lost(self) -> tuple[Fresh, ...]:
        return tuple(each for each in self.fresh if not each.anchor)


def incoming(
    base: Paper,
    returned: Paper,
    threads: Sequence[Thread] = (),
    seen: Mapping[str, str] | None = None,
) -> Incoming:
    """What `returned` brings that `base`, the paper as it was sent out, and `threads` have not.

    `seen` gives the thread keys by mark of what was taken in from such a file before.
    """
    return _Reading(base, returned, threads, seen or {}).all()


class _Reading:
    def __init__(
        self, base: Paper, returned: Paper, threads: Sequence[Thread], seen: Mapping[str, str]
    ) -> None:
        self._base, self._returned, self._seen = base, returned, seen
        self._threads = {each.remarks[0].key: each for each in threads}
        self._undone = RejectedChanges(returned, _fresh_changes(base, returned))
        self._comparison = compare(self._undone.paper, base)
        self._placing = CommentPlacer(base, self._undone, self._comparison, threads)
        known = known_comments(base, CommentFallbacks(base, self._placing.ours), threads)
        quotes = {comment.id: self._quote(comment) for comment in returned.comments}
        self._found = match_comments(returned.comments, quotes, known, seen)
        self._marks = marks(returned.comments)
        self._roots = _roots(returned.comments)

    def all(self) -> Incoming:
        new = [each for each in self._returned.comments if each.id not in self._found]
        heads = [each for each in new if self._root(each) is each or self._key(each) == ""]
        drafts, revised = self._placing.drafts(heads, self._ranges(), self._seen)
        replies = [*self._replies(new, heads), *self._reworded(), *map(self._revised, revised)]
        met = {match.key for match in self._found.values() if match.key}
        return Incoming(
            tuple(self._fresh(drafts, new)),
            tuple(each for each in replies if each.said.mark not in self._seen),
            tuple(self._flags()),
            tuple(key for key in self._threads if key in met),
            tuple(key for key in self._threads if key not in met),
            tuple(
                untracked_differences(
                    self._base, self._returned, self._undone, self._comparison.pairs
                )
            ),
        )

    def _root(self, comment: Comment) -> Comment:
        return self._roots[comment.id]

    def _key(self, comment: Comment) -> str | None:
        """The key of the thread a comment stands in; "" in a thread that is not ours."""
        match = self._found.get(self._root(comment).id)
        return match.key if match else None

    def _quote(self, comment: Comment) -> str:
        if comment.start is None or comment.end is None:
            return ""
        return self._placing.quote(comment.start, comment.end)

    def _ranges(self) -> dict[str, tuple[Place, Place]]:
        """Where our threads stand in the returned file, by their surest proof."""
        places: dict[str, tuple[Place, Place]] = {}
        sure = sorted(self._returned.comments, key=lambda comment: self._proof(comment) != "id")
        for each in sure:
            key = self._key(each)
            if key and each.start and each.end and self._root(each) is each:
                places.setdefault(key, (each.start, each.end))
        return places

    def _proof(self, comment: Comment) -> str:
        match = self._found.get(comment.id)
        return match.proof if match else ""

    def _fresh(self, drafts: Sequence[Draft], new: list[Comment]) -> Iterator[Fresh]:
        anchors = [each.anchor for each in drafts if each.anchor]
        carried = iter(carry(self._undone.paper, self._base, anchors, self._comparison))
        ours = {span: key for key, span in self._ranges().items()}
        for draft in drafts:
            placed = self._placing.placed(draft, next(carried) if draft.anchor else None)
            if placed is None:
                continue
            head = draft.comment
            following = [
                comment
                for comment in new
                if head and self._root(comment) is head and comment is not head
            ]
            yield Fresh(
                draft.author, draft.date, self._text(head) if head else "", draft.quote,
                placed.proposal, placed.anchor, placed.state, placed.why,
                bool(head and head.resolved), tuple(map(self._said, following)),
                (*([self._marks[head.id]] if head else []), *draft.marks),
                ours.get((head.start, head.end), "") if head and head.start and head.end else "",
            )  # fmt: skip

    def _said(self, comment: Comment) -> Said:
        return Said(comment.author, comment.date, comment.text, self._marks[comment.id])

    def _text(self, head: Comment) -> str:
        root = self._root(head)
        return head.text if root is head else f"回复“{root.text}”：{head.text}"

    def _replies(self, new: list[Comment], heads: list[Comment]) -> Iterator[Reply]:
        for each in new:
            key = self._key(each)
            if each not in heads and key:
                yield Reply(key, self._said(each))

    def _reworded(self) -> Iterator[Reply]:
        """Our own remarks whose words were changed in Word."""
        for each in self._returned.comments:
            match = self._found.get(each.id)
            if match and match.key and not match.told:
                yield Reply(match.key, self._said(each), reworded=True)

    def _revised(self, revised: Revised) -> Reply:
        author = self._threads[revised.key].remarks[0].author
        said = Said(author, "", f"建议改为：{revised.text}", revised.mark)
        return Reply(revised.key, said, reworded=True)

    def _flags(self) -> Iterator[Flag]:
        """Opened again only by an id: without ids the file does not say that it was resolved."""
        for each in self._returned.comments:
            match: Match | None = self._found.get(each.id)
            thread = self._threads.get(match.key) if match else None
            if match is None or thread is None or self._root(each) is not each:
                continue
            if each.resolved and not thread.resolved:
                yield Flag(match.key, True)
            elif thread.resolved and not each.resolved and match.proof == "id":
                yield Flag(match.key, False)


def _fresh_changes(base: Paper, returned: Paper) -> set[str]:
    ours = {(each.kind, each.author, each.date[:MINUTE]) for each in base.changes}
    return {
        each.id
        for each in returned.changes
        if (each.kind, each.author, each.date[:MINUTE]) not in ours
    }


def _roots(comments: Sequence[Comment]) -> dict[str, Comment]:
    """The first comment of the thread of each, by id."""
    by_id = {each.id: each for each in comments}
    roots = {}
    for each in comments:
        root, left = each, len(comments)
        while root.parent in by_id and left:
            root, left = by_id[root.parent], left - 1
        roots[each.id] = root
    return roots
