"""A .doc becomes a revision with its original beside it, even if the worker is killed meanwhile."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from review import clock
from review.actions import conversions, documents, jobs
from review.actions.unit_of_work import Invalid
from review.demo.office import person
from review.extensions import db
from review.jobs import worker
from review.law.vocabulary import JobState
from review.models import Conversion, Job, Matter, Original
from review.registers.facts import latest_revision
from review.registers.log import verify
from tests.jobs.old_files import needs_office, old_file
from tests.told import story

pytestmark = needs_office


def begun(content: bytes) -> Conversion:
    matter = story.opened("parking", story.PARKING)
    return conversions.begin(matter, "协议.doc", content, note="旧版", by=person("zhoumin"))


def test_an_old_file_becomes_a_revision_beside_its_original(app: Flask, tmp_path: Path) -> None:
    content = old_file(tmp_path)
    matter = begun(content).matter
    worker.run_all()
    done = {job.key for job in db.session.query(Job).filter_by(state=JobState.DONE)}
    # What prints a text waits a while first; on a slow machine it is due by now.
    assert done >= {"convert-1", "check-1", "check-2", "read-material-1", "read-material-2"}
    revision = latest_revision(matter)
    assert revision is not None
    assert (revision.number, revision.name, revision.sort) == (2, "协议.docx", "docx")
    assert "停车秩序" in "".join(one.text for one in documents.reading(revision).paragraphs())
    original = db.session.get_one(Original, revision.id)
    assert original.sha256 == hashlib.sha256(content).hexdigest() != revision.sha256
    assert documents.store().get(original.sha256) == content
    assert verify().faults == ()


@pytest.mark.default_engine  # what is asked is LibreOffice
def test_a_file_that_does_not_convert_says_so(app: Flask) -> None:
    made = begun(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") * 9)
    id, number = made.id, made.matter_id
    worker.run_all()
    job = db.session.get_one(Conversion, id).job
    assert job is not None
    assert job.state is JobState.FAILED
    assert "另存为 .docx" in job.fault
    again = latest_revision(db.session.get_one(Matter, number))
    assert again is not None
    assert again.number == 1


def test_the_same_old_file_is_taken_once_while_it_waits(app: Flask) -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1528)
    made = begun(content)
    with pytest.raises(Invalid, match="这个文件已经收到，正在转换或已经转换过"):
        conversions.begin(made.matter, "又.doc", content, by=person("zhoumin"))


def test_a_worker_killed_in_the_middle_loses_nothing_and_doubles_nothing(
    app: Flask, tmp_path: Path
) -> None:
    matter = begun(old_file(tmp_path)).matter
    job = db.session.scalars(db.select(Job).filter_by(kind="convert")).one()
    (tmp_path / "files").symlink_to(tmp_path / "uploads")
    with subprocess.Popen(
        [sys.executable, "-m", "tests.flask_now", "jobs", "run"],
        env={
            **os.environ,
            "REVIEW_DATABASE": app.config["SQLALCHEMY_DATABASE_URI"],
            "REVIEW_UPLOADS": str(tmp_path),
        },
        start_new_session=True,
    ) as process:
        _until(lambda: _state(job) is JobState.RUNNING)
        os.killpg(process.pid, signal.SIGKILL)
    assert latest_revision(matter).number == 1  # type: ignore[union-attr]
    with clock.stopped(clock.now() + jobs.LEASE + timedelta(seconds=5)):
        worker.run_all()
    assert latest_revision(matter).number == 2  # type: ignore[union-attr]
    assert (_state(job), job.attempts) == (JobState.DONE, 2)


def _state(job: Job) -> JobState:
    db.session.rollback()
    db.session.refresh(job)
    return job.state


def _until(holds: Callable[[], bool], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.mark.default_engine  # as above
def test_the_page_waits_and_then_leads_to_the_text(
    client_of: Callable[[str], FlaskClient], bare_app: Flask, tmp_path: Path
) -> None:
    content = old_file(tmp_path)
    with bare_app.app_context():
        id = story.opened("parking", story.PARKING).id
    client = client_of("zhoumin")
    with (tmp_path / "paper.doc").open("rb") as file:
        sent = client.post(f"/matters/{id}/revisions", data={"file": (file, "协议.doc")})
    assert sent.status_code == 303
    waiting = client.get(sent.location)
    assert waiting.headers["Refresh"] == "2"
    assert "正在转换 协议.doc" in waiting.text
    assert f"/conversions/{1}" in client.get(f"/matters/{id}").text
    with bare_app.app_context():
        worker.run_all()
    assert client.get(sent.location).status_code == 303
    assert client.get(f"/matters/{id}/revisions/2/original").data == content
    with bare_app.app_context():
        db.session.remove()
