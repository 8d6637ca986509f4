"""flask jobs run: the worker as a process of its own; `flask serve` starts one beside itself."""

from __future__ import annotations

import os

import click
from flask import current_app
from flask.cli import AppGroup

from review import logs
from review.jobs import worker

jobs = AppGroup("jobs", help="后台任务")


@jobs.command()
@click.option("--once", is_flag=True, help="办完现有的任务就结束")
@click.option("--parent", type=int, default=0, help="这个进程结束时随之结束")
def run(once: bool, parent: int) -> None:
    """Do the work that waits; several workers may run, each job is taken by one."""
    if once:
        click.echo(f"办完{worker.run_all()}项任务")
        return
    logs.begin(current_app.config["REVIEW_LOG"])
    worker.run(lambda: not parent or os.getppid() == parent)
