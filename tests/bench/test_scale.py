"""The scale bench runs, prints one list and nothing else, and its archive is a log that verifies."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from review.extensions import db
from review.models import Matter
from review.registers.log import verify
from review.registers.matter_proof import prove
from tests.bench import scale
from tests.conftest import configured

FIELDS = {"page", "role", "engine", "matters", "cpu_ms", "sql", "bytes", "peak_mib"}


def test_the_bench_prints_one_list_with_a_row_for_each_page_and_role(
    capsys: pytest.CaptureFixture[str],
) -> None:
    scale.main("--matters", "12", "--json")
    rows = json.loads(capsys.readouterr().out)
    assert all(set(row) == FIELDS for row in rows)
    pages = {(row["page"], row["role"]) for row in rows}
    assert len(pages) == len(rows) > 12
    assert ("bare", "") in pages


def test_the_made_up_archive_is_proven_like_a_real_one(tmp_path: Path) -> None:
    app = configured(tmp_path, f"sqlite:///{tmp_path / 'scale.db'}")
    with app.app_context():
        scale.prepare(12)
        assert verify().faults == ()
        assert all(prove(matter).faults == () for matter in db.session.query(Matter))
        db.session.remove()
        db.engine.dispose()


def test_the_document_names_each_page_with_its_ratio_and_its_growth() -> None:
    def row(page: str, matters: int, ms: float, floor: float) -> scale.Row:
        return {"engine": "sqlite", "matters": matters, "page": page, "role": "", "cpu_ms": ms,
                "sql": 2, "bytes": 9, "peak_mib": 0.1, scale.ANEW: 2 * ms,
                scale.FLOOR: floor}  # fmt: skip

    written = scale.document(
        [
            row("bare", 10, 5, 5),
            row("log", 10, 15, 5),
            row("bare", 100, 6, 6),
            row("log", 100, 24, 6),
        ]
    )
    assert "| sqlite | 10 | log |  | 15.0 | 3.0 |  | 30.0 | 2 | 9 | 0.1 |" in written
    assert "| sqlite | 100 | log |  | 24.0 | 4.0 | 1.33 | 48.0 | 2 | 9 | 0.1 |" in written
