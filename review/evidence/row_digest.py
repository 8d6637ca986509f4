"""The digest of one database row, as the event that wrote the row records it.

A row is its columns by name, each as one JSON value; columns without a value are left out, so that
a column added later changes nothing of what stands.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from review.evidence import canonical


def value(stored: Any) -> Any:
    """A column's value in JSON; equal values of both engines give equal text."""
    if type(stored) in canonical.PLAIN:
        return stored
    if isinstance(stored, Enum):
        return stored.value
    if isinstance(stored, datetime):
        moment = stored if stored.tzinfo is UTC else stored.astimezone(UTC)
        return moment.isoformat(timespec="microseconds")
    if isinstance(stored, date):
        return stored.isoformat()
    if isinstance(stored, Decimal):
        return f"{stored.normalize():f}"
    if isinstance(stored, float):
        return repr(stored)
    if isinstance(stored, Mapping):
        return {str(key): value(item) for key, item in stored.items()}
    if isinstance(stored, list | tuple):
        return [value(item) for item in stored]
    return stored


def digest(columns: Mapping[str, Any]) -> str:
    """SHA-256 of the row in 43 characters of URL-safe base64."""
    row = {name: value(stored) for name, stored in columns.items() if stored is not None}
    body = hashlib.sha256(canonical.encode(row)).digest()
    return base64.urlsafe_b64encode(body).decode().rstrip("=")
