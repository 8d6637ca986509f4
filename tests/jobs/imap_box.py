"""An IMAP server on loopback with one folder of mails, as much of RFC 3501 as is asked of it."""

from __future__ import annotations

import re
import socketserver
import threading
from dataclasses import dataclass, field

USER, PASSWORD = "review", "geheim-am-briefkasten"


@dataclass
class ImapBox:
    mails: list[bytes] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)
    port: int = 0

    @property
    def address(self) -> str:
        return f"imap://{USER}:{PASSWORD}@127.0.0.1:{self.port}/INBOX"


class _Talk(socketserver.StreamRequestHandler):
    box: ImapBox

    def handle(self) -> None:
        self._say("* OK ready")
        while line := self.rfile.readline().decode().strip():
            tag, word, rest = (*line.split(" ", 2), "", "")[:3]
            self._answer(word.upper(), rest)
            good = word.upper() != "LOGIN" or PASSWORD in rest
            self._say(f"{tag} {'OK' if good else 'NO'} done")

    def _answer(self, word: str, rest: str) -> None:
        box = self.box
        if word == "CAPABILITY":
            self._say("* CAPABILITY IMAP4rev1")
        if word == "SELECT":
            self._say(f"* {len(box.mails)} EXISTS")
        if word == "SEARCH":
            numbers = (n for n in range(1, len(box.mails) + 1) if n not in box.seen)
            self._say("* SEARCH " + " ".join(map(str, numbers)))
        if word == "STORE":
            box.seen.add(int(rest.split()[0]))
        if word == "FETCH":
            number = int(rest.split()[0])
            mail = box.mails[number - 1]
            if "SIZE" in rest:
                self._say(f"* {number} FETCH (RFC822.SIZE {len(mail)})")
            else:
                assert re.search(r"BODY\.PEEK\[", rest), "reading must not mark as read"
                self._say(f"* {number} FETCH (BODY[] {{{len(mail)}}}")
                self.wfile.write(mail)
                self._say(")")

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True


class Opened:
    """`with Opened() as box`: the server runs inside the block."""

    def __enter__(self) -> ImapBox:
        box = ImapBox()
        self.server = _Server(("127.0.0.1", 0), type("Talk", (_Talk,), {"box": box}))
        box.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()
        return box

    def __exit__(self, *fault: object) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()
