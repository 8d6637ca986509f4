"""公众意见: enter one comment of the public with its answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from review import clock
from review.actions import log, procedure
from review.actions.unit_of_work import Invalid, unit_of_work
from review.extensions import db
from review.law.permissions import Act
from review.law.vocabulary import Reply
from review.models import CommentPeriod, Matter, Person, PublicComment
from review.registers.batching import last


@dataclass(frozen=True)
class Told:
    """`writer` may stay empty: what is published names nobody."""

    received_on: date
    text: str
    reply: Reply
    reason: str = ""
    writer: str = ""


def enter(matter: Matter, told: Told, *, by: Person) -> PublicComment:
    with unit_of_work():
        procedure.require(Act.ENTER_COMMENT, matter, by=by)
        period = last(CommentPeriod, matter)
        assert period is not None
        if not period.began_on <= told.received_on <= clock.today():
            raise Invalid("received_on", "收到日期应当在征求意见开始以后，不能晚于今天")
        if told.reply is not Reply.ADOPTED and not told.reason.strip():
            raise Invalid("reason", "没有完全采纳的，请写明理由")
        comment = PublicComment(
            period_id=period.id, writer=told.writer.strip(), received_on=told.received_on,
            text=told.text.strip(), reply=told.reply, reason=told.reason.strip(), by_id=by.id,
        )  # fmt: skip
        db.session.add(comment)
        db.session.flush()
        db.session.expire(period, ["comments"])
        log.append(
            "enter_comment", by=by, matter=matter, object={"id": comment.id}, found=comment.text,
            reply=told.reply.value, reason=comment.reason,
            happened_on=told.received_on.isoformat(),
        )  # fmt: skip
        return comment
