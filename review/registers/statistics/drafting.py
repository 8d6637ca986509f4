"""What was done in a year while documents were drafted: the public asked, competition looked at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from review.extensions import db
from review.law.vocabulary import DraftingDuty, Verdict
from review.models import CommentPeriod, DraftingReview, Person
from review.registers.statistics.figure import Figure, Part, counted, rate
from review.registers.visible import belongs
from review.words import Words

ONCE = "一件文件无论几次计1件"
LAST = Words("按本年对该文件的末次结论，{once}", once=ONCE)


def drafting(person: Person, year: int) -> list[Figure]:
    within = (date(year, 1, 1), date(year, 12, 31))
    return [*_heard(_periods(person, within)), *_looked_at(person, within)]


def _periods(person: Person, within: tuple[date, date]) -> Sequence[CommentPeriod]:
    query = select(CommentPeriod).where(
        belongs(person, CommentPeriod.matter_id), CommentPeriod.began_on.between(*within)
    )
    beside = (joinedload(CommentPeriod.matter), joinedload(CommentPeriod.result))
    return db.session.scalars(query.options(*beside).order_by(CommentPeriod.id)).all()


def _heard(periods: Sequence[CommentPeriod]) -> list[Figure]:
    last = {comment_period.matter_id: comment_period for comment_period in periods}.values()
    short = [comment_period for comment_period in last if comment_period.short_reason]
    closed = [
        (comment_period, comment_period.result)
        for comment_period in periods
        if comment_period.result
    ]
    answers = tuple(
        Part(
            comment_period.matter,
            Words(
                "收到{received}条，采纳{adopted}条",
                received=result.received,
                adopted=result.adopted,
            ),
        )
        for comment_period, result in closed
    )
    opinions = [
        Part(
            comment_period.matter,
            "采纳" if number < result.adopted else "未采纳",
            number < result.adopted,
        )
        for comment_period, result in closed
        for number in range(result.received)
    ]
    return [
        counted("heard", "公开征求意见", "件", Words("本年开始公开征求意见的文件，{once}", once=ONCE),
                (Part(period.matter, _term(period)) for period in last)),
        counted("heard-short", "其中短于规定期限", "件", "写明了缩短理由的",
                (Part(period.matter, f"{_term(period)}：{period.short_reason}") for period in short)),
        Figure("heard-received", "收到公众意见", len(opinions), "条",
               "本年开始、已经登记结果的公开征求意见收到的条数", answers),
        counted("heard-taken", "采纳公众意见", "条", "上列意见中登记为采纳的条数",
                (part for part in opinions if part.counted)),
        rate("heard-adopted", "公众意见采纳率", "采纳的条数÷收到的条数", opinions),
    ]  # fmt: skip


def _term(period: CommentPeriod) -> str:
    return Words(
        "{day}至{until_on}，{place}",
        day=period.began_on.isoformat(),
        until_on=period.ends_on.isoformat(),
        place=period.place,
    )


def _looked_at(person: Person, within: tuple[date, date]) -> list[Figure]:
    query = select(DraftingReview).where(
        belongs(person, DraftingReview.matter_id), DraftingReview.concluded_on.between(*within)
    )
    query = query.options(joinedload(DraftingReview.matter)).order_by(DraftingReview.id)
    last = {
        (drafting_review.matter_id, drafting_review.duty): drafting_review
        for drafting_review in db.session.scalars(query)
    }.values()

    def of(duty: DraftingDuty, *verdicts: Verdict) -> list[Part]:
        return [
            Part(
                drafting_review.matter,
                f"{drafting_review.concluded_on.isoformat()} {drafting_review.verdict.label}",
            )
            for drafting_review in last
            if drafting_review.duty is duty
            and (drafting_review.verdict in verdicts or not verdicts)
        ]

    competition, rule = (
        DraftingDuty.COMPETITION,
        Words("本年作出公平竞争审查结论的文件，{last}", last=LAST),
    )
    return [
        counted("competition", "公平竞争审查", "件", rule, of(competition)),
        *(
            counted(f"competition-{verdict.value}", Words("其中{verdict}", verdict=verdict.label), "件", LAST,
                    of(competition, verdict))
            for verdict in Verdict
        ),
        counted("consistency", "宏观政策取向一致性评估", "件", Words("本年作出评估结论的文件，{last}", last=LAST),
                of(DraftingDuty.CONSISTENCY)),
        counted("unheard", "不公开征求意见", "件", "本年登记为依法不公开征求意见的文件",
                of(DraftingDuty.COMMENT)),
    ]  # fmt: skip
