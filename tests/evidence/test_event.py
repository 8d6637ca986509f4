"""An event is complete before it is written."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from review.clock import OFFICE_ZONE
from review.evidence import canonical
from review.evidence.event import SYSTEM, Actor, Object, event

AT = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
COUNSEL = Actor(7, "counsel", "正和律师事务所")


def made(**changes: Any) -> dict[str, Any]:
    asked: dict[str, Any] = {"actor": COUNSEL, "action": "annotate", "salt": "0f" * 16}
    return event(changes.pop("seq", 3), changes.pop("at", AT), **(asked | changes))


def test_an_event_says_who_did_what_to_which_paper_and_when() -> None:
    paper = Object(4, 2, "ab" * 32)
    found = made(
        matter="合同〔2026〕1号",
        object=paper,
        data={"note": "付款期限不明"},
        req="r1",
        prev=1,
        rows={"opinion/1": "aB-"},
    )
    assert found == {
        "v": 2,
        "alg": "sha256",
        "seq": 3,
        "ts": "2026-03-02T01:30:00.000000+00:00",
        "actor": {"id": 7, "role": "counsel", "org": "正和律师事务所"},
        "action": "annotate",
        "matter": "合同〔2026〕1号",
        "object": {"id": 4, "version": 2, "sha256": "ab" * 32},
        "data": {"note": "付款期限不明"},
        "salt": "0f" * 16,
        "req": "r1",
        "prev": 1,
        "rows": {"opinion/1": "aB-"},
    }


def test_an_event_has_a_canonical_form() -> None:
    found = made(actor=SYSTEM)
    assert canonical.parse(canonical.encode(found)) == found


def test_an_object_without_a_file_shows_only_what_is_known() -> None:
    assert made(object=Object(4))["object"] == {"id": 4}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"seq": -1}, "序号"),
        ({"at": AT.replace(tzinfo=None)}, "UTC"),
        ({"at": AT.astimezone(OFFICE_ZONE)}, "UTC"),
        ({"salt": ""}, "盐"),
        ({"salt": "0F" * 16}, "盐"),
    ],
)
def test_an_event_that_could_not_be_proved_is_refused(changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        made(**changes)


def test_a_fingerprint_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="指纹"):
        Object(1, 1, "AB" * 32)
