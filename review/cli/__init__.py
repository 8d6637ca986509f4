"""The flask command line: <noun> <verb>."""

from __future__ import annotations

from flask import Flask


def register(app: Flask) -> None:
    """Join every command; those of `paper`, `check` and `workdays` work without a database."""
    from review.cli import (
        annual,
        backup,
        calendar,
        check,
        doctor,
        files,
        law,
        log,
        paper,
        people,
        remind,
        search,
        seed,
        serve,
        workdays,
    )

    for command in (
        backup.backup,
        backup.restore,
        annual.annual,
        calendar.calendar,
        check.check,
        doctor.doctor,
        files.files,
        law.law,
        log.log,
        paper.paper,
        people.people,
        remind.remind,
        search.search,
        seed.seed,
        serve.serve,
        workdays.workdays,
    ):
        app.cli.add_command(command)
