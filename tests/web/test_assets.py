"""Styles and scripts are kept by the browser for good, and an address speaks of one content alone."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from review.web import assets

pytestmark = pytest.mark.default_engine  # files are served, and no database asked

NAMED = re.compile(r"""(?:import|from)\s*\(?["']([^"']+)["']|url\(["']?([^)"']+)""")


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the files, to be changed."""
    folder = tmp_path / "static"
    shutil.copytree(assets.FOLDER / "css", folder / "css")
    monkeypatch.setattr(assets, "FOLDER", folder)
    assets.address.cache_clear()
    yield folder
    assets.address.cache_clear()


def test_a_file_is_kept_for_good_under_its_address_and_is_nowhere_else(bare_app: Flask) -> None:
    client = bare_app.test_client()
    for name in ("js/main.js", "css/base.css", "icons/seal.svg"):
        with client.get(f"{assets.address()}/{name}") as answer:
            assert answer.status_code == 200
            kept = answer.cache_control
            assert (kept.max_age, kept.immutable, kept.no_cache) == (31536000, True, None)
        assert client.get(f"/static/0123456789ab/{name}").status_code == 404
    gone = client.get(f"{assets.address()}/js/nothing.js")
    assert gone.status_code == 404
    assert not gone.cache_control.immutable


def test_a_page_names_files_under_that_address_alone(bare_app: Flask) -> None:
    page = bare_app.test_client().get("/sign-in").text
    named = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
    assert len(named) == 3
    assert all(one.startswith(f"{assets.address()}/") for one in named)


def test_the_address_changes_with_a_letter_a_name_and_a_new_file(elsewhere: Path) -> None:
    known = {assets.address()}
    base = elsewhere / "css/base.css"
    base.write_bytes(base.read_bytes() + b" ")
    for change in (
        lambda: None,
        lambda: base.rename(elsewhere / "css/bass.css"),
        lambda: (elsewhere / "new.js").write_text(""),
    ):
        change()
        assets.address.cache_clear()
        assert assets.address() not in known
        known.add(assets.address())


def test_our_files_name_each_other_by_relative_paths() -> None:
    """Else one would be taken from an address without the stamp, or from an older one."""
    own = [*(assets.FOLDER / "js").rglob("*.js"), *(assets.FOLDER / "css").rglob("*.css")]
    assert len(own) > 40
    for file in own:
        for named in (one or other for one, other in NAMED.findall(file.read_text())):
            assert named.startswith((".", "data:")), (file.name, named)
