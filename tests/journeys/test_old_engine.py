"""The day's pages in a real engine of 2020: drawn, scripted, and written on."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from flask import Flask

from tests.told import story

HERE = Path(__file__).parent
SYSTEM = "/usr/bin/python3"  # PyQt5 comes from the distribution


def has_engine() -> bool:
    asked = [SYSTEM, "-c", "import PyQt5.QtWebEngineWidgets"]
    return Path(SYSTEM).exists() and not subprocess.call(asked, stderr=subprocess.DEVNULL)


@pytest.mark.sure
@pytest.mark.default_engine
@pytest.mark.parametrize("width", [1440, 390])
def test_chromium_87_draws_and_runs_every_page_of_a_day(
    site: str, bare_app: Flask, width: int
) -> None:
    if not has_engine():
        pytest.skip("没有 QtWebEngine：apt install python3-pyqt5.qtwebengine")
    with bare_app.app_context():
        address = f"/matters/{story.reviewing('parking', story.PARKING).id}"
    ends = ("", "/revisions/1", "/opinions/new", "/gate", "/log")
    paths = ["/", "/matters", "/account", "/help", *(address + end for end in ends)]
    words = [SYSTEM, str(HERE / "old_engine.py"), site, "chenlu", str(width), *paths]
    asked = subprocess.run(words, capture_output=True, text=True, timeout=1800)
    agent, *seen = json.loads(asked.stdout)
    assert "Chrome/87." in agent
    assert [page["path"] for page in seen] == paths
    for page in seen:
        assert page["scripted"], page
        assert page["rounded"], page
        assert not page["said"], page
        assert not page["undefined"], page
        assert page["wide"] <= 0, page
    (workbench,) = [page for page in seen if page["path"].endswith("/revisions/1")]
    assert workbench["written"]
