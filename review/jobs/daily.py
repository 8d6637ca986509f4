"""What is done once a day: asked for in the morning, under a key that lets it be asked only once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from flask import current_app

from review import clock
from review.actions import (
    annual,
    arrears,
    backups,
    cleanups,
    engagements,
    expiries,
    jobs,
    log,
    log_verification,
    printed_texts,
    register_terms,
    reminders,
    report_stages,
    rereading,
    successions,
    sweeping,
    table_statistics,
    year_report,
)
from review.actions.unit_of_work import Refused, unit_of_work
from review.registers.log import verify
from review.words import Words

HOUR = 7  # in the office's morning, before anybody looks
KINDS = (
    "remind",
    "expiries",
    "cleanups",
    "annual",
    "sweep",
    "reread",
    "print_texts",
    "purge",
    "plans",
    "verify_log",
    "sign",
)


def ask(last: date | None) -> date | None:
    """Ask for today's work unless it was asked for; `last` spares the look once it was."""
    today = clock.today()
    if last == today or clock.local(clock.now()).hour < HOUR:
        return last
    with unit_of_work():
        for kind in (*KINDS, *(("backup",) if current_app.config["REVIEW_BACKUP"] else ())):
            jobs.enqueue(kind, f"{kind}:{today}")
    return today


def remind() -> Callable[[], object]:
    return reminders.remind


def expiries_ahead() -> Callable[[], object]:
    return expiries.remind


def cleanups_due() -> Callable[[], object]:
    """What a successor replaces from today on, then what laws that changed ask for."""

    def every() -> int:
        return successions.follow() + cleanups.look()

    return every


def annual_list() -> Callable[[], object]:
    """What is owed of the year that is over, engagements that end, deadlines of small registers."""

    def every() -> int:
        owed = annual.remind() + year_report.remind() + arrears.remind()
        own = report_stages.remind() + engagements.remind() + register_terms.remind()
        return owed + own

    return every


def sweep() -> Callable[[], object]:
    """Files change, no row does: there is nothing left for the deed."""
    sweeping.sweep()
    return lambda: None


def reread() -> Callable[[], object]:
    """Each file is read in a child and entered by itself: there is nothing left for the deed."""
    rereading.reread()
    return lambda: None


def print_texts() -> Callable[[], object]:
    """What no program has printed yet: texts from before, or from before LibreOffice was there."""
    return printed_texts.ask_for_lacking


def purge() -> Callable[[], object]:
    before = clock.now() - timedelta(int(current_app.config["REVIEW_KEEP_JOBS"]))
    return lambda: jobs.purge(before)


def plans() -> Callable[[], object]:
    return table_statistics.refresh


def back_up() -> Callable[[], object]:
    """A snapshot is written outside the database; its event is a transaction of its own."""
    try:
        backup = backups.make(current_app.config["REVIEW_BACKUP"])
    except backups.BackupFault as fault:
        raise Refused(str(fault)) from fault
    if backup.faults:
        count, first = len(backup.faults), backup.faults[0]
        raise Refused(
            Words("备份中有{count}个文件缺失或损坏，如 {first}", count=count, first=first)
        )
    return lambda: None


def verify_log() -> Callable[[], object]:
    """The whole log is recounted without a lock; the deed only records what was found."""
    verdict = verify()
    return lambda: log_verification.record(verdict)


def sign() -> Callable[[], object]:
    """A day without a decision has its checkpoint too; signing is a transaction of its own."""
    log.sign_head()
    return lambda: None
