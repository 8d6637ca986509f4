"""A text of 区政府 in the demo: reviewed here, sent to 区司法局, answered, and waiting for who issues it."""

from __future__ import annotations

from dataclasses import replace

from flask import current_app

from review import clock
from review.actions import issuing_bodies, outside
from review.actions.outside import Happening
from review.actions.performance import Evidence
from review.demo import normative
from review.demo.drafts import OUTSIDE, SERVICE, Draft
from review.demo.office import person
from review.demo.story import certificate
from review.law.vocabulary import Issuer, StepName
from review.models import Matter
from review.registers.facts import latest_revision

N = StepName
DISTRICT = replace(SERVICE, answers=replace(OUTSIDE, issuer=Issuer.DISTRICT))


def _record(matter: Matter, step: StepName, by: str = "wangfang", **told: object) -> None:
    revision = latest_revision(matter)
    assert revision is not None
    happening = Happening(clock.today(), **told)  # type: ignore[arg-type]
    outside.record(matter, step, revision, happening, by=person(by))


def send(matter: Matter, draft: Draft) -> None:
    number = f"西城管指函〔{clock.today().year}〕3号"
    _record(matter, N.SEND_OUT, body="区司法局", number=number)


def hear(matter: Matter, draft: Draft) -> None:
    paper = Evidence("区司法局复函.docx", certificate("区司法局复函"))
    said = "经审核，内容合法；第四条的时限与上位法一致，没有修改意见。"
    _record(matter, N.RECORD_OUTSIDE, body="区司法局", outcome="lawful", text=said, paper=paper)


def answer(matter: Matter, draft: Draft) -> None:
    _record(
        matter, N.ANSWER_OUTSIDE, by="zhoumin", outcome="adopted", text="按审核意见报送区政府。"
    )


def decide(matter: Matter, draft: Draft) -> None:
    paper = Evidence("常务会议纪要.docx", certificate("常务会议纪要"))
    name = "区政府常务会议"
    _record(matter, N.RECORD_DECISION, body=name, number="第9次", outcome="passed", paper=paper)


OURS = [stage for _, stage in normative.NORMATIVE].index(normative.answer) + 1
STAGES: tuple[tuple[int, normative.Stage], ...] = (
    *normative.NORMATIVE[:OURS], (33, send), (38, hear), (39, answer), (44, decide),
)  # fmt: skip


LISTED = "区政府公布的行政规范性文件制定主体清单"


def tell() -> None:
    """The list of 制定主体 with this office and 区政府 on it, and a text of the latter."""
    for name in (current_app.config["REVIEW_OFFICE"], "北京市西城区人民政府"):
        issuing_bodies.enter(name, LISTED, by=person("wangfang"))
    normative.carry(DISTRICT, decide, STAGES)
