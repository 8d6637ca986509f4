"""Texts that are no .docx, and a Word file come back: printed, scanned, too old, worked on by counsel."""

import io
from dataclasses import replace

import docx

from review.actions import annotations, conversions, documents, incoming, jobs, matters, outgoing
from review.actions.annotations import Note
from review.demo import papers, story
from review.demo.office import person
from review.demo.papers import prints
from review.demo.revisions import spot
from review.demo.story import certificate, told
from review.law.vocabulary import Category, Conflict, MaterialKind, Severity, StepName
from review.models import Matter
from review.paper.model import OBJECT
from review.paper.reading import docx_reader
from review.registers.facts import latest_revision

PATROL = replace(story.PARKING, title="路侧停车巡查服务合同")
CLEANING = replace(story.LEASE, title="办公楼保洁服务合同")
SHUTTLE = replace(story.LEASE, title="值班用车租赁合同")
GUARDS = replace(story.PARKING, title="停车场安保服务协议")
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1528)
"""The first sector of a Word 97 file whose rest was lost on a memory stick."""

SAID = (
    (Severity.BLOCKING, Category.PRICE, "待财政资金到位后", "付款以资金到位为条件，期限不明。"),
    (Severity.ADVICE, Category.TERM, "30分钟内到达现场", "建议写明起算时点：自派单时起。"),
)  # fmt: skip


def opened(matter: Matter, name: str, content: bytes) -> Matter:
    """A text handed in with its materials, and submitted."""
    drafter = person("zhoumin")
    documents.add_revision(matter, documents.submit(name, content), by=drafter)
    for kind in (MaterialKind.CREDENTIALS, MaterialKind.APPROVAL_BASIS):
        paper = certificate(kind.label)
        documents.add_material(matter, kind, f"{kind.label}.docx", paper, by=drafter)
    matters.step(matter, StepName.SUBMIT, by=drafter)
    return matter


def printed() -> None:
    """The parking agreement as a PDF, with counsel's annotations on its words."""
    words = [paragraph.text for paragraph in docx_reader.read(papers.write("parking")).paragraphs()]
    words = [" ".join(word.replace(OBJECT, "").split()) for word in words]
    matter = matters.open_matter(PATROL, by=person("zhoumin"))
    opened(matter, "路侧停车巡查服务合同.pdf", prints.printed([word for word in words if word]))
    matters.step(matter, StepName.ACCEPT, by=person("wangfang"))
    matters.assign(matter, person("chenlu"), by=person("wangfang"))
    matters.declare(matter, Conflict.NONE, "", by=person("chenlu"))
    revision = latest_revision(matter)
    assert revision is not None
    paper = documents.reading(revision)
    for severity, category, quote, text in SAID:
        note = Note(severity, category, text)
        annotations.annotate(matter, revision, paper, spot(paper, quote), note, by=person("chenlu"))


def scanned() -> None:
    """Handed in as a scan: nobody can annotate it by its words, and the page says so."""
    matter = matters.open_matter(CLEANING, by=person("zhoumin"))
    opened(matter, "办公楼保洁服务合同（扫描）.pdf", prints.scanned(2))


def too_old() -> None:
    """A .doc that could not be converted; the matter waits for another file."""
    matter = matters.open_matter(SHUTTLE, by=person("zhoumin"))
    conversion = conversions.begin(matter, "值班用车租赁合同.doc", OLD, by=person("zhoumin"))
    assert conversion.job is not None
    jobs.fail(conversion.job, "旧版文件未能转换，请在 Word 或 WPS 中打开后另存为 .docx 再提交。")


def come_back() -> None:
    """Counsel worked on it in Word: a new comment, and a figure changed without tracking."""
    counsel, matter = person("chenlu"), story.reviewing("parking", GUARDS)
    revision = latest_revision(matter)
    assert revision is not None
    paper = documents.reading(revision)
    for severity, category, quote, text in SAID:
        note = Note(severity, category, text)
        annotations.annotate(matter, revision, paper, spot(paper, quote), note, by=counsel)
    content = worked_on(outgoing.composed(revision).docx)
    arrived = incoming.arrived("停车场安保服务协议（陈律批注）.docx", content)
    incoming.receive(matter, arrived, by=counsel)


def worked_on(source: bytes) -> bytes:
    file, target = docx.Document(io.BytesIO(source)), io.BytesIO()
    for paragraph in file.paragraphs:
        if "统一着装" in paragraph.text:
            said = "人员资格要求建议附在附件二中。"
            file.add_comment(paragraph.runs, said, author="陈律", initials="陈")
        for run in paragraph.runs:
            if "六个月" in run.text:
                run.text = run.text.replace("六个月", "三个月")
    file.save(target)
    return target.getvalue()


def tell() -> None:
    for workdays, chapter in ((4, printed), (3, come_back), (1, scanned), (1, too_old)):
        with told(workdays, 11):
            chapter()
