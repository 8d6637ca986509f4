"""Reading the words by which search finds a matter: those of a material, and the rest of a long text."""

from __future__ import annotations

from collections.abc import Callable

from review.actions import documents, material_words, recognitions, search
from review.extensions import db
from review.law.vocabulary import TextKind
from review.models import Material, Revision


def read_material(material: int) -> Callable[[], object]:
    """The deed that files its words."""
    words = search.of_paper(material_words.read(db.session.get_one(Material, material)))
    return lambda: search.index_material(db.session.get_one(Material, material), words)


def file_words(text: str, of: int, start: int) -> Callable[[], object]:
    """The deed that files what comes next of a material or of a revision that is the newest."""
    kind = TextKind(text)
    if kind is TextKind.MATERIAL:
        read = search.of_paper(material_words.read(db.session.get_one(Material, of)))
        return lambda: search.index_material(db.session.get_one(Material, of), read, start)
    revision = db.session.get_one(Revision, of)
    words = (
        search.of_pages(recognitions.pages(revision))
        if kind is TextKind.SCAN
        else search.of_paper(documents.reading(revision))
    )
    return lambda: search.go_on(db.session.get_one(Revision, of), kind, words, start)
