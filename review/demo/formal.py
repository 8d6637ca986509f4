"""The formal text of a document of the demo: the text signed off, with letterhead, number, issuer and day."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

OFFICE = "北京市西城区城市管理指挥中心"


def formal(content: bytes, number: str, formed_on: date, issuer: str = OFFICE) -> bytes:
    """The same paragraphs between 版头 and 落款, as a .docx."""
    document = Document(BytesIO(content))
    first = document.paragraphs[0]
    for line in (f"{issuer}文件", number):
        first.insert_paragraph_before(line).alignment = WD_ALIGN_PARAGRAPH.CENTER
    day = f"{formed_on.year}年{formed_on.month}月{formed_on.day}日"
    for line in (issuer, day):
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    whole = BytesIO()
    document.save(whole)
    return whole.getvalue()
