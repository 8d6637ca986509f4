"""A recogniser of text for tests where the optional one is not installed.

It stands in the place of the package that the child of `review.paper.reading.ocr` imports: whatever
is ours runs as ever. It reads the pictures it was told of, by their dots, and nothing in any other.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import pypdfium2

from review.paper.reading import ocr

PACKAGES = {
    "for the child/numpy/__init__.py": """
class ndarray:
    def __init__(self, shape, dtype, buffer, strides):
        self.dots = bytes(buffer)
""",
    "onnxruntime/__init__.py": "",
    "rapidocr/__init__.py": """
import hashlib, json, pathlib, types
KNOWN = json.loads((pathlib.Path(__file__).parent / "known.json").read_text("utf-8"))
class RapidOCR:
    def __call__(self, picture):
        return types.SimpleNamespace(txts=KNOWN.get(hashlib.sha256(picture.dots).hexdigest(), ()))
""",
    "rapidocr-0.dist-info/METADATA": "Metadata-Version: 2.1\nName: rapidocr\nVersion: 0\n",
}


def write(folder: Path) -> None:
    """Lay the package down; it knows no picture yet."""
    for name, words in PACKAGES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(words, "utf-8")
    tell(folder, {})


def paths(folder: Path) -> str:
    """What the child finds its packages by; numpy is replaced for it alone."""
    return os.pathsep.join((str(folder), str(folder / "for the child")))


def tell(folder: Path, known: Mapping[str, Sequence[str]]) -> None:
    (folder / "rapidocr/known.json").write_text(json.dumps(known), "utf-8")


def dots(pdf: bytes) -> list[str]:
    """What names the picture of each page as the child draws it."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [
            hashlib.sha256(bytes(page.render(scale=ocr.SCALE).buffer)).hexdigest()
            for page in document
        ]
