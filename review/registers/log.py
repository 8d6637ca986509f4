"""Read and verify the review log."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import current_app
from sqlalchemy import Connection, String, and_, bindparam, select, type_coerce
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import joinedload

from review.evidence import rotation
from review.evidence.checkpoint import Checkpoint as Note
from review.evidence.checkpoint import Rewritten, Signer
from review.evidence.recount import Recount
from review.evidence.restoration import ACTIONS, mark, restorations
from review.evidence.rotation import Keys
from review.evidence.witness import Witness
from review.extensions import db, writing
from review.law.vocabulary import JobState, Status
from review.models import Checkpoint, Job, LogEntry, LogHead, Matter
from review.registers import key_rotations, log_columns, row_faults
from review.words import Words

JOB = "verify_log"
"""The job that verifies the whole log, and the event that keeps its verdict."""
BATCH = 2000
LABELS = {status.value: status.label for status in Status}
ROWS = select(LogEntry.seq, LogEntry.leaf, LogEntry.body, *log_columns.COLUMNS)


@dataclass(frozen=True)
class Verdict:
    """`faults` are Chinese sentences; `size` and `root` are what was recomputed; `restored` tells of
    every confirmed restoration: such a log is whole, and not as good as new."""

    size: int
    root: str
    faults: tuple[str, ...]
    restored: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        return not self.faults


def head() -> LogHead | None:
    return db.session.get(LogHead, 1)


def witness() -> Witness:
    config = current_app.config
    signer = Signer.open(config["SIGNING_KEY"], config["REVIEW_ORIGIN"])
    return Witness(config["CHECKPOINTS"], signer)


@contextmanager
def committed() -> Iterator[Connection]:
    """One state of the database, as last committed, whatever others write meanwhile.

    A connection of its own: the deed under way may hold SQLite's write lock, and PostgreSQL would
    otherwise show each query another state.
    """
    token = writing.set(False)
    try:
        with db.engine.connect() as connection:
            if connection.dialect.name != "sqlite":
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection
    finally:
        writing.reset(token)


def recount(connection: Connection) -> Recount:
    """Every row read and recomputed, now."""
    known = log_columns.matters(connection)
    counted = Recount(
        lambda event, columns: log_columns.fit(event, columns, known.get(event["matter"]))
    )
    try:
        counted.read(connection.execute(ROWS.order_by(LogEntry.seq)).yield_per(BATCH))
    except OperationalError as fault:  # SQLite keeps bytes that are no text, its driver reads none
        if "decode" not in str(fault.orig):
            raise
        counted.faults.append("日志中有不是文字的内容，无法读取")
    except ValueError:  # nor a moment that is none
        counted.faults.append("日志中有不是时间的内容，无法读取")
    return counted


def verify(known: Sequence[Note] = ()) -> Verdict:
    """Every leaf, the root, every checkpoint (also those of the signer, and `known` ones from
    outside) and every status against the stored events."""
    owed = {
        note.note for note in _signed(witness())[0]
    }  # read first: the state read next holds them
    with committed() as connection:
        counted = recount(connection)
        root = counted.root(counted.size)
        assert root is not None
        faults = [
            *counted.faults,
            *_head_faults(connection, counted),
            *_checkpoint_faults(connection, counted, owed, known),
            *key_rotations.faults(counted.rotations, witness()),
            *_status_faults(connection, counted.statuses),
            *(row_faults.of_all(connection, counted.rows) if counted.anchored else ()),
        ]
    return Verdict(counted.size, root.hex(), tuple(faults), restored(counted.epochs))


def restored(epochs: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """What each confirmed restoration says is lost."""
    return tuple(
        restoration.sentence for restoration in restorations(epochs) if restoration.confirmed
    )


def superseded(epochs: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """The checkpoints that confirmed restorations say belong to what is lost."""
    marks = (
        restoration.superseded for restoration in restorations(epochs) if restoration.confirmed
    )
    return frozenset().union(*marks)


def epochs(connection: Connection | None = None) -> list[dict[str, Any]]:
    """The events that tell of restorations, oldest first."""
    scalars = (connection or db.session()).scalars
    # Their numbers stand in the index of actions; for their bodies SQLite would walk the whole log.
    numbers = scalars(select(LogEntry.seq).where(LogEntry.action.in_(ACTIONS))).all()
    if not numbers:
        return []
    query = select(LogEntry.body).where(LogEntry.seq.in_(numbers)).order_by(LogEntry.seq)
    return [json.loads(body) for body in scalars(query)]


@dataclass(frozen=True)
class Verification:
    """When the whole log was verified last, and the verdict the log keeps of it."""

    at: datetime
    verdict: Verdict


def last_verification() -> Verification | None:
    query = select(LogEntry).filter_by(action=JOB).order_by(LogEntry.seq.desc()).limit(1)
    entry = db.session.scalars(query).first()
    if entry is None:
        return None
    told = json.loads(entry.body)["data"]
    return Verification(entry.at, Verdict(told["size"], told["root"], tuple(told["faults"])))


def verification_waits() -> bool:
    """Whether a verification was asked for and is not done."""
    keys = and_(Job.key >= f"{JOB}:", Job.key < f"{JOB};")  # a stretch of the index of keys
    newest = select(Job.state).where(keys).order_by(Job.key.desc()).limit(1)
    return db.session.scalar(newest) in (JobState.QUEUED, JobState.RUNNING)


def _head_faults(connection: Connection, counted: Recount) -> list[str]:
    query = select(LogHead.size, LogHead.root, LogHead.frontier).where(LogHead.id == 1)
    now, end = connection.execute(query).first(), counted.frontier(counted.size)
    if now is None:
        return ["日志头缺失"] if counted.size else []
    if tuple(now) != (end.size, end.root().hex(), end.dump()):
        return [
            Words(
                "日志头与重算结果不符（记为{size}条，重算为{counted}条）",
                size=now.size,
                counted=end.size,
            )
        ]
    return []


def _checkpoint_faults(
    connection: Connection, counted: Recount, owed: set[str], known: Sequence[Note]
) -> Iterator[str]:
    """The signer's own file is the measure; the database may hold no other checkpoint than it.

    What was signed on a longer log, and is not `owed`, was signed after the state read here.
    """
    asked = witness()
    every, faults = _signed(asked)
    yield from faults
    gone = superseded(counted.epochs)
    signed = [note for note in every if mark(note.size, note.root) not in gone]
    due = [note for note in signed if note.size <= counted.size or note.note in owed]
    keys = Keys.of(asked.signer.public, filter(None, map(rotation.of, every)))
    for what, notes in (("签署方", due), ("外部留存的", known)):
        for note in notes:
            yield from _note_faults(keys, counted, note, what)
    kept = {note.note: note.size for note in signed}
    stored = connection.execute(select(Checkpoint.size, Checkpoint.note).order_by(Checkpoint.id))
    for size, text in stored:
        if kept.get(text) != size:
            yield Words("数据库中第{size}条处的检查点不在签署方自己的记录里", size=size)


def _signed(asked: Witness) -> tuple[list[Note], list[str]]:
    """The signer's own record, and what is wrong with it."""
    try:
        return asked.checkpoints(), []
    except Rewritten as fault:
        return [], [str(fault)]


def _note_faults(keys: Keys, counted: Recount, note: Note, what: str) -> Iterator[str]:
    proved: set[str] = current_app.extensions.setdefault("review_signatures", set())
    if note.note not in proved:
        if note.origin != keys.current.name or not keys.trust(note):
            yield Words("{what}第{size}条处的检查点不是本系统的签名", what=what, size=note.size)
            return
        proved.add(note.note)
    if note.size > counted.size:
        yield Words(
            "{what}检查点证明日志曾有{size}条，现在只有{counted}条：末尾被截去",
            what=what,
            size=note.size,
            counted=counted.size,
        )
    elif counted.root(note.size) != note.root:
        yield Words(
            "日志前{size}条与{what}检查点不一致：其中有改动、删除或插入", size=note.size, what=what
        )


def _status_faults(connection: Connection, statuses: dict[str, str]) -> list[str]:
    query = select(Matter.number, type_coerce(Matter.status, String))
    return [
        Words(
            "事项{number}现为“{status}”，与日志重放结果不符",
            number=number,
            status=LABELS.get(status, status),
        )
        for number, status in connection.execute(query)
        if statuses.get(number) != status
    ]


def entries(matter: Matter) -> list[tuple[LogEntry, dict[str, Any]]]:
    """The matter's events, oldest first, each with its parsed body."""
    query = select(LogEntry).filter_by(matter_id=matter.id).order_by(LogEntry.seq)
    return [(entry, json.loads(entry.body)) for entry in db.session.scalars(query)]


def left(matter: Matter) -> Status | None:
    """The status the matter was in before its last step."""
    query = select(LogEntry.body).filter_by(matter_id=matter.id, action="step")
    body = db.session.scalars(query.order_by(LogEntry.seq.desc()).limit(1)).first()
    return Status(json.loads(body)["data"]["from"]) if body else None


STEPS = (
    select(LogEntry.at, LogEntry.body)
    .where(LogEntry.matter_id == bindparam("matter"), LogEntry.action == "step")
    .order_by(LogEntry.seq)
)


def reached(matter: Matter) -> dict[Status, datetime]:
    """When each status was reached last; the first one when the matter was opened."""
    rows = db.session.execute(STEPS, {"matter": matter.id}).all()
    at_by_status = {Status(json.loads(body)["data"]["to"]): at for at, body in rows}
    return {Status.DRAFT: matter.created_at} | at_by_status


LATEST = (
    select(LogEntry)
    .where(LogEntry.matter_id == bindparam("matter"), LogEntry.action != "refused")
    .options(joinedload(LogEntry.actor))
    .order_by(LogEntry.seq.desc())
    .limit(bindparam("most"))
)


def latest(matter: Matter, most: int) -> list[tuple[LogEntry, dict[str, Any]]]:
    """The newest events of a matter that were not refusals, the last first."""
    found = db.session.scalars(LATEST, {"matter": matter.id, "most": most})
    return [(entry, json.loads(entry.body)) for entry in found]
