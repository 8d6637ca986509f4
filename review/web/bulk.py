"""一次办多件: the matters ticked on 待办 are urged on, assigned, archived or downloaded together."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from flask import Blueprint, Response, abort, request, url_for

from review import clock
from review.actions import bulk, documents, matters, signing, urging
from review.actions.file_names import clean_name
from review.actions.unit_of_work import Refused
from review.extensions import db
from review.law.permissions import Act
from review.law.vocabulary import Retention
from review.models import Deadline, Material, Matter
from review.registers.facts import handed_in, latest_revision
from review.web import loading
from review.web.access import person, signed_in
from review.web.documents import download
from review.web.idempotency import at_most_once
from review.web.matters import counsel_named
from review.words import Words

page = Blueprint("bulk", __name__, url_prefix="/bulk")
MOST = 50
"""As many matters as one deed takes."""
NOTHING = "请先勾选事项"
TOO_MANY = Words("一次最多办{most}件，请分几次办理", most=MOST)


def _numbers(name: str) -> list[int]:
    """The ids that were ticked, each once; refused where there are none or too many."""
    typed = dict.fromkeys(request.form.getlist(name))
    if not typed:
        raise Refused(NOTHING)
    if len(typed) > MOST:
        raise Refused(TOO_MANY)
    if not all(one.isdecimal() and len(one) < 10 for one in typed):
        abort(404)
    return [int(one) for one in typed]


def _matters(act: Act = Act.READ) -> list[Matter]:
    return [loading.matter(number, act) for number in _numbers("matter")]


def _deadlines() -> list[Deadline]:
    deadlines = [db.session.get(Deadline, number) or abort(404) for number in _numbers("deadline")]
    for deadline in deadlines:
        loading.matter(deadline.matter_id)
    return deadlines


def _each(deeds: Sequence[tuple[Matter, Callable[[], object]]], anchor: str) -> Any:
    def act() -> str:
        bulk.each(deeds)
        return url_for("desk.show", _anchor=anchor)

    return at_most_once(act)


@page.post("/urging")
@signed_in
def urge() -> Any:
    rows = _deadlines()
    return _each(
        [(deadline.matter, partial(urging.urge, deadline, by=person())) for deadline in rows],
        "late",
    )


@page.post("/assignment")
@signed_in
def assign() -> Any:
    rows, counsel = _matters(), counsel_named(request.form.get("counsel", ""))
    if counsel is None:
        raise Refused("请选择分办给哪位法律顾问")
    return _each(
        [(matter, partial(matters.engage, matter, counsel, by=person())) for matter in rows], "mine"
    )


@page.post("/archiving")
@signed_in
def archive() -> Any:
    rows, typed = _matters(), request.form.get("retention", "")
    if typed not in {retention.value for retention in Retention}:
        raise Refused("请选择保管期限")
    deed = partial(signing.archive, retention=Retention(typed), shelf="", by=person())
    return _each([(matter, partial(deed, matter)) for matter in rows], "mine")


@page.post("/files")
@signed_in
def files() -> Response:
    """A folder for each matter: its newest text and its materials, as they were handed in."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for matter in _matters(Act.READ_TEXT):
            folder = clean_name(f"{matter.number} {matter.title}")
            for number, (name, sha256) in enumerate(_files(matter), 1):
                archive.writestr(f"{folder}/{number:02} {name}", documents.store().get(sha256))
    return download(packed.getvalue(), Words("送审文本{today}.zip", today=clock.today()))


def _files(matter: Matter) -> list[tuple[str, str]]:
    revision = latest_revision(matter)
    text = [(revision.name, revision.sha256)] if revision else []
    materials: Sequence[Material] = handed_in(matter)
    return [*text, *((material.name, material.sha256) for material in materials)]
