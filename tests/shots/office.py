"""A demo to take pictures of: one that is served already, or one told and served for the occasion."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from werkzeug.serving import make_server

ROOT = Path(__file__).parents[2]


@contextmanager
def office(site: str, state: str = "ordinary") -> Iterator[str]:
    """The address of `site`, or of a demo that is empty, ordinary or overfull."""
    if site:
        yield site
        return
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"REVIEW_HOME": folder, "REVIEW_UPLOADS": folder, "REVIEW_MODE": "demo"}
        command = [sys.executable, "-m", "tests.shots.states", state]
        subprocess.run(command, cwd=ROOT, check=True)
        with _served() as address:
            yield address


@contextmanager
def _served() -> Iterator[str]:
    from review import create_app

    server = make_server("127.0.0.1", 0, create_app(), threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
