"""Who may open which page of a matter: every role, every address, in the statuses that decide."""

import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from review.demo import office as cast
from review.extensions import db
from review.law.permissions import Act, may
from review.law.vocabulary import Role
from review.models import Matter
from review.registers import facts, visible
from tests.told import story

ClientOf = Callable[[str], FlaskClient]
Chapter = Callable[..., Matter]
SECTION = {"zhoumin", "lijianguo"}
OVERSEERS = {"wangfang", "linhua", "zhangwei", "gaoyuan", "liuna", "wuming"}
EVERYONE = [one.account for one in cast.PEOPLE]
PARTS = {"<name>": "submit", "<kind>": "contract", "<sha256>": "0" * 64}
MATERIAL_PAGES = (
    "/revisions/1",
    "/revisions/1?view=final",
    "/revisions/1/file",
    "/revisions/new",
    "/materials/1/file",
    "/answers",
)
# The chapter told, and who may then open the matter and who its text.
READERS: tuple[tuple[Chapter, set[str], set[str]], ...] = (
    (story.opened, SECTION, SECTION),
    (story.submitted, SECTION | OVERSEERS, SECTION | OVERSEERS),
    (story.assigned, SECTION | OVERSEERS | {"chenlu"}, SECTION | OVERSEERS),
    (story.reviewing, SECTION | OVERSEERS | {"chenlu"}, SECTION | OVERSEERS | {"chenlu"}),
)


@pytest.mark.parametrize(("chapter", "reads", "reads_text"), READERS)
def test_each_page_of_a_matter_opens_to_its_readers_alone(
    bare_app: Flask, client_of: ClientOf, chapter: Chapter, reads: set[str], reads_text: set[str]
) -> None:
    with bare_app.app_context():
        id = chapter("parking", story.PARKING).id
    for account in EVERYONE:
        client = client_of(account)
        answer = client.get(f"/matters/{id}")
        assert (answer.status_code == 200) == (account in reads), account
        for path in MATERIAL_PAGES:
            status = client.get(f"/matters/{id}{path}").status_code
            if account in reads_text:
                assert status == 200, (account, path)
            else:
                assert status == (409 if account in reads else 404), (account, path)


def test_an_address_of_nothing_is_the_same_404_as_a_foreign_one(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        id = story.reviewing("parking", story.PARKING).id
    stranger = client_of("zhaoyi")
    foreign, missing = stranger.get(f"/matters/{id}"), stranger.get("/matters/987654")
    assert foreign.status_code == missing.status_code == 404
    assert foreign.text.partition("<main")[2] == missing.text.partition("<main")[2]


@pytest.mark.parametrize("number", ["0", "99", "99999999999999999999"])
def test_numbers_of_things_that_are_not_there_are_404(
    bare_app: Flask, client_of: ClientOf, number: str
) -> None:
    with bare_app.app_context():
        id = story.reviewing("parking", story.PARKING).id
    drafter = client_of("zhoumin")
    for path in (
        "/revisions/{}", "/revisions/{}/file", "/materials/{}/file", "/opinions/{}",
        "/opinions/{}/letter", "/annotations/{}/placement", "/compare/{}/1", "/compare/1/{}",
        "/clearance/{}/sheet",
    ):  # fmt: skip
        address = f"/matters/{id}{path.format(number)}"
        assert drafter.get(address).status_code == 404, address
    assert drafter.get(f"/matters?page={number}").status_code == 200


def test_a_part_of_one_matter_does_not_open_under_the_address_of_another(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        first = story.opined("parking", story.PARKING).id
        second = story.reviewing("parking", story.PARKING).id
    drafter = client_of("zhoumin")
    assert drafter.get(f"/matters/{first}/opinions/1").status_code == 200
    for path in ("opinions/1", "opinions/1/letter", "materials/1/file", "annotations/1/placement"):
        assert drafter.get(f"/matters/{second}/{path}").status_code == 404, path


def test_each_list_holds_exactly_what_may_be_read(app: Flask) -> None:
    for chapter in (story.returned, story.assigned, story.reviewing, story.opined, story.opened):
        chapter("parking", story.PARKING)
    every = db.session.scalars(db.select(Matter)).all()
    for account in EVERYONE:
        asking = cast.person(account)
        listed = set(db.session.scalars(visible.matters(asking)))
        allowed = {one for one in every if may(asking.legal, Act.READ, facts.facts(one))}
        assert listed == allowed, account
        assert bool(listed) == (account not in {"sunyue", "hejing", "zhaoyi", "zhengqi"}), account


def test_nothing_opens_to_a_person_who_did_not_sign_in(bare_app: Flask) -> None:
    client = bare_app.test_client()
    for rule in bare_app.url_map.iter_rules():
        view = bare_app.view_functions[rule.endpoint]
        if rule.endpoint == "static" or getattr(view, "access", None) == "open":
            continue
        address = re.sub(r"<int:\w+>", "1", rule.rule).replace("<name>", "submit")
        method = "POST" if "POST" in (rule.methods or ()) else "GET"
        answer = client.open(address, method=method)
        if address.startswith("/api/v1/"):  # a program has no page to sign in on
            assert answer.status_code == 401, address
            continue
        assert answer.status_code in (302, 303), address
        assert "/sign-in" in answer.headers["Location"], address


def test_only_drafters_open_matters_and_only_overseers_read_the_whole_log(
    client_of: ClientOf,
) -> None:
    for one in cast.PEOPLE:
        client = client_of(one.account)
        opens = client.get("/matters/new").status_code == 200
        assert opens == (one.role is Role.DRAFTER), one.account
        reads = client.get("/log").status_code == 200
        assert reads == (
            one.role
            in (
                Role.OFFICE,
                Role.LEADER,
                Role.HEAD,
                Role.AUDITOR,
            )
        ), one.account
