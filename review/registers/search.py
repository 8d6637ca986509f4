"""Find matters by words, of what the person may read, and show where the words stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Row, Select, and_, exists, or_, select, true
from sqlalchemy.orm import aliased

from review.extensions import db
from review.law.vocabulary import Conflict, Role, TextKind
from review.models import Assignment, Matter, MatterText, Person, grams
from review.search import folding
from review.search.folding import Pieces


@dataclass(frozen=True)
class Excerpt:
    """Where the words stand: the material's name where it is one, and what is around them."""

    kind: TextKind
    name: str
    pieces: Pieces


CHUNK = 40
MANY = 500
COMMON = 3
"""Of grams.NEAR passages: where so many have a word, looking through them finds a page soonest."""
# Which of several places is shown; the particulars (TextKind.MATTER) stand in the row already.
SHOWN = (TextKind.DOCUMENT, TextKind.SCAN, TextKind.MATERIAL, TextKind.PAPERS)


def says(person: Person, question: str) -> ColumnElement[bool]:
    """A matter that says every word of the question, wherever the person may read it."""
    words = folding.asked(question)
    return and_(true(), *(Matter.id.in_(_saying(person, word)) for word in words))


def newest(person: Person, question: str, rows: Select[Matter]) -> Iterator[int]:
    """The ids of those of these matters that say every word, found one by one: the matter whose
    passage was filed last comes first, and whoever stops early pays for no more.

    The rarest word leads through the index; the others are sought in the passages of a matter.
    """
    words = folding.asked(question)
    counts = {word: _passages(word) for word in words} if words[1:] else {}
    first, *others = sorted(words, key=lambda word: (counts.get(word, 0), -len(word)))
    beside = (exists().where(*_said_too(person, word)) for word in others)
    told = rows.order_by(None).with_only_columns(MatterText.id, Matter.id)
    told = told.join(MatterText, MatterText.matter_id == Matter.id)
    told = told.where(_open(person), *beside)
    met: set[int] = set()
    for _, id in _led_by(told, first, counts.get(first)):
        if id not in met:
            met.add(id)
            yield id


def _passages(word: str) -> int:
    """How many passages may have the word as the index knows it, counted as far as MANY: of more it
    costs less to find a page than to count them."""
    key = folding.key(word)
    if not key:
        return MANY
    dialect = db.session.get_bind().dialect.name
    return db.session.scalar(grams.number(dialect, key.whole, key.beginnings, MANY)) or 0


def _said_too(person: Person, word: str) -> Iterator[ColumnElement[bool]]:
    other = aliased(MatterText)
    yield other.matter_id == Matter.id
    yield other.words.contains(word, autoescape=True)
    yield _open(person, other)


def _led_by(
    rows: Select[int, int], word: str, count: int | None
) -> Iterator[Row[*tuple[int, int]]]:
    """The rows (id of the passage, id of the matter) that have the word, of which there are `count`
    as far as MANY, or nobody has counted yet."""
    key = folding.key(word)
    if not key.enough:
        rows = rows.where(MatterText.words.contains(word, autoescape=True))
    if not key:
        return _stream(rows.order_by(MatterText.id.desc()))
    if db.session.get_bind().dialect.name == "sqlite":
        return _stream(grams.newest_first(rows, key.whole, key.beginnings))
    return _along_or_gathered(rows, key, count)


def _along_or_gathered(
    rows: Select[int, int], key: folding.Key, count: int | None
) -> Iterator[Row[*tuple[int, int]]]:
    """On PostgreSQL: how many of the passages filed last have the word tells how to find the rest."""
    along, last = grams.along(rows, key.whole, key.beginnings), None
    if count is None or count == MANY:
        found = db.session.execute(grams.near(along).limit(CHUNK)).all()
        yield from found
        last, count = found[-1][0] if found else None, len(found)
        if count >= COMMON:
            yield from _stream(along, last)
            return
    yield from _stream(grams.gathered(rows, key.whole, key.beginnings), last)


def _stream(rows: Select[int, int], last: int | None = None) -> Iterator[Row[*tuple[int, int]]]:
    """The rows in pieces, each continuing below the last and twice as large; a driver may fetch all it
    is asked for, and a page seldom wants more than the first."""
    chunk = CHUNK
    while True:
        more = rows if last is None else rows.where(MatterText.id < last)
        found = db.session.execute(more.limit(chunk)).all()
        yield from found
        if len(found) < chunk:
            return
        last, chunk = found[-1][0], 2 * chunk


def _saying(person: Person, word: str):
    return select(MatterText.matter_id).where(_stands(word), _open(person))


def _stands(word: str) -> ColumnElement[bool]:
    """The grams choose the texts that may have the word, the words themselves decide."""
    key = folding.key(word)
    there = MatterText.words.contains(word, autoescape=True)
    if not key:
        return there
    dialect = db.session.get_bind().dialect.name
    filed = grams.holding(dialect, key.whole, key.beginnings)
    return filed if key.enough else and_(filed, there)


def _open(person: Person, text: type[MatterText] = MatterText) -> ColumnElement[bool]:
    """The SQL form of READ_TEXT beside READ: counsel read nothing before they have declared."""
    if person.role is not Role.COUNSEL:
        return true()
    consented = and_(
        Assignment.declared == Conflict.DISCLOSED, Assignment.consented_at.is_not(None)
    )
    cleared = select(Assignment.matter_id).where(
        Assignment.counsel_id == person.id,
        Assignment.ended_at.is_(None),
        or_(Assignment.declared == Conflict.NONE, consented),
    )
    return or_(text.kind == TextKind.MATTER, text.matter_id.in_(cleared))


def excerpts(person: Person, ids: Sequence[int], question: str) -> dict[int, Excerpt]:
    """Of each matter the best place that has a word of the question."""
    words = folding.asked(question)
    if not words:
        return {}
    query = select(MatterText).where(
        MatterText.matter_id.in_(ids), MatterText.kind != TextKind.MATTER,
        or_(*(MatterText.words.contains(word, autoescape=True) for word in words)),
        _open(person),
    )  # fmt: skip
    longest = sorted(words, key=len, reverse=True)

    def worth(row: MatterText) -> tuple[int, int, int]:
        first = next(place for place, word in enumerate(longest) if word in row.words)
        return SHOWN.index(row.kind), first, row.part

    best: dict[int, Excerpt] = {}
    for row in sorted(db.session.scalars(query), key=worth):
        if row.matter_id not in best:
            pieces = folding.excerpt(row.text, words)
            best[row.matter_id] = Excerpt(row.kind, row.name, pieces)
    return best
