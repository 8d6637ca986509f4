"""The words of a material, for search alone: a material is shown as the file it is."""

from __future__ import annotations

from review.actions import documents
from review.actions.unit_of_work import Invalid
from review.extensions import db
from review.models import Material
from review.paper.model import Paper


def read(material: Material) -> Paper:
    """What can be read in it, an empty paper where nothing can; no transaction is left open."""
    name, content = material.name, documents.store().get(material.sha256)
    db.session.rollback()  # nothing is held open while the file is read
    try:
        return documents.submit(name, content, documents.SIGNED_COPY).words or Paper(())
    except Invalid:
        return Paper(())
