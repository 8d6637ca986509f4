"""运行状况: what an administrator looks at in the morning."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from flask import Blueprint, current_app, render_template, url_for

from review import __version__, clock
from review.actions import operation as deeds
from review.actions.people import IDLE, WHOLE
from review.extensions import db
from review.installation import PACKAGE
from review.law.permissions import Duty
from review.law.vocabulary import JobState
from review.registers import operation
from review.web.access import duty, person
from review.web.idempotency import at_most_once

page = Blueprint("operation", __name__, url_prefix="/operation")
VENDOR = PACKAGE / "static/vendor"
NAMED = re.compile(r"(?P<name>\S+) (?P<version>\S+), .*?\((?P<licence>[^)]+)\)")


class Part(NamedTuple):
    """What others wrote and we serve, by the first line of its README."""

    name: str
    version: str
    licence: str
    text: str


@page.get("")
@duty(Duty.READ_OPERATION)
def show() -> str:
    return render_template(
        "operation/show.html",
        version=__version__,
        mode=current_app.config["REVIEW_MODE"],
        engine=db.engine.dialect.name,
        counts=operation.job_counts(),
        states=JobState,
        wait=operation.longest_wait(),
        late=operation.longest_wait() >= operation.LATE,
        failed=operation.failed_jobs(),
        labels=operation.JOBS,
        store=operation.store(),
        backup=operation.last_backup(),
        backups=current_app.config["REVIEW_BACKUP"],
        checkpoint=operation.last_checkpoint(),
        entries=operation.log_size(),
        mail=operation.mail_server(),
        last_mail=operation.last_mail(),
        sessions=operation.sessions(IDLE, WHOLE),
        software=parts(),
        now=clock.now(),
    )


def parts() -> list[Part]:
    found = []
    for readme in sorted(VENDOR.glob("*/README.md")):
        named = NAMED.match(readme.read_text("utf-8"))
        assert named, readme  # a house test holds the first line to this form
        text = readme.with_name("LICENSE").read_text("utf-8")
        found.append(Part(**named.groupdict(), text=text))
    return found


@page.post("/jobs/<int:id>/retry")
@duty(Duty.READ_OPERATION)
def retry(id: int) -> Any:
    def act() -> str:
        deeds.retry(id, by=person())
        return url_for("operation.show")

    return at_most_once(act)
