"""The form of one comment of the public with its answer."""

from __future__ import annotations

from review.law.vocabulary import Reply
from review.web.forms.fields import Form, area, choice, day, line


class CommentForm(Form):
    text = area("意见", 5000)
    received_on = day("收到日期")
    writer = line("提出人", 200, required=False, help="只供内部联系，公布的反馈不写")
    reply = choice("采纳情况", Reply)
    reason = area("理由", 3000, required=False, help="没有完全采纳的必填")
