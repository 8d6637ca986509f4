"""Paths made of kept nodes are those of the whole tree, for every leaf and every length."""

from __future__ import annotations

import hashlib

import pytest

from review.evidence import inner_nodes, merkle

MOST = 67
LEAVES = [merkle.leaf(hashlib.sha256(bytes([n])).digest()) for n in range(MOST)]


def kept(size: int) -> dict[inner_nodes.Place, bytes]:
    nodes = {(0, n): leaf for n, leaf in enumerate(LEAVES[:size])}
    inner_nodes.over(LEAVES[:size], nodes.__setitem__)
    return nodes


@pytest.mark.parametrize("size", range(1, MOST + 1))
def test_a_path_of_kept_nodes_is_the_path_of_the_tree(size: int) -> None:
    tree, nodes = merkle.Tree(LEAVES[:size]), kept(MOST)
    for index in range(size):
        path = inner_nodes.audit_path(index, size, nodes)
        assert path == tree.inclusion(index)
        assert merkle.included(LEAVES[index], index, size, path, tree.root())


@pytest.mark.parametrize("size", range(MOST + 1))
def test_the_frontier_of_any_earlier_length_is_made_of_kept_nodes(size: int) -> None:
    found = inner_nodes.frontier(size, kept(MOST))
    assert found.root() == merkle.Tree(LEAVES[:size]).root()


def test_a_path_needs_no_more_than_the_nodes_it_names() -> None:
    nodes = kept(MOST)
    wanted = inner_nodes.needed([5, 40], 61)
    assert len(wanted) < 20
    few = {place: nodes[place] for place in wanted}
    for index in (5, 40):
        assert inner_nodes.audit_path(index, 61, few) == merkle.Tree(LEAVES[:61]).inclusion(index)
    with pytest.raises(LookupError):
        inner_nodes.audit_path(6, 61, few)


def test_a_node_that_was_changed_leads_to_no_signed_root() -> None:
    nodes = kept(MOST)
    nodes[3, 1] = bytes(32)
    path = inner_nodes.audit_path(3, MOST, nodes)
    assert not merkle.included(LEAVES[3], 3, MOST, path, merkle.Tree(LEAVES).root())
