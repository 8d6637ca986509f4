"""比对 kept by what was compared: two readings and the engine that read them, made once."""

from __future__ import annotations

import json
import secrets
from pathlib import Path

from flask import current_app
from werkzeug.exceptions import NotFound

from review.actions.documents import store
from review.paper import model
from review.paper.comparing import comparison_report, page_differences
from review.paper.comparing.comparison_report import Report
from review.paper.comparing.page_differences import PageDifference
from review.paper.reading import page_pictures
from review.paper.refusal import Refusal

MOST = 400
"""Reports kept; the longest unused go first, and can be made again at any time."""


def compared(old: str, new: str) -> Report:
    """The report on two readings, named by their hashes in the store."""
    kept = _folder() / f"{old[:32]}-{new[:32]}-{comparison_report.engine()}.json"
    try:
        report = comparison_report.load(kept.read_bytes())
        kept.touch()
        return report
    except (OSError, ValueError, TypeError):
        pass  # never made, or cut short when the machine stopped
    report = comparison_report.report(model.load(store().get(old)), model.load(store().get(new)))
    _keep(kept, comparison_report.dump(report))
    return report


def pages_apart(old: str, new: str) -> tuple[PageDifference, ...] | None:
    """The pages on which two final forms, named by their hashes in the store, look unlike.

    () where they look alike or where one of them is no final form, None where they were not drawn.
    """
    if old == new:
        return ()
    kept = _folder() / f"{old[:32]}-{new[:32]}-{comparison_report.engine()}.pages.json"
    try:
        return tuple(PageDifference(*each) for each in json.loads(kept.read_bytes()))
    except (OSError, ValueError, TypeError):
        pass
    before, after = store().get(old), store().get(new)
    if page_pictures.kind(before) is None or page_pictures.kind(before) != page_pictures.kind(
        after
    ):
        return ()
    try:
        differences = page_differences.differences(before, after)
    except Refusal:
        return None
    _keep(kept, json.dumps(differences).encode())
    return differences


def is_pdf(file: str) -> bool:
    """Whether the pages of a file can be drawn: those of an OFD are held together undrawn."""
    return page_pictures.kind(store().get(file)) == "pdf"


def page_picture(file: str, number: int) -> bytes:
    """A page of a PDF as PNG; NotFound where the file is none or has no such page."""
    try:
        return page_differences.picture(store().get(file), number)
    except Refusal as refusal:
        raise NotFound from refusal


def kept(name: str) -> bytes | None:
    """What was kept of a comparison under that name, None where nothing was."""
    try:
        return (_folder() / name).read_bytes()
    except OSError:
        return None


def keep(name: str, content: bytes) -> None:
    """Keep what can be made again at any time; the longest unused goes first."""
    _keep(_folder() / name, content)


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
