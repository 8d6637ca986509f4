"""历史台账: read a file in a child, bring its good rows in as one batch, take a batch back whole."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from flask import current_app

from review.actions import log, numbers, procedure
from review.actions.documents import keep, store
from review.actions.file_names import clean_name
from review.actions.unit_of_work import Invalid, unit_of_work
from review.extensions import db
from review.law import past_headers
from review.law.past_ledgers import LEDGERS, Ledger
from review.law.past_rows import PROBLEM, TOLD
from review.law.permissions import Duty
from review.models import PastBatch, PastRecord, PastWithdrawal, Person
from review.paper.issuing import xlsx
from review.paper.reading import sandbox, sheets
from review.paper.refusal import Refusal
from review.registers import campaigns, past_tables
from review.registers import past_ledgers as register
from review.registers.past_ledgers import DryRun, Judged
from review.registers.past_tables import Table
from review.words import Words

LARGEST = 20 * 1024 * 1024


@dataclass(frozen=True)
class Asked:
    """What is to be brought in: a stored file, one of its sheets, and how its columns are taken.

    Without a `unit` the one that the sheet names holds.
    """

    ledger: Ledger
    name: str
    sha256: str
    sheet: int = 0
    mapping: Mapping[int, str] | None = None
    unit: str = ""


def receive(ledger: str, name: str, content: bytes, *, by: Person) -> Asked:
    """Keep the file for the dry run; raise Invalid for what is no ledger."""
    with unit_of_work():
        procedure.require_duty(Duty.IMPORT_PAST, by=by)
        if ledger not in LEDGERS:
            raise Invalid("ledger", "请选择台账")
        if not content or len(content) > LARGEST:
            raise Invalid("file", "请选择文件，不超过20 MB")
        name = clean_name(name)
        headed = _headed(LEDGERS[ledger], _sheets(content, name))
        if not headed:
            raise Invalid(
                "file",
                Words(
                    "前20行里没有找到{title}的表头（至少三个认得的列名）",
                    title=LEDGERS[ledger].title,
                ),
            )
        return Asked(LEDGERS[ledger], name, keep(content), headed[0][0])


def _headed(ledger: Ledger, found: list[sheets.Sheet]) -> list[tuple[int, str]]:
    """The places and names of the sheets with a header of the ledger, hidden ones last."""
    headed = [
        (sheet.hidden, place, f"{sheet.name}（隐藏的工作表）" if sheet.hidden else sheet.name)
        for place, sheet in enumerate(found)
        if past_headers.find(ledger, sheet.rows)
    ]
    return [(place, name) for _, place, name in sorted(headed)]


def _sheets(content: bytes, name: str) -> list[sheets.Sheet]:
    try:
        return sheets.load(sandbox.ask("sheets", [name], content))
    except Refusal as refusal:
        raise Invalid("file", refusal.sentence) from refusal


def table(asked: Asked) -> Table:
    """The asked sheet with its header; raise Invalid where there is none."""
    found = _sheets(store().get(asked.sha256), asked.name)
    if not 0 <= asked.sheet < len(found):
        raise Invalid("file", "没有这张工作表")
    read = past_tables.table(asked.ledger, found[asked.sheet], asked.mapping, asked.unit)
    if read is None:
        raise Invalid("file", Words("没有找到{title}的表头", title=asked.ledger.title))
    return replace(read, sheets=tuple(_headed(asked.ledger, found)))


def once(asked: Asked) -> tuple[Asked, str]:
    """Each field taken from one column, the first; and what is said where two were chosen for one."""
    first: dict[str, int] = {}
    for place, key in sorted((asked.mapping or {}).items()):
        first.setdefault(key, place)
    if asked.mapping is None or len(first) == len(asked.mapping):
        return asked, ""
    twice = Counter(asked.mapping.values()).most_common(1)[0][0]
    said = Words("有几列都作为“{label}”，只能选一列", label=asked.ledger.by_key[twice].label)
    return replace(asked, mapping={place: key for key, place in first.items()}), said


def dry_run(asked: Asked) -> DryRun:
    return register.dry_run(table(asked))


def bring_in(asked: Asked, *, only_good: bool, by: Person) -> PastBatch:
    """The rows that are new or changed, as one batch; with a fault anywhere only where asked so."""
    run = dry_run(asked)
    with unit_of_work():
        procedure.require_duty(Duty.IMPORT_PAST, by=by)
        run = register.dry_run(run.table)  # what a colleague brought in meanwhile counts
        refused = run.counts[register.REFUSED]
        if refused and not only_good:
            raise Invalid(
                "file",
                Words(
                    "有{refused}行有问题，没有导入任何一行；可以只导入没有问题的行", refused=refused
                ),
            )
        if not run.good:
            raise Invalid("file", "没有可以导入的新记录")
        batch = _batch(asked, run, refused, by)
        db.session.add_all([_record(asked.ledger, batch, judged) for judged in run.good])
        db.session.flush()
        raised = _raise_series(run)
        log.append(
            "import_past", by=by, object={"id": batch.id, "sha256": batch.sha256},
            ledger=asked.ledger.title, name=batch.name, records=batch.records, left_out=refused,
            mapping=json.loads(batch.mapping), series="；".join(raised),
        )  # fmt: skip
        return batch


def _batch(asked: Asked, run: DryRun, refused: int, by: Person) -> PastBatch:
    told = {
        "header": list(run.table.header),
        "columns": {str(place): key for place, key in run.table.mapping.items()},
        "unit": run.table.unit,
    }
    batch = PastBatch(
        ledger=asked.ledger.key, name=asked.name, sha256=asked.sha256, sheet=str(asked.sheet + 1),
        mapping=json.dumps(told, ensure_ascii=False), records=len(run.good), refused=refused,
        by_id=by.id,
    )  # fmt: skip
    db.session.add(batch)
    db.session.flush()
    return batch


def _record(ledger: Ledger, batch: PastBatch, judged: Judged) -> PastRecord:
    values = judged.row.values
    told = {"values": values, "others": judged.row.others}
    return PastRecord(
        batch_id=batch.id, ledger=ledger.key, row=judged.row.row, number=values.get("number", ""),
        title=values["title"], happened_on=register.day(values.get("happened_on", "")),
        ends_on=register.day(values.get("ends_on", "")), digest=judged.digest,
        fields=json.dumps(told, ensure_ascii=False),
    )  # fmt: skip


def _raise_series(run: DryRun) -> list[str]:
    """Our own series go on after the highest number of the old ledger."""
    code, told = current_app.config["REVIEW_DOCUMENT_CODE"], []
    for sery in register.series([each.row for each in run.good]):
        own = sery.code.removeprefix(code)
        if own and own != sery.code and numbers.raise_to(own, sery.year, sery.highest):
            told.append(f"{sery.code}〔{sery.year}〕从{sery.highest + 1}号起")
    return told


def withdraw(batch: PastBatch, reason: str, *, by: Person) -> PastWithdrawal:
    """The whole batch is taken back; its rows stay on record and count nowhere."""
    with unit_of_work():
        procedure.require_duty(Duty.IMPORT_PAST, by=by)
        db.session.refresh(batch)
        if batch.withdrawal is not None:
            raise Invalid("reason", "这一批已经撤回")
        if campaigns.lists_any_of(batch):
            raise Invalid("reason", "这一批有文件已列入清理清单，不能撤回")
        if not reason.strip():
            raise Invalid("reason", "请写明撤回的理由")
        row = PastWithdrawal(batch_id=batch.id, reason=reason.strip(), by_id=by.id)
        db.session.add(row)
        db.session.flush()
        log.append(
            "withdraw_past", by=by, object={"id": batch.id}, ledger=LEDGERS[batch.ledger].title,
            name=batch.name, records=batch.records, reason=row.reason,
        )  # fmt: skip
        return row


def handed_back(asked: Asked) -> bytes:
    """The file as it came, with a column 问题 that says of each row what to mend.

    A .csv becomes a sheet with the same rows; so does a workbook with macros, which is not handed on.
    """
    run, content = dry_run(asked), store().get(asked.sha256)
    said = [(number, f"{TOLD.format(row=number)}\n{words}") for number, words in run.told]
    notes = (asked.sheet, PROBLEM, run.table.header_row, said, run.table.noted)
    if content.startswith(b"PK"):
        with suppress(Refusal):
            return sandbox.ask("noted", [json.dumps(notes, ensure_ascii=False)], content)
    return xlsx.grid("导入检查", _beside(_sheets(content, asked.name)[asked.sheet].rows, run, said))


def _beside(rows: list[list[str]], run: DryRun, said: list[tuple[int, str]]) -> list[list[str]]:
    """The rows of a sheet as they stand, each with its note in the same column."""
    width, notes = max(map(len, rows)), {run.table.header_row: PROBLEM, **dict(said)}
    place = width if run.table.noted is None else run.table.noted
    padded = [[*row, *[""] * (width + 1 - len(row))] for row in rows]
    return [
        [*row[:place], notes.get(number, ""), *row[place + 1 :]]
        for number, row in enumerate(padded, 1)
    ]


def exported(ledger: Ledger, words: str = "") -> bytes:
    """The standing records of a ledger, marked as what they are."""
    labels = [field.label for field in ledger.fields]
    rows = []
    for record in db.session.scalars(register.standing(ledger.key, words)):
        values = register.told(record)["values"]
        rows.append(
            ["历史台账", *(values.get(field.key, "") for field in ledger.fields), record.row]
        )
    return xlsx.book([(ledger.title, ["来源", *labels, "原表行号"], rows)])
