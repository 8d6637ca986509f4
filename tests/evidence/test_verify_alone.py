"""The verifier needs nothing of ours, and says of every input what our own functions say."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from review.evidence import canonical, checkpoint, merkle, verify
from review.evidence.checkpoint import Checkpoint, PublicKey
from tests.evidence.logs import SIGNER, Log
from tests.evidence.test_canonical import VALUES

SOURCE = Path(verify.__file__)


def run(folder: Path, case: bytes, *flags: str) -> subprocess.CompletedProcess[str]:
    """Copy the one file away from the project and run it on the case, isolated from it."""
    shutil.copy(SOURCE, folder / "verify.py")
    (folder / "case.zip").write_bytes(case)
    command = [sys.executable, "-I", *flags, "verify.py", "case.zip"]
    return subprocess.run(
        command, cwd=folder, capture_output=True, encoding="utf-8", check=False,
        env={"PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip


def test_the_file_alone_verifies_a_case(tmp_path: Path) -> None:
    log = Log.of(9)
    done = run(tmp_path, log.whole())
    assert (done.returncode, done.stderr) == (0, "")
    assert "结论：核验通过" in done.stdout
    log.bodies[4] = b"{}"
    assert run(tmp_path, log.whole()).returncode == 1
    assert run(tmp_path, b"").returncode == 2


def test_without_cryptography_it_says_so_and_judges_nothing(tmp_path: Path) -> None:
    done = run(tmp_path, Log.of(9).whole(), "-S")  # -S leaves the installed packages out
    assert done.returncode == 2
    assert "请先安装 cryptography" in done.stderr


def test_it_imports_the_standard_library_and_cryptography_only() -> None:
    found = {
        name.split(".")[0]
        for part in ast.walk(ast.parse(SOURCE.read_text("utf-8")))
        if isinstance(part, ast.Import | ast.ImportFrom)
        for name in ([part.module or ""] if isinstance(part, ast.ImportFrom) else names(part))
    }
    assert found <= {*sys.stdlib_module_names, "cryptography"}


def names(part: ast.Import) -> list[str]:
    return [one.name for one in part.names]


def outcome(read: Any, given_to: Any) -> Any:
    """What it gives, or that it refuses."""
    try:
        return repr(read(given_to))
    except ValueError:
        return ValueError


@given(VALUES)
def test_both_read_what_is_canonical(value: Any) -> None:
    assert verify.parse(canonical.encode(value)) == value


@given(some.binary(max_size=12) | some.text('[]{}"\\:,.0123456789-eEa 条\ud800', max_size=9))
def test_both_refuse_what_is_not(text: str | bytes) -> None:
    body = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    assert outcome(verify.parse, body) == outcome(canonical.parse, body)


@pytest.mark.parametrize(
    "body",
    [
        *(b"9007199254740992", b"-9007199254740992", b"9007199254740991", b"9" * 5000, b"-0"),
        *(b"NaN", b"1E400", b"[" * 100_000, b'"\\ud800"', b'"\x7f"', b'"\\u007f"'),
        *(b'{"a":1,"a":1}', '{"键":1}'.encode()),
    ],
)
def test_both_draw_the_same_line(body: bytes) -> None:
    assert outcome(verify.parse, body) == outcome(canonical.parse, body)


@pytest.mark.parametrize("alg", merkle.KNOWN)
@pytest.mark.parametrize("size", range(18))
def test_both_find_the_same_roots(size: int, alg: str) -> None:
    leaves = [merkle.leaf(bytes([n]), alg) for n in range(size)]
    expected = {old: merkle.Tree(leaves[:old], alg).root() for old in range(size + 1)}
    assert verify.roots(leaves, set(range(size + 5)), alg) == expected


def spoilt(proof: Sequence[bytes], data: some.DataObject) -> list[bytes]:
    """The proof as it is, or with hashes dropped, doubled, changed or moved."""
    hashes = some.sampled_from([*proof, bytes(32)])
    changes = some.lists(hashes, max_size=len(proof) + 2)
    return data.draw(some.just(list(proof)) | changes | some.permutations(list(proof)))


@given(some.integers(0, 40), some.integers(-1, 41), some.data())
def test_both_judge_a_proof_of_inclusion_alike(
    size: int, index: int, data: some.DataObject
) -> None:
    leaves = [merkle.leaf(bytes([n])) for n in range(size)]
    tree = merkle.Tree(leaves)
    honest = tree.inclusion(index) if 0 <= index < size else []
    leaf = data.draw(some.sampled_from([*leaves, bytes(32)]))
    asked = leaf, index, size, spoilt(honest, data), tree.root()
    assert verify.included(*asked, "sha256") == merkle.included(*asked)
    if 0 <= index < size:
        assert verify.included(leaves[index], index, size, honest, tree.root(), "sha256")


@given(some.integers(0, 40), some.integers(-1, 41), some.data())
def test_both_judge_a_proof_of_consistency_alike(
    size: int, old: int, data: some.DataObject
) -> None:
    leaves = [merkle.leaf(bytes([n])) for n in range(size)]
    tree = merkle.Tree(leaves)
    honest = tree.consistency(old) if 0 <= old <= size else []
    before = merkle.Tree(leaves[: max(old, 0)]).root()
    early = data.draw(some.sampled_from([before, bytes(32), tree.root()]))
    asked = old, early, size, tree.root(), spoilt(honest, data)
    assert verify.consistent(*asked, "sha256") == merkle.consistent(*asked)
    if 0 <= old <= size:
        assert verify.consistent(old, before, size, tree.root(), honest, "sha256")


def test_both_read_the_same_checkpoints_and_keys() -> None:
    log = Log.of(9, [0, 5])
    text = "\n".join(log.notes)
    ours = [(one.origin, one.size, one.root) for one in Checkpoint.parse_all(text)]
    assert [note[:3] for note in verify.notes(text)] == ours
    key = SIGNER.public
    trusted = verify.keys(f"{key.dump()}\n")
    assert trusted == {f"{key.name}+{key.id.hex()}": key.raw}
    assert all(verify.signed(note, trusted) for note in verify.notes(text))
    assert verify.NOTE.pattern == checkpoint.NOTE.pattern
    other = PublicKey(key.name, bytes(32)).dump()
    assert not any(verify.signed(note, verify.keys(other)) for note in verify.notes(text))
