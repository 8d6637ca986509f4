"""比对 kept by what was compared: two readings and the engine that read them, made once."""

from __future__ import annotations

import secrets
from pathlib import Path

from flask import current_app

from review.actions.documents import store
from review.paper import model
from review.paper.comparing import comparison_report
from review.paper.comparing.comparison_report import Report

MOST = 400
"""Reports kept; the longest unused go first, and can be made again at any time."""


def compared(old: str, new: str) -> Report:
    """The report on two readings, named by their hashes in the store."""
    kept = _folder() / f"{old[:32]}-{new[:32]}-{comparison_report.engine()}.json"
    try:
        made = comparison_report.load(kept.read_bytes())
        kept.touch()
        return made
    except (OSError, ValueError, TypeError):
        pass  # never made, or cut short when the machine stopped
    made = comparison_report.report(model.load(store().get(old)), model.load(store().get(new)))
    _keep(kept, comparison_report.dump(made))
    return made


def _folder() -> Path:
    folder: Path = current_app.config["HOME"] / "comparisons"
    folder.mkdir(exist_ok=True)
    return folder


def _keep(target: Path, content: bytes) -> None:
    temporary = target.with_suffix(f".{secrets.token_hex(4)}")
    temporary.write_bytes(content)
    temporary.rename(target)
    files = sorted(target.parent.glob("*.json"), key=lambda file: file.stat().st_mtime)
    for old in files[:-MOST]:
        old.unlink(missing_ok=True)
