"""通行密钥: made, used at the door and before a grave deed, removed; and what one signs stands in the log."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from review import clock
from review.actions import case_file, log
from review.demo.office import PASSWORD, person
from review.evidence import canonical, verify
from review.extensions import db
from review.law.vocabulary import Role, Status
from review.models import LogEntry, Matter, Passkey
from review.registers import case_folder, factors
from review.registers.log import verify as recount
from tests.told import normative, story
from tests.web.authenticator import SITE, Device


@pytest.fixture
def asked(bare_app: Flask) -> Flask:
    bare_app.config["SECOND_FACTOR_ROLES"] = frozenset({Role.LEADER})
    bare_app.config["TRUSTED_HOSTS"] = ["review.intranet", "localhost", "127.0.0.1"]
    return bare_app


class Window:
    """One person's browser at the site's own HTTPS address."""

    def __init__(self, app: Flask, account: str, site: str = SITE) -> None:
        self.client: FlaskClient = app.test_client()
        self.site = site
        self.post("/sign-in", account=account, password=PASSWORD)

    def get(self, path: str) -> Any:
        return self.client.get(path, base_url=self.site)

    def post(self, path: str, **form: str) -> Any:
        return self.client.post(path, base_url=self.site, data=form)

    def options(self, path: str, **form: str) -> dict[str, Any]:
        told: dict[str, Any] = self.post(path, **form).json
        return told

    def enrol(self, device: Device, name: str = "办公室电脑") -> Any:
        made = device.made(self.options("/account/passkeys/creation")["options"])
        return self.post("/account/passkeys", name=name, created=made)

    def enter(self, device: Device) -> Any:
        asked = self.options("/sign-in/second/challenge")["options"]
        return self.post("/sign-in/second", passkey=device.signed(asked))

    def signature(self, path: str, device: Device, **form: str) -> str:
        told = self.options(path, **form)
        credential = json.loads(device.signed(told["options"]))
        return json.dumps({"nonce": told["nonce"], "credential": credential})


def last(app: Flask, action: str) -> dict[str, Any]:
    with app.app_context():
        query = db.select(LogEntry.body).filter_by(action=action).order_by(LogEntry.seq.desc())
        return dict(canonical.parse(db.session.scalars(query).first().encode()))  # type: ignore[union-attr]


def enrolled(app: Flask, account: str = "zhangwei") -> tuple[Window, Device]:
    """Somebody who set up a passkey as the role asks, at the door."""
    window, device = Window(app, account), Device()
    made = device.made(window.options("/sign-in/second/challenge")["options"])
    answer = window.post("/sign-in/second", passkey=made)
    assert "恢复码" in answer.text
    return window, device


def test_a_passkey_is_made_at_the_door_and_opens_it_the_next_time(asked: Flask) -> None:
    _, device = enrolled(asked)
    window = Window(asked, "zhangwei")
    assert window.get("/").status_code == 302
    assert "用通行密钥" in window.get("/sign-in/second").text
    assert window.enter(device).status_code == 303
    assert window.get("/").status_code == 200
    with asked.app_context():
        assert recount().faults == ()


def test_neither_another_s_device_nor_an_old_answer_nor_another_site_opens_it(asked: Flask) -> None:
    _, device = enrolled(asked)
    for stranger in (Device(), Device("https://review.intranet.evil"), Device(verifies=False)):
        stranger.id = device.id
        stranger.key = (
            device.key if stranger.flags & 4 == 0 or "evil" in stranger.origin else stranger.key
        )
        stranger.counted = 10
        assert Window(asked, "zhangwei").enter(stranger).status_code == 422
    window = Window(asked, "zhangwei")
    given = device.signed(window.options("/sign-in/second/challenge")["options"])
    assert window.post("/sign-in/second", passkey=given).status_code == 303
    again = Window(asked, "zhangwei").post("/sign-in/second", passkey=given)
    assert (again.status_code, "通行密钥没有通过验证" in again.text) == (422, True)
    late = Window(asked, "zhangwei")
    given = device.signed(late.options("/sign-in/second/challenge")["options"])
    with clock.stopped(clock.now() + timedelta(minutes=6)):
        assert late.post("/sign-in/second", passkey=given).status_code == 422
    assert last(asked, "factor_refused")["actor"]["id"]


def test_an_address_without_https_or_without_a_name_offers_none(asked: Flask) -> None:
    for site in ("http://review.intranet", "https://127.0.0.1"):
        window = Window(asked, "zhoumin", site)
        assert "只能在 HTTPS 的域名地址上使用" in window.get("/account/passkeys").text
        assert window.post("/account/passkeys/creation").status_code == 404


def test_passkeys_are_named_and_removed_and_the_last_only_where_no_role_asks(asked: Flask) -> None:
    window, device = enrolled(asked)
    second = Device()
    assert window.enrol(second, "手机").status_code == 303
    page = window.get("/account/passkeys").text
    assert "手机" in page
    with asked.app_context():
        first, other = [key.id for key in factors.passkeys(person("zhangwei"))]
    assert window.post(f"/account/passkeys/{first}/removal").status_code == 303
    assert Window(asked, "zhangwei").enter(device).status_code == 422
    assert window.post(f"/account/passkeys/{other}/removal").status_code == 409
    assert last(asked, "remove_passkey")["data"]["name"] == "通行密钥"
    foreign = Window(asked, "zhoumin")
    assert foreign.post(f"/account/passkeys/{other}/removal").status_code == 303
    with asked.app_context():
        assert db.session.get(Passkey, other) is not None
    runner = asked.test_cli_runner()
    assert "已清除" in runner.invoke(args=["people", "reset-factor", "zhangwei"]).output
    with asked.app_context():
        assert not factors.has(person("zhangwei"))


def test_a_new_one_needs_a_fresh_proof_and_a_made_up_one_is_refused(asked: Flask) -> None:
    window, device = enrolled(asked)
    with clock.stopped(clock.now() + timedelta(minutes=11)):
        assert "请先" in window.get("/account/passkeys").text
        assert window.post("/account/passkeys", name="x", created="{}").status_code == 403
        proof = device.signed(window.options("/account/passkeys/challenge")["options"])
        assert window.post("/account/confirmation", passkey=proof).status_code == 303
        wrong = window.post("/account/passkeys", name="x", created="{}")
        assert (wrong.status_code, "通行密钥没有登记成功" in wrong.text) == (422, True)


def approved(app: Flask, window: Window, device: Device, note: str = "同意") -> tuple[int, Any]:
    with app.app_context():
        id = story.proposed("parking", story.PARKING).id
    form = {"revision": "1", "note": note}
    signature = window.signature(f"/matters/{id}/approval/challenge", device, **form)
    return id, window.post(f"/matters/{id}/approval", **form, signature=signature)


def test_the_press_that_signs_an_approval_is_the_step_up_too(asked: Flask) -> None:
    window, device = enrolled(asked)
    with clock.stopped(clock.now() + timedelta(minutes=11)):
        id, answer = approved(asked, window, device)
        assert answer.status_code == 303
        assert "本人签名（通行密钥）" in window.get(f"/matters/{id}/approval").text
        assert "本人签名（通行密钥）" in window.get(f"/matters/{id}/log").text
    event = last(asked, "step")
    assert canonical.parse(event["sig"]["said"].encode())["data"]["note"] == "同意"
    with asked.app_context():
        matter = db.session.get_one(Matter, id)
        assert matter.status is Status.APPROVED
        told = case_folder.sections(matter, {}, {})[1]
        assert any("本人签名（通行密钥）" in str(row) for row in told.rows)
        assert any("系统确认（没有本人签名" in str(row) for row in told.rows)  # counsel's opinion


def test_a_signature_over_something_else_decides_nothing(asked: Flask) -> None:
    window, device = enrolled(asked)
    with asked.app_context():
        id = story.proposed("parking", story.PARKING).id
    form = {"revision": "1", "note": "同意"}
    path = f"/matters/{id}/approval"
    signature = window.signature(f"{path}/challenge", device, **form)
    other = window.post(path, revision="1", note="改了", signature=signature)
    assert (other.status_code, "本人签名签的不是这些内容" in other.text) == (409, True)
    again = window.post(path, **form, signature=signature)
    assert (again.status_code, "本人签名没有通过验证" in again.text) == (409, True)
    with asked.app_context():
        assert db.session.get_one(Matter, id).status is Status.APPROVING
    assert window.post(path, **form).status_code == 303
    assert "sig" not in last(asked, "step")
    assert "系统确认（没有本人签名" in window.get(f"/matters/{id}/log").text


def test_counsel_signs_an_opinion_and_a_stranger_verifies_both_off_line(
    asked: Flask, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counsel, device = Window(asked, "chenlu"), Device()
    assert "恢复码" in counsel.enrol(device).text
    with asked.app_context():
        id = story.reviewing("parking", story.PARKING).id
    form = {"revision": "1", "conclusion": "signable", "text": "没有意见，可以签订。", "rest": "ok",
            "rest-note": "逐条看过。"}  # fmt: skip
    page = counsel.get(f"/matters/{id}/opinions/new").text
    assert "用通行密钥作本人签名" in page
    signature = counsel.signature(f"/matters/{id}/opinions/challenge", device, **form)
    answer = counsel.post(f"/matters/{id}/opinions", **form, signature=signature)
    assert answer.status_code == 303, answer.text
    assert "本人签名（通行密钥）" in counsel.get(answer.headers["Location"]).text
    with asked.app_context():
        matter = db.session.get_one(Matter, id)
        log.sign_head()
        for whose in (matter, None):
            file = tmp_path / "case.zip"
            file.write_bytes(case_file.export(whose, by=person("wangfang")))
            assert verify.main([str(file)]) == 0
            said = capsys.readouterr().out
            assert "的本人签名，签的是所记的决定" in said
            assert ("记在全库日志" in said) == (whose is not None)


def test_the_office_signs_a_clearance_and_the_leader_a_signing_off(asked: Flask) -> None:
    asked.config["SECOND_FACTOR_ROLES"] = frozenset({Role.HEAD, Role.OFFICE})
    office, device = enrolled(asked, "wangfang")
    with asked.app_context():
        id = story.approved("parking", story.PARKING).id
        draft = normative.carry(normative.BOARDS, normative.deliberate, normative.NORMATIVE).id
    gate = f"/matters/{id}/clearance"
    signature = office.signature(f"{gate}/challenge", device, revision="1")
    assert "用通行密钥作本人签名" in office.get(f"/matters/{id}/gate").text
    assert office.post(gate, revision="1", signature=signature).status_code == 303
    event = last(asked, "step")
    assert canonical.parse(event["sig"]["said"].encode())["data"]["step"] == "clear"
    leader, device = enrolled(asked, "gaoyuan")
    form, path = {"revision": "1", "note": "同意签发"}, f"/matters/{draft}/acts/sign_off"
    assert "用通行密钥作本人签名" in leader.get(path).text
    signature = leader.signature(f"{path}/challenge", device, **form)
    assert leader.post(path, **form, signature=signature).status_code == 303
    assert (
        canonical.parse(last(asked, "step")["sig"]["said"].encode())["data"]["note"] == "同意签发"
    )
    assert leader.post(f"/matters/{draft}/acts/issue/challenge", **form).status_code == 404
    with asked.app_context():
        log.sign_head()
        told = case_folder.sections(db.session.get_one(Matter, id), {}, {})[1].rows
        [row] = [row for row in told if str(row[0]) == "准予签署"]
        assert "本人签名（通行密钥）" in str(row)
