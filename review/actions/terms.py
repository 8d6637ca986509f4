"""What the section says of a matter when it opens one: one record for each kind."""

from __future__ import annotations

from dataclasses import dataclass, fields
from decimal import Decimal
from enum import Enum
from typing import Any, ClassVar

from review.law.vocabulary import Kind, Method, Nature, Subject
from review.models import Consultation, Contract, Internal, Matter, Normative, Particulars


@dataclass(frozen=True)
class Terms:
    """Fields beside the title bear the names of the columns they fill."""

    kind: ClassVar[Kind]
    record: ClassVar[type[Particulars]]
    title: str

    def particulars(self) -> dict[str, Any]:
        return {one.name: getattr(self, one.name) for one in fields(self) if one.name != "title"}

    def write(self, matter: Matter) -> None:
        """Put the terms into the matter's own record of its kind."""
        matter.title = self.title
        for name, value in self.particulars().items():
            setattr(matter.particulars, name, value)

    def told(self) -> dict[str, Any]:
        """The terms as the log tells them, without the section's own remarks."""
        values = {"title": self.title, **self.particulars()}
        return {name: _plain(value) for name, value in values.items() if name != "note"}


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    return str(value) if isinstance(value, Decimal) else value


@dataclass(frozen=True)
class ContractTerms(Terms):
    """Amounts are in 元."""

    kind = Kind.CONTRACT
    record = Contract
    counterparty: str
    credit_code: str
    amount: Decimal | None
    nature: Nature
    method: Method | None
    note: str = ""


@dataclass(frozen=True)
class NormativeTerms(Terms):
    kind = Kind.NORMATIVE
    record = Normative
    business: bool
    note: str = ""


@dataclass(frozen=True)
class InternalTerms(Terms):
    kind = Kind.INTERNAL
    record = Internal
    note: str = ""


@dataclass(frozen=True)
class ConsultationTerms(Terms):
    kind = Kind.CONSULTATION
    record = Consultation
    subject: Subject
    question: str
    note: str = ""
