"""C10 and C11: deposits above their caps; guarantees an agency may not give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from review.checks.check import CONTRACTS, Check
from review.checks.figures import NUMBER, PERCENT, decimal, percent, scale
from review.checks.finding import Finding, Rule, Weight
from review.checks.text import Text
from review.law.amounts import yuan
from review.words import Words

DEPOSIT = Rule(
    "C10", Weight.WARN, "履约保证金超过10%、定金超过20%，或者以订金、押金约定双倍返还",
    "政府采购法实施条例第四十八条；招标投标法实施条例第五十八条；民法典第五百八十六条、第五百八十七条",
    "质保金另有上限；投标保证金", "担保", "保证金、定金是否在法定上限以内",
)  # fmt: skip
GUARANTEE = Rule(
    "C11", Weight.STOP, "机关提供担保、兜底、固定回报或者回购承诺", "民法典第六百八十三条；预算法第三十五条",
    "由对方提供担保；质量保证；履约保函", "担保", "机关一方是否承担了担保性质的责任",
)  # fmt: skip
_PERFORM = re.compile(
    rf"(?:履约保证金|履约担保|履约保函)[^。；]{{0,40}}?(?:{PERCENT.pattern})|(?:{PERCENT.pattern})[^。；，%]{{0,8}}(?:作为|的|为)履约(?:保证金|担保|保函)"
)
_EARNEST = re.compile(
    rf"(?<!不可撤销)定金[^。；，]{{0,30}}?(?:{PERCENT.pattern})|(?:{PERCENT.pattern})[^。；，%]{{0,8}}(?:作为|的|为)定金"
)
_AMOUNT = re.compile(rf"(履约保证金|履约担保|定金)[^。；\d%]{{0,24}}?[¥$]?({NUMBER})(亿元|万元|元)")
_PRICE = re.compile(
    rf"(?:合同)?(?:总金额|总价款?|总额|合同金额|合同价款?|合同总价)[^。；\d%]{{0,24}}?[¥$]?({NUMBER})(亿元|万元|元)"
)
_DOUBLE = re.compile(
    "(?:订金|押金|诚意金)[^。；]{0,60}(?:双倍|两倍|加倍|二倍)[^。；]{0,6}(?:返还|退还|赔偿)|(?:双倍|两倍|加倍|二倍)(?:返还|退还)[^。；，]{0,12}(?:订金|押金|诚意金)"
)
_CAPPED = re.compile("不(?:得)?(?:超过|高于)|上限|最高不|以内|违约金|每日|扣除|扣减|罚")

_AGENCY = (
    r"(?:甲方|采购人|采购单位|委托方|委托人|发包人"
    r"|[一-龥]{0,8}(?:人民政府|区政府|市政府|县政府|管委会|街道办事处|财政局|管理局|委员会"
    r"|指挥中心|机关)"
    r"|(?:区|市|县)?财政(?:部门|资金)?|我(?:委|局|办|中心|单位|区|市)|政府(?:方)?)"
)
_ACT = (
    r"(?:提供|承担|作出|出具|给予|负有|履行)[^。；，]{0,22}(?:担保(?!法)|保证责任|连带(?:清偿|保证|偿还|还款|担保)?责任|兜底|固定回报|固定收益|保底|最低收益|回购|承诺函|安慰函|还款承诺|差额补足|反担保)"
    r"|(?:予以|负责|承诺|保证|进行)?(?:兜底|保底|回购|差额补足|差额补偿)"
    r"|[^。；，]{0,16}(?:差额|缺口|不足部分)[^。；，]{0,6}(?:予以|负责|承担)[^。；，]{0,4}(?:补足|补齐|补偿)"
    r"|(?:保证|承诺|确保)[^。；，]{0,16}(?:最低|固定|保底|年化|投资)[^。；，]{0,8}(?:收益|回报|利润|客流|收入)"
    r"|(?:保证|承诺|确保)[^。；，]{0,12}(?:本金|投资款?)[^。；，]{0,4}(?:不受损失|不亏损|不损失|安全|保本)"
    r"|(?:保证|承诺|确保)[^。；，]{0,12}(?:收益|回报|利润)率?[^。；，]{0,8}(?:不低于|不少于|达到)"
    r"|为[^。；，]{1,24}(?:贷款|融资|借款|债务|还款|银行授信)[^。；，]{0,12}(?:提供)?(?:担保|保证|抵押|质押|承担还款)"
)
_GUARANTEE = re.compile(
    rf"(?<![对向与由给])({_AGENCY})(?:[^。；，乙]|(?<=[向为对给与])乙){{0,25}}?(?:{_ACT})|({_AGENCY})，?(?:应|将|须|同意|承诺)[^。；乙]{{0,14}}(?:为|对|就)乙方[^。；，]{{0,24}}(?:担保(?!法)|保证责任|连带责任|兜底|回购|补足)|({_AGENCY})(?:按|以|在|于)[^。；乙]{{1,40}}回购"
    rf"|由({_AGENCY})(?:予以|负责|承担|全额|按[^。；，]{{1,16}})?(?:兜底|补足|补齐|回购)"
)
_SIGNS = (
    "担保",
    "保证",
    "连带",
    "兜底",
    "回报",
    "收益",
    "回购",
    "保底",
    "补足",
    "补偿",
    "承诺",
    "确保",
    "抵押",
    "质押",
)
_NO = re.compile(
    "不得|不予|不提供|不承担|不负|不作|不对|不为|禁止|严禁|无须|无需|不存在|不保证|不承诺|未提供|质量保证|质量担保|履约保函|安全保证|乙方(?:应|须|向|为)[^。；]{0,20}(?:甲方|采购人)|向(?:甲方|采购人|委托方|发包人)(?:提供|承担|出具|作出|提交)|瑕疵担保|权利担保|保证金|要求|有权|申请|由乙方|保证保险|保密|保底价|应急"
)


def shares(text: Text) -> Iterator[Finding]:
    for pattern, cap, name in ((_PERFORM, 10, "履约"), (_EARNEST, 20, "定金")):
        for sentence, match in text.hits(pattern, name):
            rate = PERCENT.search(match[0])
            value = percent(rate) if rate else None
            if value and value > cap and not _CAPPED.search(match[0]):
                said = Words(
                    "{bond}为{percent}%，超过{cap}%",
                    bond={"履约": "履约保证金"}.get(name, name),
                    percent=value,
                    cap=cap,
                )
                yield text.finding(DEPOSIT, sentence.line, sentence.span(match), said)


def amounts(text: Text) -> Iterator[Finding]:
    price = _PRICE.search(text.whole)
    total = decimal(price[1]) * scale(price[2]) if price else Decimal(0)
    for sentence, match in text.hits(_AMOUNT, "金", "担保"):
        value = decimal(match[2]) * scale(match[3])
        cap = 20 if match[1] == "定金" else 10
        if total and value * 100 > total * cap and value < total and not _CAPPED.search(match[0]):
            said = Words(
                "{match}{yuan}，占合同总价{total}的{percent}%，超过{cap}%",
                match=match[1],
                yuan=yuan(value),
                total=yuan(total),
                percent=f"{value * 100 / total:.1f}",
                cap=cap,
            )
            yield text.finding(DEPOSIT, sentence.line, sentence.span(match), said)


def doubled(text: Text) -> Iterator[Finding]:
    for sentence, match in text.hits(_DOUBLE, "双倍", "两倍", "加倍", "二倍"):
        if "定金" not in match[0]:
            said = "订金、押金没有双倍返还的效力；需要定金罚则的，请写“定金”"
            yield text.finding(DEPOSIT, sentence.line, sentence.span(match), said)


def given(text: Text) -> Iterator[Finding]:
    for sentence, match in text.hits(_GUARANTEE, *_SIGNS):
        begin = max(sentence.text.rfind("，", 0, match.start()) + 1, 0)
        if not _NO.search(sentence.text[begin : match.end() + 4]):
            yield text.finding(GUARANTEE, sentence.line, sentence.span(match))


CHECKS = (
    *(Check(DEPOSIT, CONTRACTS, each) for each in (shares, amounts, doubled)),
    Check(GUARANTEE, CONTRACTS, given),
)
