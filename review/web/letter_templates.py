"""文书模板: the wording and layout of each letter, put in place by the office and looked at before."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, render_template, url_for

from review.actions import documents, letter_templates
from review.actions.letters import LETTERS
from review.actions.unit_of_work import Invalid
from review.law.permissions import Duty, may_perform
from review.models import LetterTemplate
from review.paper.html import html
from review.paper.issuing import letter_fields
from review.paper.issuing.letter_layouts import EXAMPLES, lay
from review.paper.reading import sandbox
from review.registers import letter_templates as register
from review.web.access import duty, person
from review.web.documents import download
from review.web.forms.matters import LetterTemplateForm
from review.web.idempotency import at_most_once
from review.words import Words

page = Blueprint("letter_templates", __name__, url_prefix="/settings/letters")


@page.get("")
@duty(Duty.KEEP_LETTERS)
def all() -> str:
    return render_template(
        "letter_templates/all.html",
        letters=LETTERS.values(),
        newest=register.newest(),
        among_settings=may_perform(person().role, Duty.READ_SETTINGS),
    )


@page.get("/<letter>")
@duty(Duty.KEEP_LETTERS)
def show(letter: str) -> str:
    return _page(_known(letter), LetterTemplateForm())


def _known(letter: str) -> str:
    return letter if letter in LETTERS else abort(404)


def _page(letter: str, form: LetterTemplateForm) -> str:
    fields = letter_fields.values(EXAMPLES[letter])
    return render_template(
        "letter_templates/show.html",
        letter=LETTERS[letter],
        versions=register.versions(letter),
        template=register.in_force(letter),
        fields=fields,
        kept=letter_fields.kept(fields),
        form=form,
        shown=html(sandbox.read(_example(letter, register.in_force(letter)), "文书.docx")),
    )


def _example(letter: str, version: LetterTemplate | None) -> bytes:
    """The letter of the example in that version, or in the built-in layout."""
    if version is None or version.sha256 is None:
        return lay(EXAMPLES[letter])
    return letter_templates.filled(EXAMPLES[letter], documents.store().get(version.sha256))


@page.post("/<letter>")
@duty(Duty.KEEP_LETTERS)
def add(letter: str) -> Any:
    key, form = _known(letter), LetterTemplateForm()
    try:
        if not form.validate():
            return _page(key, form), 422
        received = documents.submit(form.file.data.filename, form.file.data.read())

        def act() -> str:
            letter_templates.add(key, received, form.note.data or "", by=person())
            return url_for("letter_templates.show", letter=key)

        return at_most_once(act)
    except Invalid as fault:
        form.file.errors = [str(fault)]
        return _page(key, form), 422


@page.post("/<letter>/reset")
@duty(Duty.KEEP_LETTERS)
def reset(letter: str) -> Any:
    key = _known(letter)

    def act() -> str:
        letter_templates.reset(key, by=person())
        return url_for("letter_templates.show", letter=key)

    return at_most_once(act)


@page.get("/<letter>/example.docx")
@duty(Duty.KEEP_LETTERS)
def example(letter: str) -> Response:
    key = _known(letter)
    return download(
        _example(key, register.in_force(key)),
        Words("{title}（示例）.docx", title=LETTERS[key].title),
    )


@page.get("/<letter>/starter.docx")
@duty(Duty.KEEP_LETTERS)
def starter(letter: str) -> Response:
    """A template with every field, to begin with."""
    row = LETTERS[_known(letter)]
    content = letter_fields.starter(row.title, letter_fields.values(EXAMPLES[row.key]))
    return download(content, Words("{title}（起始模板）.docx", title=row.title))


@page.get("/<letter>/versions/<int:version>")
@duty(Duty.KEEP_LETTERS)
def file(letter: str, version: int) -> Response:
    found = next((row for row in register.versions(_known(letter)) if row.id == version), None)
    if found is None or found.sha256 is None:
        abort(404)
    return download(documents.store().get(found.sha256), found.name)
