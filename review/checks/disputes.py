"""C07: 争议解决 by 合同性质: an 行政协议 may not be arbitrated, a civil contract only before one body.

Patterns and bases are those of the domain notes (C07a–C07e), tried there on accepted wordings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from review.checks.check import CONTRACTS, Check
from review.checks.finding import Finding, Rule, Weight
from review.checks.text import Line, Text
from review.checks.tight import tight
from review.law.vocabulary import Nature

CIVIL, PUBLIC, OPEN = Nature.CIVIL, Nature.ADMINISTRATIVE, Nature.UNDECIDED
ARBITRATED = Rule(
    "C07c", Weight.STOP, "行政协议约定仲裁条款的，该条款无效",
    "法释〔2019〕17号第二十六条；仲裁法（2025修订）第三条", "同一机关的普通民事采购合同不受此限",
    "争议", "行政协议是否约定了仲裁",
)  # fmt: skip
EITHER = Rule(
    "C07a", Weight.WARN, "既约定仲裁又约定诉讼，仲裁协议无效",
    "法释〔2006〕7号第七条；仲裁法（2025修订）第三十一条",
    "裁决后申请人民法院执行或者撤销；两类争议明确分开约定；一方申请仲裁而对方未在期限内异议",
    "争议", "仲裁和诉讼是否只选一种",
)  # fmt: skip
VAGUE = Rule(
    "C07b", Weight.WARN, "仲裁机构没有选定或者不止一个",
    "仲裁法（2025修订）第二十七条、第二十九条", "机构全称之后另写开庭地点",
    "争议", "仲裁机构是否唯一、明确",
)  # fmt: skip
NATURE = Rule(
    "C07n", Weight.HINT, "文中有行政协议常见的内容，请先确定合同性质再看争议解决条款",
    "法释〔2019〕17号第一条、第二条", "仅在名称或者背景中提及；行政机关之间的公务协助不属于行政协议",
    "争议", "合同性质是否已经确定",
)  # fmt: skip
COURT = Rule(
    "C07d", Weight.HINT, "管辖法院没有写明与争议有实际联系的地点，或者违反专属管辖",
    "民事诉讼法第三十四条、第三十五条", "有效的协议管辖",
    "争议", "管辖法院是否明确、与争议有联系",
)  # fmt: skip
SUPERIOR = Rule(
    "C07e", Weight.HINT, "以上级主管部门裁决为最终解决方式", "合同纠纷由协商、调解、仲裁、诉讼解决（表述惯例）",
    "只作为协商的一步，后面另有仲裁或者诉讼", "争议", "争议是否有仲裁或者诉讼作为最终途径",
)  # fmt: skip

_ARBITRATION = re.compile(
    "(?:提交|递交|交由|送交|申请|提请|向|由|通过|进行)[^。；]{0,30}仲裁|仲裁(?:委员会|院|机构|解决|裁决|条款|方式|程序)"
)
_EITHER = re.compile(
    "(?:仲裁[^。；]{0,40}(?:或|也可|或者|亦可|也有权)[^。；]{0,25}(?:起诉|诉讼|人民法院|法院))"
    "|(?:(?:起诉|诉讼|人民法院|法院)[^。；]{0,30}(?:或|也可|或者|亦可|也有权)[^。；]{0,30}仲裁)"
    "|先(?:行)?仲裁[，、]?(?:再|后|而后)(?:行)?(?:诉讼|起诉)|仲裁(?:不成|未果|失败|无效|不服)[^。；]{0,16}(?:起诉|诉讼|法院)"
    "|(?:仲裁[、和及与]诉讼|诉讼[、和及与]仲裁)(?:等)?(?:方式|途径|手段|渠道|程序)?(?:加以|予以)?解决"
    "|(?:不服[^。；，]{0,6}裁决|裁决[^。；，]{0,4}不服)[^。；]{0,16}(?:起诉|诉讼)"
)
_BODY = "(?:仲裁委员会|仲裁委|仲裁院|国际仲裁中心|仲裁中心)"
_VAGUE = re.compile(
    "(?:提交|提请|向|由|至|申请)[^。；，]{0,12}(?:当地|本地|所在地|有管辖权的?|相关|有关|合同签订地|(?:合同)?履行地|[甲乙]方所在地|(?:区|市|省)级?)的?"
    "[^。；，]{0,6}仲裁(?:委员会|机构|部门|机关)"
    "|[一-龥]{2,4}(?<!自治)(?:区|县)(?:劳动)?仲裁委员会"
    "|(?:提交|提请|向|由)[一-龥]{2,6}的仲裁(?:机构|部门|组织)"
    f"|(?:[一-龥]{{2,15}}{_BODY})(?:（[^）]{{1,12}}）)?\\s*(?:或|或者|、|和|与)\\s*(?:[一-龥]{{2,15}}{_BODY})"
    "|[_＿】］]仲裁(?:委员会|委|机构|院)"
    "|(?:提交|提请|申请|进行|通过|采取|以|采用)[^。；，会院心构]{0,8}仲裁(?:解决|方式解决|裁决|处理)?$"
    "|(?:提交|提请|向|由)(?:一家|双方(?:另行)?(?:选定|协商|认可)的?|第三方)?仲裁(?:机构|委员会)(?!（)"
)
_PLACED = re.compile(
    "(?:北京|上海|深圳|广州|[一-龥]{2,6}[市州盟])(?:国际)?仲裁(?:委员会|院|中心)|国际经济贸易仲裁委员会|海事仲裁委员会"
)
_PUBLIC = re.compile(
    "特许经营|征收补偿|征地补偿|房屋征收|国有资源(?:出让|使用权)|保障性住房|停车[^。；]{0,8}委托管理"
)
# 裁决的强制执行 and 不得申请仲裁 are no agreement to arbitrate.
_NO = re.compile("不(?:得|能|再)?[^。；，]{0,6}仲裁|劳动(?:人事)?争议仲裁|强制执行")
_ENFORCED = re.compile(
    "强制执行|撤销|劳动|另行(?:达成|约定|签订)|另有约定|未达成仲裁|没有仲裁|无仲裁|不(?:得|能|再|可)[^。；，]{0,6}仲裁|放弃仲裁"
)
_SPLIT = re.compile(
    "种方式解决|下列第|以下第|选择以下|[□☑√]|属于[^，。]{2,20}的，[^。]{0,40}；?属于"
)
# Several left to be chosen from later: no choice was made.
_LATER = re.compile(
    "任选|任(?:何|意)?一种|其中(?:任意|任何)?(?:一种|之一)|第?（?[一二1-3]）?种?(?:或者?|、|和|及)第?（?[一二1-3]）?种方式"
)


def _chosen(said: str) -> bool:
    """Whether one of several ways is ticked or named, or is to be by filling in its number."""
    return bool(_SPLIT.search(said)) and not _LATER.search(said)


@dataclass(frozen=True)
class Clause:
    """One rule, of which natures it is asked, and how it is found."""

    rule: Rule
    of: tuple[Nature, ...]
    pattern: re.Pattern[str]
    not_if: re.Pattern[str] | None = None


CLAUSES = (
    Clause(ARBITRATED, (PUBLIC,), _ARBITRATION, _NO),
    Clause(EITHER, (CIVIL, OPEN), _EITHER, _ENFORCED),
    Clause(VAGUE, (CIVIL, OPEN), _VAGUE, re.compile("劳动|人事争议")),
    Clause(NATURE, (CIVIL, OPEN), _PUBLIC),
)


def find(paragraphs: Sequence[str], nature: Nature) -> tuple[Finding, ...]:
    """What the rules for a contract of this nature hit; each rule tells its first three places."""
    return tuple(
        finding for each in CLAUSES if nature in each.of for finding in _hits(each, paragraphs)
    )


def _hits(clause: Clause, paragraphs: Sequence[str]) -> list[Finding]:
    return list(_every(clause, paragraphs))[: 1 if clause.rule is NATURE else 3]


def _every(clause: Clause, paragraphs: Sequence[str]) -> Iterator[Finding]:
    for place, paragraph in enumerate(paragraphs):
        for start, sentence in _sentences(paragraph):
            hit = clause.pattern.search(sentence)
            if hit and not (clause.not_if and clause.not_if.search(sentence)):
                yield Finding(clause.rule, hit[0], place, start + hit.start())


def _sentences(paragraph: str) -> Iterator[tuple[int, str]]:
    for match in re.finditer("[^。；]+[。；]?", paragraph):
        yield match.start(), match[0]


def _body_named(said: str, match: re.Match[str]) -> bool:
    """申请仲裁 at the end of a sentence that names the body before it, or leaves it to be filled."""
    return "仲裁委" not in match[0] and bool(
        re.search(f"{_BODY}|\\}}仲裁|另行", said[: match.start()] + match[0][:-2])
    )


def _nature(text: Text) -> Nature:
    """What is recorded; where nothing is, a text whose name says 行政协议 or the like is public."""
    if text.asked.nature is OPEN and re.search(
        "行政协议|特许经营|征收补偿|补偿安置|保障房|公租房|停车.{0,8}委托管理", text.name
    ):
        return PUBLIC
    return text.asked.nature


def clauses(rule: Rule) -> Callable[[Text], Iterator[Finding]]:
    """The finder of one of the rules above, on a paper."""
    wanted = next(each for each in CLAUSES if each.rule is rule)

    def finder(text: Text) -> Iterator[Finding]:
        if _nature(text) not in wanted.of:
            return
        said = 0
        for sentence, match in text.hits(wanted.pattern):
            open_choice = rule is not ARBITRATED and _chosen(sentence.text)
            named = (
                rule is VAGUE
                and (_PLACED.search(match[0]) or _body_named(sentence.text, match))
                and not re.search(
                    f"{_BODY}[^。；]{{0,14}}(?:或|、|和|与)[^。；]*{_BODY}", sentence.text
                )
            )
            if (wanted.not_if and wanted.not_if.search(sentence.text)) or open_choice or named:
                continue
            said += 1
            if said <= (1 if rule is NATURE else 3):
                yield text.finding(rule, sentence.line, sentence.span(match))

    return finder


_ITEM = r"(?:（[一二三四五1-5]）|[1-5][.、）])"
_LISTED = re.compile(
    rf"{_ITEM}[^。；\n]{{0,40}}仲裁[^。；\n]{{0,30}}[。；\n]{_ITEM}[^。；\n]{{0,40}}(?:起诉|诉讼)"
    rf"|{_ITEM}[^。；\n]{{0,40}}(?:起诉|诉讼)[^。；\n]{{0,30}}[。；\n]{_ITEM}[^。；\n]{{0,40}}仲裁"
)


def listed(text: Text) -> Iterator[Finding]:
    """Arbitration and court as two items of one list, without a word on which of them holds."""
    if _nature(text) is PUBLIC:
        return
    for number, line in enumerate(text.prose):
        near = text.prose[number : number + 2]
        said = "\n".join(_itemed(each) for each in near)
        match = _LISTED.search(said.replace("；\n", "\n").replace("。\n", "\n"))
        if not match or match.start() > len(line.text):
            continue
        around = "".join(each.text for each in text.prose[max(0, number - 2) : number + 3])
        if re.search("争议|纠纷|协商不成", around) and not (
            _chosen(around) or _ENFORCED.search(said)
        ):
            yield text.finding(EITHER, line, (0, len(line.text)))
            return


def _itemed(line: Line) -> str:
    """The line with its number in front, also where Word counts it."""
    return line.text if not line.paragraph.label else tight(line.paragraph.label)[0] + line.text


_SUED = re.compile(
    "(?:向|由|提交|上交|到|在)[^。；]{0,40}?法院|法院[^。；]{0,10}(?:起诉|诉讼|管辖|解决)"
)
_CONNECTED = re.compile(
    "住所地|所在地|履行地|签订地|签署地|标的物|有管辖权|依法管辖|原告|被告|专属|工程地|合同订立地|依法[^。；]{0,12}(?:起诉|诉讼)|最高人民法院|行政诉讼|注册地"
    r"|\{\{|_{2}"  # a blank, which C03 tells of
)
_COURT = re.compile("([一-龥]{2,10}?(?:市|区|县))(?:[一-龥]{0,3}级)?人民法院|法院")
_LANDED = re.compile(
    "(?<!设备)(?<!车辆)(?<!机械)(?<!器材)(?<!软件)租赁|租房|建设工程|施工|土地|房屋买卖"
)
_PERSONAL = re.compile(
    "(?:甲方|乙方|原告|被告|出租方|承租方|发包人|承包人|守约方)(?:（[^）]*）)?(?:住所地|所在地|注册地)[^。；]{0,8}法院"
)
_BLANK_PLACE = re.compile("签[订署]地(?:点)?[：:]?(?:[_＿ \u3000]{2,}|【\\s*】|$)")


def courts(text: Text) -> Iterator[Finding]:
    for sentence in text.sentences:
        said = sentence.text
        if not re.search("争议|纠纷|协商不成|诉讼|起诉|管辖", said) or "法院" not in said:
            continue
        match = _SUED.search(said)
        if not match:
            continue
        if (own := _PERSONAL.search(said)) and _LANDED.search(text.name):
            told = "不动产、建设工程和房屋租赁纠纷由不动产所在地法院专属管辖"
            yield text.finding(COURT, sentence.line, sentence.span(own), told)
        elif not _CONNECTED.search(said):
            named = _COURT.search(said)
            place = (named[1] or "") if named else ""
            elsewhere = bool(place) and text.whole.count(place[-3:]) > said.count(place[-3:])
            if not elsewhere:
                yield text.finding(COURT, sentence.line, sentence.span(match))
    if text.said(re.compile("签[订署]地[^。；，]{0,10}法院")):
        for line in text.body:
            if _BLANK_PLACE.search(line.raw):
                told = "约定由签订地法院管辖，但签订地没有填写"
                yield text.finding(COURT, line, (0, len(line.text)), told)
                break


_SUPERIOR = re.compile(
    "(?:提请|报请|由|请|提交|报)(?:[甲乙]方|双方)?(?:共同)?的?(?:上级(?:主管)?|主管)(?:部门|机关|单位|局|委)[^。；，]{0,6}(?:裁决|裁定|协调解决|处理|决定|仲裁|调处|协调|为准)"
)


def superior(text: Text) -> Iterator[Finding]:
    for sentence, match in text.hits(_SUPERIOR):
        rest = sentence.line.text[sentence.start + match.end() :]
        below = "".join(
            line.text for line in text.body if 0 < line.place - sentence.line.place <= 2
        )
        if not re.search("仲裁委|诉讼|法院|起诉|申请仲裁", rest + below):
            yield text.finding(SUPERIOR, sentence.line, sentence.span(match))


CHECKS = (
    *(Check(each.rule, CONTRACTS, clauses(each.rule)) for each in CLAUSES),
    Check(EITHER, CONTRACTS, listed),
    Check(COURT, CONTRACTS, courts),
    Check(SUPERIOR, CONTRACTS, superior),
)
