"""Nobody but the store knows where files lie: no room opens a path of uploads, or makes a store."""

from __future__ import annotations

import ast

from tests.house.sources import imports, modules, named, tree

# Where a place is named by somebody else than the settings, and who may make a store of it.
MAKERS = {
    "actions/backup_places.py": "backups have a store of their own",
    "cli/files.py": "an operator names two stores",
}


def _outside() -> list[tuple[str, ast.Module]]:
    return [
        (named(file), tree(file)) for file in modules() if not named(file).startswith("storage/")
    ]


def test_only_the_store_reads_where_files_lie() -> None:
    asked = {
        name
        for name, module in _outside()
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and node.value == "UPLOADS"
    }
    assert not asked


def test_only_who_has_a_reason_makes_a_store() -> None:
    makers = {
        named(file)
        for file in modules()
        if not named(file).startswith("storage/")
        if {"review.storage.Folder", "review.storage.at"} & {*imports(file)}
    }
    assert makers == {*MAKERS}
    inner = {"review.storage.folder", "review.storage.bucket", "review.storage.remote_file"}
    assert not [
        named(file)
        for file in modules()
        if not named(file).startswith("storage/")
        if any(name.startswith(tuple(inner)) for name in imports(file))
    ]
