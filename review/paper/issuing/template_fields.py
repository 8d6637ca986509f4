"""Fields of a 示范文本: {{名称}}, {{名称：类型}}, {{名称：类型，可后填}} → named values in a filled .docx.

A field that gets no value stays a visible blank, 【待填：名称】, which the check of blanks finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from review.paper.ooxml.namespaces import w
from review.paper.ooxml.package import Package
from review.paper.ooxml.package_writer import PackageWriter
from review.paper.refusal import Refusal

TEXT, MONEY, DAY, NUMBER, CODE = "文字", "金额", "日期", "数字", "信用代码"
CAPITALS = "大写"  # the amount of the field of that name, in words
TYPES = (TEXT, MONEY, DAY, NUMBER, CODE)
REQUIRED, LATER = "必填", "可后填"
BLANK = "【待填：{name}】"
LONGEST = 20  # characters of a name: the blank with it is found as one
STORIES = ("header", "footer", "footnotes", "endnotes")
_FIELD = re.compile(r"\{\{([^{}\n]{1,60})\}\}")
_PART = re.compile(r"[：:，,]")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# What breaks a line of text: no field reaches across it.
_BREAKS = {w("tab"): "\n", w("br"): "\n", w("cr"): "\n"}


class Field(NamedTuple):
    """One field; `kind` is of TYPES, or CAPITALS where an amount stands once more in words."""

    name: str
    kind: str = TEXT
    required: bool = True


def fields(docx: bytes) -> tuple[Field, ...]:
    """What is to be filled in, each name once, in the order of the text.

    Raises Refusal for a field of an unknown type, a name said twice in two ways, and for words of
    an amount that no field gives.
    """
    found: dict[str, Field] = {}
    defined: set[str] = set()
    words: set[str] = set()
    for said in _all(Package(docx)):
        field = _read(said)
        if field.kind == CAPITALS:
            words.add(field.name)
        elif said.strip() == field.name:
            found.setdefault(field.name, field)
        elif field.name in defined and found[field.name] != field:
            raise Refusal("field", f"字段“{field.name}”有两种写法，请改为一致")
        else:
            found[field.name] = field
            defined.add(field.name)
    for name in sorted(words - {field.name for field in found.values() if field.kind == MONEY}):
        raise Refusal("field", f"字段“{name}：{CAPITALS}”没有对应的“{name}：{MONEY}”")
    return tuple(found.values())


def fill(docx: bytes, values: Mapping[tuple[str, str], str]) -> bytes:
    """The .docx with the values in place, by name and kind (CAPITALS apart); all else as it was."""
    package = Package(docx)
    writer = PackageWriter(package)
    for part in _parts(package):
        if any(_FIELD.search(_said(paragraph)) for paragraph in package.tree(part).iter(w("p"))):
            for paragraph in writer.open(part).iter(w("p")):
                _fill(paragraph, values)
    return writer.packed(docx)


def _read(said: str) -> Field:
    name, *rest = (word.strip() for word in _PART.split(said))
    if not name or len(name) > LONGEST:
        raise Refusal("field", f"字段“{said}”的名称应为1到{LONGEST}个字")
    kind, required = TEXT, True
    for word in rest:
        if word in (*TYPES, CAPITALS):
            kind = word
        elif word in (REQUIRED, LATER):
            required = word == REQUIRED
        else:
            known = "、".join((*TYPES, CAPITALS, REQUIRED, LATER))
            raise Refusal("field", f"字段“{said}”里的“{word}”不认识，可以写{known}")
    return Field(name, kind, required)


def _all(package: Package) -> Iterator[str]:
    for part in _parts(package):
        for paragraph in package.tree(part).iter(w("p")):
            yield from (match[1] for match in _FIELD.finditer(_said(paragraph)))


def _parts(package: Package) -> list[str]:
    """The main part and what is read beside it, each once."""
    beside = [
        relation.target
        for relation in package.relations(package.main).values()
        if relation.kind in STORIES and not relation.external and relation.target in package
    ]
    return list(dict.fromkeys((package.main, *beside)))


def _texts(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The pieces of text of this paragraph alone; those of a text box in it are its own."""
    for each in paragraph.iter(w("t"), *_BREAKS):
        owner = next(each.iterancestors(w("p")), None)
        if owner is paragraph:
            yield each


def _said(paragraph: etree._Element) -> str:
    return "".join(_BREAKS.get(each.tag) or each.text or "" for each in _texts(paragraph))


def _fill(paragraph: etree._Element, values: Mapping[tuple[str, str], str]) -> None:
    """Each field is written where it begins; what else of it stood in later pieces is taken out.

    From the last to the first, so that the places before stay what they are.
    """
    for match in reversed([*_FIELD.finditer(_said(paragraph))]):
        field = _read(match[1])
        key = (field.name, CAPITALS if field.kind == CAPITALS else "")
        written = values.get(key) or BLANK.format(name=field.name)
        _replace(paragraph, match.start(), match.end(), written)


def _replace(paragraph: etree._Element, start: int, end: int, written: str) -> None:
    place = 0
    for each in _texts(paragraph):
        text = _BREAKS.get(each.tag) or each.text or ""
        first, last = max(start - place, 0), min(end - place, len(text))
        if first < last and each.tag == w("t"):
            here = written if start >= place else ""
            each.text = text[:first] + here + text[last:]
            each.set(_SPACE, "preserve")
        place += len(text)
