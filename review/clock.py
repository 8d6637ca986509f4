"""What time it is: the one place that asks, so that a test can answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

OFFICE_ZONE = ZoneInfo("Asia/Shanghai")
_shift = timedelta(0)
_stopped_at: datetime | None = None


def now() -> datetime:
    """The moment in UTC, to the microsecond."""
    return _stopped_at or datetime.now(UTC) + _shift


def today() -> date:
    """The day on the office's calendar, which is what deadlines count."""
    return now().astimezone(OFFICE_ZONE).date()


def local(moment: datetime) -> datetime:
    return moment.astimezone(OFFICE_ZONE)


def shift(by: timedelta) -> None:
    """Run ahead of the machine's clock by so much, or behind it. Tests do this; the product never."""
    global _shift
    _shift = by


@contextmanager
def stopped(at: datetime) -> Iterator[None]:
    """Hold the clock still, for tests and for the demo's past."""
    global _stopped_at
    before, _stopped_at = _stopped_at, at
    try:
        yield
    finally:
        _stopped_at = before
