"""Words in pictures are read by a part that may be missing, and may fail: both are said."""

from __future__ import annotations

import pytest

from review.paper.reading import ocr
from review.paper.refusal import Refusal


def test_without_the_recogniser_a_scan_is_only_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "PARTS", ("no_such_recogniser",))
    with pytest.raises(Refusal, match="本系统未安装文字识别组件") as refusal:
        ocr.recognise(b"%PDF-1.7", 1)
    assert refusal.value.code == "no-recogniser"


def test_a_recogniser_that_fails_leaves_the_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its child cannot read this, whether or not the recogniser is installed."""
    monkeypatch.setattr(ocr, "PARTS", ("json",))
    with pytest.raises(Refusal, match="扫描件未能识别出文字") as refusal:
        ocr.recognise(b"no PDF", 1)
    assert refusal.value.code == "not-recognised"
