"""N15, N19 and N20: names, 文号 and the bearers of duties in texts that set rules."""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.checks.check import RULES, Check
from review.checks.finding import Finding, Rule, Weight
from review.checks.text import Text
from review.words import Words

NAMED = Rule(
    "N15", Weight.WARN, "标题使用“法”“条例”，缺少制发机关，或者“关于……的关于”", "规章制定程序条例第七条（参照）",
    "标题引用其他文件的名称", "文种", "标题是否规范",
)  # fmt: skip
NUMBERED = Rule(
    "N19", Weight.HINT, "发文字号不规范", "GB/T 9704-2012 7.2.5", "令号、公告号", "文种", "文号是否规范",
)  # fmt: skip
BEARERS = Rule(
    "N20", Weight.HINT, "义务主体不明确", "表述清楚（立法技术惯例）", "通常的行文", "文种", "由谁负责是否写清",
)  # fmt: skip
SEVERAL = 3
_OWN = re.compile(r"《[^》]*》|“[^”]*”")
_STATUTE_NAME = re.compile(
    r"(?<!办)(?<!方)(?<!看)(?<!做)(?<!用)(?<!算)(?<!写)(?<!依)法(?:（[^）]*）)?$|条例(?:（[^）]*）|草案|实施细则)*$"
)
_TWICE = re.compile(
    "关于[^《》]{0,40}的关于|关于关于|(?:通知|意见|决定|办法)的(?:通知的通知)|关于印发关于"
)
_ORGAN = re.compile(
    "省|市|区|县|镇|乡|街道|局|委|办公室|中心|政府|厅|部|院|所|大学|学院|公司|集团|总队|支队|社区|我[区市]"
)
_NUMBER = re.compile(
    r"[一-龥]{1,12}[〔［【（]\s*((?:19|20)?\d{2})\s*[〕］】）]\s*(第)?\s*(0*)(\d{1,4})\s*号"
)
_GOOD = re.compile(r"[一-龥]{2,12}〔20\d{2}〕[1-9]\d{0,3}号")
_OTHER = re.compile("令|公告|合同|编号|判|初|终|届")
_NO_BRACKET = re.compile(
    r"(?<![一-龥〔（\d])[一-龥]{2,10}(?:发|函|办|规|字)\s*(?:20\d{2})[-—年]?\s*第?\d{1,4}号"
)
_VAGUE = re.compile(
    "有关部门|相关部门|有关单位|相关单位|相关科室|有关科室|相关人员|有关方面|相关方面|有关机构|相关机构|有关人员|各有关"
)
_ORDERS = re.compile("应当?|不得|负责|必须|要|须|配合|落实")


def names(text: Text) -> Iterator[Finding]:
    title = text.title
    if title is None or text.is_statute:
        return
    said = _OWN.sub("", title.text)
    if _STATUTE_NAME.search(said):
        yield text.finding(
            NAMED, title, (0, len(title.text)), "规范性文件不得称“法”“条例”，请改用“办法”“规定”等"
        )
    elif _TWICE.search(said):
        yield text.finding(NAMED, title, (0, len(title.text)), "标题中“关于”重复")
    elif said.startswith("关于") or (not _ORGAN.search(said) and not _headed(text)):
        yield text.finding(NAMED, title, (0, len(title.text)), "标题没有写明制发机关", Weight.HINT)


def _headed(text: Text) -> bool:
    return any(line.text.endswith("文件") and _ORGAN.search(line.text) for line in text.prose[:4])


def numbers(text: Text) -> Iterator[Finding]:
    sentence = "请写作“机关代字〔年份〕序号号”：四位年份，六角括号，序号不编虚位、不加“第”"
    for line in text.lines:
        for match in _NUMBER.finditer(line.text):
            if not _GOOD.search(match[0]) and not _OTHER.search(match[0]):
                yield text.finding(NUMBERED, line, match.span(), sentence)
        bare = _NO_BRACKET.search(line.text)
        if bare and "令" not in bare[0]:
            yield text.finding(NUMBERED, line, bare.span(), "年份应当放在六角括号〔〕内")


def bearers(text: Text) -> Iterator[Finding]:
    hits = [each for each in text.hits(_VAGUE) if _ORDERS.search(each[0].text)]
    if len(hits) >= SEVERAL:
        sentence, match = hits[0]
        said = Words("共{hits}处以“有关部门”“相关单位”等承担义务，请写明是谁", hits=len(hits))
        yield text.finding(BEARERS, sentence.line, sentence.span(match), said)


CHECKS = (
    Check(NAMED, RULES, names),
    Check(NUMBERED, RULES, numbers),
    Check(BEARERS, RULES, bearers),
)
