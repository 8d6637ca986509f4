"""The course of an annual report inside the office: what is to be done by which day, and by whom.

The days are settings of the office; only 报送 and 公开 have a day that others set.
"""

from __future__ import annotations

from dataclasses import dataclass

from review.law.vocabulary import ReportState, Role
from review.law.year_report import ACTS, CHECKER, HEAD, OFFICE

ORDER = list(ReportState)
CLEAR = "report.clear"


@dataclass(frozen=True)
class Stage:
    """`key` is the setting of its day; `at` the states in which it is still to be done.

    `this_year`: the day falls into the year of the report, not into the next.
    """

    key: str
    deed: str
    by: tuple[Role, ...]
    at: tuple[ReportState, ...] = ()
    this_year: bool = False


STAGES = (
    Stage("report.open", "建立报告、请科室提供内容", OFFICE, this_year=True),
    Stage("report.supply", "科室提供内容", OFFICE, (ReportState.COLLECTING,)),
    Stage("report.draft", "完成起草、定稿送核对", OFFICE, (ReportState.DRAFTING,)),
    Stage("report.check", "核对数据和依据", CHECKER, (ReportState.CHECKING,)),
    Stage(CLEAR, "公开稿保密审查", (*CHECKER, *HEAD), ACTS["clear"].at),
    Stage("report.deliberate", "会议审议", OFFICE, (ReportState.DELIBERATING,)),
    Stage("report.sign", "签发", HEAD, (ReportState.SIGNING,)),
)
ROLES = frozenset(role for stage in STAGES for role in stage.by)


def done(stage: Stage, state: ReportState | None, cleared: bool) -> bool:
    """Whether a report in this state has the stage behind it; `state` is None before it is opened."""
    if state is None:
        return False
    if stage.key == CLEAR:
        return cleared or ORDER.index(state) > ORDER.index(stage.at[-1])
    return not stage.at or ORDER.index(state) > ORDER.index(stage.at[-1])


def current(stage: Stage, state: ReportState | None, cleared: bool) -> bool:
    """Whether it is what has to be done now."""
    if state is None:
        return not stage.at
    return state in stage.at and not done(stage, state, cleared)
