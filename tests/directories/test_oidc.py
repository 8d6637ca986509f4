"""OpenID Connect against a provider built with Authlib: who is vouched for, and every way it is refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pyotp
import pytest
from flask import Flask

from review import clock
from review.actions import accounts, directories, factors
from review.demo.office import person
from review.extensions import db
from review.law.vocabulary import Role
from review.law.vocabulary.directory import DirectoryForm
from review.models import Directory, Person
from tests.directories import coming, provider

CLAIMS = {
    "sub": "248289761001", "preferred_username": "sunyue", "name": "孙悦",
    "email": "sunyue@office.example", "groups": ["保障科承办人", "全体"],
}  # fmt: skip


@pytest.fixture
def vouching(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[provider.Provider, str]]:
    """The provider and its issuer; Authlib asks to be told that a provider may stand on loopback."""
    monkeypatch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")
    told = provider.Provider(dict(CLAIMS))
    with provider.opened(told) as running:
        yield told, running.address


def ready(app: Flask, vouching: tuple[provider.Provider, str], **more: object) -> int:
    told, issuer = vouching
    id = coming.set_up(
        app, DirectoryForm.OIDC, "保障科承办人", address=issuer,
        client=provider.CLIENT, secret=provider.SECRET, **more,
    )  # fmt: skip
    told.back = f"http://localhost/sign-in/directory/{id}/back"
    return id


def test_whoever_the_administrator_named_comes_in_and_lands_where_they_wanted(
    bare_app: Flask, vouching: tuple[provider.Provider, str]
) -> None:
    id, client = ready(bare_app, vouching), bare_app.test_client()
    assert f'href="/sign-in/directory/{id}"' in client.get("/sign-in").text
    first = coming.come(client, id)
    assert (first.status_code, "确认后即可登录" in first.text) == (409, True)
    coming.link(bare_app, "sunyue")
    answer = coming.come(client, id, target="/matters")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/matters")
    assert "孙悦" in client.get("/account").text
    asked = vouching[0].asked[-1]
    assert (asked["code_challenge_method"], len(asked["code_challenge"])) == ("S256", 43)
    assert asked["nonce"] != vouching[0].asked[0]["nonce"]
    assert coming.told(bare_app)[-1] == "sign_in"
    assert provider.SECRET not in coming.log_text(bare_app)
    with bare_app.app_context():
        assert provider.SECRET not in db.session.get_one(Directory, id).secret


def test_no_address_elsewhere_is_gone_to_afterwards(
    bare_app: Flask, vouching: tuple[provider.Provider, str]
) -> None:
    id = ready(bare_app, vouching)
    coming.come(bare_app.test_client(), id)
    coming.link(bare_app, "sunyue")
    for target in ("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1"):
        answer = coming.come(bare_app.test_client(), id, target=target)
        assert answer.headers["Location"] == "/"


def test_a_return_counts_once_in_the_browser_it_began_in_and_soon(
    bare_app: Flask, vouching: tuple[provider.Provider, str]
) -> None:
    id, client = ready(bare_app, vouching), bare_app.test_client()
    coming.come(client, id)
    coming.link(bare_app, "sunyue")
    back = coming.at(coming.left(client, id))
    stranger = coming.returned(bare_app.test_client(), back)
    assert (stranger.status_code, "不是从本页发起的" in stranger.text) == (409, True)
    assert coming.returned(client, back.replace("state=", "state=x")).status_code == 409
    assert coming.returned(client, back).status_code == 409  # the wrong try used it up
    back = coming.at(coming.left(client, id))
    assert coming.returned(client, back).status_code == 303
    assert coming.returned(client, back).status_code == 409
    back = coming.at(coming.left(client, id))
    with clock.stopped(clock.now() + timedelta(minutes=11)):
        assert coming.returned(client, back).status_code == 409


@pytest.mark.parametrize(
    "lie",
    [{"nonce": "another"}, {"aud": "another"}, {"iss": "https://evil.example"}, {"exp": 1}, "key"],
    ids=["nonce", "audience", "issuer", "expiry", "key"],
)
def test_an_id_token_that_does_not_hold_lets_nobody_in(
    bare_app: Flask, vouching: tuple[provider.Provider, str], lie: object
) -> None:
    id, client = ready(bare_app, vouching), bare_app.test_client()
    coming.come(client, id)
    coming.link(bare_app, "sunyue")
    if isinstance(lie, dict):
        vouching[0].lies = lie
    else:
        vouching[0].foreign_key = True
    answer = coming.come(client, id)
    assert (answer.status_code, "凭证核验不通过" in answer.text) == (409, True), answer.text
    assert coming.told(bare_app)[-1] == "directory_refused"
    assert client.get("/account").status_code == 302


def test_a_code_stolen_on_its_way_is_worth_nothing_without_the_verifier(
    bare_app: Flask, vouching: tuple[provider.Provider, str]
) -> None:
    id, client = ready(bare_app, vouching), bare_app.test_client()
    stolen = coming.asked(coming.at(coming.left(bare_app.test_client(), id)))["code"]
    own = coming.asked(coming.left(client, id))["state"]
    answer = client.get(f"/sign-in/directory/{id}/back?code={stolen}&state={own}")
    assert (answer.status_code, "没有认可这次授权" in answer.text) == (409, True)
    answer = client.get(f"/sign-in/directory/{id}/back?state=")
    assert answer.status_code == 409
    state = coming.asked(coming.left(client, id))["state"]
    denied = client.get(f"/sign-in/directory/{id}/back?error=access_denied&state={state}")
    assert "没有给出授权" in denied.text


def test_nobody_gets_an_account_or_another_post_by_surprise(
    bare_app: Flask, vouching: tuple[provider.Provider, str]
) -> None:
    id, before = ready(bare_app, vouching), coming.people(bare_app)
    told = vouching[0]
    told.claims = CLAIMS | {"sub": "2", "groups": ["无关"]}
    assert "没有对应本系统的角色" in coming.come(bare_app.test_client(), id).text
    with bare_app.app_context():
        row, admin = db.session.get_one(Directory, id), person("zhengqi")
        directories.map_group(row, "领导", Role.LEADER, None, by=admin)
    told.claims = CLAIMS | {"sub": "3", "groups": ["领导", "保障科承办人"]}
    assert "不止一个角色" in coming.come(bare_app.test_client(), id).text
    told.claims = dict(CLAIMS)
    coming.come(bare_app.test_client(), id)
    assert coming.people(bare_app) == before
    with pytest.raises(Exception, match="角色或科室不一致"):
        coming.link(bare_app, "zhangwei", 3)
    coming.link(bare_app, "sunyue", 3)
    told.claims = CLAIMS | {"groups": ["领导"]}  # promoted there: not here
    answer = coming.come(bare_app.test_client(), id)
    assert "角色或科室不一致" in answer.text
    with bare_app.app_context():
        assert person("sunyue").role is Role.DRAFTER
        accounts.disable(person("sunyue"), by=person("zhengqi"))
    told.claims = dict(CLAIMS)
    assert "账号已停用" in coming.come(bare_app.test_client(), id).text


def test_where_the_administrator_chose_it_a_mapped_group_is_an_account_at_once(
    bare_app: Flask, vouching: tuple[provider.Provider, str]
) -> None:
    id = ready(bare_app, vouching, enrols=True)
    held = coming.come(bare_app.test_client(), id)
    assert "确认后即可登录" in held.text  # the account 孙悦 is there: never taken without a word
    vouching[0].claims = CLAIMS | {"sub": "9", "preferred_username": "xinren", "name": "新人"}
    assert coming.come(bare_app.test_client(), id).status_code == 303
    with bare_app.app_context():
        row = db.session.scalars(db.select(Person).filter_by(account="xinren")).one()
        assert (row.role, row.belongs, row.password) == (Role.DRAFTER, "综合保障科", None)
    assert {"enrol", "link_directory"} <= {*coming.told(bare_app)}


def test_the_second_factor_is_asked_after_the_directory_as_after_a_password(
    bare_app: Flask, vouching: tuple[provider.Provider, str]
) -> None:
    bare_app.config["SECOND_FACTOR_ROLES"] = frozenset({Role.DRAFTER})
    id, client = ready(bare_app, vouching), bare_app.test_client()
    coming.come(client, id)
    coming.link(bare_app, "sunyue")
    answer = coming.come(client, id)
    assert answer.headers["Location"] == "/sign-in/second"
    assert client.get("/account").status_code == 302
    assert coming.told(bare_app)[-1] == "directory_right"
    with bare_app.app_context():
        secret = factors.begin(person("sunyue"))
        factors.confirm(person("sunyue"), pyotp.TOTP(secret).at(clock.now()))
    client = bare_app.test_client()
    coming.come(client, id)
    with clock.stopped(clock.now() + timedelta(seconds=60)):
        code = pyotp.TOTP(secret).at(clock.now())
        answer = client.post("/sign-in/second", data={"code": code})
        assert (answer.status_code, coming.told(bare_app)[-1]) == (303, "sign_in")


def test_a_provider_that_does_not_answer_is_told_to_the_administrator(bare_app: Flask) -> None:
    id = coming.set_up(
        bare_app, DirectoryForm.OIDC, address="http://127.0.0.1:9", client="a", secret="geheim"
    )
    answer = bare_app.test_client().get(f"/sign-in/directory/{id}")
    assert (answer.status_code, "没有回应" in answer.text) == (503, True)
    with bare_app.app_context():
        row = db.session.get_one(Directory, id)
        assert ("127.0.0.1:9" in row.fault, "geheim" in row.fault) == (True, False)
        directories.end(row, by=person("zhengqi"))
    assert bare_app.test_client().get(f"/sign-in/directory/{id}").status_code == 404
    assert "/sign-in/directory" not in bare_app.test_client().get("/sign-in").text
