"""The project's own files, as the house's rules read them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
REVIEW = ROOT / "review"
TEMPLATES = ROOT / "templates"


def modules(*rooms: str) -> list[Path]:
    """Every Python file of these rooms of `review`, or of all of it."""
    return sorted(file for room in rooms or (".",) for file in (REVIEW / room).rglob("*.py"))


def named(file: Path) -> str:
    """`review/law/who.py` -> `law/who.py`: how a failing test names a file."""
    return str(file.relative_to(ROOT if not file.is_relative_to(REVIEW) else REVIEW))


def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def imports(file: Path) -> Iterator[str]:
    """Every module imported, `from a import b` as `a.b`, wherever in the file it stands."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = file.relative_to(ROOT).parts[: -node.level] if node.level else ()
            origin = ".".join((*above, *filter(None, [node.module])))
            yield from (f"{origin}.{name.name}" for name in node.names)
