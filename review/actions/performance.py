"""Record how a contract is performed: what happened, its term, alerts and what the leader says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from review import clock
from review.actions import checking, deadlines, log, notices, procedure
from review.actions.documents import EVIDENCE, keep, submit
from review.actions.unit_of_work import Invalid, unit_of_work
from review.chinese import spoken_date
from review.extensions import db
from review.law import chronology as dates
from review.law import performance as law
from review.law.act_requirements import DIRECT
from review.law.chronology import Bound
from review.law.permissions import Act
from review.law.vocabulary import Alarm, Performed
from review.models import Alert, Deadline, Direction, Matter, Performance, Person, Term
from review.registers import deadlines as reckoned
from review.registers import performance as register
from review.registers import supplements
from review.registers.batching import rows
from review.registers.facts import facts
from review.words import Words

EXPIRY, PAY = "contract.expiry", "contract.pay"


@dataclass(frozen=True)
class Evidence:
    """A file that shows it, as it was sent."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Happening:
    """What is to be recorded; `small`: the other side is a 中小企业, so the payment period runs."""

    kind: Performed
    on: date
    amount: Decimal | None = None
    note: str = ""
    late_reason: str = ""
    small: bool = False
    evidence: Evidence | None = None


def record(matter: Matter, happening: Happening, *, by: Person) -> Performance:
    with unit_of_work():
        procedure.require(Act.RECORD, matter, by=by)
        row = law.ROWS[happening.kind]
        ruling = law.rule(row, by.legal, facts(matter), register.done(matter))
        if not ruling:
            raise Invalid("kind", ruling.reason)
        _ordered(matter, happening)
        _unhurried(happening.on, happening.late_reason)
        name, sha256 = kept(happening.evidence)
        performance = Performance(
            matter_id=matter.id,
            kind=happening.kind,
            happened_on=happening.on,
            amount=happening.amount,
            note=happening.note,
            late_reason=happening.late_reason,
            name=name,
            sha256=sha256,
            by_id=by.id,
        )
        db.session.add(performance)
        db.session.flush()
        _log(matter, performance, by=by)
        if happening.kind is Performed.AWARDED:
            checking.ask_again(matter, f"awarded-{performance.id}")
        _run_clocks(matter, row, happening)
        said = Words(
            "《{title}》登记：{kind}，{on}",
            title=matter.title,
            kind=happening.kind.label,
            on=spoken_date(happening.on),
        )
        notices.tell(("drafter", "office"), matter, said, by=by)
        return performance


def _log(matter: Matter, performance: Performance, *, by: Person) -> None:
    log.append(
        "performance", by=by, matter=matter, object={"id": performance.id, "sha256": performance.sha256},
        performed=performance.kind.value, happened_on=performance.happened_on.isoformat(),
        amount=str(performance.amount) if performance.amount is not None else None,
        note=performance.note, late_reason=performance.late_reason, name=performance.name,
    )  # fmt: skip


def _ordered(matter: Matter, happening: Happening) -> None:
    """An award comes before the signing; everything else of a contract comes after it."""
    kind = happening.kind
    after = [Bound(register.signed_on(matter), "签订日期")]
    if kind is Performed.AWARDED:
        after = []
    if kind is Performed.ACCEPTED:
        after.append(Bound(register.day_of(matter, Performed.DELIVERED), "首次交付日期"))
    said = dates.fault(
        happening.on, Words("“{kind}”的日期", kind=kind.label), clock.today(), after=after
    )
    if said:
        raise Invalid("on", said)


def _unhurried(on: date, reason: str) -> None:
    """补录 must say why it comes so late."""
    behind = dates.late(on, clock.today(), reckoned.calendar())
    if behind and not reason.strip():
        sentence = Words("距今已超过{recent}个工作日，属于补录，请写明理由", recent=dates.RECENT)
        raise Invalid("late_reason", sentence)


def kept(evidence: Evidence | None) -> tuple[str, str | None]:
    """Name and fingerprint of a file that shows something, looked at and stored; nothing for none."""
    if evidence is None:
        return "", None
    received = submit(evidence.name, evidence.content, EVIDENCE)
    return received.name, keep(received.content)


def _run_clocks(matter: Matter, row: law.PerformanceRow, happening: Happening) -> None:
    for key in row.meets:
        if key == PAY:
            _settle_payments(matter, happening)
        else:
            deadlines.meet(matter, key)
    for key in row.starts:
        if key != PAY:
            deadlines.start(matter, key, on=happening.on)
        elif happening.small and register.done(matter).count(row.kind) > len(_periods(matter)):
            deadlines.begin(matter, key, on=happening.on)


def _periods(matter: Matter) -> list[Deadline]:
    """The payment periods that ever began: one for each instalment, whatever came of it."""
    return [deadline for deadline in rows(Deadline, matter) if deadline.key == PAY]


def _settle_payments(matter: Matter, happening: Happening) -> None:
    """A period is met once all that fell due with it is paid; a payment without a sum meets all."""
    paid = register.paid(matter)
    for deadline in _periods(matter):
        owed = register.owed(matter, deadline.starts_on)
        if happening.amount is None or owed is None or paid >= owed.whole:
            deadline.met_at = deadline.met_at or clock.now()


def signed(matter: Matter, on: date) -> None:
    """What signing does to the clocks of a contract; called inside the deed that registers it."""
    awarded = register.day_of(matter, Performed.AWARDED)
    if awarded is not None and on < awarded:
        raise Invalid(
            "signed_on",
            Words(
                "签订日期不能早于中标（成交）通知书发出（{awarded}）", awarded=spoken_date(awarded)
            ),
        )
    deadlines.meet(matter, "contract.sign")
    if supplements.procured(matter):
        for key in law.SIGNED_STARTS:
            deadlines.start(matter, key, on=on)


def set_term(matter: Matter, begins: date, ends: date, note: str, *, by: Person) -> Term:
    """履行期限; its last day is watched like a deadline, and one stated anew replaces it."""
    with unit_of_work():
        procedure.require(Act.RECORD, matter, by=by)
        if ends < begins:
            raise Invalid("ends_on", "届满日期不能早于开始日期")
        signed_on = register.signed_on(matter)
        if signed_on is not None and begins < signed_on and not note.strip():
            sentence = Words(
                "履行开始早于签订日期（{signed_on}），属于事后补签，请写明理由",
                signed_on=spoken_date(signed_on),
            )
            raise Invalid("note", sentence)
        term = Term(
            matter_id=matter.id, begins_on=begins, ends_on=ends, note=note.strip(), by_id=by.id
        )
        db.session.add(term)
        db.session.flush()
        log.append(
            "term", by=by, matter=matter, object={"id": term.id},
            begins_on=begins.isoformat(), ends_on=ends.isoformat(), note=term.note,
        )  # fmt: skip
        deadlines.meet(matter, EXPIRY)
        if not any(law.ROWS[performed].ends for performed in register.done(matter)):
            deadlines.start(matter, EXPIRY, on=ends)
        return term


def alert(
    matter: Matter, kind: Alarm, arisen_on: date, finding: str, measures: str, *, by: Person
) -> Alert:
    """预警报告: to the leader at once, and into the log."""
    with unit_of_work():
        procedure.require(Act.ALERT, matter, by=by)
        after = [Bound(register.signed_on(matter), "签订日期")]
        said = dates.fault(arisen_on, "发生日期", clock.today(), after=after)
        if said:
            raise Invalid("arisen_on", said)
        new_alert = Alert(
            matter_id=matter.id, kind=kind, arisen_on=arisen_on, found=finding, measures=measures,
            by_id=by.id,
        )  # fmt: skip
        db.session.add(new_alert)
        db.session.flush()
        log.append(
            "alert", by=by, matter=matter, object={"id": new_alert.id}, alarm=kind.value,
            happened_on=arisen_on.isoformat(), found=finding, measures=measures,
        )  # fmt: skip
        notices.tell(
            ("leader", "office"),
            matter,
            Words("预警：《{title}》{kind}", title=matter.title, kind=kind.label),
            by=by,
        )
        return new_alert


def direct(alert: Alert, text: str, *, by: Person) -> Direction:
    """批示 once to each alert."""
    with unit_of_work():
        matter = alert.matter
        procedure.require(Act.DIRECT, matter, by=by)
        procedure.demand(DIRECT, alert.direction is not None)
        if not text.strip():
            raise Invalid("text", "请写明批示意见")
        direction = Direction(alert_id=alert.id, text=text.strip(), by_id=by.id)
        db.session.add(direction)
        db.session.flush()
        log.append(
            "direct", by=by, matter=matter, object={"id": direction.id}, direction=direction.text
        )
        said = Words("《{title}》预警报告已批示：{text}", title=matter.title, text=direction.text)
        notices.tell(("drafter", "section_head", "office"), matter, said, by=by)
        return direction
