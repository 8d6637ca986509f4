"""N01–N06: licences, penalties, coercion, fees, proofs and duties that a rule may not create."""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.checks.check import RULES, Check
from review.checks.finding import Finding, Rule, Weight
from review.checks.text import Sentence, Text
from review.law.vocabulary import Kind

LICENCE = Rule(
    "N01", Weight.WARN, "设定行政许可、审批",
    "行政许可法第十六条、第十七条",
    "单位内部的审批；复述已经写明的上位法", "负担", "是否自行设定许可、审批",
)  # fmt: skip
PENALTY = Rule(
    "N02", Weight.WARN, "设定行政处罚",
    "行政处罚法第九条、第十六条",
    "“依照《……法》第……条处罚”；对本单位人员的通报批评；合同违约金", "负担", "是否自行设定处罚",
)  # fmt: skip
COERCION = Rule(
    "N03", Weight.WARN, "设定行政强制措施或者强制执行",
    "行政强制法第十条、第十三条",
    "引用法律原文；“冻结账号”；税收滞纳金", "负担", "是否自行设定强制",
)  # fmt: skip
FEE = Rule(
    "N04", Weight.WARN, "设定收费、押金、保证金",
    "优化营商环境条例第六十四条",
    "收费目录内的项目；违约金；党费、工会费", "负担", "是否自行设定收费",
)  # fmt: skip
PROOF = Rule(
    "N05", Weight.HINT, "要求提供证明材料",
    "国办发〔2018〕37号",
    "法律规定的证明；出示身份证件", "负担", "所要求的证明是否必要",
)  # fmt: skip
DUTY = Rule(
    "N06", Weight.HINT, "减损权益或者增加义务而没有写明依据",
    "立法法第九十三条；优化营商环境条例第六十四条；行诉解释第一百四十八条",
    "对本单位人员；自愿享受的待遇", "负担", "减损权益、增加义务是否有法律、法规依据",
)  # fmt: skip
_PERMIT = re.compile(
    "(?:应当?|必须|须|需|需要)?(?:事先|提前|先)?(?:经|报|取得|办理|获得|持有|向)[^，。；]{1,30}?(?:批准|审批|许可|核准|审核同意|审查同意|同意|备案|登记|审核|资格认定)(?:手续|证|文件|书)?(?:后|的|之后)?，?(?:方可|方能|方准|才能|才可|始得|后才)"
    "|未(?:经|取得|办理|获得|领取)[^，。；]{0,25}(?:批准|许可|审批|核准|备案|(?:部门|机关|局|委|中心|办公室|街道|办事处|居委会|政府|单位)(?:书面)?(?:同意|审核)|(?:准入|经营|备案|资格)登记|许可证)(?:手续|证)?(?:的[^，。；]{0,8})?，?(?:任何(?:单位|个人)[^，。；]{0,8})?(?:均)?(?:不得|一律不得|严禁|不准|禁止|不予)"
    "|(?:实行|施行|建立)[^，。；]{0,12}(?:许可|审批|准入|核准)(?:制度|管理|制)|(?:应当|须|必须)(?:向|到|报)[^，。；]{2,20}(?:申请|申领|办理)[^，。；]{0,14}(?:许可|准入|资格|核准|审批|许可证|准营证|通行证|备案证|(?:摊位|占道|进场|入场|设置|施工)证)"
    "|(?:经营|从事|举办|设置|设立|商户|企业|个体工商户|个人|申请人)[^，。；]{0,16}(?:应当|必须|须)(?:事先|提前|先)?(?:报经?|报请|提请)"
    "[^，。；]{1,16}(?:局|委|部门|机关|街道|办事处|政府|中心|办公室)(?:审批|批准|核准|许可|审查批准|审核批准)(?=$|[，。；])"
    "|(?:任何单位|任何个人|单位和个人|企业|商户|个体工商户)[^。；]{0,20}(?:应当|必须|须|需)(?:事先|提前|先)?经"
    "[^，。；]{1,16}(?:局|委|部门|机关|街道|办事处|政府|中心|办公室)(?:审批|批准|核准|许可|同意)(?=$|[，。；])"
    "|(?:应当|必须|须)[^，。；]{0,4}取得[^，。；]{1,24}(?:批准|许可|核准)(?:文件|手续|证)?(?=$|[，。；])"
    "|(?:取得|领取|持有|办理|申领)[^，。；]{0,12}(?:准入|通行|许可|备案|准运|资格|准营|登记|进场)证书?(?:后|的|之后)?，?(?:方可|方能|方准|才能|才可)"
    "|(?:应当|必须|须)(?:事先|提前|先)?(?:征得|取得|获得)[^，。；]{0,16}(?:部门|机关|局|委|中心|办公室|街道|办事处|政府|单位)的?(?:书面)?同意"
    "|(?:应当|必须|须)(?:具备|具有|持有|取得)[^，。；]{0,12}(?:核发|颁发|发放|认定)的[^，。；]{0,8}(?:证|证书|许可|资质|资格)"
)
_INSIDE = re.compile(
    "办公会|主任会|局长会|党组|党委|党支部|分管(?:领导|主任|局长)|中心主任|科室|处室|部门负责人|单位负责人|主要负责人|本单位|工作人员|职工|员工|干部|经费|报销|用印|印章|请假|出差|休假|加班|培训|差旅|公务|档案|保密|车辆使用|借阅|会议室|出国|因公|采购人|领导(?:同意|批准|审批|审核)|办公室(?:审核|同意|批准)|请示|预算|支出|资产处置|固定资产|信息发布|合同(?:签订|审查|文本)|用车|值班|换班|外出"
)
_LAW = re.compile(
    "(?:依照|按照|依据|根据|违反|适用|执行)[^。；]{0,24}(?:《|法律|(?<!办)法规|有关规定|国家(?:有关)?规定|相关规定)|依法|由[^，。；]{2,20}(?:机关|部门|公安|市场监管|城管|综合执法)[^，。；]{0,6}依[法照]|《[^》]*(?:法|条例)》"
)
_PENALTY = re.compile(
    "(?:处以?|并处|可处|给予|予以|罚)[^。；，]{0,15}(?:罚款|警告|通报批评|行政拘留|行政处罚|责令停产)|没收(?:违法所得|非法财物|其?[^。；，]{0,6}(?:工具|物品|所得|器具))|吊销[^。；，]{0,12}(?:许可证|执照|资质|证照|资格证?|准运证|证书)"
    "|暂扣[^。；，]{0,12}(?:证|执照)|责令(?:停产停业|关闭|停业整顿|停业)|罚款(?:人民币)?\\s*\\d+|处\\s*\\d+[^。；，]{0,16}罚款|(?:限制|禁止)[^。；，]{0,6}从业|降低资质等级|按[^。；，]{0,12}罚款|罚(?:人民币)?[一二三四五六七八九十壹贰叁肆伍陆柒捌玖\\d][一二三四五六七八九十百千万零壹贰叁肆伍陆柒捌玖拾佰仟\\d]*元"
)
_STAFF = re.compile(
    "工作人员|本单位|直接责任人|责任人员?|干部|职工|员工|处分|党员|科室|各(?:科|处|部门|单位|街道)|年度考核|绩效|评优|违约金|合同|学生|值班员|坐席|话务员|承办单位|成员单位|责任单位|考核"
)
_COERCE = re.compile(
    "查封|扣押|扣留(?!工资)|暂扣(?![^。；，]{0,12}(?:证|执照))|冻结(?!编制|人员|调动|需求|版本|招聘|进人)|代为(?:清理|拆除|清除|恢复)[^。；]{0,12}费用由|拖离|强制(?:拆除|清除|执行|搬离|清理|收缴|带离|隔离|报废|拖移|停运)|代履行|加处罚款|滞纳金|强行(?:拆除|清除|带离|拖移)|断水断电|停水停电|(?:停止|中断|切断)(?:供应)?(?:供)?[水电气热](?!费|源检修)|先行登记保存|拖移车辆"
)
_COMPUTER = re.compile(
    "账号|账户权限|用户|系统权限|申请(?:人民)?法院|税[^。；，]{0,6}滞纳金|不得|禁止|严禁"
)
_FEE = re.compile(
    "(?:收取|缴纳|交纳|征收|加收|缴交|预收|预缴|缴存|预交|每[^。；，]{1,4}收)[^。；，、]{0,14}(?:(?<!孳息的)费(?!用的|用由|者|率)|押金|保证金|基金|金(?![额属融]))(?!用于)|(?:费用|押金|保证金)[^。；，]{0,6}(?:收取|缴纳)标准|(?:按|以)[^。；，]{0,20}标准(?:收取|缴纳|交纳|收费|征收)|收费标准为|每[^。；，]{1,6}收(?:取|费)?(?:人民币)?\\d+(?:\\.\\d+)?元|缴费(?:人民币|标准为)?[一二三四五六七八九十\\d]"
)
_FREE = re.compile(
    "不得|禁止|严禁|不收|免收|免征|免费|收费目录|目录清单|违约金|党费|工会|会费|税|社会保险|社保|公积金|医疗保险|水电|物业费|报名费用由|(?<!管理)单位(?:缴纳|承担)|财政(?:承担|保障)|停止(?:收取|征收)|取消|(?<!后)退还|乱收费|国家规定的?标准|政府定价|价格主管部门|滞纳金|住房资金|罚没"
)
_CERT = re.compile("(?:提供|提交|出具|开具|出示|附|持有?)[^。；，]{0,14}证明(?:材料|文件|书|信)?")
_NO_CERT = re.compile(
    "不得|无需|无须|不再|不需|取消|免于|禁止|不要求|告知承诺|替代|身份证明|依法应当|法律、法规规定|《|能够证明"
)
_REDUCE = re.compile(
    "不予(?:受理|办理|登记|许可|审批|补助|支持)|(?:暂停|停止|不得|不再)[^。；，]{0,4}享受|取消[^。；，]{0,8}(?:资格|待遇|补贴|福利|名额)|列入[^。；，]{0,10}(?:黑名单|失信|重点监管|不良)|终身(?:不得|禁止|取消)|永久(?:禁止|取消|不得|性)|一票否决|一律(?:不得|禁止|不准|不予|取消)|(?:三|五|\\d+)年内不(?:得|予)[^。；，]{0,14}(?:申请|参加|受理|承接|投标)|(?:实行|实施|进行|给予)联合惩戒|限制(?:其)?(?:经营|办理|申请|参加|参与|子女|出行|消费|购买)|纳入[^。；，]{0,6}(?:失信|黑名单)"
)


def _weight(text: Text) -> Weight | None:
    return Weight.HINT if text.asked.kind is Kind.INTERNAL else None


def _sentences(text: Text) -> Iterator[Sentence]:
    """The sentences that set rules, none of a law: it may do what a rule may not."""
    if text.is_statute:
        return iter(())
    return (each for each in text.sentences if len(each.text) > 5)


def licences(text: Text) -> Iterator[Finding]:
    for sentence in _sentences(text):
        match = _PERMIT.search(sentence.text)
        if match and not _LAW.search(sentence.text) and not _INSIDE.search(sentence.text):
            yield text.finding(LICENCE, sentence.line, sentence.span(match), "", _weight(text))


def penalties(text: Text) -> Iterator[Finding]:
    for sentence in _sentences(text):
        match = _PENALTY.search(sentence.text)
        if match and not _LAW.search(sentence.text) and not _STAFF.search(sentence.text):
            yield text.finding(PENALTY, sentence.line, sentence.span(match), "", _weight(text))


def coercion(text: Text) -> Iterator[Finding]:
    for sentence in _sentences(text):
        match = _COERCE.search(sentence.text)
        if match and not _LAW.search(sentence.text) and not _COMPUTER.search(sentence.text):
            yield text.finding(COERCION, sentence.line, sentence.span(match), "", _weight(text))


def fees(text: Text) -> Iterator[Finding]:
    for sentence in _sentences(text):
        match = _FEE.search(sentence.text)
        lawful = _LAW.search(sentence.text) or _FREE.search(sentence.text)
        if match and not lawful:
            yield text.finding(FEE, sentence.line, sentence.span(match), "", _weight(text))


def proofs(text: Text) -> Iterator[Finding]:
    for sentence in _sentences(text):
        match = _CERT.search(sentence.text)
        if match and not _NO_CERT.search(sentence.text):
            yield text.finding(PROOF, sentence.line, sentence.span(match))


def duties(text: Text) -> Iterator[Finding]:
    for sentence in _sentences(text):
        match = _REDUCE.search(sentence.text)
        if not match or re.search(
            "《|依法|法律、法规|工作人员|本单位|职工|员工|干部|不得以|不得因", sentence.text
        ):
            continue
        if "《" not in _article(text, sentence):
            yield text.finding(DUTY, sentence.line, sentence.span(match))


def _article(text: Text, sentence: Sentence) -> str:
    """The words of the whole article around a sentence."""
    path = sentence.line.path
    if not path:
        return sentence.line.text
    return "".join(line.text for line in text.prose if line.path == path)


CHECKS = (
    Check(LICENCE, RULES, licences),
    Check(PENALTY, RULES, penalties),
    Check(COERCION, RULES, coercion),
    Check(FEE, RULES, fees),
    Check(PROOF, RULES, proofs),
    Check(DUTY, RULES, duties),
)
