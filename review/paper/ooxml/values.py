"""Values of attributes as WordprocessingML writes them."""

from __future__ import annotations

from lxml import etree

from review.paper.ooxml.namespaces import w

VAL = w("val")
ON = ("1", "true", "on")
OFF = ("0", "false", "off", "none")


def on(element: etree._Element) -> bool:
    """Whether a toggle property is on (17.17.4)."""
    return element.get(VAL, "1") not in OFF


def measure(written: str | None) -> int:
    """A length as an integer; WPS and others write 420.0 where the standard has 420."""
    try:
        return int(float(written or 0))
    except (ValueError, OverflowError):
        return 0
