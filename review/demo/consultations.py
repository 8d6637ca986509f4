"""The demo's questions to counsel: plain advice, 三重一大 before the meeting, a decision taken."""

from __future__ import annotations

from datetime import date

from review import clock
from review.actions import consultations, documents, matters, opinions, signing
from review.actions.terms import ConsultationTerms
from review.demo import legal_review
from review.demo.checked import checklist
from review.demo.office import person
from review.demo.story import certificate, first_text, told
from review.law.meetings import Minutes
from review.law.vocabulary import (
    Conclusion,
    Conflict,
    Reply,
    Resolution,
    Retention,
    StepName,
    Subject,
)
from review.models import Matter
from review.paper.issuing.gbt9704 import OfficialPage
from review.registers import materials
from review.registers.facts import latest_revision

CAMERAS = ConsultationTerms(
    "热线录音用于话务质量智能质检是否合法", Subject.ADVICE,
    "拟委托技术公司用语音识别对热线录音逐条质检。是否需要另行告知来电人？委托处理要签什么条款？",
)  # fmt: skip
PLATFORM = ConsultationTerms(
    "城市运行管理平台二期建设方案", Subject.COLLECTIVE,
    "项目概算1860万元，属大额资金使用。方案与既有平台合同的衔接、采购方式是否合法？",
)  # fmt: skip
PARKING_PLAN = ConsultationTerms(
    "背街小巷停车收费调整方案", Subject.DECISION,
    "拟将十二条背街小巷纳入占道停车收费，涉及居民切身利益。权限、程序、内容是否合法？",
)  # fmt: skip
ROBOT = ConsultationTerms(
    "用大模型自动分派市民诉求的试点方案", Subject.COLLECTIVE,
    "国家尚无专门规定，拟先在两个街道试点自动分派。有什么法律风险？",
)  # fmt: skip
SAID = {
    Conclusion.LAWFUL: "权限、程序、内容未发现违法之处，可以提交讨论。",
    Conclusion.FEASIBLE: "总体可行；委托处理个人信息的，应当约定目的、方式、范围和安全义务，并留存记录三年以上。",
    Conclusion.UNLAWFUL: "收费项目没有法律、法规依据，内容不合法，不得提交讨论。",
    Conclusion.EXPLORATORY: "国家尚无专门规定，属于探索性事项，可以在提示风险的前提下提交讨论。",
}
RISK = "自动分派出错可能影响诉求办理时限；应当保留人工复核，并向来电人说明。"


def plan(terms: ConsultationTerms) -> bytes:
    """The text put before counsel: the plan itself, on a page or two."""
    page = OfficialPage(f"{terms.title}\n（送审稿）")
    page.heading("一、事项")
    page.text(terms.title + "，由接诉即办科起草。")
    page.heading("二、要问的问题")
    page.text(terms.question)
    page.heading("三、拟决定的内容")
    page.text("同意按本方案实施，由接诉即办科负责，办公室督促落实。")
    return page.content()


def opened(terms: ConsultationTerms) -> Matter:
    zhou = person("zhoumin")
    matter = matters.open_matter(terms, by=zhou)
    received = first_text(f"{terms.title}.docx", plan(terms))
    documents.add_revision(matter, received, by=zhou)
    for asked in materials.of(matter):
        if asked.required:
            label = asked.kind.label
            documents.add_material(matter, asked.kind, f"{label}.docx", certificate(label), by=zhou)
    return matter


def reviewing(terms: ConsultationTerms) -> Matter:
    matter = opened(terms)
    matters.step(matter, StepName.SUBMIT, by=person("zhoumin"))
    matters.step(matter, StepName.ACCEPT, by=person("wangfang"))
    matters.assign(matter, person("chenlu"), by=person("wangfang"))
    matters.declare(matter, Conflict.NONE, "", by=person("chenlu"))
    return matter


def opine(matter: Matter, conclusion: Conclusion) -> None:
    revision = latest_revision(matter)
    assert revision is not None
    risk = RISK if conclusion is Conclusion.EXPLORATORY else ""
    draft = opinions.Draft(conclusion, SAID[conclusion], checklist(matter, conclusion), risk=risk)
    opinions.issue(matter, revision, draft, by=person("chenlu"))


def opined(terms: ConsultationTerms, conclusion: Conclusion) -> Matter:
    matter = reviewing(terms)
    opine(matter, conclusion)
    return matter


def minutes(held_on: date, outcome: Resolution = Resolution.PASSED) -> Minutes:
    return Minutes(
        name="主任办公会",
        held_on=held_on,
        number=f"〔{held_on.year}〕第31次",
        attendance="张伟、李建国、何静、王芳等七人；列席：陈律",
        in_favour=6,
        against=1,
        abstained=0,
        discussion="李建国：平台老化，二期应当尽快实施。何静：概算应当再压减。王芳：采购方式按意见执行。",
        dissent="何静认为运维费用偏高，建议压减后再议。",
        last_word="张伟：综合各方意见，同意实施，运维费用由综合保障科再核。",
        outcome=outcome,
        decided="同意按方案实施，采取公开招标方式采购，运维费用核减后报会。",
        followed=Reply.ADOPTED,
        departure="",
    )


def decided(terms: ConsultationTerms, conclusion: Conclusion) -> Matter:
    matter = opined(terms, conclusion)
    matters.step(matter, StepName.TO_MEETING, by=person("zhoumin"))
    consultations.deliberate(matter, minutes(clock.today()), by=person("wangfang"))
    return matter


def circulated(terms: ConsultationTerms) -> Matter:
    """Plain advice: the leader agrees on the page, no meeting is needed."""
    matter = opined(terms, Conclusion.FEASIBLE)
    matters.step(matter, StepName.PROPOSE, by=person("zhoumin"))
    revision = latest_revision(matter)
    assert revision is not None
    signing.approve(matter, revision, "按法律意见完善委托协议。", by=person("zhangwei"))
    return matter


def tell() -> None:
    """Every subject, and the conclusions that open or bar the way to the meeting."""
    with told(20):
        matter = decided(PLATFORM, Conclusion.LAWFUL)
        signing.archive(matter, Retention.PERMANENT, "1号库", by=person("liuna"))
    with told(11):
        circulated(CAMERAS)
    with told(9):
        opined(PARKING_PLAN, Conclusion.UNLAWFUL)
    with told(8):
        matter = reviewing(PARKING_PLAN)
    with told(5):
        opine(matter, Conclusion.LAWFUL)
    with told(4):
        legal_review.follow(matter)
    with told(4):
        matter = opined(ROBOT, Conclusion.EXPLORATORY)
    with told(3):
        matters.step(matter, StepName.TO_MEETING, by=person("zhoumin"))
    with told(1):
        reviewing(CAMERAS)
