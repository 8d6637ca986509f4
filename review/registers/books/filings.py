"""备案登记簿: every document handed to a filing authority, whether in time, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from review.extensions import db
from review.law.vocabulary import Filed, Receiver
from review.models import Filing, FilingEvent, Issue, Matter, Normative, Person, Publication
from review.registers import filings as register
from review.registers.batching import batched
from review.registers.books import grammar as g
from review.registers.books.grammar import Column, Register
from review.registers.visible import visible

BEFORE = (Filed.RECEIVED, Filed.SUSPENDED, Filed.SUPPLEMENTED)


@dataclass(frozen=True)
class Record:
    filing: Filing
    matter: Matter
    issue: Issue | None
    publication: Publication | None
    last: FilingEvent | None
    due: date | None

    @property
    def timely(self) -> str:
        return "按期" if self.due and self.filing.filed_on <= self.due else "逾期"

    @property
    def outcome(self) -> str:
        """The last thing known: the registration ends what went before it."""
        registered = self.filing.registration is not None
        if self.last is not None and not (registered and self.last.kind in BEFORE):
            return self.last.kind.label
        return "已登记" if registered else "待登记"


def _query(person: Person) -> Select[Any]:
    matter = joinedload(Filing.matter)
    beside = (matter.joinedload(Matter.normative), joinedload(Filing.registration))
    query = select(Filing).join(Filing.matter).join(Normative, Normative.matter_id == Matter.id)
    return query.options(*beside).where(visible(person)).order_by(Filing.id.desc())


def _records(filings: Sequence[Filing]) -> list[Record]:
    ids, keys = [filing.matter_id for filing in filings], [filing.id for filing in filings]
    issues = {issue.matter_id: issue for issue in _all(Issue, Issue.matter_id.in_(ids))}
    published = {
        issue.matter_id: issue for issue in _all(Publication, Publication.matter_id.in_(ids))
    }
    events = {
        issue.filing_id: issue for issue in _all(FilingEvent, FilingEvent.filing_id.in_(keys))
    }
    with batched([filing.matter for filing in filings]):
        return [
            Record(
                filing, filing.matter, issues.get(filing.matter_id), published.get(filing.matter_id),
                events.get(filing.id), _due(filing),
            )
            for filing in filings
        ]  # fmt: skip


def _due(filing: Filing) -> date | None:
    deadline = register.due(filing.matter, filing.receiver)
    return deadline.due if deadline else None


def _all(kind: type[Any], condition: Any) -> Sequence[Any]:
    return db.session.scalars(select(kind).where(condition).order_by(kind.id)).all()


FILINGS = Register(
    "filings",
    "备案登记簿",
    "件",
    (
        Column("备案编号", lambda record: record.filing.number, "number"),
        Column("文件名称", lambda record: record.matter.title, "title"),
        Column("文号", lambda record: record.issue and record.issue.number, "number"),
        Column("制发名义", lambda record: record.matter.normative.issuer, "word"),
        Column("备案机关", lambda record: record.filing.receiver, "word"),
        Column("公布日期", lambda record: record.publication and record.publication.published_on, "day"),
        Column("报送期限", lambda record: record.due, "day", True),
        Column("报送日期", lambda record: record.filing.filed_on, "day"),
        Column("是否按期", lambda record: record.timely),
        Column("结果", lambda record: record.outcome),
        Column("登记号", lambda record: record.filing.registration and record.filing.registration.receipt),
        Column(
            "登记日期", lambda record: record.filing.registration and record.filing.registration.registered_on,
            "day", True,
        ),
    ),
    (
        g.words(Matter.title, Filing.number),
        g.choice("receiver", "备案机关", Filing.receiver, Receiver),
        g.year(Filing.number),
    ),
    _query,
    lambda record: record.matter.id,
    _records,
    note="是否按期以公布之日起算的末日为准，末日是休假日的顺延。",
    empty="还没有备案：规范性文件公布并报送备案后，登记在这里。",
)  # fmt: skip
