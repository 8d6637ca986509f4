"""单位目录: the administrator sets one up, says which group is which post, and whose account is whose."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from flask import current_app

from review import clock
from review.actions import accounts, log, procedure, sealing
from review.actions.unit_of_work import Invalid, unit_of_work
from review.directories.forms import DOORS
from review.directories.identity import Reached
from review.extensions import db
from review.law import directories as law
from review.law.permissions import Duty
from review.law.vocabulary import Role
from review.law.vocabulary.directory import DirectoryForm
from review.models import Directory, DirectoryLink, DirectoryRule, Person, Section
from review.registers import directories as register
from review.words import Words

PURPOSE = "directory"
ACCOUNT = re.compile(r"[a-z0-9][a-z0-9._-]{1,38}[a-z0-9]")


def set_up(
    name: str, form: DirectoryForm, given: Mapping[str, str], enrols: bool, *, by: Person
) -> Directory:
    """`given` by the names of the columns. Raise Invalid where the form asks for what is missing."""
    with unit_of_work():
        procedure.require_duty(Duty.MANAGE_DIRECTORIES, by=by)
        door = DOORS[form]
        for field, label in (("client", door.client), ("secret", door.secret), ("base", door.base)):
            if label and not given[field]:
                raise Invalid(field, Words("请填写{label}", label=label))
        address = _address(form, given["address"])
        row = Directory(
            name=name, form=form, address=address, client=given["client"],
            secret=sealing.seal(given["secret"], PURPOSE), base=given["base"],
            groups=given["groups"] or door.usual_groups, enrols=enrols, by_id=by.id,
        )  # fmt: skip
        db.session.add(row)
        db.session.flush()
        where = urlsplit(address).hostname or form.label
        of = {"id": row.id}
        log.append("set_up_directory", by=by, object=of, directory=name, place=where)
        return row


def _address(form: DirectoryForm, address: str) -> str:
    door = DOORS[form]
    if not address and door.public:
        return ""
    where = urlsplit(address)
    if where.scheme not in door.schemes or not where.hostname or where.username or where.query:
        asked = " 或者 ".join(f"{scheme}://" for scheme in door.schemes)
        raise Invalid("address", Words("地址应以 {asked} 开头，不含用户名和参数", asked=asked))
    if where.scheme == "http" and not plain():
        raise Invalid(
            "address", "地址应以 https:// 开头；确需不加密的，请设置 REVIEW_DIRECTORY_PLAIN"
        )
    return address


def plain() -> bool:
    return str(current_app.config["REVIEW_DIRECTORY_PLAIN"]) == "1"


def reached(row: Directory) -> Reached:
    secret = sealing.opened(row.secret, PURPOSE)
    return Reached(row.address, row.client, secret, row.base, row.groups, plain())


def end(row: Directory, *, by: Person) -> None:
    """Nobody comes in by it any more; accounts and what they did stay."""
    with unit_of_work():
        procedure.require_duty(Duty.MANAGE_DIRECTORIES, by=by)
        if row.ended_at is None:
            row.ended_at = clock.now()
            log.append("end_directory", by=by, object={"id": row.id}, directory=row.name)


def map_group(
    row: Directory, group: str, role: Role, section: Section | None, *, by: Person
) -> None:
    with unit_of_work():
        procedure.require_duty(Duty.MANAGE_DIRECTORIES, by=by)
        if role in law.LOCAL:
            raise Invalid(
                "role", Words("{role}只用本系统的密码登录，不能由目录的组得来", role=role.label)
            )
        if (role in law.OF_A_SECTION) != (section is not None):
            raise Invalid("section", "承办人和科室负责人须选择科室，其他角色不选")
        home = section.id if section else None
        rule = DirectoryRule(
            directory_id=row.id, group=group, role=role, section_id=home, by_id=by.id
        )
        db.session.add(rule)
        _tell("map_group", row, by=by, group=group, post=post_named(role, section))


def unmap(rule: DirectoryRule, row: Directory, *, by: Person) -> None:
    with unit_of_work():
        procedure.require_duty(Duty.MANAGE_DIRECTORIES, by=by)
        if rule.ended_at is None:
            rule.ended_at = clock.now()
            named = post_named(rule.role, rule.section)
            _tell("unmap_group", row, by=by, group=rule.group, post=named)


def link(arrival: DirectoryLink, account: str, *, by: Person) -> None:
    """The account is theirs from now on: an existing one of the same post, or a new one."""
    with unit_of_work():
        procedure.require_duty(Duty.MANAGE_DIRECTORIES, by=by)
        person = register.person(account)
        stands = register.arrival(arrival, person)
        if person is None:
            if not ACCOUNT.fullmatch(account):
                raise Invalid("account", "账号应为3至40位小写字母、数字或 . _ -，首尾为字母或数字")
            procedure.demand(law.TO_ENROL, stands)
            enrol(arrival, stands, account, by=by)
            return
        procedure.demand(law.TO_LINK, stands)
        bind(arrival, person, by=by)


def enrol(
    arrival: DirectoryLink, stands: law.Arrival, account: str, *, by: Person | None
) -> Person:
    """A new account, without a password, with the post that the administrator gave the group."""
    post = stands.post
    assert post is not None
    section = db.session.get(Section, post.section) if post.section else None
    home = section.name if section else ""
    email = arrival.email if accounts.ADDRESS.fullmatch(arrival.email) else ""
    given = accounts.Post(arrival.name, post.role, home, email)
    person = accounts.add(account, given, by=by)
    bind(arrival, person, by=by)
    return person


def bind(arrival: DirectoryLink, person: Person, *, by: Person | None) -> None:
    arrival.person_id, arrival.by_id = person.id, by.id if by else None
    arrival.linked_at = clock.now()
    who = f"{person.name}（{person.account}）"
    _tell("link_directory", arrival.directory, by=by, person=who)


def unlink(arrival: DirectoryLink, *, by: Person) -> None:
    """They come in no more by the directory; their sessions end."""
    with unit_of_work():
        procedure.require_duty(Duty.MANAGE_DIRECTORIES, by=by)
        person = arrival.person
        if person is not None:
            arrival.person_id = arrival.linked_at = None
            accounts.end_sessions(person)
            who = f"{person.name}（{person.account}）"
            _tell("unlink_directory", arrival.directory, by=by, person=who)


def post_named(role: Role, section: Section | None) -> str:
    return f"{role.label} · {section.name}" if section else role.label


def _tell(action: str, row: Directory, *, by: Person | None, **details: Any) -> None:
    log.append(action, by=by, object={"id": row.id}, directory=row.name, **details)
