"""Sending what happened to another program: signed, without content, again where it was not taken."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from typing import Any, NamedTuple
from urllib.parse import quote

from review import clock
from review.actions import webhooks
from review.actions.mail_server import NotSent
from review.actions.unit_of_work import Refused
from review.extensions import db
from review.jobs import webhook_request
from review.jobs.mail import address as page_address
from review.law.vocabulary import Status
from review.law.vocabulary.webhook import WebhookForm
from review.law.webhooks import PREFIX
from review.models import Matter, Webhook
from review.words import Words

SAID = {"matter.changed": "办理进展", "deadline.near": "期限提醒"}


class Message(NamedTuple):
    """`body` is sent to `address`; `accepted` is the member of the answer that must be 0."""

    address: str
    body: bytes
    headers: dict[str, str]
    accepted: str = ""


class Told(NamedTuple):
    """What happened, without a title, a party, an amount or a name."""

    key: str
    happened: str
    number: str
    status: Status
    at: str
    page: str

    @property
    def sentence(self) -> str:
        return f"〔法律审查〕{SAID[self.happened]}：{self.number}，现为“{self.status.label}”。{self.page}"


def send(webhook: int, matter: int, happened: str, status: str, at: str) -> Callable[[], object]:
    """NotSent where it may be taken later, Refused where it never will."""
    row, about = db.session.get_one(Webhook, webhook), db.session.get_one(Matter, matter)
    if row.ended_at:
        return lambda: None
    # The id is that of what happened, not of the attempt: a receiver knows a message sent again.
    key = hashlib.sha256(f"{webhook}:{matter}:{happened}:{status}:{at}".encode()).hexdigest()
    page = page_address(f"matters/{matter}")
    told = Told(f"msg_{key[:24]}", happened, about.number, Status(status), at, page)
    message = FORMS[row.form](webhooks.address_of(row), webhooks.secret_of(row), told)
    db.session.rollback()  # nothing is held open while the other side thinks
    try:
        answer = webhook_request.post(message.address, message.body, message.headers)
        _taken(answer, message.accepted)
    except (NotSent, Refused) as fault:
        webhooks.failed(webhook, str(fault))
        raise
    return lambda: webhooks.delivered(webhook)


def _taken(answer: bytes, member: str) -> None:
    """A robot answers 200 to what it refuses, and says so inside."""
    if not member:
        return
    try:
        said = json.loads(answer)
        code = said.get(member)
    except (ValueError, AttributeError) as fault:
        raise NotSent("对方的回答读不懂") from fault
    if code != 0:
        raise NotSent(Words("对方没有接收（{code}）", code=code))


def _json(told: dict[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False).encode()


PLAIN = {"Content-Type": "application/json; charset=utf-8"}


def _standard(address: str, secret: str, told: Told) -> Message:
    """Standard Webhooks 1.0: HMAC-SHA256 over id.timestamp.body with the key behind whsec_."""
    about = {"matter": told.number, "status": told.status.value, "url": told.page}
    body = _json({"type": told.happened, "timestamp": told.at, "data": about})
    stamp = str(int(clock.now().timestamp()))
    key = base64.b64decode(secret.removeprefix(PREFIX))
    mac = hmac.digest(key, f"{told.key}.{stamp}.".encode() + body, "sha256")
    signed = {
        "webhook-id": told.key,
        "webhook-timestamp": stamp,
        "webhook-signature": f"v1,{base64.b64encode(mac).decode()}",
    }
    return Message(address, body, PLAIN | signed)


def _wecom(address: str, secret: str, told: Told) -> Message:
    """企业微信: the key stands in the address, nothing is signed."""
    body = _json({"msgtype": "text", "text": {"content": told.sentence}})
    return Message(address, body, PLAIN, "errcode")


def _dingtalk(address: str, secret: str, told: Told) -> Message:
    """钉钉: milliseconds and signature stand in the address, where a secret was given."""
    if secret:
        stamp = str(int(clock.now().timestamp() * 1000))
        mac = hmac.digest(secret.encode(), f"{stamp}\n{secret}".encode(), "sha256")
        address += f"&timestamp={stamp}&sign={quote(base64.b64encode(mac).decode(), safe='')}"
    body = _json({"msgtype": "text", "text": {"content": told.sentence}})
    return Message(address, body, PLAIN, "errcode")


def _feishu(address: str, secret: str, told: Told) -> Message:
    """飞书: seconds and signature stand in the body; what is signed is the key, the message empty."""
    said: dict[str, Any] = {"msg_type": "text", "content": {"text": told.sentence}}
    if secret:
        stamp = str(int(clock.now().timestamp()))
        mac = hmac.digest(f"{stamp}\n{secret}".encode(), b"", "sha256")
        said |= {"timestamp": stamp, "sign": base64.b64encode(mac).decode()}
    return Message(address, _json(said), PLAIN, "code")


FORMS: dict[WebhookForm, Callable[[str, str, Told], Message]] = {
    WebhookForm.STANDARD: _standard,
    WebhookForm.WECOM: _wecom,
    WebhookForm.DINGTALK: _dingtalk,
    WebhookForm.FEISHU: _feishu,
}
