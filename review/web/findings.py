"""检查发现 on the pages: how those of the newest text stand, set aside, or put into an annotation."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, render_template, request, url_for

from review.actions import checking
from review.actions.unit_of_work import Invalid
from review.checks.catalogue import rules
from review.checks.finding import Weight
from review.law.facts import Matter as Known
from review.law.permissions import Act, may
from review.law.vocabulary import Category, Severity
from review.models import Annotation, CheckFinding, Matter, Revision
from review.registers import check_findings, facts
from review.web import loading
from review.web.access import person, signed_in
from review.web.forms.reviewing import AnnotateForm, SetAsideForm
from review.web.idempotency import at_most_once

page = Blueprint("findings", __name__, url_prefix="/matters/<int:id>/findings")

SEVERITIES = {
    Weight.STOP.value: Severity.BLOCKING,
    Weight.WARN.value: Severity.ADVICE,
    Weight.HINT.value: Severity.HINT,
}
CATEGORIES = {
    "主体": Category.PARTY, "权限": Category.POWER, "文种": Category.POWER, "负担": Category.POWER,
    "竞争": Category.POWER, "生效": Category.POWER, "金额": Category.PRICE, "付款": Category.PRICE,
    "担保": Category.PRICE, "期限": Category.TERM, "争议": Category.DISPUTE,
    "数据": Category.SECRECY, "引用": Category.WORDING, "编号": Category.WORDING,
    "空白": Category.WORDING,
}  # fmt: skip
"""The category an annotation begins with, by the family of the rule."""


def shown(matter: Matter, revision: Revision | None, known: Known) -> dict[str, Any]:
    """What `shared/findings.html` is given; nothing for a matter without a text."""
    if revision is None:
        return {"findings": None}
    asking = person().legal
    return {
        "findings": check_findings.findings(revision),
        "found_in": revision,
        "may_set_aside": bool(may(asking, checking.handled_by(matter.status), known)),
        "may_take_up": bool(may(asking, Act.ANNOTATE, known)),
    }


def asked_for(matter: Matter, revision: Revision) -> AnnotateForm | None:
    """The form of an annotation, filled from the finding that the address names."""
    check_finding = check_findings.finding(matter, request.args.get("finding", 0, type=int))
    if check_finding is None:
        return None
    rule = rules().get(check_finding.rule)
    return AnnotateForm(
        data={
            "severity": SEVERITIES[check_finding.severity],
            "category": CATEGORIES.get(rule.family if rule else "", Category.OTHER),
            "text": check_finding.advice,
            "basis": check_finding.basis,
            "start_block": check_finding.block,
            "start": str(check_finding.start),
            "end_block": check_finding.block,
            "end": str(check_finding.start + len(check_finding.quote)),
            "quote": check_finding.quote,
            "finding": str(check_finding.id),
        }
    )


def take_up(form: AnnotateForm, annotation: Annotation) -> None:
    """Note on the finding that the form was filled from, if any, what came of it."""
    typed = form.finding.data or ""
    id = int(typed) if typed.isascii() and typed.isdigit() else 0
    finding = check_findings.finding(annotation.matter, id)
    if finding is not None:
        checking.take_up(annotation, finding, by=person())


@page.post("/<int:finding>/setting-aside")
@signed_in
def set_aside(id: int, finding: int) -> Any:
    matter = loading.matter(id, Act.READ_TEXT)
    check_finding = check_findings.finding(matter, finding) or abort(404)
    form = SetAsideForm()

    def act() -> str:
        checking.set_aside(matter, check_finding, form.reason.data or "", by=person())
        return _back(matter, check_finding)

    try:
        if not form.validate():
            raise Invalid("reason", "；".join(form.reason.errors))
        return at_most_once(act)
    except Invalid as fault:
        form.reason.errors = [str(fault)]
        return render_template("errors/form.html", matter=matter, form=form), 422


def _back(matter: Matter, finding: CheckFinding) -> str:
    """Where the list of findings is worked through: at the text, or at the matter of its drafter."""
    if checking.handled_by(matter.status) is Act.UPLOAD:
        return url_for("matters.show", id=matter.id, _anchor="findings")
    newest = facts.latest_revision(matter)
    number = newest.number if newest else 1
    return url_for("documents.read", id=matter.id, number=number, _anchor="findings")
