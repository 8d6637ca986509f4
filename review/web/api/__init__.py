"""Programs: REST under /api/v1, by personal tokens; the pages' own loading, law and deeds behind it."""

from __future__ import annotations

from typing import Any

from flask import Flask
from flask_smorest import Blueprint
from werkzeug.exceptions import PreconditionFailed, UnprocessableEntity

from review.extensions import csrf, login
from review.web import scripts
from review.web.api import matters, registers, revisions
from review.web.api.bearer import bearer
from review.web.api.document import Programs

SETTINGS = {
    "API_TITLE": "法律审查",
    "API_VERSION": "v1",
    "OPENAPI_VERSION": "3.1.0",
    "API_SPEC_OPTIONS": {
        "security": [{"token": []}],
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    },
}
BLUEPRINTS: tuple[Blueprint, ...] = (matters.api, revisions.api, registers.api)


def set_up(app: Flask) -> None:
    for name, value in SETTINGS.items():
        app.config.setdefault(name, value)
    programs = Programs(app)
    for blueprint in BLUEPRINTS:
        programs.register_blueprint(
            blueprint, url_prefix=scripts.PROGRAMS.rstrip("/") + (blueprint.url_prefix or "")
        )
    app.extensions["programs"] = programs
    login.request_loader(bearer)


def unprocessable(fault: UnprocessableEntity) -> Any:
    told = getattr(fault, "data", {}).get("messages", {})
    return scripts.problem(422, "参数有误", "请按接口说明填写参数。", errors=told)


def stale(fault: PreconditionFailed) -> Any:
    return scripts.problem(412, "内容已经变了", "请重新读取后再试。")


for each in BLUEPRINTS:
    each.register_error_handler(UnprocessableEntity, unprocessable)
    each.register_error_handler(PreconditionFailed, stale)
    csrf.exempt(each)  # no cookie lets anybody in here
