"""The properties of a paragraph: where they stand, folded or not, and what in them is unknown."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from review.paper.ooxml.namespaces import w
from review.paper.ooxml.paragraph_properties import RPR, SECTION, Said, said
from review.paper.ooxml.property_folding import Folds
from review.paper.ooxml.visibility.story_names import STORY
from review.paper.reading.side_content import SideContent
from review.words import Words

PPR = w("pPr")
_PLAIN = Said(None, (), False)
_KEYS = STORY[w("p")].attributes


def about_paragraph(
    folds: Folds, element: etree._Element, bare: bool
) -> tuple[etree._Element | None, Said]:
    """The properties of a paragraph, and what they say."""
    if bare or not len(element):
        return None, _PLAIN
    properties: etree._Element | None = element[0]  # w:pPr stands first (17.3.1.26)
    tag = element[0].tag
    if tag in folds.paragraphs:
        return properties, folds.said(tag, element[0])
    if tag != PPR:
        properties = next(element.iterchildren(PPR), None)
    return properties, _PLAIN if properties is None else said(properties)


def ends_section(properties: etree._Element | None) -> bool:
    """Whether a paragraph carries the end of a section."""
    return properties is not None and properties.find(SECTION) is not None


def mark_looks(folds: Folds, properties: etree._Element) -> etree._Element | None:
    """The looks of the paragraph mark, which may be folded with those of runs."""
    for each in folds.whole(properties):
        if each.tag == RPR or each.tag in folds.runs:
            return folds.whole(each)
    return None


def tell_unknown(
    findings: SideContent, attributes: Iterable[tuple[object, object]], about: Said, place: str
) -> None:
    """Tell of properties and attributes that stand in no table."""
    for digest, words in about.unknown:
        findings.caveat((place, 0), "unknown", words, digest)
    strange = sorted(f"{name}={value}" for name, value in attributes if name not in _KEYS)
    if strange:
        findings.caveat(
            (place, 0),
            "unknown",
            Words("属性 {strange}", strange="；".join(strange)),
            "\n".join(strange),
        )
