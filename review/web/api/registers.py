"""Registers (台账): which there are, and their rows as the sheet has them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from flask import abort, request
from flask_smorest import Blueprint
from flask_smorest.pagination import PaginationParameters

from review.law.permissions import Duty, may_perform
from review.law.tokens import Scope
from review.registers.books import REGISTERS, grammar
from review.web.access import person, token
from review.web.api import shapes

api = Blueprint("api_registers", __name__, url_prefix="/registers", description="台账")


def _allowed() -> None:
    if not may_perform(person().role, Duty.READ_REGISTER):
        abort(404)


@api.route("")
@api.doc(summary="有哪些台账")
@api.etag
@api.response(200, shapes.RegisterShape(many=True))
@token(Scope.READ)
def every() -> Any:
    """Which registers there are."""
    _allowed()
    return list(REGISTERS.values())


@api.route("/<slug>")
@api.doc(summary="一个台账的记录；筛选条件与页面地址上的相同")
@api.response(200, shapes.RegisterPageShape)
@api.paginate(page=1, page_size=100, max_page_size=500)
@token(Scope.READ)
def rows(slug: str, pagination_parameters: PaginationParameters) -> Any:
    """One register; its filters are asked as in the address of its page."""
    _allowed()
    register = REGISTERS.get(slug) or abort(404)
    wanted = grammar.asked(register, request.args)
    view = grammar.view(register, person(), wanted)
    pagination_parameters.item_count, _ = grammar.told(register, person(), wanted, view)
    page = pagination_parameters
    beyond = page.item_count // page.page_size + 2  # no database counts as far as a program may ask
    found = grammar.page(register, view, min(page.page, beyond), page.page_size)
    cells = [[_plain(grammar.cell(column, row)) for column in register.columns] for row in found]
    return {"columns": [column.label for column in register.columns], "rows": cells}


def _plain(value: object) -> object:
    """Amounts as decimal strings, days in ISO 8601: JSON has neither."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if value is None or isinstance(value, int | str):
        return value
    return str(value)
