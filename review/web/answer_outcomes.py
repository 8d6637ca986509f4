"""意见采纳情况表: on a page, as a letter and as a sheet."""

from __future__ import annotations

from collections import Counter

from flask import Blueprint, Response, render_template

from review.actions import letters
from review.law.permissions import Act
from review.paper.issuing import xlsx
from review.registers.answer_outcomes import adoption
from review.web import citations, loading
from review.web.access import signed_in
from review.web.documents import download
from review.words import Words

page = Blueprint("answer_outcomes", __name__, url_prefix="/matters/<int:id>")
COLUMNS = (
    "序号",
    "条款",
    "原文",
    "程度",
    "审查意见",
    "依据",
    "建议改为",
    "采纳情况",
    "理由",
    "审查人",
    "承办人",
)


@page.get("/adoption")
@signed_in
def show(id: int) -> str:
    matter = loading.matter(id, Act.READ_TEXT)
    rows = adoption(matter)
    counts = Counter(row.reply for row in rows)
    said = [words for row in rows for words in (row.note.text, row.note.basis, row.reason)]
    return render_template(
        "opinions/adoption.html",
        matter=matter,
        rows=rows,
        counts=counts,
        warned=citations.of_lines(*said).grave,
    )


@page.get("/adoption.docx")
@signed_in
def letter(id: int) -> Response:
    matter = loading.matter(id, Act.READ_TEXT)
    content = letters.write("adoption", matter)
    return download(content, Words("{title}意见采纳情况表.docx", title=matter.title))


@page.get("/adoption.xlsx")
@signed_in
def sheet(id: int) -> Response:
    matter = loading.matter(id, Act.READ_TEXT)
    rows = [
        (
            place, row.clause or "全文", row.quote, row.note.severity.label, row.note.text,
            row.note.basis, row.note.proposal, row.reply, row.reason, row.note.by.name,
            row.answer.by.name if row.answer else "",
        )
        for place, row in enumerate(adoption(matter), 1)
    ]  # fmt: skip
    content = xlsx.sheet(Words("《{title}》意见采纳情况表", title=matter.title), COLUMNS, rows)
    return download(content, Words("{title}意见采纳情况表.xlsx", title=matter.title))
