"""账号: what the administrator may not do with one."""

from __future__ import annotations

from dataclasses import dataclass

from review.law.requirements import Requirement


@dataclass(frozen=True)
class Account:
    """`own`: the administrator's who acts; `last`: of the only administrator in office."""

    disabled: bool = False
    own: bool = False
    last: bool = False


in_use = Requirement[Account](
    "in_use", "账号在用", "账号已停用，请先恢复", lambda person: not person.disabled
)
not_disabled = Requirement[Account](
    "not_disabled", "账号在用", "账号已经停用", lambda person: not person.disabled
)
disabled = Requirement[Account](
    "disabled", "账号已经停用", "账号没有停用", lambda person: person.disabled
)
not_ones_own_role = Requirement[Account](
    "not_ones_own_role", "不是自己的角色", "不能改变自己的角色", lambda person: not person.own
)
not_ones_own = Requirement[Account](
    "not_ones_own", "不是自己的账号", "不能停用自己的账号", lambda person: not person.own
)
another_administrator = Requirement[Account](
    "another_administrator",
    "另有在用的系统管理员",
    "这是唯一在用的系统管理员，不能停用或改任",
    lambda account: not account.last,
)

LINK, ENABLE = (in_use,), (disabled,)
DISABLE = (not_ones_own, another_administrator, not_disabled)
CHANGE_ROLE = (not_ones_own_role, another_administrator)
