"""Which materials a kind of matter needs (matters already opened keep what they were told), and those
withdrawn again."""

from __future__ import annotations

from collections.abc import Mapping

from review.actions import checking, log, procedure
from review.actions.unit_of_work import Invalid, unit_of_work
from review.extensions import db
from review.law.act_requirements import WITHDRAW_MATERIAL
from review.law.materials import Demand
from review.law.permissions import Act, Duty
from review.law.vocabulary import Kind, MaterialKind
from review.models import Material, MaterialWithdrawal, Person, SettingChange
from review.registers import materials


def demand(
    kind: Kind, wanted: Mapping[MaterialKind, Demand], reason: str, *, by: Person
) -> list[str]:
    """Set what changes among `wanted`; return each change in words."""
    with unit_of_work():
        procedure.require_duty(Duty.MANAGE_SETTINGS, by=by)
        if not reason.strip():
            raise Invalid("reason", "请写明修改的理由或者依据")
        changed = []
        for asked in materials.every(kind):
            new = wanted.get(asked.wanted.kind, asked.demand)
            if new is asked.demand:
                continue
            value = "" if new is Demand.of(asked.default) else new.value
            row = SettingChange(key=materials.key(kind, asked.wanted.kind), value=value, unit="",
                                reason=reason.strip(), by_id=by.id)  # fmt: skip
            db.session.add(row)
            changed.append(f"{asked.wanted.kind.label}：{asked.demand.label}→{new.label}")
        if not changed:
            raise Invalid("reason", "没有改动")
        name = f"{kind.label}的送审材料"
        log.append("set", by=by, name=name, changes="；".join(changed), reason=reason.strip())
        return changed


def withdraw(material: Material, reason: str, *, by: Person) -> MaterialWithdrawal:
    """A material handed in by mistake counts no longer; it stays on record with the reason."""
    with unit_of_work():
        procedure.require(Act.ATTACH, material.matter, by=by)
        db.session.refresh(material)
        procedure.demand(WITHDRAW_MATERIAL, material.withdrawal is not None)
        if not reason.strip():
            raise Invalid("reason", "请写明为什么撤下")
        material.withdrawal = MaterialWithdrawal(reason=reason.strip(), by_id=by.id)
        db.session.flush()
        named = {"id": material.id, "sha256": material.sha256}
        told = {"name": material.name, "reason": reason.strip()}
        log.append("withdraw_material", by=by, matter=material.matter, object=named, **told)
        if material.kind is MaterialKind.AWARD:
            checking.ask_again(material.matter, f"without-{material.id}")
        return material.withdrawal
