"""网络回调: signed so that a stranger can tell, without content, tried again, never to this machine."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from review import clock
from review.actions import webhooks
from review.actions.notices import CHANNELS
from review.actions.unit_of_work import Invalid, Refused
from review.demo.office import person
from review.extensions import db
from review.jobs import webhook_request, worker
from review.jobs.webhook import FORMS
from review.law.vocabulary import JobState
from review.law.vocabulary.webhook import WebhookForm
from review.models import Job, Matter, Webhook
from tests.jobs.receiver import Opened, Receiver
from tests.told import story

STRANGER = Path(__file__).parent / "stranger.py"


@pytest.fixture
def receiver(app: Flask) -> Iterator[Receiver]:
    app.config["REVIEW_WEBHOOK_LOCAL"] = "1"
    with Opened() as opened:
        yield opened


def made(address: str, form: WebhookForm = WebhookForm.STANDARD, secret: str = "") -> str:
    return webhooks.make("台账汇总", form, None, address, secret, by=person("zhengqi"))


def submitted() -> Matter:
    matter: Matter = story.submitted("parking", story.PARKING)
    return matter


def sent() -> None:
    worker.run_all()


def believed(secret: str, headers: dict[str, str], body: str) -> bool:
    message = json.dumps({"headers": headers, "body": body})
    asked = [sys.executable, "-I", str(STRANGER), secret]
    return subprocess.run(asked, input=message, text=True, check=False).returncode == 0


def test_a_stranger_verifies_what_was_received_and_reads_no_content(
    app: Flask, receiver: Receiver
) -> None:
    secret = made(receiver.address)
    matter = submitted()
    sent()
    path, headers, body = receiver.taken[-1]
    assert path == "/hook?key=geheim"
    assert believed(secret, headers, body)
    assert not believed(secret, headers, body.replace(matter.number, "别的"))
    assert not believed("whsec_" + "A" * 44, headers, body)
    told = json.loads(body)
    assert told["type"] == "matter.changed"
    assert told["data"]["matter"] == matter.number
    assert told["data"]["url"].endswith(f"/matters/{matter.id}")
    for private in (matter.title, matter.drafter.name, matter.contract.counterparty):
        assert private not in body
    row = db.session.scalars(db.select(Webhook)).one()
    assert row.delivered_at
    assert "geheim" not in row.address + row.secret


def test_what_was_not_taken_is_tried_again_under_the_same_id_and_is_seen(
    app: Flask, receiver: Receiver, client_of: Callable[[str], FlaskClient]
) -> None:
    made(receiver.address)
    receiver.answers = [(503, b""), (429, b"")]
    submitted()
    sent()
    assert "503" in client_of("zhengqi").get("/webhooks").text
    for minutes in (2, 8):
        with clock.stopped(clock.now() + timedelta(minutes=minutes)):
            sent()
    ids = {headers["webhook-id"] for _, headers, _ in receiver.taken}
    assert (len(receiver.taken) >= 3, len(ids)) == (True, len(receiver.taken) - 2)
    receiver.answers = [(410, b"")] * 9
    story.submitted("parking", story.PARKING)
    sent()
    failed = db.session.scalars(db.select(Job).filter_by(state=JobState.FAILED)).all()
    assert any("拒收（410）" in job.fault for job in failed)


def test_the_robots_get_their_own_form(app: Flask, receiver: Receiver) -> None:
    for form in (WebhookForm.WECOM, WebhookForm.DINGTALK, WebhookForm.FEISHU):
        made(receiver.address, form, "SECgeheim")
    matter = submitted()
    sent()
    bodies = [(path, json.loads(body)) for path, _, body in receiver.taken]
    wecom = next(told for path, told in bodies if "sign" not in path + json.dumps(told))
    assert matter.number in wecom["text"]["content"]
    assert any("&timestamp=" in path and "&sign=" in path for path, _ in bodies)
    feishu = next(told for _, told in bodies if "msg_type" in told)
    assert feishu["sign"]
    assert feishu["timestamp"].isdecimal()
    receiver.said = b'{"errcode": 310000, "code": 19021}'
    story.submitted("parking", story.PARKING)
    sent()
    faults = db.session.scalars(db.select(Webhook.fault)).all()
    assert all("对方没有接收" in fault for fault in faults)
    receiver.said = b"<html>"
    with clock.stopped(clock.now() + timedelta(minutes=2)):
        sent()
    assert "对方的回答读不懂" in " ".join(db.session.scalars(db.select(Webhook.fault)))


def test_this_machine_and_its_link_are_refused(app: Flask) -> None:
    made("http://localhost:9/x")
    submitted()
    sent()
    assert "指向本机" in db.session.scalars(db.select(Webhook.fault)).one()
    for text in ("127.0.0.1", "::1", "169.254.169.254", "fe80::1", "0.0.0.0", "::ffff:127.0.0.1",
                 "224.0.0.1", "64:ff9b::7f00:1"):  # fmt: skip
        assert webhook_request.near(ip_address(text)), text
    for text in ("10.1.2.3", "192.168.1.9", "8.8.8.8", "fd00::1"):
        assert not webhook_request.near(ip_address(text)), text


def test_a_redirect_is_no_way_in(app: Flask, receiver: Receiver) -> None:
    made(receiver.address)
    receiver.answers = [(302, b"")] * 9
    submitted()
    sent()
    assert " 拒收（302）" in db.session.scalars(db.select(Webhook.fault)).one()


def test_a_section_s_webhook_hears_of_its_own_matters_alone_and_an_ended_one_of_none(
    app: Flask, receiver: Receiver
) -> None:
    own, other = person("zhoumin").section, person("sunyue").section
    admin = person("zhengqi")
    for section in (own, other):
        webhooks.make("群", WebhookForm.STANDARD, section, receiver.address, "", by=admin)
    submitted()
    about = {
        job.subject["webhook"]
        for job in db.session.scalars(db.select(Job).filter_by(kind="webhook"))
    }
    mine = db.session.scalars(db.select(Webhook).filter_by(section_id=own.id)).one()
    assert about == {mine.id}
    webhooks.end(mine, by=admin)
    sent()
    assert receiver.taken == []


def test_only_the_administrator_sets_one_up_and_an_address_must_be_one(
    bare_app: Flask, client_of: Callable[[str], FlaskClient]
) -> None:
    assert client_of("wangfang").get("/webhooks").status_code == 404
    admin = client_of("zhengqi")
    form = {"name": "群", "form": "webhook", "section": "", "address": "ftp://x"}
    wrong = admin.post("/webhooks", data=form)
    assert (wrong.status_code, "地址应为 https://" in wrong.text) == (422, True)
    right = admin.post("/webhooks", data=form | {"address": "https://hooks.intranet/a"})
    assert "whsec_" in right.text
    page = admin.get("/webhooks").text
    assert "whsec_" not in page
    assert "hooks.intranet" in page
    assert admin.post("/webhooks/1/end").status_code == 303
    with bare_app.app_context(), pytest.raises(Refused):
        webhooks.end(db.session.get_one(Webhook, 1), by=person("wangfang"))
    with bare_app.app_context(), pytest.raises(Invalid):
        made("https://user@x/")


def test_every_form_is_a_row_of_the_channels() -> None:
    of_sections = {channel.key for channel in CHANNELS if channel.of_section}
    assert of_sections == {form.value for form in WebhookForm} == {form.value for form in FORMS}
