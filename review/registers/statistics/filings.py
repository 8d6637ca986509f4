"""What was filed in a year, how timely and how properly, and what was cleaned up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from review import clock
from review.extensions import db
from review.law.filing_events import closed
from review.law.vocabulary import Filed, Upkept
from review.models import Filing, Matter, Person, Publication, Upkeep
from review.registers import document_records
from review.registers import filings as register
from review.registers.batching import batched, rows
from review.registers.statistics.figure import Figure, Part, counted, rate
from review.registers.visible import belongs
from review.words import Words

RETURNED = frozenset({Filed.SUSPENDED, Filed.RETURNED})


def filings(person: Person, year: int) -> list[Figure]:
    within = (date(year, 1, 1), date(year, 12, 31))
    query = select(Filing).where(
        belongs(person, Filing.matter_id), Filing.filed_on.between(*within)
    )
    beside = (
        joinedload(Filing.matter),
        joinedload(Filing.registration),
        selectinload(Filing.events),
    )
    filed = db.session.scalars(query.options(*beside).order_by(Filing.id)).all()
    with batched([filing.matter for filing in filed]):
        timely = [_timely(filing) for filing in filed]
    answered = [filing for filing in filed if filing.registration or RETURNED & set(_done(filing))]
    waiting = [filing for filing in filed if not filing.registration and not closed(_done(filing))]
    owed = _owed(person, within)
    return [
        counted("filed", "备案", "件", "本年报送备案的，向一个机关报送计1件",
                (_part(filing) for filing in filed)),
        rate("filing-rate", "报备率", "已报备的÷本年（截至今天）应报备的，应报备以期限末日在本年为准",
             owed),
        counted("unfiled", "应报备而未报备", "件", "期限末日在本年（截至今天）、至今没有报备的",
                (part for part in owed if not part.counted)),
        rate("filing-in-time", "报备及时率",
             "在法定末日以前报备的÷报备的；法定末日是休息日的，顺延至其后第一个工作日", timely),
        counted("filed-late", "逾期报送备案", "件", "本年报送、晚于期限末日的",
                (part for part in timely if not part.counted)),
        counted("filed-registered", "其中已登记", "件", "本年报送、至今已经登记的",
                (_part(filing) for filing in filed if filing.registration)),
        counted("filed-pending", "其中待答复", "件", "本年报送、至今没有登记，也没有退回或者终止的",
                (_part(filing) for filing in waiting)),
        rate("filing-proper", "规范率", "登记且未被暂缓、退回的÷备案机关已经答复的，待答复的不计",
             (_part(filing, _proper(filing)) for filing in answered)),
        *_cleaned(person, within),
    ]  # fmt: skip


def _done(filed: Filing) -> list[Filed]:
    return [filing_event.kind for filing_event in filed.events]


def _timely(filed: Filing) -> Part:
    """With both its days: the law's own, and the one it is moved to when that is a day off."""
    last = register.due(filed.matter, filed.receiver)
    part = _part(filed, bool(last and last.due and filed.filed_on <= last.due))
    if last is None or last.raw_due == last.due:
        return part
    return replace(
        part,
        told=Words(
            "{told}，法定末日{raw_due}，顺延至{due}",
            told=part.told,
            raw_due=last.raw_due,
            due=last.due,
        ),
    )


def _part(filed: Filing, met: bool = True) -> Part:
    sentence = Words(
        "{receiver} {number}，{isoformat}报送",
        receiver=filed.receiver.label,
        number=filed.number,
        isoformat=filed.filed_on.isoformat(),
    )
    return Part(filed.matter, sentence, met)


def _proper(filed: Filing) -> bool:
    return filed.registration is not None and not RETURNED & set(_done(filed))


def _owed(person: Person, within: tuple[date, date]) -> list[Part]:
    """Every filing that fell due in the year up to today, and whether it was made."""
    query = (
        select(Publication).where(belongs(person, Publication.matter_id)).order_by(Publication.id)
    )
    published = db.session.scalars(query.options(joinedload(Publication.matter))).all()
    with batched([publication.matter for publication in published]):
        return [part for publication in published for part in _routes(publication.matter, within)]


def _routes(matter: Matter, within: tuple[date, date]) -> list[Part]:
    if matter.normative is None:
        return []
    receivers = {filing.receiver for filing in rows(Filing, matter)}
    due = [
        (route.receiver, register.due(matter, route.receiver))
        for route in document_records.owed(matter)
    ]
    until = min(within[1], clock.today())
    return [
        Part(
            matter,
            Words(
                "{receiver}，末日{isoformat}",
                receiver=receiver.label,
                isoformat=last.due.isoformat(),
            ),
            receiver in receivers,
        )
        for receiver, last in due
        if last and last.due and within[0] <= last.due <= until
    ]


def _cleaned(person: Person, within: tuple[date, date]) -> Sequence[Figure]:
    query = select(Upkeep).where(
        belongs(person, Upkeep.matter_id), Upkeep.decided_on.between(*within)
    )
    upkept = db.session.scalars(query.options(joinedload(Upkeep.matter)).order_by(Upkeep.id)).all()
    rule = "本年作出清理结论的，一件文件计1件"
    return [
        counted(f"cleaned-{kind.value}", Words('清理：{kind}', kind=kind.label), "件", rule,
                [Part(upkeep.matter, Words('{isoformat}决定', isoformat=upkeep.decided_on.isoformat()))
                 for upkeep in upkept if upkeep.kind is kind])
        for kind in Upkept
        if kind is not Upkept.EVALUATED
    ]  # fmt: skip
