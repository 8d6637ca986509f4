"""Sessions end when they should, wherever they are; failures lock across processes, one network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from argon2 import PasswordHasher, extract_parameters
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from review import clock
from review.actions import accounts, people
from review.actions.unit_of_work import Refused, unit_of_work
from review.demo.office import PASSWORD, person
from review.extensions import db
from review.models import LogEntry, SignIn, SignInFailure
from tests.conftest import SHIPPED, configured

ClientOf = Callable[[str], FlaskClient]


def enter(
    client: FlaskClient, account: str = "zhoumin", password: str = PASSWORD, address: str = ""
) -> int:
    form = {"account": account, "password": password}
    around = {"REMOTE_ADDR": address} if address else {}
    return client.post("/sign-in", data=form, environ_overrides=around).status_code


def inside(client: FlaskClient) -> bool:
    return client.get("/").status_code == 200


@pytest.fixture
def other(bare_app: Flask) -> Iterator[Flask]:
    """A second process on the same database, as far as memory goes."""
    twin = configured(bare_app.config["HOME"], bare_app.config["SQLALCHEMY_DATABASE_URI"])
    yield twin
    with twin.app_context():
        db.session.remove()
        db.engine.dispose()


# Sessions


def test_a_session_ends_after_thirty_minutes_without_use(client_of: ClientOf) -> None:
    client, now = client_of("zhoumin"), clock.now()
    for minutes, there in ((29, True), (58, True), (89, False), (90, False)):
        with clock.stopped(now + timedelta(minutes=minutes)):
            assert inside(client) == there, minutes


def test_a_session_ends_after_twelve_hours_however_busy(client_of: ClientOf) -> None:
    client, now = client_of("zhoumin"), clock.now()
    for quarters in range(1, 48):
        with clock.stopped(now + timedelta(minutes=15 * quarters)):
            assert inside(client), quarters
    with clock.stopped(now + timedelta(hours=12, minutes=1)):
        assert not inside(client)


def test_signing_in_gives_a_new_session_and_ends_the_one_before(bare_app: Flask) -> None:
    client, thief = bare_app.test_client(), bare_app.test_client()
    client.get("/sign-in")
    enter(client)
    first = client.get_cookie("review")
    assert first is not None
    thief.set_cookie("review", first.value)
    assert inside(thief)
    enter(client)
    second = client.get_cookie("review")
    assert second is not None
    assert second.value != first.value
    assert inside(client)
    assert not inside(thief)


def test_a_cookie_planted_before_signing_in_opens_nothing_after(bare_app: Flask) -> None:
    thief, victim = bare_app.test_client(), bare_app.test_client()
    thief.get("/sign-in")
    planted = thief.get_cookie("review")
    assert planted is not None
    victim.set_cookie("review", planted.value)
    enter(victim)
    assert inside(victim)
    assert not inside(thief)


def test_the_database_holds_no_token_that_a_cookie_could_carry(bare_app: Flask) -> None:
    client = bare_app.test_client()
    enter(client)
    with client.session_transaction() as session:
        token = session["_user_id"]
    with bare_app.app_context():
        stored = db.session.scalars(select(SignIn.token)).all()
    assert token not in stored
    assert people.digest(token) in stored


def test_disabling_an_account_ends_its_sessions_at_the_next_request(
    bare_app: Flask, client_of: ClientOf
) -> None:
    client = client_of("zhoumin")
    with bare_app.app_context():
        accounts.disable(person("zhoumin"), by=person("zhengqi"))
    assert not inside(client)
    assert enter(client) == 422


def test_a_new_password_ends_every_session_and_its_link_works_once(
    bare_app: Flask, client_of: ClientOf
) -> None:
    sessions = [client_of("zhoumin") for _ in range(2)]
    with bare_app.app_context():
        link = accounts.issue_link(person("zhoumin"), by=None)
    stranger = bare_app.test_client()
    new = {"password": "Xin-mima-2026!"}
    assert stranger.post(f"/enrol/{link}", data={"password": "short"}).status_code == 422
    assert stranger.post(f"/enrol/{link}", data=new).status_code == 303
    assert stranger.post(f"/enrol/{link}", data=new).status_code == 409
    assert [inside(one) for one in sessions] == [False, False]
    assert enter(stranger) == 422
    assert enter(stranger, password=new["password"]) == 303


def test_a_link_is_dead_after_three_days(bare_app: Flask) -> None:
    with bare_app.app_context():
        link = accounts.issue_link(person("zhoumin"), by=None)
    with clock.stopped(clock.now() + people.LINK_LIFE + timedelta(minutes=1)):
        assert bare_app.test_client().get(f"/enrol/{link}").status_code == 409


# The lock


def test_failures_in_one_process_lock_in_the_other(bare_app: Flask, other: Flask) -> None:
    clients = [bare_app.test_client(), other.test_client()]
    for attempt in range(people.TRIES):
        assert enter(clients[attempt % 2], password="wrong") == 422
    assert [enter(one) for one in clients] == [422, 422]
    with clock.stopped(clock.now() + people.LOCK + timedelta(seconds=1)):
        assert enter(clients[1]) == 303


@pytest.mark.parametrize(
    ("from_", "also", "elsewhere"),
    [
        ("10.1.2.3", "10.1.2.99", "10.1.3.3"),
        ("2001:db8:1:2::5", "2001:db8:1:2:ffff::1", "2001:db8:1:3::5"),
    ],
)
def test_a_network_is_locked_whole_and_no_other_with_it(
    bare_app: Flask, from_: str, also: str, elsewhere: str
) -> None:
    client = bare_app.test_client()
    for _ in range(people.TRIES):
        enter(client, password="wrong", address=from_)
    assert enter(bare_app.test_client(), address=also) == 422
    assert enter(bare_app.test_client(), address=elsewhere) == 303


def test_a_forwarded_address_is_not_believed(bare_app: Flask) -> None:
    client = bare_app.test_client()
    for attempt in range(people.TRIES):
        form = {"account": "zhoumin", "password": "wrong"}
        client.post("/sign-in", data=form, headers={"X-Forwarded-For": f"10.0.{attempt}.1"})
    assert enter(client) == 422


def test_every_failure_is_counted_and_logged_without_the_account_or_the_password(
    bare_app: Flask,
) -> None:
    enter(bare_app.test_client(), account="zhoumin", password="Geheim-1234567")
    with bare_app.app_context():
        assert len(db.session.scalars(select(SignInFailure)).all()) == 1
        refusals = select(LogEntry).filter_by(action="sign_in_refused")
        entry = db.session.scalars(refusals).one()
        assert "zhoumin" not in entry.body
        assert "Geheim" not in entry.body


# The same answer, at the same price


class Counting(PasswordHasher):
    """The hasher itself, which also counts how often a password was tried."""

    tried = 0

    def verify(self, *given: object) -> bool:  # type: ignore[override]
        Counting.tried += 1
        return super().verify(*given)  # type: ignore[arg-type]


def test_what_is_shipped_is_as_strong_as_owasp_asks_for_known_and_unknown_accounts() -> None:
    hasher, nobody = SHIPPED
    assert hasher.time_cost >= 2
    assert hasher.memory_cost >= 19 * 1024
    assert extract_parameters(nobody) == extract_parameters(hasher.hash(PASSWORD))


def test_every_refusal_costs_one_trial_of_one_strength(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Time tells known from unknown accounts by nothing but the hash, so it is always tried."""
    stored = person("zhoumin").password
    assert stored
    assert extract_parameters(people.NOBODY) == extract_parameters(stored)
    with unit_of_work():
        person("hejing").password = None
        person("sunyue").disabled_at = clock.now()
    counting = Counting(time_cost=1, memory_cost=1024, parallelism=1)
    monkeypatch.setattr(people, "HASHER", counting)
    told = set()
    for account in ("zhoumin", "nobody", "sunyue", "hejing", "", "长" * 60):
        before = Counting.tried
        with pytest.raises(Refused) as refused:
            people.sign_in(account, PASSWORD if account == "sunyue" else "wrong", "10.0.0.1")
        told.add(str(refused.value))
        assert Counting.tried == before + 1, account
    assert len(told) == 1


def test_a_hash_weaker_than_today_asks_is_renewed_at_the_next_sign_in(app: Flask) -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    with unit_of_work():
        person("zhoumin").password = weak.hash(PASSWORD)
    people.sign_in("zhoumin", PASSWORD, "10.0.0.1")
    now = person("zhoumin").password
    assert now
    assert extract_parameters(now) == extract_parameters(people.NOBODY)
    assert extract_parameters(now).type.name == "ID"
