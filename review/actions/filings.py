"""备案: hand the published document over, and take the receipt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from review.actions import dating, deadlines, letters, procedure, search
from review.actions.unit_of_work import Invalid, unit_of_work
from review.extensions import db
from review.law import filing as law
from review.law.chronology import Bound
from review.law.vocabulary import Receiver, StepName
from review.models import Filing, Matter, Person, Publication, Registration
from review.registers import document_records
from review.registers.batching import last, rows
from review.words import Words


def file(
    matter: Matter, receiver: Receiver, filed_on: date, note: str, late_reason: str, *, by: Person
) -> Filing:
    """报送备案 with one receiver; its period is met."""
    with unit_of_work():
        procedure.hold(matter)
        if any(row.receiver is receiver for row in rows(Filing, matter)):
            raise Invalid("receiver", Words("已经向{receiver}报送过", receiver=receiver.label))
        procedure.check(matter, StepName.FILE, by=by)
        assert matter.normative is not None
        routes = document_records.owed(matter)
        if receiver not in {route.receiver for route in routes}:
            wanted = "、".join(route.receiver.label for route in routes)
            sentence = Words(
                "{issuer}名义的文件应当报送：{wanted}",
                issuer=matter.normative.issuer.label,
                wanted=wanted,
            )
            raise Invalid("receiver", sentence)
        published = last(Publication, matter)
        after = Bound(published.published_on if published else None, "公布日期")
        late = dating.settle("filed_on", filed_on, "报送日期", late_reason, (after,))
        number = letters.number("filing_report")
        # Before the record: once it is there, nothing may be owed any more.
        procedure.take(
            matter, StepName.FILE, by=by, receiver=receiver.value, number=number,
            filed_on=filed_on.isoformat(), note=note, late_reason=late,
            **letters.made_with("filing_report"),
        )  # fmt: skip
        filing = Filing(
            matter_id=matter.id,
            receiver=receiver,
            number=number,
            filed_on=filed_on,
            note=note,
            late_reason=late,
            by_id=by.id,
        )
        db.session.add(filing)
        db.session.flush()
        deadlines.meet(matter, law.route(matter.normative.issuer, receiver).period)
        search.index_matter(matter)
        return filing


@dataclass(frozen=True)
class Receipt:
    receiver: Receiver
    number: str
    registered_on: date


def register(matter: Matter, receipts: list[Receipt], *, by: Person) -> list[Registration]:
    """登记: the receipt of every receiver that did not decline, at once, none left out."""
    with unit_of_work():
        procedure.check(matter, StepName.REGISTER, by=by)
        given = {filing_receipt.receiver: filing_receipt for filing_receipt in receipts}
        registrations = []
        for filed in document_records.undecided(matter):
            receipt = given.get(filed.receiver)
            if receipt is None:
                raise Invalid(
                    "receipts", Words("缺少{receiver}的登记回执", receiver=filed.receiver.label)
                )
            after = Bound(
                filed.filed_on, Words("向{receiver}报送的日期", receiver=filed.receiver.label)
            )
            dating.settle(
                "receipts", receipt.registered_on, "登记日期", "以备案机关的回执为准", (after,)
            )
            registrations.append(
                Registration(
                    filing_id=filed.id,
                    receipt=receipt.number,
                    registered_on=receipt.registered_on,
                    by_id=by.id,
                )
            )
        db.session.add_all(registrations)
        db.session.flush()
        sentence = "；".join(
            f"{filing_receipt.receiver.label} {filing_receipt.number}"
            for filing_receipt in receipts
        )
        procedure.take(matter, StepName.REGISTER, by=by, note=sentence)
        return registrations
