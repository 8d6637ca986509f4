"""A program on loopback that is told of things, and answers as a test wishes."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Receiver:
    """`answers` are {status, body} for the requests to come, in order; then 200 with `said`."""

    said: bytes = b'{"errcode": 0, "code": 0}'
    answers: list[tuple[int, bytes]] = field(default_factory=list)
    taken: list[tuple[str, dict[str, str], str]] = field(default_factory=list)
    address: str = ""


class _Talk(BaseHTTPRequestHandler):
    receiver: Receiver

    def do_POST(self) -> None:  # the name the library asks for
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.receiver.taken.append((self.path, dict(self.headers), body))
        answers = self.receiver.answers
        status, said = answers.pop(0) if answers else (200, self.receiver.said)
        self.send_response(status)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *words: object) -> None:
        """Nothing is printed."""


class Opened:
    """`with Opened() as receiver`: the server runs inside the block."""

    def __enter__(self) -> Receiver:
        receiver = Receiver()
        self.server = ThreadingHTTPServer(
            ("127.0.0.1", 0), type("Talk", (_Talk,), {"receiver": receiver})
        )
        receiver.address = f"http://127.0.0.1:{self.server.server_address[1]}/hook?key=geheim"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()
        return receiver

    def __exit__(self, *fault: object) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()
