"""A server to be killed: forked, ready to answer, from a process that imported everything once.

Reads `port` lines, forks a server for each and prints its process id. PLANTED in the environment
breaks the child on purpose, to prove that the harness notices; nothing in the product knows of it.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import Any

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from review.actions import documents
from review.extensions import db
from review.storage import Folder
from tests.conftest import configured


class Silent(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:
        """Thousands of lines that nobody reads."""


def row_before_file() -> None:
    """The row commits at once, the file follows a moment later."""
    put = Folder.put

    def late(self: Folder, content: bytes) -> str:
        import hashlib

        threading.Thread(target=lambda: (time.sleep(0.03), put(self, content))).start()
        return hashlib.sha256(content).hexdigest()

    Folder.put = late  # type: ignore[method-assign]


def log_in_a_second_transaction() -> None:
    """The deed commits, then its log entry in a transaction of its own."""
    append = documents.log.append

    def late(action: str, **said: Any) -> Any:
        if action != "attach":
            return append(action, **said)
        by, matter = said.pop("by"), said.pop("matter")

        def follow() -> None:
            time.sleep(0.03)
            with documents.unit_of_work():
                append(action, by=db.session.merge(by), matter=db.session.merge(matter), **said)

        db.session.info["work"].after.append(follow)

    documents.log.append = late  # type: ignore[assignment]


PLANTED = {"file": row_before_file, "log": log_in_a_second_transaction}


def serve(app: Flask, port: int) -> None:
    os.setsid()
    server = make_server("127.0.0.1", port, app, threaded=True, request_handler=Silent)
    server.serve_forever()


def main(folder: str, address: str) -> None:
    app = configured(Path(folder), address)
    if bug := os.environ.get("PLANTED"):
        PLANTED[bug]()
    app.test_client().get("/sign-in")  # what is made once is made before the fork
    with app.app_context():
        db.engine.dispose()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            serve(app, int(line))
        print(child, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
