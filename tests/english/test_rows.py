"""A word of ours is said in English; what somebody typed is not, though it may read alike."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import replace

from flask import Flask
from flask.testing import FlaskClient

from review.english.rows import kept, said
from review.law.vocabulary import Kind
from review.words import Listed, Words
from tests.told import story

ClientOf = Callable[[str], FlaskClient]


def typed(words: str) -> str:
    """The same characters, as they come from a form or a column."""
    return json.loads(json.dumps(words))


def test_a_word_of_a_row_is_translated_and_what_was_typed_is_not() -> None:
    assert said(Kind.CONTRACT.label) == "Contract"
    assert said(typed(Kind.CONTRACT.label)) == "合同"
    assert said(kept(Kind.CONTRACT.label)) == "合同"
    assert said(7) == 7


def test_a_sentence_with_values_is_its_chinese_and_knows_its_words() -> None:
    sentence = Words("第{number}版", number=3)
    assert sentence == "第3版"
    assert str(ValueError(sentence)) == "第3版"
    assert isinstance(str(ValueError(sentence)), Words)
    assert said(sentence) == "revision 3"
    assert copy.deepcopy(sentence).values == {"number": 3}


def test_a_list_says_each_of_its_words_and_the_mark_between_them() -> None:
    kinds = Listed("、", (Kind.CONTRACT.label, typed("合同")))
    assert kinds == "合同、合同"
    assert said(kinds) == "Contract, 合同"
    assert said(Words("尚未满足：{names}", names=kinds)) == "Unmet: Contract, 合同"
    assert copy.deepcopy(kinds).parts == kinds.parts


def test_a_matter_called_contract_keeps_its_name(bare_app: Flask, client_of: ClientOf) -> None:
    with bare_app.app_context():
        id = story.proposed("parking", replace(story.PARKING, title="合同")).id
    client = client_of("zhoumin")
    chinese = client.get(f"/matters/{id}").text
    client.post("/language", data={"language": "en"})
    page = client.get(f"/matters/{id}").text
    assert "<h1>合同" in page or ">合同<" in page
    assert "Contract" in page
    assert "Counterparty" in page
    client.post("/language", data={"language": ""})
    assert _plain(client.get(f"/matters/{id}").text) == _plain(chinese)


def _plain(page: str) -> str:
    """A page without what is new in every answer."""
    return "\n".join(line for line in page.splitlines() if 'type="hidden"' not in line)
