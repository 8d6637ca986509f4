"""The rows below the rows of a matter: asked for kind by kind where there are any, for of most kinds
there are none. One question says of which, where a loader would put one each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    Select,
    bindparam,
    exists,
    literal_column,
    select,
    union_all,
)
from sqlalchemy.orm import QueryableAttribute
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.sql.base import ExecutableOption

from review.extensions import db
from review.registers.batching import parts


class Collection:
    """One list that hangs below a row; `beside` are loader options of what stands in it."""

    def __init__(self, of: QueryableAttribute[Any], *beside: ExecutableOption) -> None:
        self.name, self._of, self._beside = of.key, of, beside

    @cached_property
    def _foreign(self) -> Any:
        (column,) = self._of.property.remote_side
        return column

    @property
    def presence(self) -> Select[Any]:
        mine = self._foreign.in_(bindparam("ids", expanding=True))
        return select(literal_column(f"'{self.name}'")).where(exists().where(mine))

    @cached_property
    def _question(self) -> Select[Any]:
        kind = self._of.property.mapper.class_
        mine = self._foreign.in_(bindparam("ids", expanding=True))
        return select(kind).where(mine).order_by(kind.id).options(*self._beside)

    def of(self, ids: Sequence[int]) -> dict[int, list[Any]]:
        found: dict[int, list[Any]] = defaultdict(list)
        for row in db.session.scalars(self._question, {"ids": ids}):
            found[getattr(row, self._foreign.key)].append(row)
        return found


class Below:
    """The lists below rows of one kind."""

    def __init__(self, *collections: Collection) -> None:
        self._collections = collections
        self.names = {each.name for each in collections}

    @cached_property
    def _presence(self) -> CompoundSelect[Any]:
        """The names of the lists in which anything stands."""
        return union_all(*(each.presence for each in self._collections))

    def fill(self, rows: Sequence[Any]) -> None:
        """Put what the records hold now into the lists of these rows, of which each has an `id`."""
        for part in parts(rows):
            ids = [row.id for row in part]
            there = set(db.session.scalars(self._presence, {"ids": ids}))
            for each in self._collections:
                found = each.of(ids) if each.name in there else {}
                for row in part:
                    set_committed_value(row, each.name, found.get(row.id, []))
