"""Every component of the pages in every state, on one page; in the demo only."""

from __future__ import annotations

import re

from flask import Blueprint, abort, current_app, render_template

from review.law.kinds import KINDS
from review.law.vocabulary import Kind, Severity, Status
from review.web.access import public

page = Blueprint("demo", __name__, url_prefix="/demo")
SYMBOL = re.compile(r'<symbol id="i-(\w+)"')


@page.get("/parts")
@public
def parts() -> str:
    if not current_app.config["DEMO"]:
        abort(404)
    sprite, _, _ = current_app.jinja_env.loader.get_source(  # type: ignore[union-attr]
        current_app.jinja_env, "shared/sprite.html"
    )
    return render_template(
        "demo/parts.html",
        icons=SYMBOL.findall(sprite),
        line=KINDS[Kind.CONTRACT].line,
        statuses=list(Status),
        severities=list(Severity),
        now=Status.OPINED,
    )
