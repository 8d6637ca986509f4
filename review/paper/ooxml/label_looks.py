"""How the numbers of lists look: as the mark of their paragraph, and as their level says."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from review.paper.ooxml.namespaces import w
from review.paper.ooxml.run_looks import Dress, Said
from review.paper.ooxml.styles import Styles
from review.paper.ooxml.values import VAL


class LabelLooks:
    """What the levels of a numbering part say of their labels; each is read once."""

    def __init__(
        self, root: etree._Element | None, linked: Mapping[str, str], styles: Styles
    ) -> None:
        empty = etree.Element("none")
        part = empty if root is None else root
        self._abstracts = {a.get(w("abstractNumId"), ""): a for a in part.iter(w("abstractNum"))}
        self._numbers = {n.get(w("numId"), ""): n for n in part.iter(w("num"))}
        self._linked, self._styles = linked, styles
        self._said: dict[tuple[str, int], Said | None] = {}

    def dress(self, run: Dress, mark: etree._Element | None, number: str, depth: int) -> Dress:
        """The look of a label in a paragraph whose runs and mark look so (17.9.24)."""
        if mark is not None:
            run = self._styles.dress(run, self._styles.looks.said(mark))
        if (number, depth) not in self._said:
            level = self._level(number, depth)
            about = None if level is None else level.find(w("rPr"))
            self._said[number, depth] = None if about is None else self._styles.looks.said(about)
        said = self._said[number, depth]
        return run if said is None else self._styles.dress(run, said)

    def _level(self, number: str, depth: int) -> etree._Element | None:
        wanted = str(depth)
        instance = self._numbers.get(number)
        for _ in range(9):
            if instance is None:
                return None
            for override in instance.iter(w("lvlOverride")):
                if override.get(w("ilvl")) == wanted and override.find(w("lvl")) is not None:
                    return override.find(w("lvl"))
            chosen = instance.find(w("abstractNumId"))
            abstract = self._abstracts.get("" if chosen is None else chosen.get(VAL, ""))
            if abstract is None:
                return None
            for level in abstract.iter(w("lvl")):
                if level.get(w("ilvl")) == wanted:
                    return level
            link = abstract.find(w("numStyleLink"))
            name = "" if link is None else link.get(VAL, "")
            instance = self._numbers.get(self._linked.get(name, ""))
        return None
