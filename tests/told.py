"""Stories of the demo told once: the first test that begins with one leaves a copy to the others.

`from tests.told import normative, story` instead of the demo's own, and a test is as if it had told the
story itself, in a second less. Only what comes first is taken from a copy: once anything stands in
the log, a story is told as ever. What was changed without a word in the log would be lost.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Hashable
from functools import wraps
from pathlib import Path
from tempfile import mkdtemp
from types import ModuleType
from typing import Any, NamedTuple, ParamSpec

from flask import current_app
from sqlalchemy import select

from review import clock
from review.demo import consultations as demo_consultations
from review.demo import filings as demo_filings
from review.demo import normative as demo_normative
from review.demo import revisions as demo_revisions
from review.demo import story as demo_story
from review.extensions import db
from review.models import LogEntry, Matter
from tests.databases import Databases

P = ParamSpec("P")
BEYOND_THE_CAST = LogEntry.action != "record"
"""That the cast was enrolled stands in every log."""


class Copy(NamedTuple):
    address: str
    folder: Path
    matter: int


class Library:
    """The copies of one engine's stories, and how its databases are copied."""

    def __init__(self, databases: Databases, folder: Path) -> None:
        self.databases, self.folder = databases, folder
        self.copies: dict[Hashable, Copy] = {}

    def tell(self, key: Hashable, story: Callable[[], Matter]) -> Matter:
        if key in self.copies:
            self._restore(self.copies[key])
        else:
            self.copies[key] = self._keep(story().id)
        return db.session.get_one(Matter, self.copies[key].matter)

    def _keep(self, matter: int) -> Copy:
        let_go()
        folder = Path(mkdtemp(dir=self.folder))
        address = self.databases.copy(current_app.config["SQLALCHEMY_DATABASE_URI"], folder)
        shutil.copytree(current_app.config["HOME"], folder / "home", ignore=_databases)
        return Copy(address, folder, matter)

    def _restore(self, copy: Copy) -> None:
        let_go()
        self.databases.replace(current_app.config["SQLALCHEMY_DATABASE_URI"], copy.address)
        shutil.copytree(copy.folder / "home", current_app.config["HOME"], dirs_exist_ok=True)


def let_go() -> None:
    db.session.remove()
    db.engine.dispose()


def _databases(folder: str, names: list[str]) -> set[str]:
    return {name for name in names if name.startswith("review.db")}


def once(tell: Callable[P, Matter]) -> Callable[P, Matter]:
    """The same story, from its copy where the test's database holds nothing yet but the cast."""

    @wraps(tell)
    def told(*args: P.args, **kwargs: P.kwargs) -> Matter:
        library: Library | None = current_app.extensions.pop("library", None)
        if library is None or db.session.scalar(select(LogEntry).where(BEYOND_THE_CAST).limit(1)):
            return tell(*args, **kwargs)
        key = (tell.__qualname__, args, tuple(kwargs.items()), clock.today())
        return library.tell(key, lambda: tell(*args, **kwargs))

    return told


class Shelf:
    """A module of the demo, its chapters told once."""

    def __init__(self, module: ModuleType, chapters: set[str]) -> None:
        self.__dict__.update(vars(module))
        self.__dict__.update({name: once(getattr(module, name)) for name in chapters})

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name)


consultations = Shelf(demo_consultations, {"reviewing", "opined", "decided"})
revisions = Shelf(demo_revisions, {"displaced", "contradicted"})
normative = Shelf(demo_normative, {"carry"})
filings = Shelf(demo_filings, {"put_off", "sent_back"})
carry = normative.carry
story = Shelf(
    demo_story,
    {
        "opened", "submitted", "assigned", "reviewing", "opined", "proposed",
        "approved", "cleared", "signed", "archived", "returned", "voided",
    },
)  # fmt: skip
