"""法规数据: the office corrects the table of statutes; every change is a row of its own and an event."""

from __future__ import annotations

from collections.abc import Sequence

from review import clock
from review.actions import log, procedure
from review.actions.documents import keep as keep_file
from review.actions.documents import store
from review.actions.unit_of_work import Invalid, lock, unit_of_work
from review.checks.statutes import office_rows
from review.checks.statutes.office_rows import OfficeRow, Read, RowFault
from review.checks.statutes.table import key
from review.extensions import db
from review.law.act_requirements import BRING_IN_GOOD, BRING_IN_NEW, KEEP_ROW, TAKE_OUT_ROW
from review.law.permissions import Duty
from review.models import LegislationRow, Person
from review.paper.reading import sandbox, sheets
from review.paper.refusal import Refusal
from review.registers import legislation as register
from review.words import Words

LARGEST = 5 * 1024 * 1024
MOST = 2000  # rows of one import


def keep(row: OfficeRow, reason: str, *, seen: int | None, by: Person) -> LegislationRow:
    """Write a row; `seen` is the row of the office that was before the person's eyes, if any."""
    with unit_of_work():
        procedure.require_duty(Duty.KEEP_LEGISLATION, by=by)
        log.held()
        before = register.own(row.title)
        changed = (before.id if before else None) != seen
        procedure.demand(KEEP_ROW, row.title if changed else "")
        statute = _write(row, reason, before, by)
        log.append(
            "keep_legislation", by=by, object={"id": statute.id}, replaces=statute.replaces_id or 0,
            reason=reason, **row.plain(),
        )  # fmt: skip
        return statute


def _write(
    row: OfficeRow, reason: str, before: LegislationRow | None, by: Person
) -> LegislationRow:
    try:
        office_rows.judge(row, clock.today())
    except RowFault as fault:
        raise Invalid(fault.field, str(fault)) from fault
    if before is not None:
        before.ended_at = clock.now()
    statute = LegislationRow(
        **row._asdict(), reason=reason, shipped=register.below(row.title), by_id=by.id,
        replaces_id=before.id if before else None,
    )  # fmt: skip
    db.session.add(statute)
    db.session.flush()
    return statute


def take_out(statute: LegislationRow, reason: str, *, by: Person) -> None:
    """The office's row ends; the shipped one of that name, if any, counts again."""
    with unit_of_work():
        procedure.require_duty(Duty.KEEP_LEGISLATION, by=by)
        lock(statute)
        procedure.demand(TAKE_OUT_ROW, statute.ended_at is not None)
        statute.ended_at, statute.end_reason = clock.now(), reason
        log.append(
            "end_legislation", by=by, object={"id": statute.id}, title=statute.title, reason=reason
        )


def receive(name: str, content: bytes, *, by: Person) -> str:
    """Keep a sheet for its dry run, and give its SHA-256; raise Invalid for what is no such sheet."""
    with unit_of_work():
        procedure.require_duty(Duty.KEEP_LEGISLATION, by=by)
        if not content or len(content) > LARGEST:
            raise Invalid("file", "请选择 .csv 或 .xlsx 文件，不超过5 MB")
        _read(name, content)
        return keep_file(content)


def dry_run(name: str, sha256: str) -> list[Read]:
    """What the kept sheet would bring in, line by line."""
    return _read(name, store().get(sha256))


def _read(name: str, content: bytes) -> list[Read]:
    try:
        found = sheets.load(sandbox.ask("sheets", [name], content))
    except Refusal as refusal:
        raise Invalid("file", refusal.sentence) from refusal
    for sheet in found:
        read = office_rows.read_sheet(sheet.rows, clock.today())
        if read and len(read) > MOST:
            raise Invalid("file", Words("一次最多导入{most}行", most=MOST))
        if read:
            return read
    raise Invalid("file", "没有找到法规数据：前10行里要有表头“名称、效力、来源、核对日期”")


def bring_in(name: str, sha256: str, reason: str, *, by: Person) -> Sequence[LegislationRow]:
    """All rows of the sheet that say something new, in one deed; none while one of them is faulty."""
    with unit_of_work():
        procedure.require_duty(Duty.KEEP_LEGISLATION, by=by)
        log.held()
        read = dry_run(name, sha256)
        faults = (
            Words("第{line}行有问题：{fault}", line=each.line, fault=each.fault)
            for each in read
            if each.row is None
        )
        procedure.demand(BRING_IN_GOOD, next(faults, ""))
        held, written = register.by_key(), []
        for row in (each.row for each in read if each.row is not None):
            before = held.get(key(row.title))
            if before is None or register.row_of(before) != row:
                held[key(row.title)] = _write(row, reason, before, by)
                written.append(held[key(row.title)])
        procedure.demand(BRING_IN_NEW, len(written))
        log.append(
            "import_legislation", by=by, object={"id": written[-1].id, "sha256": sha256}, name=name, rows=len(written),
            reason=reason,
        )  # fmt: skip
        return written
