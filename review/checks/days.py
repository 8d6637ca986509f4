"""C13: days that do not exist, end before they begin, or contradict the length beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from review.checks.check import ALL, CONTRACTS, Check
from review.checks.figures import COUNT, count
from review.checks.finding import Finding, Rule, Weight
from review.checks.text import Text
from review.words import Words

RULE = Rule(
    "C13", Weight.WARN, "日期或者期限不合逻辑", "政府采购法第四十六条；招标投标法第四十六条；民法典第七百零五条；预算法第十三条",
    "续签；以条件开始的期限；框架合同按年下单", "期限", "日期是否存在、先后是否合理、期限是否一致",
)  # fmt: skip
_Y = r"(\d{4}|[〇零○一二三四五六七八九]{4})"
_S = r"(\d{1,3}|[一二三四五六七八九十]{1,3})"
_DAY = rf"(?<![\d〇零一二三四五六七八九]){_Y}(?:年{_S}月{_S}(?:日|号)|[-./](\d{{1,2}})[-./](\d{{1,2}})(?![\d.]))"
_DATE = re.compile(_DAY)
PLAIN_DAY = re.sub(r"\((?!\?)", "(?:", _DAY)
_SAME_YEAR = re.compile(
    r"(?:期限?|自|从)[^。；，\d]{0,8}(\d{4})年(\d{1,2})月(\d{1,2})日(?:起|（含）)?(?:至|到|—+|-+|~|～|－)(\d{1,2})月(\d{1,2})日"
)
_SPAN = re.compile(
    rf"({PLAIN_DAY})(?:零时|上午)?(?:起|（含）)?(?:至|到|—+|-+|~|～|－)({PLAIN_DAY})(?:止|（含）)?"
)
_LENGTH = re.compile(
    rf"(?:共计?|为期|合计|期限为?|期为?|计|，|（|：)({COUNT})个?(年|月|日历天|天|日)(?![内前后以])"
)
_SIGNED = re.compile(
    rf"(?:签[订署约]|签约|订立)(?:日期|时间|于)?[：:为]?(?:{PLAIN_DAY})|(?:{PLAIN_DAY})(?:在[^，。]{{2,20}})?(?:签署|签订|订立)"
)
_UNDER = re.compile(r"^日期|[字章]日期|签署日期|日期：|^\d{4}年\d{1,2}月\d{1,2}日$")
_BEGINS = re.compile("(?:期限?|服务|合同|履行|租赁)[^。；]{0,20}(?:自|从)|起止|起至|(?:自|从)")
_AWARD = re.compile(
    rf"(?:中标|成交)(?:通知书|公告)?[^。；]{{0,24}}?(?:{PLAIN_DAY})|(?:{PLAIN_DAY})[^。；，]{{0,12}}(?:发出|取得|收到)[^。；，]{{0,10}}(?:中标|成交)通知书"
)
_LEASE = re.compile(
    rf"租(?:赁|用)?(?:期|期限|时间)?[^。；，]{{0,10}}?(?:为|共|：|:|计)({COUNT})年"
    rf"|(?:租期|租赁期限?)({COUNT})年"
)
_SERVICE = re.compile(
    rf"(?:服务|合同|委托|履行)(?:期|期限)[^。；，]{{0,6}}?(?:为|共|：|:)(?!\d{{3}})({COUNT})(年|个月)"
)


def impossible(text: Text) -> Iterator[Finding]:
    for line in text.lines:
        for match in _DATE.finditer(line.text):
            if _read(match) is None and _meant(match) and not _numbered(line.text, match):
                said = Words("没有“{match}”这一天", match=match[0])
                yield text.finding(RULE, line, match.span(), said)


def _parts(match: re.Match[str]) -> list[int] | None:
    numbers = [count(part.replace("○", "〇")) for part in match.groups() if part]
    return [each for each in numbers if each is not None] if None not in numbers else None


def _meant(match: re.Match[str]) -> bool:
    """Whether it is meant as a day: three numbers, a year of our time."""
    parts = _parts(match)
    return bool(parts and len(parts) == 3 and 1949 <= parts[0] <= 2100) and "." not in match[0]


def _numbered(said: str, match: re.Match[str]) -> bool:
    """Whether 2026-13-45 is the number of a contract or a file."""
    around = said[max(0, match.start() - 10) : match.start()], said[match.end() : match.end() + 1]
    return "年" not in match[0] and bool(
        re.search("[编文批]号|号码|型号", around[0]) or around[1] == "号"
    )


def _read(match: re.Match[str]) -> date | None:
    parts = _parts(match)
    try:
        return date(*parts) if parts and len(parts) == 3 else None
    except ValueError:
        return None


def day_in(said: str) -> date | None:
    """The first day written in the words, None where none exists."""
    match = _DATE.search(said)
    return _read(match) if match else None


def spans(text: Text) -> Iterator[Finding]:
    for line in text.body:
        for match in _SPAN.finditer(line.text):
            begins, ends = day_in(match[1]), day_in(match[2])
            if not begins or not ends:
                continue
            if ends < begins:
                yield text.finding(RULE, line, match.span(), "期限的末日早于首日")
            elif said := _unlike(line.text, match, begins, ends):
                yield text.finding(RULE, line, match.span(), said)


def same_year(text: Text) -> Iterator[Finding]:
    """自2026年5月1日至4月30日: the end stands without its year."""
    for sentence, match in text.hits(_SAME_YEAR):
        _, month, day, last_month, last_day = map(int, match.groups())
        if (last_month, last_day) < (month, day):
            said = "末日没有写年份，按同一年早于首日，请写明年份"
            yield text.finding(RULE, sentence.line, sentence.span(match), said)


def _unlike(said: str, match: re.Match[str], begins: date, ends: date) -> str:
    """Where a length stands beside the span and is another one."""
    begin = max(said.rfind(sign, 0, match.start()) for sign in "。；\n") + 1
    before, after = said[begin : match.start()][-24:], said[match.end() : match.end() + 14]
    length = _LENGTH.search(after) or next(reversed(list(_LENGTH.finditer(before))), None)
    if not length or re.search(
        "质保|保修|内|宽限|提前|每|续", before[-16:] + after[: length.end()] if length else ""
    ):
        return ""
    number = count(length[1])
    days = (ends - begins).days
    if not number:
        return ""
    near = {"年": 365.25, "月": 30.44}.get(length[2], 1.0) * number
    slack = {"年": 4, "月": 3}.get(length[2], 1)
    if abs(days + 0.5 - near) > slack:
        return Words(
            "写明期限{length}，起止日期相距{days}天，不一致",
            length=f"{length[1]}{'个' if length[2] == '月' else ''}{length[2]}",
            days=days + 1,
        )
    return ""


def order(text: Text) -> Iterator[Finding]:
    """Signed after the term began; signed more than thirty days after the award."""
    signed = list(_signed(text))
    if not signed:
        return
    day = signed[-1]
    yield from _after(text, day)
    for each in text.body:
        match = _AWARD.search(each.text)
        award = day_in(match[0]) if match else None
        if match and award and (day - award).days > 30:
            said = Words(
                "中标（成交）通知书发出后{days}天才签订，超过30日", days=(day - award).days
            )
            yield text.finding(RULE, each, match.span(), said)
            break


def _after(text: Text, day: date) -> Iterator[Finding]:
    """The first term that had begun when the text was signed."""
    for each in text.body:
        match = _SPAN.search(each.text)
        begins = day_in(match[1]) if match else None
        before = each.text[: match.start()][-30:] if match else ""
        if match and begins and begins < day and _BEGINS.search(before):
            if re.search("质保|保修|公示|投标|报名|工作内容|已于", before):
                continue
            said = Words(
                "{day}签订，期限自{begins}开始，请说明事后补签的原因",
                day=_said(day),
                begins=_said(begins),
            )
            yield text.finding(RULE, each, match.span(), said)
            return


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _signed(text: Text) -> Iterator[date]:
    """The days on which the text says it is signed, and those under its signatures."""
    for n, line in enumerate(text.body):
        own = _SIGNED.search(line.text)
        late = n > len(text.body) * 0.6 and _UNDER.search(line.text) and len(line.text) < 60
        day = day_in(own[0]) if own else day_in(line.text) if late else None
        if day:
            yield day


def long(text: Text) -> Iterator[Finding]:
    for sentence, match in text.hits(_LEASE):
        number = count(match[1] or match[2])
        if number and 20 < number < 1000:
            yield text.finding(
                RULE,
                sentence.line,
                sentence.span(match),
                Words("租赁期限{number}年，超过二十年的部分无效", number=number),
                Weight.STOP,
                "民法典第七百零五条",
            )
    for line in text.body:
        for match in _SPAN.finditer(line.text):
            begins, ends = day_in(match[1]), day_in(match[2])
            if (
                begins
                and ends
                and re.search("租赁|租期", line.text[: match.start()][-20:])
                and (ends - begins).days > 20 * 366
            ):
                yield text.finding(
                    RULE,
                    line,
                    match.span(),
                    "租赁期限超过二十年，超过部分无效",
                    Weight.STOP,
                    "民法典第七百零五条",
                )
    yield from _spanning(text)
    for sentence, match in text.hits(_SERVICE):
        number = (count(match[1]) or 0) * (12 if match[2] == "年" else 1)
        if number > 36 and "租" not in text.name:
            said = "服务期超过三年，请核对预算和采购的依据"
            yield text.finding(
                RULE, sentence.line, sentence.span(match), said, Weight.HINT, "预算法第十三条"
            )


def _spanning(text: Text) -> Iterator[Finding]:
    """A service that runs from one day to another more than three years later."""
    if "租" in text.name:
        return
    for line in text.body:
        for match in _SPAN.finditer(line.text):
            begins, ends = day_in(match[1]), day_in(match[2])
            called = re.search(
                "(?:服务|合同|委托|履行)(?:期|期限)", line.text[: match.start()][-14:]
            )
            if begins and ends and called and (ends - begins).days > 3 * 366:
                said = "服务期超过三年，请核对预算和采购的依据"
                yield text.finding(RULE, line, match.span(), said, Weight.HINT, "预算法第十三条")


CHECKS = (
    Check(RULE, ALL, impossible),
    *(Check(RULE, CONTRACTS, each) for each in (spans, same_year, order, long)),
)
