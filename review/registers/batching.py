"""The records of many matters, asked for once per table: a list costs as much as its widest row.

`rows` is how every register reads what belongs to a matter. Inside `together` the first question
about one of its matters is asked for all of them; the answers are those of the single question.
For pages that only read: what is written inside the block is not seen by it. The page of a single
matter asks the same things again and again on its way; `reading` keeps them to its end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from sqlalchemy import (
    Select,
    TextClause,
    bindparam,
    exists,
    literal_column,
    select,
    text,
    union_all,
)
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.sql.base import ExecutableOption

from review.extensions import db
from review.models import Assignment, Matter

Record = TypeVar("Record")
Answer = TypeVar("Answer")
Part = TypeVar("Part")
Beside = ParamSpec("Beside")
Rows = dict[int, list[Any]]
Fill = Callable[[Sequence[Any]], None]
PARTICULARS = (Matter.contract, Matter.normative, Matter.internal, Matter.consultation)
_ASSIGNED = selectinload(Matter.assignments)
SHOWN: tuple[ExecutableOption, ...] = (
    *(joinedload(one) for one in PARTICULARS), selectinload(Matter.editions),
    selectinload(Matter.section), selectinload(Matter.drafter),
    _ASSIGNED.selectinload(Assignment.firm), _ASSIGNED.selectinload(Assignment.counsel),
)  # fmt: skip
"""What every list shows of a matter: the same few questions, however many matters."""
MOST = 400  # ids or places in one question, below what any engine takes


@lru_cache(512)
def _question(kind: Any, beside: tuple[ExecutableOption, ...]) -> Select[Any]:
    """Every record of the kind in the matters `ids`: written once, for most of what a page costs
    is writing its questions."""
    wanted = kind.matter_id.in_(bindparam("ids", expanding=True))
    return select(kind).where(wanted).options(*beside).order_by(*_order(kind))


@cache
def _newest(kind: Any) -> Select[Any]:
    """The newest record of the kind in the matter `id`."""
    newest = (column.desc() for column in _order(kind))
    return select(kind).where(kind.matter_id == bindparam("id")).order_by(*newest).limit(1)


@cache
def _presence() -> TextClause:
    """The names of the tables in which the matter `id` has a record: of most it has none. As text,
    for at each use so long a question costs more to recognise than to answer."""
    return text(
        str(
            union_all(
                *(
                    select(literal_column(f"'{table.name}'")).where(
                        exists().where(table.c.matter_id == bindparam("id"))
                    )
                    for table in db.metadata.sorted_tables
                    if "matter_id" in table.c
                )
            )
        )
    )


def _asked(kind: Any, beside: tuple[Any, ...], ids: Sequence[int]) -> Sequence[Any]:
    return db.session.scalars(_question(kind, beside), {"ids": ids}).all()


def parts(whole: Sequence[Part]) -> Iterator[Sequence[Part]]:
    """What is asked for, in questions that every engine takes."""
    return (whole[start : start + MOST] for start in range(0, len(whole), MOST))


class Group:
    """What was asked for so far about these matters."""

    def __init__(self, matters: Sequence[Matter]) -> None:
        self.matters = matters  # held, or the session forgets them and asks again
        self.ids = [matter.id for matter in matters]
        self._members = frozenset(self.ids)
        self._found: dict[Any, Rows] = {}
        self._there: frozenset[str] | None = None
        self.kept: dict[Any, Any] = {}

    def show(self) -> None:
        """Load what a list shows of each, once in a page."""
        shown: dict[int, Matter] = self.kept.setdefault("shown", {})
        for part in parts([id for id in self.ids if id not in shown]):
            db.session.scalars(select(Matter).where(Matter.id.in_(part)).options(*SHOWN)).all()
        shown |= {matter.id: matter for matter in self.matters}

    def __contains__(self, matter: Matter) -> bool:
        return matter.id in self._members

    def of(self, kind: Any, beside: tuple[Any, ...], fill: Fill | None) -> Rows:
        if kind not in self._found:
            by_matter: Rows = defaultdict(list)
            for part in parts(self.ids) if self.may_hold(kind) else ():
                found = _asked(kind, beside, part)
                if fill:
                    fill(found)
                for row in found:
                    by_matter[row.matter_id].append(row)
            self._found[kind] = by_matter
        return self._found[kind]

    def may_hold(self, kind: Any) -> bool:
        """Whether there can be a record of this kind; asked for all kinds at once of one matter."""
        if len(self.ids) != 1:
            return True
        if self._there is None:
            self._there = frozenset(db.session.scalars(_presence(), {"id": self.ids[0]}))
        return kind.__table__.name in self._there


@contextmanager
def batched(matters: Sequence[Matter]) -> Iterator[None]:
    """While the block runs, what is asked about one of these matters is asked about all."""
    info, group = db.session.info, Group(matters)
    before, info["together"] = info.get("together"), group
    if before is not None:
        group.kept = before.kept
    if group.ids:
        group.show()
    try:
        yield
    finally:
        info["together"] = before


def reading(matter: Matter) -> None:
    """From here to the end of a request that only reads, what is asked of the matter is asked once."""
    if db.session.info.get("together") is None:
        db.session.info["together"] = Group([matter])


def asked_once(
    ask: Callable[Concatenate[Matter, Beside], Answer],
) -> Callable[Concatenate[Matter, Beside], Answer]:
    """What only reads a matter asks for each of its records once on its way."""

    @wraps(ask)
    def asked(matter: Matter, *args: Beside.args, **kwargs: Beside.kwargs) -> Answer:
        before = db.session.info.get("together")
        if matter in (before or ()):
            return ask(matter, *args, **kwargs)
        db.session.info["together"] = Group([matter])
        try:
            return ask(matter, *args, **kwargs)
        finally:
            db.session.info["together"] = before

    return asked


def forget() -> None:
    """The end of that request, or of its reading: a deed decides on what is true now."""
    db.session.info.pop("together", None)


def rows(
    kind: type[Record], matter: Matter, *beside: Any, fill: Fill | None = None
) -> Sequence[Record]:
    """Every record of this kind in the matter, oldest first; `beside` are loader options, `fill` puts
    what hangs below them into them."""
    group: Group | None = db.session.info.get("together")
    if group is not None and matter in group:
        return group.of(kind, beside, fill).get(matter.id, [])
    found: Sequence[Record] = _asked(kind, beside, [matter.id])
    if fill:
        fill(found)
    return found


def absent(kind: type[Record], matter: Matter) -> bool:
    """Whether it is known already that the matter has no record of this kind."""
    group: Group | None = db.session.info.get("together")
    return group is not None and matter in group and not group.may_hold(kind)


def last(kind: type[Record], matter: Matter) -> Record | None:
    """The newest record of this kind in the matter."""
    if matter in (db.session.info.get("together") or ()):
        return next(reversed(rows(kind, matter)), None)
    asked: Any = kind
    return cast("Record | None", db.session.scalars(_newest(asked), {"id": matter.id}).first())


def keeping() -> bool:
    """Whether an answer is kept now: outside a reading each question is asked anew."""
    return db.session.info.get("together") is not None


def kept(key: Any, ask: Callable[[], Answer]) -> Answer:
    """What does not depend on the matter, asked for once inside `together`."""
    group: Group | None = db.session.info.get("together")
    if group is None:
        return ask()
    if key not in group.kept:
        group.kept[key] = ask()
    return group.kept[key]


def _order(kind: Any) -> tuple[Any, ...]:
    return tuple(kind.__table__.primary_key.columns)
