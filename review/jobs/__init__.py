"""What runs later or nightly, apart from the pages."""

from __future__ import annotations

from flask import Flask


def register(app: Flask) -> None:
    """Join the command that runs them; the table of jobs is the truth, the worker only its hand."""
    from review.jobs.command import jobs

    app.cli.add_command(jobs)
