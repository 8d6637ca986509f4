"""Keep the words by which matters are found, in the deed that brings or changes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import delete, select

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
from review.registers.batching import rows
from review.search import folding
from review.search.folding import Passage

# Whose numbers lead to the matter.
NUMBERED = (Opinion, Clearance, Issue, Filing, SupplementNotice)


def index_matter(matter: Matter) -> None:
    """What the section said of it, and the numbers its papers were given."""
    said = [matter.number, matter.title, *matter.particulars.searched]
    _keep(matter, TextKind.MATTER, folding.prepared(said))
    db.session.flush()
    numbered: chain[Any] = chain.from_iterable(rows(kind, matter) for kind in NUMBERED)
    _keep(matter, TextKind.PAPERS, folding.prepared(one.number for one in numbered))


def index_document(matter: Matter, words: Sequence[Passage]) -> None:
    """The newest text, in place of the one before and of what was recognised in that one."""
    _keep(matter, TextKind.DOCUMENT, words)
    _keep(matter, TextKind.SCAN, ())


def index_scan(revision: Revision, words: Sequence[Passage]) -> None:
    _keep(revision.matter, TextKind.SCAN, words)


def index_material(material: Material, words: Sequence[Passage]) -> None:
    _keep(material.matter, TextKind.MATERIAL, words, material.id, material.name)


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
    matter: Matter, kind: TextKind, words: Sequence[Passage], source: int = 0, name: str = ""
) -> None:
    """Put these passages in place of what was kept from the same source."""
    query = select(MatterText).filter_by(matter_id=matter.id, kind=kind, source_id=source)
    known = db.session.scalars(query.order_by(MatterText.part)).all()
    if [known_text.text for known_text in known] == [passage.text for passage in words]:
        return
    connection = db.session.connection()
    grams.drop(connection, {text.id: folding.grams(text.words) for text in known})
    for matter_text in known:
        db.session.delete(matter_text)
    db.session.flush()
    added = [
        MatterText(matter_id=matter.id, kind=kind, source_id=source, part=part, name=name,
                   text=passage.text, words=passage.words)
        for part, passage in enumerate(words)
    ]  # fmt: skip
    db.session.add_all(added)
    db.session.flush()
    filed = zip(added, words, strict=True)
    grams.put(connection, {row.id: passage.grams for row, passage in filed})


def clear() -> None:
    """Forget every word, before all are kept anew."""
    grams.clear(db.session.connection())
    db.session.execute(delete(MatterText))
