"""What the office reserved to 主要负责人, by its settings."""

from __future__ import annotations

from decimal import Decimal

from review.law.kinds import KINDS
from review.law.setting import Limit
from review.law.settings import CHOICES, HEAD
from review.law.vocabulary import Kind
from review.models import Matter
from review.registers import settings


class Reserving:
    """The settings that reserve, each asked once for many matters."""

    def __init__(self) -> None:
        self._head_signs: dict[str, bool] = {}
        self._least: dict[str, Limit | None] = {}

    def of(self, kind: Kind, amount: Decimal | None) -> bool:
        """Whether only 主要负责人 approves or signs off such a matter; `amount` is a contract's."""
        key = KINDS[kind].reserves
        if key in CHOICES:
            if key not in self._head_signs:
                self._head_signs[key] = settings.choice(key).value == HEAD
            return self._head_signs[key]
        if not key or amount is None:
            return False
        if key not in self._least:
            self._least[key] = settings.chosen(key)
        least = self._least[key]
        return least is not None and amount >= least.yuan


def reserved(matter: Matter) -> bool:
    """The same of one matter."""
    return Reserving().of(matter.kind, matter.contract.amount if matter.contract else None)
