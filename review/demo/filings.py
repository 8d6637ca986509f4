"""The demo's filings: one registered in time, one of the district's put off, one sent back."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from review import clock
from review.actions import documents, filing_events, filings, issuing
from review.actions.filing_events import Event
from review.actions.performance import Evidence
from review.demo import normative
from review.demo.drafts import OUTSIDE, SERVICE, Draft
from review.demo.formal import formal
from review.demo.office import person
from review.demo.story import certificate, told
from review.extensions import db
from review.law.vocabulary import Filed, Issuer, Receiver, Status
from review.models import Filing, Matter
from review.registers.batching import rows
from review.registers.facts import latest_revision

# From the time when the texts of 区政府, too, were issued and filed here.
DISTRICT = replace(SERVICE, answers=replace(OUTSIDE, issuer=Issuer.DISTRICT), edition=2)


def issue(matter: Matter, draft: Draft) -> None:
    """Issued in the district's name, under the number the district gave."""
    number = f"西政发〔{clock.today().year}〕9号"
    content = formal(draft.content, number, clock.today(), "北京市西城区人民政府")
    received = documents.submit(f"{draft.terms.title}（印发件）.docx", content)
    printed = issuing.Printed(received, clock.today(), 60, number)
    revision = latest_revision(matter)
    assert revision is not None
    issuing.issue(matter, revision, printed, by=person("wangfang"))


def file(matter: Matter, draft: Draft) -> None:
    office = person("wangfang")
    note = "纸质文本一式两份，电子文本已上传备案审查信息平台"
    filings.file(matter, Receiver.CONGRESS, clock.today(), note, "", by=office)


OWN: dict[normative.Stage, normative.Stage] = {normative.issue: issue, normative.file: file}
STAGES = tuple((day, OWN.get(stage, stage)) for day, stage in normative.NORMATIVE)


def put_off() -> Matter:
    """Filed with the congress, which found a paper missing and asked for it within ten days."""
    matter = normative.carry(DISTRICT, file, STAGES)
    [filed] = rows(Filing, matter)
    asked = Event(
        Filed.SUSPENDED, clock.today(), f"西人法备补〔{clock.today().year}〕2号", "缺少修改情况的说明",
        evidence=Evidence("补正通知.docx", certificate("补正通知")),
    )  # fmt: skip
    filing_events.record(filed, asked, by=person("wangfang"))
    return matter


def sent_back() -> Matter:
    """Filed with the district, which found that it need not be filed at all."""
    matter = normative.carry(SERVICE, normative.file, normative.NORMATIVE)
    [filed] = rows(Filing, matter)
    returned = Event(
        Filed.RETURNED, clock.today(), f"西司备退〔{clock.today().year}〕1号",
        "本件只规定热线受理流程，不属于应当备案的行政规范性文件。",
    )  # fmt: skip
    filing_events.record(filed, returned, by=person("wangfang"))
    return matter


def tell() -> None:
    query = select(Filing).join(Filing.matter).where(Matter.status == Status.IN_FORCE)
    for filed in db.session.scalars(query):
        with told(3):
            came = Event(Filed.RECEIVED, clock.today(), "", "区司法局电话确认")
            filing_events.record(filed, came, by=person("wangfang"))
    put_off()
    sent_back()
