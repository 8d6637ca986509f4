"""The moment of the tests: ten in the morning of one day, whatever day the machine has.

`REVIEW_TEST_TODAY=2027-02-05 python3 manage.py test` moves all of it to another day. The clock runs on
from that moment, as log entries have an order.
"""

from __future__ import annotations

import os
from datetime import date, datetime, time, timedelta

from review import clock

ORDINARY = "2026-11-18"  # a Wednesday, far from any holiday
TODAY = date.fromisoformat(os.environ.get("REVIEW_TEST_TODAY") or ORDINARY)
TEN = time(10)
BEGIN = datetime.combine(TODAY, TEN, clock.OFFICE_ZONE)
# The people of the tests have been on record since this morning, however late the moment is.
OPENED = min(BEGIN, datetime.combine(date(2026, 1, 5), TEN, clock.OFFICE_ZONE))


def begin() -> timedelta:
    """Move this process to the moment; returns how far it is from the machine's clock.

    The first process of a run puts that into the environment, so that all others are in step.
    """
    away = str((BEGIN - clock.now()).total_seconds())
    by = timedelta(seconds=float(os.environ.setdefault("REVIEW_TEST_SHIFT", away)))
    clock.shift(by)
    return by
