"""Old Word files, through LibreOffice where it is installed."""

import os
import shutil
from pathlib import Path

import pytest

from review.paper.reading import legacy, sandbox
from review.paper.refusal import Refusal
from tests.paper.documents import docx, p, t
from tests.paper.reading.test_intake import compound

LEASE = Path(__file__).parents[3] / "../shared/papers/zh/房屋租赁合同.doc"


def test_without_a_converter_the_refusal_says_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refusal) as refused:
        legacy.converted(compound("WordDocument"))
    assert refused.value.code == "no-converter"
    assert "另存为 .docx" in refused.value.sentence


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.skipif(not LEASE.exists(), reason="the shared papers are not on this machine")
def test_an_old_lease_reads_as_its_text():
    texts = [x.text for x in sandbox.read(LEASE.read_bytes(), LEASE.name).paragraphs()]
    assert any("乙方有下列情形之一的" in text for text in texts)


def test_the_fingerprint_of_a_conversion_covers_the_bytes_it_was_made_of(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made, office = tmp_path / "made.docx", tmp_path / "soffice"
    made.write_bytes(docx(p(t("甲方"))))
    copy = f'mkdir -p "$HOME/out" && cp "{made}" "$HOME/out/paper.docx"'
    office.write_text(f"#!/bin/sh\n{copy}\n")  # a converter that makes the same of every file
    office.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    source = compound("WordDocument").ljust(2_000, b"\0")
    one, other = (sandbox.read(source + end, "合同.doc") for end in (b"1", b"2"))
    assert one.caveats[-1].kind == "original"
    direct = sandbox.read(made.read_bytes(), "合同.docx")
    assert len({one.fingerprint, other.fingerprint, direct.fingerprint}) == 3
