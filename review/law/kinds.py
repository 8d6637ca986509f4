"""The kinds of matter, one row each: what a kind has in every room, and by which key it is found there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from review.law import checklists as lists
from review.law.articles import article
from review.law.checklists import Checklist
from review.law.conclusions import DISPOSITIONS
from review.law.materials import LOCAL, REVIEW_115, Wanted
from review.law.procedure import Chapter, Condition, path
from review.law.vocabulary import (
    Classified,
    Conclusion,
    Disposition,
    Kind,
    MaterialKind,
    Resolution,
    Status,
    StepName,
    Subject,
)
from review.law.workflow import (
    consultation,
    contract,
    elsewhere,
    first_edition,
    internal,
    normative,
    second_edition,
)
from review.law.workflow.names import PRACTICE

C, M = Conclusion, MaterialKind
REVIEW = (C.LAWFUL, C.AMEND, C.UNLAWFUL)
DECISION = "重大行政决策程序暂行条例"
DECIDED = (Subject.DECISION,)
# The step by which each outcome of a meeting is taken.
MEETING = {
    Resolution.PASSED: StepName.PASS_MEETING,
    Resolution.AGAIN: StepName.DELIBERATE_AGAIN,
    Resolution.REJECTED: StepName.REJECT,
}


@dataclass(frozen=True)
class KindRow:
    """One kind of matter.

    `chapter` is the newest edition, `former` are those before it, for matters that began under them.
    `line` are the stages of its main line, `beside` the stage at which every other status stands.
    `outcomes` names the step for each outcome of a meeting, empty where no meeting decides.
    `finding` is the 认定 without which none may be opened, `series` the word in the number under
    which it is issued. `text` is what its text is called, `offer` what may be brought
    as one, "" where another row's offer leads to it. `agreed` are the words by which the scope of a
    firm's engagement names the kind. `reserves` is the setting by which the office
    reserves the decision to 主要负责人, "" where none does. `filed` are the materials that come with
    the publication, for the filing alone.

    The other rooms are named by key: `record` is the attribute of `models.Matter`, `template` what
    the matter's page shows of it (`answers.html` serves any), `letter` a row of `actions.letters.LETTERS`, `register` a slug of
    `registers.books.REGISTERS`. Terms and form are found by the kind itself.
    """

    kind: Kind
    chapter: Chapter
    former: tuple[Chapter, ...]
    line: tuple[Status, ...]
    beside: Mapping[Status, Status]
    checklists: tuple[Checklist, ...]
    conclusions: tuple[Conclusion, ...]
    materials: tuple[Wanted, ...]
    outcomes: Mapping[Resolution, StepName]
    finding: Classified | None
    series: str
    text: str
    offer: str
    agreed: tuple[str, ...]
    reserves: str
    record: str
    template: str
    letter: str
    register: str
    filed: tuple[MaterialKind, ...] = ()

    @property
    def is_document(self) -> bool:
        """Whether it is a text that the office itself issues."""
        return self.finding is not None

    @property
    def editions(self) -> tuple[Chapter, ...]:
        """Every edition, the newest first."""
        return (self.chapter, *self.former)

    def dispositions(self, conclusion: Conclusion) -> tuple[Disposition, ...]:
        """The finer words to choose from; none where the conclusion says all."""
        return DISPOSITIONS.get(conclusion, ()) if self.is_document else ()


ROWS = (
    KindRow(
        Kind.CONTRACT,
        chapter=contract.CHAPTER,
        former=(first_edition.CONTRACT,),
        line=contract.LINE,
        beside=contract.BESIDE,
        checklists=(lists.CONTRACT,),
        conclusions=(C.SIGNABLE, C.REVISE, C.UNFIT, C.SEND_BACK),
        materials=(
            Wanted(M.CREDENTIALS, True, LOCAL),
            Wanted(M.APPROVAL_BASIS, True, LOCAL),
            Wanted(M.AWARD, False, "采购文件确定事项签订（政府采购法第四十六条）"),
            Wanted(M.BUDGET, False, "预算法第十三条"),
            Wanted(M.NEGOTIATION, False, PRACTICE),
            Wanted(M.OTHER, False, PRACTICE),
        ),
        outcomes={},
        finding=None,
        series="",
        text="合同文本",
        offer="合同、协议、备忘录、意向书，签订之前审查",
        agreed=("合同", "协议"),
        reserves="contract.head",
        record="contract",
        template="matters/kinds/contract.html",
        letter="contract",
        register="contracts",
    ),
    KindRow(
        Kind.NORMATIVE,
        chapter=normative.CHAPTER,
        former=(second_edition.NORMATIVE, first_edition.NORMATIVE),
        line=normative.LINE,
        beside=normative.BESIDE,
        checklists=(lists.NORMATIVE, lists.COMPETITION),
        conclusions=REVIEW,
        materials=(
            Wanted(M.EXPLANATION, True, REVIEW_115),
            Wanted(M.LEGAL_BASIS, True, REVIEW_115),
            Wanted(M.COMMENTS, True, REVIEW_115),
            Wanted(M.OWN_REVIEW, False, REVIEW_115),
            Wanted(M.COMPETITION, False, "公平竞争审查条例第十七条"),
            Wanted(M.CONSISTENCY, False, "北京市优化营商环境条例第七十五条"),
            Wanted(M.RISK, False, REVIEW_115),
            Wanted(M.OTHER, False, PRACTICE),
        ),
        outcomes={**MEETING, Resolution.IN_PRINCIPLE: StepName.PASS_IN_PRINCIPLE},
        finding=Classified.NORMATIVE,
        series="发",
        text="文件草案",
        offer="先认定是行政规范性文件还是内部制度，再送审",
        agreed=("文件",),
        reserves="sign.normative",
        record="normative",
        template="matters/kinds/normative.html",
        letter="legality",
        register="documents",
        filed=(M.ANNOUNCEMENT, M.AMENDMENT),
    ),
    KindRow(
        Kind.INTERNAL,
        chapter=internal.CHAPTER,
        former=(first_edition.INTERNAL,),
        line=internal.LINE,
        beside=internal.BESIDE,
        checklists=(lists.INTERNAL,),
        conclusions=REVIEW,
        materials=(
            Wanted(M.EXPLANATION, False, PRACTICE),
            Wanted(M.LEGAL_BASIS, False, PRACTICE),
            Wanted(M.OTHER, False, PRACTICE),
        ),
        outcomes=MEETING,
        finding=Classified.INTERNAL,
        series="制",
        text="制度草案",
        offer="",
        agreed=("制度", "内部规定"),
        reserves="sign.internal",
        record="internal",
        template="matters/kinds/internal.html",
        letter="legality",
        register="rules",
    ),
    KindRow(
        Kind.CONSULTATION,
        chapter=consultation.CHAPTER,
        former=(second_edition.CONSULTATION, first_edition.CONSULTATION),
        line=consultation.LINE,
        beside=consultation.BESIDE,
        checklists=(lists.DECISION_REVIEW,),
        conclusions=(C.LAWFUL, C.FEASIBLE, C.UNLAWFUL, C.EXPLORATORY),
        materials=(
            Wanted(M.DECISION_BASIS, True, article(DECISION, "第二十六条"), DECIDED, since=3),
            Wanted(M.PROCEDURE, True, article(DECISION, "第二十六条"), DECIDED, since=3),
            Wanted(
                M.PARTICIPATION, False, article(DECISION, "第十四条至第十八条"), DECIDED, since=3
            ),
            Wanted(M.EXPERTS, False, article(DECISION, "第十九条"), DECIDED, since=3),
            Wanted(M.RISK, False, article(DECISION, "第二十三条"), DECIDED, since=3),
            Wanted(M.BACKGROUND, False, PRACTICE),
            Wanted(M.LEGAL_BASIS, False, PRACTICE, (Subject.ADVICE, Subject.COLLECTIVE)),
            Wanted(M.OTHER, False, PRACTICE),
        ),
        # A question that passed in principle is decided.
        outcomes={**MEETING, Resolution.IN_PRINCIPLE: StepName.PASS_MEETING},
        finding=None,
        series="",
        text="要审查的文本",
        offer="涉法事项、重大行政决策、三重一大",
        agreed=("咨询", "决策", "法律意见"),
        reserves="",
        record="consultation",
        template="matters/kinds/answers.html",
        letter="advice",
        register="consultations",
    ),
)

KINDS: dict[Kind, KindRow] = {row.kind: row for row in ROWS}
STATUTE: dict[Kind, Chapter] = {row.kind: row.chapter for row in ROWS}
EDITIONS: dict[tuple[Kind, int], Chapter] = {
    (row.kind, chapter.edition): chapter for row in ROWS for chapter in row.editions
}
CHECKLISTS: tuple[Checklist, ...] = tuple(each for row in ROWS for each in row.checklists)
# What kind of matter a finding opens; the others open none.
FOUND: dict[Classified, Kind] = {row.finding: row.kind for row in ROWS if row.finding}
DOCUMENTS: tuple[Kind, ...] = tuple(FOUND.values())

# Out of these a matter may come from many stages: it stands at the one where it was left.
LEFT = (Status.WITHDRAWN, Status.ABANDONED)
STAGES: dict[Kind, dict[Status, Status]] = {
    row.kind: {**{status: status for status in row.line}, **row.beside} for row in ROWS
}


def chapter_of(kind: Kind, edition: int | None) -> Chapter:
    """The chapter by which a matter goes: the edition it began under, None for the newest."""
    return STATUTE[kind] if edition is None else EDITIONS[kind, edition]


@cache
def asked_at(condition: Condition) -> frozenset[tuple[Kind, Status]]:
    """Kinds and statuses at which a step of any edition asks for the condition."""
    return frozenset(
        (kind, status)
        for (kind, _), chapter in EDITIONS.items()
        for step in chapter.steps
        if condition in step.needs
        for status in step.before
    )


def line_of(kind: Kind, edition: int | None, *, away: bool = False) -> tuple[Status, ...]:
    """The main line as far as that edition has it; `away`: of a document that others issue."""
    apart = elsewhere.HERE if away else elsewhere.AWAY
    wanted = (status for status in KINDS[kind].line if status not in apart)
    return path(chapter_of(kind, edition), wanted)


def stage(kind: Kind, status: Status, left: Status | None = None) -> Status | None:
    """The stage of the main line; `left` is the status before, for one that was broken off."""
    asked = left if status in LEFT and left is not None else status
    return STAGES[kind].get(asked)
