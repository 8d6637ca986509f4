"""The demo's matters, told through the same verbs people use."""

from __future__ import annotations


def tell() -> None:
    """Nothing yet."""
