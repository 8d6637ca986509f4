"""第二步验证: of whom it is asked beside the password, and how long a proof holds."""

from __future__ import annotations

from datetime import timedelta

from review.law.requirements import Requirement
from review.law.vocabulary import Role
from review.law.vocabulary.word import Word


class Factor(Word):
    """With what somebody proved, beside the password, who they are."""

    TOTP = "totp", "验证器动态码"
    RECOVERY = "recovery", "恢复码"
    PASSKEY = "passkey", "通行密钥"


class Awaited(Word):
    """What a session that began with the right password still waits for."""

    NOTHING = "", "不须第二步"
    PROOF = "proof", "待第二步验证"
    ENROLMENT = "enrolment", "待设置第二步验证"


DEFAULT = (Role.OFFICE, Role.REVIEWER, Role.LEADER, Role.HEAD, Role.ADMINISTRATOR)
"""Whoever accepts, reviews, approves, signs off, or lets people in (等保 8.1.4.1 d, ASVS 6.3.3)."""
NOBODY = "none"
FRESH = timedelta(minutes=10)
"""How long a proof holds for what is asked again: approving, clearing, issuing, people, restoring."""


def roles(setting: str, production: bool) -> frozenset[Role]:
    """Of which roles a second factor is asked; raises ValueError for a word that is no role."""
    if not setting.strip():
        return frozenset(DEFAULT if production else ())
    if setting.strip() == NOBODY:
        return frozenset()
    return frozenset(Role(word.strip()) for word in setting.split(","))


enrolled = Requirement[bool]("enrolled", "设置了第二步验证", "没有设置第二步验证", lambda has: has)
not_enrolled = Requirement[bool](
    "not_enrolled", "没有设置验证器", "已经设置了第二步验证，须先取消", lambda has: not has
)
not_required = Requirement[bool](
    "not_required",
    "角色不要求第二步验证",
    "您的角色必须有第二步验证，不能取消",
    lambda asked: not asked,
)
RESET, BEGIN, DROP = (enrolled,), (not_enrolled,), (not_required,)
