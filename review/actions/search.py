"""Keep the words by which matters are found, in the deed that brings or changes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from secrets import token_hex
from typing import Any

from sqlalchemy import bindparam, delete, insert, literal, literal_column, select, union_all

from review.actions import jobs, procedure
from review.extensions import db
from review.law.vocabulary import TextKind
from review.models import (
    Clearance,
    Filing,
    Issue,
    Material,
    Matter,
    MatterText,
    Opinion,
    Revision,
    SupplementNotice,
    grams,
)
from review.paper.model import Paper
from review.registers.facts import latest_revision
from review.search import folding
from review.search.folding import Passage

# Whose numbers lead to the matter.
NUMBERED: tuple[Any, ...] = (Opinion, Clearance, Issue, Filing, SupplementNotice)
_GIVEN = union_all(
    *(
        select(kind.number, literal(place), kind.id.label("id")).where(
            kind.matter_id == bindparam("id")
        )
        for place, kind in enumerate(NUMBERED)
    )
).order_by(literal_column("2"), literal_column("3"))
JOB = "file_words"
AT_ONCE = 150
"""Passages in one deed, those of some fifty pages: about a hundredth of a second of the processor."""


def index_matter(matter: Matter) -> None:
    """What the section said of it, and the numbers its papers were given."""
    said = [matter.number, matter.title, *matter.particulars.searched]
    _keep(matter, TextKind.MATTER, folding.prepared(said))
    db.session.flush()
    _keep(matter, TextKind.PAPERS, folding.prepared(_numbers(matter)))


def _numbers(matter: Matter) -> Sequence[str]:
    return db.session.scalars(_GIVEN, {"id": matter.id}).all()


def index_document(revision: Revision, words: Sequence[Passage]) -> None:
    """The newest text, in place of the one before and of what was recognised in that one."""
    _keep(revision.matter, TextKind.DOCUMENT, words, of=revision.id)
    _keep(revision.matter, TextKind.SCAN, (), of=revision.id)


def index_scan(revision: Revision, words: Sequence[Passage]) -> None:
    _keep(revision.matter, TextKind.SCAN, words, of=revision.id)


def index_material(material: Material, words: Sequence[Passage], start: int = 0) -> None:
    matter, id = material.matter, material.id
    _keep(matter, TextKind.MATERIAL, words, source=id, name=material.name, start=start, of=id)


def go_on(revision: Revision, kind: TextKind, words: Sequence[Passage], start: int) -> None:
    """File the next passages of the newest text; of one that no longer is, nothing."""
    procedure.hold(revision.matter)
    newest = latest_revision(revision.matter)
    if newest is not None and newest.id == revision.id:
        _keep(revision.matter, kind, words, start=start, of=revision.id)


def of_paper(paper: Paper) -> list[Passage]:
    """Every paragraph of every story a reader sees, with the number it bears; made before the
    deed takes its lock.

    They follow each other without a break to search: a title runs over two of them.
    """
    return folding.prepared(
        ["\n".join(paragraph.label + paragraph.text for paragraph in paper.paragraphs("all"))]
    )


def of_pages(pages: Iterable[list[str]]) -> list[Passage]:
    """The lines recognised on the pages of a scan."""
    return folding.prepared(["\n".join(chain.from_iterable(pages))])


def _keep(
    matter: Matter, kind: TextKind, words: Sequence[Passage], *,
    source: int = 0, name: str = "", start: int = 0, of: int | None = None,
) -> None:  # fmt: skip
    """Put these passages, from the one of that number on, in place of what was kept from the same
    source. Of a text or a material, whose id is `of`, AT_ONCE now, for others wait meanwhile, and
    the rest by a job."""
    end = start + AT_ONCE if of is not None else None
    columns = select(MatterText.id, MatterText.part, MatterText.text, MatterText.words)
    place = {"matter_id": matter.id, "kind": kind, "source_id": source}
    there = columns.filter_by(**place)
    there = there.where(MatterText.part >= start).order_by(MatterText.part)
    found = db.session.execute(there.limit(AT_ONCE + 1) if end else there).all()
    known, new = [row for row in found if end is None or row.part < end], words[start:end]
    if [row.text for row in known] != [passage.text for passage in new]:
        _drop({row.id: row.words for row in known})
        _add({**place, "name": name}, new, start)
    if end and (words[end:] or found[len(known) :]):
        subject = {"text": kind.value, "of": of, "start": end}
        jobs.add(JOB, f"{JOB}-{matter.id}-{token_hex(8)}", **subject)


def _drop(known: Mapping[int, str]) -> None:
    if not known:
        return
    filed = {id: folding.grams(words) for id, words in known.items()}
    grams.drop(db.session.connection(), filed)
    gone = delete(MatterText).where(MatterText.id.in_(known))
    db.session.execute(gone, execution_options={"synchronize_session": False})


def _add(fields: Mapping[str, Any], new: Sequence[Passage], start: int) -> None:
    rows = [
        {**fields, "part": part, "text": passage.text, "words": passage.words}
        for part, passage in enumerate(new, start)
    ]
    if rows:
        kept = insert(MatterText).returning(MatterText.id, sort_by_parameter_order=True)
        ids = db.session.scalars(kept, rows).all()
        filed = {id: passage.grams for id, passage in zip(ids, new, strict=True)}
        grams.put(db.session.connection(), filed)


def clear() -> None:
    """Forget every word, before all are kept anew."""
    grams.clear(db.session.connection())
    db.session.execute(delete(MatterText))
