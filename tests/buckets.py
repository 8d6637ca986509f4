"""An S3 for tests: moto's server, or any real one that the environment names.

REVIEW_TEST_S3 is `radosgw`, which is then started here, or the address of a real server, where
REVIEW_TEST_S3_KEY and REVIEW_TEST_S3_SECRET let us in.
"""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from review.storage import Access, Bucket
from tests import radosgw

BUCKET = "review-test"


REAL = os.environ.get("REVIEW_TEST_S3", "")


def served() -> AbstractContextManager[Access]:
    """The way in."""
    if REAL == "radosgw":
        return radosgw.served(BUCKET)
    key, secret = (os.environ.get(f"REVIEW_TEST_S3_{part}", "") for part in ("KEY", "SECRET"))
    return nullcontext(Access(REAL, key=key, secret=secret)) if REAL else moto()


@contextmanager
def moto() -> Iterator[Access]:
    """The way into a server of our own: a process of its own, for several nodes ask it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    server = subprocess.Popen(
        [sys.executable, "-c", f"from moto.server import main; main(['-p{port}'])"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(600):
            if _made(address):
                break
            time.sleep(0.1)
        yield Access(address, key="key", secret="secret")
    finally:
        server.kill()
        server.wait()


Headers = dict[str, str]


def deaf(access: Access, header: str) -> AbstractContextManager[Access]:
    """The same through a proxy that drops one header: a store that does not know that condition."""
    return _through(access, lambda sent: {n: told for n, told in sent.items() if n != header})


def literal(access: Access) -> AbstractContextManager[Access]:
    """The same as a store that holds If-Match against a tag without its quotation marks, as the gateway
    of Ceph 16 does: what is quoted matches nothing."""

    def compared(sent: Headers) -> Headers | None:
        tag = sent.get("if-match", "")
        if tag.startswith('"'):
            return None
        return {**sent, "if-match": f'"{tag}"'} if tag else sent

    return _through(access, compared)


@contextmanager
def _through(access: Access, change: Callable[[Headers], Headers | None]) -> Iterator[Access]:
    """Through a proxy that changes the headers of each question, or refuses it where they are None."""

    class Proxy(BaseHTTPRequestHandler):
        def pass_on(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = change({name.lower(): told for name, told in self.headers.items()})
            if headers is None:
                self.send_response(412)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            behind = HTTPConnection(urlsplit(access.endpoint).netloc)
            behind.request(self.command, self.path, body, headers)
            answer = behind.getresponse()
            told = answer.read()
            self.send_response_only(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in ("transfer-encoding", "connection"):
                    self.send_header(name, value)
            self.end_headers()
            self.wfile.write(told)

        do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = pass_on

    with ThreadingHTTPServer(("127.0.0.1", 0), Proxy) as server:
        threading.Thread(target=server.serve_forever).start()
        try:
            yield replace(access, endpoint=f"http://127.0.0.1:{server.server_port}")
        finally:
            server.shutdown()


def _made(address: str) -> bool:
    """Whether the server answers by now; moto asks no signature of who makes a bucket."""
    try:
        with urlopen(Request(f"{address}/{BUCKET}", method="PUT"), timeout=5) as answer:
            return answer.status == 200
    except (URLError, OSError):
        return False


def fresh(access: Access) -> Bucket:
    """A place of its own in the bucket."""
    return Bucket(f"s3://{BUCKET}/{secrets.token_hex(6)}", access)
