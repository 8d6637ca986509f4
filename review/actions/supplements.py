"""补充协议: a change after signing goes back to review as a matter of its own, filled in already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from review.actions import log, matters, notices, performance, procedure
from review.actions.terms import ContractTerms
from review.actions.unit_of_work import Invalid, unit_of_work
from review.extensions import db
from review.law.permissions import Act
from review.law.vocabulary import Performed
from review.models import Matter, Person, Supplement
from review.registers import supplements as register
from review.words import Words


@dataclass(frozen=True)
class Change:
    """What is to change: why, since when it is agreed, how much it adds, whether of the same goods."""

    reason: str
    on: date
    added: Decimal
    same_goods: bool = True
    late_reason: str = ""


def open_supplement(original: Matter, change: Change, *, by: Person) -> Matter:
    """Record the change on the contract, and open its supplement as a draft with the same terms."""
    with unit_of_work():
        procedure.require(Act.SUPPLEMENT, original, by=by)
        contract = original.contract
        assert contract is not None
        if not change.reason.strip():
            raise Invalid("reason", "请写明变更的内容和理由")
        happening = performance.Happening(
            Performed.CHANGED, change.on, None, change.reason, change.late_reason
        )
        performance.record(original, happening, by=by)
        count = len(register.supplements(original)) + 1
        terms = ContractTerms(
            title=f"{original.title[:180]}补充协议（{count}）",
            counterparty=contract.counterparty,
            credit_code=contract.credit_code,
            amount=change.added,
            nature=contract.nature,
            method=contract.method,
            note=f"对{original.number}《{original.title}》的补充：{change.reason.strip()}",
        )
        matter = matters.open_matter(terms, by=by)
        _link(matter, original, change, by=by)
        return matter


def _link(matter: Matter, original: Matter, change: Change, *, by: Person) -> None:
    link = Supplement(
        matter_id=matter.id,
        original_id=original.id,
        same_goods=change.same_goods,
        why="" if change.same_goods else change.reason.strip(),
    )
    db.session.add(link)
    db.session.flush()
    log.append("supplement", by=by, matter=matter, original=original.number, note=change.reason)
    said = Words(
        "《{title}》拟变更，已建补充协议{number}，须送审",
        title=original.title,
        number=matter.number,
    )
    notices.tell(("office", "leader"), original, said, by=by)
