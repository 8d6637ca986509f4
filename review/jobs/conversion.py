"""Converting a .doc or .wps: LibreOffice first, then the same reading as any other file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from review.actions import conversions, documents
from review.actions.unit_of_work import Refused
from review.extensions import db
from review.models import Conversion
from review.paper.reading import legacy
from review.paper.refusal import Refusal


def convert(conversion: int) -> Callable[[], object]:
    """The deed that makes the converted file a revision; Refused where it cannot be converted."""
    pending = db.session.get_one(Conversion, conversion)
    name, content = pending.name, documents.store().get(pending.sha256)
    db.session.rollback()  # nothing is held open while LibreOffice works
    try:
        converted = legacy.converted(content)
    except Refusal as refusal:
        raise Refused(refusal.sentence) from refusal
    received = documents.submit(f"{PurePath(name).stem}.docx", converted)
    documents.make_ready(db.session.get_one(Conversion, conversion).matter, received)
    return lambda: conversions.finish(db.session.get_one(Conversion, conversion), received)
