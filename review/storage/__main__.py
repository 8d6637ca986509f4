"""python -m review.storage s3://BUCKET/PREFIX NAME: print the cookie key kept there, made once."""

from __future__ import annotations

import os
import secrets
import sys

from review.storage import Access, Bucket, RemoteFile, Unreachable


def main(address: str, name: str) -> None:
    parts = ("ENDPOINT", "REGION", "KEY", "SECRET")
    access = Access(*(os.environ.get(f"REVIEW_S3_{part}", "") for part in parts))
    file = RemoteFile(Bucket(address, access), name)
    try:
        if not file.exists():
            file.create(secrets.token_hex(32).encode())
        print(file.read_text())
    except Unreachable as fault:
        raise SystemExit(str(fault)) from fault


if __name__ == "__main__":
    main(*sys.argv[1:])
