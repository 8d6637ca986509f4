"""次数限制: what one person may do only so often in ten minutes."""

from __future__ import annotations

from datetime import timedelta

WINDOW = timedelta(minutes=10)
