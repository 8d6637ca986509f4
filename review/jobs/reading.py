"""Reading the words of a material that was handed in, so that search finds them."""

from __future__ import annotations

from collections.abc import Callable

from review.actions import material_words, search
from review.extensions import db
from review.models import Material


def read_material(material: int) -> Callable[[], object]:
    """The deed that files its words."""
    words = search.of_paper(material_words.read(db.session.get_one(Material, material)))
    return lambda: search.index_material(db.session.get_one(Material, material), words)
