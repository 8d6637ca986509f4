"""A sentence that the database gives back is known by its words; what was typed into it stays."""

from __future__ import annotations

import pytest

from review.english.stored import recalled


@pytest.mark.parametrize(
    ("stored", "english"),
    [
        ("合同审查期限", "Review of a contract"),
        (
            "《合同》的合同审查期限还有3个工作日，2026-03-04到期",
            "《合同》: Review of a contract, 3 working days left, due on 2026-03-04",
        ),
        ("《某某》准予签署，现为“准予签署”：同意", "《某某》: Clearance; now “Clearance”: 同意"),
        (
            "《合同法》已于2021年1月1日废止，由《民法典》替代；如讲的是当时的事实，可以保留",
            "《合同法》Repealed on 1 January 2021, replaced by 《民法典》; it can stay where it tells "
            "of facts of that time",
        ),
        (
            "大写为1,234.50元，小写为1,434.50元，请改为一致",
            "In words CNY 1,234.50, in figures CNY 1,434.50; please make them agree",
        ),
        ("第八条：新增期限“三十日内”。", "第八条: Deadline “三十日内” added."),
        (
            "第七条：日期由“2026年12月”改为“2026年12月1日”。",
            "第七条: Day changed from “2026年12月” to “2026年12月1日”.",
        ),
        (
            "《某》的合同审查期限今天到期，现在轮到法律顾问陈律、承办人周敏",
            "《某》: Review of a contract is due today; now it is the turn of Counsel 陈律, Drafter 周敏",
        ),
        ("有隐藏的便笺：“价款另议”。", "It has: Hidden: Sticky note: “价款另议”."),
        ("有表单域：已勾选。", "It has: Form field, ticked."),
        (
            "有看不见的文字（被遮盖），未计入正文：“甲方”。",
            "It has text that cannot be seen (covered) and does not count as text: “甲方”.",
        ),
        (
            "所在段落已删除。建议文字在新版中只有一处，请确认是不是这里。",
            "The paragraph was deleted.  The proposed words stand in one place of the new revision; "
            "please confirm that it is this one.",
        ),
        ("图形的画面只以指纹核对", "Drawing: its picture is checked by fingerprint only"),
    ],
)
def test_a_stored_sentence_speaks_english_and_keeps_what_was_typed(
    stored: str, english: str
) -> None:
    assert recalled(stored) == english


@pytest.mark.parametrize("typed", ["某某", "《合同》没有这一步，现为“待签署”：同意", "王芳：合同"])
def test_what_is_no_sentence_of_ours_from_end_to_end_stays(typed: str) -> None:
    assert recalled(typed) == typed
