"""单位目录: whom it lets in. The administrator says which of its groups is which post here; nobody
gets a post because a directory says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from review.law.requirements import Requirement
from review.law.vocabulary import Role

LOCAL = (Role.COUNSEL, Role.ADMINISTRATOR)
"""Who signs in with a password of this system alone: the outsiders, and who mends a broken directory."""
POSTS = tuple(role for role in Role if role not in LOCAL)
OF_A_SECTION = (Role.DRAFTER, Role.SECTION_HEAD)


class Post(NamedTuple):
    """A role, and the section of who has one."""

    role: Role
    section: int | None


def posts(groups: Iterable[str], rules: Iterable[tuple[str, Post]]) -> frozenset[Post]:
    """What the groups come to; names of groups are compared without regard to case (RFC 4517 §4.2.11)."""
    held = {group.strip().casefold() for group in groups}
    return frozenset(post for group, post in rules if group.strip().casefold() in held)


@dataclass(frozen=True)
class Arrival:
    """Somebody whom the directory vouches for: what their groups come to, and their account here."""

    posts: frozenset[Post]
    account: Post | None = None
    disabled: bool = False

    @property
    def post(self) -> Post | None:
        """The only post of the groups."""
        return next(iter(self.posts)) if len(self.posts) == 1 else None


mapped = Requirement[Arrival](
    "mapped",
    "目录中的组有对应的角色",
    "您在单位目录中的组没有对应本系统的角色，请找系统管理员",
    lambda arrival: bool(arrival.posts),
)
unambiguous = Requirement[Arrival](
    "unambiguous",
    "各组对应同一角色",
    "您在单位目录中的组对应不止一个角色或科室，请找系统管理员",
    lambda arrival: len(arrival.posts) < 2,
)
linked = Requirement[Arrival](
    "linked",
    "已对应到账号",
    "单位目录已核实您的身份，但还没有对应到本系统的账号；已报系统管理员，确认后即可登录",
    lambda arrival: arrival.account is not None,
)
in_use = Requirement[Arrival](
    "in_use", "账号在用", "您在本系统的账号已停用", lambda arrival: not arrival.disabled
)
same_post = Requirement[Arrival](
    "same_post",
    "目录与账号的角色一致",
    "单位目录中的组与您在本系统的角色或科室不一致，没有登录；请系统管理员核对",
    lambda arrival: arrival.account == arrival.post,
)
IN = (mapped, unambiguous, linked, in_use, same_post)
TO_LINK = (mapped, unambiguous, in_use, same_post)
"""What is asked before an account is linked: the post of the groups is already the account's."""
TO_ENROL = (mapped, unambiguous)
