"""Keep the words by which matters are found, in the deed that brings or changes them."""

from __future__ import annotations

from collections.abc import Iterable
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

# Whose numbers lead to the matter.
NUMBERED = (Opinion, Clearance, Issue, Filing, SupplementNotice)


def index_matter(matter: Matter) -> None:
    """What the section said of it, and the numbers its papers were given."""
    _keep(matter, TextKind.MATTER, [matter.number, matter.title, *matter.particulars.searched])
    db.session.flush()
    numbered: chain[Any] = chain.from_iterable(rows(kind, matter) for kind in NUMBERED)
    _keep(matter, TextKind.PAPERS, [one.number for one in numbered])


def index_document(matter: Matter, paper: Paper) -> None:
    """The newest text, in place of the one before and of what was recognised in that one."""
    _keep(matter, TextKind.DOCUMENT, [_said(paper)])
    _keep(matter, TextKind.SCAN, [])


def index_scan(revision: Revision, pages: list[list[str]]) -> None:
    lines = chain.from_iterable(pages)
    _keep(revision.matter, TextKind.SCAN, ["\n".join(lines)])


def index_material(material: Material, paper: Paper) -> None:
    _keep(material.matter, TextKind.MATERIAL, [_said(paper)], material.id, material.name)


def _said(paper: Paper) -> str:
    """Every paragraph of every story a reader sees, with the number it bears.

    They follow each other without a break to search: a title runs over two of them.
    """
    return "\n".join(one.label + one.text for one in paper.paragraphs("all"))


def _keep(
    matter: Matter, kind: TextKind, texts: Iterable[str], source: int = 0, name: str = ""
) -> None:
    """Put the passages of these texts in place of what was kept from the same source."""
    query = select(MatterText).filter_by(matter_id=matter.id, kind=kind, source_id=source)
    known = db.session.scalars(query.order_by(MatterText.part)).all()
    parts = [one for text in texts if text.strip() for one in folding.passages(text)]
    if [one.text for one in known] == parts:
        return
    connection = db.session.connection()
    for one in known:
        grams.drop(connection, one.id, folding.grams(one.words))
        db.session.delete(one)
    db.session.flush()
    added = [
        MatterText(matter_id=matter.id, kind=kind, source_id=source, part=part, name=name,
                   text=text, words=folding.folded(text))
        for part, text in enumerate(parts)
    ]  # fmt: skip
    db.session.add_all(added)
    db.session.flush()
    for one in added:
        grams.put(connection, one.id, folding.grams(one.words))


def clear() -> None:
    """Forget every word, before all are kept anew."""
    grams.clear(db.session.connection())
    db.session.execute(delete(MatterText))
