"""What axe finds wrong with a page (WCAG 2.2 AA), in light and in dark."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def faults(page: Page, address: str) -> list[str]:
    """One line for each fault: the rule, and the first element it was found on."""
    page.emulate_media(color_scheme="light")
    page.goto(address)
    found = _seen(page, {"runOnly": {"type": "tag", "values": TAGS}})
    page.emulate_media(color_scheme="dark")
    return found + _seen(page, {"runOnly": {"type": "rule", "values": ["color-contrast"]}})


def _seen(page: Page, options: dict[str, Any]) -> list[str]:
    answer = Axe().run(page, options=options).response
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:160]} ({len(one['nodes'])})"
        for one in answer["violations"]
    ]
