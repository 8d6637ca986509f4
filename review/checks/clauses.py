"""C06, C17 and C18: clauses a contract of its sort needs and does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.checks.check import CONTRACTS, Check
from review.checks.finding import Finding, Rule, Weight
from review.checks.text import Text
from review.words import Listed, Words

USUAL = Rule(
    "C06", Weight.HINT, "没有见到合同一般包括的条款", "民法典第四百七十条",
    "意向书、框架协议；条款在附件中；标题用语不同", "条款", "八项一般条款是否齐备",
)  # fmt: skip
DATA = Rule(
    "C17", Weight.WARN, "涉及数据处理，没有保密、个人信息保护、数据安全或者返还删除的约定",
    "个人信息保护法第二十一条；数据安全法第四十条；网络数据安全管理条例第十二条、第十五条",
    "只买卖货物", "数据", "涉及数据的合同是否约定了保护义务",
)  # fmt: skip
RIGHTS = Rule(
    "C18", Weight.HINT, "没有约定成果的知识产权归属", "民法典第八百四十五条",
    "普通货物", "条款", "成果的权利归谁是否写明",
)  # fmt: skip
_ITEMS = {
    "当事人名称和住所": re.compile("甲方|委托方|采购人|发包[人方]|出租[人方]|名称|住所|地址"),
    "标的": re.compile(
        "标的|服务内容|工作内容|(?:服务|开发)的(?:内容|目标)|委托事项|采购内容|货物|项目内容|合同内容|产品|房屋|工程概况|服务范围|承包范围|工作范围|委托内容|原始数据|开发|合作内容|合作事项|租赁物|物品|提供[^。；]{0,20}服务|承担[^。；]{0,20}工作|购买|采购"
    ),
    "数量": re.compile(
        rf"数量|工作量|人员|面积|规模|台|套|次|份数|{'[0-9]+'}(?:名|人|台|套|件|个|平方米|㎡|辆|间)"
    ),
    "质量": re.compile("质量|标准|验收|考核|技术要求|规格"),
    "价款或者报酬": re.compile("价款|费用|报酬|总价|金额|租金|付款|支付"),
    "履行期限、地点和方式": re.compile(
        "期限|工期|交付|交货|服务期|租赁期|履行地|地点|有效期|开发周期|起止|完成时间"
    ),
    "违约责任": re.compile("违约|赔偿责任|扣款|罚则|承担[^。；，]{0,8}责任"),
    "争议解决": re.compile("争议|纠纷|诉讼|仲裁|管辖|法院"),
}
_LOOSE = re.compile(
    "意向|框架|备忘录|补充协议|变更协议|解除协议|保密协议|承诺书|廉政|廉洁|授权|招标文件|采购文件"
)
_TOPIC = re.compile(
    r"(?<!\d)12345(?!\d)|热线|工单|录音|个人信息|公民信息|用户信息|居民信息|人脸|身份信息|视频监控|监控视频|数据(?:处理|采集|加工|标注|录入|分析|清洗|治理|共享|服务|运营|库|平台|中台|资源)"
    "|信息系统|业务系统|应用系统|管理系统|软件系统|(?:信息|管理|服务|指挥|调度|政务|城市|数字|智慧|大数据|数据)[一-龥]{0,4}平台|平台(?:运维|开发|建设|运营|维护)|系统(?:运维|集成|维护)|信息化"
    "|(?:采集|收集|登记|录入|处理|核查|建立|整理)[^。；]{0,16}(?:身份证|姓名|住址|人口(?:信息|台账)|健康(?:信息|档案|状况)|手机号|病历)|(?:健康档案|病历)的"
)
_COVERED = re.compile(
    "保密|个人信息(?:保护|安全)|泄露|泄漏|秘密|数据安全|信息安全|网络安全|(?:返还|删除|销毁|归还)[^。；，]{0,10}(?:数据|信息|资料)|(?:数据|信息|资料)[^。；，]{0,14}(?:返还|删除|销毁)|不得(?:泄露|泄漏|对外)|保守秘密|商业秘密|国家秘密"
)
_CREATES = re.compile(
    "软件|系统(?:开发|建设|集成)|开发|研究|课题|宣传片|视频制作|制作|设计|规划编制|规划|编制|调研|咨询|创作|拍摄|文案|平台建设|技术服务|科研|出版|翻译"
)
_OWNED = re.compile(
    "知识产权|著作权|版权|专利权|成果[^。；]{0,24}归|(?:归|属)(?:于)?[甲乙双][^。；，]{0,3}(?:方|所有)|所有权|产权|成果归属|成果所有"
)


def usual(text: Text) -> Iterator[Finding]:
    if _LOOSE.search(text.name) or len(text.whole) < 120:
        return
    whole = text.whole
    missing = [name for name, pattern in _ITEMS.items() if not pattern.search(whole)]
    if 0 < len(missing) <= 5:
        yield text.of_whole(USUAL, Words("没有见到：{missing}", missing=Listed("、", missing)))


def protection(text: Text) -> Iterator[Finding]:
    if text.said(_COVERED):
        return
    for sentence, match in text.hits(_TOPIC):
        if not re.search(
            "采购(?:平台|系统)|信用(?:中国|信息)|公示系统|采购网|付款|支付(?:系统|平台)|银行",
            sentence.text,
        ):
            yield text.finding(DATA, sentence.line, sentence.span(match))
            return


def rights(text: Text) -> Iterator[Finding]:
    opening = text.name + "".join(line.text for line in text.prose[:6])[:160]
    about = _CREATES.search(text.name) or re.search(
        "软件开发|课题研究|委托(?:开发|设计|研究|创作|拍摄)|设计(?:服务|方案)|宣传片|规划编制",
        opening,
    )
    if (
        about
        and not text.said(_OWNED)
        and not re.search("施工|工程总承包|建设工程施工|招标文件|房屋设计租赁", text.name)
    ):
        yield text.of_whole(RIGHTS)


CHECKS = (
    Check(USUAL, CONTRACTS, usual),
    Check(DATA, CONTRACTS, protection),
    Check(RIGHTS, CONTRACTS, rights),
)
