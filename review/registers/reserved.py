"""What the office reserved to 主要负责人, by its settings."""

from __future__ import annotations

from decimal import Decimal

from review.law.settings import HEAD
from review.law.vocabulary import Kind
from review.models import Matter
from review.registers import settings

TEN_THOUSAND = 10_000


# By the kind of document, the setting that says who signs it off.
SIGNED = {"normative": "sign.normative", "internal": "sign.internal"}


class Reserving:
    """The settings that reserve, asked once for many matters."""

    def __init__(self) -> None:
        least = settings.chosen("contract.head")
        self._least = Decimal(str(least.value)) * TEN_THOUSAND if least else None
        self._signed = {kind: settings.choice(key).value == HEAD for kind, key in SIGNED.items()}

    def of(self, kind: Kind, amount: Decimal | None) -> bool:
        """As `reserved`; `amount` is a contract's."""
        if amount is not None and self._least is not None:
            return amount >= self._least
        return self._signed.get(kind.value, False)


def reserved(matter: Matter) -> bool:
    """Whether only 主要负责人 approves or signs off this matter."""
    if matter.contract is not None:
        least = settings.chosen("contract.head")
        amount = matter.contract.amount
        if least is None or amount is None:
            return False
        return amount >= Decimal(str(least.value)) * TEN_THOUSAND
    if matter.consultation is not None:
        return False
    return settings.choice(SIGNED[matter.kind.value]).value == HEAD
