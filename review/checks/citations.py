"""C05, N13, N14: every statute a text cites, held against the table on the day of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from review.checks.check import ALL, NORMATIVE, RULES, Check
from review.checks.finding import Finding, Rule, Weight
from review.checks.statutes import verdicts
from review.checks.statutes.citing import Citation
from review.checks.statutes.resolving import Resolution, State, spoken
from review.checks.text import Line, Text
from review.law.vocabulary import Kind
from review.words import Listed, Words

CITED = Rule(
    "C05", Weight.WARN, "引用的法律法规已经废止或者被替代", "依所引法律法规的废止条款",
    "废止条款中的旧法名；“原《合同法》”；讲的是废止以前的事实；名称相近的另一部法",
    "引用", "引用的法律法规在文本日期是否有效，条号是否存在",
)  # fmt: skip
BASED = Rule(
    "N13", Weight.STOP, "制定依据引用了已经废止的法律法规", "依所引法律法规的废止条款",
    "废止条款中的旧法名；名称相近的另一部法", "引用", "制定依据在文本日期是否有效",
)  # fmt: skip
UNBASED = Rule(
    "N14", Weight.HINT, "开头没有写明制定依据", "国办发〔2018〕115号",
    "内部制度；转发、印发类通知", "引用", "是否写明上位法依据",
)  # fmt: skip
_BASIS = re.compile("根据|依据|依照|按照|遵照|为了?(?:贯彻|落实|实施|执行)")
_REPEALING = re.compile(
    "同时废止|予以废止|即行废止|废止|停止执行|失效|不再(?:执行|适用)|取代|替代|代替"
)
_AMENDING = re.compile(r"关于(?:修改|修订|废止|公布|批准)")
_FORMER = re.compile(r"(?:原|旧|已废止的|修订前的|修正前的|当时的)(?:中华人民共和国)?$")
_THEN = re.compile(
    r"(?<!\d)((?:19|20)\d{2})年[^。；]{0,30}(?:签订|订立|发生|施行|实施|签署|立案|时)"
)


@dataclass(frozen=True)
class Cited:
    """A citation in its line, and what it comes to."""

    line: Line
    sentence: str
    resolution: Resolution

    @property
    def citation(self) -> Citation:
        return self.resolution.citation


def sentence_of(said: str, citation: Citation) -> str:
    begin = max(said.rfind(sign, 0, citation.start) for sign in "。；\n") + 1
    ends = [at for sign in "。；\n" if (at := said.find(sign, citation.end)) >= 0]
    return said[begin : min(ends, default=len(said))]


def repealed(text: Text) -> Iterator[Finding]:
    return (each for each in _all(text) if each.rule is CITED)


def based(text: Text) -> Iterator[Finding]:
    return (each for each in _all(text) if each.rule is BASED)


def every(text: Text) -> Iterator[Cited]:
    """All citations of the text, each with the sentence it stands in."""
    for line, resolution in text.cited:
        yield Cited(line, sentence_of(line.text, resolution.citation), resolution)


def _all(text: Text) -> Iterator[Finding]:
    for each in every(text):
        if each.resolution.state in (State.REPEALED, State.PERHAPS):
            if not innocent(each):
                yield _repealed(text, each)
        elif each.resolution.exceeds:
            yield _beyond(text, each)
        elif each.resolution.shifts and not innocent(each):
            yield _moved(text, each)
        elif each.resolution.state is State.NOT_YET and gives_basis(each):
            yield _early(text, each)


def innocent(each: Cited) -> bool:
    """Whether it only tells of the statute: a repeal clause, 原《合同法》, a history of amendments."""
    return tells_of(each.sentence, each.citation.name)


def tells_of(sentence: str, name: str) -> bool:
    """Whether a sentence only speaks of the statute `name`, without relying on it."""
    at = max(sentence.find(name), 0)
    before = sentence[:at].rstrip("《")
    return bool(
        _REPEALING.search(sentence[at + len(name) :])
        or _REPEALING.search(before[-30:])
        or _FORMER.search(before)
        or _AMENDING.search(before[-14:])
    )


def gives_basis(each: Cited) -> bool:
    """Whether the sentence rests on it: 根据, 依照 … stands before the name."""
    at = max(each.sentence.find(each.citation.name), 0)
    return bool(_BASIS.search(each.sentence[:at]))


def _repealed(text: Text, each: Cited) -> Finding:
    statute = each.resolution.statute
    assert statute is not None
    normative = text.asked.kind in (Kind.NORMATIVE, Kind.INTERNAL) and gives_basis(each)
    rule = BASED if normative else CITED
    if each.resolution.state is State.PERHAPS or each.line.story in ("header", "footer"):
        said = Words("《{short}》可能已废止，请核对", short=statute.short)
        return _at(text, rule, each, said, Weight.HINT, "")
    day = statute.repealed_on
    assert day is not None
    repealed = Words(
        "《{short}》{standing}", short=statute.short, standing=verdicts.repealed(statute)
    )
    parts: list[str] = [repealed, *map(spoken, each.resolution.shifts)]
    then = _THEN.search(each.sentence)
    if then and int(then[1]) < day.year:
        parts.append("如讲的是当时的事实，可以保留")
        return _at(text, rule, each, Listed("；", parts), Weight.HINT, statute.basis)
    grave = Weight.STOP if gives_basis(each) else Weight.WARN
    return _at(text, rule, each, Listed("；", parts), grave, statute.basis)


def _beyond(text: Text, each: Cited) -> Finding:
    statute = each.resolution.statute
    assert statute is not None
    assert each.resolution.exceeds is not None
    said = verdicts.beyond(statute, each.resolution.exceeds)
    doubt = Weight.HINT if statute.status == "in_source" or statute.last_computed else Weight.WARN
    return _at(text, CITED, each, said, doubt, f"《{statute.short}》")


def _moved(text: Text, each: Cited) -> Finding:
    shift = each.resolution.shifts[0]
    old = bool(each.citation.year and each.citation.year < shift.begins.year and shift.sure)
    said = Words("{resolution}。请核对引用的是哪一文本", resolution=verdicts.moved(each.resolution))
    statute = each.resolution.statute
    assert statute is not None
    return _at(
        text,
        CITED,
        each,
        said,
        Weight.WARN if old else Weight.HINT,
        Words("《{short}》现行文本", short=statute.short),
    )


def _early(text: Text, each: Cited) -> Finding:
    statute = each.resolution.statute
    assert statute is not None
    said = f"《{statute.short}》{verdicts.standing(each.resolution)}"
    return _at(text, CITED, each, said, Weight.HINT, f"《{statute.short}》")


def _at(text: Text, rule: Rule, each: Cited, said: str, weight: Weight, basis: str) -> Finding:
    span = (each.citation.start, each.citation.end)
    return text.finding(rule, each.line, span, said, weight, basis)


def unbased(text: Text) -> Iterator[Finding]:
    """No 根据《…》 in the first fifth, or the first three articles."""
    lines = [line for line in text.prose if line.text]
    opening = "\n".join(line.text for line in lines[: max(len(lines) // 5, 6)])
    transmitting = re.search("印发|转发|批转", text.name)
    if (
        len(lines) >= 4
        and not transmitting
        and not re.search(
            "(?:根据|依据|依照|按照|贯彻|落实|执行|遵照)[^。]{0,40}(?:《|法律、?法规|有关规定|法|条例)",
            opening,
        )
    ):
        yield text.of_whole(UNBASED)


CHECKS = (
    Check(CITED, ALL, repealed),
    Check(BASED, RULES, based),
    Check(UNBASED, NORMATIVE, unbased),
)
