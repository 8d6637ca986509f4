"""What the office's records say of a matter, as far as the rules compare a text with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from review.paper.model import Paper


class RefusedWording(NamedTuple):
    """A wording the office does not accept, why, and what it would have `instead`."""

    words: str
    title: str
    instead: str
    reason: str
    basis: str = ""


@dataclass(frozen=True)
class Record:
    """Sums in yuan; what is not recorded is None, and the rules that need it stay silent."""

    amount: Decimal | None = None
    counterparty: str = ""
    credit_code: str = ""
    ends_on: date | None = None
    original_counterparty: str = ""
    award_amount: Decimal | None = None
    award_name: str = ""
    original_amount: Decimal | None = None
    supplements_amount: Decimal | None = None
    issuer: str = ""
    replaces: tuple[str, ...] = ()
    published: date | None = None
    comments_from: date | None = None
    comments_until: date | None = None
    competition_reviewed: bool | None = None
    consistency_reviewed: bool | None = None
    reviewed_fingerprint: str = ""
    fingerprint: str = ""
    refused: tuple[RefusedWording, ...] = ()
    template: Paper | None = None
    template_name: str = ""


NOTHING = Record()
