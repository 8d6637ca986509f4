"""What an administrator does about the running system: let a job that failed try again."""

from __future__ import annotations

from sqlalchemy import select

from review.actions import jobs, log, procedure
from review.actions.unit_of_work import Refused, unit_of_work
from review.extensions import db
from review.law.permissions import Duty
from review.law.vocabulary import JobState
from review.models import Conversion, Job, Person
from review.registers.facts import latest_revision


def retry(id: int, *, by: Person) -> None:
    """再试; Refused where it did not fail, or where it would put an old text over a newer one."""
    with unit_of_work():
        procedure.require_duty(Duty.READ_OPERATION, by=by)
        job = db.session.get(Job, id, with_for_update=True)
        if job is None or job.state is not JobState.FAILED:
            raise Refused("这项任务没有失败，或者已经再试，请刷新后再看")
        conversion = db.session.scalars(select(Conversion).filter_by(job_id=id)).first()
        newest = latest_revision(conversion.matter) if conversion else None
        if conversion and newest and newest.made_at > conversion.made_at:
            raise Refused("承办人其后已上传新的文本，这份旧版文件不再转换")
        jobs.again(job)
        log.append("retry_job", by=by, job=job.kind, key=job.key)
