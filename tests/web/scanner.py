"""A scanner on a socket of its own that speaks clamd's INSTREAM and knows one word."""

from __future__ import annotations

import socketserver
import struct
import threading
from pathlib import Path

KNOWN = b"EICAR-KNOWN-TO-THIS-TEST"


class _Talk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        assert self.rfile.read(10) == b"zINSTREAM\0"
        body = b""
        while length := struct.unpack("!I", self.rfile.read(4))[0]:
            body += self.rfile.read(length)
        self.wfile.write(b"stream: Eicar-Test FOUND\0" if KNOWN in body else b"stream: OK\0")


class _Server(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True


class Opened:
    """`with Opened(path) as address`: the scanner listens inside the block."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> str:
        self.server = _Server(str(self.path), _Talk)
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()
        return f"unix://{self.path}"

    def __exit__(self, *fault: object) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()
