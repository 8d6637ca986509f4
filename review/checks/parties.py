"""Who contracts: role, name and credit code, as header, body and signature page give them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

ROLES = (
    "甲方|乙方|丙方|丁方|委托方|委托人|受托方|受托人|采购人|采购方|采购单位|供应商|供方|需方"
    "|联合体牵头人|联合体牵头方|联合体成员方?"
    "|发包人|发包方|承包人|承包方|出租人|出租方|承租人|承租方|买方|卖方|服务方|开发方"
)
# What follows a name on the same line without a comma.
FIELDS = "地址|住所|法定代表人|负责人|统一社会信用代码|联系|电话|授权|开户|传真|邮编|日期"
BESIDE = 200  # characters after a name in which its code may stand
NEAR = 6  # lines below a name in which its code may stand

_ROLE = rf"(?P<role>{ROLES})(?:[（(](?P<also>[^）)：:]{{1,12}})[）)])?"
_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LETTER = "A-Za-z\u00c0-\u024f"
# Beijing ABC Co., Ltd. keeps its blanks, its comma and its point.
_LATIN = (
    rf"[{_LETTER}0-9][{_LETTER}0-9&'’.()\-]*(?: [{_LETTER}0-9&(][{_LETTER}0-9&'’.()\-]*)*"
    r"(?:, ?(?:Ltd|Limited|Inc|LLC|L\.L\.C|LLP|Corp|Co|S\.A|PLC|plc|Pte|GmbH)\b[A-Za-z. ]*)*\.?"
)
_ENDS = rf"\s*$|\s{{2,}}|\s*[，,。；;:：]|\s+(?:{ROLES})\s*[（(:：]|\s*(?:{FIELDS})|\s+[{_HAN}]{{2,10}}[:：]"
# A comma of a list parts names only behind what is surely the end of one.
_LISTED = "(?:(?<=公司)|(?<=[院所局厂行社会委处部校]))、"
_NAME = (
    rf"(?P<name>(?=[^\s，,。；;:：{_HAN}]*[{_LETTER}]){_LATIN}(?={_ENDS})"
    rf"|[{_HAN}{_LETTER}0-9·•.（）()&\-]{{2,50}}?"
    rf"(?=\s|$|[，,。；;:：]|{_LISTED}|(?:{ROLES})\s*[（(:：]|(?:{FIELDS})))"
)
_LABELLED = re.compile(rf"(?:^|(?<=[\s.、；;，,）)\d])){_ROLE}\s*[:：]\s*{_NAME}")
_CALLED = re.compile(
    rf"(?P<name>(?=[^{_HAN}]*[{_LETTER}]){_LATIN}|[{_HAN}{_LETTER}0-9·•（）()]{{4,50}}?)"
    r"\s?[（(]以下(?:统称|简称|称)(?:为|作)?[:：“”\"「『]*"
    rf"(?P<role>{ROLES})"
)
_NEXT = re.compile(_NAME)
_HEADING = re.compile(rf"[\d.、（）()一二三四五六七八九十\s]*{_ROLE}\s*[:：]?")
_NAMED = re.compile(rf"(?:单位名称|公司名称|企业名称|名称)\s*[:：]\s*{_NAME}")
_ENDED = re.compile("(?:公司|[院所局厂行社会委处部校厅）)])$")
_SIGNED = "盖章|签字|签章|公章|签名"
_BLANK = re.compile(rf"{_SIGNED}|代表|名称|以下|^[（(]|^[甲乙丙丁双各]方|[×xX]{{2}}|[）)][与和及]")
_CODE = re.compile(r"(?<![0-9A-Za-z])[0-9A-HJ-NPQRTUWXY]{18}(?![0-9A-Za-z])")


@dataclass(frozen=True)
class Party:
    """`role` as the contract calls it; `code` is "" where none stands near the name."""

    role: str
    name: str
    code: str
    place: int


def parties(lines: Sequence[str]) -> tuple[Party, ...]:
    """Every role with every name it is given, in order; a role with two names is told twice."""
    parties_by_key: dict[tuple[str, str], Party] = {}
    for role, name, place, rest in _named(lines):
        key = (role, name)
        code = _code(lines, place, rest)
        if key not in parties_by_key or (code and not parties_by_key[key].code):
            parties_by_key[key] = Party(
                role, name, code, parties_by_key[key].place if key in parties_by_key else place
            )
    return tuple(parties_by_key.values())


def _named(lines: Sequence[str]) -> Iterator[tuple[str, str, int, str]]:
    """(role, name, place, what follows on the line) of every name that is no blank."""
    heading = ""
    for place, line in enumerate(lines):
        for match in (*_LABELLED.finditer(line), *_CALLED.finditer(line)):
            if not _BLANK.search(match["name"]) and _whole(match):
                yield _role(match), match["name"].strip(), place, _behind(match)
                for other in _others(match):
                    yield _role(match), other["name"].strip(), place, _behind(other)
        headed = _HEADING.fullmatch(line)
        if headed:
            heading = _role(headed)
        elif heading and (named := _NAMED.match(line)):
            if not _BLANK.search(named["name"]):
                yield heading, named["name"].strip(), place, _behind(named)
            heading = ""


def _whole(match: re.Match[str]) -> bool:
    """False for the beginning of a name that goes on behind one blank (北京 某某 有限公司)."""
    behind = match.string[match.end() :]
    latin = not re.search(f"[{_HAN}]", match["name"])
    gap = r"\s?" if latin else r"\s"
    goes_on = re.match(rf"{gap}[{_LETTER}{_HAN}]", behind) and not re.match(
        rf"\s*(?:{FIELDS}|{ROLES}|{_SIGNED}|[{_HAN}]{{2,10}}[:：]|[（(])", behind
    )
    return not goes_on or (not latin and _ENDED.search(match["name"]) is not None)


def _others(match: re.Match[str]) -> Iterator[re.Match[str]]:
    """Further names of a 联合体, listed behind the first."""
    line, at = match.string, match.end()
    while line[at : at + 1] == "、" and (other := _NEXT.match(line, at + 1)):
        yield other
        at = other.end()


def _behind(match: re.Match[str]) -> str:
    """What follows a name on its line."""
    return match.string[match.end() : match.end() + BESIDE]


def _role(match: re.Match[str]) -> str:
    """甲方 rather than 发包人 where a label gives both, so that one party has one role."""
    also = match.groupdict().get("also") or ""
    return also if re.fullmatch("[甲乙丙丁]方", also) else match["role"]


def _code(lines: Sequence[str], place: int, rest: str) -> str:
    """The first code after a name, before another party begins."""
    near = [rest]
    for line in lines[place + 1 : place + NEAR]:
        if re.match(rf"[\d.\s]*(?:{ROLES})", line):
            break
        near.append(line)
    other = re.split(rf"(?:{ROLES})\s*[（(:：]", near[0])
    match = _CODE.search("\n".join([other[0], *near[1:]] if len(other) == 1 else other[:1]))
    return match[0] if match else ""
