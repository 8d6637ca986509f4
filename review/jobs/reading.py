"""Reading the words by which search finds a matter: those of a material, and the rest of a long text."""

from __future__ import annotations

from collections.abc import Callable

from review.actions import documents, material_words, recognitions, search
from review.extensions import db
from review.law.vocabulary import TextKind
from review.models import Material, Matter
from review.registers.facts import latest_revision
from review.search.folding import Passage


def read_material(material: int) -> Callable[[], object]:
    """The deed that files its words."""
    words = search.of_paper(material_words.read(db.session.get_one(Material, material)))
    return lambda: search.index_material(db.session.get_one(Material, material), words)


def file_words(matter: int, text: str, source: int, start: int) -> Callable[[], object]:
    """The deed that files what comes next of the newest text of this kind."""
    of = TextKind(text)
    words = _words(db.session.get_one(Matter, matter), of, source)
    return lambda: search.go_on(db.session.get_one(Matter, matter), of, words, source, start)


def _words(matter: Matter, kind: TextKind, source: int) -> list[Passage]:
    if kind is TextKind.MATERIAL:
        material = db.session.get(Material, source)
        return search.of_paper(material_words.read(material)) if material else []
    revision = latest_revision(matter)
    if revision is None:
        return []
    if kind is TextKind.SCAN:
        return search.of_pages(recognitions.pages(revision))
    return search.of_paper(documents.reading(revision))
