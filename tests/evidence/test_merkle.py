"""The tree of RFC 6962, against its own definition, its published vectors and pymerkle."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import pymerkle
import pytest
from hypothesis import given
from hypothesis import strategies as some

from review.evidence import merkle
from review.evidence.merkle import Frontier, Tree

BODIES = some.lists(some.binary(max_size=8), max_size=40)
# The inputs and roots of certificate-transparency's own test (merkletree/merkle_tree_test.cc).
VECTOR = [
    bytes.fromhex(one)
    for one in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)


def leaves(bodies: Sequence[bytes]) -> list[bytes]:
    return [merkle.leaf(body) for body in bodies]


def grown(bodies: Sequence[bytes], alg: str = "sha256") -> Frontier:
    frontier = Frontier.empty(alg)
    for body in bodies:
        frontier = frontier.append(merkle.leaf(body, alg))
    return frontier


def oracle(bodies: Sequence[bytes]) -> pymerkle.InmemoryTree:
    return pymerkle.InmemoryTree.init_from_entries(bodies, algorithm="sha256")


def mth(bodies: Sequence[bytes]) -> bytes:
    """RFC 6962 §2.1, word for word."""
    if not bodies:
        return hashlib.sha256().digest()
    if len(bodies) == 1:
        return hashlib.sha256(b"\0" + bodies[0]).digest()
    k = 1 << (len(bodies) - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + mth(bodies[:k]) + mth(bodies[k:])).digest()


def path(m: int, bodies: Sequence[bytes]) -> list[bytes]:
    """RFC 6962 §2.1.1, word for word."""
    if len(bodies) == 1:
        return []
    k = 1 << (len(bodies) - 1).bit_length() - 1
    if m < k:
        return [*path(m, bodies[:k]), mth(bodies[k:])]
    return [*path(m - k, bodies[k:]), mth(bodies[:k])]


def subproof(m: int, bodies: Sequence[bytes], whole: bool) -> list[bytes]:
    """RFC 6962 §2.1.2, word for word."""
    if m == len(bodies):
        return [] if whole else [mth(bodies)]
    k = 1 << (len(bodies) - 1).bit_length() - 1
    if m <= k:
        return [*subproof(m, bodies[:k], whole), mth(bodies[k:])]
    return [*subproof(m - k, bodies[k:], False), mth(bodies[:k])]


@pytest.mark.parametrize("size", range(9))
def test_the_published_vectors_come_out(size: int) -> None:
    assert grown(VECTOR[:size]).root().hex() == ROOTS[size]
    assert Tree(leaves(VECTOR[:size])).root().hex() == ROOTS[size]


@given(BODIES)
def test_frontier_tree_definition_and_pymerkle_give_one_root(bodies: list[bytes]) -> None:
    root = grown(bodies).root()
    assert root == Tree(leaves(bodies)).root() == mth(bodies) == oracle(bodies).get_root()


@given(BODIES)
def test_a_frontier_survives_being_written_down(bodies: list[bytes]) -> None:
    assert Frontier.load(grown(bodies).dump()) == grown(bodies)


def test_a_frontier_holds_one_hash_for_each_bit_of_its_size() -> None:
    assert [len(grown([b""] * size).hashes) for size in (0, 1, 2, 3, 7, 8)] == [0, 1, 1, 2, 3, 1]


@pytest.mark.parametrize(
    "text",
    ["", "sha256", "sha256 x", "sha256 1", "sha256 0 00", "sha256 1 00", "sha256 -1", "md5 0"],
)
def test_a_damaged_frontier_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - what is refused matters, not the words
        Frontier.load(text)


@pytest.mark.parametrize("size", range(1, 34))
def test_proofs_of_inclusion_are_those_of_the_definition_and_hold(size: int) -> None:
    bodies = [bytes([n]) for n in range(size)]
    tree = Tree(leaves(bodies))
    for index, leaf in enumerate(leaves(bodies)):
        proof = tree.inclusion(index)
        assert proof == path(index, bodies)
        assert merkle.included(leaf, index, size, proof, tree.root())


@pytest.mark.parametrize("size", range(1, 34))
def test_proofs_of_consistency_are_those_of_the_definition_and_hold(size: int) -> None:
    bodies = [bytes([n]) for n in range(size)]
    tree = Tree(leaves(bodies))
    for old in range(1, size + 1):
        proof = tree.consistency(old)
        assert proof == subproof(old, bodies, True)
        assert merkle.consistent(old, mth(bodies[:old]), size, tree.root(), proof)


@given(some.integers(1, 40), some.data())
def test_pymerkle_accepts_its_own_proofs_against_our_roots(
    size: int, data: some.DataObject
) -> None:
    bodies = [bytes([n]) for n in range(size)]
    old, index = data.draw(some.integers(1, size)), data.draw(some.integers(1, size))
    theirs, root = oracle(bodies), grown(bodies).root()
    base = theirs.get_leaf(index)
    assert base == merkle.leaf(bodies[index - 1])
    pymerkle.verify_inclusion(base, root, theirs.prove_inclusion(index))
    earlier = grown(bodies[:old]).root()
    pymerkle.verify_consistency(earlier, root, theirs.prove_consistency(old))


@given(some.integers(1, 40), some.data())
def test_a_proof_of_inclusion_holds_for_nothing_else(size: int, data: some.DataObject) -> None:
    bodies = [bytes([n]) for n in range(size)]
    tree, index = Tree(leaves(bodies)), data.draw(some.integers(0, size - 1))
    leaf, proof, root = merkle.leaf(bodies[index]), tree.inclusion(index), tree.root()
    other = data.draw(some.integers(-1, size).filter(lambda n: n != index))
    assert not merkle.included(leaf, other, size, proof, root)
    assert not merkle.included(merkle.leaf(b"other"), index, size, proof, root)
    assert not merkle.included(leaf, index, size, [*proof, root], root)
    assert not merkle.included(leaf, index, size, proof[:-1], root) or size == 1


@given(some.integers(2, 40), some.data())
def test_no_proof_makes_a_rewritten_log_consistent(size: int, data: some.DataObject) -> None:
    bodies = [bytes([n]) for n in range(size)]
    old = data.draw(some.integers(1, size - 1))
    held = grown(bodies[:old]).root()
    bodies[data.draw(some.integers(0, old - 1))] = b"rewritten"
    tree = Tree(leaves(bodies))
    proof = tree.consistency(old)
    assert not merkle.consistent(old, held, size, tree.root(), proof)
    assert merkle.consistent(old, grown(bodies[:old]).root(), size, tree.root(), proof)


def test_a_shorter_log_never_continues_a_longer_one() -> None:
    root = grown([b"a"]).root()
    assert not merkle.consistent(2, root, 1, root, [])
    assert not merkle.consistent(-1, root, 1, root, [])


def test_everything_continues_the_empty_log_and_itself() -> None:
    none, one = grown([]).root(), grown([b"a"]).root()
    assert merkle.consistent(0, none, 1, one, [])
    assert merkle.consistent(1, one, 1, one, [])
    assert not merkle.consistent(1, one, 1, none, [])
    assert not merkle.consistent(0, one, 1, one, [])


@pytest.mark.parametrize("index", [-1, 3])
def test_no_proof_is_made_for_an_entry_that_is_not_there(index: int) -> None:
    with pytest.raises(ValueError, match="没有第"):
        Tree(leaves(VECTOR[:3])).inclusion(index)


@pytest.mark.parametrize("old", [-1, 4])
def test_no_proof_is_made_for_a_length_the_log_never_had(old: int) -> None:
    with pytest.raises(ValueError, match="没有"):
        Tree(leaves(VECTOR[:3])).consistency(old)


def test_a_log_may_be_hashed_with_sm3() -> None:
    # The example of GB/T 32905-2016, appendix A.1.
    abc = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    assert merkle.digest(b"abc", "sm3").hex() == abc
    bodies = [bytes([n]) for n in range(5)]
    tree = Tree([merkle.leaf(body, "sm3") for body in bodies], "sm3")
    assert tree.root() == grown(bodies, "sm3").root() != grown(bodies).root()
    leaf = merkle.leaf(bodies[2], "sm3")
    assert merkle.included(leaf, 2, 5, tree.inclusion(2), tree.root(), "sm3")
    early = grown(bodies[:3], "sm3").root()
    assert merkle.consistent(3, early, 5, tree.root(), tree.consistency(3), "sm3")


def test_a_broken_hash_function_is_refused() -> None:
    with pytest.raises(ValueError, match="md5"):
        merkle.leaf(b"", "md5")


@pytest.mark.parametrize("size", [*range(1, 18), 33, 64, 65, 100])
def test_the_frontier_and_the_new_leaves_alone_prove_that_the_log_was_extended(size: int) -> None:
    leaves = [merkle.leaf(bytes([n])) for n in range(size)]
    tree, frontier = merkle.Tree(leaves), merkle.Frontier.empty()
    for old in range(size + 1):
        assert merkle.extension(frontier, leaves[old:]) == tree.consistency(old)
        frontier = frontier.append(leaves[min(old, size - 1)])
