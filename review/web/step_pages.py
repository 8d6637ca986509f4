"""Steps as addresses have them: the row that is meant, and the page on which it is taken."""

from __future__ import annotations

from collections.abc import Iterable

from flask import abort, url_for

from review.law.kinds import chapter_of
from review.law.procedure import Step
from review.models import Matter

# The page that serves many steps is told which of them.
SHARED = "acts.new"


def named(matter: Matter, name: str) -> Step:
    """The step of this matter's chapter, or 404."""
    return chapter_of(matter.kind, matter.edition).by_name.get(name) or abort(404)


def address(matter: Matter, step: Step) -> str:
    """Where the step is taken; "" where a button on the matter's page does."""
    if not step.page:
        return ""
    if step.page == SHARED:
        return url_for(step.page, id=matter.id, name=step.name)
    return url_for(step.page, id=matter.id)


def addresses(matter: Matter, steps: Iterable[Step]) -> dict[str, str]:
    """The pages that these steps of the matter have, by the step's name."""
    return {step.name: page for step in steps if (page := address(matter, step))}
