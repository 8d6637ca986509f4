"""第二步验证: enrolled at the next sign-in, asked at each, asked again before a grave deed, lost, reset."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pyotp
import pytest
from flask import Flask
from flask.testing import FlaskClient

from review import clock
from review.actions import factors, people
from review.actions.unit_of_work import Invalid, Refused
from review.demo.office import PASSWORD, person
from review.extensions import db
from review.law.vocabulary import Role, Status
from review.models import LogEntry, Matter, SignIn
from review.registers.log import verify
from review.web.step_up import GRAVE
from tests.told import story

ClientOf = Callable[[str], FlaskClient]
SECRET = re.compile(r'<p class="mono">([A-Z2-7 ]{39})</p>')
CODE = re.compile(r"<li>([A-Z2-7]{4}(?:-[A-Z2-7]{4}){5})</li>")


class Phone:
    """An authenticator that gives each code once, as its owner waits for the next."""

    def __init__(self, page: str) -> None:
        found = SECRET.search(page)
        assert found, page
        self.totp, self.step = pyotp.TOTP(found[1].replace(" ", "")), 0

    def code(self) -> str:
        self.step = max(self.step + 1, int(clock.now().timestamp()) // 30 - 1)
        return str(self.totp.generate_otp(self.step))


@pytest.fixture
def asked(bare_app: Flask) -> Flask:
    bare_app.config["SECOND_FACTOR_ROLES"] = frozenset({Role.LEADER})
    return bare_app


def entered(app: Flask, account: str = "zhangwei", password: str = PASSWORD) -> FlaskClient:
    client = app.test_client()
    answer = client.post("/sign-in", data={"account": account, "password": password})
    assert answer.headers["Location"] == "/sign-in/second"
    return client


def enrolled(app: Flask) -> tuple[FlaskClient, Phone, list[str]]:
    client = entered(app)
    phone = Phone(client.get("/sign-in/second").text)
    answer = client.post("/sign-in/second", data={"code": phone.code()})
    assert answer.status_code == 200
    return client, phone, CODE.findall(answer.text)


def actions(app: Flask) -> list[str]:
    with app.app_context():
        return list(db.session.scalars(db.select(LogEntry.action).order_by(LogEntry.seq)))


def test_a_role_that_must_have_one_enrols_at_the_next_sign_in(asked: Flask) -> None:
    client, _, codes = enrolled(asked)
    assert client.get("/").status_code == 200
    assert len(set(codes)) == factors.CODES
    assert all(code not in client.get("/account/factor").text for code in codes)
    assert actions(asked)[-3:] == ["password_right", "enrol_factor", "sign_in"]
    with asked.app_context():
        assert verify().faults == ()


def test_the_password_alone_opens_nothing(asked: Flask) -> None:
    """Nothing of the site, nor, once there is an authenticator, its secret (FileRise CVE-2026-44460)."""
    enrolled(asked)
    client = entered(asked)
    for path in ("/", "/matters", "/account", "/account/factor", "/account/confirmation"):
        assert client.get(path).status_code == 302, path
    assert client.post("/account/factor", data={"code": "000000"}).status_code == 303
    page = client.get("/sign-in/second").text
    assert "data:image" not in page
    assert not SECRET.search(page)
    with asked.app_context():
        token = client.get_cookie("review")
        assert token is not None
        waiting = db.session.scalars(db.select(SignIn).order_by(SignIn.id.desc())).first()
        assert waiting is not None
        assert waiting.awaits == "proof"


def test_each_code_is_taken_once_and_each_recovery_code_too(asked: Flask) -> None:
    _, phone, codes = enrolled(asked)
    code = phone.code()
    with clock.stopped(clock.now() + timedelta(seconds=30)):
        assert entered(asked).post("/sign-in/second", data={"code": code}).status_code == 303
        assert entered(asked).post("/sign-in/second", data={"code": code}).status_code == 422
    spoken = codes[0].lower().replace("-", " ")
    assert entered(asked).post("/sign-in/second", data={"code": spoken}).status_code == 303
    again = entered(asked).post("/sign-in/second", data={"code": codes[0]})
    assert (again.status_code, "验证码不对" in again.text) == (422, True)
    with asked.app_context():
        told = [notice.text for notice in _notices("zhangwei")]
        assert f"还剩{factors.CODES - 1}个" in told[0]


def _notices(account: str) -> list:  # type: ignore[type-arg]
    from review.models import Notice

    return list(db.session.scalars(db.select(Notice).filter_by(person_id=person(account).id)))


def test_codes_cannot_be_guessed_and_a_half_session_does_not_wait_for_ever(asked: Flask) -> None:
    _, phone, _ = enrolled(asked)
    for _ in range(people.TRIES):
        assert entered(asked).post("/sign-in/second", data={"code": "000000"}).status_code == 422
    refused = entered(asked).post("/sign-in/second", data={"code": phone.code()})
    assert "验证码连续输错，须等15分钟再试" in refused.text
    client = entered(asked)
    with clock.stopped(clock.now() + factors.HALF + timedelta(seconds=1)):
        late = client.post("/sign-in/second", data={"code": phone.code()})
        assert (late.status_code, "登录等待过久，请重新登录" in late.text) == (409, True)


def test_a_grave_deed_asks_again_after_ten_minutes_and_loses_nothing(asked: Flask) -> None:
    client, phone, _ = enrolled(asked)
    with asked.app_context():
        ids = [story.proposed("parking", story.PARKING).id for _ in range(2)]
    form = {"revision": "1", "note": "同意，请办\n第二行"}
    assert client.post(f"/matters/{ids[0]}/approval", data=form).status_code == 303
    with clock.stopped(clock.now() + timedelta(minutes=11)):
        asking = client.post(f"/matters/{ids[1]}/approval", data=form)
        assert (asking.status_code, "同意，请办\n第二行" in asking.text) == (403, True)
        wrong = client.post(f"/matters/{ids[1]}/approval", data=form | {"factor_code": "000000"})
        assert wrong.status_code == 403
        before = client.get_cookie("review")
        right = form | {"factor_code": phone.code()}
        assert client.post(f"/matters/{ids[1]}/approval", data=right).status_code == 303
        after = client.get_cookie("review")
        assert before is not None
        assert after is not None
        assert before.value != after.value
        thief = asked.test_client()
        thief.set_cookie("review", before.value)
        assert thief.get("/").status_code == 302
    with asked.app_context():
        assert db.session.get_one(Matter, ids[1]).status is Status.APPROVED


def test_whoever_has_no_factor_is_asked_nothing_and_scripts_are_told_where(
    asked: Flask, client_of: ClientOf
) -> None:
    client, _, _ = enrolled(asked)
    with asked.app_context():
        id = story.proposed("parking", story.PARKING).id
    with clock.stopped(clock.now() + timedelta(minutes=11)):
        told = client.post(f"/matters/{id}/approval", headers={"Accept": "application/json"})
        assert (told.status_code, told.json["code"]) == (403, "step_up")  # type: ignore[index]
        assert "验证码" in client.get("/account/confirmation").text
    office = client_of("wangfang")
    assert "没有设置第二步验证" in office.get("/account/confirmation").text
    assert office.post("/people/1/disabling").status_code == 404


def test_one_s_own_factor_is_set_up_and_let_go_where_no_role_asks(
    bare_app: Flask, client_of: ClientOf
) -> None:
    client = client_of("zhoumin")
    phone = Phone(client.get("/account/factor").text)
    assert client.post("/account/factor", data={"code": "000000"}).status_code == 422
    first = CODE.findall(client.post("/account/factor", data={"code": phone.code()}).text)
    second = CODE.findall(client.post("/account/factor/codes").text)
    assert len(second) == factors.CODES
    assert not set(first) & set(second)
    with bare_app.app_context(), pytest.raises(Refused, match="已经设置了第二步验证"):
        factors.begin(person("zhoumin"))
    assert client.post("/account/factor/removal").status_code == 303
    with bare_app.app_context():
        with pytest.raises(Refused, match="没有设置第二步验证"):
            factors.reset(person("zhoumin"), by=None)
        bare_app.config["SECOND_FACTOR_ROLES"] = frozenset({Role.DRAFTER})
        with pytest.raises(Refused, match="您的角色必须有第二步验证，不能取消"):
            factors.drop(person("zhoumin"))


def test_a_lost_factor_is_reset_by_the_administrator_or_on_the_server(
    asked: Flask, client_of: ClientOf
) -> None:
    client, _, codes = enrolled(asked)
    with asked.app_context():
        leader = person("zhangwei").id
    admin = client_of("zhengqi")
    assert admin.post(f"/people/{leader}/factor-reset").status_code == 303
    assert client.get("/").status_code == 302
    assert "清除第二步验证" in admin.get(f"/people/{leader}").text
    _, _, anew = enrolled(asked)
    assert not set(codes) & set(anew)
    runner = asked.test_cli_runner()
    assert "已清除张伟" in runner.invoke(args=["people", "reset-factor", "zhangwei"]).output
    assert runner.invoke(args=["people", "reset-factor", "niemand"]).exit_code == 1
    assert actions(asked).count("reset_factor") == 2


def test_the_secret_is_sealed_and_a_stranger_to_the_key_gets_no_codes(asked: Flask) -> None:
    _, phone, codes = enrolled(asked)
    with asked.app_context():
        factor = factors.factors.totp(person("zhangwei"))
        assert factor is not None
        assert phone.totp.secret not in factor.secret
    asked.config["SECRET_KEY"] = "another"
    client = entered(asked)
    assert client.post("/sign-in/second", data={"code": phone.code()}).status_code == 422
    assert client.post("/sign-in/second", data={"code": codes[0]}).status_code == 303


def test_a_wrong_code_at_enrolment_is_said(app: Flask) -> None:
    factors.begin(person("zhoumin"))
    with pytest.raises(Invalid, match="手机的时间须准确"):
        factors.confirm(person("zhoumin"), "０００000")


def test_every_grave_deed_is_an_address_that_changes_something(app: Flask) -> None:
    posts = {rule.endpoint for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())}
    assert set(GRAVE) <= posts
