"""Sittings in the browser: called by the office, and held with some of the members away."""

from __future__ import annotations

from review import clock
from tests.journeys.browser import Visit


def call(visit: Visit, name: str) -> None:
    visit.go("/sittings")
    visit.choose(body="1")
    visit.fill(name=name, planned_on=clock.today().isoformat())
    visit.press("召集会议")
    visit.page.wait_for_url("**/sittings/*")


def hold(visit: Visit, minutes: str, away: int) -> None:
    """Today, without `away` of the members who are not in the chair."""
    form = visit.page.locator("form", has=visit.page.locator('[name="minutes"]'))
    form.locator('[name="on"]').fill(clock.today().isoformat())
    form.locator('[name="minutes"]').fill(minutes)
    for field in form.locator('[name^="away-"]').all()[1 : 1 + away]:
        field.fill("出差")
    visit.press("登记召开")
