"""我的账户: one's own password and sessions; what is easily guessed is no password."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from review import clock
from review.actions import accounts, delegations, opinion_letters, passwords, people
from review.actions.unit_of_work import Invalid, unit_of_work
from review.demo.office import PASSWORD, person
from review.extensions import db
from review.jobs import worker
from review.models import EnrolLink, Job, Matter, Opinion
from tests.jobs.letter_box import Opened
from tests.told import story

ClientOf = Callable[[str], FlaskClient]
NEW = "Lan-Feng-shan-37-he"


def inside(client: FlaskClient) -> bool:
    return client.get("/account").status_code == 200


def changed(client: FlaskClient, old: str = PASSWORD, new: str = NEW, again: str = "") -> int:
    sent = {"old": old, "password": new, "again": again or new}
    return client.post("/account/password", data=sent).status_code


def test_the_old_password_is_asked_and_every_other_session_ends(
    bare_app: Flask, client_of: ClientOf
) -> None:
    here, elsewhere = client_of("zhoumin"), client_of("zhoumin")
    wrong = {"old": "Falsch-falsch-9", "password": NEW, "again": NEW}
    assert "现在的密码不对" in here.post("/account/password", data=wrong).text
    assert inside(elsewhere)
    assert changed(here) == 303
    assert (inside(here), inside(elsewhere)) == (True, False)
    with bare_app.app_context():
        assert people.sign_in("zhoumin", NEW, "10.0.0.1")


def test_two_different_spellings_change_nothing(bare_app: Flask, client_of: ClientOf) -> None:
    client = client_of("zhoumin")
    sent = {"old": PASSWORD, "password": NEW, "again": NEW + "x"}
    answer = client.post("/account/password", data=sent)
    assert (answer.status_code, "两次输入的新密码不一样" in answer.text) == (422, True)
    assert NEW not in answer.text
    with bare_app.app_context():
        assert people.sign_in("zhoumin", PASSWORD, "10.0.0.1")


def test_an_open_window_is_no_place_to_guess_the_old_password(
    bare_app: Flask, client_of: ClientOf
) -> None:
    client = client_of("zhoumin")
    for _ in range(people.TRIES):
        assert changed(client, old="Falsch-falsch-9") == 422
    answer = client.post("/account/password", data={"old": PASSWORD, "password": NEW, "again": NEW})
    assert (answer.status_code, "须等15分钟" in answer.text) == (422, True)
    weak = {"old": PASSWORD, "password": "Passw0rd!2026", "again": "Passw0rd!2026"}
    assert "须等15分钟" in client.post("/account/password", data=weak).text  # nor by the new one


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("Kurz-1", "至少12位"),
        ("nurkleinbuchstaben", "至少12位"),
        ("Zhoumin-heshan-81", "账号、姓名"),
        ("Wo-shi-周敏-81-he", "账号、姓名"),
        ("Passw0rd!2026", "太容易猜到"),
        ("Qwertyuiop123!", "太容易猜到"),
        ("1qaz@WSX3edc", "太容易猜到"),
        ("Aa123456789!", "太容易猜到"),
        ("Abababababab1!", "太容易猜到"),
    ],
)
def test_what_is_easily_guessed_is_refused(app: Flask, password: str, said: str) -> None:
    with pytest.raises(Invalid) as fault:
        passwords.check(password, person("zhoumin"))
    assert said in str(fault.value)


def test_a_session_is_seen_and_ended_and_nobody_ends_anothers(
    bare_app: Flask, client_of: ClientOf
) -> None:
    here, elsewhere, other = client_of("zhoumin"), client_of("zhoumin"), client_of("chenlu")
    page = here.get("/account").text
    assert page.count("本次登录") == 1
    ends = [part.split('"')[0] for part in page.split('action="') if "/sessions/" in part[:40]]
    assert len(ends) == 1
    other.post(ends[0])
    assert inside(elsewhere)
    assert here.post(ends[0]).status_code == 303
    assert (inside(here), inside(elsewhere)) == (True, False)


def test_whoever_chose_a_password_by_the_link_is_inside(bare_app: Flask) -> None:
    with bare_app.app_context():
        link = accounts.issue_link(person("zhoumin"), by=None)
    client = bare_app.test_client()
    answer = client.post(f"/enrol/{link}", data={"password": NEW})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    assert inside(client)


def test_what_was_chosen_is_kept_and_the_line_stands_behind_the_name_in_letters(
    bare_app: Flask, client_of: ClientOf
) -> None:
    counsel = client_of("chenlu")
    sent = {"matter": "daily", "deadline": "at_once", "signature": "执业证号 11101202010123456"}
    assert counsel.post("/account/preferences", data=sent).status_code == 303
    page = counsel.get("/account").text
    assert 'value="daily" selected' in page or 'selected value="daily"' in page
    with bare_app.app_context():
        id = story.reviewing("parking", story.PARKING).id
        matter, chen = db.session.get_one(Matter, id), person("chenlu")
        head = opinion_letters._head(matter, Opinion(), chen)
        assert head.signed[1] == "审查人：陈律（执业证号 11101202010123456）"
    assert counsel.post("/account/preferences", data=sent | {"matter": "x"}).status_code == 422


def test_the_delegations_that_run_stand_on_the_page(bare_app: Flask, client_of: ClientOf) -> None:
    with bare_app.app_context():
        zhou, deputy = person("zhoumin"), person("sunyue")
        with unit_of_work():
            deputy.section_id = zhou.section_id
        day = clock.today()
        delegations.delegate(zhou, deputy, day, day + timedelta(2), "出差", by=zhou)
    assert "由孙悦代我办理" in client_of("zhoumin").get("/account").text
    assert "我代周敏办理" in client_of("sunyue").get("/account").text
    assert "代我办理" not in client_of("lijianguo").get("/account").text


def test_a_forgotten_password_is_chosen_anew_by_a_link_in_the_mail(bare_app: Flask) -> None:
    """The same page whoever asks; the link works once, within the hour, and no row holds it."""
    stranger = bare_app.test_client()
    assert stranger.post("/sign-in/forgotten", data={"account": "zhoumin"}).status_code == 404
    with Opened() as box:
        bare_app.config["REVIEW_MAIL"] = f"smtp://127.0.0.1:{box.port}"
        bare_app.config["TRUSTED_HOSTS"] = ["review.intranet", "localhost"]
        with bare_app.app_context(), unit_of_work():
            person("zhoumin").email = "zhoumin@office.example"
        pages = [
            stranger.post("/sign-in/forgotten", data={"account": account}).text
            for account in ("zhoumin", "nobody", "sunyue")
        ]
        assert pages[0] == pages[1] == pages[2]
        for _ in range(people.TRIES + 2):
            stranger.post("/sign-in/forgotten", data={"account": "zhoumin"})
        with bare_app.app_context():
            worker.run_all()
            links = db.session.scalars(db.select(EnrolLink)).all()
            jobs_asked = db.session.scalars(db.select(Job).filter_by(kind="link")).all()
            assert (len(links), len(jobs_asked)) == (1, 1)
            assert links[0].expires_at <= clock.now() + people.MAILED_LINK_LIFE
    [(to, told)] = box.taken
    found = re.search(r"https://review\.intranet(/enrol/[\w-]+)", told.get_content())
    assert (to, found is not None) == ("zhoumin@office.example", True)
    assert stranger.post(found[1], data={"password": NEW}).status_code == 303  # type: ignore[index]
    assert inside(stranger)
    assert stranger.get(found[1]).status_code == 409  # type: ignore[index]
