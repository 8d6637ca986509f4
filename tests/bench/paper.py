"""How fast a Word file becomes a page, as a ratio to the least that any reader in Python must do.

The floor is unzipping, parsing with lxml and one walk over runs; printed beside it are the paper,
the page, and python-mammoth where it is installed. Ratios of one run on one machine.
"""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from review.paper.namespaces import w
from review.paper.reader import read
from review.paper.rendering import html
from tests.paper.documents import docx, numbered, p, t

PAPERS = Path(__file__).parents[2] / "../shared/papers/zh"
TIMES = 7
CLAUSE = "甲方应当自收到合格发票之日起三十日内以银行转账方式支付合同价款，逾期的按日支付违约金。"


def made(paragraphs: int) -> bytes:
    """A contract of that many clauses, about fifteen to a page, each number another."""
    clauses = (
        numbered(1, at % 3, f"{at}")
        if at % 10 == 0
        else p(t(f"{at}．{CLAUSE}", "<w:b/>"), t(CLAUSE))
        for at in range(paragraphs)
    )
    return docx("".join(clauses))


def floor(source: bytes) -> int:
    """The least work: unzip, parse, and look at every run once."""
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return sum(len(node.text or "") for run in root.iter(w("r")) for node in run.iter(w("t")))


def cpu(do: Callable[[bytes], object], source: bytes, times: int = TIMES) -> float:
    """The median of the processor's seconds, after one call to warm up."""
    do(source)
    spent = []
    for _ in range(times):
        began = time.process_time()
        do(source)
        spent.append(time.process_time() - began)
    return sorted(spent)[times // 2]


def page(source: bytes) -> str:
    """Bytes to paper to page."""
    return html(read(source))


def mammoth(source: bytes) -> object:
    """The same by python-mammoth; ImportError where it is not installed."""
    import mammoth as peer

    return peer.convert_to_html(io.BytesIO(source)).value


def main() -> None:
    """Print the table."""
    files = {f"made, {pages} pages": made(pages * 15) for pages in (10, 59, 309)}
    files |= {path.name: path.read_bytes() for path in sorted(PAPERS.glob("*.docx"))}
    print("| file | floor ms | paper | page | mammoth / page |\n|---|---|---|---|---|")
    for name, source in files.items():
        least, whole = cpu(floor, source), cpu(page, source)
        try:
            peer = f"{cpu(mammoth, source, 1) / whole:.1f}"
        except ImportError:
            peer = "-"
        print(
            f"| {name} | {least * 1e3:.1f} | {cpu(read, source) / least:.2f} | {whole / least:.2f}"
            f" | {peer} |"
        )
