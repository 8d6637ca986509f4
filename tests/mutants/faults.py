"""The faults a module can be given: one operator or one constant changed, by its place in the source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

# Each operator becomes its neighbour: the fault somebody would make.
OPERATORS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult, ast.Mod: ast.Add, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
    ast.LShift: ast.RShift, ast.RShift: ast.LShift, ast.BitXor: ast.BitAnd,
}  # fmt: skip


class Fault(NamedTuple):
    """`number`: its place among the faults of the module, which is how it is named again."""

    number: int
    line: int
    what: str


def faults(source: str) -> list[Fault]:
    return [Fault(n, line, what) for n, (line, what, _) in enumerate(_sites(ast.parse(source)))]


def faulty(source: str, number: int) -> str:
    """The module with that one fault; comments and layout are lost, which no test reads."""
    module = ast.parse(source)
    for n, (_, _, change) in enumerate(_sites(module)):
        if n == number:
            change()
            return ast.unparse(module)
    raise IndexError(number)


def _sites(module: ast.Module) -> Iterator[tuple[int, str, object]]:
    """(line, what changes, the change) of each place that decides something."""
    aside = {id(part) for node in ast.walk(module) for part in _undecided(node)}
    for node in ast.walk(module):
        if id(node) in aside:
            continue
        if isinstance(node, ast.Compare):
            for n, operator in enumerate(node.ops):
                yield from _operator(node, operator, lambda new, node=node, n=n: _put(node, n, new))
        elif isinstance(node, ast.BoolOp | ast.BinOp):
            yield from _operator(node, node.op, lambda new, node=node: setattr(node, "op", new))
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            yield node.lineno, "not → (nothing)", lambda node=node: _drop_not(node)
        elif isinstance(node, ast.Constant):
            for new in _other(node.value):
                told = f"{node.value!r} → {new!r}"
                yield node.lineno, told, lambda node=node, new=new: setattr(node, "value", new)


def _undecided(node: ast.AST) -> Iterator[ast.AST]:
    """Annotations of types, and decorators: `frozen=True` is a promise to the reader and to mypy."""
    parts = [getattr(node, "annotation", None), getattr(node, "returns", None)]
    for part in [*parts, *getattr(node, "decorator_list", ())]:
        if isinstance(part, ast.AST):
            yield from ast.walk(part)


def _operator(node: ast.expr, operator: ast.AST, put: object) -> Iterator[tuple[int, str, object]]:
    new = OPERATORS.get(type(operator))
    if new is not None:
        told = f"{type(operator).__name__} → {new.__name__}"
        yield node.lineno, told, lambda: put(new())  # type: ignore[operator]


def _put(node: ast.Compare, n: int, new: ast.cmpop) -> None:
    node.ops[n] = new


def _drop_not(node: ast.UnaryOp) -> None:
    """`not x` becomes `not not x`, which is the truth of x."""
    node.operand = ast.UnaryOp(ast.Not(), node.operand)


def _other(value: object) -> tuple[object, ...]:
    """Words are left alone: another word is another word, not a fault of reasoning."""
    if isinstance(value, bool):
        return (not value,)
    if isinstance(value, int):
        return (value + 1,)
    if isinstance(value, float):
        return (value * 1.2 or 1.0,)
    return ()
