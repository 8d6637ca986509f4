"""C12, C23 and N16: who cannot contract or issue, and what an agency cannot promise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from review.checks.check import CONTRACTS, RULES, Check
from review.checks.finding import Finding, Rule, Weight
from review.checks.text import Line, Text
from review.checks.tight import tight
from review.law.vocabulary import Kind
from review.words import Words

SIGNS = Rule(
    "C12", Weight.STOP, "内设机构、临时机构、议事协调机构不能作为合同当事人", "民法典第九十七条",
    "人民政府办公室、街道办事处；独立设置的指挥中心、服务中心；名称是经办人", "权限", "签约主体是否有缔约资格",
)  # fmt: skip
PROMISES = Rule(
    "C23", Weight.HINT, "承诺了超越职权的事项", "公平竞争审查条例第十条",
    "“依法协助办理”", "权限", "是否承诺税费返还、审批、指标等",
)  # fmt: skip
ISSUES = Rule(
    "N16", Weight.STOP, "以内设机构、临时机构或者议事协调机构名义制发", "国办发〔2018〕37号",
    "领导小组办公室制发内部方案", "权限", "制发主体是否适格",
)  # fmt: skip
_WITHIN = re.compile(
    r"(?:(?<![分支])(?:科|股)|(?<!办事)(?<!管理)(?<!代表)(?<!事务)(?<!保护)(?<!联络)(?<!监督)(?<!分)处|领导小组(?:办公室)?|指挥部(?:办公室)?|工作专班|专班|筹备组|筹备处|工作组|专项组|协调小组|委员会办公室"
    r"|(?:局|中心|公司|厅|院|所|站|大学|学院|医院|集团)(?:综合|行政)?办公室|项目部|市场部|采购部|财务部|工程部|业务部|后勤部|保卫部|人事部|信息部|技术部|综合部|行政部|法务部|科室|联席会议(?:办公室)?|专责小组)$"
)
_FIT = re.compile(
    "人民政府办公(?:室|厅)$|(?:区|市|县)政府办公室$|党委办公室$|(?:编制|网信|国家安全|外事|依法治.|台湾)[^处科]{0,12}委员会办公室$"
)
_BEYOND = re.compile(
    r"(?:甲方|采购人|委托方|政府|管委会|街道|我[委局办]|区|市)[^。；，乙]{0,16}(?:确保|保证(?!：)|承诺|负责(?:为乙方)?(?:办理|办妥|办成|取得|协调|落实))[^。；，：《拥]{0,24}(?:审批|许可证?|指标|立项|规划(?:条件|许可|调整)|用地|编制|环评|牌照|批准|土地使用权|落户|户口|入编)"
    r"|(?:确保|保证)[^。；，]{0,8}(?:取得|获得|通过|落实)[^。；，]{0,16}(?:审批|许可证?|批准|批复|核准|指标|立项|规划|用地|土地使用权|牌照|户口|编制)"
    r"|(?:按|根据)[^。；，]{0,20}(?:税收|纳税额|地方财政贡献|区级贡献|经济贡献)[^。；，]{0,15}(?:奖励|返还|补贴|扶持)|(?:税收|税费|税款|增值税|所得税|(?:地方|区级)留成)[^。；，]{0,12}(?:返还|减免|优惠|先征后返|奖励|退还|全额返)"
)
_LAWFUL = re.compile(
    "依法(?:协助|配合|办理|申请)|协助[^。；，]{0,10}(?:办理|申请)|乙方(?:应|须|负责|保证|承诺|确保)|配合乙方|依照?(?:国家)?(?:税收|有关)?(?:法律|规定)|不(?:承诺|保证)"
)
_ORGAN = re.compile(r"[一-龥（）]{4,30}")
_DATE = re.compile(r"(?:\d{4}|[二〇○零一三四五六七八九]{4})年.{1,3}月.{1,3}日")
_TITLE_ORGAN = re.compile(r"^([一-龥]{4,30}?)关于")


def _unfit(name: str) -> bool:
    bare = re.sub(r"（[^）]*）$", "", tight(name)[0])
    return bool(_WITHIN.search(bare) and not _FIT.search(bare) and len(bare) >= 4)


def signing(text: Text) -> Iterator[Finding]:
    reported = set[str]()
    for party in text.parties:
        name = tight(party.name)[0]
        if _unfit(name) and name not in reported:
            reported.add(name)
            if line := next((each for each in text.body if name in each.text), None):
                at = line.text.find(name)
                yield text.finding(
                    SIGNS,
                    line,
                    (at, at + len(name)),
                    Words("“{name}”不是独立的民事主体，请由所属机关、单位签订", name=name),
                )


def promises(text: Text) -> Iterator[Finding]:
    for sentence, match in text.hits(_BEYOND):
        if not _LAWFUL.search(sentence.text):
            yield text.finding(PROMISES, sentence.line, sentence.span(match))


def issuing(text: Text) -> Iterator[Finding]:
    """In whose name: what the record says, the title, or the line above the date at the end."""
    light = Weight.HINT if text.asked.kind is Kind.INTERNAL else None
    if text.asked.record.issuer and _unfit(text.asked.record.issuer):
        yield text.of_whole(
            ISSUES, Words("制发名义“{issuer}”不适格", issuer=text.asked.record.issuer), light
        )
        return
    for line, name in _issuers(text):
        if _unfit(name):
            at = line.text.find(name)
            yield text.finding(
                ISSUES,
                line,
                (at, at + len(name)),
                Words("“{name}”不能以自己的名义制发", name=name),
                light,
            )
            return


def _issuers(text: Text) -> Iterator[tuple[Line, str]]:
    if text.title and (match := _TITLE_ORGAN.match(text.title.text)):
        yield text.title, match[1]
    lines = [line for line in text.prose if line.text]
    for above, below in pairwise(lines):
        if _DATE.fullmatch(below.text) and _ORGAN.fullmatch(above.text):
            yield above, above.text
    for line in lines[:3]:
        if _ORGAN.fullmatch(line.text.removesuffix("文件")) and line.text.endswith("文件"):
            yield line, line.text.removesuffix("文件")


CHECKS = (
    Check(SIGNS, CONTRACTS, signing),
    Check(PROMISES, CONTRACTS, promises),
    Check(ISSUES, RULES, issuing),
)
