"""Fifty people at work at once: what a request costs the server's processor, and how long they wait.

bench users [--users N] [--minutes M] [--pause S] [--engine sqlite|postgresql] [--doc FILE]

The demo is served as shipped, by a process of its own; each person reads, writes and thinks between.
"""

from __future__ import annotations

import os
import random
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from review.demo.office import PASSWORD
from tests.bench.clockwork import machine
from tests.bench.scale import databases
from tests.bench.sections import options, put

ROOT = Path(__file__).parents[2]
TICK = os.sysconf("SC_CLK_TCK")
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
BLOCK = re.compile(r'id="p-([^"]+)" data-p="[^"]+">(?!\s*</)')
CAST = ("zhoumin", "chenlu", "wangfang", "zhangwei", "linhua")
# Contracts of the demo that all of the cast may read.
UNDER_REVIEW = (3, 10, 43, 44, 47, 48, 49, 50)
SINCE = re.compile(r'data-since="(\d+)"')
OF_ALL = {"待办": "/", "事项列表": "/matters", "搜索": "/matters?q=合同"}
OF_A_MATTER = {
    "事项": "",
    "工作台": "/revisions/1",
    "日志": "/log",
    "闸口": "/gate",
}
NEWS, WRITE = "工作台的更新", "写批注"
HEAD = ("| request | times | errors | median ms | p95 ms |", "|---|---|---|---|---|")


class Person(threading.Thread):
    """One person: a page, a pause, a page; counsel writes an annotation now and then."""

    def __init__(self, site: str, seed: int, pause: float) -> None:
        super().__init__(daemon=True)
        self.site, self.pause, self.chance = site, pause, random.Random(seed)
        self.account, self.session = CAST[seed % len(CAST)], requests.Session()
        # As a browser does where the server let an idle connection go the moment it was used.
        self.session.mount("http://", HTTPAdapter(max_retries=Retry(read=1, connect=1)))
        self.waits: dict[str, list[float]] = defaultdict(list)
        self.errors: dict[str, int] = defaultdict(int)
        self.until = 0.0
        self.since: dict[str, str] = {}  # the newest that the workbench of a matter showed
        self.etags: dict[str, str] = {}

    def sign_in(self) -> None:
        token = self.token(self.session.get(f"{self.site}/sign-in").text)
        form = {"account": self.account, "password": PASSWORD, "csrf_token": token}
        self.session.post(f"{self.site}/sign-in", data=form).raise_for_status()

    @staticmethod
    def token(page: str) -> str:
        found = TOKEN.search(page)
        assert found, page[:300]
        return found[1]

    def run(self) -> None:
        while time.monotonic() < self.until:
            if self.account == "chenlu" and self.chance.random() < 0.2:
                self.annotate()
            else:
                self.read(self.chance.choice([*OF_ALL, *OF_A_MATTER, NEWS]))
            time.sleep(self.chance.uniform(0.5, 1.5) * self.pause)

    def read(self, name: str) -> None:
        if name in OF_ALL:
            self.ask(name, "GET", OF_ALL[name])
            return
        matter = f"/matters/{self.chance.choice(UNDER_REVIEW)}"
        if name == NEWS and matter in self.since:
            self.news(matter)
            return
        name = "工作台" if name == NEWS else name
        page = self.ask(name, "GET", matter + OF_A_MATTER[name]).text
        if told := SINCE.search(page):
            self.since[matter] = told[1]

    def news(self, matter: str) -> None:
        """As the workbench asks every few seconds."""
        path = f"{matter}{OF_A_MATTER['工作台']}/threads?since={self.since[matter]}"
        has = {"If-None-Match": self.etags[matter]} if matter in self.etags else {}
        answer = self.ask(NEWS, "GET", path, headers=has)
        if answer.status_code == 200:
            self.since[matter] = str(answer.json()["since"])
            self.etags[matter] = answer.headers["ETag"]

    def annotate(self) -> None:
        address = f"/matters/{self.chance.choice(UNDER_REVIEW)}{OF_A_MATTER['工作台']}"
        page = self.ask("工作台", "GET", address).text
        block = self.chance.choice(BLOCK.findall(page))
        form = {
            "csrf_token": self.token(page), "start_block": block, "start": 0, "end_block": block,
            "end": 1, "quote": "", "severity": "hint", "category": "wording",
            "text": f"第{self.chance.randrange(10**9)}处，请核对。", "proposal": "", "basis": "",
        }  # fmt: skip
        self.ask(WRITE, "POST", f"{address}/annotations", form)

    def ask(
        self, name: str, method: str, path: str, form: object = None,
        headers: Mapping[str, str] | None = None,
    ) -> requests.Response:  # fmt: skip
        began = time.monotonic()
        answer = self.session.request(
            method, self.site + path, data=form, headers=headers, allow_redirects=False, timeout=60
        )
        self.waits[name].append(1000 * (time.monotonic() - began))
        self.errors[name] += answer.status_code >= 400
        return answer


@contextmanager
def served(folder: Path, address: str) -> Iterator[tuple[str, int]]:
    """The demo on a port of its own: its address, and the number of the server's process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {
        "REVIEW_MODE": "demo", "REVIEW_HOME": str(folder), "REVIEW_UPLOADS": str(folder / "files"),
        "REVIEW_DATABASE": address,
    }  # fmt: skip
    words = [sys.executable, "-m", "flask", "--app", "review", "serve", "--port", str(port)]
    with subprocess.Popen(
        words, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            site = f"http://127.0.0.1:{port}"
            while not _answers(site):
                time.sleep(0.5)
            yield site, server.pid
        finally:
            server.terminate()


def _answers(site: str) -> bool:
    try:
        return requests.get(f"{site}/healthz", timeout=5).ok
    except requests.ConnectionError:
        return False


def spent(pid: int) -> float:
    """Seconds of the processor of a process and of those it started; background jobs are not counted."""
    listing = Path(f"/proc/{pid}")
    if b"\0jobs\0" in (listing / "cmdline").read_bytes():
        return 0.0
    fields = (listing / "stat").read_text().rpartition(")")[2].split()
    own = sum(map(int, fields[11:15])) / TICK  # utime, stime and those of ended children
    children = (listing / f"task/{pid}/children").read_text().split()
    return own + sum(spent(int(child)) for child in children)


def main(*words: str) -> None:
    parser = options("users")
    parser.add_argument("--users", type=int, default=50)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--pause", type=float, default=5, help="seconds between two pages of one")
    parser.add_argument("--engine", default="sqlite")
    asked = parser.parse_args(words)
    print(machine(), flush=True)
    with (
        tempfile.TemporaryDirectory(prefix="review-bench-", ignore_cleanup_errors=True) as own,
        databases(asked.engine, Path(own)) as source,
        served(Path(own), source.empty(Path(own))) as (site, pid),
    ):
        print(f"{asked.users} people, {asked.minutes:g} minutes", flush=True)
        people = [Person(site, seed, asked.pause) for seed in range(asked.users)]
        for person in people:
            person.sign_in()
        before = spent(pid)
        for person in people:
            person.until = time.monotonic() + 60 * asked.minutes
            person.start()
        for person in people:
            person.join()
        lines = [*HEAD, *_rows(people), "", _cost(people, spent(pid) - before)]
    print("\n".join(lines))
    if asked.doc:
        told = (
            f"{asked.users} people for {asked.minutes:g} minutes, {asked.pause:g} s between pages."
        )
        put(asked.doc, f"Fifty people, {asked.engine}", ("users", *words), [told, "", *lines])


def _rows(people: list[Person]) -> Iterator[str]:
    for name in (*OF_ALL, *OF_A_MATTER, NEWS, WRITE):
        waits = sorted(wait for person in people for wait in person.waits[name])
        if waits:
            errors = sum(person.errors[name] for person in people)
            middle, slow = waits[len(waits) // 2], waits[int(len(waits) * 0.95)]
            yield f"| {name} | {len(waits)} | {errors} | {middle:.0f} | {slow:.0f} |"


def _cost(people: list[Person], seconds: float) -> str:
    waits = sorted(wait for person in people for each in person.waits.values() for wait in each)
    errors = sum(sum(person.errors.values()) for person in people)
    return (
        f"{len(waits)} requests, {errors} errors, {1000 * seconds / len(waits):.1f} ms of the processor "
        f"a request; p95 {waits[int(len(waits) * 0.95)]:.0f} ms at a load of {os.getloadavg()[0]:.1f}."
    )
