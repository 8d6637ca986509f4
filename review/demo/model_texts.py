"""A 示范文本 of the demo, with fields to fill in."""

from __future__ import annotations

from review.actions import documents, model_texts
from review.actions.model_texts import About
from review.demo.office import person
from review.paper.issuing.report_page import ReportPage

CLAUSES = (
    ("第一条 服务内容", "乙方按照甲方要求提供{{服务内容}}，服务地点为{{服务地点：文字，可后填}}。"),
    ("第二条 服务期限", "自{{开始日期：日期}}起至{{届满日期：日期}}止。"),
    ("第三条 服务费", "服务费总价为人民币{{服务费：金额}}元（大写：{{服务费：大写}}），含税。"
     "甲方自每期验收合格并收到发票之日起三十日内支付。"),
    ("第四条 保密和个人信息", "乙方对服务中知悉的信息保密，不得用于本合同以外的目的，服务结束后按甲方要求删除或者退还。"),
    ("第五条 违约责任", "一方不履行或者不按约定履行的，承担继续履行、补救、赔偿损失的责任；逾期履行的，"
     "每日按未履行部分金额的万分之五支付违约金。"),
    ("第六条 争议解决", "协商不成的，向甲方住所地有管辖权的人民法院起诉。"),
)  # fmt: skip


def tell() -> None:
    page = ReportPage("服务合同\n（示范文本）")
    page.text("甲方：{{甲方}}")
    page.text("乙方：{{乙方}}，统一社会信用代码：{{乙方信用代码：信用代码}}")
    for title, words in CLAUSES:
        page.heading(title)
        clause = page.indented()
        page.write(clause, words)
    clause.paragraph_format.keep_with_next = True  # no page bears the seals alone
    page.text("甲方（盖章）：　　　　　　乙方（盖章）：")
    received = documents.submit("服务合同示范文本.docx", page.content())
    about = About("服务合同（示范文本）", "2026年版", "综合保障科", "办公室惯例")
    model_texts.add(about, received, by=person("wangfang"))
