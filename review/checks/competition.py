"""C22, N07, N08 and N21: exclusivity, local protection, designation, selective favours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.checks.check import CONTRACTS, NORMATIVE, RULES, Check
from review.checks.finding import Finding, Rule, Weight
from review.checks.text import Text

EXCLUSIVE = Rule(
    "C22", Weight.WARN, "约定独家、排他，或者限定只与本地企业、指定企业交易",
    "反垄断法第四十条；公平竞争审查条例第八条",
    "依法批准的单一来源采购", "竞争", "合作约定是否排除其他经营者",
)  # fmt: skip
LOCAL = Rule(
    "N07", Weight.WARN, "限定本地经营者，或者指定供应商、品牌、产品",
    "公平竞争审查条例第八条、第九条；反垄断法第三十九条至第四十二条；"
    "政府采购法实施条例第二十条；招标投标法实施条例第三十二条",
    "只说明管辖范围（“辖区内商户应当……”）；为本区居民服务；政府自己的统一平台；地址",
    "竞争", "是否限制、排斥外地经营者或者指定交易",
)  # fmt: skip
FAVOUR = Rule(
    "N08", Weight.WARN, "给予特定经营者税收优惠、选择性奖励补贴",
    "公平竞争审查条例第十条",
    "有法律、行政法规依据或者经国务院批准，并已写明", "竞争", "奖励补贴是否有依据",
)  # fmt: skip
REVIEWED = Rule(
    "N21", Weight.STOP, "涉及经营者经济活动，没有公平竞争审查结论",
    "公平竞争审查条例第二条、第十八条；北京市优化营商环境条例第七十五条",
    "没有经济影响的内部制度", "竞争", "是否附有公平竞争审查结论",
)  # fmt: skip
_HERE = "(?:在)?(?:本市|本区|我区|我市|本县|本辖区|辖区内|本地|当地|区内|市内|区属|市属|西城区|本省|北京市?)(?:内)?(?:依法)?"
_LOCAL = re.compile(
    rf"{_HERE}(?:注册|登记|纳税|设立|设有|成立|办理工商登记|具有|拥有|取得|缴纳|有)?(?:注册|登记|纳税|(?:固定)?(?:经营|办公)场所|独立法人|子公司|分公司|分支机构|办事处|服务机构|(?:社保|社会保险)|业绩|企业|供应商|产品|服务商|投标人|施工企业|法人|经营者|品牌|中介机构|生产厂家)"
)
_QUALIFIES = re.compile(
    "投标|竞标|参与|参加|承接|承揽|申请|入围|采购|准入|资格|资质|优先|加分|得分|仅限|限于|只限|只能|只允许|必须是|必须为|须为|应当为|应为|应当具备|应具[备有]|须具[备有]|应当?在|须在|必须在|方可|选用|选择|选定|委托|购买|使用|备选|名录|摇号|同等条件|要求|条件|评分|评审"
)
_OUTSIDE = re.compile(
    "(?<!不得)(?<!严禁)(?<!禁止)(?:禁止|限制|不准|阻碍)(?:外地|外省市?|外区|市外|区外|非本[市区])(?:的)?[^。；，]{0,10}(?:企业|经营者|供应商|产品|商品|服务|车辆|投标人)"
    "|(?<!限制)(?<!排斥)(?<!歧视)(?<!禁止)(?:外地|外省市?|外区|市外|区外|非本[市区])(?:注册)?(?:的)?[^。；，]{0,8}(?:企业|经营者|供应商|产品|商品|车辆|投标人)[^。；]{0,24}(?:限制|禁止|不得(?![^。；]{0,8}(?:限制|歧视))|附加|额外|加收|扣分|(?:提交|缴纳|交纳)[^。；]{0,8}保证金|另行(?:收取|检验|登记))"
)
_JURISDICTION = re.compile(
    rf"{_HERE}(?:的)?(?:各类|各)?(?:企业|经营者|供应商|服务商|法人)(?:、[一-龥]{{2,8}})*(?:和[一-龥]{{2,8}})?(?:应当|应|须|不得|要|可以|违反|有下列|依法|遵守)"
)
_FIRST = re.compile(
    r"优先(?:采购|选用|使用|选择|考虑|推荐|安排|支持)[^。；，]{0,10}(?:本地|区内|本市|本区|我区|辖区|当地|本省|北京)|(?:本地|区内|本市|本区|我区|辖区内|当地)[^。；，]{0,14}(?:企业|产品|供应商|服务商)?[^。；，]{0,6}(?:优先|加\d?分|予以加分|优先中标)"
)
_DESIGNATE = re.compile(
    "(?:限定|指定|只能|一律)(?:使用|购买|采购|选用)(?:本地|本市|本区|当地)(?:产|生产|企业)|(?:限定|指定|强制(?!采购)|统一)(?:其|当事人|商户|企业|单位|住户|各单位)?(?:使用|购买|采购|选用|接受)[^。；，]{1,25}?(?:公司|品牌|产品|供应商|设备|厂家|软件)"
    "|(?:必须|应当|须|只能|只允许|仅允许|仅可|一律|统一)(?:使用|购买|采购|选用|委托|由)[^。；，]{0,22}?(?:公司|品牌|厂|集团)(?:的|生产|提供|负责|承担|承接|统一|实施|进行|开发)|指定(?:的)?(?:公司|品牌|供应商|企业|厂家|商家|服务商|检测机构|中介机构|销售点|保险公司)"
)
_OWN = re.compile(
    "不得|禁止|严禁|不(?:指定|限定)|(?:政务|公共资源|电子化|统一的?信息|政府采购|一网|监管|登记)[^。；，]{0,6}平台|居民|具有[^。；，]{0,10}资质的"
)
_EXCLUSIVE = re.compile(
    "(?<!非)独家(?:合作|经营|运营|代理|供应|采购|提供|服务|经销|承接|承办|授权|使用|开发|享有|委托|实施|承担|战略)?|(?<!非)排他(?:性|的|地)?[^。；，]{0,8}(?:合作|权|经营|许可|条款|代理|供应|约定)?"
    "|唯一(?:的)?(?:指定)?(?:供应商|合作(?:方|伙伴|单位|商)|服务商|提供商|运营(?:商|方|单位)|经销商|代理商|承办单位|供货|提供方)"
    "|不得(?:再)?(?:与|同|和|向|委托|选择|引入|使用|采购|接受)[^。；，]{0,12}(?:其他|任何|第三|他人|别的)[^。；，]{0,20}(?:合作|采购|签订|签署|购买|服务|产品|供应|协议|洽谈)"
    "|不得[^。；，]{0,24}乙方以外的(?:其他)?(?:任何)?(?:单位|第三方|第三人|企业|供应商|公司)"
    "|(?:只能|仅限|仅可|仅能|只可|必须)(?:与|向|从|由)乙方[^。；，]{0,12}(?:采购|购买|合作|提供)"
    "|(?:只|仅)(?:与|向|从|同|和)乙方[^。；，]{0,6}(?:采购|购买|合作)"
)
_APPROVED = re.compile(
    "单一来源|非独家|非排他|不(?:具有|构成|存在|享有|是)[^。；，]{0,8}(?:独家|排他)|未经(?:甲方|采购人|委托方)[^。；]{0,24}(?:乙方|供应商|受托方)?不得|乙方不得|供应商不得|受托方不得|独家(?:知识产权|专利)|泄露|披露"
)
_SUBSIDY = re.compile(
    "(?:按照?|根据|依据)[^。；，]{0,20}(?:税收|纳税额?|缴纳税款|地方财政的?贡献|区级贡献|经济贡献|财政贡献|地方留成|区级留成|税额)[^。；，]{0,20}(?:给予|予以)?[^。；，]{0,12}(?:奖励|返还|补贴|扶持|补助|奖补)"
    "|(?:免缴|免征|减征|免交|免除)[^。；，]{0,8}税[费收款]?"
    "|(?:税收|税费|税款|增值税|所得税)[^。；，]{0,10}(?:返还|减免|优惠|先征后返|奖励|即征即返|财政返还|全额补贴)"
    "|(?:返还|退还|退返)[^。；，]{0,6}(?:税收|税款|增值税|所得税|留成)"
    "|纳税[^。；，]{0,12}(?:企业|经营者)[^。；]{0,16}(?:给予|予以)[^。；]{0,12}(?:奖励|补贴|补助)"
    "|(?:给予|予以)[^。；，]{0,6}(?:特定|重点|龙头|总部)[^。；，]{0,6}企业[^。；，]{0,14}(?:优惠|奖励|补贴|减免)"
    "|(?:特定|重点|龙头|总部|新引进|新设立|招商引进|落户|迁入|入驻)[^。；，]{0,12}(?:企业|经营者)[^。；，]{0,24}(?:给予|予以|享受|提供)[^。；，]{0,24}(?:奖励|补贴|补助|返还|减免|优惠)"
)
_WARRANTED = re.compile(
    "(?:根据|依据|依照|按照)[^。；]{0,30}(?:《[^》]*(?:法|条例)》|国务院|法律、行政法规)|国务院(?:批准|同意)|国家(?:规定|统一)的?税收|依法享受|不得|禁止|严禁|清理|取消"
)
_ECONOMIC = re.compile(
    "经营主体|市场主体|经营者|企业|商户|个体工商户|供应商|市场准入|招商|投资者|产业(?:发展|政策|扶持)|招标投标|政府采购"
)
_CONCLUDED = re.compile("公平竞争审查")


_POLICY = re.compile("强制采购|优先采购|节能|环境标志|招标文件")


def exclusive(text: Text) -> Iterator[Finding]:
    for pattern in (_EXCLUSIVE, _DESIGNATE, _FIRST):
        for sentence, match in text.hits(pattern):
            if not _APPROVED.search(sentence.text) and not (
                pattern is not _EXCLUSIVE
                and (_OWN.search(sentence.text) or _POLICY.search(sentence.text))
            ):
                if pattern is _DESIGNATE and re.search(
                    "品牌|型号|(?:乙方|甲方|双方)指定|指定(?:的)?(?:账户|地点)", sentence.text
                ):
                    continue
                yield text.finding(EXCLUSIVE, sentence.line, sentence.span(match))
    for sentence, match in text.hits(_LOCAL):
        if re.search(
            "仅限|只限|限于|只能|必?须(?:是|为)|应当?(?:是|为)|只(?:与|选|委托|采购)|优先|中(?:选择|选定|确定|选用)",
            sentence.text,
        ) and not _JURISDICTION.search(sentence.text):
            yield text.finding(EXCLUSIVE, sentence.line, sentence.span(match))


def local(text: Text) -> Iterator[Finding]:
    for sentence in text.sentences:
        said = sentence.text
        match = _FIRST.search(said)
        near = _LOCAL.search(said)
        if not match and near and _QUALIFIES.search(said) and not _JURISDICTION.search(said):
            match = near
        match = match or _DESIGNATE.search(said)
        outside = _OUTSIDE.search(said)
        if outside and not re.search(
            "不得|严禁", said[max(0, outside.start() - 14) : outside.start()]
        ):
            yield text.finding(LOCAL, sentence.line, sentence.span(outside))
        elif match and not _OWN.search(said):
            yield text.finding(LOCAL, sentence.line, sentence.span(match))


def favours(text: Text) -> Iterator[Finding]:
    for sentence, match in text.hits(_SUBSIDY):
        if not _WARRANTED.search(sentence.text):
            yield text.finding(FAVOUR, sentence.line, sentence.span(match))


def reviewed(text: Text) -> Iterator[Finding]:
    known = text.asked.record.competition_reviewed
    if known or text.is_statute or text.said(_CONCLUDED):
        return
    touched = [
        hits
        for hits in text.hits(_ECONOMIC)
        if re.search("应当|不得|可以|给予|申请|奖励|补贴|条件|准入|采购", hits[0].text)
    ]
    if touched:
        sentence, match = touched[0]
        if known is False:
            yield text.finding(REVIEWED, sentence.line, sentence.span(match))
        else:
            said = "内容涉及经营者，请确认已作公平竞争审查并附结论"
            yield text.finding(REVIEWED, sentence.line, sentence.span(match), said, Weight.HINT)


CHECKS = (
    Check(EXCLUSIVE, CONTRACTS, exclusive),
    Check(LOCAL, RULES, local),
    Check(FAVOUR, RULES, favours),
    Check(REVIEWED, NORMATIVE, reviewed),
)
