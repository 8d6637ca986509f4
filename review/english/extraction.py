"""What there is to translate: the messages of templates and scripts, the words of rows and refusals."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment

from review.english import messages, scripts
from review.english.catalogue import CHINESE

REVIEW = Path(__file__).parents[1]
TEMPLATES = next(
    folder for folder in (REVIEW / "templates", REVIEW.parent / "templates") if folder.is_dir()
)
# Rooms whose catalogue is complete, in the order in which a word is looked for: a word of two rooms
# is in the catalogue of the first.
ROOMS = (
    "templates", "scripts", "chinese", "law", "web", "registers", "models", "actions", "checks", "paper", "directories", "jobs",
)  # fmt: skip
# What stays Chinese, and why.
STAYS = {
    "templates/demo": "the parts of the pages, shown with sample texts",
    "law/report_text.py": "the sentences of the annual report, an act of the office",
    "models/deciding.py": "why a table decides nothing, for who reads the code",
    "paper/radicals.py": "signs that are folded into one",
    "paper/issuing": "letters, which are acts",
    "paper/exchange/proposals.py": "how a proposal to delete is written, to be looked for",
    "paper/exchange/provenance.py": "what is written into a Word file",
    "paper/ooxml/font_names.py": "how fonts are called, to be looked for",
    "paper/ooxml/number_formats.py": "how numbers are written",
    "paper/ooxml/equation_fields.py": "signs that a field makes of others",
} | dict.fromkeys(
    (f"checks/{name}.py" for name in ("dates", "figures", "parties", "plain", "sums", "text", "tight")),
    "what is looked for in a text",
)  # fmt: skip
# Within them, what is said in the language of its reader: the words of a sheet.
SPEAKS = {"paper/issuing/xlsx.py"}
# What is looked for: the signs of a pattern, tables of numerals, the function that is given words to look for.
PATTERN = re.compile(r"[|\\\[\]〇○①]|^\(|壹贰|\.[+*]")
SEEKS = {"hits", "replace", "strip"}


def every() -> dict[str, list[str]]:
    """The msgids of each room that no room before it has."""
    met: set[str] = set()
    found = {}
    for room in ROOMS:
        found[room] = [msgid for msgid in dict.fromkeys(of(room)) if msgid not in met]
        met.update(found[room])
    return found


def of(room: str) -> Iterator[str]:
    if room == "templates":
        yield from _of_templates()
    elif room == "scripts":
        for file in sorted((REVIEW / "static/js").rglob("*.js")):
            yield from scripts.messages(file.read_text("utf-8"))
    else:
        for file in [*REVIEW.glob(f"{room}.py"), *sorted((REVIEW / room).rglob("*.py"))]:
            if not _stays(f"{file.relative_to(REVIEW)}"):
                yield from of_module(ast.parse(file.read_text("utf-8")))


def _stays(path: str) -> bool:
    return path not in SPEAKS and any(path.startswith(f"{prefix}") for prefix in STAYS)


def _of_templates() -> Iterator[str]:
    environment = Environment(trim_blocks=True, lstrip_blocks=True, autoescape=True)
    for file in sorted(TEMPLATES.rglob("*.html")):
        if not _stays(f"templates/{file.relative_to(TEMPLATES)}"):
            yield from messages.of(environment.parse(file.read_text("utf-8")))


def of_module(tree: ast.Module) -> Iterator[str]:
    """The Chinese constants that may be shown: no docstring, no pattern, nothing only compared."""
    yield from _of(tree)


def _of(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant):
        if (
            isinstance(node.value, str)
            and CHINESE.search(node.value)
            and not PATTERN.search(node.value)
        ):
            yield node.value
    elif not isinstance(node, ast.Compare | ast.JoinedStr) and not _pattern(node):
        for child in ast.iter_child_nodes(node):
            if not (isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)):
                yield from _of(child)


def _pattern(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    of = node.func.value
    return node.func.attr in SEEKS or (isinstance(of, ast.Name) and of.id == "re")
