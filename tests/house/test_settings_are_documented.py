"""docs/settings.md tells of every setting, its default and its meaning, and of no other."""

from __future__ import annotations

import re

import config
from tests.house.sources import ROOT


def test_settings_are_documented() -> None:
    page = (ROOT / "docs/settings.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \| (.+) \|$", page, re.MULTILINE)
    assert rows == [
        (row.name, f"`{row.default}`" if row.default else "空", row.meaning)
        for row in config.SETTINGS
    ]
