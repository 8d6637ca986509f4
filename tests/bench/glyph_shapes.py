"""Draws `review/paper/reading/glyph_shapes.json`: the fonts of PDFium, and Noto and DejaVu by LibreOffice."""

from __future__ import annotations

import base64
import json
import subprocess
import tempfile
from collections import defaultdict
from pathlib import Path

import docx
import pypdfium2
from docx.oxml.ns import qn
from pypdfium2 import raw

from review.paper.reading import glyph_shapes
from review.paper.reading.glyph_shapes import DIGITS, EDGE, HAN, WATCHED
from review.paper.reading.pdf_glyphs import Glyphs, alone, met, sheet
from review.paper.reading.pdf_letters import lines

KEPT = Path(glyph_shapes.__file__).with_suffix(".json")
PRINTED = [
    (face, bold)
    for face in ("Noto Serif CJK SC", "Noto Sans CJK SC", "DejaVu Sans", "DejaVu Serif", "DejaVu Sans Mono")
    for bold in (False, True)
]  # fmt: skip
OWN = [
    *(f"Helvetica{kind}" for kind in ("", "-Bold", "-Oblique", "-BoldOblique")),
    *(f"Times-{kind}" for kind in ("Roman", "Bold", "Italic", "BoldItalic")),
    *(f"Courier{kind}" for kind in ("", "-Bold", "-Oblique")),
]


def main() -> None:
    known: dict[str, dict[int, None]] = defaultdict(dict)
    for signs in [*map(_printed, PRINTED), *map(_own, OWN)]:
        for sign, shape in signs:
            known[sign][shape] = None
    rows = {sign: [_packed(shape) for shape in known[sign]] for sign in DIGITS + HAN}
    KEPT.write_text(json.dumps(rows, ensure_ascii=False, indent=0) + "\n", "utf-8")


def _packed(shape: int) -> str:
    return base64.b64encode(shape.to_bytes(EDGE * EDGE // 8, "big")).decode()


def _shapes(source: bytes) -> list[tuple[str, int]]:
    document = pypdfium2.PdfDocument(source)
    layer, glyphs = document[0].get_textpage(), Glyphs(document)
    glyphs.enter(1, document[0], met(layer, lines(layer)), ())
    return [(WATCHED[glyph.read], shape) for glyph, shape in glyphs.shapes().items()]


def _printed(face: tuple[str, bool]) -> list[tuple[str, int]]:
    name, bold = face
    paper = docx.Document()
    run = paper.add_paragraph().add_run(DIGITS + (HAN if "CJK" in name else ""))
    run.font.name, run.bold = name, bold
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)
    with tempfile.TemporaryDirectory() as folder:
        paper.save(f"{folder}/text.docx")
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", folder, f"{folder}/text.docx"]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return _shapes(Path(folder, "text.pdf").read_bytes())


def _own(name: str) -> list[tuple[str, int]]:
    document = pypdfium2.PdfDocument.new()
    font = raw.FPDFText_LoadStandardFont(document, name.encode())
    shapes = sheet(document, [alone(document, font, sign) for sign in DIGITS])
    return list(zip(DIGITS, shapes, strict=True))


if __name__ == "__main__":
    main()
