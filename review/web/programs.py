"""接口: what programs may ask, as an OpenAPI document and as a page that needs no script."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, current_app, jsonify, render_template

from review.law.tokens import Scope
from review.web.access import public, signed_in

page = Blueprint("programs", __name__)


def _described() -> dict[str, Any]:
    found: dict[str, Any] = current_app.extensions["programs"].spec.to_dict()
    return found


@page.get("/api/openapi.json")
@public
def described() -> Any:
    """OpenAPI 3.1; it holds no secret."""
    return jsonify(_described())


@page.get("/account/programs")
@signed_in
def show() -> str:
    paths = _described()["paths"]
    return render_template("programs/show.html", paths=paths, scopes=Scope)
