"""The least that any program in Python must do to a Word file, to measure all else against."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN = "word/document.xml"


def floor(source: bytes) -> int:
    """Reading: unzip, parse, and look at every run once."""
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        root = etree.fromstring(archive.read(MAIN))
    runs = root.iter(f"{WORD}r")
    return sum(len(node.text or "") for run in runs for node in run.iter(f"{WORD}t"))


def rewritten(source: bytes) -> bytes:
    """Writing: unzip, parse, serialise, zip."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename == MAIN:
                content = etree.tostring(etree.fromstring(content), encoding="UTF-8")
            new.writestr(info, content, zipfile.ZIP_DEFLATED)
    return target.getvalue()
