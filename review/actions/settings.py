"""Put a value in place of a default; what already runs changes only when somebody says so."""

from __future__ import annotations

from review.actions import deadlines, log, procedure
from review.actions.unit_of_work import Invalid, unit_of_work
from review.extensions import db
from review.law.act_requirements import RECOMPUTE
from review.law.permissions import Duty
from review.law.set_values import put, spoken
from review.law.setting import Period, Setting
from review.law.settings import PERIODS, ROWS
from review.models import Person, SettingChange
from review.registers import settings
from review.registers.deadlines import every_running
from review.words import Words


def change(key: str, written: str, unit: str, reason: str, *, by: Person) -> Setting:
    """Set a row from now on; an empty value goes back to the default."""
    with unit_of_work():
        procedure.require_duty(Duty.MANAGE_SETTINGS, by=by)
        reason = _given(reason)
        held, default = settings.effective(key), ROWS[key]
        before = held.row
        try:
            after = put(default, written, unit) if written.strip() else default
        except ValueError as fault:
            raise Invalid("value", str(fault)) from None
        if after == before and not (held.unset and written.strip()):
            raise Invalid(
                "value",
                Words(
                    "“{default}”现在就是{after}，没有改动",
                    default=default.label,
                    after=spoken(after),
                ),
            )
        _keep_pair(after)
        row = SettingChange(key=key, value="", unit="", reason=reason, by_id=by.id)
        if after != default or (held.unset and written.strip()):
            row.value = after.written
            row.unit = after.unit.value if isinstance(after, Period) else ""
        db.session.add(row)
        log.append(
            "set", by=by, name=default.label, key=key, old=spoken(before), new=spoken(after),
            reason=reason,
        )  # fmt: skip
        return after


def _given(reason: str) -> str:
    if not reason.strip():
        raise Invalid("reason", "请写明修改的理由或者依据")
    return reason.strip()


def _keep_pair(after: Setting) -> None:
    """A shortest period may not outgrow the longest it stands beside, nor be counted otherwise."""
    for row in PERIODS.values():
        if not row.pair or after.key not in (row.key, row.pair):
            continue
        longest = after if after.key == row.key else settings.period(row.key)
        shortest = after if after.key == row.pair else settings.period(row.pair)
        assert isinstance(longest, Period)
        assert isinstance(shortest, Period)
        if shortest.unit is not longest.unit or shortest.amount > longest.amount:
            raise Invalid(
                "value",
                Words(
                    "最短期限（{shortest}）不能长于最长期限（{longest}），单位应相同",
                    shortest=spoken(shortest),
                    longest=spoken(longest),
                ),
            )


def apply_to_running(key: str, reason: str, *, by: Person) -> int:
    """重新计算: give the value of today to deadlines already running; return how many moved."""
    with unit_of_work():
        procedure.require_duty(Duty.MANAGE_SETTINGS, by=by)
        reason = _given(reason)
        period = settings.period(key)
        shortest = settings.period(period.pair).amount if period.pair else None
        running = [
            each
            for each in every_running(key)
            if (each.amount, each.unit, each.shortest) != (period.amount, period.unit, shortest)
        ]
        same = (
            ""
            if running
            else Words("“{period}”都已经是{set}", period=period.label, set=spoken(period))
        )
        procedure.demand(RECOMPUTE, same)
        for deadline in running:
            deadline.amount, deadline.unit, deadline.shortest = period.amount, period.unit, shortest
        why = f"按修改后的设置（{spoken(period)}）重新计算：{reason}"
        moved = deadlines.recompute(running, why, by=by)
        log.append(
            "recompute", by=by, period=period.label, new=spoken(period), why=reason,
            running=len(running), moved=moved,
        )  # fmt: skip
        return moved
