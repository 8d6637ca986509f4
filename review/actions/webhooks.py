"""网络回调: set one up, end one, keep how the sending went."""

from __future__ import annotations

import base64
import secrets
from urllib.parse import urlsplit

from sqlalchemy import update

from review import clock
from review.actions import log, procedure, sealing
from review.actions.unit_of_work import Invalid, unit_of_work
from review.extensions import db
from review.law.permissions import Duty
from review.law.vocabulary.webhook import WebhookForm
from review.law.webhooks import PREFIX
from review.models import Person, Section, Webhook

PURPOSE = "webhook"


def make(
    name: str, form: WebhookForm, section: Section | None, address: str, secret: str, *, by: Person
) -> str:
    """The signing secret, shown once; for a robot the one its platform gave, which may be "" ."""
    with unit_of_work():
        procedure.require_duty(Duty.MANAGE_WEBHOOKS, by=by)
        host = _host(address.strip())
        if form is WebhookForm.STANDARD:
            secret = PREFIX + base64.b64encode(secrets.token_bytes(32)).decode()
        row = Webhook(
            name=name,
            form=form,
            section_id=section.id if section else None,
            host=host,
            address=sealing.seal(address.strip(), PURPOSE),
            secret=sealing.seal(secret.strip(), PURPOSE),
            by_id=by.id,
        )
        db.session.add(row)
        db.session.flush()
        whose = section.name if section else "全部科室"
        log.append(
            "make_webhook",
            by=by,
            object={"id": row.id},
            name=name,
            text=f"{form.label}，{whose}，{host}",
        )
        return secret


def _host(address: str) -> str:
    where = urlsplit(address)
    if where.scheme not in ("https", "http") or not where.hostname or where.username:
        raise Invalid("address", "地址应为 https:// 或者 http:// 开头的完整网址，不含用户名")
    return where.hostname[:253]


def end(row: Webhook, *, by: Person) -> None:
    with unit_of_work():
        procedure.require_duty(Duty.MANAGE_WEBHOOKS, by=by)
        if row.ended_at is None:
            row.ended_at = clock.now()
            log.append("end_webhook", by=by, object={"id": row.id}, name=row.name)


def address_of(row: Webhook) -> str:
    return sealing.opened(row.address, PURPOSE)


def secret_of(row: Webhook) -> str:
    return sealing.opened(row.secret, PURPOSE)


def delivered(id: int) -> None:
    db.session.execute(update(Webhook).where(Webhook.id == id).values(delivered_at=clock.now()))


def failed(id: int, sentence: str) -> None:
    """For the administrator to see, whether or not another attempt follows."""
    with unit_of_work():
        seen = {"failed_at": clock.now(), "fault": sentence}
        db.session.execute(update(Webhook).where(Webhook.id == id).values(**seen))
