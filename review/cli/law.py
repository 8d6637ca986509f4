"""flask law: the statute, printed as a lawyer reads it; docs/law.md is this command's output."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click

from review.law import filing, filing_events, filing_package, performance, year_report
from review.law.act_requirements import ACTS
from review.law.classification import ROWS as FINDINGS
from review.law.facts import Consultation, Matter, Normative, Person
from review.law.issuing_ways import WAYS
from review.law.kinds import EDITIONS, KINDS, STAGES, STATUTE
from review.law.permissions import DUTIES, PERMISSIONS
from review.law.procedure import Chapter, Step
from review.law.set_values import spoken
from review.law.settings import ROWS
from review.law.sources import SOURCES
from review.law.vocabulary import Conflict, Kind, Role, Status, Subject

HEAD = """# The law as this program applies it

Printed by `python3 manage.py flask law`; a test fails when this page is stale. The rows are in
`review/law/workflow/`, `permissions.py` and `settings.py`.
"""


@click.command()
def law() -> None:
    """Print every chapter: steps, who, conditions, periods, authority; then the matrices."""
    click.echo("\n".join(page()))


def page() -> Iterator[str]:
    yield HEAD
    for kind, chapter in STATUTE.items():
        yield from _chapter(kind.label, chapter)
        yield from _matrix(kind, chapter)
        yield from _former(kind, chapter)
    yield from _conditions()
    yield from _permissions()
    yield from _requirements()
    yield from _performance()
    yield from _classification()
    yield from _filing()
    yield from _year_report()
    yield from _settings()
    yield from _sources()


def _chapter(label: str, chapter: Chapter) -> Iterator[str]:
    yield f"\n## {label}\n"
    yield "| 步骤 | 从 | 到 | 由谁 | 条件 | 理由 | 期限 | 告知 | 依据 |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for step in chapter.steps:
        yield _row(step)


def _former(kind: Kind, chapter: Chapter) -> Iterator[str]:
    """What the editions before had otherwise, for the matters that still go by them."""
    for old in KINDS[kind].former:
        other = [step for step in old.steps if step != chapter.by_name.get(step.name)]
        gone = [step.label for step in chapter.steps if step.name not in old.by_name]
        yield f"\n### {chapter.title}：第{old.edition}版与现行第{chapter.edition}版不同的各行\n"
        if other:
            yield "| 步骤 | 从 | 到 | 由谁 | 条件 | 理由 | 期限 | 告知 | 依据 |"
            yield "|---|---|---|---|---|---|---|---|---|"
        yield from (_row(step) for step in other)
        if gone:
            yield f"\n第{old.edition}版没有：{'、'.join(gone)}。"
        brought = [one.kind.label for one in KINDS[kind].materials if one.since > old.edition]
        if brought:
            yield f"\n第{old.edition}版不要求的材料：{'、'.join(brought)}。"


def _row(step: Step) -> str:
    before = "、".join(status.label for status in step.before)
    needs = "；".join(need.label for need in step.needs) or "—"
    runs = [f"起算 {step.starts}"] if step.starts else []
    runs += [f"了结 {step.stops}"] if step.stops else []
    cells = (
        f"{step.label} `{step.name}`",
        before,
        step.after.label,
        step.by.label,
        needs,
        "必填" if step.reason else "—",
        "；".join(runs) or "—",
        "、".join(step.tells) or "—",
        step.basis,
    )
    return "| " + " | ".join(cells) + " |"


def _matrix(kind: Kind, chapter: Chapter) -> Iterator[str]:
    """What each role may do in each status, when it is the role's own matter and all else holds."""
    yield f"\n### {chapter.title}：状态 × 角色\n"
    yield "| 状态 | 阶段 | " + " | ".join(role.label for role in Role) + " |"
    yield "|---" * (len(Role) + 2) + "|"
    for status in chapter.statuses:
        cells = ["、".join(_open(chapter, status, role)) or "" for role in Role]
        at = STAGES[kind].get(status)
        stage = at.label if at else "离开时的阶段"
        yield f"| {status.label} | {stage} | " + " | ".join(cells) + " |"


def _open(chapter: Chapter, status: Status, role: Role) -> list[str]:
    """In whichever name a document is issued, and whoever leads."""
    person = Person(1, role, section=1, firm=1)
    matters = [_own(status, Normative(issuer, lead=lead)) for issuer, lead in WAYS]
    steps = (
        step for step in chapter.at(status) if any(step.by.holds(person, one) for one in matters)
    )
    return [step.label for step in steps]


def _own(status: Status, document: Normative) -> Matter:
    declared = Conflict.NONE if status is Status.REVIEWING else None
    return Matter(
        status=status, drafter=1, section=1, counsel=1, firm=1, declared=declared, organ=False,
        consultation=Consultation(Subject.DECISION), normative=document,
    )  # fmt: skip


def _conditions() -> Iterator[str]:
    """Every condition of a step once, by its key, with who can meet it."""
    yield "\n## 条件\n"
    yield "| 条件 | 须为真 | 由谁办理 |"
    yield "|---|---|---|"
    steps = (step for chapter in EDITIONS.values() for step in chapter.steps)
    for need in {need.key: need for step in steps for need in step.needs}.values():
        yield f"| `{need.key}` | {need.label} | {need.meets or '—'} |"


def _requirements() -> Iterator[str]:
    """What acts that are no steps ask of the thing they are done to."""
    yield "\n## 其他办理的条件\n"
    yield "| 办理 | 须为真 | 不满足时 | 依据 |"
    yield "|---|---|---|---|"
    for act, needs in ACTS.items():
        for need in needs:
            refusal = re.sub(r"\{[^}]*\}", "…", need.refusal)
            yield f"| {act} | {need.label} `{need.key}` | {refusal} | {need.basis} |"


def _permissions() -> Iterator[str]:
    yield "\n## 权限\n"
    yield "| 行为 | 由谁 | 在何状态 |"
    yield "|---|---|---|"
    for row in PERMISSIONS.values():
        who = "、".join(one.label for one in row.by)
        yield f"| {row.act.value} | {who} | {'、'.join(one.label for one in row.at)} |"
    yield "\n| 职责 | 角色 |\n|---|---|"
    for duty, roles in DUTIES.items():
        yield f"| {duty.value} | {'、'.join(role.label for role in roles)} |"


def _performance() -> Iterator[str]:
    yield "\n## 履行\n"
    yield "| 登记 | 在何状态 | 由谁 | 限于 | 期限 | 依据 |"
    yield "|---|---|---|---|---|---|"
    for row in performance.ROWS.values():
        when = "签订之前" if row.at == performance.BEFORE else "签订之后"
        limits = [word for word, holds in (("政府采购", row.procured), ("一次", row.once)) if holds]
        runs = [f"起算 {key}" for key in row.starts] + [f"了结 {key}" for key in row.meets]
        cells = (
            f"{row.kind.label} `{row.kind.value}`", when, row.by.label, "、".join(limits) or "—",
            "；".join(runs) or "—", row.basis,
        )  # fmt: skip
        yield "| " + " | ".join(cells) + " |"
    yield "\n| 预警情形 | 依据 |\n|---|---|"
    for alarm, basis in performance.ALARM_BASIS.items():
        yield f"| {alarm.label} | {basis} |"


def _filing() -> Iterator[str]:
    yield "\n## 制发名义和联合制发\n"
    yield "| 制发名义 | 联合 | 办法 |"
    yield "|---|---|---|"
    for (issuer, lead), way in WAYS.items():
        yield f"| {issuer.label} | {lead.label} | {way.told} |"
    yield "\n## 备案\n"
    yield ("现行版次只有本单位制发或者牵头的文件由本单位报送；其他各行用于按以前版次办理的文件。\n")
    yield "| 制发名义 | 备案机关 | 期限 | 材料（必交） | 依据 |"
    yield "|---|---|---|---|---|"
    for issuer, routes in filing.ROUTES.items():
        for route in routes:
            wanted = (piece for piece in filing_package.pieces(route.receiver) if piece.required)
            materials = "、".join(material.label for material in wanted)
            cells = (issuer.label, route.receiver.label, route.period, materials, route.basis)
            yield "| " + " | ".join(cells) + " |"
    labels = "；".join(material.label for material in filing_package.PRECONDITIONS)
    yield f"\n生成备案报告的前提：{labels}（{filing_package.PRECONDITION}）。\n"
    yield "| 进展 | 须在之后 | 限于 | 期限 | 依据 |"
    yield "|---|---|---|---|---|"
    for row in filing_events.ROWS.values():
        after = "、".join(material.label for material in row.after) or "—"
        runs = [f"起算 {row.starts}"] if row.starts else []
        runs += [f"了结 {row.meets}"] if row.meets else []
        limits = [word for word, holds in (("登记之前", row.formal), ("写明理由", row.told),
                  ("其后不再登记进展", row.kind in filing_events.CLOSED)) if holds]  # fmt: skip
        cells = (row.kind.label, after, "、".join(limits) or "—", "；".join(runs) or "—", row.basis)
        yield "| " + " | ".join(cells) + " |"


def _year_report() -> Iterator[str]:
    yield "\n## 法治政府建设年度报告\n"
    yield "| 步骤 | 从 | 到 | 由谁 | 条件 | 理由 | 依据 |"
    yield "|---|---|---|---|---|---|---|"
    for step in year_report.STEPS.values():
        cells = (
            f"{step.label} `{step.name}`", "、".join(one.label for one in step.before),
            step.after.label, "、".join(one.label for one in step.by),
            "；".join(need.label for need in step.needs) or "—", "必填" if step.reason else "—",
            step.basis,
        )  # fmt: skip
        yield "| " + " | ".join(cells) + " |"
    yield "\n| 办理 | 由谁 | 在何状态 | 依据 |\n|---|---|---|---|"
    for act in year_report.ACTS.values():
        who = "、".join(one.label for one in act.by)
        yield f"| {act.label} | {who} | {'、'.join(one.label for one in act.at)} | {act.basis} |"


def _classification() -> Iterator[str]:
    """The rows of 认定 in the order in which they are asked, each with the answers that fit it."""
    yield "\n## 认定\n"
    yield "| 次序 | 结论 | 理由 | 依据 |"
    yield "|---|---|---|---|"
    for number, row in enumerate(FINDINGS, 1):
        yield f"| {number} | {row.finding.label} | {row.reason} | {row.basis} |"


def _settings() -> Iterator[str]:
    yield "\n## 期限、日期和限额\n"
    yield "| 期限 | 默认 | 来源 | 核对情况 | 仅供参考 |"
    yield "|---|---|---|---|---|"
    for row in ROWS.values():
        value = (
            f"| {row.label} `{row.key}` | {spoken(row)} | {row.source} | {row.certainty.value} |"
        )
        yield f"{value} {row.reference or '—'} |"


def _sources() -> Iterator[str]:
    """What of the instruments cited above was not read in the original."""
    yield "\n## 依据的核对情况\n"
    yield "| 依据 | 核对情况 | 说明 |"
    yield "|---|---|---|"
    for source in SOURCES:
        yield f"| {source.name} | {source.certainty.value} | {source.note} |"
