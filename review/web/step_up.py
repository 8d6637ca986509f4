"""再次验证: what is grave asks the second factor again, unless it was shown in the last ten minutes.

The form that was sent waits inside the page that asks: nothing that was typed is lost.
"""

from __future__ import annotations

from typing import Any

from flask import render_template, request
from flask_login import current_user, login_user

from review.actions import factors
from review.actions.unit_of_work import Invalid
from review.law.vocabulary import StepName
from review.registers import factors as register
from review.web import personal_signatures, scripts
from review.web.access import person

CODE = "factor_code"
GRAVE: dict[str, frozenset[str]] = {
    "approvals.approve": frozenset(),
    "approvals.disapprove": frozenset(),
    "sign_gate.clear": frozenset(),
    "opinions.issue": frozenset(),
    "legal_reviews.issue": frozenset(),
    "acts.take": frozenset({StepName.SIGN_OFF, StepName.ISSUE}),
    "reports.take": frozenset(),
    "restoration.confirm": frozenset(),
    "people.enrol": frozenset(),
    "people.amend": frozenset(),
    "people.link": frozenset(),
    "people.disable": frozenset(),
    "people.enable": frozenset(),
    "people.unlock": frozenset(),
    "matter_links.send": frozenset(),
    "letter_templates.add": frozenset(),
    "letter_templates.reset": frozenset(),
    "people.reset_factor": frozenset(),
    "factors.renew_codes": frozenset(),
    "factors.drop": frozenset(),
    "factors.enrol": frozenset(),
    "passkeys.enrol": frozenset(),
    "passkeys.remove": frozenset(),
    "tokens.make": frozenset(),
    "calendar_feeds.make": frozenset(),
    "webhooks.make": frozenset(),
    "webhooks.end": frozenset(),
    "directories.set_up": frozenset(),
    "directories.end": frozenset(),
    "directories.map_group": frozenset(),
    "directories.unmap": frozenset(),
    "directories.link": frozenset(),
    "directories.unlink": frozenset(),
}
"""By endpoint, which names of its address; all where none is said. Approving, signing off, clearing,
issuing, restoring, letting people or programs in, how letters are worded, changing the factor itself."""


def grave() -> bool:
    names = GRAVE.get(request.endpoint or "")
    if request.method != "POST" or names is None:
        return False
    return not names or (request.view_args or {}).get("name") in names


def hold() -> Any:
    """Before a grave deed: let it pass, or answer with the page that asks for a code."""
    if not grave() or not current_user.is_authenticated:
        return None
    if request.form.get(personal_signatures.FIELD):
        personal_signatures.take()  # the press is the proof as well as the signature
        return None
    if factors.fresh(current_user.signed_in) or not register.has(person()):
        return None
    if scripts.asked():
        said = "请打开“我的账户”中的“再次验证身份”，通过后回到这里再提交；您写的内容保留着。"
        return scripts.problem(403, "须再次验证身份", said, code="step_up")
    typed, given = request.form.get(CODE), request.form.get(personal_signatures.STEP_UP)
    if typed is None and not given:
        return _asking(), 403
    try:
        if given:
            personal_signatures.step_up(given)
        else:
            renew(typed or "")
    except Invalid as fault:
        return _asking(str(fault)), 403
    return None


def renew(code: str) -> None:
    """Take the code; the session goes on under a new token."""
    visitor = current_user._get_current_object()
    visitor.token = factors.step_up(person(), visitor.token, code[:60])
    login_user(visitor)


def _asking(fault: str = "") -> str:
    aside = {CODE, "csrf_token", personal_signatures.FIELD, personal_signatures.STEP_UP}
    return render_template(
        "factors/again.html",
        fault=fault,
        carried=[pair for pair in request.form.items(multi=True) if pair[0] not in aside],
        files=any(file.filename for file in request.files.values()),
        action=request.full_path.rstrip("?"),
        code=CODE,
        by_key=personal_signatures.offered(),
    )
