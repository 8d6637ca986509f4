"""Which comments of a returned file are ours already: by their ids, else by who said what when.

Word keeps the ids; LibreOffice and WPS may drop them, and a program that strips personal data drops
author and date as well, so that only the words remain.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from review.paper.exchange.comment_fallbacks import CommentFallbacks, in_words
from review.paper.exchange.comment_ids import durable_ids, para_ids
from review.paper.exchange.comments_part import clock
from review.paper.exchange.threads import Remark, Thread
from review.paper.model import Comment, Paper
from review.paper.ooxml.xml_text import writable

Proof = Literal["id", "mark", "words"]
MINUTE = 16
"""Characters of a date up to its minute: some programs round the seconds."""


class Known(NamedTuple):
    """A remark of ours as it may stand in a file. `key` is its thread's; "" for one that came with
    the file itself, and is no annotation of ours."""

    key: str
    author: str
    date: str
    texts: frozenset[str]
    ids: frozenset[str]
    quote: str


class Match(NamedTuple):
    """What a comment was recognised as, and by what; `told` is whether it says what it said."""

    key: str
    proof: Proof
    told: bool = True


def known_comments(base: Paper, hooks: CommentFallbacks, threads: Iterable[Thread]) -> list[Known]:
    """All comments that a file sent out may have held: ours, and those of our own file."""
    known_list = []
    for thread in threads:
        key = thread.remarks[0].key
        hung = hooks.hung(thread)
        forms = [thread, in_words(thread), *([hung[0]] if hung else [])]
        for n, remark in enumerate(thread.remarks):
            texts = frozenset(_bare(writable(form.remarks[n].text)) for form in forms)
            known_list.append(_known(key, remark, texts, thread.anchor.quote))
    for comment in base.comments:
        ids = frozenset(filter(None, (comment.para_id, f"durable {comment.durable}")))
        said = frozenset((_bare(comment.text),))
        date = comment.date[:MINUTE]
        known_list.append(Known("", comment.author, date, said, ids - {"durable "}, ""))
    return known_list


def marks(comments: Sequence[Comment]) -> dict[str, str]:
    """A mark for each comment, by its id in the file: the same when the file comes again."""
    counted: Counter[str] = Counter()
    by_id = {}
    for each in comments:
        said = digest("comment", each.author, each.date[:MINUTE], _bare(each.text))
        by_id[each.id] = digest(said, str(counted[said]))
        counted[said] += 1
    return by_id


def digest(*words: str) -> str:
    """SHA-256 (hex) of words in order."""
    return hashlib.sha256("\x1f".join(words).encode("utf-8", "surrogatepass")).hexdigest()


def match_comments(
    comments: Sequence[Comment],
    quotes: Mapping[str, str],
    known: Sequence[Known],
    seen: Mapping[str, str],
) -> dict[str, Match]:
    """By comment id what it is of ours; each remark is recognised once, by the best proof.

    `quotes` are the words each comment stands on, `seen` the thread keys by mark of what was
    taken in before.
    """
    by_comment: dict[str, Match] = {}
    left = list(known)
    for each, mark in marks(comments).items():
        if mark in seen:
            by_comment[each] = Match(seen[mark], "mark")
    for proof, fits in _PROOFS:
        for comment in comments:
            if comment.id in by_comment:
                continue
            quote = _bare(quotes.get(comment.id, ""))
            candidate = next((each for each in left if fits(comment, quote, each)), None)
            if candidate is not None:
                left.remove(candidate)
                by_comment[comment.id] = Match(
                    candidate.key, proof, _bare(comment.text) in candidate.texts
                )
    return by_comment


def _known(key: str, remark: Remark, texts: frozenset[str], quote: str) -> Known:
    ids: frozenset[str] = frozenset()
    if remark.key:
        ids = frozenset(para_ids(remark.key))
        ids |= {f"durable {each}" for each in durable_ids(remark.key)}
    date = clock(remark.date)[:MINUTE]
    return Known(key, writable(remark.author), date, texts, ids, _bare(quote))


def _bare(text: str) -> str:
    return "".join(text.split())


def _by_id(comment: Comment, quote: str, known: Known) -> bool:
    """The id alone might be another office's: who said it or what was said must agree."""
    ids = {comment.para_id, f"durable {comment.durable}"}
    same = comment.author == known.author or _bare(comment.text) in known.texts
    return bool(ids & known.ids) and same


def _by_words(comment: Comment, quote: str, known: Known) -> bool:
    signed = (comment.author, comment.date[:MINUTE]) == (known.author, known.date)
    return signed and _bare(comment.text) in known.texts


def _by_words_there(comment: Comment, quote: str, known: Known) -> bool:
    return _by_words(comment, quote, known) and quote == known.quote


def _by_place(comment: Comment, quote: str, known: Known) -> bool:
    return bool(quote) and quote == known.quote and _bare(comment.text) in known.texts


_PROOFS: tuple[tuple[Proof, Callable[[Comment, str, Known], bool]], ...] = (
    ("id", _by_id),
    ("words", _by_words_there),
    ("words", _by_words),
    ("words", _by_place),
)
