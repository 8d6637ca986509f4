"""Styles and scripts, under an address that changes with any of them: a browser keeps them for good.

Modules name each other by relative paths, so that one stamp before all paths stamps them all; a page
opens with one sheet and one script, and never asks again whether they changed.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from datetime import timedelta
from functools import cache

from flask import Flask, Response, request

from review.english import catalogue
from review.web import bundle
from review.web.access import public

FOLDER = bundle.FOLDER
FOR_GOOD = timedelta(days=365)
# What is joined, by the end of its endpoint: the file's name, what writes it, and its type.
JOINED: dict[str, tuple[str, Callable[[], str], str]] = {
    "sheet": ("all.css", bundle.sheet, "text/css"),
    "script": ("all.js", bundle.script, "text/javascript"),
    "english": ("all.en.js", bundle.english, "text/javascript"),
}


@cache
def address() -> str:
    """What stands before the path of every file; read once, when the server starts."""
    digest = hashlib.sha256()
    for file in sorted(path for path in FOLDER.rglob("*") if path.is_file()):
        digest.update(f"{file.relative_to(FOLDER)}\0".encode() + file.read_bytes())
    for name, (_, written, _) in JOINED.items():
        if name != "english":  # written when it is asked for, of the script and the catalogues
            digest.update(written().encode())
    for file in sorted(catalogue.FOLDER.glob("*.po")):
        digest.update(file.read_bytes())
    return f"/static/{digest.hexdigest()[:12]}"


def set_up(app: Flask) -> None:
    for name, (file, _, _) in JOINED.items():
        rule = f"{app.static_url_path}/{file}"
        app.add_url_rule(rule, f"assets.{name}", joined, defaults={"name": name})


@public
def joined(name: str) -> Response:
    """One of the joined files, packed where the browser unpacks it."""
    packed = "gzip" in request.accept_encodings
    response = Response(_packed(name) if packed else _plain(name), mimetype=JOINED[name][2])
    response.headers["Vary"] = "Accept-Encoding"
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    response.cache_control.max_age = int(FOR_GOOD.total_seconds())
    response.cache_control.public = True
    return response


def _plain(name: str) -> bytes:
    return JOINED[name][1]().encode()


@cache
def _packed(name: str) -> bytes:
    return gzip.compress(_plain(name), mtime=0)
