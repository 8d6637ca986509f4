"""A person's own signature: whatever of the event is changed, the verifier convicts it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from review.evidence import canonical, personal_signature, verify
from review.evidence.event import Actor, event
from review.evidence.personal_signature import Assertion
from tests.evidence.logs import BEGUN, Log
from tests.web.authenticator import Device, text

LEADER = Actor(5, "leader", "")
SAID = {"step": "approve", "text": "s2:" + "a" * 64, "version": 2, "note": "同意"}


def written(seq: int, action: str, details: dict[str, Any], **more: Any) -> bytes:
    return canonical.encode(
        event(seq, BEGUN, actor=LEADER, action=action, salt="0" * 32, data=details, **more)
    )


def bodies(change: Callable[[dict[str, Any]], None], owner: str = "own") -> list[bytes]:
    """A key enrolled, and an approval signed with it; `change` alters the signed event."""
    device = Device()
    key = device.key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    said = personal_signature.decided("step", "合同〔2026〕1号", LEADER.id, "1" * 32, SAID)
    challenge = personal_signature.challenge(said)
    options = {"rpId": "review.intranet", "challenge": text(challenge)}
    answer = json.loads(device.signed(options))["response"]
    names = {"client": "clientDataJSON", "authenticator": "authenticatorData"}
    parts = {name: answer[given] for name, given in (names | {"signature": "signature"}).items()}
    sig = personal_signature.sealed(said, Assertion(challenge, key, parts))
    print_of = hashlib.sha256(key if owner == "own" else b"another").hexdigest()
    signed = event(
        1, BEGUN, actor=LEADER, action="step", salt="0" * 32, matter="合同〔2026〕1号",
        data={"from": "a", "to": "b", **SAID}, sig=sig,
    )  # fmt: skip
    change(signed)
    return [written(0, "enrol_passkey", {"key": print_of}), canonical.encode(signed)]


def verdict(rows: list[bytes], tmp_path: Path) -> tuple[int, verify.Report]:
    log = Log(rows)
    log.sign()
    file = tmp_path / "case.zip"
    file.write_bytes(log.whole())
    report = verify.Report()
    verify.verify(verify.arguments().parse_args([str(file)]), report)
    return report.code, report


def test_what_a_person_signed_is_verified_off_line(tmp_path: Path) -> None:
    code, report = verdict(bodies(lambda _: None), tmp_path)
    assert (code, report.faults) == (0, [])
    assert any("的本人签名，签的是所记的决定" in line for line in report.shown)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda e: e["data"].update(note="不同意"), "签的内容与所记的不同"),
        (lambda e: e["actor"].update(id=6), "签的不是这一项"),
        (lambda e: e["sig"].update(said=e["sig"]["said"].replace("同意", "同 意")), "签的内容"),
        (lambda e: e["sig"].update(signature=text(b"0" * 70)), "签名与公钥不符"),
        (lambda e: e["sig"].update(authenticator=text(bytes(37))), "签名的地址"),
        (lambda e: e["sig"].update(key="AAAA"), "无法读取"),
    ],
)
def test_whatever_is_changed_is_convicted(
    change: Callable[[dict[str, Any]], None], said: str, tmp_path: Path
) -> None:
    code, report = verdict(bodies(change), tmp_path)
    assert code == 1
    assert said in "".join(report.faults)


def test_a_key_that_was_not_the_person_s_own_is_convicted(tmp_path: Path) -> None:
    code, report = verdict(bodies(lambda _: None, owner="other"), tmp_path)
    assert (code, "当时没有登记为本人的通行密钥" in "".join(report.faults)) == (1, True)


def test_the_hash_of_something_else_is_no_signature_of_this() -> None:
    said = personal_signature.decided("step", "x", 1, "n", SAID)
    assert personal_signature.sealed(said, Assertion(b"0" * 32, b"", {})) is None
