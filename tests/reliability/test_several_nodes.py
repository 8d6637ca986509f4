"""Two web nodes on one PostgreSQL and one S3 behind a real nginx: killed, filled up, and still one office.

Each node has a REVIEW_HOME of its own with nothing in it; files, keys and the signer's record lie in
the bucket. What was acknowledged is there in the end, and nobody raises a false alarm.
"""

from __future__ import annotations

import hashlib
import itertools
import os
import threading
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select, text
from werkzeug.datastructures import FileStorage

from review import clock
from review.actions import documents, file_moves, jobs
from review.actions.unit_of_work import unit_of_work
from review.demo import office as cast
from review.extensions import db
from review.law.vocabulary import JobState
from review.models import Clearance, Job, LogEntry, Material, Matter
from review.registers.log import verify, witness
from review.storage import Bucket, RemoteFile
from tests.paper.documents import docx, p
from tests.reliability.client import until_dead
from tests.reliability.nodes import Cluster, Visitor, eventually, fill_up, kill
from tests.told import let_go, story

pytestmark = [pytest.mark.sure, pytest.mark.postgresql_alone, pytest.mark.timeout(900)]
_serial = itertools.count()


@pytest.fixture
def matters(app: Flask, bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """One to be approved and cleared, one that grows materials; all of it moved into the bucket."""
    decided = story.proposed("parking", story.PARKING).id
    growing = story.opened("parking", story.PARKING).id
    files, keys = Bucket(f"{bucket}/files", bucket.access), Bucket(f"{bucket}/keys", bucket.access)
    file_moves.move(documents.store(), files)
    for name, kept in (
        ("SIGNING_KEY", "review.signing.key"),
        ("CHECKPOINTS", "review.checkpoints"),
    ):
        held = RemoteFile(keys, kept)
        if app.config[name].exists():
            held.write_bytes(app.config[name])
        monkeypatch.setitem(app.config, name, held)
    monkeypatch.setitem(app.config, "UPLOADS", files.address)
    monkeypatch.setitem(app.config, "S3", bucket.access)
    let_go()
    return decided, growing


@pytest.fixture
def cluster(app: Flask, bucket: Bucket, matters: object, tmp_path: Path) -> Iterator[Cluster]:
    access = bucket.access
    found = Cluster(tmp_path, {
        **os.environ, "REVIEW_MODE": "test", "REVIEW_PROXIES": "1",
        "REVIEW_DATABASE": app.config["SQLALCHEMY_DATABASE_URI"],
        "REVIEW_UPLOADS": bucket.address, "REVIEW_KEYS": f"{bucket}/keys",
        "REVIEW_S3_ENDPOINT": access.endpoint, "REVIEW_S3_KEY": access.key,
        "REVIEW_S3_SECRET": access.secret,
    })  # fmt: skip
    try:
        yield found
    finally:
        found.close()


def upload(visitor: Visitor, matter: int, told: list[str]) -> int:
    """A new file, remembered where the node said that it was taken."""
    content = docx(p(f"第{next(_serial)}份材料"))
    form = {"kind": "credentials", "file": FileStorage(BytesIO(content), "材料.docx")}
    status, _ = visitor.post(f"/matters/{matter}/materials", form)
    if status == 303:
        told.append(hashlib.sha256(content).hexdigest())
    return status


def assert_whole(told: list[str]) -> None:
    """Every acknowledged file is recorded, in the bucket and unchanged; the log holds."""
    db.session.rollback()
    assert {*told} <= {*db.session.scalars(select(Material.sha256))}
    assert all(documents.store().get(sha256) for sha256 in told)
    assert verify().faults == ()


def test_two_nodes_are_one_office_and_a_node_killed_or_full_loses_nothing(
    cluster: Cluster, matters: tuple[int, int]
) -> None:
    decided, growing = matters
    first, port = cluster.node("first")
    _, other = cluster.node("second")
    front = cluster.nginx(port, other)
    leader = Visitor(front).sign_in("zhangwei", cast.PASSWORD)
    for entrance in (front, port, other):  # one session, whichever node is asked
        status, page = leader.at(entrance).get(f"/matters/{decided}")
        assert (status, "张伟" in page) == (200, True)
    by_first, by_other = leader.at(port), leader.at(other)
    assert (
        by_first.post(f"/matters/{decided}/approval", {"revision": "1", "note": "同意"})[0] == 303
    )
    office = Visitor(other).sign_in("wangfang", cast.PASSWORD)
    gates = [office.at(entrance).get(f"/matters/{decided}/gate") for entrance in (port, other)]
    assert [status for status, _ in gates] == [200, 200]
    assert not [page for _, page in gates if "签署方" in page or "篡改" in page]
    before = len(witness().checkpoints())
    assert office.post(f"/matters/{decided}/clearance", {"revision": "1", "note": ""})[0] == 303
    assert by_other.get(f"/matters/{decided}")[0] == 200
    assert len(witness().checkpoints()) > before  # the other node signed on, in the shared record
    db.session.rollback()
    assert db.session.scalar(select(Clearance.id).filter_by(matter_id=decided))

    told: list[str] = []
    drafter = Visitor(front).sign_in("zhoumin", cast.PASSWORD)
    dead = threading.Event()
    hands = [
        threading.Thread(
            target=until_dead, args=(lambda: upload(drafter.at(front), growing, told), dead)
        )
        for _ in range(2)
    ]
    for hand in hands:
        hand.start()
    eventually(lambda: len(told) > 5)
    kill(first)
    killed = len(told)
    eventually(lambda: len(told) > killed + 5)  # nginx goes on with the node that is left
    dead.set()
    for hand in hands:
        hand.join()
    assert_whole(told)

    filled, full = cluster.node("full")
    fill_up(filled)
    assert drafter.at(full).get(f"/matters/{growing}")[0] == 200
    answered = [upload(drafter.at(full), growing, told) for _ in range(3)]
    assert answered == [303, 303, 303]  # nothing of an upload stays on the node
    assert office.at(full).get(f"/matters/{decided}/gate")[0] == 200
    assert_whole(told)


def test_of_two_workers_one_is_killed_and_every_job_is_done_once(
    cluster: Cluster, matters: tuple[int, int]
) -> None:
    wall = db.session.scalar(text("SELECT now()"))
    with clock.stopped(wall), unit_of_work():
        for number in range(8):
            jobs.enqueue("verify_log", f"verify_log:{number}")
    db.session.rollback()
    first = cluster.start(["jobs", "run"], "worker")

    def states() -> list[JobState]:
        db.session.rollback()
        return [*db.session.scalars(select(Job.state).filter_by(kind="verify_log"))]

    eventually(lambda: JobState.RUNNING in states())
    kill(first)
    cluster.start(["jobs", "run"], "other")
    eventually(lambda: {*states()} == {JobState.DONE}, 240)
    verdicts = db.session.scalars(select(LogEntry.body).filter_by(action="verify_log")).all()
    # from seven in the morning on, the worker asks for one more by itself
    assert len(verdicts) == len(states()) >= 8
    assert all('"faults":[]' in verdict for verdict in verdicts)
    assert db.session.get_one(Matter, matters[0])
    assert verify().faults == ()
