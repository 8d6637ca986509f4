"""Forms of the list of 制定主体, and of the office's word on a finding."""

from __future__ import annotations

from review.web.forms.fields import Form, area, line, yes_no


class IssuerForm(Form):
    name = line("机关名称", 200)
    basis = area("依据", 1000, help="公布的制定主体清单，或者授权的法律、法规")


class ConfirmForm(Form):
    agreed = yes_no("是否涉及外部权利义务", "不涉及，同意认定", "涉及，请重新认定")
    reason = area("理由", 2000)
