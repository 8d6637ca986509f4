"""One paragraph in the making: its text, its runs, and on request where each piece came from."""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree

from review.paper.model import Fate, Look, Run
from review.paper.ooxml.namespaces import w
from review.paper.ooxml.source_map import Atom

Key: TypeAlias = tuple[Look, Fate, tuple[str, ...], str | None, str | None, str | None, str | None]
"""What a run is beside its place: the fields of a Run after its end."""


TEXTS = (w("t"), w("delText"))
_SPACES = str.maketrans("\n\r", "  ")


class ParagraphBuilder:
    """Gathers pieces; neighbours that look and mean the same become one run."""

    __slots__ = ("_keys", "_pieces", "_starts", "atoms", "length")

    def __init__(self, traced: bool) -> None:
        self.length = 0
        self.atoms: list[Atom] | None = [] if traced else None
        self._pieces: list[str] = []
        self._starts: list[int] = []
        self._keys: list[Key] = []

    def put(self, text: str, key: Key, node: etree._Element, lead: int = 0) -> None:
        """Add text of one kind; objects stand alone, for each is another."""
        start = self.length
        if not self._keys or self._keys[-1] != key or key[4] or key[5]:
            self._starts.append(start)
            self._keys.append(key)
        if "\n" in text and node.tag in TEXTS:  # in a text node a line end is but a space
            text = text.translate(_SPACES)
        self._pieces.append(text)
        self.length = start + len(text)
        if self.atoms is not None:
            self.atoms.append(Atom(start, self.length, node, lead))

    @property
    def text(self) -> str:
        """All that was put, in order."""
        return "".join(self._pieces)

    @property
    def runs(self) -> tuple[Run, ...]:
        """The runs, which tile the text."""
        starts, ends = self._starts, [*self._starts[1:], self.length]
        if not starts:
            return ()
        spans = zip(starts, ends, self._keys, strict=True)
        return tuple([Run._make((start, end, *key)) for start, end, key in spans])
