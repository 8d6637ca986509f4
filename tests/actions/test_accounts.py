"""Who is let in and out, what a password must be, and in which words the rest is refused."""

from __future__ import annotations

import pytest
from flask import Flask

from review.actions import accounts, people
from review.actions.accounts import Post
from review.actions.unit_of_work import Invalid, Refused
from review.demo.office import PASSWORD, person
from review.law.vocabulary import Role


@pytest.mark.parametrize("role", [Role.DRAFTER, Role.SECTION_HEAD, Role.COUNSEL])
def test_whoever_belongs_somewhere_is_enrolled_with_the_place(app: Flask, role: Role) -> None:
    with pytest.raises(Invalid, match="这个角色须指明所属") as refusal:
        accounts.enrol("qianjin", Post("钱进", role), by=person("zhengqi"))
    assert refusal.value.field == "home"


def test_an_account_is_disabled_once_and_restored_once(app: Flask) -> None:
    admin, zhou = person("zhengqi"), person("zhoumin")
    with pytest.raises(Refused, match="账号没有停用"):
        accounts.enable(zhou, by=admin)
    accounts.disable(zhou, by=admin)
    with pytest.raises(Refused, match="账号已经停用"):
        accounts.disable(zhou, by=admin)
    with pytest.raises(Refused, match="账号已停用，请先恢复"):
        accounts.issue_link(zhou, by=admin)
    accounts.enable(zhou, by=admin)
    assert accounts.issue_link(zhou, by=admin)


@pytest.mark.parametrize(
    "password", ["", "Short-1", "onlysmallletters", "123456789012", "small-only-"]
)
def test_a_password_that_is_too_plain_is_refused_and_the_link_stays_good(
    app: Flask, password: str
) -> None:
    link = accounts.issue_link(person("zhoumin"), by=None)
    with pytest.raises(Invalid, match="位，含大写、小写、数字、符号中的三类"):
        people.choose_password(link, password)
    assert people.choose_password(link, "Chosen-2026-words") == person("zhoumin")


def test_a_link_that_was_used_says_whom_to_ask(app: Flask) -> None:
    link = accounts.issue_link(person("zhoumin"), by=None)
    people.choose_password(link, "Chosen-2026-words")
    with pytest.raises(Refused, match="链接已失效，请向系统管理员索取新的链接"):
        people.choose_password(link, "Chosen-2026-words")


def test_too_many_failures_lock_the_account_and_the_right_password_too(app: Flask) -> None:
    for _ in range(people.TRIES):
        with pytest.raises(Refused, match="连续5次失败后须等15分钟"):
            people.sign_in("zhoumin", "wrong", "192.0.2.1")
    with pytest.raises(Refused, match="账号或密码不对，或失败次数过多"):
        people.sign_in("zhoumin", PASSWORD, "192.0.2.1")
    assert people.sign_in("zhoumin", PASSWORD, "198.51.100.1")


def test_nobody_becomes_a_person_the_demo_does_not_have(app: Flask) -> None:
    with pytest.raises(Refused, match="没有这个演示账号"):
        people.switch_to("nobody", "192.0.2.1")
