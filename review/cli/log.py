"""flask log verify: can the review log be trusted?"""

from __future__ import annotations

import sys

import click
from flask.cli import AppGroup

from review.registers.log import verify as recompute

log = AppGroup("log", help="审查日志")


@log.command()
def verify() -> None:
    """Recompute the log, its checkpoints and every status; exit 1 where something does not fit."""
    verdict = recompute()
    for fault in verdict.faults:
        click.echo(fault, err=True)
    outcome = "核验无误" if verdict.good else f"发现{len(verdict.faults)}处不符"
    click.echo(f"审查日志{outcome}：共{verdict.size}条，根 {verdict.root}")
    sys.exit(0 if verdict.good else 1)
