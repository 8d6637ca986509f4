"""Every sentence that refuses something occurs in a test: what nobody met may be wrong, or never said."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest

from tests.house.sources import REVIEW, ROOT, named, tree

# What says no to a person, wherever it is raised or returned.
SAYS_NO = {"Refused", "Invalid", "Differs", "Outdated", "NoticeError", "ListFault"}
# The same, under a key in its first place: a test may name that instead of the words.
BY_KEY = {"Refusal", "Condition"}
CHINESE = re.compile(r"[\u4e00-\u9fff]")
ENOUGH = 4  # letters in a row


def sentences(module: ast.Module) -> Iterator[tuple[str, ...]]:
    """The fixed pieces of each sentence: `f"{a}须写明理由"` → `("须写明理由",)`."""
    for scope in ast.walk(module):
        if isinstance(scope, ast.FunctionDef | ast.Module):
            own = [*_own(scope)]
            assigned = {
                target.id: node.value
                for node in own
                if isinstance(node, ast.Assign)
                for target in node.targets
                if isinstance(target, ast.Name)
            }
            for node in own:
                if isinstance(node, ast.Call):
                    yield from _said(node, assigned)


def _said(call: ast.Call, assigned: dict[str, ast.expr]) -> Iterator[tuple[str, ...]]:
    name = _name(call.func)
    if name in BY_KEY and len(call.args) > 1:
        [key] = [*ast.literal_eval(f"[{ast.unparse(call.args[0])!r}]")]
        for pieces in _spoken(call.args[1]):
            yield (key.strip("'\""), *pieces)
    elif name in SAYS_NO:
        for argument in [*call.args, *(word.value for word in call.keywords)]:
            known = assigned.get(argument.id) if isinstance(argument, ast.Name) else None
            yield from _spoken(known or argument)


def _own(scope: ast.AST) -> Iterator[ast.AST]:
    """What stands in this function or module, and in no function inside it."""
    for node in ast.iter_child_nodes(scope):
        yield node
        if not isinstance(node, ast.FunctionDef):
            yield from _own(node)


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _spoken(said: ast.expr) -> Iterator[tuple[str, ...]]:
    if isinstance(said, ast.IfExp):
        yield from _spoken(said.body)
        yield from _spoken(said.orelse)
        return
    if isinstance(said, ast.Call) and _name(said.func) == "Words":
        yield from _cut(said.args[0])
        return
    if not isinstance(said, ast.Constant | ast.JoinedStr | ast.BinOp | ast.BoolOp):
        return
    texts = [node.value for node in ast.walk(said) if isinstance(node, ast.Constant)]
    pieces = tuple(text for text in texts if isinstance(text, str) and CHINESE.search(text))
    if pieces:
        yield pieces


def _cut(msgid: ast.expr) -> Iterator[tuple[str, ...]]:
    """The pieces of a sentence between its values: `Words("{a}须写明理由")` → `("须写明理由",)`."""
    text = msgid.value if isinstance(msgid, ast.Constant) else ""
    pieces = re.split(r"\{\w+\}", str(text))
    yield tuple(piece for piece in pieces if CHINESE.search(piece))


@cache
def met() -> frozenset[str]:
    """Every string of the tests outside this folder, cut where a pattern is no plain words."""
    return frozenset(
        piece
        for file in (ROOT / "tests").rglob("*.py")
        if "house" not in file.relative_to(ROOT).parts
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for piece in re.split(r"[\\.*+?|()\[\]^$]+", node.value)
        if piece
    )


def occurs(pieces: tuple[str, ...]) -> bool:
    """Some test says one of the pieces, or enough of it."""
    return any(
        piece in said or (said in piece and len(said) >= min(ENOUGH, len(piece)))
        for piece in pieces
        for said in met()
    )


CALLED = re.compile(rf"\b({'|'.join(sorted(SAYS_NO | BY_KEY))})\(")
FILES = [file for file in sorted(REVIEW.rglob("*.py")) if CALLED.search(file.read_text("utf-8"))]


@pytest.mark.parametrize("file", FILES, ids=named)
def test_every_sentence_that_refuses_occurs_in_a_test(file) -> None:  # type: ignore[no-untyped-def]
    assert not ["…".join(pieces) for pieces in sentences(tree(file)) if not occurs(pieces)]


def test_the_rule_finds_sentences_however_they_are_put() -> None:
    source = """
def deed():
    told = f"第{n}版已经作废"
    raise Refused("甲" if late else "乙")
    raise Invalid("field", told)
    raise unit_of_work.Invalid("field", "丙" + rest)
    raise Refused(Words("还缺{count}份", count=n))
"""
    said = [("甲",), ("乙",), ("第", "版已经作废"), ("丙",), ("还缺", "份")]
    assert [*sentences(ast.parse(source))] == said
