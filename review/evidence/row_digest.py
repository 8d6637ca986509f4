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


def value(found: Any) -> Any:
    """A column's value in JSON; equal values of both engines give equal text."""
    if isinstance(found, Enum):
        return found.value
    if isinstance(found, datetime):
        return found.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(found, date):
        return found.isoformat()
    if isinstance(found, Decimal):
        return f"{found.normalize():f}"
    if isinstance(found, float):
        return repr(found)
    if isinstance(found, Mapping):
        return {str(key): value(one) for key, one in found.items()}
    if isinstance(found, list | tuple):
        return [value(one) for one in found]
    return found


def digest(columns: Mapping[str, Any]) -> str:
    """SHA-256 of the row in 43 characters of URL-safe base64."""
    row = {name: value(found) for name, found in columns.items() if found is not None}
    body = hashlib.sha256(canonical.encode(row)).digest()
    return base64.urlsafe_b64encode(body).decode().rstrip("=")
