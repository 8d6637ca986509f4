"""待办: what must I do today?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for

from review.actions import notices
from review.actions.unit_of_work import unit_of_work
from review.law import events, report_stages
from review.law.delegation import OWN_POWER
from review.law.permissions import Duty, may_perform
from review.law.vocabulary import Retention, Role, StepName
from review.models import Charge, Matter, Person
from review.registers import (
    annual,
    arrears,
    delegations,
    desk,
    desk_queue,
    matter_files,
    next_steps,
    operation,
    readers,
    report_deadlines,
    workload,
)
from review.registers.batching import batched
from review.registers.facts import latest_revision
from review.registers.next_steps import Task
from review.web import loading, task_pages
from review.web.access import person, signed_in
from review.web.drawn import drawn

page = Blueprint("desk", __name__)

# What an empty desk says to each role: what comes next, and from where.
NEXT = {
    Role.DRAFTER: "要送审合同、文件或者咨询，点“新建送审”。律师出具意见后，批注会在这里等您答复。",
    Role.SECTION_HEAD: "承办人不采纳“须处理”的批注时，会在这里等您确认。",
    Role.COUNSEL: "办公室分办给您的事项会出现在这里，先作利益冲突声明，再看材料。",
    Role.OFFICE: "科室送审后，会在这里等您受理、分办；领导审批后，等您核对放行。",
    Role.REVIEWER: "法律顾问对规范性文件、重大行政决策出具法律意见后，会在这里等您审核。",
    Role.HEAD: "须由您审批、签发的，会在这里等您。",
    Role.LEADER: "承办人答复完批注、提请审批后，会在这里等您审批。",
    Role.REGISTRAR: "签订后的合同会在这里等您归档。",
    Role.AUDITOR: "您查看全部事项和日志，不办理事项；从“日志”核验记录是否完整。",
    Role.ADMINISTRATOR: "您管理账号，不办理事项。",
}


SHOWN = {"soon", "late", "mine", "others"}
MOST = 20
"""Entries shown of each list; the counters count them all."""
# Steps that the office takes without leaving 待办: the row names the counsel.
ENGAGING = (StepName.ACCEPT, StepName.ASSIGN)


@page.get("/")
@signed_in
@batched([])  # what depends on no matter is asked for once in the whole page
def show() -> str:
    me, shown = person(), request.args.get("show", "")
    shown = shown if shown in SHOWN else ""
    waiting = cache(partial(_waiting, me, shown))
    return render_template(
        "desk/show.html",
        head=drawn("desk/head.html", waiting, shown),
        lists=drawn("desk/lists.html", waiting, shown),
        beside=drawn("desk/aside.html", waiting, shown),
        operation=operation.overview() if me.role is Role.ADMINISTRATOR else None,
        notices=matter_files.notices(me, 5),
    )


def _waiting(me: Person, shown: str) -> dict[str, Any]:
    """What the records say of this person's work: it changes with an event or a new day alone."""
    seen = desk_queue.seen(me, [status for _, status in desk.in_motion()])
    queue, charged = desk_queue.queue(me, seen), readers.charged_to(me)
    overdue = desk.overdue(seen)
    queue += desk.owed(me, queue, overdue)
    near, far = desk.arranged(queue)
    soon = [one for one in near if one.left is not None and one.left <= desk.NEAR]
    late = desk.of_others(me, overdue)
    others = desk.elsewhere(seen, queue)
    first, distant = (soon if shown == "soon" else near)[:MOST], far[:MOST]
    tasks = desk_queue.told(me, [*first, *distant], task_pages.of)
    loads = workload.loads() if me.role is Role.OFFICE else []
    return {
        "near": tasks[: len(first)],
        "far": tasks[len(first) :],
        "late": desk.shown_late(late[:MOST]),
        "others": others[:MOST],
        "matters": desk.matters_of(others[:MOST]),
        "counts": {
            "mine": len(near),
            "far": len(far),
            "soon": len(soon),
            "late": len(late),
            "others": len(others),
        },
        "by_turn": desk.by_turn(others),
        "shown": shown,
        "loads": loads,
        "candidates": workload.candidates(_engaged(tasks), loads) if loads else {},
        "retentions": Retention.choices() if me.role is Role.REGISTRAR else [],
        "sealable": desk.sealable() if me.role in (Role.OFFICE, Role.REGISTRAR) else [],
        "annual": annual.owed() if may_perform(me.role, Duty.REPORT_YEAR) else None,
        "reports": _of_the_report(me),
        "arrears": arrears.owed() if may_perform(me.role, Duty.WRITE_REPORT) else None,
        "done": desk.done_today(me),
        "words": events.words,
        "next": NEXT[me.role],
        "charged": _threads(charged),
        "standing_in": [
            delegation
            for delegation in delegations.of(me)
            if delegation.absent_id in me.legal.stands_for
        ],
        "may_delegate": me.role in OWN_POWER,
    }


NEAR = 5  # working days before its day from which a stage stands on the desk


def _of_the_report(me: Person) -> list[report_deadlines.Planned | report_deadlines.Owed]:
    """What of the annual report is this person's to do now, and what the office owes to others."""
    owed = report_deadlines.owed() if may_perform(me.role, Duty.WRITE_REPORT) else []
    stages = report_deadlines.current() if me.role in report_stages.ROLES else []
    return [*(one for one in stages if me.role in one.stage.by and one.left <= NEAR), *owed]


def _engaged(tasks: Sequence[tuple[Task, str]]) -> list[Matter]:
    """The matters whose counsel may be named in the row."""
    return [task.matter for task, _ in tasks if task.step in ENGAGING and not task.closed]


def _threads(charged: Sequence[Charge]) -> list[tuple[Charge, str]]:
    if not charged:
        return []
    with batched([charge.annotation.matter for charge in charged]):
        return [(charge, _thread(charge)) for charge in charged]


def _thread(charge: Charge) -> str:
    note = charge.annotation
    revision = latest_revision(note.matter)
    number = revision.number if revision else 1
    return url_for("documents.read", id=note.matter_id, number=number, _anchor=f"a-{note.id}")


@page.get("/matters/<int:id>/turn")
@signed_in
def turn(id: int) -> Any:
    """Where a notice leads: to the page of what this person has to do there, else to the matter."""
    matter = loading.matter(id)
    waiting = next_steps.tasks_of(person(), matter)
    here = url_for("matters.show", id=id)
    return redirect(task_pages.of(waiting[0]) if waiting else here, 303)


@page.post("/notices/matters/<int:id>/read")
@signed_in
def read_matter(id: int) -> Any:
    matter = loading.matter(id)
    with unit_of_work():
        notices.read_all(person(), matter)
    return redirect(url_for("desk.inbox"), 303)


@page.get("/notices")
@signed_in
def inbox() -> str:
    return render_template("desk/inbox.html", told=matter_files.told(person()))


@page.post("/notices/read")
@signed_in
def read() -> Any:
    with unit_of_work():
        notices.read_all(person())
    return redirect(url_for("desk.inbox"), 303)
