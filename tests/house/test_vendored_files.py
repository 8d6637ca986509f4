"""What others wrote is served as they published it: file by file, by hash, with its licence."""

from __future__ import annotations

import hashlib

import pytest

from tests.house.sources import REVIEW

VENDORED = sorted(file.parent for file in (REVIEW / "static/vendor").rglob("SHA256SUMS"))


@pytest.mark.parametrize("folder", VENDORED, ids=lambda folder: folder.name)
def test_vendored_files_are_unchanged_and_licensed(folder) -> None:
    listed = {}
    for line in (folder / "SHA256SUMS").read_text("ascii").splitlines():
        sha256, name = line.split(maxsplit=1)
        listed[name.removeprefix("./")] = sha256
    there = {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file() and file.name != "SHA256SUMS"
    }
    assert there == listed
    assert {"LICENSE", "README.md"} <= set(there)


def test_every_vendored_folder_has_its_list() -> None:
    assert VENDORED
    folders = {file.parent for file in (REVIEW / "static/vendor").glob("*/*")}
    assert folders == set(VENDORED)
