"""A mail server on loopback that takes, refuses, postpones or falls silent, as a test wishes."""

from __future__ import annotations

import socketserver
import threading
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage


@dataclass
class LetterBox:
    """`answers` overrides what the server says to a command; "" hangs up instead."""

    answers: dict[str, str] = field(default_factory=dict)
    taken: list[tuple[str, EmailMessage]] = field(default_factory=list)
    port: int = 0


class _Talk(socketserver.StreamRequestHandler):
    box: LetterBox

    def handle(self) -> None:
        to = ""
        self._say("220 letterbox")
        while line := self.rfile.readline():
            word = line[:4].decode("ascii", "replace").upper().strip()
            if word == "RCPT":
                to = line.decode().strip().partition(":")[2].strip("<>")
            if word == "DATA" and "DATA" not in self.box.answers:
                self._say("354 go on")
                body = b"".join(iter(self.rfile.readline, b".\r\n"))
                if "BODY" not in self.box.answers:
                    parsed = message_from_bytes(body, policy=policy.default)
                    self.box.taken.append((to, parsed))  # type: ignore[arg-type]
                word = "BODY"
            said = self.box.answers.get(word, "250 ok")
            if not said or word == "QUIT":
                return
            self._say(said)

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True


class Opened:
    """`with Opened() as box`: the server runs inside the block."""

    def __enter__(self) -> LetterBox:
        box = LetterBox()
        self.server = _Server(("127.0.0.1", 0), type("Talk", (_Talk,), {"box": box}))
        box.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()
        return box

    def __exit__(self, *fault: object) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()
