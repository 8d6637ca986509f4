"""A file that was received survives a form that must be mended: a browser forgets what was picked."""

from __future__ import annotations

from flask import current_app, request
from itsdangerous import BadSignature, URLSafeSerializer

from review.actions import documents
from review.actions.unit_of_work import Invalid
from review.models import Matter


def sent(matter: Matter, kept: str | None) -> tuple[str, bytes]:
    """The file picked now, or the one that the page still holds; Invalid where there is neither."""
    picked = request.files.get("file")
    if picked and picked.filename:
        return picked.filename, picked.read()
    try:
        of, name, sha256 = _seal().loads(kept or "")
    except BadSignature:
        raise Invalid("file", "请选择文件") from None
    if of != matter.id:
        raise Invalid("file", "请选择文件")
    return name, documents.store().get(sha256)


def keep(matter: Matter, name: str, content: bytes) -> str:
    """What the page holds of it; a file that no row names is swept in time."""
    return str(_seal().dumps([matter.id, name, documents.store().put(content)]))


def _seal() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.secret_key or "", salt="received file")
