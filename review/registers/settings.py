"""What holds now: each row of the law's settings with what the office put in its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import func, select

from review.extensions import db
from review.law.set_values import put
from review.law.setting import Choice, Limit, Period, Setting, YearDay
from review.law.settings import CHOICES, LIMITS, PERIODS, ROWS, YEAR_DAYS
from review.models import Deadline, SettingChange
from review.registers.batching import kept
from review.registers.cache import of_office


@dataclass(frozen=True)
class Effective:
    """A row as it holds now, as it ships, and the change that stands between (None: none)."""

    row: Setting
    default: Setting
    change: SettingChange | None
    running: int

    @property
    def changed(self) -> bool:
        return self.row != self.default

    @property
    def unset(self) -> bool:
        """Whether it applies to nothing yet, because the office has not set it."""
        waits = isinstance(self.row, Limit) and self.row.opt_in
        return waits and (self.change is None or not self.change.value)


class Said(NamedTuple):
    """What a change says: the value, and the unit of a period."""

    value: str
    unit: str


def last_change(key: str) -> SettingChange | None:
    query = select(SettingChange).filter_by(key=key).order_by(SettingChange.id.desc()).limit(1)
    return db.session.scalars(query).first()


LAST = select(SettingChange).where(
    SettingChange.id.in_(select(func.max(SettingChange.id)).group_by(SettingChange.key))
)


def last_changes() -> dict[str, SettingChange]:
    return {setting_change.key: setting_change for setting_change in db.session.scalars(LAST)}


def history(key: str) -> Sequence[SettingChange]:
    query = select(SettingChange).filter_by(key=key).order_by(SettingChange.id.desc())
    return db.session.scalars(query).all()


def _with(row: Setting, change: SettingChange | Said | None) -> Setting:
    """The row by the last change; one the law has since forbidden gives way to the default."""
    if change is None or not change.value:
        return row
    try:
        return put(row, change.value, change.unit)
    except ValueError:
        return row


def _now(key: str) -> Said | None:
    """What the last change of a setting says; a page asks for those of all settings at once."""
    return said_now().get(key)


def said_now() -> Mapping[str, Said]:
    return kept(said_now, lambda: of_office(said_now, _said))


def _said() -> dict[str, Said]:
    return {key: Said(change.value, change.unit) for key, change in last_changes().items()}


def period(key: str) -> Period:
    value = _with(PERIODS[key], _now(key))
    assert isinstance(value, Period)
    return value


def limit(key: str) -> Limit:
    value = _with(LIMITS[key], _now(key))
    assert isinstance(value, Limit)
    return value


def chosen(key: str) -> Limit | None:
    """The limit as the office set it, None before it did: for a row that applies to nothing before."""
    return kept((chosen, key), lambda: _chosen(LIMITS[key], _now(key)))


def _chosen(row: Limit, change: Said | None) -> Limit | None:
    if change is None or not change.value:
        return None
    found = _with(row, change)
    assert isinstance(found, Limit)
    return found


def choice(key: str) -> Choice:
    found = _with(CHOICES[key], _now(key))
    assert isinstance(found, Choice)
    return found


def year_day(key: str) -> YearDay:
    value = _with(YEAR_DAYS[key], _now(key))
    assert isinstance(value, YearDay)
    return value


def effective(key: str) -> Effective:
    return _effective(key, last_change(key), _running())


def every() -> list[Effective]:
    changes, running = last_changes(), _running()
    return [_effective(key, changes.get(key), running) for key in ROWS]


def _effective(key: str, change: SettingChange | None, running: dict[str, int]) -> Effective:
    return Effective(_with(ROWS[key], change), ROWS[key], change, running.get(key, 0))


def _running() -> dict[str, int]:
    """How many deadlines of each key run now: what a change of the setting does not touch."""
    query = select(Deadline.key, func.count()).filter_by(met_at=None).group_by(Deadline.key)
    return {key: int(count) for key, count in db.session.execute(query)}
