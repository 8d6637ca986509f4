"""A text exchanged after its approval where no word of it need change: the gate is shut and says why."""

from __future__ import annotations

import pytest
from flask import Flask
from playwright.sync_api import Browser

from review.actions import documents, matters, signing
from review.demo import story
from review.demo.office import person
from review.law.vocabulary import Conclusion, Conflict, StepName
from review.models import Matter
from review.registers.facts import latest_revision
from review.registers.log import verify
from tests.journeys.browser import Visit
from tests.paper.documents import t, zipped
from tests.paper.pdfs import appearance, pdf, text
from tests.paper.reading.test_ofd import NAMES, text_object
from tests.paper.sight.contract import contract, notes
from tests.paper.sight.fields import _alternate, _bound
from tests.sure import sampled

NOTED = t("价款") + "".join(f'<w:r><w:footnoteReference w:id="{n}"/></w:r>' for n in (2, 3))


def alternates(first: str, second: str) -> bytes:
    return contract(_alternate("zz", t(first), t(second)))


def with_notes(*words: str) -> bytes:
    return contract(NOTED, beside={"footnotes.xml": notes("footnote", *words)})


def form_value(value: bytes) -> bytes:
    """A PDF whose price stands in a field over the page, as Acrobat leaves it."""
    field = (
        b"<</Type/Annot/Subtype/Widget/FT/Tx/T(price)/F 4/Rect[180 695 380 715]/V(%b)"
        b"/DA(/H 12 Tf)/AP<</N 8 0 R>>>>"
    ) % value
    form = b"/AcroForm<</Fields[7 0 R]/DR<</Font<</H 6 0 R>>>>>>"
    words, look = text("Clause 1 pay CNY"), appearance(text(value.decode(), 2, 5))
    return pdf(words, [field, look], page=b"/Annots[7 0 R]", catalog=form)


def template(price: str) -> bytes:
    """An OFD whose price stands on the template page beneath the page itself."""
    page = "Pages/T/Content.xml"
    listed = (
        f'<ofd:CommonData><ofd:TemplatePage ID="9" BaseLoc="{page}"/></ofd:CommonData>'
        '<ofd:Pages><ofd:Page BaseLoc="Pages/P0/Content.xml"/></ofd:Pages>'
    )
    own = '<ofd:Template TemplateID="9"/>' + text_object("第一条 付款。", 20, 20, 60)
    return zipped(
        {
            "OFD.xml": f"<ofd:OFD {NAMES}/>",
            "Doc_0/Document.xml": f"<ofd:Document {NAMES}>{listed}</ofd:Document>",
            "Doc_0/Pages/P0/Content.xml": f"<ofd:Page {NAMES}>{own}</ofd:Page>",
            f"Doc_0/{page}": f"<ofd:Page {NAMES}>{text_object(price, 20, 40, 60)}</ofd:Page>",
        }
    )


ATTACKS: dict[str, tuple[str, bytes, bytes, str]] = {
    "a price in the form that is not shown": (
        "合同.docx", alternates("壹佰捌拾万元", "壹佰捌拾万元"), alternates("玖佰捌拾万元", "壹佰捌拾万元"),
        "同一处存有两种文字",
    ),
    "notes exchanged": ("合同.docx", with_notes("按年", "按月"), with_notes("按月", "按年"), "按月"),
    "bound data": ("合同.docx", _bound("壹佰", "", "inline"), _bound("玖佰", "", "inline"),
                   "内容控件的文字与绑定的数据不同"),
    "the value of a form": ("合同.pdf", form_value(b"100"), form_value(b"900"), "900"),
    "the page beneath": ("合同.ofd", template("价款壹佰万元"), template("价款玖佰万元"), "玖佰"),
    "a figure struck out": ("合同.docx", contract(t("20%")), contract(t("20%", "<w:strike/>")), "删除线"),
}  # fmt: skip


def approved(name: str, source: bytes) -> Matter:
    """A contract of that text, reviewed and approved."""
    drafter = person("zhoumin")
    matter = story.opened("parking", story.PARKING)
    documents.add_revision(matter, documents.submit(name, source), by=drafter)
    matters.step(matter, StepName.SUBMIT, by=drafter)
    matters.step(matter, StepName.ACCEPT, by=person("wangfang"))
    matters.assign(matter, person("chenlu"), by=person("wangfang"))
    matters.declare(matter, Conflict.NONE, "", by=person("chenlu"))
    story.opine(matter, Conclusion.SIGNABLE)
    matters.step(matter, StepName.PROPOSE, by=drafter)
    revision = latest_revision(matter)
    assert revision is not None
    signing.approve(matter, revision, "", by=person("zhangwei"))
    return matter


@pytest.mark.parametrize("attack", sampled(ATTACKS, 2))
def test_what_was_exchanged_after_the_approval_shuts_the_gate_and_is_named(
    attack: str, site: str, browser: Browser, bare_app: Flask
) -> None:
    name, first, second, said = ATTACKS[attack]
    with bare_app.app_context():
        matter = approved(name, first)
        address = f"/matters/{matter.id}"
        documents.add_revision(matter, documents.submit(name, second), by=person("zhoumin"))
        newest = latest_revision(matter)
        assert newest is not None
        pair = f"{newest.number - 1}/{newest.number}"
    visit = Visit(browser, site)
    visit.become("wangfang")
    visit.go(f"{address}/gate")
    visit.reads("不可签署")
    visit.reads("没有有效的审批")
    visit.go(f"{address}/compare/{pair}")
    visit.reads(said)
    assert "指纹相同" not in visit.page.content()
    visit.close()
    with bare_app.app_context():
        assert verify().faults == ()
