"""How a bucket is entered: where its server is, and who we are to it."""

from __future__ import annotations

from dataclasses import dataclass, field

PREFIX = "s3://"


@dataclass(frozen=True)
class Access:
    """`endpoint` is empty for Amazon's own; any other S3 is named by its address."""

    endpoint: str = ""
    region: str = ""
    key: str = ""
    secret: str = field(default="", repr=False)
