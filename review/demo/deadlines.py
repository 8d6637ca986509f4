"""The demo's clock: overdue by design, due today, stopped for an inquiry, lengthened, stood in for."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from review import clock
from review.actions import accounts, deadline_changes, delegations, reminders
from review.demo import story
from review.demo.office import person
from review.demo.story import told
from review.extensions import db
from review.law.vocabulary import Role
from review.models import Deadline, Matter

PERIOD = 5  # working days of contract review
DEPUTY = "qianjin"


def _review(matter: Matter) -> Deadline:
    query = select(Deadline).filter_by(matter_id=matter.id, key="contract.review")
    return db.session.scalars(query).one()


def reviewing(title: str, name: str) -> Matter:
    terms = {"lease": story.LEASE, "parking": story.PARKING, "dataprocessing": story.RECORDS}[name]
    return story.reviewing(name, replace(terms, title=title))


def overdue() -> None:
    """Accepted eight working days ago and still with counsel; those above were told."""
    with told(8):
        reviewing("办公楼物业服务合同", "lease")
    for workdays in (5, 3, 2):
        with told(workdays):
            reminders.remind()


def due_today() -> None:
    with told(PERIOD):
        reviewing("便民驿站场地租赁合同", "lease")


def stopped() -> None:
    """The clock stands while experts are asked."""
    with told(4):
        matter = reviewing("语音识别数据标注服务合同", "dataprocessing")
    with told(2):
        deadline_changes.hold(_review(matter), "请专家论证个人信息处理条款", by=person("wangfang"))


def lengthened() -> None:
    with told(3):
        matter = reviewing("路侧停车秩序联合治理协议", "parking")
    with told(1):
        deadline_changes.extend(
            _review(matter), 10, "需向区司法局请示管辖条款", by=person("zhangwei")
        )


def stood_in_for() -> None:
    """The drafter is away this week; a colleague of the section acts in the drafter's place."""
    accounts.enrol(DEPUTY, accounts.Post("钱进", Role.DRAFTER, person("zhoumin").belongs), by=None)
    today = clock.today()
    delegations.delegate(
        person("zhoumin"), person(DEPUTY), today, today + timedelta(days=6), "外出培训",
        by=person("zhoumin"),
    )  # fmt: skip


def tell() -> None:
    overdue()
    due_today()
    stopped()
    lengthened()
    stood_in_for()
    reminders.remind()
