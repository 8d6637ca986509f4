"""C09: late, conditional and audited payment towards small and medium firms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.checks.check import CONTRACTS, Check
from review.checks.figures import COUNT, count
from review.checks.finding import Finding, Rule, Weight
from review.checks.text import Text
from review.words import Words

RULE = Rule(
    "C09", Weight.WARN, "付款期限过长，或者以拨款、审计等为付款条件",
    "保障中小企业款项支付条例第九条、第十条、第十二条至第十四条；"
    "民营经济促进法第六十七条",
    "相对方是大型企业；法律、行政法规规定以审计为依据；期限从验收起算", "付款", "付款期限和条件是否符合中小企业款项支付的规定",
)  # fmt: skip
LONGEST = 60  # days
_DAYS = re.compile(
    rf"(?:(?<!每)第)?({COUNT}|半)（?[^，。；）]{{0,4}}）?个?(工作日|日历天|自然日|日|天|个?月|年)(?:之?内|以内|期满|届满|后|(?<=[日天])(?=支付|付清|付款|结清|给付))"
)
_PAYS = re.compile("支付|付清|付款|结清|拨付|付至|给付|结算")
_SUMS = re.compile("款|费|价|金额|报酬|租金")
_OTHER = re.compile(
    "质保|保修|保证金|押金|定金|违约金|滞纳|赔偿|逾期|拖欠|超过|未[按能]?[^，。；]{0,6}[付支]|退还|返还|异议|解除|提出|罚|保密|缺陷责任|有效期|维护期|质量保证"
)
_INVOICED = re.compile("(?:开具|提供|提交|出具)[^，。；]{0,8}发票")
_FUNDED = re.compile(
    r"(?:待|在|于|以|视|根据|按照?|俟|凭|取决于|须|收到|等)?[^。；，]{0,20}(?P<source>财政(?:资金|拨款|部门|局|经费)|上级(?:资金|拨款|(?:主管)?(?:部门|单位))?(?:资金|拨款|经费)?|专项(?:资金|经费)|项目资金|业主|建设单位|总包|第三方|最终用户|资金)[^。；，]{0,14}"
    r"(?:到位|拨付|下拨|下达|到账|拨款|批复|付款|支付|划拨|回款)[^。；，]{0,10}(?:后|之后|为(?:前提|条件|准)|情况|进度|进展|时)"
    r"|收到[^。；，]{0,12}(?:财政|上级|专项|业主|发包方|总包|建设单位)[^。；，]{0,12}"
    r"(?:拨款|资金|款项|付款|经费)(?:后|之后)"
)
_EXCUSED = re.compile(
    r"(?:因|由于)[^。；，]{0,14}(?:财政|上级|资金|拨款)[^。；，]{0,14}(?:未|不|延迟|迟延|滞后|延误)[^。；]{0,36}"
    r"(?:不承担|不视为|不构成|不属于|免除|不负)[^。；，]{0,10}(?:违约|责任)"
)
_NOT_FUNDED = re.compile("不得以|不以|不因|无论|不受|不应以|禁止以|违约|逾期")
_AUDIT = re.compile(
    r"(?:以|凭|按照?|依据?|根据)[^。；，]{0,18}(?:审计|财政评审|评审)(?:机关|部门|机构|局|单位|中心)?[^。；，]{0,14}(?:结果|结论|报告|金额|意见|数额|审定(?:金额|价)?|为准)[^。；]{0,16}(?:为准|作为[^。；，]{0,6}依据|结算|支付)"
    r"|审计(?:完成|通过|结束|结论出具)[^。；，]{0,8}(?:后|之后)[^。；]{0,24}(?:支付|付清|结算)"
)
_NOT_AUDIT = re.compile("不得|不以|非经约定|审计部门有权|接受审计|第三方审计完成后，支付至")
_CASH = re.compile(
    r"保证金[^。；]{0,40}(?:只能|仅限?|必须|应当?以|须以|限于?)[^。；]{0,8}(?:现金|转账|电汇|银行汇款)|不(?:接受|得以|得使用)[^。；，]{0,10}保函[^。；]{0,20}|保证金[^。；]{0,16}以现金(?:形式|方式)?(?:缴纳|交纳|提交|支付)"
)
_INSPECTED = re.compile("验收(?:合格|通过|完成)?(?:后|之日起?)[^。；]{0,30}(?:支付|付清|付款)")
_INSPECTION = re.compile(
    rf"{COUNT}个?(?:工作日|日|天|个月)[^。；]{{0,14}}(?:验收|检验)|(?:验收|检验)[^。；]{{0,20}}(?:期限|时间|期为|{COUNT}个?(?:工作日|日|天))"
)


def late(text: Text) -> Iterator[Finding]:
    for sentence in text.sentences:
        if not (_PAYS.search(sentence.text) and _SUMS.search(sentence.text)):
            continue
        for match in _DAYS.finditer(sentence.text):
            clause = _clause(sentence.text, match)
            days = _length(match)
            if (
                days > LONGEST
                and _PAYS.search(sentence.text[match.end() : match.end() + 30])
                and not _OTHER.search(clause)
                and not _INVOICED.search(sentence.text[match.end() : match.end() + 16])
            ):
                said = Words(
                    "付款期限为{number}{unit}，约{days}日，超过60日；应当约定合理的付款期限",
                    number=match[1],
                    unit=match[2],
                    days=days,
                )
                yield text.finding(RULE, sentence.line, sentence.span(match), said)


def _clause(said: str, match: re.Match[str]) -> str:
    """The words around a length of time, from the comma before to the comma after what it pays."""
    begin = max(said.rfind(sign, 0, match.start()) for sign in "，：") + 1
    end = said.find("，", match.end() + 1)
    end = said.find("，", end + 1) if 0 <= end < match.end() + 4 else end
    return said[begin : end if end >= 0 else len(said)]


def _length(match: re.Match[str]) -> int:
    if match[2] == "年":
        return 182 if match[1] == "半" else (count(match[1]) or 0) * 365
    number = count(match[1]) or 0
    if match[2] == "工作日":
        return number * 7 // 5
    return number * 30 if match[2].endswith("月") else number


def conditional(text: Text) -> Iterator[Finding]:
    for sentence, match in text.hits(_FUNDED, "支付", "付款", "付清", "结清", "结算", "拨付"):
        source = match.start("source") if match["source"] else match.start()
        paying = re.search(
            "支付|付款|付清|结清|结算|拨付(?:给|至)",
            sentence.text[:source] + "，" + sentence.text[match.end() - 6 :],
        )
        if paying and not _NOT_FUNDED.search(sentence.text):
            said = "以资金到位、第三方付款为付款条件；机关、事业单位不得以此为由迟延支付"
            yield text.finding(RULE, sentence.line, sentence.span(match), said)


def excused(text: Text) -> Iterator[Finding]:
    for sentence, match in text.hits(_EXCUSED, "不", "免除"):
        said = "以财政资金没有到位免除迟延付款的责任；机关、事业单位不得以此为由迟延支付"
        yield text.finding(RULE, sentence.line, sentence.span(match), said)


def audited(text: Text) -> Iterator[Finding]:
    for sentence, match in text.hits(_AUDIT, "审计", "评审"):
        if not _NOT_AUDIT.search(sentence.text):
            said = "以审计结果作为结算依据，须有法律、行政法规规定"
            yield text.finding(RULE, sentence.line, sentence.span(match), said)


def cash(text: Text) -> Iterator[Finding]:
    for sentence, match in text.hits(_CASH, "保证金", "保函"):
        if not re.search("或者?(?:银行)?保函|支票、?汇票|等非现金", sentence.text):
            said = "保证金只收现金或者转账；应当允许以保函等方式提交"
            yield text.finding(RULE, sentence.line, sentence.span(match), said)


def uninspected(text: Text) -> Iterator[Finding]:
    first_hit = next(text.hits(_INSPECTED, "验收"), None)
    if first_hit and not text.said(_INSPECTION):
        sentence, match = first_hit
        said = "付款从验收起算，但没有写明验收期限"
        yield text.finding(RULE, sentence.line, sentence.span(match), said, Weight.HINT)


CHECKS = tuple(
    Check(RULE, CONTRACTS, each)
    for each in (late, conditional, excused, audited, cash, uninspected)
)
