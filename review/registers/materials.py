"""送审材料 as the office asks for them: the law's rows, with what was set in their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select

from review.extensions import db
from review.law.kinds import KINDS
from review.law.materials import Demand, Wanted
from review.law.vocabulary import Kind, MaterialKind, Subject
from review.models import Matter, SettingChange
from review.registers.batching import kept
from review.registers.settings import said_now
from review.words import Words


def key(kind: Kind, material: MaterialKind) -> str:
    return f"material.{kind.value}.{material.value}"


@dataclass(frozen=True)
class Asked:
    """A material as it is asked for now, as it ships, and the change in between (None: none)."""

    wanted: Wanted
    demand: Demand
    default: Wanted
    change: SettingChange | None


def every(kind: Kind, at: datetime | None = None) -> list[Asked]:
    """How each material is asked for, now or of a matter that was opened at that moment."""
    setting_changes = kept(("materials", kind), lambda: _changes(kind))
    if not setting_changes:
        return kept(
            ("as shipped", kind), lambda: [_asked(one, None) for one in KINDS[kind].materials]
        )
    changes = {
        setting_change.key: setting_change
        for setting_change in setting_changes
        if at is None or setting_change.made_at <= at
    }
    return [
        _asked(material, changes.get(key(kind, material.kind)))
        for material in KINDS[kind].materials
    ]


def _changes(kind: Kind) -> Sequence[SettingChange]:
    mine = f"material.{kind.value}."
    if not any(key.startswith(mine) for key in said_now()):
        return ()
    query = select(SettingChange).where(SettingChange.key.startswith(mine))
    return db.session.scalars(query.order_by(SettingChange.id)).all()


def _asked(default: Wanted, change: SettingChange | None) -> Asked:
    demand = Demand.of(default)
    if change is not None and change.value:
        demand = Demand(change.value)
    basis = (
        Words("{reason}（办公室设置）", reason=change.reason)
        if change and demand is not Demand.of(default)
        else ""
    )
    material = replace(default, required=demand is Demand.REQUIRED, basis=basis or default.basis)
    return Asked(material, demand, default, change)


def wanted(
    kind: Kind,
    subject: Subject | None = None,
    at: datetime | None = None,
    edition: int | None = None,
) -> Sequence[Wanted]:
    """What is asked for with a matter of that kind; of a question, by its `subject`."""
    rows = [asked.wanted for asked in every(kind, at) if asked.demand is not Demand.OFF]
    return [row for row in rows if row.asked(subject, edition)]


def of(matter: Matter) -> Sequence[Wanted]:
    """What was asked for with this matter when it was opened."""
    subject = matter.consultation.subject if matter.consultation else None
    return wanted(matter.kind, subject, matter.created_at, matter.edition)
