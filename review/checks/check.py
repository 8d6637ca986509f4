"""A row of CHECKS: a rule, the kinds of matter it is asked of, and its finder."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from review.checks.finding import Finding, Rule
from review.checks.text import Text
from review.law.kinds import ROWS
from review.law.vocabulary import Kind

CONTRACTS = (Kind.CONTRACT,)
RULES = tuple(row.kind for row in ROWS if row.is_document)
"""Texts that set rules."""
NORMATIVE = (Kind.NORMATIVE,)
ALL = tuple(Kind)


@dataclass(frozen=True)
class Check:
    rule: Rule
    kinds: tuple[Kind, ...]
    finder: Callable[[Text], Iterable[Finding]]
