"""How the numbers of lists look: as the mark of their paragraph, and as their level says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from review.paper.ooxml.namespaces import w
from review.paper.ooxml.number_formats import known
from review.paper.ooxml.paragraph_sight import indents
from review.paper.ooxml.run_looks import UNSAID, Dress, Layer, Said, layer, over
from review.paper.ooxml.styles import Styles
from review.paper.ooxml.values import VAL
from review.paper.ooxml.visibility.around_names import LEVEL, LISTS
from review.paper.ooxml.visibility.property_names import PARAGRAPH
from review.paper.ooxml.visibility.story_names import overfull
from review.paper.ooxml.visibility.unknown import effect

FORMAT, BULLET, INDENT, BEHIND = w("numFmt"), w("lvlPicBulletId"), w("ind"), w("suff")
_NOTHING = Said(None, UNSAID, False)


class LabelLooks:
    """What the levels of a numbering part say of their labels; each is read once.

    `picture` gives the digest of the picture that stands for bullets, by its number.
    """

    def __init__(
        self, root: etree._Element | None, linked: Mapping[str, str], styles: Styles,
        picture: Callable[[etree._Element], str],
    ) -> None:  # fmt: skip
        empty = etree.Element("none")
        part = empty if root is None else root
        self._abstracts = {a.get(w("abstractNumId"), ""): a for a in part.iter(w("abstractNum"))}
        self._numbers = {n.get(w("numId"), ""): n for n in part.iter(w("num"))}
        self._bullets = {
            each.get(w("numPicBulletId"), ""): each for each in part.iter(w("numPicBullet"))
        }
        self._linked, self._styles, self._picture = linked, styles, picture
        self._said: dict[tuple[str, int], Said] = {}

    def dress(self, run: Dress, mark: etree._Element | None, number: str, depth: int) -> Dress:
        """The look of a label in a paragraph whose runs and mark look so (17.9.24)."""
        if mark is not None:
            run = self._styles.dress(run, self._styles.looks.said(mark))
        said = self._said.get((number, depth))
        if said is None:
            said = self._said[number, depth] = self._read(number, depth)
        return run if said is _NOTHING else self._styles.dress(run, said)

    def _read(self, number: str, depth: int) -> Said:
        around: list[str] = []
        unknown: list[str] = []
        said = _NOTHING
        for element in self._line(number, depth):
            table = LEVEL if element.tag == w("lvl") else LISTS
            unknown += [effect(e) for e in element if isinstance(e.tag, str) and e.tag not in table
                        and not str(e.tag).endswith("AlternateContent")]  # fmt: skip
            if table is LEVEL:
                about = element.find(w("rPr"))
                said = said if about is None else self._styles.looks.said(about)
                around += self._shown(element)
                unknown += _properties(element)
        own: Layer = layer(
            around=" ".join(around) or None, unknown=" ".join(dict.fromkeys(unknown)) or None
        )
        return said if own == UNSAID else said._replace(layer=over(said.layer, own))

    def _shown(self, level: etree._Element) -> Iterator[str]:
        """What a level puts in the place of its text, or where it puts it."""
        form = level.find(FORMAT)
        if form is not None and not known(form.get(VAL, "decimal"), form.get(w("format"), "")):
            yield effect(form)
        behind = level.find(BEHIND)
        if behind is not None and behind.get(VAL) == "nothing":
            yield "no-gap"  # 1 and 00万元 would be read as one number
        bullet = level.find(BULLET)
        if bullet is not None:
            shape = self._bullets.get(bullet.get(VAL, ""))
            yield f"picture:{'none' if shape is None else self._picture(shape)[:16]}"
        for indent in level.iterfind(f"{w('pPr')}/{INDENT}"):
            yield from indents({str(name): value for name, value in indent.items()})

    def _line(self, number: str, depth: int) -> Iterator[etree._Element]:
        """The w:num, the w:abstractNum and the w:lvl that say how a label looks, in this order."""
        wanted = str(depth)
        instance = self._numbers.get(number)
        for _ in range(9):
            if instance is None:
                return
            yield instance
            for override in instance.iter(w("lvlOverride")):
                if override.get(w("ilvl")) == wanted:
                    yield override
                    level = override.find(w("lvl"))
                    if level is not None:
                        yield level
                        return
            chosen = instance.find(w("abstractNumId"))
            abstract = self._abstracts.get("" if chosen is None else chosen.get(VAL, ""))
            if abstract is None:
                return
            yield abstract
            for level in abstract.iter(w("lvl")):
                if level.get(w("ilvl")) == wanted:
                    yield level
                    return
            link = abstract.find(w("numStyleLink"))
            name = "" if link is None else link.get(VAL, "")
            instance = self._numbers.get(self._linked.get(name, ""))


def _properties(level: etree._Element) -> Iterator[str]:
    """What in the w:pPr of a level stands in no table."""
    for properties in level.iterchildren(w("pPr")):
        yield from (
            effect(e)
            for e in properties
            if isinstance(e.tag, str) and (e.tag not in PARAGRAPH or overfull(e))
        )
