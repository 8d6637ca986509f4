"""Random changes of one element or attribute: what keeps its fingerprint must show the same words.

Words (1500 1: how many changes, and the seed) may be given. Only the files whose fingerprint did not
move are printed with LibreOffice; those that show other words are listed, for a person to judge: a
page that breaks elsewhere repeats a header or splits a word, and that is no other text.
"""

from __future__ import annotations

import io
import random
import shutil
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from review.paper.digest import sha256
from tests.bench.sight import fingerprint, printed
from tests.paper.sight import all_pairs

PAPERS = Path(__file__).parents[2] / "../shared/papers"
LARGEST = 200_000
STUCK = 20  # seconds without another file: on one changed file in ten LibreOffice does not end
VALUES = (
    "0",
    "1",
    "on",
    "none",
    "-1",
    "720",
    "22000",
    "FFFFFF",
    "99999",
    "hidden",
    "auto",
    "nil",
    "2",
)
MAIN, XML = "word/document.xml", (".xml", ".rels")
Parts = dict[str, bytes]


class Changed(NamedTuple):
    """A file, the same with one thing changed, and what was changed."""

    name: str
    before: bytes
    after: bytes
    what: str


def main(count: str = "1500", seed: str = "1") -> None:
    """Print how many changes moved the fingerprint, then those that kept it and show other words."""
    if shutil.which("soffice") is None:
        sys.exit("bench mutations needs LibreOffice")
    chance = random.Random(int(seed))
    told, kept = Counter[str](), []
    for each in islice(_changes(chance), int(count)):
        alike = fingerprint(each.before) == fingerprint(each.after)
        told["fingerprint kept" if alike else "another fingerprint"] += 1
        kept += [each] if alike else []
    print(f"{count} changes, seed {seed}: {dict(told)}", flush=True)
    sources = {source for each in kept for source in (each.before, each.after)}
    prints = printed(sources, stuck=STUCK)
    for each in kept:
        both = [prints.get(sha256(source)) for source in (each.before, each.after)]
        if None in both:
            told["not printed"] += 1
        elif both[0].words != both[1].words:  # type: ignore[union-attr]
            told["other words"] += 1
            print(f"other words: {each.name}: {each.what}")
    print(dict(told))


def _changes(chance: random.Random) -> Iterator[Changed]:
    files = [(name, _parts(source)) for name, source in _files()]
    pool = [each for _, parts in files[::5] for each in islice(_elements(parts), 0, None, 40)]
    while True:
        name, parts = chance.choice(files)
        part = chance.choice([each for each in parts if each.endswith(XML)])
        if chance.random() < 0.5 and MAIN in parts:
            part = MAIN
        root = etree.fromstring(parts[part])
        before = etree.tostring(root)
        what = chance.choice(CHANGES)(root, pool, chance)
        if what and root.getparent() is None:
            both = (_zipped({**parts, part: xml}) for xml in (before, etree.tostring(root)))
            yield Changed(name, next(both), next(both), f"{part}: {what}")


def _files() -> Iterator[tuple[str, bytes]]:
    for pair in all_pairs():
        yield f"{pair.kind}, {pair.name}", pair.second()
    for path in sorted(PAPERS.rglob("*.docx")):
        if path.stat().st_size < LARGEST and zipfile.is_zipfile(path):
            yield path.name, path.read_bytes()


def _parts(source: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        return {each.filename: archive.read(each) for each in archive.infolist()}


def _zipped(parts: Parts) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def _elements(parts: Parts) -> Iterator[etree._Element]:
    for each in etree.fromstring(parts[MAIN]).iter(etree.Element) if MAIN in parts else ():
        if len(etree.tostring(each)) < 1500:
            yield each


Change = Callable[[etree._Element, list[etree._Element], random.Random], str]


def _any(root: etree._Element, chance: random.Random) -> etree._Element:
    return chance.choice(list(root.iter(etree.Element)))


def _named(element: etree._Element) -> str:
    return etree.QName(element).localname


def _removed(root: etree._Element, pool: list[etree._Element], chance: random.Random) -> str:
    one = _any(root, chance)
    above = one.getparent()
    if above is None:
        return ""
    above.remove(one)
    return f"{_named(one)} removed from {_named(above)}"


def _doubled(root: etree._Element, pool: list[etree._Element], chance: random.Random) -> str:
    one = _any(root, chance)
    if one.getparent() is None:
        return ""
    one.addnext(deepcopy(one))
    return f"{_named(one)} twice"


def _valued(root: etree._Element, pool: list[etree._Element], chance: random.Random) -> str:
    one = _any(root, chance)
    if not one.attrib:
        return ""
    name = chance.choice(sorted(map(str, one.attrib)))
    value = chance.choice(VALUES)
    one.set(name, value)
    return f"{_named(one)} {etree.QName(name).localname}={value}"


def _unsaid(root: etree._Element, pool: list[etree._Element], chance: random.Random) -> str:
    one = _any(root, chance)
    if not one.attrib:
        return ""
    name = chance.choice(sorted(map(str, one.attrib)))
    del one.attrib[name]
    return f"{_named(one)} without {etree.QName(name).localname}"


def _put_in(root: etree._Element, pool: list[etree._Element], chance: random.Random) -> str:
    one, other = _any(root, chance), deepcopy(chance.choice(pool))
    one.insert(chance.randint(0, len(one)), other)
    return f"{_named(other)} in {_named(one)}"


def _wrapped(root: etree._Element, pool: list[etree._Element], chance: random.Random) -> str:
    one, like = _any(root, chance), chance.choice(pool)
    above = one.getparent()
    if above is None:
        return ""
    around = etree.Element(like.tag, dict(like.attrib))
    above.replace(one, around)
    around.append(one)
    return f"{_named(one)} in a {_named(around)} of its own"


def _renamed(root: etree._Element, pool: list[etree._Element], chance: random.Random) -> str:
    one, like = _any(root, chance), chance.choice(pool)
    before, one.tag = _named(one), like.tag
    return f"{before} named {_named(one)}"


def _moved(root: etree._Element, pool: list[etree._Element], chance: random.Random) -> str:
    one, other = _any(root, chance), _any(root, chance)
    if one is other or other.getparent() is None or one in list(other.iterancestors()):
        return ""
    other.addprevious(one)
    return f"{_named(one)} moved before {_named(other)}"


CHANGES: tuple[Change, ...] = (
    _removed, _doubled, _valued, _unsaid, _put_in, _wrapped, _renamed, _moved,
)  # fmt: skip
