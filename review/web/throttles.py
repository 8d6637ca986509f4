"""次数限制, and the scanner: asked once for every request that brings files or takes much away."""

from __future__ import annotations

from typing import Any

from flask import current_app, render_template, request
from flask_login import current_user

from review.actions import malware, throttles
from review.law.throttles import WINDOW
from review.law.vocabulary.throttle import Throttled
from review.web import scripts
from review.web.access import person
from review.words import Words

EXPORTS = frozenset(
    {
        "answer_outcomes.letter", "answer_outcomes.sheet", "filings.package", "imports.sheet",
        "incoming.word", "lists.sheet", "log.case_of_matter", "log.whole_case", "registers.annual",
        "registers.compilation", "registers.sheet", "small_registers.sheet", "statistics.sheet",
    }
)  # fmt: skip
"""What is gathered or written anew each time it is asked for."""


def hold() -> Any:
    """Before the page: 429 for what is too often; a file that a scanner knows is refused."""
    if not current_user.is_authenticated:
        return None
    config = current_app.config
    if request.endpoint in EXPORTS:
        return _held(Throttled.EXPORT, config["REVIEW_MOST_EXPORTS"])
    if request.method not in ("POST", "PUT"):
        return None
    files = [file for _, file in request.files.items(multi=True) if file.filename]
    if not files:
        return None
    refusal = _held(Throttled.UPLOAD, config["REVIEW_MOST_UPLOADS"])
    if refusal is None:
        for file in files:
            malware.check(file.filename or "", file.stream, by=person())
    return refusal


def _held(sort: Throttled, most: int) -> Any:
    if throttles.passes(person(), sort, most):
        return None
    minutes = int(WINDOW.total_seconds() // 60)
    said = Words(
        "{minutes}分钟内{sort}超过{most}次，请稍后再试。没有任何内容被改动。",
        minutes=minutes,
        sort=sort.label,
        most=most,
    )
    headers = {"Retry-After": str(int(WINDOW.total_seconds()))}
    if scripts.asked():
        answer = scripts.problem(429, "太频繁了", said)
        answer.headers.update(headers)
        return answer
    return render_template("errors/fault.html", title="太频繁了", sentence=said), 429, headers
