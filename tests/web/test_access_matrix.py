"""The access matrix: role × address × object, made from the addresses themselves; no cell is left out.

Here are the cells that must be shut, and the pages that a role must find open. Programs' tokens have
theirs in `test_api.py`, links to one matter in `test_matter_links.py`; what a deed asks of the matter
besides is told by `test_permissions.py` and the tests of each page.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from review.demo import office as cast
from review.law.permissions import Act, Duty, may, may_perform
from review.law.tokens import Scope
from review.registers import facts
from tests.told import story

ClientOf = Callable[[str], FlaskClient]
OF_A_MATTER = "/matters/<int:id>"
TELLS_NOTHING = {"margin.keys"}  # a fresh form token and one's own number, whatever the matter
# Open to whoever signed in: one's own things, or lists that hold only what one may read.
OWN = (
    "/", "/account", "/annual", "/arrivals", "/bodies", "/bulk", "/calendar", "/clauses", "/compilations", "/delegations",
    "/demo", "/desk", "/drafts", "/follow-ups", "/help", "/inbox", "/issuing-bodies", "/log/verify.py",
    "/legislation", "/matters", "/notices", "/phrases", "/programs", "/sign-out", "/sittings", "/templates",
)  # fmt: skip

# Shown only on the way (the second step of signing in, what an import found), or to probes of the machine.
NOT_FOR_PEOPLE = frozenset(
    {"/demo/parts", "/sign-in/second", "/metrics", "/healthz/seen", "/legislation/import",
     "/imports/check", "/imports/check.xlsx"}
)  # fmt: skip


def address(rule: Rule, id: int) -> str:
    return re.sub(r"<(?:\w+:)?\w+>", "1", rule.rule.replace("<int:id>", str(id), 1))


def test_every_cell_of_the_matrix_that_must_be_shut_is_shut(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        matter = story.reviewing("parking", story.PARKING)
        id, known = matter.id, facts.facts(matter)
        readers = {
            one.account
            for one in cast.PEOPLE
            if may(cast.person(one.account).legal, Act.READ, known)
        }
    clients = {one.account: client_of(one.account) for one in cast.PEOPLE}
    assert 0 < len(readers) < len(clients)
    cells, unplaced, opened = 0, set(), []
    for rule in bare_app.url_map.iter_rules():
        access = getattr(bare_app.view_functions[rule.endpoint], "access", None)
        if rule.endpoint in {"static", *TELLS_NOTHING} or access == "open":
            continue
        method = "POST" if "POST" in (rule.methods or ()) else "GET"
        if isinstance(access, Duty):
            shut = {one.account for one in cast.PEOPLE if not may_perform(one.role, access)}
            expected = 404
        elif isinstance(access, Scope):
            shut, expected = set(clients), 401  # a cookie counts for nothing there
        elif rule.rule == OF_A_MATTER or rule.rule.startswith(f"{OF_A_MATTER}/"):
            shut, expected = set(clients) - readers, 404
        else:
            if not any(rule.rule == own or rule.rule.startswith(f"{own}/") for own in OWN[1:]):
                unplaced.add(rule.rule)
            continue
        for account in sorted(shut):
            cells += 1
            status = clients[account].open(address(rule, id), method=method).status_code
            if status != expected:
                opened.append((account, method, rule.rule, status))
    assert opened == []
    assert unplaced <= {"/"}, "an address open to all who signed in says here why"
    assert cells > 1000


def test_every_page_a_role_may_see_opens(bare_app: Flask, client_of: ClientOf) -> None:
    with bare_app.app_context():
        matter = story.reviewing("parking", story.PARKING)
        id, known = matter.id, facts.facts(matter)
        people = {one.account: cast.person(one.account).legal for one in cast.PEOPLE}
    cells, shut = 0, []
    for rule in bare_app.url_map.iter_rules():
        access = getattr(bare_app.view_functions[rule.endpoint], "access", None)
        of_the_matter = rule.rule == OF_A_MATTER
        if "GET" not in (rule.methods or ()) or not (of_the_matter or not rule.arguments):
            continue
        if rule.rule in NOT_FOR_PEOPLE or rule.endpoint == "static" or isinstance(access, Scope):
            continue
        for one in cast.PEOPLE:
            if isinstance(access, Duty) and not may_perform(one.role, access):
                continue
            if of_the_matter and not may(people[one.account], Act.READ, known):
                continue
            cells += 1
            status = client_of(one.account).get(address(rule, id)).status_code
            if status not in (200, 302, 303):
                shut.append((one.account, rule.rule, status))
    assert shut == []
    assert cells > 300
