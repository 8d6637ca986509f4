"""Killed at any moment: what was acknowledged is there, whole, logged, and nothing else is half there.

Jepsen in small: clients keep a history of what was answered, a killer ends the server at random
instants, and a checker compares the history with the database, the log and the files.
"""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from review.actions.documents import store
from review.demo import story
from review.extensions import db
from review.models import LogEntry, Material, StoredFile
from review.registers.log import verify
from review.storage import Damaged
from tests.house.sources import ROOT
from tests.reliability.client import Acknowledged, decide, until_dead, upload

ClientOf = Callable[[str], FlaskClient]
CYCLES = (4, pytest.param(12, marks=pytest.mark.sure))
MOST = 40  # cycles in which a planted bug must have shown itself
SECONDS = (0.0, 0.8)  # a server's life after it has answered both kinds of deed

# PostgreSQL is a process of its own, which ours cannot take down with it.
pytestmark = pytest.mark.default_engine


class World:
    """One matter that grows materials, one that goes to and fro, and who may do it."""

    def __init__(self, app: Flask, client_of: ClientOf) -> None:
        self.app, self.told = app, Acknowledged()
        with app.app_context():
            self.grows = story.opened("parking", story.PARKING).id
            self.turns = story.submitted("parking", story.PARKING).id
            self.address = app.config["SQLALCHEMY_DATABASE_URI"]
            db.session.remove()
            db.engine.dispose()
        self.cookies = {}
        for account in ("zhoumin", "wangfang"):
            cookie = client_of(account).get_cookie("review")
            assert cookie is not None
            self.cookies[account] = f"review={cookie.value}"

    def live(self, port: int, seconds: float, kill: Callable[[], None]) -> None:
        """Three clients at work until the server is killed."""
        dead, told = threading.Event(), self.told
        acts = [partial(upload, port, self.cookies["zhoumin"], self.grows, told)] * 2
        acts.append(partial(decide, port, self.cookies, self.turns, told))
        hands = [threading.Thread(target=until_dead, args=(act, dead)) for act in acts]
        files, decided = len(told.files), told.decided
        for hand in hands:
            hand.start()
        for _ in range(
            1000
        ):  # a server just forked is slow: its time counts from its first answers
            if len(told.files) > files and told.decided > decided:
                break
            time.sleep(0.01)
        time.sleep(seconds)
        kill()
        dead.set()
        for hand in hands:
            hand.join(30)
            assert not hand.is_alive()

    def violations(self) -> Iterator[str]:
        with self.app.app_context():
            yield from _missing(self.told, self.turns)
            yield from _unlogged(self.grows)
            yield from _without_file()
            yield from verify().faults
            db.session.remove()
            db.engine.dispose()


def _missing(told: Acknowledged, turns: int) -> Iterator[str]:
    kept = set(db.session.scalars(select(Material.sha256)))
    yield from (f"acknowledged upload lost: {one}" for one in told.files if one not in kept)
    query = select(LogEntry.body).filter_by(matter_id=turns, action="step")
    said = "\n".join(db.session.scalars(query))
    yield from (f"decision lost: {one}" for one in told.decisions if f'"{one}"' not in said)
    if said.count('"step":"resubmit"') < told.resubmitted:
        yield f"decision lost: one of {told.resubmitted} without a reason"


def _unlogged(grows: int) -> Iterator[str]:
    query = select(LogEntry.body).filter_by(matter_id=grows, action="attach")
    logged = "\n".join(db.session.scalars(query))
    for sha256 in db.session.scalars(select(Material.sha256).filter_by(matter_id=grows)):
        if sha256 not in logged:
            yield f"upload without its event: {sha256}"


def _without_file() -> Iterator[str]:
    for sha256 in db.session.scalars(select(StoredFile.sha256)):
        try:
            store().get(sha256)
        except (FileNotFoundError, Damaged):
            yield f"row without its file: {sha256}"


@contextmanager
def victims(world: World, folder: Path, planted: str = "") -> Iterator[Callable[[int], int]]:
    """Gives what forks a server that answers at a port, and returns its process group."""
    words = [sys.executable, "-m", "tests.reliability.victim", str(folder), world.address]
    environment = {**os.environ, "PLANTED": planted}
    nursery = subprocess.Popen(
        words, cwd=ROOT, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert nursery.stdin
    assert nursery.stdout

    def begin(port: int) -> int:
        print(port, file=nursery.stdin, flush=True)
        child = int(nursery.stdout.readline())  # type: ignore[union-attr]
        for _ in range(500):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return child
            time.sleep(0.02)
        raise AssertionError("the server does not answer")

    try:
        yield begin
    finally:
        nursery.stdin.close()
        nursery.wait(30)
        nursery.stdout.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def cycles(world: World, begin: Callable[[int], int], most: int) -> Iterator[int]:
    dice = random.Random(20261124)
    for cycle in range(most):
        port = free_port()
        child = begin(port)
        world.live(port, dice.uniform(*SECONDS), lambda: os.killpg(child, signal.SIGKILL))  # noqa: B023
        yield cycle


@pytest.mark.parametrize("times", CYCLES)
def test_whatever_was_acknowledged_survives_being_killed_and_nothing_is_half_there(
    bare_app: Flask, client_of: ClientOf, tmp_path: Path, times: int
) -> None:
    world = World(bare_app, client_of)
    with victims(world, tmp_path) as begin:
        for _ in cycles(world, begin, times):
            pass
    assert list(world.violations()) == []
    assert len(world.told.files) > times
    assert world.told.decided > times


@pytest.mark.sure
@pytest.mark.parametrize(
    ("planted", "sentence"), [("file", "row without its file"), ("log", "upload without its event")]
)
def test_the_harness_bites(
    bare_app: Flask, client_of: ClientOf, tmp_path: Path, planted: str, sentence: str
) -> None:
    world, found = World(bare_app, client_of), ""
    with victims(world, tmp_path, planted) as begin:
        for _ in cycles(world, begin, MOST):
            found = next((one for one in world.violations() if sentence in one), "")
            if found:
                break
    assert found
