"""运行状况: what waits and failed is shown to the administrator, and may be tried again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from review import clock
from review.actions import jobs
from review.actions.unit_of_work import unit_of_work
from review.extensions import db
from review.jobs.tasks import TASKS
from review.law.vocabulary import JobState
from review.models import Conversion, Job, LogEntry, Matter, Revision
from review.registers import operation
from review.registers.facts import latest_revision
from review.web.operation import VENDOR, parts
from tests.told import story

ClientOf = Callable[[str], FlaskClient]


def failed(kind: str, key: str, **subject: int) -> int:
    with unit_of_work():
        job = jobs.enqueue(kind, key, **subject)
    jobs.fail(job, "服务器拒收")
    return job.id


def test_the_administrator_sees_what_failed_and_tries_it_again(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        id = failed("mail", "mail:1", notice=1)
    admin = client_of("zhengqi")
    page = admin.get("/operation").text
    for told in ("发送邮件", "服务器拒收", "再试", "还没有备份过", "pdfjs-dist", "Apache-2.0"):
        assert told in page
    assert admin.post(f"/operation/jobs/{id}/retry").status_code == 303
    with bare_app.app_context():
        job = db.session.get_one(Job, id)
        assert (job.state, job.attempts, job.fault) == (JobState.QUEUED, 0, "")
        told = select(LogEntry.body).where(LogEntry.action == "retry_job")
        assert '"job":"mail"' in db.session.scalars(told).one()
    again = admin.post(f"/operation/jobs/{id}/retry")
    assert again.status_code == 409
    assert "这项任务没有失败，或者已经再试" in again.text
    assert client_of("zhoumin").get("/operation").status_code == 404


def test_an_old_file_is_not_converted_over_a_newer_text(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        matter = story.submitted("parking", story.PARKING)
        id = failed("convert", "convert-1", conversion=1)
        text = db.session.scalars(select(Revision).filter_by(matter_id=matter.id)).first()
        assert text
        db.session.add(Conversion(
            matter_id=matter.id, name="旧.doc", sha256=text.sha256, by_id=matter.drafter_id,
            job_id=id, made_at=text.made_at - timedelta(1),
        ))  # fmt: skip
        db.session.commit()
    answer = client_of("zhengqi").post(f"/operation/jobs/{id}/retry")
    assert answer.status_code == 409
    assert "其后已上传新的文本，这份旧版文件不再转换" in answer.text


def test_jobs_that_are_done_go_after_a_while_and_the_others_stay(app: Flask) -> None:
    story.submitted("parking", story.PARKING)
    db.session.query(Job).delete()
    db.session.commit()
    with unit_of_work():
        done, kept, waiting = (jobs.enqueue("check", key, revision=1) for key in "abc")
        jobs.finish(done)
        jobs.finish(kept)
        matter = db.session.scalars(select(Matter)).first()
        assert matter
        text = latest_revision(matter)
        assert text
        db.session.add(Conversion(
            matter_id=matter.id, name="旧.doc", sha256=text.sha256, by_id=matter.drafter_id,
            job_id=kept.id,
        ))  # fmt: skip
    broken = failed("mail", "mail:1", notice=1)
    left = {kept.id, waiting.id, broken}
    assert jobs.purge(clock.now() - timedelta(1)) == 0
    assert jobs.purge(clock.now() + timedelta(1)) == 1
    assert set(db.session.scalars(select(Job.id))) == left


def test_every_kind_of_job_and_every_vendored_part_has_its_name(app: Flask) -> None:
    assert set(operation.JOBS) == set(TASKS)
    with app.test_request_context():
        assert len(parts()) == len([*VENDOR.iterdir()])
