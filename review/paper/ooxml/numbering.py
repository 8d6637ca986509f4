"""Computed list labels: the counters of a document, moved on by each numbered paragraph.

ECMA-376 Part 1, 17.9. A label is what Word shows before the paragraph, without the tab after it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from typing import NamedTuple

from lxml import etree

from review.paper.ooxml.namespaces import CHOICE, w
from review.paper.ooxml.number_formats import custom, write
from review.paper.ooxml.paragraph_properties import RPR, VAL, on
from review.paper.ooxml.symbol_fonts import symbol

DEPTH = 9
ALTERNATE = f"{{{CHOICE}}}AlternateContent"
START, FORMAT, TEXT = w("start"), w("numFmt"), w("lvlText")
PATTERN = w("format")
RESTART, LEGAL, PSTYLE = w("lvlRestart"), w("isLgl"), w("pStyle")
_PLACE = re.compile("%([1-9])")


class Level(NamedTuple):
    """One level of a list; `restart` None is after any higher level, 0 never, n after level n."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str | None = None


class List(NamedTuple):
    """One w:num: whose counters it moves, its levels, and where it starts anew."""

    counters: str
    levels: tuple[Level, ...]
    starts: Mapping[int, int]
    restarts: tuple[tuple[int, ...], ...]  # for each level those that begin anew after it

    def level_of(self, style: str) -> int | None:
        """The level bound to a paragraph style, None where no level is."""
        for depth, level in enumerate(self.levels):
            if level.style == style:
                return depth
        return None


class Lists:
    """The lists of a numbering part; each is made when it is first asked for."""

    def __init__(self, root: etree._Element | None, linked: Mapping[str, str]) -> None:
        """`linked` maps numbering styles to the numId of their list."""
        empty = etree.Element("none")
        inside = partial(_inside, empty if root is None else root)
        self._abstracts = {each.get(w("abstractNumId"), ""): each for each in inside("abstractNum")}
        self._instances = {each.get(w("numId"), ""): each for each in inside("num")}
        self._linked = linked
        self._made: dict[str, List | None] = {}

    def get(self, number: str) -> List | None:
        """The list of that numId, None where there is none."""
        if number not in self._made:
            instance = self._instances.get(number)
            self._made[number] = None if instance is None else self._make(instance)
        return self._made[number]

    def _make(self, instance: etree._Element) -> List:
        key = self._definition(instance)
        levels = _levels(self._abstracts[key]) if key in self._abstracts else [Level()] * DEPTH
        starts = {}
        for override in _inside(instance, "lvlOverride"):
            depth = min(_number(override.get(w("ilvl")), 0), DEPTH - 1)
            for redefined in _inside(override, "lvl"):
                levels[depth] = _level(redefined)
            start = _value(override, "startOverride")
            if start is not None:
                starts[depth] = _number(start, 1)
        return List(key, tuple(levels), starts, tuple(_restarts(levels)))

    def _definition(self, instance: etree._Element) -> str:
        # w:numStyleLink (17.9.21) sends to a numbering style, whose list has the levels.
        key = _value(instance, "abstractNumId") or ""
        for _ in range(DEPTH):
            abstract = self._abstracts.get(key)
            link = None if abstract is None else _value(abstract, "numStyleLink")
            chosen = self._instances.get(self._linked.get(link or "", ""))
            if chosen is None:
                break
            key = _value(chosen, "abstractNumId") or ""
        return key


def _inside(element: etree._Element, name: str) -> list[etree._Element]:
    """Children of that name, also those inside mc:AlternateContent (first offer only)."""
    elements = list(element.findall(w(name)))
    for either in element.findall(ALTERNATE):
        elements += next((list(offer.findall(w(name))) for offer in either if len(offer)), [])
    return elements


def _levels(abstract: etree._Element) -> list[Level]:
    levels = [Level()] * DEPTH
    for each in abstract.findall(w("lvl")):
        depth = _number(each.get(w("ilvl")), 0)
        if depth < DEPTH:
            levels[depth] = _level(each)
    return levels


def _restarts(levels: list[Level]) -> Iterator[tuple[int, ...]]:
    """17.9.10: zero never restarts, a level restarts after the one named or a higher one."""
    for depth in range(DEPTH):
        deeper = ((n, levels[n].restart) for n in range(depth + 1, DEPTH))
        yield tuple(n for n, restart in deeper if restart is None or depth < restart)


def _level(element: etree._Element) -> Level:
    said: dict[object, etree._Element] = {}
    for each in element:
        if each.tag == ALTERNATE:
            for form in each.iter(FORMAT):
                if form.get(VAL) != "custom" or custom(form.get(PATTERN, "")):
                    said.setdefault(FORMAT, form)
        said.setdefault(each.tag, each)

    def value(tag: str) -> str | None:
        return said[tag].get(VAL) if tag in said else None

    format_ = said[FORMAT].get(VAL, "decimal") if FORMAT in said else "decimal"
    if format_ == "custom":
        format_ = custom(said[FORMAT].get(PATTERN, "")) or "decimal"
    text, restart = value(TEXT) or "", value(RESTART)
    if format_ == "bullet":
        fonts = said[RPR].find(w("rFonts")) if RPR in said else None
        font = fonts.get(w("ascii"), "") if fonts is not None else ""
        text = "".join(symbol(font, sign) for sign in text)
    return Level(
        _number(value(START), 0), format_, text,
        None if restart is None else _number(restart, 0),
        LEGAL in said and on(said[LEGAL]), value(PSTYLE),
    )  # fmt: skip


def _value(element: etree._Element, name: str) -> str | None:
    child = element.find(w(name))
    return None if child is None else child.get(VAL)


def _number(written: str | None, otherwise: int) -> int:
    try:
        return max(0, int(written or ""))
    except ValueError:
        return otherwise


class Counters:
    """Where each list of one kind of story stands."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._counts: defaultdict[str, list[int | None]] = defaultdict(lambda: [None] * DEPTH)
        self._started: set[tuple[str, int]] = set()

    def copy(self) -> Counters:
        """Counters that stand where these stand and go on by themselves."""
        counters = Counters(self._lists)
        for key, counts in self._counts.items():
            counters._counts[key] = [*counts]
        counters._started = {*self._started}
        return counters

    def label(self, number: str, depth: int) -> str:
        """Move the list on by one paragraph at that level and return its label."""
        chosen = self._lists.get(number)
        if chosen is None:
            return ""
        depth = min(depth, DEPTH - 1)
        counts = self._counts[chosen.counters]
        if depth in chosen.starts and (number, depth) not in self._started:
            self._started.add((number, depth))
            counts[depth] = None
        before = counts[depth]
        counts[depth] = _start(chosen, depth) if before is None else before + 1
        for deeper in chosen.restarts[depth]:
            counts[deeper] = None
        for higher in range(depth):
            if counts[higher] is None:  # what no paragraph counted counts as its start
                counts[higher] = _start(chosen, higher)
                self._started.add((number, higher))
        return _compose(chosen, counts, depth)


@lru_cache(maxsize=1024)
def _words(text: str) -> tuple[str, ...]:
    """What stands between the numbers of a label, and in every second place a level's number."""
    return tuple(_PLACE.split(text))


def _start(chosen: List, depth: int) -> int:
    return chosen.starts.get(depth, chosen.levels[depth].start)


def _compose(chosen: List, counts: list[int | None], depth: int) -> str:
    level = chosen.levels[depth]
    if level.format == "bullet":
        return level.text

    words = [*_words(level.text)]
    for n in range(1, len(words), 2):
        at = int(words[n]) - 1
        count = counts[at]
        value = _start(chosen, at) if count is None else count
        # 17.9.4 isLgl: every number in this label is shown in decimal digits.
        form = chosen.levels[at].format
        words[n] = write(value, "decimal" if level.legal and form != "bullet" else form)
    return "".join(words)
