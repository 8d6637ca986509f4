"""The five questions of 认定."""

from __future__ import annotations

from review.actions.classifications import Joint
from review.law.classification import Answers
from review.law.vocabulary import Issuer, Lead
from review.web.forms.fields import Form, area, choice, line, yes_no

# 联合制发 is no name of its own any more: it is asked beside the name.
OFFERED = tuple((issuer.value, issuer.label) for issuer in Issuer if issuer is not Issuer.JOINT)


class AnswersForm(Form):
    issuer = choice("以谁的名义制发", OFFERED)
    lead = choice("是否联合制发", Lead)
    bodies = area("其他联合制发机关", 2000, required=False, help="联合制发的必填，一行一个")
    published = yes_no("是否向社会公开发布", "公开", "不公开")
    outside = yes_no(
        "是否涉及本单位以外的公民、法人和其他组织的权利义务", "涉及", "不涉及",
        help="给外部增加义务、减损权益、设定条件、给予补贴，都是涉及",
    )  # fmt: skip
    general = yes_no(
        "是否具有普遍约束力", "普遍适用", "只针对特定的人或者事",
        help="对一类人、一类事适用的，是普遍适用",
    )  # fmt: skip
    repeated = yes_no(
        "是否在一定期限内反复适用", "反复适用", "只适用一次",
        help="名称叫“方案”“通知”不影响认定，看内容",
    )  # fmt: skip

    def answers(self) -> Answers:
        return Answers(
            Issuer(self.issuer.data),
            self.published.data,
            self.outside.data,
            self.general.data,
            self.repeated.data,
        )

    def joint(self) -> Joint:
        lines = (line.strip() for line in (self.bodies.data or "").splitlines())
        lead = Lead(self.lead.data)
        return Joint(lead, () if lead is Lead.ALONE else tuple(line for line in lines if line))


class ClassifyForm(AnswersForm):
    title = line("文件名称", 200)
    note = area("补充说明", 2000, required=False)


class AgainForm(AnswersForm):
    reason = area("重新认定的理由", 2000)
