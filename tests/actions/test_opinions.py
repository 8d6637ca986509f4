"""An opinion speaks of the newest text, and its conclusion agrees with its kind and annotations."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from review.actions import documents, letter_templates, letters, opinions
from review.actions.unit_of_work import Invalid, beforehand, unit_of_work
from review.demo import papers
from review.demo.checked import checklist
from review.demo.drafts import BOARDS
from review.demo.office import person
from review.extensions import writing
from review.law.vocabulary import Conclusion, Disposition
from review.models import Matter
from review.paper.reading import docx_reader
from review.registers.facts import latest_opinion, latest_revision
from tests.told import normative, story


def test_a_contract_is_concluded_as_a_contract_in_words(app: Flask) -> None:
    matter = story.reviewing("parking", story.PARKING)
    revision = latest_revision(matter)
    assert revision is not None
    good = opinions.Draft(Conclusion.SIGNABLE, "可以签订。", checklist(matter))
    for changed, field, sentence in (
        ({"text": " "}, "text", "请写明审查意见"),
        ({"conclusion": Conclusion.LAWFUL}, "conclusion", "不是合同的结论"),
        ({"disposition": Disposition.CLAUSES}, "disposition", "结论为“可签订”的，不选处理"),
    ):
        draft = replace(good, **changed)  # type: ignore[arg-type]
        with pytest.raises(Invalid, match=sentence) as refusal:
            opinions.issue(matter, revision, draft, by=person("chenlu"))
        assert refusal.value.field == field
    assert latest_opinion(matter) is None
    opinions.issue(matter, revision, good, by=person("chenlu"))


def test_an_unlawful_draft_is_concluded_with_what_is_to_be_done(app: Flask) -> None:
    matter = normative.carry(BOARDS, normative.annotate, normative.NORMATIVE)
    revision = latest_revision(matter)
    assert revision is not None
    draft = opinions.Draft(
        Conclusion.UNLAWFUL, "没有法律依据。", checklist(matter, Conclusion.UNLAWFUL)
    )
    with pytest.raises(Invalid, match="的，请选择处理："):
        opinions.issue(matter, revision, draft, by=person("chenlu"))


def test_a_letter_is_laid_out_before_the_lock_and_anew_where_somebody_came_between(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid = []
    lay = letter_templates.lay
    monkeypatch.setattr(letter_templates, "lay", lambda one: laid.append(writing.get()) or lay(one))
    first, second = (story.reviewing("parking", story.PARKING) for _ in range(2))
    _make_ready(first)
    [ready] = beforehand().values()
    story.opine(second, Conclusion.SIGNABLE)
    opinion = latest_opinion(second)
    assert opinion is not None
    assert ready.said["number"] == opinion.number
    assert laid == [False, False]
    beforehand()["letter", letters.opinion_key(first)] = ready
    monkeypatch.setattr(opinions, "make_ready", lambda *_, **__: None)
    story.opine(first, Conclusion.SIGNABLE)
    assert laid == [False, False, True]
    late = latest_opinion(first)
    assert late is not None
    assert late.number != opinion.number
    text = docx_reader.read(documents.store().get(late.letter))
    assert late.number in "".join(one.text for one in text.paragraphs("all"))


def test_a_letter_that_cannot_be_laid_out_beforehand_is_left_to_the_deed(app: Flask) -> None:
    matter = story.reviewing("parking", story.PARKING)
    letters.make_ready("contract", matter, lambda number: None, by=person("chenlu"))
    with unit_of_work():
        _make_ready(matter)
        assert beforehand() == {}


def test_a_letter_laid_out_beforehand_is_used_for_what_it_says_alone(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    matter = story.reviewing("parking", story.PARKING)
    _make_ready(matter, "另写的一句话。")
    ready = dict(beforehand())
    monkeypatch.setattr(opinions, "make_ready", lambda *_, **__: beforehand().update(ready))
    story.opine(matter, Conclusion.SIGNABLE)
    opinion = latest_opinion(matter)
    assert opinion is not None
    text = docx_reader.read(documents.store().get(opinion.letter))
    said = "".join(one.text for one in text.paragraphs("all"))
    assert opinion.text in said
    assert "另写的一句话" not in said


def _make_ready(matter: Matter, text: str = "可以签订。") -> None:
    revision = latest_revision(matter)
    assert revision is not None
    draft = opinions.Draft(Conclusion.SIGNABLE, text, checklist(matter))
    form = letters.opinion_key(matter)
    opinions.make_ready(matter, revision, draft, form, by=person("chenlu"))


def test_an_opinion_on_an_older_text_is_refused(app: Flask) -> None:
    """The page was open while the drafter put another text in its place."""
    matter = story.reviewing("parking", story.PARKING)
    seen = latest_revision(matter)
    assert seen is not None
    changed = documents.submit("改.docx", papers.write("parking", 2))
    documents.add_revision(matter, changed, note="相对方改了付款", by=person("zhoumin"))
    draft = opinions.Draft(Conclusion.SIGNABLE, "可以签订。", checklist(matter))
    with pytest.raises(Invalid, match="您看的是第1版，现在已是第2版，请先看新版"):
        opinions.issue(matter, seen, draft, by=person("chenlu"))
