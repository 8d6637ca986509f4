"""引用的法律: the statutes a revision cites, and those that a letter would cite, as they stand today."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from review.checks import cited
from review.checks.cited import Law, Mention
from review.checks.statutes.resolving import State
from review.checks.statutes.verdicts import Mark
from review.checks.text import Text
from review.clock import today
from review.models import Revision
from review.paper.model import Paper
from review.registers import check_findings, check_record, legislation
from review.registers.cache import until_an_event


class Cites(NamedTuple):
    """The statutes of a text, those to look at first, by the table of this version."""

    laws: Sequence[Law]
    version: str

    @property
    def doubtful(self) -> list[Law]:
        """Those that somebody should look at before the text is relied on."""
        return [law for law in self.laws if law.mark in (Mark.BAD, Mark.DOUBT)]

    @property
    def grave(self) -> list[Law]:
        """Those that are repealed, may be, or have no such article; new numbers are no such fault."""
        perhaps = (State.REPEALED, State.PERHAPS)
        return [law for law in self.doubtful if law.mark is Mark.BAD or law.state in perhaps]


def kept(revision: Revision) -> Cites | None:
    """What the last run of the rules read; None where there is no run, or an old one."""
    run = check_findings.last_run(revision)
    return None if run is None or run.citations is None else _cites(cited.load(run.citations))


def of_revision(revision: Revision, paper: Paper) -> Cites:
    """Its citations as they were kept, or as they are read now from its text."""
    held = kept(revision)
    if held is None:
        key = of_revision, revision.reading
        return _cites(until_an_event(key, lambda: _read(revision, paper)))
    return held


def _read(revision: Revision, paper: Paper) -> Sequence[Mention]:
    return cited.mentions(Text(paper, check_record.asked(revision.matter)))


def of_words(words: Iterable[str]) -> Cites:
    """The statutes of what somebody wrote; the table is not asked where nothing was."""
    lines = [each for each in words if each.strip()]
    return _cites(cited.of_words(legislation.table(), lines)) if lines else Cites((), "")


def _cites(mentions: Sequence[Mention]) -> Cites:
    table = legislation.table()
    return Cites(cited.laws(table, mentions, today()), table.version)
