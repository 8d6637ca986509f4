"""Several matters in one deed: all of them or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from review.actions.unit_of_work import Refused, unit_of_work
from review.models import Matter
from review.words import Words


def each(deeds: Iterable[tuple[Matter, Callable[[], object]]]) -> None:
    """Do every deed, or none: the sentence that refuses names the matter that stands in the way."""
    with unit_of_work():
        for matter, deed in deeds:
            try:
                deed()
            except Refused as refusal:
                raise Refused(
                    Words(
                        "所选各件都没有办：《{title}》{refusal}",
                        title=matter.title,
                        refusal=refusal,
                    )
                ) from refusal
