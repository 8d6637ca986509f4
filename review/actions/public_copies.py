"""公开稿 of an annual report: what is taken out of it, sentence by sentence, and what is left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from review import clock
from review.actions import report_papers
from review.extensions import db
from review.law.report_secrets import secrets
from review.law.vocabulary import Role
from review.models import Contract, Firm, Matter, Person, RegisterEntry
from review.paper.issuing import annual_report as paper
from review.registers.small_registers import values_of

SENTENCES = re.compile(r"(?<=[。；！？])")
SHORTEST = 2  # letters of a name worth looking for
NAMED = {"cases": ("body", "other"), "engagements": ("number",)}
"""Of which small registers, by their keys, the fields name what stays inside."""


def public(body: Mapping[str, Any]) -> tuple[bytes, list[str]]:
    """The copy for the public, and what was taken out of it, a line each."""
    names = _protected()
    removed = [f"“{one['heading']}”整部分（不公开）" for one in body["blocks"] if one["inside"]]
    blocks = []
    for block in body["blocks"]:
        if block["inside"]:
            continue
        kept = [_cleared(one, names, removed) for one in block["paragraphs"]]
        blocks.append({**block, "paragraphs": [one for one in kept if one]})
    report = report_papers.report({**body, "blocks": blocks})
    return paper.public(report, clock.today()), removed


def _cleared(
    runs: Sequence[Sequence[str]], names: Sequence[str], removed: list[str]
) -> list[list[str]]:
    """The runs without the sentences that name somebody; bound sentences name nobody."""
    if any(key for _, key in runs):
        return [list(run) for run in runs]
    kept = []
    for sentence in SENTENCES.split("".join(words for words, _ in runs)):
        met = [*(name for name in names if name in sentence), *secrets(sentence)]
        if met:
            removed.append(f"“{sentence}”（含{'、'.join(met)}）")
        elif sentence:
            kept.append(sentence)
    return [["".join(kept), ""]] if kept else []


def _protected() -> list[str]:
    """Names the public copy may not have: persons but the head, firms, parties, matters, cases."""
    return sorted({name for name in _names() if len(name) >= SHORTEST})


def _names() -> Iterator[str]:
    people = select(Person.name).where(Person.role.not_in((Role.LEADER, Role.HEAD)))
    for query in (people, select(Firm.name), select(Contract.counterparty), select(Matter.number)):
        yield from db.session.scalars(query)
    entries = select(RegisterEntry).where(RegisterEntry.register.in_(NAMED))
    for entry in db.session.scalars(entries):
        yield from (values_of(entry).get(key, "") for key in NAMED[entry.register])
