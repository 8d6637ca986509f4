"""Imports go downwards only: which room may name which."""

from __future__ import annotations

import pytest

from tests.house.sources import REVIEW, imports, modules, named

# How Chinese writes days and numbers, and a sentence that other languages can say: they import
# nothing of ours.
WRITING, WORDS = "chinese", "words"
BASE = ("clock", "extensions", "installation", "logs", "storage")
READING = ("law", "evidence", "paper", "search", "checks", "models", WRITING, WORDS)
MAY_NAME = {
    "law": ("law", WRITING, WORDS),
    "paper": ("paper", WRITING, WORDS),
    "search": ("search", "paper"),
    "evidence": ("evidence",),
    "checks": ("checks", "law", "paper", WRITING, WORDS),
    "directories": ("directories", "law.vocabulary", "clock"),
    "models": ("models", "law.vocabulary", "law.facts", "clock", "extensions", WORDS),
    "english": ("english", "clock", WORDS),
    "registers": ("registers", *READING, *BASE),
    "actions": ("actions", "__version__", "directories", "registers", *READING, *BASE),
    "web": (
        "web",
        "english",
        "__version__",
        "actions",
        "directories",
        "registers",
        *READING,
        *BASE,
    ),
    "cli": ("cli", "english", "demo", "actions", "registers", *READING, *BASE),
    "jobs": ("jobs", "english", "actions", "registers", *READING, *BASE),
    "demo": ("demo", "actions", "registers", *READING, *BASE),
}
PURE = ("law", "paper", "search", "evidence", "checks")
WINGS = ("ooxml", "reading", "comparing", "anchoring", "exchange", "issuing")
FRAMEWORKS = ("flask", "flask_login", "flask_sqlalchemy", "sqlalchemy", "werkzeug", "wtforms")
OF_THE_REQUEST = {"flask.request", "flask.session", "flask.g", "flask_login.current_user"}


def _inside(name: str, allowed: tuple[str, ...]) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in allowed)


@pytest.mark.parametrize("room", MAY_NAME)
def test_a_room_names_only_the_rooms_below_it(room: str) -> None:
    wrong = [
        f"{named(file)}: {name}"
        for file in modules(room)
        for name in imports(file)
        if name.startswith("review.") and not _inside(name.removeprefix("review."), MAY_NAME[room])
    ]
    assert not wrong


@pytest.mark.parametrize("wing", ["", *WINGS])
def test_a_wing_of_paper_names_only_the_wings_before_it(wing: str) -> None:
    """The root of paper stands below them all."""
    later = WINGS[WINGS.index(wing) + 1 :] if wing else WINGS
    files = modules(f"paper/{wing}") if wing else [*(REVIEW / "paper").glob("*.py")]
    assert files
    assert not [
        f"{named(file)}: {name}"
        for file in files
        for name in imports(file)
        if _inside(name, tuple(f"review.paper.{one}" for one in later))
    ]


def test_every_folder_of_paper_is_a_wing() -> None:
    folders = {file.parent.name for file in (REVIEW / "paper").glob("*/__init__.py")}
    assert folders == set(WINGS)


def test_the_pure_rooms_know_no_framework() -> None:
    wrong = [
        f"{named(file)}: {name}"
        for file in modules(*PURE)
        for name in imports(file)
        if _inside(name, FRAMEWORKS)
    ]
    assert not wrong


def test_deeds_take_the_actor_as_an_argument() -> None:
    wrong = [
        f"{named(file)}: {name}"
        for file in modules("actions", "registers", "models")
        for name in imports(file)
        if name in OF_THE_REQUEST
    ]
    assert not wrong
