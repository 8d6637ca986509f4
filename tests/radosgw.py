"""A real S3 for tests that are asked to use one: Ceph's gateway before a cluster of one machine, in memory.

REVIEW_TEST_S3=radosgw. On Debian: apt-get install --no-install-recommends ceph-mon ceph-osd radosgw ceph-common
"""

from __future__ import annotations

import json
import secrets
import socket
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from review.storage import Access

ALLOWED = ("--cap", "mon", "allow *", "--cap", "osd", "allow *", "--cap", "mgr", "allow *")
SETTINGS = """
[global]
fsid = {fsid}
mon host = {monitor}
public addr = 127.0.0.1
cluster addr = 127.0.0.1
keyring = {folder}/keyring
run dir = {folder}
log file = {folder}/$name.log
admin socket = {folder}/$name.asok
mon data = {folder}/mon
osd data = {folder}/osd
osd objectstore = memstore
memstore device bytes = 2147483648
osd class load list = *
osd class default list = *
osd crush chooseleaf type = 0
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 8
mon allow pool size one = true
"""
PATIENCE = 120  # seconds until a gateway that has just been started answers


@contextmanager
def served(bucket: str) -> Iterator[Access]:
    """The way into a gateway that holds one bucket."""
    with tempfile.TemporaryDirectory(prefix="radosgw-") as name, ExitStack() as running:
        folder = Path(name)
        one, other, door = _ports(3)
        monitor = f"[v2:127.0.0.1:{one},v1:127.0.0.1:{other}]"
        fsid = str(uuid.uuid4())
        told = SETTINGS.format(fsid=fsid, monitor=monitor, folder=folder)
        (folder / "ceph.conf").write_text(told)
        for part in ("mon", "osd"):
            (folder / part).mkdir()
        _monitor(running, folder, fsid, monitor)
        _store(running, folder)
        access = Access(
            f"http://127.0.0.1:{door}", key=secrets.token_hex(8), secret=secrets.token_hex(16)
        )
        _ask(folder, "radosgw-admin", "user", "create", "--uid=tests", "--display-name=tests",
             f"--access-key={access.key}", f"--secret={access.secret}")  # fmt: skip
        frontend = f"--rgw-frontends=beast endpoint=127.0.0.1:{door}"
        _start(
            running,
            folder,
            "radosgw",
            "-n",
            "client.admin",
            "--keyring",
            f"{folder}/keyring",
            frontend,
        )
        _opened(access, bucket)
        yield access


def _ports(number: int) -> list[int]:
    with ExitStack() as held:
        probes = [held.enter_context(socket.socket()) for _ in range(number)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]


def _monitor(running: ExitStack, folder: Path, fsid: str, address: str) -> None:
    mine, map_ = folder / "mon.keyring", folder / "monmap"
    key = ("ceph-authtool", "--create-keyring")
    _run(*key, mine, "--gen-key", "-n", "mon.", "--cap", "mon", "allow *")
    _run(*key, folder / "keyring", "--gen-key", "-n", "client.admin", *ALLOWED)
    _run("ceph-authtool", mine, "--import-keyring", folder / "keyring")
    _run("monmaptool", "--create", "--addv", "a", address, "--fsid", fsid, map_)
    _ask(folder, "ceph-mon", "-i", "a", "--mkfs", "--monmap", map_, "--keyring", mine)
    _start(running, folder, "ceph-mon", "-i", "a")


def _store(running: ExitStack, folder: Path) -> None:
    """One place of objects, in the memory of its process."""
    id, key = str(uuid.uuid4()), _run("ceph-authtool", "--gen-print-key").strip()
    secret = folder / "osd.json"
    secret.write_text(json.dumps({"cephx_secret": key}))
    _ask(folder, "ceph", "osd", "new", id, "-i", secret)
    mine = ("--keyring", folder / "osd" / "keyring")
    _run("ceph-authtool", "--create-keyring", mine[1], "--name", "osd.0", "--add-key", key)
    _ask(folder, "ceph-osd", "-i", "0", "--mkfs", "--osd-uuid", id, *mine)
    _start(running, folder, "ceph-osd", "-i", "0", *mine)


def _opened(access: Access, bucket: str) -> None:
    """Wait for the gateway, and make the bucket."""
    import boto3  # comes with moto, and only where an S3 is asked for

    for _ in range(PATIENCE):
        try:
            urlopen(access.endpoint, timeout=5).close()
            break
        except (URLError, OSError):
            time.sleep(1)
    client = boto3.client(
        "s3", endpoint_url=access.endpoint, region_name="us-east-1",
        aws_access_key_id=access.key, aws_secret_access_key=access.secret,
    )  # fmt: skip
    client.create_bucket(Bucket=bucket)


def _ask(folder: Path, *words: object) -> str:
    program, *rest = words
    return _run(program, "-c", folder / "ceph.conf", *rest)


def _run(*words: object) -> str:
    done = subprocess.run([*map(str, words)], capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 0, f"{words}: {done.stderr}"
    return done.stdout


def _start(running: ExitStack, folder: Path, *words: object) -> None:
    program, *rest = words
    asked = [*map(str, (program, "-c", folder / "ceph.conf", *rest, "-f"))]
    process = subprocess.Popen(asked, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    running.callback(process.wait)
    running.callback(process.kill)
