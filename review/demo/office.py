"""The demo's office: one cast, the same in demonstration, tests and screenshots."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flask import current_app
from sqlalchemy import select

from review.actions import jobs
from review.actions.people import HASHER
from review.actions.unit_of_work import unit_of_work
from review.demo import progress
from review.extensions import db
from review.law.vocabulary import Role
from review.models import Firm, Person, Section

PASSWORD = "Yanshi-2026"  # noqa: S105 - exists in demo data only, and the page says so


@dataclass(frozen=True)
class Member:
    account: str
    name: str
    role: Role
    home: str = ""


PEOPLE = (
    Member("zhoumin", "周敏", Role.DRAFTER, "接诉即办科"),
    Member("lijianguo", "李建国", Role.SECTION_HEAD, "接诉即办科"),
    Member("sunyue", "孙悦", Role.DRAFTER, "综合保障科"),
    Member("hejing", "何静", Role.SECTION_HEAD, "综合保障科"),
    Member("chenlu", "陈律", Role.COUNSEL, "北京明衡律师事务所"),
    Member("zhaoyi", "赵懿", Role.COUNSEL, "北京正阳律师事务所"),
    Member("wangfang", "王芳", Role.OFFICE),
    Member("zhangwei", "张伟", Role.LEADER),
    Member("liuna", "刘娜", Role.REGISTRAR),
    Member("wuming", "吴明", Role.AUDITOR),
    Member("zhengqi", "郑奇", Role.ADMINISTRATOR),
    Member("linhua", "林桦", Role.REVIEWER),
    Member("gaoyuan", "高远", Role.HEAD),
)


def person(account: str) -> Person:
    """One of the cast; looked up once in a session, for every deed of the story begins with somebody."""
    cast: dict[str, Person] = db.session.info.setdefault("cast", {})
    if account not in cast or cast[account] not in db.session:
        cast[account] = db.session.scalars(select(Person).filter_by(account=account)).one()
    return cast[account]


def enrol_all() -> None:
    """Put the cast into an empty database."""
    homes: dict[str, Section | Firm] = {}
    password = HASHER.hash(PASSWORD)
    with unit_of_work():
        for member in PEOPLE:
            who = Person(
                account=member.account, name=member.name, role=member.role, password=password
            )
            if member.role is Role.COUNSEL:
                who.firm = homes.setdefault(member.home, Firm(name=member.home))  # type: ignore[assignment]
            elif member.home:
                who.section = homes.setdefault(member.home, Section(name=member.home))  # type: ignore[assignment]
            db.session.add(who)
            db.session.flush()


def chapters() -> tuple[Callable[[], None], ...]:
    """The demo in its order, told by the modules beside this one, which need its cast."""
    from review.demo import (
        campaigns,
        consultations,
        deadlines,
        elsewhere,
        filings,
        formats,
        model_texts,
        normative,
        past_year,
        performances,
        revisions,
        sittings,
        story,
        waiting,
    )

    told = (
        story, normative, filings, performances, consultations, revisions, formats, deadlines,
        past_year, sittings, elsewhere, waiting, model_texts, campaigns,
    )  # fmt: skip
    return tuple(chapter.tell for chapter in told)


def tell() -> None:
    """Every matter of the demo."""
    for chapter in chapters():
        chapter()


Say = Callable[[str], None]


def settle(say: Say = lambda sentence: None, parts: tuple[Callable[[], None], ...] = ()) -> None:
    """The people and their matters, once; one that broke off goes on where a part ended."""
    told, done = parts or (enrol_all, *chapters()), 0
    if progress.under_way():
        done = progress.take_back()
        say(f"演示数据上次没有写完，从第{done + 1}部分继续")
    elif db.session.scalar(select(Person.id).limit(1)) is not None:
        db.session.remove()
        return
    else:
        # A demo begun anew does not continue the log of the one before it.
        current_app.config["CHECKPOINTS"].unlink(missing_ok=True)
        progress.keep(done)
    for number, part in enumerate(told[done:], done + 1):
        say(f"正在写入演示数据：第{number}部分，共{len(told)}部分")
        part()
        progress.keep(number)
    jobs.wait_from_now()
    progress.end()
    db.session.remove()
