"""识别: the words in the pictures of a scanned PDF, where the optional recogniser is installed.

The recogniser (rapidocr, models inside its wheel, no network) runs in a child process: it opens a
stranger's pictures and takes a gigabyte while it works.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

from review.paper.refusal import Refusal

SCALE = 200 / 72  # dots per point: 200 dpi reads 五号 type well
FIRST, EACH = 60, 60  # seconds to start, and for a page
PARTS = ("rapidocr", "onnxruntime")

# The child names the package without running it: it needs neither Flask nor a database.
_START = """
import sys, types
review = types.ModuleType("review")
review.__path__ = [sys.argv[1]]
sys.modules["review"] = review
from review.paper.reading import ocr
ocr.serve()
"""


def available() -> bool:
    """Whether the optional part of this installation is there."""
    return all(importlib.util.find_spec(name) for name in PARTS)


def engine() -> str:
    """Which recogniser it is, for the record."""
    from importlib.metadata import version

    return f"rapidocr {version('rapidocr')}"


def recognise(source: bytes, pages: int) -> list[list[str]]:
    """The lines of each page, top down; Refusal where the recogniser fails or takes too long."""
    if not available():
        raise Refusal("no-recogniser", "本系统未安装文字识别组件，扫描件只能看图，不能查找和比对。")
    folder = str(Path(__file__).resolve().parents[2])
    try:
        child = subprocess.run(
            [sys.executable, "-X", "utf8", "-c", _START, folder],
            input=source, capture_output=True, timeout=FIRST + EACH * pages, check=True, cwd="/",
        )  # fmt: skip
        return [list(map(str, page)) for page in json.loads(child.stdout.splitlines()[-1])]
    except (subprocess.SubprocessError, ValueError, IndexError) as error:
        raise Refusal("not-recognised", "扫描件未能识别出文字，请以原件图像为准。") from error


def serve() -> None:
    """The child: a PDF from standard input, its lines page by page to standard output."""
    import pypdfium2
    from rapidocr import RapidOCR

    read = RapidOCR()
    document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    rows = []
    for page in document:
        picture = page.render(scale=SCALE).to_numpy()
        lines = read(picture).txts
        rows.append(list(lines or ()))
    sys.stdout.write("\n" + json.dumps(rows))
