"""Stories of the demo told once: the first test that begins with one leaves a copy to the others.

`from tests.told import normative, story` gives the demo's own modules, and a test is as if it had told
the story itself, in a second less. A story that begins with another one begins with its copy. Only what
comes first is taken from a copy: once anything stands in the log, a story is told as ever. What was
changed without a word in the log would be lost.
"""

from __future__ import annotations

import hashlib
import pickle
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import wraps
from pathlib import Path
from tempfile import mkdtemp
from types import ModuleType
from typing import Any, ParamSpec

from flask import current_app
from sqlalchemy import delete, insert, select

from review import clock
from review.demo import consultations as demo_consultations
from review.demo import filings as demo_filings
from review.demo import normative as demo_normative
from review.demo import revisions as demo_revisions
from review.demo import story as demo_story
from review.extensions import db
from review.models import LogEntry, Matter, SignIn
from tests.databases import Databases

P = ParamSpec("P")
BEYOND_THE_CAST = LogEntry.action != "record"
"""That the cast was enrolled stands in every log."""


class Library:
    """The copies of one engine's stories, and how its databases are copied.

    A copy is a folder named by the story: the database, the files beside it, and the number of its matter.
    Processes that share the folder share the copies.
    """

    def __init__(self, databases: Databases, folder: Path) -> None:
        self.databases, self.folder, self.telling = databases, folder, False

    def tell(self, name: str, story: Callable[[], Matter]) -> Matter:
        copy = self.folder / name
        with visitors_aside():
            if copy.exists():
                self._restore(copy)
            else:
                outer, self.telling = self.telling, True
                try:
                    self._keep(story().id, copy)
                finally:
                    self.telling = outer
        return db.session.get_one(Matter, int((copy / "matter").read_text()))

    def _keep(self, matter: int, copy: Path) -> None:
        let_go()
        half = Path(mkdtemp(dir=self.folder))
        address = self.databases.copy(current_app.config["SQLALCHEMY_DATABASE_URI"], half)
        (half / "address").write_text(address.replace(str(half), str(copy)))
        (half / "matter").write_text(str(matter))
        shutil.copytree(current_app.config["HOME"], half / "home", ignore=_databases)
        with suppress(OSError):  # another process was faster, and its copy stands
            half.rename(copy)

    def _restore(self, copy: Path) -> None:
        let_go()
        address = (copy / "address").read_text()
        self.databases.replace(current_app.config["SQLALCHEMY_DATABASE_URI"], address)
        shutil.copytree(copy / "home", current_app.config["HOME"], dirs_exist_ok=True)


@contextmanager
def visitors_aside() -> Iterator[None]:
    """Whoever is signed in already stays so in what comes from a copy, and is in no copy."""
    columns = [
        column for column in SignIn.__table__.columns if not column.primary_key
    ]  # counted anew
    sessions = [dict(one) for one in db.session.execute(select(*columns)).mappings()]
    if sessions:
        db.session.execute(delete(SignIn))
        db.session.commit()
    yield
    if sessions:
        db.session.execute(insert(SignIn), sessions)
        db.session.commit()


def let_go() -> None:
    db.session.remove()
    db.engine.dispose()


def _databases(folder: str, names: list[str]) -> set[str]:
    return {name for name in names if name.startswith("review.db")}


def once(tell: Callable[P, Matter], *, within: bool = False) -> Callable[P, Matter]:
    """The same story, from its copy where the test's database holds nothing yet but the cast.

    `within`: only as the beginning of another one. The copy takes the place of the database, and of all
    that was read from it.
    """

    @wraps(tell)
    def told(*args: P.args, **kwargs: P.kwargs) -> Matter:
        library: Library | None = current_app.extensions.get("library")
        if library is None or within > library.telling or _begun():
            return tell(*args, **kwargs)
        said = pickle.dumps((tell.__module__, tell.__qualname__, args, kwargs, clock.today()))
        return library.tell(hashlib.sha256(said).hexdigest()[:24], lambda: tell(*args, **kwargs))

    return told


def _begun() -> bool:
    return db.session.scalar(select(LogEntry.seq).where(BEYOND_THE_CAST).limit(1)) is not None


class Shelf:
    """A module of the demo, its chapters told once, also where one begins with another."""

    def __init__(self, module: ModuleType, chapters: set[str]) -> None:
        self.__dict__.update(vars(module))
        for name in chapters:
            chapter = getattr(module, name)
            setattr(self, name, once(chapter))
            setattr(module, name, once(chapter, within=True))

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
