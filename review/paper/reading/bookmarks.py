"""Where fields point: words and place of a bookmark or a style, which a program may show instead.

A bookmark shows nothing by itself. A field that names it (REF, PAGEREF, NOTEREF) shows what stands
there once it is computed anew, and LibreOffice does so whenever it opens a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from review.paper.model import Paragraph
from review.paper.ooxml.namespaces import w
from review.paper.reading.side_content import SideContent, shortened
from review.words import Words

_TEXT, _PARAGRAPH, _NOTE = w("t"), w("p"), (w("footnoteReference"), w("endnoteReference"))
_START, _END, _ID, _NAME = w("bookmarkStart"), w("bookmarkEnd"), w("id"), w("name")
_ELSEWHERE = re.compile(r"\\\s*[nrwptdf]\b", re.IGNORECASE)
"""Switches of REF by which it shows a number or a place instead of the words (17.16.5.51)."""
_WORDS = ("REF", "")
_STYLED = "STYLEREF"


def tell(
    findings: SideContent, roots: Iterable[etree._Element], paragraphs: Iterable[Paragraph]
) -> None:
    """Enter for each field that names a bookmark or a style what it points to."""
    wanted = {each.bookmark.lower() for each in findings.references}
    if not wanted:
        return
    styled = list(paragraphs) if any(e.name == _STYLED for e in findings.references) else []
    known = {name: place for root in roots for name, place in _places(root, wanted).items()}
    for each in findings.references:
        number, words = known.get(each.bookmark.lower(), (-1, ""))
        at = (each.place, each.offset)
        if each.name == _STYLED:
            number, words = -1, _dressed(styled, each.bookmark)
        findings.caveat(
            at, "field", Words("{name} 所指", name=each.name), f"{each.name} {number} {words}"
        )
        plain = each.name in _WORDS and not _ELSEWHERE.search(each.rest)
        if plain and words.strip() and each.result.strip() and not _alike(words, each.result):
            said = Words(
                "域 {name} 存有“{text}”，所指处现为“{now}”",
                name=each.bookmark,
                text=shortened(each.result),
                now=shortened(words),
            )
            findings.caveat(at, "volatile", said)


def _dressed(paragraphs: Iterable[Paragraph], style: str) -> str:
    """The places and words of the paragraphs of a style; a digit is a level of headings."""
    name = f"heading {style}" if style.isdigit() else style.lower()
    found = [(each.id, each.text) for each in paragraphs if each.look.style.lower() == name]
    return str(found)


def _alike(words: str, result: str) -> bool:
    return "".join(words.split()) == "".join(result.split())


def _places(root: etree._Element, wanted: set[str]) -> dict[str, tuple[int, str]]:
    """By name: the number of the paragraph or note where it begins, and the words inside."""
    places: dict[str, tuple[int, str]] = {}
    open_: dict[str, str] = {}
    number = 0
    for each in root.iter(_TEXT, _PARAGRAPH, _START, _END, *_NOTE):
        if each.tag == _PARAGRAPH or each.tag in _NOTE:
            number += 1
        elif each.tag == _START:
            name = each.get(_NAME, "").lower()
            if name in wanted and name not in places:
                open_[each.get(_ID, "")] = name
                places[name] = (number, "")
        elif each.tag == _END:
            open_.pop(each.get(_ID, ""), None)
        else:
            for name in open_.values():
                at, words = places[name]
                places[name] = (at, words + (each.text or ""))
    return places
