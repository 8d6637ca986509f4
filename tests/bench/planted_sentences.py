"""Sentences that a careless drafter adds: for rules whose defect is no changed figure, one by one.

`{share}`, `{days}`, `{sum}`, `{city}` and `{role}` are filled by chance, numbers in any script.
"""

from __future__ import annotations

import random
import re

from review.law.numbering import chinese

CONTRACT: dict[str, tuple[str, ...]] = {
    "C02": (
        "服务人员{few}名，每人每月{price}元，服务{many}个月，总价{wrong}元。",
        "本项价款的支付：签订后付三成，中期付四成，终验合格后付四成。",
        "其中不含税价200,000元，税率6%，税额13,000元，价税合计213,000元。",
    ),
    "C07a": (
        "就本条发生争议的，可提请{city}仲裁委员会裁决，也可以诉至{role}所在地人民法院。",
        "协商不成的，任选一种方式解决：申请仲裁或者提起诉讼。",
        "双方通过仲裁、诉讼等途径解决由此产生的纠纷。",
        "由此产生的纠纷先提交{city}仲裁委员会仲裁，不服裁决的可向法院起诉。",
    ),
    "C07b": (
        "由此产生的纠纷提请{role}所在地的仲裁机构仲裁。",
        "由此产生的争议交由{city}仲裁委员会或者北京仲裁委员会仲裁。",
        "由此产生的争议提交有关仲裁委员会裁决。",
    ),
    "C08": (
        "乙方每延误一日，应支付合同总价千分之{digit}的违约金。",
        "乙方违反本条的，支付合同总价{share}的违约金。",
        "乙方放弃请求法院减少违约金的权利。",
    ),
    "C10": (
        "乙方应当在签订前缴纳合同总价{share}的履约保证金。",
        "甲方于签订当日支付合同总价{share}的定金。",
        "乙方违约的，双倍返还已收取的订金。",
    ),
    "C11": (
        "甲方为乙方的银行贷款承担连带保证责任。",
        "运营亏损由区财政予以兜底。",
        "甲方承诺乙方的投资回报率不低于{digit}%。",
    ),
    "C15": ("本合同一式{even}份，甲方执{more}份，乙方执{more}份。",),
    "C16": ("本补充内容自双方签字盖章之日起生效。",),
    "C20": ("本条的最终解释权归{role}所有。", "{role}对本条享有最终解释权。"),
    "C22": (
        "甲方不得与其他任何单位开展同类合作。",
        "乙方为本项目的独家服务商。",
        "分包单位只能从在本区注册的企业中选择。",
    ),
    "C23": ("甲方确保乙方取得规划许可。", "甲方按乙方缴纳税收的区级留成给予返还。"),
    "C09": (
        "甲方在上级资金到位后支付本项费用。",
        "甲方自收到发票之日起{long}日内付款。",
        "本项费用以财政评审结果作为结算依据。",
        "保证金仅限以现金方式缴纳，不接受保函。",
    ),
    "C13": ("本项工作于{year}年2月30日前完成。", "本项工作自2027年9月1日至2027年3月1日。"),
}
RULING: dict[str, tuple[str, ...]] = {
    "N01": (
        "从事前款活动的商户，须经区城管委批准后方可经营。",
        "未经街道办事处同意，任何单位和个人不得从事前款活动。",
        "经营者应当向区城管委申领准营证。",
    ),
    "N02": (
        "经营者违反前款的，由区城管委处{sum}元罚款。",
        "商户拒不改正的，没收其经营工具。",
        "商户情节严重的，责令停业整顿。",
    ),
    "N03": (
        "商户逾期不改的，由街道强制拆除。",
        "对堆放的物品予以扣押。",
        "逾期缴纳的，每日加收千分之{digit}的滞纳金。",
    ),
    "N04": (
        "商户应当缴纳卫生保证金{sum}元。",
        "每车收取管理费{sum}元。",
        "经营者按每平方米{sum}元的标准交纳占用费。",
    ),
    "N05": ("申请人应当提交居委会出具的居住证明。", "经营者应当提供银行存款证明。"),
    "N06": ("商户逾期申报的，一律不予受理。", "违规商户列入黑名单，三年内不得申请。"),
    "N07": (
        "参与投标的企业应当在本区设有分公司。",
        "同等条件下优先采购区内企业的产品。",
        "各商户一律使用指定供应商的设备。",
    ),
    "N08": ("对落户本区的总部企业，按其缴纳税收给予{share}的奖励。", "新引进企业享受增值税返还。"),
    "N13": (
        "根据《城市供水条例》，制定本条。",
        "依照《中华人民共和国合同法》第六十条执行。",
        "依据物权法的有关规定处理。",
    ),
    "N17": ("有前款情形的，依照本办法第{far}条处理。",),
    "N19": ("具体标准见西城管发[2026]{digit}号文件。", "具体标准见西城管发（2026）第{digit}号。"),
    "N23": ("联系人手机：138{eight}。", "经办人身份证号110102199003{id}。"),
    "N24": ("本条公开征求意见的期限为{few}日。",),
}


def planted_sentence(text: str, sentences: tuple[str, ...], chance: random.Random) -> str | None:
    """A paragraph of prose with one of the sentences behind it; None for a short one."""
    if len(text) < 30 or not text.rstrip().endswith("。"):
        return None
    return text.rstrip() + re.sub(
        r"\{(\w+)\}", lambda match: _filled(match[1], chance), chance.choice(sentences)
    )


def _filled(name: str, chance: random.Random) -> str:
    number = chance.randint(35, 60)
    script = chance.choice((str, chinese))
    values = {
        "share": chance.choice((f"{number}%", f"百分之{chinese(number)}", "四成")),
        "digit": str(chance.randint(4, 9)),
        "few": str(chance.randint(5, 12)),
        "many": str(chance.randint(13, 24)),
        "price": f"{chance.randint(41, 69) * 100:,}",
        "wrong": f"{chance.randint(10, 99):,},001",
        "even": script(6),
        "more": script(chance.choice((4, 5))),
        "long": script(chance.choice((75, 90, 120))),
        "year": str(chance.randint(2026, 2029)),
        "sum": chance.choice(("200", "五百", "1,000", "二千")),
        "city": chance.choice(("上海", "天津", "广州")),
        "role": chance.choice(("甲方", "乙方")),
        "far": chinese(chance.randint(80, 99)),
        "eight": str(chance.randint(21234567, 98765431)),
        "id": f"{chance.randint(10, 28)}{chance.randint(1000, 9999)}",
    }
    return values[name]
