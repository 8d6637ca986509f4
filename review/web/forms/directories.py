"""Forms of 单位目录: one set up, a group of it given a post, somebody of it given an account."""

from __future__ import annotations

from collections.abc import Sequence

from wtforms import BooleanField, PasswordField, SelectChoice
from wtforms.validators import Length

from review.law.directories import POSTS
from review.law.vocabulary import Role
from review.law.vocabulary.directory import DirectoryForm
from review.models import Section
from review.web.forms.fields import Form, choice, line, plain


class DirectorySettingForm(Form):
    """What a form of directory does not ask for stays empty; its row says what the rest means."""

    name = line("名称", 60, help="登录页上这样写，如“单位统一登录”")
    form = choice("形式", DirectoryForm)
    address = line("地址", 400, required=False, help="各形式填什么，见本页下方")
    client = line("应用或查询账号", 300, required=False)
    secret = PasswordField(
        "密钥或密码",
        [Length(max=300, message="不能超过300个字符"), plain],
        description="保存后不再显示",
        render_kw={"autocomplete": "new-password"},
    )
    base = line("查找位置或应用编号", 400, required=False)
    groups = line("组", 100, required=False)
    enrols = BooleanField(
        "自动登记账号",
        description="组已有对应角色的人第一次登录就有账号；不选的，由系统管理员逐人确认",
    )

    def given(self) -> dict[str, str]:
        names = ("address", "client", "secret", "base", "groups")
        return {name: self[name].data or "" for name in names}


class GroupForm(Form):
    group = line("目录中的组", 500, help="组的名称；LDAP 为组的 DN，企业微信、钉钉、飞书为部门编号")
    role = choice("角色", [(role.value, role.label) for role in POSTS])
    section = choice("科室", (), required=False, help="承办人、科室负责人必选")

    def offer(self, sections: Sequence[Section]) -> None:
        named = [SelectChoice(str(section.id), section.name) for section in sections]
        self.section.choices = [SelectChoice("", "不属于科室"), *named]

    @property
    def chosen(self) -> Role:
        return Role(self.role.data)
