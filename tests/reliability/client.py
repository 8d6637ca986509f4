"""Clients that upload and decide without pause, and remember only what was answered."""

from __future__ import annotations

import hashlib
import http.client
import itertools
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO

from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from tests.paper.documents import docx, p


@dataclass
class Acknowledged:
    """What the server said was done: the hashes of files, the reasons of decisions."""

    files: list[str] = field(default_factory=list)
    decisions: list[str] = field(default_factory=list)
    resubmitted: int = 0

    @property
    def decided(self) -> int:
        return len(self.decisions) + self.resubmitted


_serial = itertools.count()


def post(port: int, cookie: str, path: str, form: dict[str, object]) -> int:
    boundary, body = encode_multipart(form)
    kind = f"multipart/form-data; boundary={boundary}"
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("POST", path, body, {"Cookie": cookie, "Content-Type": kind})
        answer = connection.getresponse()
        answer.read()
        return answer.status
    finally:
        connection.close()


def upload(port: int, cookie: str, matter: int, told: Acknowledged) -> None:
    content = docx(p(f"第{next(_serial)}份材料"))
    file = FileStorage(BytesIO(content), "材料.docx")
    form = {"kind": "credentials", "file": file}
    if post(port, cookie, f"/matters/{matter}/materials", form) == 303:
        told.files.append(hashlib.sha256(content).hexdigest())


def decide(port: int, cookies: dict[str, str], matter: int, told: Acknowledged) -> None:
    """The office returns the matter, the drafter submits it again; whichever is open succeeds."""
    for name, account in (("send_back", "wangfang"), ("resubmit", "zhoumin")):
        reason = f"理由{next(_serial)}"
        path = f"/matters/{matter}/steps/{name}"
        if post(port, cookies[account], path, {"reason": reason}) == 303:
            if name == "send_back":
                told.decisions.append(reason)
            else:  # a step that asks for no reason tells none
                told.resubmitted += 1


def until_dead(act: Callable[[], None], dead: threading.Event) -> None:
    """Act again and again; a server that is being killed answers nothing, and that is no answer."""
    while not dead.is_set():
        try:
            act()
        except (OSError, http.client.HTTPException):
            dead.wait(0.01)
