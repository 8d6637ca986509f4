"""文书模板: an office words a letter anew, nothing hostile is kept, and what a letter was made with is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO

import pytest
from docx import Document
from flask import Flask
from flask.testing import FlaskClient
from reportlab.pdfgen.canvas import Canvas
from sqlalchemy import select

from review.actions import documents, letter_templates
from review.actions.letters import LETTERS
from review.actions.unit_of_work import Invalid, Refused
from review.demo.office import person
from review.extensions import db
from review.models import LogEntry
from review.paper.issuing import letter_fields
from review.paper.issuing.letter_layouts import EXAMPLES, LAYOUTS, lay
from review.paper.reading import sandbox
from review.registers import letter_templates as register
from review.registers.facts import latest_opinion
from review.registers.log import verify
from tests.told import story

ClientOf = Callable[[str], FlaskClient]
HELD = "{{ 文号 }}{{ 文本名称 }}{{ 结论 }}{{ 文本指纹 }}{{ 署名 }}{{ 日期 }}"


def word(*lines: str) -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def put(
    content: bytes, letter: str = "contract", name: str = "本单位.docx", by: str = "wangfang"
) -> None:
    letter_templates.add(letter, documents.submit(name, content), "改版头", by=person(by))


def texts(content: bytes) -> str:
    return "\n".join(line.text for line in Document(BytesIO(content)).paragraphs)


def test_every_letter_has_an_example_a_layout_and_a_starter_that_is_taken(app: Flask) -> None:
    assert set(EXAMPLES) == set(LETTERS)
    assert {type(example) for example in EXAMPLES.values()} == set(LAYOUTS)
    for key, example in EXAMPLES.items():
        fields = letter_fields.values(example)
        assert lay(example).startswith(b"PK")
        put(letter_fields.starter(LETTERS[key].title, fields), key)
        assert register.in_force(key) is not None


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("{{ 没有这个 }}", "没有的字段：没有这个"),
        ("{{ 文号.__class__.__mro__ }}", "没有的字段"),
        ("{%p for 行 in 批注 %}{{ 行.items }}{%p endfor %}", "标记写错了|没有的字段"),
        ("{{ 文号", "标记写错了"),
        ("{% include 'a' %}", "不能写别的：Include"),
        ("{{ 文号 | upper }}", "不能写别的：Filter"),
        ("{{ 文号 * 99999999 }}", "不能写别的：Mul"),
        ("{% for 行 in range(9) %}{% endfor %}", "不能写别的：Call"),
        ("｛｛ 文号 ｝｝", "花括号要用半角"),
    ],
)
def test_a_template_that_reaches_for_more_than_fields_is_refused(
    app: Flask, line: str, sentence: str
) -> None:
    with pytest.raises(Invalid, match=sentence):
        put(word(HELD, line))
    assert register.versions("contract") == []


def test_a_template_without_what_the_letter_proves_by_or_with_something_foreign_is_refused(
    app: Flask,
) -> None:
    with pytest.raises(Invalid, match="缺少必须有的字段：文号、结论、文本指纹"):
        put(word("{{ 文本名称 }}{{ 署名 }}{{ 日期 }}"))
    document = Document(BytesIO(word(HELD)))
    outside = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    document.part.relate_to("http://evil.example/t.dotx", outside, is_external=True)
    written = BytesIO()
    document.save(written)
    with pytest.raises(Invalid, match="外部文件"):
        put(written.getvalue())
    with pytest.raises(Invalid):
        put(b"{{ }}", name="a.docx")
    printed = BytesIO()
    page = Canvas(printed)
    page.drawString(100, 700, "number, title, conclusion, fingerprint, signature and day")
    page.save()
    with pytest.raises(Invalid, match="文书模板须是 Word"):
        put(printed.getvalue(), name="a.pdf")
    with pytest.raises(Refused, match="管理文书模板"):
        put(word(HELD), by="zhoumin")


def test_a_letter_is_written_by_the_version_in_force_and_its_event_names_it(app: Flask) -> None:
    put(
        word(
            "本单位自己的版头",
            HELD,
            "{%p for 行 in 批注 %}",
            "意见：{{ 行.问题 }}",
            "{%p endfor %}",
        )
    )
    version = register.in_force("contract")
    assert version is not None
    matter = story.opined("parking", story.PARKING)
    opinion = latest_opinion(matter)
    assert opinion is not None
    said = texts(documents.store().get(opinion.letter))
    assert said.startswith("本单位自己的版头")
    assert opinion.number in said
    assert "意见：" in said
    query = select(LogEntry.body).filter_by(action="opinion").order_by(LogEntry.seq.desc())
    assert json.loads(db.session.scalars(query).first() or "")["data"]["template"] == version.sha256
    letter_templates.reset("contract", by=person("wangfang"))
    assert register.in_force("contract") is None
    assert letter_templates.made_with("contract") == {}
    with pytest.raises(Refused, match="用的就是内置格式"):
        letter_templates.reset("contract", by=person("wangfang"))
    assert texts(documents.store().get(opinion.letter)) == said
    assert verify().faults == ()


def test_what_people_wrote_into_a_letter_is_never_read_as_a_template(app: Flask) -> None:
    example = EXAMPLES["drafting_note"]
    hostile = letter_fields.DraftingNote(
        "{{ 7*7 }} <w:p> & {% x %}", example.sections, ("某",), example.on
    )
    filled = letter_templates.filled(hostile, word("{{ 文本名称 }}{{ 署名 }}{{ 日期 }}"))
    assert "{{ 7*7 }} <w:p> & {% x %}" in texts(filled)
    assert sandbox.read(filled, "a.docx").stories


def test_the_office_and_the_administrator_see_the_letter_before_and_after(
    bare_app: Flask, client_of: ClientOf
) -> None:
    office, address = client_of("wangfang"), "/settings/letters/contract"
    assert client_of("chenlu").get(address).status_code == 404
    assert client_of("zhengqi").get("/settings/letters").status_code in (200, 404)
    assert "内置格式" in office.get("/settings/letters").text
    page = office.get(address).text
    assert "某中心审〔2026〕7号" in page
    assert '<article class="paper"' in page  # the letter as it reads, not its mark-up
    starter = office.get(f"{address}/starter.docx").data
    bad = {"file": (BytesIO(word("{{ 错 }}")), "a.docx")}
    answer = office.post(address, data=bad, content_type="multipart/form-data")
    assert answer.status_code == 422
    assert "没有的字段：错" in answer.text
    sent = {"file": (BytesIO(starter), "起始.docx"), "note": "试用"}
    assert office.post(address, data=sent, content_type="multipart/form-data").status_code == 303
    assert "起始.docx" in office.get(address).text
    assert office.get(f"{address}/example.docx").data.startswith(b"PK")
    assert office.get(f"{address}/versions/1").data == starter
    assert office.post(f"{address}/reset").status_code == 303
    assert "恢复内置格式" in office.get(address).text
    assert office.get("/settings/letters/nothing").status_code == 404
