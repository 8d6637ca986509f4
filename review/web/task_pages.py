"""The page on which a task of 待办 is done."""

from __future__ import annotations

from flask import url_for

from review.law.kinds import STATUTE, chapter_of
from review.law.permissions import Act
from review.registers.facts import latest_revision
from review.registers.next_steps import Task
from review.web import step_pages

# Where each chore is done; what is said about words is said beside the words.
PLACES = {
    Act.EXPLAIN_BLANKS: "blanks.show",
    Act.PLACE: "placements.queue",
    Act.ANSWER: "annotations.answers",
    Act.CONFIRM: "annotations.answers",
    Act.DIRECT: "matters.show",
    Act.CONFIRM_COPY: "signed_copies.check",
    Act.UPHOLD: "acts.conclusions",
}

# Pages that show each condition of their step, open or not.
EXPLAINING = ("sign_gate.show", "approvals.show", step_pages.SHARED)


def of(task: Task) -> str:
    """The page of its step or chore; the matter's own page where a button there is all it takes."""
    matter = task.matter
    if task.act is None:
        return _step(task)
    if task.act is Act.COMPARE:
        return url_for("sign_gate.show" if matter.contract else "acts.comparison", id=matter.id)
    if task.act in PLACES:
        return url_for(PLACES[task.act], id=matter.id)
    revision = latest_revision(matter)
    number = revision.number if revision else 1
    return url_for("documents.read", id=matter.id, number=number)


def _step(task: Task) -> str:
    """A step that is closed is explained where its conditions stand one by one."""
    matter = task.matter
    if not task.step and task.deadline:
        return url_for("deadlines.show", id=matter.id, number=task.deadline.id)
    here = url_for("matters.show", id=matter.id)
    page = STATUTE[matter.kind].by_name[task.step].page if task.step else ""
    if task.closed and page not in EXPLAINING:
        return here
    step = chapter_of(matter.kind, matter.edition).by_name.get(task.step)
    return (step_pages.address(matter, step) if step else "") or here
