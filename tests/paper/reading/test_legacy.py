"""Old Word files, through LibreOffice where it is installed."""

import shutil
from pathlib import Path

import pytest

from review.paper.reading import legacy, sandbox
from review.paper.refusal import Refusal
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
