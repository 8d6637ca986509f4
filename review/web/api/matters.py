"""Matters: the list of what the person may read, one of them, its threads, opinions, gate and proof."""

from __future__ import annotations

from typing import Any

from flask_smorest import Blueprint
from flask_smorest.pagination import PaginationParameters
from sqlalchemy import func, select

from review.actions import documents
from review.extensions import db
from review.law.permissions import Act
from review.law.tokens import Scope
from review.models import Checkpoint, Matter, Opinion
from review.registers import facts, visible
from review.registers import log as register
from review.registers.batching import rows
from review.registers.matter_proof import prove
from review.web import loading, sign_gate
from review.web.access import person, token
from review.web.api import shapes
from review.web.documents import download

api = Blueprint("api_matters", __name__, url_prefix="/matters", description="事项")
MOST = {"page": 1, "page_size": 50, "max_page_size": 200}


@api.route("")
@api.doc(summary="可以查看的事项")
@api.arguments(shapes.MatterQuery, location="query")
@api.etag
@api.response(200, shapes.MatterShape(many=True))
@api.paginate(**MOST)
@token(Scope.READ)
def every(asked: dict[str, Any], pagination_parameters: PaginationParameters) -> Any:
    """What the person may read, the newest first; X-Pagination says how many there are."""
    query = visible.matters(person()).filter_by(**asked)
    count = select(func.count()).select_from(query.subquery())
    pagination_parameters.item_count = db.session.scalar(count)
    start = min(pagination_parameters.first_item, pagination_parameters.item_count)
    newest = query.order_by(Matter.id.desc()).offset(start)
    return db.session.scalars(newest.limit(pagination_parameters.page_size)).all()


@api.route("/<int:id>")
@api.doc(summary="一个事项")
@api.etag
@api.response(200, shapes.MatterShape)
@token(Scope.READ)
def one(id: int) -> Matter:
    """One matter."""
    return loading.matter(id)


@api.route("/<int:id>/annotations")
@api.doc(summary="批注和答复")
@api.etag
@api.response(200, shapes.AnnotationShape(many=True))
@token(Scope.TEXT)
def annotations_of(id: int) -> Any:
    """The annotations, with what the section answered."""
    return facts.annotations_of(loading.matter(id, Act.READ_TEXT))


@api.route("/<int:id>/opinions")
@api.doc(summary="审查意见")
@api.etag
@api.response(200, shapes.OpinionShape(many=True))
@token(Scope.TEXT)
def opinions_of(id: int) -> Any:
    """The opinions; they are issued once and never changed."""
    return rows(Opinion, loading.matter(id, Act.READ_TEXT))


@api.route("/<int:id>/opinions/<int:opinion>/letter")
@api.doc(summary="意见书（文件）")
@api.response(200, content_type="application/octet-stream")
@token(Scope.TEXT)
def letter(id: int, opinion: int) -> Any:
    """The letter, as it was issued."""
    issued = loading.opinion(loading.matter(id, Act.READ_TEXT), opinion)
    return download(documents.store().get(issued.letter), f"{issued.number}.docx")


@api.route("/<int:id>/gate")
@api.doc(summary="签署闸口的各项条件")
@api.response(200, shapes.ConditionShape(many=True))
@token(Scope.READ)
def gate(id: int) -> Any:
    """Each condition of signing a contract, how it stands, and the evidence."""
    matter = loading.contract(id, Act.READ_GATE)
    verdict = prove(matter)
    known = facts.facts(matter, log_verified=verdict.good, whole=True)
    return sign_gate.conditions(matter, known, verdict)


@api.route("/<int:id>/proof")
@api.doc(summary="审查日志的条目和证明")
@api.response(200, shapes.ProofShape)
@token(Scope.READ)
def proof(id: int) -> Any:
    """The log of the matter, recomputed just now, with the newest signed note."""
    matter = loading.matter(id, Act.READ_LOG)
    verdict = prove(matter)
    signed = db.session.scalars(select(Checkpoint).order_by(Checkpoint.id.desc()).limit(1)).first()
    return {
        "size": verdict.size,
        "root": verdict.root,
        "good": verdict.good,
        "faults": verdict.faults,
        "checkpoint": signed.note if signed else "",
        "key": register.witness().signer.public.dump(),
        "entries": [entry for entry, _ in register.entries(matter)],
    }
