"""N09–N12, N18 and N24: from when, until when, what is replaced, how long the public was asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from review.checks.check import NORMATIVE, RULES, Check
from review.checks.days import PLAIN_DAY, day_in
from review.checks.figures import COUNT, count
from review.checks.finding import Finding, Rule, Weight
from review.checks.text import Line, Text
from review.law.vocabulary import Kind
from review.words import Words

NO_START = Rule(
    "N09", Weight.WARN, "没有施行日期", "办公室惯例（参照规章制定程序条例第三十二条）",
    "转发、印发类通知", "生效", "是否写明施行日期",
)  # fmt: skip
NO_END = Rule(
    "N10", Weight.HINT, "没有写明有效期，或者试行、暂行超过两年", "办公室惯例",
    "本地没有有效期要求", "生效", "是否写明有效期",
)  # fmt: skip
BACKWARD = Rule(
    "N11", Weight.STOP, "施行日期早于公布日期", "民营经济促进法第四十五条；立法法第一百零四条",
    "明确溯及既往的有利规定；内部制度的考核年度", "生效", "是否溯及既往",
)  # fmt: skip
SOON = Rule(
    "N12", Weight.WARN, "与经营主体有关，公布到施行不足三十日", "北京市优化营商环境条例第七十四条",
    "涉及国家安全或者不立即施行将有碍施行的，须在说明中写明", "生效", "是否留出适应期",
)  # fmt: skip
REPLACES = Rule(
    "N18", Weight.HINT, "修订或者代替旧文件，没有写明废止", "办公室惯例（文件清理）",
    "首次制定", "生效", "被代替的文件是否写明废止",
)  # fmt: skip
COMMENTS = Rule(
    "N24", Weight.WARN, "公开征求意见的期限不足", "优化营商环境条例第六十二条；北京市优化营商环境条例第七十四条；"
    "重大行政决策程序暂行条例第十五条",
    "依法需要保密；有理由的紧急情况", "生效", "征求意见是否满三十日",
)  # fmt: skip
_EFFECT = re.compile(
    r"(?:自|从)([^，。；]{2,34}?)(?:之日|日)?起[^，。；]{0,10}?(?:施行|实施|执行|生效|试行|实行|启用)|(?:施行|实施|生效|执行)(?:日期|时间)(?:为|：)([^，。；]{2,20})|(?:印发|公布|发布)之日(?:起)?(?:施行|生效|实施|执行)|于([^，。；]{4,16})(?:起)?(?:施行|实施|生效)"
)
_VALID = re.compile(
    r"有效期(?:限)?(?:为|至|到|届满|[一二三四五六七八九十\d]+\s*年)?|试行期|有效(?:期)?至|施行至|失效|执行至|截止|废止时间|长期有效|有效\d|实施期限|(?:试行|暂行)[^。；，]{0,4}\d|试行[一二三两]年"
)
_TRIAL = re.compile("试行|暂行")
_YEARS = re.compile(
    rf"(?:有效期(?:限)?|试行期?(?:限)?|暂行期?)(?:为|：|至)?({COUNT})年|(?:试行|暂行)({COUNT})年|有效期(?:限)?(?:为)?({COUNT})个?月"
)
_ISSUED = re.compile(
    r"^[（(]?((?:\d{4}|[〇零○二一三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日)(?:[）)]|.{0,30}(?:公布|发布|印发|通过).*)?$"
)
_BUSINESS = re.compile(
    "经营主体|市场主体|经营者|企业|商户|个体工商户|商家|经营单位|物业服务人|餐饮服务"
)
_AT_ONCE = re.compile("自(?:印发|公布|发布)之日(?:起)?(?:施行|实施|执行|生效)")
_URGENT = re.compile("国家安全|立即施行|紧急|突发|应急|防汛|疫情")
_TRANSMITS = re.compile("(?:印发|转发|批转|做好|开展|召开|举办|调整|报送|成立)")
_REVISED = re.compile("修订|（修订稿）|修订稿|新版|修正")
_REPLACED = re.compile(
    "(?:代替|替代|取代|修订)(?:原|了)?《[^》]{3,50}》|原《[^》]{3,50}》|《[^》]{3,50}》(?:（[^）]*）)?(?:与本|同本)[^。；]{0,12}不一致"
)
_REPEAL = re.compile("废止|失效|停止执行|不再执行")
_ASKED = re.compile(
    "(?:公开)?征求(?:社会|公众|各方)?[^。；，]{0,10}意见|意见反馈|公众意见|反馈意见"
)
_RANGE = re.compile(
    rf"({PLAIN_DAY})[^。；]{{0,6}}?(?:至|到|—+|-+|～)"
    rf"({PLAIN_DAY}|[\d一二三四五六七八九十]{{1,3}}月[\d一二三四五六七八九十]{{1,3}}日)"
)
_TERM = re.compile(
    rf"(?:(?:期限|时间|时限|为期|不少于|期间|期)[^。；，]{{0,6}}?|征求意见)(?:为|共|：|不少于)?({COUNT})个?(工作日|日|天)"
)


def no_start(text: Text) -> Iterator[Finding]:
    said = [line for line in text.body if line.text]
    articled = any(line.number.startswith("第") for line in said)
    if len(said) < 4 or (_TRANSMITS.search(text.name) and "通知" in text.name and not articled):
        return
    if not any(_EFFECT.search(line.text) for line in said[len(said) // 3 :]):
        last = next((line for line in reversed(text.prose) if len(line.text) > 10), said[-1])
        yield text.finding(NO_START, last, (0, len(last.text)), "请写明“本办法自……起施行”")


def no_end(text: Text) -> Iterator[Finding]:
    if len([line for line in text.body if line.text]) < 4:
        return
    if not text.said(_VALID):
        yield text.of_whole(NO_END, "请写明有效期")
    elif _TRIAL.search(text.name):
        for sentence, match in text.hits(_YEARS):
            years = count(match[1] or match[2] or "") or (count(match[3] or "") or 0) / 12
            if years > 2:
                yield text.finding(
                    NO_END, sentence.line, sentence.span(match), "试行、暂行的期限超过两年"
                )


def _starts(text: Text) -> Iterator[tuple[Line, re.Match[str], date]]:
    for line in text.body:
        for match in _EFFECT.finditer(line.text):
            if (day := day_in(match[0])) and not re.search(
                "税率|标准自|价格|合同", line.text[max(0, match.start() - 12) : match.start()]
            ):
                yield line, match, day


def _issued(text: Text) -> date | None:
    """The day the text itself bears: at its end or under its title; else what was asked."""
    for line in (*reversed(text.prose[-14:]), *text.prose[:8]):
        if (match := _ISSUED.match(line.text)) and (day := day_in(match[1])):
            return day
    return text.asked.record.published or text.asked.day


def backward(text: Text) -> Iterator[Finding]:
    issued = _issued(text)
    for line, match, day in _starts(text):
        if issued and day < issued and not re.search("追溯|溯及|更有利|补发", line.text):
            said = Words(
                "公布日期为{issued}，自{day}起施行，早于公布日期",
                issued=_said(issued),
                day=_said(day),
            )
            light = Weight.HINT if text.asked.kind is Kind.INTERNAL else None
            yield text.finding(BACKWARD, line, match.span(), said, light)


def soon(text: Text) -> Iterator[Finding]:
    if not text.said(_BUSINESS) or text.said(_URGENT):
        return
    issued = _issued(text)
    for line, match, day in _starts(text):
        if issued and issued <= day < issued + timedelta(days=30):
            said = Words(
                "{issued}公布，{day}施行，间隔{days}日",
                issued=_said(issued),
                day=_said(day),
                days=(day - issued).days,
            )
            yield text.finding(SOON, line, match.span(), said)
    for line in text.body:
        if at_once := _AT_ONCE.search(line.text):
            yield text.finding(SOON, line, at_once.span(), "自公布之日起施行，没有留出三十日")


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def replaces(text: Text) -> Iterator[Finding]:
    if text.said(_REPEAL):
        for old in text.asked.record.replaces:
            if old not in text.whole.replace("\n", ""):
                yield text.of_whole(REPLACES, Words("废止条款中没有《{old}》", old=old))
        return
    if text.asked.record.replaces or _REVISED.search(text.name):
        yield text.of_whole(REPLACES)
        return
    first_hit = next(text.hits(_REPLACED), None)
    if first_hit:
        yield text.finding(REPLACES, first_hit[0].line, first_hit[0].span(first_hit[1]))


def comments(text: Text) -> Iterator[Finding]:
    record = text.asked.record
    if record.comments_from and record.comments_until:
        days = (record.comments_until - record.comments_from).days
        if days < 30:
            yield text.of_whole(COMMENTS, Words("公开征求意见{days}日，不足30日", days=days))
        return
    for line in text.body:
        asks = _ASKED.search(line.text) or _ASKED.search(text.name)
        if asks and re.search("意见|反馈|公示|征集", line.text) and (spans := _short_of(line.text)):
            span, days = spans
            yield text.finding(
                COMMENTS, line, span, Words("公开征求意见{days}日，不足30日", days=days)
            )


def _short_of(said: str) -> tuple[tuple[int, int], int] | None:
    """Where fewer than thirty days are given, and how many."""
    span = _RANGE.search(said)
    days = _between(span) if span else None
    if span and days is not None:
        return (span.span(), days) if 0 <= days < 30 else None
    term = _TERM.search(said)
    number = (count(term[1]) or 0) if term else 0
    if not term or not number or re.search("书面征求|内部征求|各(?:单位|部门|科室)|会签", said):
        return None
    days = number * 7 // 5 if term[2] == "工作日" else number
    return (term.span(), days) if days < 30 else None


def _between(span: re.Match[str]) -> int | None:
    begins = day_in(span[1])
    last = span[span.lastindex or 2]
    ends = day_in(last) or (day_in(f"{begins.year}年{last}") if begins else None)
    return (ends - begins).days if begins and ends else None


CHECKS = (
    Check(NO_START, RULES, no_start),
    Check(NO_END, NORMATIVE, no_end),
    Check(BACKWARD, RULES, backward),
    Check(SOON, NORMATIVE, soon),
    Check(REPLACES, RULES, replaces),
    Check(COMMENTS, NORMATIVE, comments),
)
