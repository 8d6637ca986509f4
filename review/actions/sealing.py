"""Sealing what must be known again but never read from a database alone: secrets of factors and webhooks."""

from __future__ import annotations

import base64

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from flask import current_app


def seal(secret: str, purpose: str) -> str:
    return _key(purpose).encrypt(secret.encode()).decode()


def opened(sealed: str, purpose: str) -> str:
    """ "" where it was sealed with another cookie key."""
    try:
        return _key(purpose).decrypt(sealed.encode()).decode()
    except InvalidToken:
        return ""


def _key(purpose: str) -> Fernet:
    """Made from the key of the cookies: whoever has only the database has nothing."""
    derived = HKDF(SHA256(), 32, salt=None, info=f"review {purpose}".encode()).derive(
        current_app.config["SECRET_KEY"].encode()
    )
    return Fernet(base64.urlsafe_b64encode(derived))
