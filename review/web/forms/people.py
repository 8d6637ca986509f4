"""Forms about accounts: who somebody is, and under which name they sign in."""

from __future__ import annotations

import re
from typing import Any

from wtforms import BooleanField, ValidationError

from review.actions.accounts import Post
from review.law.vocabulary import Role
from review.web.forms.fields import Form, choice, line, offered, secret

ACCOUNT = re.compile(r"[a-z0-9][a-z0-9._-]{1,38}[a-z0-9]")


class PostForm(Form):
    """`home` offers the sections and firms there are; a new one is typed beside it."""

    name = line("姓名", 60)
    role = choice("角色", Role)
    home = choice("科室或律师事务所", (), required=False)
    new_home = line(
        "新的科室或律师事务所", 100, required=False, help="列表中没有时填写，将一并新建"
    )
    reviews = BooleanField("兼任法制审核", description="只限办公室人员；文书上写明兼任")
    email = line("邮箱", 200, required=False, help="用于接收办理提醒；不填则只在系统内提醒")

    def offer(self, sections: Any, firms: Any) -> None:
        self.home.choices = offered((home, home) for home in (*sections, *firms))

    def post(self) -> Post:
        home = self.new_home.data or self.home.data or ""
        return Post(
            self.name.data, self.role.data, home, self.email.data or "", bool(self.reviews.data)
        )


class EnrolForm(PostForm):
    account = line("账号", 40, help="3至40位小写字母、数字或 . _ -，登录时使用，以后不能改")

    def validate_account(self, field: Any) -> None:
        if not ACCOUNT.fullmatch(field.data or ""):
            raise ValidationError("账号应为3至40位小写字母、数字或 . _ -，首尾为字母或数字")


class PasswordForm(Form):
    """`again` keeps a slip of the finger from shutting its owner out."""

    old = secret("现在的密码", "current-password")
    password = secret("新密码", "new-password")
    again = secret("再输入一次新密码", "new-password")

    def validate_again(self, field: Any) -> None:
        if field.data != self.password.data:
            raise ValidationError("两次输入的新密码不一样")
