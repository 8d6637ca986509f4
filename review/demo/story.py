"""The demo's matters, told through the same verbs people use, on days that have passed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import cache

from review import clock
from review.actions import (
    annotations,
    blanks,
    documents,
    matters,
    opinions,
    placements,
    signed_copies,
    signing,
)
from review.actions.annotations import Note
from review.actions.terms import ContractTerms
from review.actions.unit_of_work import unit_of_work
from review.demo import papers
from review.demo.checked import checklist
from review.demo.office import person
from review.demo.remarks import REMARKS
from review.law.vocabulary import (
    Conclusion,
    Conflict,
    MaterialKind,
    Method,
    Nature,
    Reply,
    Retention,
    Severity,
    StepName,
)
from review.law.workdays import shipped
from review.models import Annotation, Matter
from review.paper.issuing.gbt9704 import OfficialPage
from review.registers import blanks as left_open
from review.registers.facts import annotations_of as notes_of
from review.registers.facts import latest_revision

PARKING = ContractTerms(
    "停车秩序委托管理协议", "北京畅序停车管理有限公司", "91110106MA3F5D8L1G",
    Decimal("1260000.00"), Nature.ADMINISTRATIVE, Method.OPEN_TENDER,
)  # fmt: skip
HOTLINE = ContractTerms(
    "12345市民服务热线话务外包服务合同", "北京听澜云语客户服务有限公司", "91110102MA04K7T2X3",
    Decimal("8764800.00"), Nature.CIVIL, Method.OPEN_TENDER, "现合同12月31日到期，须在此前签订。",
)  # fmt: skip
LEASE = ContractTerms(
    "办公用房租赁合同", "北京栖砚置业经营有限公司", "91110105MA7HQ3R66C",
    Decimal("8733369.60"), Nature.CIVIL, Method.SINGLE_SOURCE, "现址租期届满，主任办公会已议定续租。",
)  # fmt: skip
RECORDS = ContractTerms(
    "政务热线数据委托处理协议", "北京析微数智科技有限公司", "91110108MA6C9W1P6E",
    Decimal("1386000.00"), Nature.CIVIL, Method.CONSULTATION,
)  # fmt: skip


@contextmanager
def days_ago(workdays: int, hour: int = 10) -> Iterator[None]:
    """Stand so many working days back, in the office's morning."""
    day, known = clock.today(), shipped()
    while workdays:
        day -= timedelta(1)
        workdays -= known.working(day)
    moment = datetime.combine(day, time(hour), tzinfo=clock.OFFICE_ZONE).astimezone(UTC)
    with clock.stopped(moment):
        yield


@contextmanager
def told(workdays: int, hour: int = 10) -> Iterator[None]:
    """A moment of the story: all that happens in it is one deed."""
    with days_ago(workdays, hour), unit_of_work():
        yield


@cache
def certificate(title: str) -> bytes:
    """A material of one page, for what real files would be."""
    page = OfficialPage(title)
    page.blank()
    page.text(f"本件是演示用的材料，代替实际提交的“{title}”。")
    page.signature(("演示单位",), clock.today())
    return page.content()


def first_text(name: str, content: bytes) -> documents.Received:
    """A file that opens matters, judged once however many it opens; each stores it for itself."""
    received = replace(_judged(name, content))
    documents.make_ready(None, received)
    return received


@cache
def _judged(name: str, content: bytes) -> documents.Received:
    return documents.submit(name, content)


def opened(name: str, terms: ContractTerms, *, complete: bool = True) -> Matter:
    drafter = person("zhoumin")
    matter = matters.open_matter(terms, by=drafter)
    documents.add_revision(matter, first_text(papers.FILES[name], papers.write(name)), by=drafter)
    kinds = [MaterialKind.CREDENTIALS, MaterialKind.APPROVAL_BASIS] if complete else []
    for kind in kinds:
        content = certificate(kind.label)
        documents.add_material(matter, kind, f"{kind.label}.docx", content, by=drafter)
    return matter


def submitted(name: str, terms: ContractTerms, *, complete: bool = True) -> Matter:
    matter = opened(name, terms, complete=complete)
    matters.step(matter, StepName.SUBMIT, by=person("zhoumin"))
    return matter


def assigned(name: str, terms: ContractTerms) -> Matter:
    matter = submitted(name, terms)
    matters.step(matter, StepName.ACCEPT, by=person("wangfang"))
    matters.assign(matter, person("chenlu"), by=person("wangfang"))
    return matter


def reviewing(name: str, terms: ContractTerms) -> Matter:
    matter = assigned(name, terms)
    matters.declare(matter, Conflict.NONE, "", by=person("chenlu"))
    return matter


def annotate(
    matter: Matter, most: int = 9, like: str = "", binding: bool = True
) -> list[Annotation]:
    """Counsel's annotations on the first place of each word the text has.

    `like`: those of the text of that title; without `binding` only advice.
    """
    revision = latest_revision(matter)
    assert revision is not None
    paper, notes = documents.reading(revision), []
    remarks = [
        remark
        for remark in REMARKS.get(like or matter.title, ())
        if binding or remark[0] is not Severity.BLOCKING
    ]
    for severity, category, word, text, basis, proposal in remarks[:most]:
        paragraph = next((each for each in paper.paragraphs() if word in each.text), None)
        if paragraph is None:
            continue
        start = paragraph.text.index(word)
        span = placements.Span(paragraph.id, start, paragraph.id, start + len(word))
        note = Note(severity, category, text, basis, proposal)
        notes.append(annotations.annotate(matter, revision, paper, span, note, by=person("chenlu")))
    return notes


def opined(name: str, terms: ContractTerms) -> Matter:
    matter = reviewing(name, terms)
    severities = {note.severity for note in annotate(matter)}
    binding = Severity.BLOCKING in severities
    opine(matter, Conclusion.REVISE if binding else Conclusion.SIGNABLE)
    return matter


def opine(matter: Matter, conclusion: Conclusion) -> None:
    revision = latest_revision(matter)
    assert revision is not None
    text = {
        Conclusion.REVISE: "合同主体适格，主要条款齐备。须处理的批注修改后可以签订；其余批注建议采纳。",
        Conclusion.SIGNABLE: "修改稿已按意见调整，未发现新的法律风险，可以签订。",
    }[conclusion]
    draft = opinions.Draft(conclusion, text, checklist(matter, conclusion))
    opinions.issue(matter, revision, draft, by=person("chenlu"))


def answer_all(matter: Matter, decline_last: bool = False) -> None:
    answers = {note.id: (Reply.ADOPTED, "") for note in notes_of(matter)}
    if not answers:
        return
    if decline_last:
        declined = Reply.DECLINED, "沿用往年范本，双方对含义没有分歧。"
        answers[max(answers)] = declined
    annotations.answer_all(matter, answers, by=person("zhoumin"))


def settle_all(matter: Matter) -> None:
    for note in notes_of(matter):
        if not note.settled:
            annotations.settle(note, by=person("chenlu"))


def explain_blanks(matter: Matter) -> None:
    """What the paper leaves open is filled in by hand when it is signed, says who drafted it."""
    revision = latest_revision(matter)
    assert revision is not None
    reasons = {
        at: "签署时由双方经办人手写填写，数额以采购结果为准。"
        for at, _ in enumerate(left_open.told(matter, revision))
    }
    if reasons:
        blanks.explain(matter, revision, reasons, by=person("zhoumin"))


def proposed(name: str, terms: ContractTerms) -> Matter:
    """Answered, settled by counsel, opinion on this very text, now before the leader."""
    matter = opined(name, terms)
    answer_all(matter, decline_last=True)
    settle_all(matter)
    explain_blanks(matter)
    matters.step(matter, StepName.PROPOSE, by=person("zhoumin"))
    return matter


def approved(name: str, terms: ContractTerms) -> Matter:
    matter = proposed(name, terms)
    revision = latest_revision(matter)
    assert revision is not None
    signing.approve(matter, revision, "", by=person("zhangwei"))
    return matter


def cleared(name: str, terms: ContractTerms) -> Matter:
    matter = approved(name, terms)
    revision = latest_revision(matter)
    assert revision is not None
    signing.clear(matter, revision, by=person("wangfang"))
    return matter


def signed(name: str, terms: ContractTerms) -> Matter:
    matter = cleared(name, terms)
    signed_copies.sign(matter, signed_copy(matter), by=person("zhoumin"))
    return matter


def signed_copy(matter: Matter, day: date | None = None) -> signed_copies.Signed:
    """The cleared text itself, as it comes back from the seal."""
    revision = latest_revision(matter)
    assert revision is not None
    content = documents.store().get(revision.sha256)
    name = f"{matter.title}（签署件）.docx"
    copy = documents.submit(name, content, documents.SIGNED_COPY)
    return signed_copies.Signed(copy, day or clock.today(), "张伟", 6)


def archived(name: str, terms: ContractTerms) -> Matter:
    matter = signed(name, terms)
    signing.archive(matter, Retention.TEN, "2号库3架", by=person("liuna"))
    return matter


def returned(name: str, terms: ContractTerms) -> Matter:
    matter = submitted(name, terms, complete=False)
    matters.step(
        matter, StepName.SEND_BACK, by=person("wangfang"), reason="缺少相对人资格证明和采购批准文件"
    )
    return matter


def voided(name: str, terms: ContractTerms) -> Matter:
    """Approved, then the text was changed: approval is void, all begins again at the answers."""
    matter = approved(name, terms)
    note = "相对方要求改动付款条款"
    changed = documents.submit(papers.FILES[name], papers.write(name, 2))
    documents.make_ready(matter, changed)
    documents.add_revision(matter, changed, note=note, by=person("zhoumin"))
    return matter


Chapter = Callable[[str, ContractTerms], Matter]
PAST: tuple[tuple[int, Chapter, str, ContractTerms], ...] = (
    (30, archived, "hotline", HOTLINE),
    (18, signed, "lease", LEASE),
    (12, reviewing, "hotline", HOTLINE),
    (9, cleared, "dataprocessing", RECORDS),
    (8, voided, "parking", PARKING),
    (6, proposed, "hotline", HOTLINE),
    (5, approved, "lease", LEASE),
    (4, opined, "dataprocessing", RECORDS),
    (3, returned, "parking", PARKING),
    (2, reviewing, "parking", PARKING),
    (2, assigned, "lease", LEASE),
    (1, submitted, "dataprocessing", RECORDS),
    (0, opened, "parking", PARKING),
)


def tell() -> None:
    """Every state a person can meet."""
    for workdays, chapter, name, terms in PAST:
        with told(workdays, 9 if workdays else clock.local(clock.now()).hour):
            matter = chapter(name, terms)
            if chapter is reviewing:
                annotate(matter)
