"""What a formal text bears: 发文字号, 成文日期 and 发文机关, looked for where a reader sees them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from review.paper.model import Paper, StoryKind
from review.paper.views import lines

SEEN: tuple[StoryKind, ...] = ("body", "header", "footer", "textbox")
_SPACE = re.compile(r"\s+")
_BRACKETS = str.maketrans("[]【】()", "〔〕〔〕〔〕")
# 发文机关标志 may be the full name or its standard short form (GB/T 9704-2012, 7.2.4).
_PROVINCE = re.compile(r"^[一-龥]{2,3}[省市](?=[一-龥]{4})")


@dataclass(frozen=True)
class Marks:
    """What the record says; `organ` is empty where it does not know the issuer's full name."""

    number: str
    formed_on: date
    organ: str = ""

    @property
    def day(self) -> str:
        """成文日期 in Arabic figures without leading zeros (GB/T 9704-2012, 7.3.5.4)."""
        return f"{self.formed_on.year}年{self.formed_on.month}月{self.formed_on.day}日"


@dataclass(frozen=True)
class Bearing:
    """`missing` names each mark that was not found, `unread` why words may stand there all the same."""

    missing: tuple[str, ...]
    unread: str = ""


def bearing(formal: Paper, marks: Marks) -> Bearing:
    said = [
        _plain(f"{line.label}{line.text}")
        for story in formal.stories
        if story.kind in SEEN
        for line in lines(formal, "final", story.name)
    ]
    said = [line for line in said if line.strip("\ufffc")]
    missing = (_number(said, marks.number), _day(said, marks.day), _organ(said, marks))
    return Bearing(tuple(each for each in missing if each), _unread(formal, said))


def _plain(text: str) -> str:
    return _SPACE.sub("", unicodedata.normalize("NFKC", text))


def _unread(formal: Paper, said: list[str]) -> str:
    if not said:
        return "正式文本里读不出文字"
    return "正式文本里有图片，图片中的文字读不出来" if formal.images else ""


def _number(said: list[str], number: str) -> str:
    if any(number in line for line in said):
        return ""
    loose = any(number in line.translate(_BRACKETS).replace("〕第", "〕") for line in said)
    tail = "（年份应当用六角括号〔〕，序号不加“第”）" if loose else ""
    return f"发文字号“{number}”{tail}"


def _day(said: list[str], day: str) -> str:
    found = any(re.search(rf"(?<!\d){day}", line) for line in said)
    return "" if found else f"成文日期“{day}”"


def _organ(said: list[str], marks: Marks) -> str:
    """A line that is the organ's name, its letterhead, the head of a title or a signature with its day."""
    if not marks.organ:
        return ""
    names = "|".join(re.escape(each) for each in _names(marks.organ))
    line = re.compile(
        rf"(?:{names})(?:文件|办公室文件|关于.*|{marks.day})?(?:{re.escape(marks.number)})?"
    )
    found = any(line.fullmatch(each) for each in said)
    return "" if found else f"发文机关“{marks.organ}”"


def _names(organ: str) -> tuple[str, ...]:
    short = _PROVINCE.sub("", organ)
    return tuple(dict.fromkeys((_plain(organ), _plain(short))))
