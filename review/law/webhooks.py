"""网络回调: what another program is told has happened, and how its secret begins."""

from __future__ import annotations

from review.law.preferences import Told

TYPES = {Told.MATTER: "matter.changed", Told.DEADLINE: "deadline.near"}
"""What a receiver is told has happened."""
PREFIX = "whsec_"
"""What a signing secret begins with, before 24 to 64 bytes in base64."""
