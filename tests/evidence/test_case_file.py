"""A case file holds what a stranger needs, and always the same bytes."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile

import pytest

from review.evidence import canonical, merkle
from review.evidence.checkpoint import Checkpoint, PublicKey
from tests.evidence.logs import MATTERS, SIGNER, Log, contract, fingerprint, members


def test_the_same_log_gives_the_same_bytes() -> None:
    assert Log.of(12, [5]).whole() == Log.of(12, [5]).whole()
    assert Log.of(12, [5]).of_matter() == Log.of(12, [5]).of_matter()


def test_the_whole_log_is_there_line_by_line() -> None:
    log = Log.of(12, [5])
    found = members(log.whole())
    assert found["events.jsonl"].splitlines() == log.bodies
    notes = Checkpoint.parse_all(found["checkpoints.txt"].decode())
    assert [note.size for note in notes] == [5, 12]
    assert PublicKey.load(found["keys.txt"].decode()) == SIGNER.public


def test_the_manifest_names_every_member_by_its_fingerprint() -> None:
    found = members(Log.of(12).of_matter())
    manifest = canonical.parse(found.pop("manifest.json"))
    assert manifest["files"] == {k: hashlib.sha256(v).hexdigest() for k, v in found.items()}
    assert (manifest["matter"], manifest["size"]) == (MATTERS[0], 12)


def test_every_file_that_was_acted_on_is_listed() -> None:
    found = members(Log.of(10).whole())
    listed = [canonical.parse(line) for line in found["documents.jsonl"].splitlines()]
    assert listed == [
        {"seq": n, "id": n, "version": 1, "sha256": fingerprint(contract(n))} for n in (0, 4, 8)
    ]


def test_one_matter_shows_no_event_of_another() -> None:
    found = members(Log.of(24, [5]).of_matter())
    events = [json.loads(line) for line in found["events.jsonl"].splitlines()]
    assert {event["matter"] for event in events} == {MATTERS[0]}
    assert [event["seq"] for event in events] == [0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19]
    assert MATTERS[1].encode() not in b"".join(found.values())


def test_one_matter_is_proved_against_every_earlier_state_asked_for() -> None:
    log = Log.of(24, [5, 9])
    log.printed = [7, 24]
    found = members(log.of_matter())
    rows = [canonical.parse(line) for line in found["consistency.jsonl"].splitlines()]
    assert [row["size"] for row in rows] == [5, 7, 9]


def test_one_event_of_a_million_is_proved_in_less_than_three_kilobytes() -> None:
    tree = merkle.Tree([merkle.leaf(b"")] * 2**17)
    path = [one.hex() for one in tree.inclusion(2**16)]
    assert len(path) == 17
    path += path[:3]  # 2^20 leaves need three hashes more, and seconds to build
    proof = Log.of(5).bodies[4] + canonical.encode({"seq": 2**19, "path": path})
    assert len(proof) + len(SIGNER.sign(2**20, tree.root())) < 3_000


def test_a_log_is_exported_only_up_to_a_checkpoint() -> None:
    log = Log.of(12)
    log.bodies.append(b"{}")
    with pytest.raises(ValueError, match="第13条处还没有签名检查点"):
        log.whole()


@pytest.mark.parametrize("damage", [b"", b"\xff", b"[]", b'{"object":1,"seq":4}', b'{"object":{}}'])
def test_a_damaged_log_can_still_be_exported(damage: bytes) -> None:
    log = Log.of(12)
    log.bodies[4] = damage
    listed = members(log.whole())["documents.jsonl"].splitlines()
    assert [canonical.parse(line)["seq"] for line in listed] == [0, 8]


def test_whoever_unpacks_it_may_read_each_member() -> None:
    with zipfile.ZipFile(io.BytesIO(Log.of(12).whole())) as archive:
        for entry in archive.infolist():
            assert (entry.create_system, entry.external_attr >> 16) == (3, 0o644)  # of Unix
            assert entry.compress_type == zipfile.ZIP_DEFLATED
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold
