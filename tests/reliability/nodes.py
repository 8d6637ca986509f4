"""Web nodes, workers and a real nginx as processes, and a visitor who comes in through any of them."""

from __future__ import annotations

import http.client
import os
import re
import resource
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from werkzeug.test import encode_multipart

from tests.house.sources import ROOT

TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
NGINX = """
user root;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
events {{ }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    client_max_body_size 52m;
    upstream review {{ {nodes} }}
    server {{
        listen 127.0.0.1:{port};
        location / {{
            proxy_pass http://review;
            proxy_set_header Host $http_host;
            proxy_set_header X-Forwarded-Host $http_host;
            proxy_set_header X-Forwarded-Proto $scheme;
            proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
        }}
    }}
}}
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def eventually(held: Callable[[], bool], seconds: float = 120) -> None:
    for _ in range(int(seconds * 10)):
        if held():
            return
        time.sleep(0.1)
    raise AssertionError(f"not within {seconds} s")


class Cluster:
    """The processes of one test, all ended by `close`; each node has a REVIEW_HOME of its own."""

    def __init__(self, folder: Path, settings: Mapping[str, str]) -> None:
        self.folder, self.settings = folder, dict(settings)
        self.running: list[subprocess.Popen[bytes]] = []

    def start(self, words: list[str], name: str) -> subprocess.Popen[bytes]:
        home = {"REVIEW_HOME": str(self.folder / name)}
        with (self.folder / f"{name}.log").open("wb") as told:
            process = subprocess.Popen(
                [sys.executable, "-m", "review", *words], cwd=ROOT, env={**self.settings, **home},
                start_new_session=True, stdout=told, stderr=subprocess.STDOUT,
            )  # fmt: skip
        self.running.append(process)
        return process

    def node(self, name: str) -> tuple[subprocess.Popen[bytes], int]:
        port = free_port()
        process = self.start(["serve", "--no-jobs", "--port", str(port)], name)
        eventually(lambda: process.poll() is not None or answers(port))
        assert process.poll() is None, (self.folder / f"{name}.log").read_text()
        return process, port

    def nginx(self, *ports: int) -> int:
        program = shutil.which("nginx")
        assert program, "没有安装 nginx，几个节点的测试无法进行：apt-get install nginx-light"
        port, file = free_port(), self.folder / "nginx.conf"
        nodes = " ".join(f"server 127.0.0.1:{one};" for one in ports)
        file.write_text(NGINX.format(folder=self.folder, nodes=nodes, port=port))
        words = [program, "-c", str(file), "-p", str(self.folder), "-g", "daemon off;"]
        self.running.append(subprocess.Popen(words, start_new_session=True))
        eventually(lambda: answers(port))
        return port

    def close(self) -> None:
        for process in self.running:
            kill(process)


def fill_up(process: subprocess.Popen[bytes]) -> None:
    """Not a byte more goes into any file of this node, as on a disk that is full."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    for pid in (process.pid, *map(int, children)):
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, 0))


def kill(process: subprocess.Popen[bytes]) -> None:
    """kill -9, with whatever it started."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def answers(port: int) -> bool:
    try:
        return Visitor(port).get("/healthz")[0] == 200
    except (OSError, http.client.HTTPException):
        return False


class Visitor:
    """A browser's cookies; it may come in at another port the next time."""

    def __init__(self, port: int, cookie: str = "", token: str = "") -> None:
        self.port, self.cookie, self.token = port, cookie, token

    def at(self, port: int) -> Visitor:
        return Visitor(port, self.cookie, self.token)

    def get(self, path: str) -> tuple[int, str]:
        status, told = self._ask("GET", path)
        if found := TOKEN.search(told):
            self.token = found[1]
        return status, told

    def post(self, path: str, form: Mapping[str, object]) -> tuple[int, str]:
        boundary, body = encode_multipart(form)
        kind = f"multipart/form-data; boundary={boundary}"
        return self._ask("POST", path, body, {"Content-Type": kind, "X-CSRFToken": self.token})

    def sign_in(self, account: str, password: str) -> Visitor:
        self.get("/sign-in")
        assert self.post("/sign-in", {"account": account, "password": password})[0] == 303
        self.get("/")
        return self

    def _ask(
        self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, {"Cookie": self.cookie, **(headers or {})})
            answer = connection.getresponse()
            for line in answer.headers.get_all("Set-Cookie") or ():
                if line.startswith("review="):
                    self.cookie = line.partition(";")[0]
            return answer.status, answer.read().decode("utf-8", "replace")
        finally:
            connection.close()
