"""One browser for each module of journeys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys.browser import CHROMIUM, opened


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip("没有 Chromium：apt install chromium fonts-noto-cjk libatomic1")
    with opened() as found:
        yield found
