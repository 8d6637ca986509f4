"""法治政府建设年度报告: who takes which step when, on what conditions, and by whose authority.

The report belongs to the office and to no matter: its chapter has a grammar of its own, with the
same columns as the chapters of matters.
"""

from __future__ import annotations

from dataclasses import dataclass

from review.law.procedure import YES, Ruling
from review.law.requirements import Requirement, judge
from review.law.vocabulary import ReportState, ReportStep, Role
from review.words import Listed, Words

S, T, R = ReportState, ReportStep, Role
PRACTICE = "办公室惯例"
GUIDE = "《法治政府建设与责任落实督察工作规定》第二十四条"
SECRECY = "保守国家秘密法第三十五条；政府信息公开条例第十四条至第十七条"
OFFICE, CHECKER, HEAD = (R.OFFICE,), (R.REVIEWER, R.LEADER), (R.HEAD,)


@dataclass(frozen=True)
class Report:
    """What the law asks of a report when somebody acts on it."""

    state: ReportState
    unwritten: tuple[str, ...] = ()
    undecided: int = 0
    cleared_by_another: bool = False
    over: bool = True
    year: int = 0

    @property
    def missing(self) -> str:
        return "、".join(f"“{heading}”" for heading in self.unwritten)


over = Requirement[Report](
    "year_over",
    "报告年度已经结束",
    "{thing.year}年还没有结束，次年1月1日以后定稿",
    lambda report: report.over,
)
written = Requirement[Report](
    "written",
    "各部分已经写成；沿用上年文字的，已经修改或者核对仍适用",
    "还没有写的部分：{thing.missing}",
    lambda report: not report.unwritten,
)
decided = Requirement[Report](
    "decided",
    "系统列出的指标线索均已采用或者写明理由不采用",
    "还有{thing.undecided}条指标线索没有处理",
    lambda report: not report.undecided,
)
cleared = Requirement[Report](
    "cleared",
    "公开稿已由另一人完成保密审查",
    "公开稿还没有由登记公开以外的人完成保密审查",
    lambda report: report.cleared_by_another,
    SECRECY,
)


@dataclass(frozen=True)
class Step:
    """One row: from which states to which, by whom, on what conditions, with what to tell.

    `asks` are the fields of its form beside the reason: day, number, receiver, place, meeting.
    """

    name: ReportStep
    before: tuple[ReportState, ...]
    after: ReportState
    by: tuple[Role, ...]
    basis: str
    needs: tuple[Requirement[Report], ...] = ()
    reason: bool = False
    asks: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return self.name.label


STEPS: dict[ReportStep, Step] = {
    row.name: row
    for row in (
        Step(T.DRAFT, (S.COLLECTING,), S.DRAFTING, OFFICE, PRACTICE),
        Step(T.FREEZE, (S.DRAFTING,), S.CHECKING, OFFICE, PRACTICE, (over, written, decided)),
        Step(T.CHECK, (S.CHECKING,), S.DELIBERATING, CHECKER, PRACTICE),
        Step(T.DELIBERATE, (S.DELIBERATING,), S.SIGNING, OFFICE, PRACTICE,
             asks=("on", "meeting", "number")),
        Step(T.SIGN, (S.SIGNING,), S.SIGNED, HEAD, "党政机关公文处理工作条例第二十二条"),
        Step(T.SEND, (S.SIGNED,), S.SENT, OFFICE, GUIDE, asks=("on", "number", "receiver")),
        Step(T.PUBLISH, (S.SENT,), S.PUBLISHED, OFFICE, GUIDE, (cleared,), asks=("on", "place")),
        Step(T.ARCHIVE, (S.SENT, S.PUBLISHED), S.ARCHIVED, (R.OFFICE, R.REGISTRAR), PRACTICE),
        Step(T.RETURN, (S.CHECKING, S.DELIBERATING, S.SIGNING), S.DRAFTING,
             (R.OFFICE, *CHECKER, *HEAD), PRACTICE, reason=True),
        Step(T.CORRECT, (S.SENT, S.PUBLISHED), S.DRAFTING, OFFICE, PRACTICE, reason=True),
    )
}  # fmt: skip


@dataclass(frozen=True)
class Act:
    """What is done to a report without moving it: who may, in which states."""

    key: str
    label: str
    by: tuple[Role, ...]
    at: tuple[ReportState, ...]
    basis: str = PRACTICE


WRITING = (S.COLLECTING, S.DRAFTING)
ISSUED = (S.SENT, S.PUBLISHED, S.ARCHIVED)
ACTS: dict[str, Act] = {
    row.key: row
    for row in (
        Act("write", "撰写年度报告", (R.OFFICE, R.DRAFTER, R.SECTION_HEAD), WRITING),
        Act("ask", "请科室提供内容", OFFICE, WRITING),
        Act("amend", "更正指标数值", OFFICE, WRITING),
        Act("weigh", "处理指标线索", OFFICE, WRITING),
        Act(
            "clear",
            "公开稿保密审查",
            (*CHECKER, *HEAD),
            (S.DELIBERATING, S.SIGNING, S.SIGNED, S.SENT),
            SECRECY,
        ),
    )
}


@dataclass(frozen=True)
class Writing:
    """Somebody who writes under a heading: whether it is theirs."""

    mine: bool


WRITE = (
    Requirement[Writing](
        "asked",
        "办公室，或者办公室请其提供这部分内容的科室",
        "办公室没有请本科室提供这部分内容",
        lambda writing: writing.mine,
    ),
)


def may_act(act: Act, role: Role, state: ReportState) -> Ruling:
    if role not in act.by:
        return Ruling(
            False,
            Words(
                "“{act}”只限{roles}",
                act=act.label,
                roles=Listed("、", (role.label for role in act.by)),
            ),
        )
    if state not in act.at:
        return Ruling(
            False, Words("年度报告现为“{state}”，不能{act}", state=state.label, act=act.label)
        )
    return YES


def rule(step: Step, role: Role, report: Report) -> Ruling:
    """Whether somebody of this role may take the step now; the reason is shown on page and refusal."""
    if role not in step.by:
        return Ruling(
            False,
            Words(
                "“{step}”只限{roles}",
                step=step.label,
                roles=Listed("、", (role.label for role in step.by)),
            ),
        )
    if report.state not in step.before:
        return Ruling(
            False,
            Words("年度报告现为“{state}”，不能{step}", state=report.state.label, step=step.label),
        )
    return judge(step.needs, report)


def open_to(role: Role, report: Report) -> list[tuple[Step, Ruling]]:
    """The steps of this role from the present state, each with whether it may be taken."""
    return [
        (step, rule(step, role, report))
        for step in STEPS.values()
        if role in step.by and report.state in step.before
    ]
