"""A person's own signature: whatever of the event is changed, the verifier convicts it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from review.evidence import canonical, case_file, merkle, personal_signature, row_digest, verify
from review.evidence.case_file import Folder
from review.evidence.event import Actor, Object, event
from review.evidence.personal_signature import Assertion
from tests.evidence.logs import BEGUN, MATTERS, Log
from tests.web.authenticator import Device, text

LEADER = Actor(5, "leader", "")
DER = Encoding.DER, PublicFormat.SubjectPublicKeyInfo
OF_NO_USE = X25519PrivateKey.from_private_bytes(bytes(32)).public_key().public_bytes(*DER)
SAID = {"step": "approve", "text": "s2:" + "a" * 64, "version": 2, "note": "同意"}


def written(
    seq: int, action: str, details: dict[str, Any], actor: Actor = LEADER, **more: Any
) -> bytes:
    return canonical.encode(
        event(seq, BEGUN, actor=actor, action=action, salt="0" * 32, data=details, **more)
    )


def bodies(
    change: Callable[[dict[str, Any]], None], owner: str = "own", *, verifies: bool = True,
    action: str = "step", details: dict[str, Any] = SAID, rows: dict[str, str] | None = None,
) -> list[bytes]:  # fmt: skip
    """A key enrolled, and an approval signed with it; `change` alters the signed event."""
    device = Device(verifies=verifies)
    key = device.key.public_key().public_bytes(*DER)
    said = personal_signature.decided(action, MATTERS[0], LEADER.id, "1" * 32, details)
    challenge = personal_signature.challenge(said)
    options = {"rpId": "review.intranet", "challenge": text(challenge)}
    answer = json.loads(device.signed(options))["response"]
    names = {"client": "clientDataJSON", "authenticator": "authenticatorData"}
    parts = {name: answer[given] for name, given in (names | {"signature": "signature"}).items()}
    sig = personal_signature.sealed(said, Assertion(challenge, key, parts))
    print_of = hashlib.sha256(key if owner == "own" else b"another").hexdigest()
    signed = event(
        1, BEGUN, actor=LEADER, action=action, salt="0" * 32, matter=MATTERS[0],
        data={"from": "a", "to": "b", **details}, sig=sig, rows=rows,
    )  # fmt: skip
    change(signed)
    return [written(0, "enrol_passkey", {"key": print_of}), canonical.encode(signed)]


def verdict(rows: list[bytes], tmp_path: Path) -> tuple[int, verify.Report]:
    log = Log(rows)
    log.sign()
    return judged(log.whole(), tmp_path)


def judged(case: bytes, tmp_path: Path) -> tuple[int, verify.Report]:
    file = tmp_path / "case.zip"
    file.write_bytes(case)
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
        (lambda e: e["sig"].update(key=e["sig"]["key"] + "!!!!"), "无法读取"),
        (lambda e: e["sig"].update(key=text(OF_NO_USE)), "签名与公钥不符"),
        (lambda e: e["data"].pop("note"), "签的内容与所记的不同"),
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


def test_a_key_pressed_by_nobody_who_was_verified_is_convicted(tmp_path: Path) -> None:
    code, report = verdict(bodies(lambda _: None, verifies=False), tmp_path)
    assert (code, "没有验证本人在场" in "".join(report.faults)) == (1, True)


OTHER = Actor(6, "administrator", "")


@pytest.mark.parametrize(
    ("action", "actor", "object", "held"),
    [
        ("remove_passkey", LEADER, None, False),
        ("drop_factor", LEADER, None, False),
        ("drop_factor", OTHER, None, True),
        ("reset_factor", OTHER, Object(LEADER.id), False),
        ("reset_factor", LEADER, Object(OTHER.id), True),
        ("sign_in", LEADER, Object(LEADER.id), True),
    ],
)
def test_a_key_counts_until_it_is_taken_away(
    action: str, actor: Actor, object: Object | None, held: bool, tmp_path: Path
) -> None:
    enrolled, signed = bodies(lambda event: event.update(seq=2))
    key = canonical.parse(enrolled)["data"]
    between = written(1, action, key if action == "remove_passkey" else {}, actor, object=object)
    code, report = verdict([enrolled, between, signed], tmp_path)
    assert (code, bool(report.faults)) == ((0, False) if held else (1, True))


def of_matter(
    rows: list[bytes], tmp_path: Path, *kept: dict[str, Any]
) -> tuple[int, verify.Report]:
    """The case of the one matter: its events are those after the enrolment."""
    log = Log(rows)
    log.sign()
    events, leaves = dict(enumerate(rows)), [merkle.leaf(one) for one in rows]
    del events[0]
    case = case_file.of_matter(MATTERS[0], events, leaves, log.heads(), Folder(kept))
    return judged(case, tmp_path)


def test_a_case_of_one_matter_says_that_it_cannot_tell_whose_key_it_was(tmp_path: Path) -> None:
    rows = bodies(lambda _: None)
    elsewhere = "单个事项的案卷不含"
    assert not any(elsewhere in line for line in verdict(rows, tmp_path)[1].remarks)
    code, report = of_matter(rows, tmp_path)
    assert (code, report.faults) == (0, [])
    assert any(elsewhere in line for line in report.remarks)
    unsigned = [rows[0], written(1, "annotate", {}, matter=MATTERS[0])]
    assert not any(elsewhere in line for line in of_matter(unsigned, tmp_path)[1].remarks)


@pytest.mark.parametrize(
    ("action", "details", "weaker"),
    [
        ("step", {"step": "approve"}, True),
        ("step", {"step": "sign_off"}, True),
        ("step", {"step": "clear"}, True),
        ("step", {"step": "submit"}, False),
        ("annotate", {"step": "approve"}, False),
        ("opinion", {}, True),
        ("opinion", {"organ": "司法局"}, False),
    ],
)
def test_what_could_have_been_signed_and_was_not_is_told(
    action: str, details: dict[str, Any], weaker: bool, tmp_path: Path
) -> None:
    _, report = verdict([written(0, action, details)], tmp_path)
    assert any("1项意见、同意或者准予没有本人签名" in line for line in report.remarks) == weaker


WORDS = {"text": "付款期限不明", "risk": "高", "checklist": {"a": True}}
OPINION = {"conclusion": "agree", "disposition": "", "text": "t1:" + "a" * 64}


@pytest.mark.parametrize(
    ("name", "text", "held"),
    [("opinion/7", "付款期限不明", True), ("opinion/7", "付款期限明确", False),
     ("annotation/7", "付款期限明确", True)],
)  # fmt: skip
def test_the_words_of_an_opinion_are_those_that_were_signed(
    name: str, text: str, held: bool, tmp_path: Path
) -> None:
    details = OPINION | {"wording": personal_signature.wording(WORDS)}
    columns = WORDS | {"text": text, "number": 7}
    rows = {name: row_digest.digest(columns)}
    signed = bodies(lambda _: None, action="opinion", details=details, rows=rows)
    kept = {"row": name, "label": "审查意见", "columns": columns}
    code, report = of_matter(signed, tmp_path, kept)
    assert ("签的意见文字与登记的不同" in "".join(report.faults)) != held
    assert code == (0 if held else 1)
