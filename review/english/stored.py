"""Sentences of ours that the database gives back, known again by the words between their values.

`《租赁合同》的审查期限今天到期` fits `《{title}》的{deadline}今天到期`, and no other message so closely.
What the sentence was filled with is ours only where its placeholder is named in `OURS`; the rest may
have been typed and stays as it is. Days and sums are written as English writes them.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from review.english.catalogue import CHINESE, SIGNS, english, entries, filled, rooms, words

PLACEHOLDER = re.compile(r"\{(\w+)\}")
# Whose sentences lie in no table.
ON_PAGES = {"templates", "scripts"}
# Placeholders that always hold words or sentences of ours.
OURS = frozenset(
    ("bond", "deadline", "deed", "duty", "due", "ends", "evaluate", "fault", "ground", "kind", "label", "moved", "place",
     "part", "receiver", "report", "resolution", "role", "said", "standing", "state",
     "status", "step", "tail", "thing", "told", "waiting", "way", "what", "words")
)  # fmt: skip
# People, each with the role before the name.
NAMED = "names"
# A colon and what somebody gave as the reason.
BECAUSE = "because"
# A clause as a paper numbers it.
CLAUSE = r"[第（(一二三四五六七八九十\d][^：，“”《》]{0,11}"
# What alone can be filled in: a number, what begins or ends with its sign.
FILLS = {
    "year": r"\d{4}",
    "month": r"\d{1,2}",
    **dict.fromkeys(("amount", "count", "days", "left", "months"), r"[\d.,]+"),
    **dict.fromkeys(("likeness", "kept"), r"\d+%"),
    "tail": "(?:，.*?)?",
    BECAUSE: "(?:：.*?)?",
    "clause": CLAUSE,
    "receiver": "[^：，“”《》]+",
    "thing": "[^。，；].*?",
    "where": f"(?:{CLAUSE}：)?",
}
# A day or a sum from end to end, whatever its placeholder is called.
WRITTEN = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日(（周.）)?|-?[\d,]+\.\d\d元")
# Messages whose own words are signs alone, which no catalogue has.
FRAMES = (
    "《{short}》{standing}",
    "《{title}》{receiver}：{kind}",
    "{ground}。",
    "{clause}：{said}",
    "第{number}页",
)
MARKS = ("；", "、")
LONGEST = 2000  # characters of a text that is compared with every message


class Form(NamedTuple):
    """A message with values, as what it was filled with can be found again; what is quoted stays."""

    msgid: str
    fixed: str
    pattern: re.Pattern[str]
    quoted: frozenset[str]


@lru_cache(maxsize=4096)
def recalled(text: str) -> str:
    """A stored sentence or word of ours in English; itself where no message is like it."""
    text = str.__str__(text)
    if not CHINESE.search(text):
        return text.translate(SIGNS)
    return _known(text) or text


def _known(text: str) -> str:
    """The text in English, "" where it is no message of ours."""
    word = words().get(text)
    if word or len(text) > LONGEST:
        return word or ""
    return _listed(text) or _filled(text)


def _listed(text: str) -> str:
    """Several sentences or words of ours with a mark between them."""
    for mark in MARKS:
        parts = [_known(part) for part in text.split(mark)] if mark in text else []
        if parts and all(parts):
            return english(mark).join(parts)
    return ""


def _filled(text: str) -> str:
    """The message with the most words of its own that the text fits, all of ours in it known."""
    for form in _forms():
        if form.fixed in text and (match := form.pattern.fullmatch(text)):
            values = {
                name: value if name in form.quoted - OURS else _value(name, value)
                for name, value in match.groupdict().items()
            }
            said = filled(form.msgid, values)
            if said != text and not any(map(_unknown, values, match.groups(), values.values())):
                return said
    return ""


def _unknown(name: str, value: str, said: str) -> bool:
    """A word of ours that English has no word for; what is quoted is the paper's."""
    quoted = value.startswith("“") and value.endswith("”")
    return name in OURS and value == said and bool(CHINESE.search(value)) and not quoted


def _value(name: str, value: str) -> str:
    if name == NAMED:
        return english("、").join(map(_person, value.split("、")))
    if name == "where":
        return value.translate(SIGNS)
    if name == BECAUSE:
        return f"{english(value[0])}{value[1:]}" if value else ""
    if name in OURS or WRITTEN.fullmatch(value):
        return _known(value) or _led(value)
    return value


def _led(value: str) -> str:
    """第八条：期限: the clause as it stands in the paper, then a word of ours."""
    clause, colon, rest = value.partition("：")
    said = _known(rest) if re.fullmatch(CLAUSE, clause) else ""
    return f"{clause}{english(colon)}{said}" if said else value


def _person(called: str) -> str:
    """分管领导张伟: the longest word of ours, and the name behind it."""
    for end in range(len(called) - 1, 1, -1):
        if role := words().get(called[:end]):
            return f"{role} {called[end:]}"
    return called


@cache
def _forms() -> tuple[Form, ...]:
    """Every message with values, those with the most words of their own first."""
    told = [msgid for room in rooms() if room not in ON_PAGES for msgid in entries(room)]
    valued = [msgid for msgid in (*told, *FRAMES) if PLACEHOLDER.search(msgid)]
    return tuple(map(_form, sorted(valued, key=_own, reverse=True)))


def _own(msgid: str) -> int:
    return len(PLACEHOLDER.sub("", msgid))


def _form(msgid: str) -> Form:
    """Each placeholder as whatever stands there, possibly nothing; the second of one name repeats it."""
    pieces = PLACEHOLDER.split(msgid)
    written, met = "", set[str]()
    for place, piece in enumerate(pieces):
        if place % 2 == 0:
            written += re.escape(piece)
        elif piece in met:
            written += f"(?P={piece})"
        else:
            met.add(piece)
            written += f"(?P<{piece}>{FILLS.get(piece, '.*?')})"
    fixed = max(pieces[::2], key=len)
    quoted = frozenset(re.findall(r"“\{(\w+)\}”", msgid))
    return Form(msgid, fixed, re.compile(written, re.DOTALL), quoted)
