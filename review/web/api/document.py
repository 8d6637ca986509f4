"""The published document: errors, pages and multipart bodies described as they are answered and taken."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask_smorest import Api, Blueprint
from flask_smorest.pagination import PaginationMetadataSchema
from webargs.flaskparser import FlaskParser
from werkzeug.datastructures import CombinedMultiDict

from review.web.api import shapes

PROBLEM = {"application/problem+json": {"schema": shapes.ProblemShape}}
PAGES = {
    "description": "how many there are, and on how many pages",
    "content": {"application/json": {"schema": PaginationMetadataSchema}},
}


class Programs(Api):
    """Errors are problems of the same shape as everywhere else (`web.faults`), not smorest's own."""

    ERROR_SCHEMA = shapes.ProblemShape

    def _register_error_handlers(self) -> None:
        pass

    def _register_responses(self) -> None:
        components = self.spec.components
        for status in HTTPStatus:
            body = {"content": PROBLEM} if status >= HTTPStatus.BAD_REQUEST else {}
            components.response(status.name, {"description": status.phrase, **body}, lazy=True)
        refused = {
            "description": "refused, with the reason in Chinese, or in English by Accept-Language",
            "content": PROBLEM,
        }
        components.response("DEFAULT_ERROR", refused, lazy=True)

    def _register_pagination_header(self) -> None:
        """The header is JSON in a string, which only `content` says (OpenAPI 3.1 §4.8.21)."""
        self.spec.components.header("PAGINATION", PAGES, lazy=True)


class Multipart(FlaskParser):
    """Of `files`: the fields of a multipart body beside its files, one shape for both."""

    def load_files(self, req: Any, schema: Any) -> Any:
        return self._makeproxy(CombinedMultiDict([req.files, req.form]), schema)


class MultipartBlueprint(Blueprint):
    ARGUMENTS_PARSER = Multipart()
