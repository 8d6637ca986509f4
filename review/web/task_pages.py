"""The page on which a task of 待办 is done."""

from __future__ import annotations

from flask import url_for

from review.law.permissions import Act
from review.registers.facts import latest_revision
from review.registers.next_steps import Task
from review.web import step_pages

# Where each chore is done; what is said about words is said beside the words.
PLACES = {
    Act.ANSWER: "annotations.answers",
    Act.CONFIRM: "annotations.answers",
    Act.DIRECT: "matters.show",
    Act.UPHOLD: "acts.conclusions",
}


def of(task: Task) -> str:
    """The page of its step or chore; the matter's own page where a button there is all it takes."""
    matter = task.matter
    if task.act is None:
        here = url_for("matters.show", id=matter.id)
        return here if task.closed else step_pages.addresses(matter).get(task.step, here)
    if task.act in PLACES:
        return url_for(PLACES[task.act], id=matter.id)
    revision = latest_revision(matter)
    number = revision.number if revision else 1
    return url_for("documents.read", id=matter.id, number=number)
