"""One browser for all journeys of a process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys.browser import CHROMIUM, opened


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip("没有 Chromium：apt install chromium fonts-noto-cjk libatomic1")
    with opened() as found:
        yield found


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser that moves on drops half-sent files, and the test server leaves their handles to
    the garbage collector; that is its habit and none of ours."""
    for item in items:
        if "site" in getattr(item, "fixturenames", ()):
            item.add_marker(
                pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
            )
            item.add_marker(pytest.mark.filterwarnings("ignore::ResourceWarning"))
