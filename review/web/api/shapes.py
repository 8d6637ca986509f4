"""What programs are answered, field by field; closed lists by their stored values."""

from __future__ import annotations

from marshmallow import Schema, ValidationError, fields, validate
from werkzeug.datastructures import FileStorage

from review.law.procedure import Standing
from review.law.vocabulary import (
    AnnotationState,
    Category,
    Conclusion,
    Disposition,
    Kind,
    Reply,
    Severity,
    Status,
)


def _word(kind: type, **options: object) -> fields.Enum:
    return fields.Enum(kind, by_value=True, **options)  # type: ignore[arg-type]


class ProblemShape(Schema):
    """RFC 9457."""

    title = fields.String()
    status = fields.Integer()
    detail = fields.String(metadata={"description": "the reason, in Chinese"})
    errors = fields.Dict(metadata={"description": "by parameter, where one cannot stand"})


class MatterQuery(Schema):
    kind = _word(Kind)
    status = _word(Status)


class MatterShape(Schema):
    id = fields.Integer()
    number = fields.String()
    title = fields.String()
    kind = _word(Kind)
    status = _word(Status)
    section = fields.String(attribute="section.name")
    drafter = fields.String(attribute="drafter.name")


class RevisionShape(Schema):
    number = fields.Integer()
    name = fields.String()
    sha256 = fields.String(metadata={"description": "of the file"})
    text_hash = fields.String(metadata={"description": "the fingerprint of the text"})
    note = fields.String()
    by = fields.String(attribute="by.name")
    made_at = fields.AwareDateTime()


class AnswerShape(Schema):
    reply = _word(Reply)
    reason = fields.String()


class AnnotationShape(Schema):
    id = fields.Integer()
    revision = fields.Integer(attribute="revision.number")
    severity = _word(Severity)
    category = _word(Category)
    state = _word(AnnotationState)
    text = fields.String()
    basis = fields.String()
    proposal = fields.String()
    by = fields.String(attribute="by.name")
    made_at = fields.AwareDateTime()
    answer = fields.Nested(AnswerShape, allow_none=True)
    quote = fields.Function(
        lambda note: note.placements[-1].quote if note.placements else "",
        metadata={"type": "string", "description": "the words it stands on, in its newest place"},
    )


class OpinionShape(Schema):
    id = fields.Integer()
    number = fields.String()
    revision = fields.Integer(attribute="revision.number")
    text_hash = fields.String()
    conclusion = _word(Conclusion)
    disposition = _word(Disposition, allow_none=True)
    text = fields.String()
    by = fields.String(attribute="by.name")
    made_at = fields.AwareDateTime()


class ConditionShape(Schema):
    key = fields.String(attribute="condition.key")
    label = fields.String(attribute="condition.label")
    standing = _word(Standing)
    evidence = fields.String()


class RegisterShape(Schema):
    slug = fields.String()
    title = fields.String()
    columns = fields.Function(
        lambda register: [column.label for column in register.columns],
        metadata={"type": "array", "items": {"type": "string"}},
    )


class RegisterPageShape(Schema):
    columns = fields.List(fields.String())
    rows = fields.List(fields.List(fields.Raw(allow_none=True)))


class LogEntryShape(Schema):
    seq = fields.Integer()
    leaf = fields.String(metadata={"description": "SHA-256 of 0x00 and the body (RFC 6962)"})
    body = fields.String(metadata={"description": "canonical JSON (RFC 8785)"})


class ProofShape(Schema):
    size = fields.Integer()
    root = fields.String()
    good = fields.Boolean()
    faults = fields.List(fields.String())
    checkpoint = fields.String(metadata={"description": "the newest signed note (C2SP)"})
    key = fields.String(metadata={"description": "the signer's public key"})
    entries = fields.List(fields.Nested(LogEntryShape))


class SentFile(fields.Field[FileStorage]):
    """A part of a multipart body that is a file; words under its name are none."""

    def _deserialize(self, value: object, *of: object, **more: object) -> FileStorage:
        if not isinstance(value, FileStorage):
            raise ValidationError("Not a file.")
        return value


class UploadShape(Schema):
    file = SentFile(required=True, metadata={"type": "string", "format": "binary"})
    note = fields.String(
        load_default="",
        validate=validate.And(validate.Length(max=2000), validate.Regexp(r"[^\0]*\Z")),
        metadata={"description": "what changed"},
    )


class LocationShape(Schema):
    location = fields.String(metadata={"description": "the page of what came of it"})
