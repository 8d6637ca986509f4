"""What the office prints to prove something."""

from __future__ import annotations

from io import BytesIO

from docx import Document

from tests.paper.office_papers import PRINT, ROOT, adoption, clearance


def rows(content: bytes, table: int = 0) -> list[list[str]]:
    found = Document(BytesIO(content)).tables[table]
    return [[cell.text for cell in row.cells] for row in found.rows]


def words(content: bytes) -> str:
    texts = Document(BytesIO(content)).element.body.xpath(".//w:t")
    return "".join(text.text for text in texts)


def test_a_clearance_names_one_text_and_the_state_of_the_log() -> None:
    facts = dict(rows(clearance()))
    assert facts["文本指纹"] == PRINT
    assert facts["审查日志"] == f"共1286条，根\n{ROOT}"


def test_a_clearance_shows_each_condition_as_it_stood() -> None:
    assert rows(clearance(), 1)[1:] == [
        ["1", "必交材料齐全", "满足", "资格证明"],
        ["2", "分管领导已批准本文本", "未满足", ""],
    ]


def test_a_clearance_tells_who_approved_and_when() -> None:
    assert rows(clearance(), 2)[1] == ["王某", "分管领导", "2026-11-24 09:05:07", "同意"]


def test_an_adoption_table_sets_remark_and_answer_side_by_side() -> None:
    head, row = rows(adoption())
    assert dict(zip(head, row, strict=True))["采纳情况"] == "不采纳"
    assert row[-1] == "另有约定"
