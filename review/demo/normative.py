"""The demo's documents: normative ones and internal rules, each told up to an interesting state."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from review import clock
from review.actions import (
    allotted_numbers,
    annotations,
    classifications,
    documents,
    drafting,
    filings,
    issuing,
    matters,
    meetings,
    opinions,
    signing,
    upkeep,
)
from review.actions.unit_of_work import unit_of_work
from review.demo import legal_review, story
from review.demo.checked import checklist
from review.demo.commenting import close, comment
from review.demo.drafts import (
    BOARDS,
    DUTY,
    FEES,
    FINER,
    GROUNDS,
    HEARD,
    INSIDE,
    PRINCIPLE,
    RULES,
    SAID,
    SERVICE,
    UNOPENED,
    Draft,
)
from review.demo.formal import formal
from review.demo.office import person
from review.law.meetings import Minutes
from review.law.vocabulary import (
    Category,
    Conclusion,
    Conflict,
    DraftingDuty,
    MaterialKind,
    Receiver,
    Resolution,
    Retention,
    Severity,
    StepName,
    Upkept,
    Verdict,
)
from review.models import Matter, MatterEdition, Revision
from review.registers.facts import annotations_of, latest_revision

M = MaterialKind


def _revision(matter: Matter) -> Revision:
    revision = latest_revision(matter)
    assert revision is not None
    return revision


def opened(draft: Draft) -> Matter:
    drafter = person("zhoumin")
    received = story.first_text(f"{draft.terms.title}（送审稿）.docx", draft.content)
    classification = classifications.decide(
        draft.terms.title, draft.answers, "", draft.joint, by=drafter
    )
    with unit_of_work():
        matter = classifications.open_on(classification, draft.terms, by=drafter)
        if draft.edition:
            began = MatterEdition(edition=draft.edition, by_id=drafter.id, by=drafter)
            matter.editions.append(began)
        documents.add_revision(matter, received, by=drafter)
    return matter


def conclude(matter: Matter, draft: Draft) -> None:
    if matter.normative is None or not matter.normative.business:
        return
    for duty in (DraftingDuty.COMPETITION, DraftingDuty.CONSISTENCY):
        result = drafting.Found(
            duty, Verdict.CLEAR, GROUNDS, clock.today(), "接诉即办科", heard=HEARD
        )
        drafting.conclude(matter, result, by=person("zhoumin"))


def submit(matter: Matter, draft: Draft) -> None:
    drafter = person("zhoumin")
    for kind in (M.EXPLANATION, M.LEGAL_BASIS, M.COMMENTS):
        name, content = f"{kind.label}.docx", story.certificate(kind.label)
        if matter.normative is not None or kind is not M.COMMENTS:
            documents.add_material(matter, kind, name, content, by=drafter)
    matters.step(matter, StepName.SUBMIT, by=drafter)


def review(matter: Matter, draft: Draft) -> None:
    office, counsel = person("wangfang"), person("chenlu")
    matters.step(matter, StepName.ACCEPT, by=office)
    matters.assign(matter, counsel, by=office)
    matters.declare(matter, Conflict.NONE, "", by=counsel)


def annotate(matter: Matter, draft: Draft) -> None:
    revision = _revision(matter)
    paper = documents.reading(revision)
    paragraph = next(each for each in paper.paragraphs() if draft.word in each.text)
    start = paragraph.text.index(draft.word)
    span = annotations.Span(paragraph.id, start, paragraph.id, start + len(draft.word))
    blocking = draft.conclusion is not Conclusion.LAWFUL
    note = annotations.Note(
        Severity.BLOCKING if blocking else Severity.ADVICE,
        Category.POWER,
        "增加相对人义务的内容，请写明法律、法规依据；没有依据的删除或者改为倡导性表述。",
        "行政诉讼法解释第一百四十八条；优化营商环境条例第六十四条",
        "",
    )
    annotations.annotate(matter, revision, paper, span, note, by=person("chenlu"))


def opine(matter: Matter, draft: Draft) -> None:
    if not annotations_of(matter):
        annotate(matter, draft)
    new_draft = opinions.Draft(
        draft.conclusion,
        SAID[draft.conclusion],
        checklist(matter, draft.conclusion),
        FINER.get(draft.conclusion),
    )
    opinions.issue(matter, _revision(matter), new_draft, by=person("chenlu"))


def review_legally(matter: Matter, draft: Draft) -> None:
    legal_review.follow(matter)


def answer(matter: Matter, draft: Draft) -> None:
    story.answer_all(matter)
    story.settle_all(matter)


def propose(matter: Matter, draft: Draft) -> None:
    matters.step(matter, StepName.TO_MEETING, by=person("zhoumin"))


def deliberate(matter: Matter, draft: Draft) -> None:
    week = clock.today().isocalendar().week
    held = Minutes(
        f"{clock.today().year}年第{week}次主任办公会", clock.today(),
        f"西城管指会〔{clock.today().year}〕{week}号",
        "应到7人，实到6人：高远、张伟、林桦、王芳、李建国、何静", 5, 0, 1, draft.resolution,
        "承办科室汇报起草和审核情况；与会人员一致认为制定本文件确有必要。",
        "1人弃权：建议再听取街道意见。", "同意，按会议意见抓好落实。",
    )  # fmt: skip
    meetings.deliberate(matter, _revision(matter), held, by=person("wangfang"))


def mend(matter: Matter, draft: Draft) -> None:
    """What passed in principle is changed as the meeting said."""
    if draft.resolution is not Resolution.IN_PRINCIPLE:
        return
    lines = (*draft.lines[:-1], "条 街道办事处协助做好公开工作。", draft.lines[-1])
    content = replace(draft, lines=lines).content
    received = documents.submit(f"{draft.terms.title}（修改稿）.docx", content)
    documents.add_revision(matter, received, note="按会议意见增加一条", by=person("zhoumin"))


def sign_off(matter: Matter, draft: Draft) -> None:
    head = person("gaoyuan" if matter.normative else "zhangwei")
    signing.approve(matter, _revision(matter), "同意印发。", by=head, step=StepName.SIGN_OFF)


def issue(matter: Matter, draft: Draft) -> None:
    """The number first, then the text that bears it."""
    number = allotted_numbers.allot(matter, by=person("wangfang")).number
    content = formal(draft.content, number, clock.today())
    received = documents.submit(f"{draft.terms.title}（印发件）.docx", content)
    printed = issuing.Printed(received, clock.today(), 30)
    issuing.issue(matter, _revision(matter), printed, by=person("wangfang"))


def publish(matter: Matter, draft: Draft) -> None:
    applies = clock.today() + timedelta(31)
    announced = issuing.Announced(
        clock.today(), "区政府网站“政策文件”栏目", applies, _years(applies, 2)
    )
    issuing.publish(matter, announced, by=person("zhoumin"))


def _years(day: date, years: int) -> date:
    return date(day.year + years, day.month, min(day.day, 28)) - timedelta(1)


def file(matter: Matter, draft: Draft) -> None:
    office = person("wangfang")
    filings.file(matter, Receiver.DISTRICT, clock.today(), "报区司法局，一式五份", "", by=office)


def register(matter: Matter, draft: Draft) -> None:
    receipt = filings.Receipt(
        Receiver.DISTRICT, f"西备登〔{clock.today().year}〕17号", clock.today()
    )
    filings.register(matter, [receipt], by=person("wangfang"))


def archive(matter: Matter, draft: Draft) -> None:
    signing.archive(matter, Retention.PERMANENT, "1号库5架", by=person("liuna"))


def compile(matter: Matter, draft: Draft) -> None:
    matters.step(matter, StepName.COMPILE, by=person("wangfang"))


def repeal(matter: Matter, draft: Draft) -> None:
    decided = upkeep.Decided(
        Upkept.REPEALED, clock.today(), "主任办公会", "所依据的上位法已经修改，内容由新的规定替代。"
    )
    upkeep.decide(matter, decided, by=person("wangfang"))


Stage = Callable[[Matter, Draft], None]
NORMATIVE: tuple[tuple[int, Stage], ...] = (
    (0, comment), (24, close), (25, conclude), (25, submit), (26, review), (28, annotate),
    (30, opine), (30, review_legally), (31, answer), (31, propose), (33, deliberate), (33, mend), (34, sign_off), (35, issue),
    (36, publish), (39, file), (44, register), (46, archive), (60, repeal),
)  # fmt: skip
INTERNAL: tuple[tuple[int, Stage], ...] = (
    (0, submit), (1, review), (2, annotate), (4, opine), (5, answer), (5, propose),
    (7, deliberate), (8, sign_off), (8, issue), (9, compile), (11, archive), (60, repeal),
)  # fmt: skip


def carry(draft: Draft, until: Stage | None, stages: tuple[tuple[int, Stage], ...]) -> Matter:
    """The life of a document up to and with a stage that happened on the last working day."""
    names = [stage for _, stage in stages]
    kept = stages[: names.index(until) + 1] if until else ()
    begun = (kept[-1][0] if kept else 0) + 1
    with story.told(begun):
        matter = opened(draft)
    for after, stage in kept:
        with story.told(begun - after):
            stage(matter, draft)
    return matter


PAST: tuple[tuple[Draft, Stage | None, tuple[tuple[int, Stage], ...]], ...] = (
    (RULES, repeal, NORMATIVE),
    (BOARDS, archive, NORMATIVE),
    (BOARDS, file, NORMATIVE),
    (SERVICE, publish, NORMATIVE),
    (RULES, sign_off, NORMATIVE),
    (BOARDS, deliberate, NORMATIVE),
    (PRINCIPLE, mend, NORMATIVE),
    (RULES, propose, NORMATIVE),
    (FEES, review_legally, NORMATIVE),
    (SERVICE, review_legally, NORMATIVE),
    (BOARDS, opine, NORMATIVE),
    (BOARDS, annotate, NORMATIVE),
    (RULES, comment, NORMATIVE),
    (SERVICE, None, NORMATIVE),
    (DUTY, archive, INTERNAL),
    (DUTY, propose, INTERNAL),
    (DUTY, annotate, INTERNAL),
)


def reworded() -> Matter:
    """Changed after the conclusions on competition and policy, and not upheld for it yet."""
    matter = carry(BOARDS, conclude, NORMATIVE)
    lines = (*BOARDS.lines[:-1], "条 信息牌由产权单位负责日常维护。", BOARDS.lines[-1])
    content = replace(BOARDS, lines=lines).content
    received = documents.submit(f"{BOARDS.terms.title}（修改稿）.docx", content)
    documents.add_revision(matter, received, note="按征求的意见增加一条", by=person("zhoumin"))
    return matter


def tell() -> None:
    """Every state of a document that a person can meet, and a decision nothing was opened on yet."""
    for draft, until, stages in PAST:
        carry(draft, until, stages)
    reworded()
    classifications.decide(UNOPENED, INSIDE, "随新系统上线一并印发", by=person("zhoumin"))
