"""The form of a new webhook."""

from __future__ import annotations

from collections.abc import Sequence

from wtforms import SelectChoice

from review.law.vocabulary.webhook import WebhookForm
from review.models import Section
from review.web.forms.fields import Form, choice, line


class WebhookSettingForm(Form):
    name = line("名称", 60, help="给谁用，如“综合科群机器人”")
    form = choice("形式", WebhookForm)
    section = choice("科室", [("", "全部科室")], required=False)
    address = line("网址", 500, help="机器人的网址照平台给的填，其中的密钥不再显示")
    secret = line(
        "加签密钥",
        200,
        required=False,
        help="钉钉、飞书机器人设了加签的填写；网络回调的由本系统生成",
    )

    def offer(self, sections: Sequence[Section]) -> None:
        named = [SelectChoice(str(section.id), section.name) for section in sections]
        self.section.choices = [SelectChoice("", "全部科室"), *named]
