"""比对: any two revisions, a revision and a 示范文本, or the cleared text and the signed copy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for

from review.actions.comparisons import compared, is_pdf, page_picture, pages_apart
from review.law.permissions import Act
from review.models import Matter, ModelText, Revision
from review.paper.comparing.findings import LABELS, Topic
from review.paper.comparing.renumbering import runs
from review.registers import facts, model_texts
from review.registers.batching import rows
from review.web import loading
from review.web.access import signed_in
from review.words import Words

page = Blueprint("comparisons", __name__, url_prefix="/matters/<int:id>/compare")
FIRST: tuple[Topic, ...] = (
    "amount", "date", "percentage", "fraction", "period", "party", "duty", "account", "code",
    "picture", "strike", "script", "look", "added", "deleted", "moved", "number", "wording", "label",
)  # fmt: skip
"""What a reader must see first; renumbering comes last, in runs."""
VIEWS = {"inline": "通篇", "sides": "左右对照"}


@dataclass(frozen=True)
class Side:
    """A text that can be compared: `key` names it in an address, `file` its bytes in the store."""

    key: str
    label: str
    reading: str
    text_hash: str
    file: str


@page.get("/<int:old>/<int:new>")
@signed_in
def show(id: int, old: int, new: int) -> str:
    matter = loading.matter(id, Act.READ_TEXT)
    before, after = loading.revision(matter, old), loading.revision(matter, new)
    return _compared(matter, _revision(before), _revision(after))


@page.get("")
@signed_in
def chosen(id: int) -> Any:
    """Two texts by their keys: r3 a revision, t5 a 示范文本, s the signed copy."""
    matter = loading.matter(id, Act.READ_TEXT)
    known = {side.key: side for side in sides(matter)}
    old, new = (known.get(request.args.get(name, "")) for name in ("old", "new"))
    if old is None or new is None:
        abort(404)
    if old.key[0] == new.key[0] == "r":
        kept: dict[str, Any] = {name: request.args.get(name) for name in ("view", "only")}
        where = {"old": int(old.key[1:]), "new": int(new.key[1:])} | kept
        return redirect(url_for("comparisons.show", id=id, **where), 303)
    return _compared(matter, old, new)


@page.get("/pages/<key>/<int:number>.png")
@signed_in
def picture(id: int, key: str, number: int) -> Response:
    """A page of one of the texts as it looks."""
    matter = loading.matter(id, Act.READ_TEXT)
    side = next((side for side in sides(matter) if side.key == key), None)
    if side is None:
        abort(404)
    return Response(page_picture(side.file, number), mimetype="image/png")


def _compared(matter: Matter, old: Side, new: Side) -> str:
    report, pages = compared(old.reading, new.reading), pages_apart(old.file, new.file)
    topics = {
        topic: [finding for finding in report.findings if finding.topic == topic]
        for topic in LABELS
    }
    return render_template(
        "comparisons/show.html",
        matter=matter,
        old=old,
        new=new,
        sides=sides(matter),
        found=report,
        pages=pages,
        pictured=bool(pages) and is_pdf(new.file),
        topics={LABELS[topic]: topics[topic] for topic in FIRST if topics[topic]},
        renumbered=runs(topics["renumbered"]),
        views=VIEWS,
        view=request.args.get("view") if request.args.get("view") in VIEWS else "inline",
        only=request.args.get("only") == "1",
    )


def _revision(revision: Revision) -> Side:
    return Side(
        f"r{revision.number}",
        Words("第{number}版", number=revision.number),
        revision.reading,
        revision.text_hash,
        revision.sha256,
    )


def _template(model_text: ModelText) -> Side:
    return Side(
        f"t{model_text.id}",
        Words("示范文本{model_text}", model_text=model_text.label),
        model_text.reading,
        model_text.text_hash,
        model_text.sha256,
    )


def sides(matter: Matter) -> list[Side]:
    """Everything the texts of this matter can be held against, the templates last."""
    all_sides = [_revision(revision) for revision in rows(Revision, matter)]
    signing = facts.signing(matter)
    if signing and signing.check and signing.check.reading:
        all_sides.append(Side("s", "签署件", signing.check.reading, signing.sha256, signing.sha256))
    return all_sides + [_template(model_text) for model_text in model_texts.beside(matter)]
