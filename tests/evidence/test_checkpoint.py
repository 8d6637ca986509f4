"""A checkpoint says how long the log is, and who says so."""

from __future__ import annotations

import base64
import stat
from multiprocessing.pool import ThreadPool
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from review.evidence import merkle
from review.evidence.checkpoint import Checkpoint, PublicKey, Rewritten, Signer

ORIGIN = "legal-review.example"
LEAVES = [merkle.leaf(bytes([n])) for n in range(9)]


def signer(origin: str = ORIGIN, seed: int = 1) -> Signer:
    return Signer(origin, Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32))


def signed(size: int, by: Signer | None = None) -> Checkpoint:
    return Checkpoint.parse((by or signer()).sign(size, merkle.Tree(LEAVES[:size]).root()))


def test_a_key_is_named_as_signed_note_names_it() -> None:
    # The example key of c2sp.org/signed-note's predecessor, Go's golang.org/x/mod/sumdb/note.
    line = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    assert PublicKey.load(line).dump() == line


def test_the_example_note_of_go_is_read_as_signed() -> None:
    key = PublicKey.load("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
    note = (
        "If you think cryptography is the answer to your problem,\n"
        "then you don't know what your problem is.\n\n"
        "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNX"
        "gKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
    )
    assert Checkpoint("", 0, b"", note).signed_by(key)


def test_a_checkpoint_reads_back_what_was_signed() -> None:
    found = signed(5)
    assert (found.origin, found.size, found.root) == (ORIGIN, 5, merkle.Tree(LEAVES[:5]).root())
    assert found.signed_by(signer().public)


@pytest.mark.parametrize("other", [signer(seed=2), signer("elsewhere"), signer(ORIGIN + "x", 1)])
def test_a_checkpoint_is_nobody_elses(other: Signer) -> None:
    assert not signed(5).signed_by(other.public)


@pytest.mark.parametrize(("was", "now"), [("\n5\n", "\n6\n"), (ORIGIN + "\n", "other\n")])
def test_a_changed_line_is_no_longer_signed(was: str, now: str) -> None:
    note = signed(5).note
    assert was in note
    assert not Checkpoint.parse(note.replace(was, now, 1)).signed_by(signer().public)


def test_the_signature_of_a_witness_is_passed_over() -> None:
    line = f"\u2014 witness {base64.b64encode(b'1234' + bytes(64)).decode()}\n"
    found = Checkpoint.parse(signed(5).note + line)
    assert found.signed_by(signer().public)


def test_a_line_of_extension_is_read_and_signed_over() -> None:
    by = signer()
    text = f"{ORIGIN}\n0\n{base64.b64encode(bytes(32)).decode()}\nextension\n"
    raw = base64.b64encode(by.public.id + by.key.sign(text.encode())).decode()
    assert Checkpoint.parse(f"{text}\n\u2014 {ORIGIN} {raw}\n").signed_by(by.public)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda note: "",
        lambda note: note.rstrip("\n"),
        lambda note: note + "\n",
        lambda note: note.replace("\n5\n", "\n05\n"),
        lambda note: note.replace("\n5\n", "\n-5\n"),
        lambda note: note.replace("\n5\n", "\n５\n"),
        lambda note: note.replace("=\n\n", "\n\n"),
        lambda note: note.replace("\n\n", "\n"),
        lambda note: note.partition("\u2014")[0],
        lambda note: note.replace("\u2014", "-"),
    ],
)
def test_what_is_no_checkpoint_is_refused(spoil: object) -> None:
    assert callable(spoil)
    with pytest.raises(ValueError, match="不是检查点"):
        Checkpoint.parse(spoil(signed(5).note))


def test_a_file_of_checkpoints_is_read_one_by_one() -> None:
    notes = [signed(size).note for size in (1, 5, 9)]
    for text in ("".join(notes), "\n".join(notes), "".join(f"{note}\n" for note in notes)):
        assert [one.note for one in Checkpoint.parse_all(text)] == notes
    assert Checkpoint.parse_all("\n") == Checkpoint.parse_all("") == []
    with pytest.raises(ValueError, match="第3个"):
        Checkpoint.parse_all("".join(notes[:2]) + "\n" + notes[2][1:-1])


def test_a_later_checkpoint_continues_an_earlier_one_by_proof() -> None:
    tree = merkle.Tree(LEAVES)
    assert signed(9).continues(signed(5), tree.consistency(5))
    assert not signed(9).continues(signed(6), tree.consistency(5))
    assert not signed(5).continues(signed(9), tree.consistency(5))
    assert not signed(9).continues(signed(5, signer("elsewhere")), tree.consistency(5))


def test_the_signer_signs_what_continues_the_last_one() -> None:
    tree = merkle.Tree(LEAVES)
    assert signer().extend(signed(5), 9, tree.root(), tree.consistency(5)) == signed(9).note


def test_the_signer_refuses_a_rewritten_log() -> None:
    changed = [merkle.leaf(b"rewritten"), *LEAVES[1:]]
    tree = merkle.Tree(changed)
    with pytest.raises(Rewritten, match="第5条"):
        signer().extend(signed(5), 9, tree.root(), tree.consistency(5))


def test_the_signer_refuses_a_shortened_log() -> None:
    tree = merkle.Tree(LEAVES[:5])
    with pytest.raises(Rewritten, match="第9条"):
        signer().extend(signed(9), 5, tree.root(), [])


def test_the_signer_refuses_to_continue_what_another_signed() -> None:
    tree = merkle.Tree(LEAVES)
    with pytest.raises(Rewritten):
        signer().extend(signed(5, signer(seed=2)), 9, tree.root(), tree.consistency(5))


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    file = tmp_path / "signing.key"
    first = Signer.open(file, ORIGIN)
    assert Signer.open(file, ORIGIN).public == first.public
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["signing.key"]


def test_workers_that_start_together_share_one_key(tmp_path: Path) -> None:
    with ThreadPool(8) as workers:
        opened = workers.map(lambda _: Signer.open(tmp_path / "key", ORIGIN).public, range(16))
    assert len(set(opened)) == 1


def test_a_key_of_another_log_is_refused(tmp_path: Path) -> None:
    Signer.open(tmp_path / "key", ORIGIN)
    with pytest.raises(ValueError, match="不是日志"):
        Signer.open(tmp_path / "key", "elsewhere")


@pytest.mark.parametrize("origin", ["", "two words", "a+b", "a\nb"])
def test_a_log_that_cannot_be_named_in_a_note_gets_no_key(tmp_path: Path, origin: str) -> None:
    with pytest.raises(ValueError, match="日志名称"):
        Signer.open(tmp_path / "key", origin)
    assert not list(tmp_path.iterdir())


def test_a_damaged_key_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text("PRIVATE+KEY+x+00000000+AQ==\n")
    with pytest.raises(ValueError, match="不是签名密钥"):
        Signer.open(file, ORIGIN)


@pytest.mark.parametrize("line", ["", "a+b", "name+00000000+AQ==", "a b+00000000+AQ=="])
def test_what_is_no_public_key_is_refused(line: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - what is refused matters, not the words
        PublicKey.load(line)


def test_a_signature_under_the_id_of_another_key_is_none_though_it_fits() -> None:
    """A key is known by its name and its id; verifiers elsewhere pass such a line over."""
    note, own, strange = signed(5).note, signer(), signer(seed=2).public.id
    raw = base64.b64decode(note.rpartition(" ")[2])
    assert raw.startswith(own.public.id)
    line = base64.b64encode(strange + raw[4:]).decode()
    forged = note.rpartition(" ")[0] + f" {line}\n"
    assert not Checkpoint.parse(forged).signed_by(own.public)
