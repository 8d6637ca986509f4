"""What the office's records say of a matter, for the rules that compare a text with them."""

from __future__ import annotations

from typing import Any

from flask import current_app

from review.checks.record import Record
from review.checks.text import Asked
from review.clock import today
from review.law.vocabulary import (
    DraftingDuty,
    Kind,
    MaterialKind,
    Nature,
    Performed,
    Resolution,
)
from review.models import CommentPeriod, Material, Matter, Meeting, Publication
from review.paper import model
from review.registers import (
    clause_library,
    facts,
    legislation,
    model_texts,
    performance,
    supplements,
)
from review.registers.batching import last
from review.registers.document_records import reviewed
from review.storage import Damaged, Lost, installed
from review.words import Words

PASSING = (Resolution.PASSED, Resolution.IN_PRINCIPLE)


def asked(matter: Matter) -> Asked:
    """The question the rules are asked of this matter's texts."""
    nature = matter.contract.nature if matter.contract else Nature.UNDECIDED
    record = _contract(matter) if matter.contract else _document(matter)
    return Asked(
        matter.kind,
        today=today(),
        nature=nature,
        record=Record(refused=clause_library.refused(), **record),
        statutes=legislation.table(),
    )


def before_any_matter(kind: Kind) -> Asked:
    """The question of a text that is looked at before its matter is opened."""
    record = Record(refused=clause_library.refused())
    return Asked(kind, today=today(), record=record, statutes=legislation.table())


def award_notice(matter: Matter) -> Material | None:
    """The newest 中标（成交）通知书 that was handed in."""
    notices = [each for each in facts.handed_in(matter) if each.kind is MaterialKind.AWARD]
    return notices[-1] if notices else None


def _contract(matter: Matter) -> dict[str, Any]:
    contract, term = matter.contract, performance.term(matter)
    assert contract is not None
    awards = [each for each in performance.records(matter) if each.kind is Performed.AWARDED]
    return {
        "amount": contract.amount,
        "counterparty": contract.counterparty,
        "credit_code": contract.credit_code,
        "ends_on": term.ends_on if term else None,
        "award_amount": awards[-1].amount if awards else None,
        **_original(matter),
        **_template(matter),
    }


def _original(matter: Matter) -> dict[str, Any]:
    """What a supplement is held against; the sums of a procured contract with all its supplements."""
    link = supplements.supplement_of(matter)
    original = link.original.contract if link else None
    if link is None or original is None:
        return {}
    row = {
        "original_amount": original.amount,
        "original_counterparty": original.counterparty,
    }
    total = supplements.added(link.original) if link.same_goods else None
    return row if total is None else {**row, "supplements_amount": total.total}


def _template(matter: Matter) -> dict[str, Any]:
    """The edition of the 示范文本 the text was started from; nothing where its file is damaged or lost."""
    origin = model_texts.origin(matter)
    if origin is None or origin.template is None:
        return {}
    try:
        reading = installed(current_app.config).get(origin.template.reading)
    except (Damaged, Lost):
        return {}
    return {
        "template": model.load(reading),
        "template_name": Words("示范文本{template}", template=origin.template.label),
    }


def _document(matter: Matter) -> dict[str, Any]:
    period, publication = last(CommentPeriod, matter), last(Publication, matter)
    row: dict[str, Any] = {}
    record = matter.normative
    if (
        period is not None and record is not None and record.business is not False
    ):  # 30日只为经营主体
        row |= {"comments_from": period.began_on, "comments_until": period.ends_on}
    if publication is not None:
        row["published"] = publication.published_on
    for name, duty in (
        ("competition_reviewed", DraftingDuty.COMPETITION),
        ("consistency_reviewed", DraftingDuty.CONSISTENCY),
    ):
        if reviewed(matter, duty) is not None:
            row[name] = True
    return row | _passed(matter)


def _passed(matter: Matter) -> dict[str, Any]:
    """The text a meeting passed beside the newest one, unless somebody answered for what differs."""
    held, known = last(Meeting, matter), facts.facts(matter)
    if held is None or held.outcome not in PASSING or not (held.text_hash and known.text):
        return {}
    if (held.text_hash, known.text) in known.compared:
        return {}
    return {"reviewed_fingerprint": held.text_hash, "fingerprint": known.text}
