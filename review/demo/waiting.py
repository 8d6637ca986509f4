"""What waits for somebody in the demo: a signed copy to be read, an entry to be confirmed, a clause to be kept."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from docx import Document
from sqlalchemy import select

from review import clock
from review.actions import (
    allotted_numbers,
    clause_library,
    documents,
    signed_copies,
    small_registers,
)
from review.actions.clause_library import Wording
from review.demo import story
from review.demo.office import person
from review.extensions import db
from review.law.small_registers import REGISTERS
from review.law.vocabulary import Category, Kind, Status
from review.models import Matter

COURSE = {"kind": "培训", "heads": "30", "head": "是"}


def returned_copy() -> None:
    """A copy with a sentence more than was cleared: somebody is to read it before it is registered."""
    query = select(Matter).where(
        Matter.status == Status.CLEARED, Matter.title.startswith(story.RECORDS.title)
    )
    matter = db.session.scalars(query).one()
    as_cleared = story.signed_copy(matter)
    document = Document(BytesIO(as_cleared.copy.content))
    document.add_paragraph("补充：本协议所称数据不含个人信息。")
    written = BytesIO()
    document.save(written)
    copy = documents.submit(as_cleared.copy.name, written.getvalue(), documents.SIGNED_COPY)
    said = "签署时双方补充一句，不改变约定。"
    signed = replace(as_cleared, copy=copy, explanation=said)
    signed_copies.sign(matter, signed, by=person("zhoumin"))


def number() -> None:
    """A document signed off has its number, and no formal text yet."""
    query = select(Matter).filter_by(status=Status.SIGNED_OFF, kind=Kind.NORMATIVE)
    matter = db.session.scalars(query.order_by(Matter.id)).first()
    assert matter is not None
    allotted_numbers.allot(matter, by=person("wangfang"))


def entries() -> None:
    today = clock.today()
    for title, confirmed in (("民法典合同编", True), ("行政复议法", False)):
        entry = small_registers.enter(
            REGISTERS["study"], today, title, COURSE, by=person("zhoumin")
        )
        if confirmed:
            small_registers.confirm(entry, by=person("lijianguo"))


def clause() -> None:
    wording = Wording(
        "争议解决", Category.DISPUTE, "提交甲方所在地有管辖权的人民法院诉讼解决。", "",
        "由甲方上级主管部门裁决", "行政机关不裁决民事争议", "民事诉讼法第三条",
    )  # fmt: skip
    clause_library.keep(wording, by=person("wangfang"))


def tell() -> None:
    returned_copy()
    number()
    entries()
    clause()
