"""Instructions of fields: which show words of their own, and which results change by themselves.

ECMA-376 Part 1, 17.16.5. `KINDS` is closed: a field of another name is unknown.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from review.paper.ooxml.equation_fields import equation
from review.paper.ooxml.symbol_fonts import symbol

Sort = Literal["text", "numbered", "moving", "page", "volatile", "reference", "silent", "bare"]
_SORTS: dict[Sort, str] = {
    # The words stand in the instruction.
    "text": "EQ MACROBUTTON GOTOBUTTON SYMBOL",
    # Numbers that only Word counts.
    "numbered": "LISTNUM AUTONUM AUTONUMLGL AUTONUMOUT BIDIOUTLINE",
    "moving": "ADVANCE",
    # Computed on each page.
    "page": "PAGE NUMPAGES SECTIONPAGES SECTION",
    # The result changes with the day, the machine or another file.
    "volatile": "DATE TIME CREATEDATE SAVEDATE PRINTDATE EDITTIME DOCPROPERTY DOCVARIABLE "
    "INCLUDETEXT INCLUDEPICTURE INCLUDE IMPORT LINK DDE DDEAUTO DATABASE IF COMPARE = ASK "
    "FILLIN MERGEFIELD MERGEREC MERGESEQ NEXT NEXTIF SKIPIF AUTHOR TITLE SUBJECT KEYWORDS "
    "COMMENTS LASTSAVEDBY FILENAME FILESIZE INFO USERNAME USERADDRESS USERINITIALS NUMCHARS "
    "NUMWORDS REVNUM TEMPLATE STYLEREF AUTOTEXT AUTOTEXTLIST GLOSSARY ADDRESSBLOCK GREETINGLINE "
    "BARCODE DISPLAYBARCODE MERGEBARCODE",
    # The result comes from elsewhere in the document when somebody asks for it.
    "reference": "REF PAGEREF NOTEREF FTNREF SEQ TOC TOA INDEX CITATION BIBLIOGRAPHY QUOTE SET "
    "EMBED SHAPE HTMLCONTROL CONTROL FORMULA FOOTREF",
    "silent": "HYPERLINK FORMTEXT FORMCHECKBOX FORMDROPDOWN ADDIN PRIVATE",
    # Marks that show nothing where they stand.
    "bare": "TC XE TA RD ",
}
_POINTING = ("REF", "PAGEREF", "NOTEREF", "FTNREF", "FOOTREF", "STYLEREF")
KINDS: dict[str, Sort] = {name: sort for sort, names in _SORTS.items() for name in names.split()}
_FORMAT = re.compile(r"\\\*\s*(?:MERGEFORMAT|CHARFORMAT)|\\h\b", re.IGNORECASE)
_NAME = re.compile(r"\s*(=|[A-Za-z]+)")
_PAGES = re.compile(r"[\divxlcIVXLC一二三四五六七八九十百零〇○]{0,8}")


class Code(NamedTuple):
    """An instruction: the name of the field, what follows it, and its sort."""

    name: str
    rest: str
    sort: Sort | None

    @property
    def computed(self) -> bool:
        """Whether programs show what the instruction says, whatever result is stored."""
        return self.sort == "text"

    @property
    def bookmark(self) -> str:
        """The bookmark or style the field points to, "" where it names none (17.16.5.51, .59)."""
        if self.name == "TOC":
            scope = re.search(r'\\b\s+"?([\w.]+)', self.rest)
            return scope[1] if scope else ""
        quoted = re.match(r'\s*"([^"]*)"', self.rest)
        word = quoted[1] if quoted else (self.rest.split() or [""])[0]
        if self.sort is None and self.name:
            return f"{self.name}{self.rest.split(chr(92))[0]}".strip()
        return word if self.name in _POINTING and not word.startswith("\\") else ""

    @property
    def normal(self) -> str:
        """The instruction as it is hashed: without what changes neither words nor numbers."""
        return " ".join(_FORMAT.sub(" ", f"{self.name} {self.rest}").split())

    @property
    def text(self) -> str:
        """The words of a field of the sort `text`."""
        if self.name == "EQ":
            return equation(self.rest)
        if self.name == "SYMBOL":
            return _symbol(self.rest)
        return " ".join(self.rest.split()[1:])


def read_code(instruction: str) -> Code:
    """The instruction of a field taken apart."""
    match = _NAME.match(instruction)
    if match is None:
        return Code("", instruction.strip(), None)
    name = match[1].upper()
    return Code(name, instruction[match.end() :], KINDS.get(name))


def page_number(words: str) -> bool:
    """Whether a result of PAGE is but a number, which every program counts anew."""
    return _PAGES.fullmatch(words.strip()) is not None


def _symbol(rest: str) -> str:
    """SYMBOL 163 \\f "Wingdings 2": a code, decimal or 0x…, or the sign itself (17.16.5.62)."""
    font = re.search(r'\\f\s*"?([^"\\]+)"?', rest, re.IGNORECASE)
    word = (rest.split() or [""])[0].strip('"')
    try:
        sign = chr(int(word, 16) if word.lower().startswith("0x") else int(word))
    except (ValueError, OverflowError):
        sign = word[:1]
    return symbol(font[1].strip() if font else "", sign) if sign else ""
