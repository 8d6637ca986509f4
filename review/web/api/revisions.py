"""Revisions: list, download, upload; an upload sent again under its key is one upload."""

from __future__ import annotations

from typing import Any

from flask import request

from review.actions import conversions, documents
from review.law.permissions import Act
from review.law.tokens import Scope
from review.models import Revision
from review.registers.batching import rows
from review.web import idempotency, loading
from review.web.access import person, token
from review.web.api import shapes
from review.web.api.document import MultipartBlueprint
from review.web.documents import after, download

api = MultipartBlueprint(
    "api_revisions", __name__, url_prefix="/matters/<int:id>/revisions", description="版本"
)
KEY = {
    "name": "Idempotency-Key", "in": "header", "required": False,
    "schema": {"type": "string", "maxLength": 60},
    "description": "the same key again is answered as the first time, and uploads nothing",
}  # fmt: skip


@api.route("")
@api.doc(summary="各版送审文本")
@api.etag
@api.response(200, shapes.RevisionShape(many=True))
@token(Scope.TEXT)
def every(id: int) -> Any:
    """The revisions, the first one first."""
    return rows(Revision, loading.matter(id, Act.READ_TEXT))


@api.route("/<int:number>/file")
@api.doc(summary="下载一版送审文本（文件）")
@api.response(200, content_type="application/octet-stream")
@token(Scope.TEXT)
def file(id: int, number: int) -> Any:
    """The file as it came."""
    revision = loading.revision(loading.matter(id, Act.READ_TEXT), number)
    answer = download(documents.store().get(revision.sha256), revision.name)
    answer.set_etag(revision.sha256)
    return answer.make_conditional(request)


@api.route("", methods=["POST"])
@api.arguments(shapes.UploadShape, location="files")
@api.response(201, shapes.LocationShape)
@api.doc(summary="上传新的一版", parameters=[KEY])
@token(Scope.UPLOAD)
def upload(body: dict[str, Any], id: int) -> Any:
    """A new revision, judged as the page judges it; 409 with the law's sentence where it may not be."""
    matter = loading.matter(id, Act.READ_TEXT)
    sent = body["file"]
    received = documents.submit(sent.filename or "", sent.read(), documents.TEXT)
    documents.make_ready(matter, received)

    def act() -> str:
        return after(matter, conversions.add(matter, received, note=body["note"], by=person()))

    key = request.headers.get("Idempotency-Key", "")[:60]
    location = idempotency.once(act, f"api:{key}" if key else "", person().id)
    return {"location": location}, 201, {"Location": location}
