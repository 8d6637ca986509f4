"""One entry of the review log, complete: who did what to which paper, and when."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from review.evidence.merkle import SHA256

SALT = re.compile(r"[0-9a-f]{32}")
DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Actor:
    """Who acted, by the number and the role held at that moment; `org` is the section or firm."""

    id: int
    role: str
    org: str


SYSTEM = Actor(0, "system", "")


@dataclass(frozen=True)
class Object:
    """What was acted on; `sha256` is that of its file, in hexadecimal, where it has one."""

    id: int
    version: int | None = None
    sha256: str | None = None

    def __post_init__(self) -> None:
        if self.sha256 is not None and not DIGEST.fullmatch(self.sha256):
            raise ValueError("文件指纹须为64位小写十六进制")

    def known(self) -> dict[str, Any]:
        return {name: value for name, value in vars(self).items() if value is not None}


def event(
    seq: int,
    at: datetime,
    *,
    actor: Actor,
    action: str,
    salt: str,
    matter: str | None = None,
    object: Object | None = None,
    data: Mapping[str, Any] | None = None,
    req: str | None = None,
    prev: int | None = None,
    rows: Mapping[str, str] | None = None,
    sig: Mapping[str, str] | None = None,
    alg: str = SHA256,
) -> dict[str, Any]:
    """Return the event ready for `canonical.encode`; raise ValueError where it cannot be one.

    `seq` counts from 0 without gaps, `at` is in UTC, `matter` is its number, `req` the request's.
    `prev` is the number of the matter's event before this one; `rows` are the digests of the
    database rows that this deed wrote, by `table/key`.
    `sig` is the actor's own signature over what was decided (`personal_signature`); an event without
    one has no such member.
    `salt` is 16 random bytes in hexadecimal: a hash given away must not let anyone guess the text.
    """
    if seq < 0:
        raise ValueError("序号从0开始")
    if at.utcoffset() != timedelta(0):
        raise ValueError("时间须为UTC")
    if not SALT.fullmatch(salt):
        raise ValueError("盐须为32位小写十六进制")
    return {
        "v": 2,
        "alg": alg,
        "seq": seq,
        "ts": at.isoformat(timespec="microseconds"),
        "actor": dict(vars(actor)),
        "action": action,
        "matter": matter,
        "object": object.known() if object else None,
        "data": dict(data or {}),
        "salt": salt,
        "req": req,
        "prev": prev,
        "rows": dict(rows or {}),
        **({"sig": dict(sig)} if sig else {}),
    }
