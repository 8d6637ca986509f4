"""小台账: enter a line, correct it beside the old one, confirm another's, say a year had nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta

from review import clock
from review.actions import log, procedure, register_values
from review.actions.unit_of_work import Faults, Invalid, unit_of_work
from review.extensions import db
from review.law.permissions import ENDED, Duty
from review.law.small_registers import REGISTERS
from review.law.small_registers.grammar import (
    CONFIRM,
    RECENT,
    Confirming,
    Form,
    SmallRegister,
    Stage,
)
from review.law.small_registers.previous import PREVIOUS
from review.models import Person, RegisterConfirmation, RegisterEntry, RegisterYear
from review.registers import engagements, report_versions
from review.registers import small_registers as register
from review.words import Words


def enter(
    book: SmallRegister, on: date | None, title: str, given: Mapping[str, str], *,
    late_reason: str = "", replaces: RegisterEntry | None = None, correction: str = "", by: Person,
) -> RegisterEntry:  # fmt: skip
    """One line; with `replaces` a correction, which keeps the old row and needs its reason."""
    with unit_of_work():
        procedure.require_duty(Duty.ENTER_REGISTER, by=by)
        values, faults = register_values.values(book, given, on.year if on else None)
        faults |= _head(book, on, title, late_reason)
        faults |= _about(book, title, values, by, replaces)
        if replaces is not None and not correction.strip():
            faults["correction"] = "请写明更正的理由"
        if replaces is not None and register.replaced(replaces):
            faults["correction"] = "这条登记已经更正过"
        faults |= _taken(book, on, values, replaces)
        if faults or on is None:
            raise Faults(faults)
        if book.once_a_year and replaces is None and register.lines(book, on.year):
            raise Invalid("on", "这一年已经登记，请更正原来的登记")
        entry = RegisterEntry(
            register=book.key, happened_on=on, title=title.strip(),
            fields=json.dumps(values, ensure_ascii=False), late_reason=late_reason.strip(),
            correction=correction.strip(), replaces_id=replaces.id if replaces else None,
            section_id=by.section_id, by_id=by.id,
        )  # fmt: skip
        db.session.add(entry)
        db.session.flush()
        log.append(
            "correct_entry" if replaces else "enter_register", by=by, object={"id": entry.id},
            ledger=book.name, found=entry.title, happened_on=str(on), reason=entry.correction,
            late_reason=entry.late_reason,
        )  # fmt: skip
        return entry


def _head(book: SmallRegister, on: date | None, title: str, late_reason: str) -> dict[str, str]:
    found: dict[str, str] = {}
    if not title.strip():
        found["title"] = Words("请填写{title}", title=book.title)
    if on is None:
        found["on"] = Words("请填写{day}", day=book.day)
    elif on > clock.today():
        found["on"] = Words("{day}不能晚于今天", day=book.day)
    elif not book.past and clock.today() - on > timedelta(RECENT) and not late_reason.strip():
        found["late_reason"] = Words(
            "{day}距今已超过{recent}天，属于补录，请写明理由", day=book.day, recent=RECENT
        )
    return found


def _taken(
    book: SmallRegister, on: date | None, values: Mapping[str, str],
    replaces: RegisterEntry | None,
) -> dict[str, str]:  # fmt: skip
    """What is said of the year already: by a report sent from here, by another entry of it."""
    if on is None or not book.unique:
        return {}
    if book is PREVIOUS and report_versions.sent_of(on.year):
        return {"on": Words("{year}年度报告是从这里报送的，以报送的数为准", year=on.year)}
    value, before = values.get(book.unique), replaces.id if replaces else None
    others = (line for line in register.lines(book, on.year) if line.entry.id != before)
    if value and any(line.values.get(book.unique) == value for line in others):
        return {
            book.unique: Words(
                "{year}年的“{value}”已经登记，请更正原来的登记", year=on.year, value=value
            )
        }
    return {}


def _about(
    book: SmallRegister, firm: str, values: Mapping[str, str], by: Person,
    replaces: RegisterEntry | None,
) -> dict[str, str]:  # fmt: skip
    """What is wrong with the matter that an entry names: the firm must have advised on it."""
    field = next((one.key for one in book.fields if one.form is Form.MATTER), "")
    number = values.get(field, "")
    if not number:
        return {}
    matter = engagements.advised_on(number, firm, by)
    if matter is None:
        return {
            field: Words(
                "没有编号为{number}、由{firm}出具意见的事项", number=number, firm=firm.strip()
            )
        }
    if not book.personal:
        return {}
    if matter.status not in ENDED:
        return {field: Words("{number}还没有办结，办结以后评分", number=number)}
    if replaces is None and register.of_person(book, number, by):
        return {field: Words("您对{number}已经评过分，请更正原来的登记", number=number)}
    return {}


def carry_on(entry: RegisterEntry, given: Mapping[str, str], *, by: Person) -> RegisterEntry:
    """The next stage of an entry: a new row that says what was done; the old one is kept."""
    with unit_of_work():
        procedure.require_duty(Duty.ENTER_REGISTER, by=by)
        book, before = REGISTERS[entry.register], register.values_of(entry)
        stage = book.following(before)
        if stage is None or register.replaced(entry):
            raise Invalid("stage", "这条登记已经续办、更正或者办结")
        asked = [book.by_key[key] for key in stage.asks]
        added, faults = register_values.written(asked, given)
        now = {**before, **added, register.STEP: stage.name}
        lacking = {one.key for one in asked if one.required} | {stage.asks[0]}
        faults |= {
            key: Words("请填写{label}", label=book.by_key[key].label)
            for key in lacking - set(now) - set(faults)
        }
        faults |= register_values.against(book, now, entry.happened_on.year)
        if not faults and not stage.reached(now):
            faults[stage.asks[0]] = Words("还不能{deed}，请把所列各项填写完整", deed=stage.deed)
        if faults:
            raise Faults(faults)
        return _carried(book, stage, entry, now, by)


def _carried(
    book: SmallRegister, stage: Stage, entry: RegisterEntry, now: Mapping[str, str], by: Person
) -> RegisterEntry:
    row = RegisterEntry(
        register=book.key, happened_on=entry.happened_on, title=entry.title,
        fields=json.dumps(now, ensure_ascii=False), correction=stage.deed, replaces_id=entry.id,
        section_id=by.section_id, by_id=by.id,
    )  # fmt: skip
    db.session.add(row)
    db.session.flush()
    log.append(
        "carry_on_entry", by=by, object={"id": row.id}, ledger=book.name, found=row.title,
        moved=f"{stage.deed} → {stage.name}",
    )  # fmt: skip
    return row


def confirm(entry: RegisterEntry, *, by: Person) -> None:
    with unit_of_work():
        procedure.require_duty(Duty.CONFIRM_REGISTER, by=by)
        db.session.refresh(entry)
        fresh = entry.confirmation is None and not register.replaced(entry)
        procedure.demand(CONFIRM, Confirming(entry.by_id != by.id, fresh))
        db.session.add(RegisterConfirmation(entry_id=entry.id, by_id=by.id))
        db.session.flush()
        log.append("confirm_entry", by=by, object={"id": entry.id}, found=entry.title)


def say_of_year(
    book: SmallRegister, year: int, applies: bool, reason: str = "", *, by: Person
) -> None:
    """本年没有, or 不适用 with the reason: three meanings of nought, never mixed."""
    with unit_of_work():
        procedure.require_duty(Duty.CONFIRM_REGISTER, by=by)
        if register.lines(book, year):
            raise Invalid("reason", "这一年已有登记")
        if not applies and not reason.strip():
            raise Invalid("reason", "请写明不适用的理由")
        row = RegisterYear(
            register=book.key, year=year, applies=applies, reason=reason.strip(), by_id=by.id
        )
        db.session.add(row)
        log.append(
            "say_of_year", by=by, ledger=book.name, period=f"{year}年度",
            new="本年没有" if applies else "不适用", reason=row.reason,
        )  # fmt: skip
