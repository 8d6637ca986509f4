"""C15, C16 and C20: copies that do not add up, 签字盖章 for both or either, 最终解释权."""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.checks.check import CONTRACTS, Check
from review.checks.figures import COUNT, count
from review.checks.finding import Finding, Rule, Weight
from review.checks.text import Sentence, Text
from review.words import Words

COPIES = Rule(
    "C15", Weight.HINT, "合同份数与各方所执份数之和不符", "表述清楚（办公室惯例）",
    "代理机构、备案所需份数另行写明", "条款", "各方所执份数之和是否等于总份数",
)  # fmt: skip
SIGNED = Rule(
    "C16", Weight.HINT, "“签字盖章”没有说明是并用还是择一", "民法典第四百九十条、第五百零二条；合同编通则解释第二十二条",
    "通行的标准文本", "条款", "生效条件是否明确",
)  # fmt: skip
EXPLAINED = Rule(
    "C20", Weight.WARN, "约定最终解释权归一方所有", "民法典第四百九十六条至第四百九十八条、第五百零六条",
    "规范性文件中“由……负责解释”", "条款", "是否以解释权排除对方权利",
)  # fmt: skip
_C = f"({COUNT})"
_SET = re.compile(
    rf"(?:(正本|副本)(?:一式|壹式)?|(?:一式|壹式)(?:（[^）]{{1,8}}）)?|共(?:计|印|签)?){_C}份"
)
_ALL = (
    "双方|甲乙双方|双方当事人|三方|甲乙丙三方|各方|四方|甲、乙双方|甲、乙、丙三方|合同双方|签约双方"
)
_ROLE = "[甲乙丙丁]方|采购人|供应商|代理机构|委托[方人]|受托[方人]"
_HELD = re.compile(
    rf"({_ALL})[^。；，]{{0,8}}?(?:各(?:执|持|自?保存|留存?|存)(?:有)?|各){_C}份"
    rf"|(?<!各)(?:执|持有?|保存|留存|存|备案|报送|送|交|报|用于备案|归档)[^。；，各]{{0,10}}?{_C}份"
    rf"|(?<=[。，]){_C}份(?=送|报|交|由|存|用)"
    rf"|(?:{_ROLE})(?:各?执?|持?)[^。；，执持各]{{0,4}}{_C}份"
)
_EITHER = re.compile("(?:签字|签名|签署|签章)(?:、)?盖章(?!或|页)[^。；]{0,24}(?:生效|成立)")
_CLEAR = re.compile(
    "签(?:字|名|署|章)(?:并|且|及|和|与|或|或者)(?:加?盖|盖)|均(?:签字|盖章)|（或盖章）|并加盖"
)
_EXPLAIN = re.compile(
    "(?:最终)?解释权(?:均|仅)?(?:归|属于?|由)[^。；]{0,20}(?:所有|享有)?|(?:拥有|享有|保留|具有)[^。；，]{0,14}(?:最终)?解释权|最终解释权"
)


def copies(text: Text) -> Iterator[Finding]:
    for first in text.sentences:
        sentence = _with_next(first)
        sets = list(_SET.finditer(sentence.text))
        if not sets or "份" not in sentence.text[sets[0].end() :]:
            continue
        parts = [each for each in sets if each[1]] or sets[:1]
        if parts[0][1] and sets[0] not in parts and len(parts) == 2:
            yield from _wrong(text, sentence, sets[0], sum(count(each[2]) or 0 for each in parts))
        ends = [each.start() for each in parts[1:]] + [len(sentence.text)]
        for each, end in zip(parts, ends, strict=True):
            held = _held(text, sentence.text[each.end() : end])
            if held:
                yield from _wrong(text, sentence, each, held)


def _with_next(sentence: Sentence) -> Sentence:
    """The sentence, and the one behind it where it goes on counting copies."""
    rest = sentence.line.text[sentence.start + len(sentence.text) :]
    more = re.match("[。；]([^。；]{0,40}份[^。；]{0,40})", rest)
    counts = more and not _SET.search(more[1]) and "一式" in sentence.text
    return sentence._replace(text=sentence.text + more[0]) if more and counts else sentence


def _wrong(text: Text, sentence: Sentence, whole: re.Match[str], held: int) -> Iterator[Finding]:
    total = count(whole[2])
    if total and held != total:
        said = Words("总份数{total}份，各方所执共{held}份", total=total, held=held)
        yield text.finding(
            COPIES,
            sentence.line,
            (sentence.start + whole.start(), sentence.start + len(sentence.text)),
            said,
        )


def _held(text: Text, said: str) -> int:
    """How many copies the parties hold together; 0 where the words do not say."""
    if re.search("其余|若干|分别|余下|剩余", said):
        return 0
    total = 0
    for match in _HELD.finditer(said):
        number = count(next(filter(None, match.groups()[1:]), ""))
        if number is None:
            return 0
        total += number * (_heads(text, match[1]) if match[1] else 1)
    return total


def _heads(text: Text, who: str) -> int:
    if "三" in who:
        return 3
    if "四" in who:
        return 4
    if who == "各方" and "丙方" in text.whole:
        return 3
    return 2


def signed(text: Text) -> Iterator[Finding]:
    for sentence, match in text.hits(_EITHER):
        if not _CLEAR.search(sentence.text):
            said = "请写明“签字并盖章”或者“签字或者盖章”"
            yield text.finding(SIGNED, sentence.line, sentence.span(match), said)


def explained(text: Text) -> Iterator[Finding]:
    for sentence, match in text.hits(_EXPLAIN):
        if not re.search(
            "不(?:享有|具有|拥有|得[^。；，]{0,6}(?:享有|主张))|招标文件|采购文件|磋商文件|法律解释权|立法解释|司法解释|共同(?:享有|所有)|双方(?:共同)?(?:享有|所有)",
            sentence.text,
        ):
            said = "格式条款的解释由法律规定，建议删去“最终解释权”"
            yield text.finding(EXPLAINED, sentence.line, sentence.span(match), said)


CHECKS = (
    Check(COPIES, CONTRACTS, copies),
    Check(SIGNED, CONTRACTS, signed),
    Check(EXPLAINED, CONTRACTS, explained),
)
