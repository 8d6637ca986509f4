"""The server is killed while someone writes, and starts again: nothing typed is lost, nothing doubled."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from review.extensions import db
from review.models import Draft, Remark
from tests.conftest import configured
from tests.journeys.browser import Visit
from tests.journeys.workbench.conftest import PARKING
from tests.journeys.workbench.test_margin import reply

DESK = f"{PARKING}/revisions/1"

pytestmark = pytest.mark.default_engine  # as every journey


class Machine:
    """A server process on one port, killed and started at will."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "tests.journeys.serve", str(self.folder), str(self.port)]
        quiet = subprocess.DEVNULL
        self.process = subprocess.Popen(command, stdout=quiet, stderr=quiet)
        for _ in range(2000):  # a busy machine starts it in a minute
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)
        raise AssertionError("the server does not start")

    def kill(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait()


@pytest.fixture
def machine(told: Path, tmp_path: Path) -> Iterator[Machine]:
    shutil.copytree(told, tmp_path, dirs_exist_ok=True)
    made = Machine(tmp_path)
    made.start()
    yield made
    made.kill()


@pytest.fixture
def visit(machine: Machine, browser: Browser) -> Iterator[Visit]:
    made = Visit(browser, f"http://127.0.0.1:{machine.port}", 1440)
    made.become("zhoumin")
    made.go(DESK)
    yield made
    made.close()


def kept(machine: Machine) -> tuple[list[str], int]:
    """The remarks there are, and how many drafts."""
    app = configured(machine.folder, f"sqlite:///{machine.folder / 'review.db'}")
    with app.app_context():
        found = [one.text for one in db.session.scalars(db.select(Remark))]
        drafts = db.session.query(Draft).count()
        db.session.remove()
        db.engine.dispose()
    return found, drafts


def test_a_remark_typed_while_the_server_dies_is_posted_once_after_it_is_back(
    machine: Machine, visit: Visit
) -> None:
    reply(visit, "付款条件含糊。", "写到一半")
    machine.kill()
    field = visit.page.locator("#remark-2")
    field.press_sequentially("，服务器停了")
    field.press("Control+Enter")
    visit.reads("网络不通，没有发出")
    expect(field).to_have_value("写到一半，服务器停了")
    machine.start()
    field.press("Control+Enter")
    visit.page.locator("#a-2 .remark", has_text="写到一半，服务器停了").wait_for()
    visit.page.reload()
    expect(visit.page.locator("#a-2 .remark")).to_have_count(1)
    assert kept(machine) == (["写到一半，服务器停了"], 0)


@pytest.mark.sure
def test_a_remark_whose_answer_died_with_the_server_is_not_posted_again(
    machine: Machine, visit: Visit
) -> None:
    reply(visit, "付款条件含糊。", "答复没有回来")

    def lost(route: object) -> None:
        route.fetch()  # type: ignore[attr-defined]
        machine.kill()
        route.abort()  # type: ignore[attr-defined]

    visit.page.route("**/remarks", lost)
    field = visit.page.locator("#remark-2")
    field.press("Control+Enter")
    visit.reads("网络不通，没有发出")
    visit.page.unroute("**/remarks")
    machine.start()
    expect(field).to_have_value("答复没有回来")
    field.press("Control+Enter")
    visit.page.locator("#a-2 .remark", has_text="答复没有回来").wait_for()
    assert kept(machine)[0] == ["答复没有回来"]


@pytest.mark.sure
def test_what_was_typed_while_the_server_was_down_is_there_after_a_reload(
    machine: Machine, visit: Visit
) -> None:
    reply(visit, "付款条件含糊。", "开头")
    machine.kill()
    visit.page.locator("#remark-2").press_sequentially("和停机时写的")
    machine.start()
    visit.page.reload()
    expect(visit.page.locator("#remark-2")).to_have_value("开头和停机时写的")
    assert kept(machine)[0] == []
