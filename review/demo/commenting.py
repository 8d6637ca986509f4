"""The public is asked about a document of the demo, and each comment gets its answer."""

from __future__ import annotations

from datetime import timedelta

from review import clock
from review.actions import drafting, public_comments
from review.actions.public_comments import Told
from review.actions.unit_of_work import unit_of_work
from review.demo.drafts import Draft
from review.demo.office import person
from review.law.vocabulary import Reply
from review.models import CommentPeriod, Matter
from review.registers import document_records
from review.registers.batching import last


def comment(matter: Matter, draft: Draft) -> None:
    business = matter.normative is not None and matter.normative.business
    began = clock.today()
    ends = began + timedelta(30 if business else 21)
    asked = drafting.Period(began, ends, "区政府网站“意见征集”栏目")
    drafting.open_comment(matter, asked, by=person("zhoumin"))


def close(matter: Matter, draft: Draft) -> None:
    """Two comments with their answers, told as their rows tell them."""
    drafter, day = person("zhoumin"), clock.today() - timedelta(3)
    comments = (
        Told(day, "建议写明由谁公布办理结果。", Reply.ADOPTED),
        Told(day, "建议增加线上报修渠道。", Reply.DECLINED, "现有渠道已经覆盖"),
    )
    with unit_of_work():
        for each in comments:
            public_comments.enter(matter, each, by=drafter)
        period = last(CommentPeriod, matter)
        assert period is not None
        drafting.close_comment(matter, document_records.comments_told(period), by=drafter)
