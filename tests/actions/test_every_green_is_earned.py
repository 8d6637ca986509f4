"""Random legal sequences of deeds: whatever is let through was earned, by the events alone.

Deeds the law refuses are passed over: what remains is a legal life, however odd. A few are walked
always, many in `sure`.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from review.actions import (
    annotations,
    blanks,
    changes,
    documents,
    materials,
    matters,
    opinions,
    signing,
)
from review.actions.unit_of_work import Refused
from review.demo import normative, papers
from review.demo.checked import checklist
from review.demo.drafts import SERVICE
from review.demo.office import person
from review.law.vocabulary import Conclusion, Disposition, MaterialKind, Reply, Status, StepName
from review.models import Annotation, Matter, Revision
from review.registers import blanks as left_open
from review.registers.facts import annotations_of, handed_in, latest_opinion, latest_revision
from review.registers.log import verify
from tests.actions.replayed import earned
from tests.paper.documents import docx, p, t
from tests.told import story

FEW = settings(
    max_examples=2, stateful_step_count=8, deadline=None, derandomize=True,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
MANY = settings(FEW, max_examples=60, stateful_step_count=40)
CONTRACT = frozenset({MaterialKind.CREDENTIALS.value, MaterialKind.APPROVAL_BASIS.value})


class Walk(RuleBasedStateMachine):
    """The deeds that both kinds have; a deed that is refused changes nothing."""

    matter: Matter
    let_through: tuple[Status, ...] = ()
    required: frozenset[str] = frozenset()
    earned = 0

    def attempt(self, deed: Callable[[], object]) -> None:
        with suppress(Refused):
            deed()

    @property
    def revision(self) -> Revision:
        found = latest_revision(self.matter)
        assert found is not None
        return found

    def note(self, at: int) -> Annotation | None:
        found = annotations_of(self.matter)
        return found[at % len(found)] if found else None

    def step(self, name: StepName, who: str) -> None:
        self.attempt(lambda: matters.step(self.matter, name, by=person(who), reason="理由"))

    @rule(at=st.integers(0, 8), reply=st.sampled_from(list(Reply)))
    def answer(self, at: int, reply: Reply) -> None:
        note = self.note(at)
        if note:
            self.attempt(lambda: annotations.answer(note, reply, "另有约定", by=person("zhoumin")))

    @rule()
    def answer_all(self) -> None:
        for note in annotations_of(self.matter):
            self.attempt(
                lambda note=note: annotations.answer(note, Reply.ADOPTED, "", by=person("zhoumin"))
            )

    @rule(at=st.integers(0, 8))
    def confirm(self, at: int) -> None:
        note = self.note(at)
        if note:
            self.attempt(lambda: annotations.confirm(note, by=person("lijianguo")))

    @rule()
    def settle_all(self) -> None:
        for note in annotations_of(self.matter):
            self.attempt(lambda note=note: annotations.settle(note, by=person("chenlu")))

    @rule(at=st.integers(0, 8))
    def reopen(self, at: int) -> None:
        note = self.note(at)
        if note:
            self.attempt(lambda: annotations.reopen(note, "又有疑问", by=person("chenlu")))

    @rule(who=st.sampled_from(["wangfang", "chenlu", "zhangwei"]))
    def open_changes(self, who: str) -> None:
        self.attempt(lambda: changes.open_changes(self.matter, self.revision, by=person(who)))

    @rule(who=st.sampled_from(["wangfang", "chenlu"]))
    def compare(self, who: str) -> None:
        self.attempt(lambda: changes.compare(self.matter, self.revision, "看过", by=person(who)))

    @rule()
    def explain(self) -> None:
        found = left_open.told(self.matter, self.revision)
        reasons = {at: "签署时手写填写" for at, _ in enumerate(found)}
        self.attempt(
            lambda: blanks.explain(self.matter, self.revision, reasons, by=person("zhoumin"))
        )

    @rule()
    def review_again(self) -> None:
        self.step(StepName.REQUEST_REVIEW, "zhoumin")

    def upload(self, content: bytes) -> None:
        received = documents.submit("修改稿.docx", content)
        self.attempt(
            lambda: documents.add_revision(self.matter, received, sure=True, by=person("zhoumin"))
        )

    @invariant()
    def what_is_let_through_was_earned(self) -> None:
        matter = getattr(self, "matter", None)
        if matter is not None and matter.status in self.let_through:
            earned(matter, self.required)
            type(self).earned += 1


class ContractWalk(Walk):
    let_through = (Status.CLEARED,)
    required = CONTRACT

    def __init__(self) -> None:
        super().__init__()
        self.matter = story.reviewing("parking", story.PARKING)
        story.annotate(self.matter, 2)

    @rule(conclusion=st.sampled_from([Conclusion.REVISE, Conclusion.SIGNABLE]))
    def opine(self, conclusion: Conclusion) -> None:
        draft = opinions.Draft(conclusion, "意见。", checklist(self.matter))
        self.attempt(lambda: opinions.issue(self.matter, self.revision, draft, by=person("chenlu")))

    @rule(version=st.sampled_from([1, 2, 3]))
    def revise(self, version: int) -> None:
        if version == 3:
            self.upload(docx(p(t("停车秩序委托管理协议")) + p(t("第一条 租金为____元。"))))
        else:
            self.upload(papers.write("parking", version))

    @rule()
    def propose(self) -> None:
        self.step(StepName.PROPOSE, "zhoumin")

    @rule()
    def approve(self) -> None:
        self.attempt(
            lambda: signing.approve(self.matter, self.revision, "同意", by=person("zhangwei"))
        )

    @rule()
    def disapprove(self) -> None:
        self.step(StepName.DISAPPROVE, "zhangwei")

    @rule()
    def clear(self) -> None:
        self.attempt(lambda: signing.clear(self.matter, self.revision, by=person("wangfang")))

    @rule()
    def withdraw_material(self) -> None:
        found = handed_in(self.matter)
        if found:
            self.attempt(lambda: materials.withdraw(found[0], "传错了", by=person("zhoumin")))

    @rule(kind=st.sampled_from([MaterialKind.CREDENTIALS, MaterialKind.APPROVAL_BASIS]))
    def attach(self, kind: MaterialKind) -> None:
        content = story.certificate(f"{kind.label}{len(handed_in(self.matter))}")
        self.attempt(
            lambda: documents.add_material(
                self.matter, kind, "材料.docx", content, by=person("zhoumin")
            )
        )

    @rule()
    def go_straight(self) -> None:
        """What an orderly office would do next, so that walks reach the gate."""
        self.opine(Conclusion.REVISE)
        self.answer_all()
        self.settle_all()
        self.explain()
        self.propose()
        self.open_changes("zhangwei")
        self.approve()
        self.clear()


class DocumentWalk(Walk):
    let_through = (Status.SIGNED_OFF,)

    def __init__(self) -> None:
        super().__init__()
        self.matter = normative.carry(SERVICE, normative.review, normative.NORMATIVE)
        normative.annotate(self.matter, SERVICE)

    @rule()
    def opine(self) -> None:
        points = checklist(self.matter)
        draft = opinions.Draft(Conclusion.AMEND, "意见。", points, Disposition.CLAUSES)
        self.attempt(lambda: opinions.issue(self.matter, self.revision, draft, by=person("chenlu")))

    @rule(more=st.sampled_from(["条 另行规定。", "条 由____负责解释。"]))
    def revise(self, more: str) -> None:
        content = replace(SERVICE, lines=(*SERVICE.lines, more)).content
        self.upload(content)

    @rule()
    def review_legally(self) -> None:
        if latest_opinion(self.matter) is None:
            return
        self.attempt(lambda: normative.review_legally(self.matter, SERVICE))

    @rule()
    def to_meeting(self) -> None:
        self.step(StepName.TO_MEETING, "zhoumin")

    @rule()
    def deliberate(self) -> None:
        self.attempt(lambda: normative.deliberate(self.matter, SERVICE))

    @rule()
    def sign_off(self) -> None:
        self.attempt(lambda: normative.sign_off(self.matter, SERVICE))

    @rule()
    def go_straight(self) -> None:
        self.opine()
        self.review_legally()
        self.answer_all()
        self.settle_all()
        self.explain()
        self.open_changes("wangfang")
        self.compare("wangfang")
        self.to_meeting()
        self.deliberate()
        self.sign_off()


def walk(machine: type[Walk], how: settings) -> None:
    machine.earned = 0
    run_state_machine_as_test(machine, settings=how)
    straight = machine()
    straight.go_straight()  # type: ignore[attr-defined]
    straight.what_is_let_through_was_earned()
    assert machine.earned
    assert verify().faults == ()


@pytest.mark.default_engine
@pytest.mark.parametrize("machine", [ContractWalk, DocumentWalk])
def test_what_is_let_through_was_earned(app: Flask, machine: type[Walk]) -> None:
    walk(machine, FEW)


@pytest.mark.sure
@pytest.mark.timeout(3600)
@pytest.mark.default_engine
@pytest.mark.parametrize("machine", [ContractWalk, DocumentWalk])
def test_what_is_let_through_was_earned_in_long_walks(app: Flask, machine: type[Walk]) -> None:
    walk(machine, MANY)
