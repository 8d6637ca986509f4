"""flask serve: migrate, seed the demo once, answer requests."""

from __future__ import annotations

import gc
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

import click
from flask import Flask, current_app
from flask.cli import with_appcontext
from flask_migrate import upgrade
from gunicorn.app.base import BaseApplication

from review import logs
from review.actions import row_anchor
from review.demo import office
from review.extensions import db
from review.installation import PACKAGE
from review.models import guards
from review.paper import gc_pause

FIRST_PORT = 8000
YOUNG = 20_000  # new objects before the collector looks for cycles among them


class Server(BaseApplication):
    """gunicorn with threads, in this process: one command, one log."""

    def __init__(self, app: Flask, address: str, workers: int) -> None:
        self.app, self.address, self.workers = app, address, workers
        super().__init__()

    def load_config(self) -> None:
        for name, value in {
            "bind": self.address,
            # Whose X-Forwarded-Proto is believed is decided in one place, web/proxy.py.
            "secure_scheme_headers": {},
            "workers": self.workers,
            "threads": 8,
            # A person reads for longer than the 2 seconds that an idle connection is kept by default.
            "keepalive": 75,
            "worker_class": "gthread",
            "timeout": 120,
            "control_socket_disable": True,
            "loglevel": "warning",
        }.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Flask:
        # The modules stay for good; a page's own objects are gone with it, long before they are counted.
        gc_pause.freeze()
        gc.set_threshold(YOUNG, 10, 10)
        return self.app


@click.command()
@click.option("--host", default="127.0.0.1")
@click.option("--port", type=int, default=0, help="端口；不指定则自8000起找一个空闲的")
@click.option("--workers", type=int, default=1)
@click.option("--jobs/--no-jobs", default=True, help="是否同时处理后台任务；另有 jobs run 时不必")
@with_appcontext
def serve(host: str, port: int, workers: int, jobs: bool) -> None:
    """Bring the database up to date and serve; in the demo, tell who can sign in."""
    app: Any = current_app._get_current_object()  # type: ignore[attr-defined]
    prepare()
    port = port or _free(host)
    logs.begin(app.config["REVIEW_LOG"])
    click.echo(f"\n法律审查事项管理：http://{host}:{port}\n")
    if app.config["DEMO"]:
        click.echo(f"演示模式：以下账号只存在于演示数据中，密码均为 {office.PASSWORD}")
        for person in office.PEOPLE:
            home = f"（{person.home}）" if person.home else ""
            click.echo(f"  {person.account:<10} {person.role.label} {person.name}{home}")
    else:
        click.echo("正式模式：没有预设账号；用 flask people enrol 生成一次性登记链接。")
    click.echo("", nl=True)
    db.session.remove()
    db.engine.dispose()
    with _working() if jobs else nullcontext():
        Server(app, f"{host}:{port}", workers).run()


@contextmanager
def _working() -> Iterator[None]:
    """A worker for the jobs beside the server, ended with it and never outliving it."""
    words = [sys.executable, "-m", "review", "jobs", "run", "--parent", str(os.getpid())]
    worker = subprocess.Popen(words, cwd=PACKAGE.parent)
    try:
        yield
    finally:
        worker.terminate()
        worker.wait()


def prepare() -> None:
    """Migrate, make sure the guards stand, and seed the demo if it is empty."""
    upgrade()
    with db.engine.connect() as connection:
        absent = guards.NAMES - guards.present(connection)
    if absent:
        raise click.ClickException(f"数据库缺少只增不改的触发器：{'、'.join(sorted(absent))}")
    row_anchor.anchor()
    if current_app.config["DEMO"]:
        office.settle(lambda sentence: click.echo(sentence, err=True))


def _free(host: str) -> int:
    for port in range(FIRST_PORT, FIRST_PORT + 200):
        with socket.socket() as probe:
            if probe.connect_ex((host, port)):
                return port
    raise click.ClickException("8000至8199端口都被占用，请用 --port 指定")
