"""All styles as one flat sheet and all scripts as one file, joined when the server starts.

The sources keep cascade layers and modules. Browsers of 2020 (Chromium 87) know no layers, and thirty
modules are thirty requests; so the layers are unwrapped in their order, and every module becomes a
function that returns what it exports.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from review.english.scripts import in_english

FOLDER = Path(__file__).parents[1] / "static"
LAYERS = ("tokens", "base", "frame", "parts", "pages", "print")
SHEETS = (
    "tokens", "base", "buttons", "visible", "frame", "menus", "panels", "marks", "tasks", "desk", "notes", "tables",
    "forms", "threads", "charts", "board", "sign-in", "gate", "approval", "answers", "comparison",
    "paper", "indents", "workbench", "margin", "findings", "citations", "composing",
    "placing", "originals", "layout-view", "submission", "opinion", "settings",
    "calendar", "english", "print", "forced",
)  # fmt: skip

LAYER = re.compile(r"^@layer (\w+) \{\n(.*?)^\}$", re.M | re.S)
IMPORT = re.compile(r'^import (?:\{([^}]*)\} from )?"([^"]+)";\n', re.M)
EXPORT = re.compile(r"^export ((?:async )?(?:const|function|class) (\w+))", re.M)


def source(name: str) -> str:
    return (FOLDER / "css" / f"{name}.css").read_text("utf-8")


def layered() -> str:
    """The sheets as written, one after the other: what a browser with layers could be given."""
    return "\n".join(source(name) for name in SHEETS)


@cache
def sheet() -> str:
    """The same rules without layers, in the order of the layers."""
    written = layered()
    return "\n".join(
        body for layer in LAYERS for name, body in LAYER.findall(written) if name == layer
    )


@cache
def script() -> str:
    """`main.js` and all it imports, each module after those it names."""
    modules: dict[Path, str] = {}
    _gather(FOLDER / "js/main.js", modules)
    return '"use strict";\n' + "".join(modules.values())


@cache
def english() -> str:
    """The same script, speaking English."""
    return in_english(script())


def _gather(file: Path, modules: dict[Path, str]) -> None:
    if file in modules:
        return
    text = file.read_text("utf-8")
    for _, named in IMPORT.findall(text):
        _gather((file.parent / named).resolve(), modules)
    taken = IMPORT.sub(lambda match: _taken(match, file), text)
    exported = ", ".join(name for _, name in EXPORT.findall(text))
    body = EXPORT.sub(r"\1", taken)
    modules[file] = f"const {_name(file)} = (() => {{\n{body}return {{ {exported} }};\n}})();\n"


def _taken(match: re.Match[str], file: Path) -> str:
    """What an import takes from a module, as a destructuring of its exports."""
    names, named = match.groups()
    if names is None:
        return ""
    wanted = names.replace(" as ", ": ")
    return f"const {{{wanted}}} = {_name((file.parent / named).resolve())};\n"


def _name(file: Path) -> str:
    return "_".join((file.parent.name, *file.stem.split("-")))
