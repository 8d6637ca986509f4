"""No form anywhere takes what it should not: each is found by walking the site, then attacked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import cycle

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from sqlalchemy import func, select

from review.demo import consultations, filings, normative, story
from review.demo.drafts import DUTY, RULES
from review.demo.office import PEOPLE
from review.extensions import db
from review.models import Matter
from tests.engines import DEFAULT
from tests.told import once
from tests.web.forms_of_the_site import SiteForm, crawl

ClientOf = Callable[[str], FlaskClient]
HIDDEN_MARKS = ("甲\u202e乙", "甲\x00乙", "甲\u200b乙", "甲\ufffd乙")
OVERLONG = "长" * 20_001
# What may change although a form is refused: who is signed in, and the log, which tells of it.
ASIDE = {"session", "sign_in_attempt", "attempt", "deed", "checkpoint"}
ASIDE |= {"log_entry", "log_node", "log_head"}
# Forms that change nothing of a matter, or whose whole point is to leave.
LEAVING = {"session.sign_out", "session.switch", "desk.read", "desk.read_matter"}
CAST = tuple(one.account for one in PEOPLE)
EACH_ROLE = tuple({one.role: one.account for one in reversed(PEOPLE)}.values())  # the first
# Pages of one sort that are opened: of more than three (months of a report, rows of the settings), the
# fourth has no form that the others have not; `sure` opens thirty.
ONE, ALIKE, MANY = 1, 3, 30
STATES = (
    story.returned, story.submitted, story.assigned, story.reviewing, story.opined,
    story.proposed, story.approved, story.cleared, story.signed, story.opened,
)  # fmt: skip


@once
def contracts(step: int = 3) -> Matter:
    """A contract in every so many-th state; the last one."""
    for chapter in STATES[::step]:
        matter = chapter("parking", story.PARKING)
        if chapter is story.reviewing:
            story.annotate(matter)
    return matter


def documents() -> None:
    """Both kinds at every stage of their lives, and a filing that was put off."""
    for draft, stages in ((RULES, normative.NORMATIVE), (DUTY, normative.INTERNAL)):
        for until in (None, *(stage for _, stage in stages)):
            normative.carry(draft, until, stages)
    filings.put_off()


def the_world(app: Flask, tell: Callable[[], object] = contracts) -> None:
    with app.app_context():
        tell()
        db.session.remove()


def state(app: Flask) -> dict[str, int]:
    """How many rows each table holds, and how often matters were moved."""
    with app.app_context():
        tables = [one for one in db.metadata.sorted_tables if one.name not in ASIDE]
        held = {
            one.name: db.session.scalar(select(func.count()).select_from(one)) for one in tables
        }
        held["moves"] = db.session.scalar(select(func.sum(Matter.version)))
        db.session.remove()
        return held


def distinct(names: Iterable[str]) -> dict[str, str]:
    """One name of each sort: the rows of a list, note-1, note-2, are one field many times."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name.partition("-")[0], name)
    return found


def every_form(
    app: Flask, client_of: ClientOf, accounts: Iterable[str] = CAST, most: int = ALIKE
) -> dict[tuple[str, ...], SiteForm]:
    """One form for each endpoint and set of fields, with the account that met it."""
    found: dict[tuple[str, ...], SiteForm] = {}
    for account in accounts:
        for form in crawl(app, client_of(account), account, most):
            if form.endpoint not in LEAVING:
                key = (form.endpoint, *sorted(distinct((*form.typed, *form.areas, *form.chosen))))
                found.setdefault(key, form)
    return found


def attacks(form: SiteForm) -> Iterator[tuple[str, str]]:
    """Pairs of field and value, each of which must be refused; two of each field."""
    typed = distinct((*form.typed, *form.areas)).values()
    for name, mark in zip(typed, cycle(HIDDEN_MARKS)):
        yield from ((name, mark), (name, OVERLONG))
    for name in distinct(form.chosen).values():
        yield from ((name, "999999999999"), (name, "甲\x00乙"))


def one_of_each(form: SiteForm) -> Iterator[tuple[str, str]]:
    """One attack on each field: what hides and what overflows by turns."""
    every = [*attacks(form)]
    for n in range(len(every) // 2):
        yield every[2 * n + n % 2]


def kept(page: str, name: str, value: str) -> bool:
    """What was typed stands in the answer, where it can be mended; of marks nobody sees, the rest."""
    fields = [one for one in html.fromstring(page).iter("textarea") if one.get("name") == name]
    return any((one.text or "").strip().startswith(value[0]) for one in fields)


def attacked(
    app: Flask, client_of: ClientOf, forms: Iterable[SiteForm],
    attacks: Callable[[SiteForm], Iterable[tuple[str, str]]] = attacks,
) -> list[object]:  # fmt: skip
    """Whatever came of the attacks that should not."""
    clients = {account: client_of(account) for account in CAST}
    before, wrong = state(app), []
    for form in forms:
        for name, value in attacks(form):
            told = (form.endpoint, form.page, name, value[:6])
            answer = clients[form.account].post(form.action, data=form.sent | {name: value})
            if answer.status_code not in (400, 404, 409, 422):
                wrong.append((*told, answer.status_code))
            elif answer.status_code == 422 and 'role="alert"' not in answer.text:
                wrong.append((*told, "no sentence"))
            elif name in form.areas and not kept(answer.text, name, value):
                wrong.append((*told, answer.status_code, "typed text lost"))
        if (now := state(app)) != before:
            wrong.append(
                (form.endpoint, form.page, {k: v for k, v in now.items() if before[k] != v})
            )
            before = now
    return wrong


@pytest.mark.timeout(900)  # it walks the whole site, as each of the cast
@pytest.mark.parametrize(
    ("step", "most"), [(3, ALIKE), pytest.param(1, MANY, marks=pytest.mark.sure)]
)
def test_every_form_refuses_what_hides_or_overflows_and_changes_nothing(
    bare_app: Flask, client_of: ClientOf, engine: str, step: int, most: int
) -> None:
    """With contracts in every third state, met by each role, and in all of them, by all, in `sure`; each
    page opens on the way.

    What pages ask of the database is asked of both engines, of the second by one page of each sort. A form
    is refused before anything is asked that engines differ in.
    """
    the_world(bare_app, lambda: contracts(step))
    if most == ALIKE:
        opened = ALIKE if engine == DEFAULT else ONE
        forms = every_form(bare_app, client_of, EACH_ROLE, opened)
    else:
        forms = every_form(bare_app, client_of, most=most)
    met = {one.endpoint for one in forms.values()}
    assert {"matters.step", "annotations.annotate", "opinions.issue"} <= met
    if engine == DEFAULT:
        tried = one_of_each if most == ALIKE else attacks
        wrong = attacked(bare_app, client_of, forms.values(), tried)
        assert not wrong, "\n".join(str(one) for one in wrong)


@pytest.mark.sure
@pytest.mark.default_engine
@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    ("tell", "own"),
    [
        (documents, {"acts.take", "filings.record", "classification.decide_again"}),
        (consultations.tell, {"consultations.deliberate"}),
    ],
)
def test_so_does_every_form_of_documents_and_of_consultations(
    bare_app: Flask, client_of: ClientOf, tell: Callable[[], None], own: set[str]
) -> None:
    the_world(bare_app, tell)
    forms = every_form(bare_app, client_of, most=MANY)
    met = {one.endpoint for one in forms.values()}
    assert own <= met, sorted(met)
    wrong = attacked(bare_app, client_of, forms.values())
    assert not wrong, "\n".join(str(one) for one in wrong)


NAMES = ("q", "status", "kind", "year", "section", "page", "view", "next", "since")
NONSENSE = ("%00", "%E2%80%AE", "%ED%A0%80", "999999999999999999999", "-1", "%27%3B--")
ALONE = [f"{name}={value}" for name in NAMES for value in NONSENSE]
TOGETHER = [
    "&".join(f"{name}={NONSENSE[(n + turn) % len(NONSENSE)]}" for n, name in enumerate(NAMES))
    for turn in range(len(NONSENSE))
]


@pytest.mark.default_engine
@pytest.mark.parametrize(
    "queries",
    [
        pytest.param(TOGETHER, id="together"),
        pytest.param(ALONE, id="alone", marks=pytest.mark.sure),
    ],
)
def test_every_filter_bears_nonsense(
    bare_app: Flask, client_of: ClientOf, queries: list[str]
) -> None:
    """Addresses are typed by people too: no query makes a page fail."""
    the_world(bare_app)
    client, wrong = client_of("wangfang"), []
    for rule in bare_app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.arguments or rule.endpoint == "static":
            continue
        for query in queries:
            answer = client.get(f"{rule.rule}?{query}")
            if answer.status_code >= 500:
                wrong.append((rule.rule, query, answer.status_code))
    assert not wrong, "\n".join(str(one) for one in wrong)
