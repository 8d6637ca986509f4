"""Drafts, 常用意见 and saved filters are one person's own, and there is an end to how many."""

from __future__ import annotations

import pytest
from flask import Flask

from review.actions import drafts, saved_filters
from review.actions.unit_of_work import Invalid
from review.demo.office import person
from review.law.vocabulary import Category, Severity
from review.models import Phrase
from tests.told import story


def phrase(text: str, account: str = "chenlu") -> Phrase:
    return drafts.save_phrase(Severity.ADVICE, Category.WORDING, text, "", "", by=person(account))


@pytest.mark.parametrize(
    ("form", "length"), [("annotate", drafts.LONGEST + 1), ("elsewhere", 1), ("answer-x", 1)]
)
def test_a_draft_too_long_or_of_no_form_is_refused(app: Flask, form: str, length: int) -> None:
    matter = story.opened("parking", story.PARKING)
    with pytest.raises(Invalid, match="草稿过长，没有保存到服务器；本机的草稿仍在"):
        drafts.keep(matter, form, "0" * 32, {"text": "长" * length}, by=person("zhoumin"))
    longest = {"text": "长" * drafts.LONGEST}
    assert drafts.keep(matter, "annotate", "0" * 32, longest, by=person("zhoumin"))


def test_a_phrase_is_kept_once_and_deleted_by_its_writer_alone(app: Flask) -> None:
    kept = phrase("请写明期限。")
    with pytest.raises(Invalid, match="常用意见里已有同样的内容"):
        phrase("请写明期限。")
    assert phrase("请写明期限。", "zhaoyi").id != kept.id
    with pytest.raises(Invalid, match="只能删除自己的常用意见"):
        drafts.delete_phrase(kept, by=person("zhaoyi"))
    drafts.delete_phrase(kept, by=person("chenlu"))
    assert phrase("请写明期限。").text == "请写明期限。"


def test_the_hundred_and_first_phrase_is_refused(app: Flask) -> None:
    for number in range(drafts.MOST_PHRASES):
        phrase(f"第{number}种意见。")
    with pytest.raises(Invalid, match="常用意见最多100条，请先删去不用的"):
        phrase("再多一种。")


def test_the_twenty_first_filter_is_refused_but_a_known_one_changes(app: Flask) -> None:
    zhou = person("zhoumin")
    for number in range(saved_filters.MOST_SAVED):
        saved_filters.save(f"筛选{number}", "?status=draft", by=zhou)
    with pytest.raises(Invalid, match="最多保存20个筛选，请先删去不用的"):
        saved_filters.save("再多一个", "", by=zhou)
    assert saved_filters.save("筛选3", "?kind=contract", by=zhou).query == "?kind=contract"
