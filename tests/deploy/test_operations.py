"""The units hold, the archive installs without a network, and the page names commands that are."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import click
import pytest
from flask import Flask

from tests.house.sources import ROOT

DEPLOY = ROOT / "deploy"
PAGE = (ROOT / "docs/operations.md").read_text("utf-8")


def test_every_command_of_the_page_is_one_with_its_options(app: Flask) -> None:
    lines = [line.strip() for line in PAGE.splitlines() if line.startswith("    review ")]
    assert len(lines) > 10
    for line in lines:
        words = shlex.split(line)[1:]
        command: click.Command = app.cli
        context = click.Context(command)
        while isinstance(command, click.Group):
            found = command.get_command(context, words.pop(0))
            assert found, line
            command = found
        known = {name for one in command.params for name in one.opts}
        assert {word for word in words if word.startswith("-")} <= known, line


def test_the_files_that_the_page_and_each_other_name_are_there() -> None:
    texts = [PAGE, *(file.read_text("utf-8") for file in DEPLOY.iterdir())]
    named = {name for text in texts for name in re.findall(r"\bdeploy/[\w.-]+\w", text)}
    assert "deploy/install.sh" in named
    assert not [name for name in named if not (ROOT / name).exists()]
    sample = (DEPLOY / "nginx.conf").read_text("utf-8").splitlines()[1:]
    inside = (DEPLOY / "nginx-compose.conf").read_text("utf-8").splitlines()[1:]
    assert [line.replace("127.0.0.1:8000", "web:8000") for line in sample] == inside


@pytest.mark.parametrize("name", ["review-web.service", "review-worker.service"])
def test_systemd_takes_the_unit(name: str, tmp_path: Path) -> None:
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd-analyze 没有安装")
    unit = (DEPLOY / name).read_text("utf-8").replace("/opt/review/bin/review", "/bin/true")
    (tmp_path / "review-web.service").write_text(unit, "utf-8")  # worker names web
    (tmp_path / name).write_text(unit, "utf-8")
    verified = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", tmp_path / name], capture_output=True, text=True
    )
    wrong = [line for line in verified.stderr.splitlines() if name in line]
    assert (verified.returncode, wrong) == (0, [])


def _installs(script: Path, target: Path, **environment: str) -> None:
    subprocess.run(
        [script, target], check=True, cwd=target.parent, env={**os.environ, **environment}
    )
    told = subprocess.run(
        [target / "bin/review", "workdays", "--help"], check=True, capture_output=True, text=True,
        cwd=target.parent, env={**os.environ, "REVIEW_MODE": "demo", "XDG_DATA_HOME": str(target)},
    )  # fmt: skip
    assert "Usage: review workdays" in told.stdout


@pytest.mark.sure
@pytest.mark.timeout(1800)
def test_the_archive_installs_without_a_network_and_the_script_from_the_lock(
    tmp_path: Path,
) -> None:
    _installs(DEPLOY / "install.sh", tmp_path / "locked")
    made = subprocess.run(
        [sys.executable, "manage.py", "bundle"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    with tarfile.open(made.stdout.strip()) as archive:
        archive.extractall(tmp_path, filter="data")
    nowhere = {"PIP_NO_INDEX": "1", "PIP_INDEX_URL": "http://127.0.0.1:1/"}
    _installs(tmp_path / "review/deploy/install.sh", tmp_path / "offline", **nowhere)
