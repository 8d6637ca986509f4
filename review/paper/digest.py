"""The name of a content: its SHA-256."""

from __future__ import annotations


def sha256(content: bytes) -> str:
    """In hexadecimal digits."""
    # hashlib brings OpenSSL with it, 3 MiB that a process which only reads has no other use for.
    import hashlib

    return hashlib.sha256(content).hexdigest()
