"""A title in lines of much the same length, broken between words.

Nothing in the installation knows the words of Chinese; the ones that titles of offices are made of are
few and stand here. What is in no list is cut where the lines come out most alike.
"""

from __future__ import annotations

import re
from itertools import pairwise

NOT_FIRST, NOT_LAST = "》〉”’）〕】、，。；：！？的", "《〈“‘（〔【"
AROUND = 5
"""Characters on either side of the even cut within which a better one is looked for."""
KNOWN = frozenset(
    re.findall(
        r"\S+",
        """
        管理 规定 办法 细则 规则 制度 方案 意见 通知 公告 报告 说明 决定 条例 规范 标准
        指南 规程 章程 守则 合同 协议 补充协议 框架协议 备忘录 意向书 承诺书 清单 目录 文本
        正文 附件 送审稿 征求意见稿 试行 暂行 修订 合法性 审核 审查 法律 法规 规章 顾问
        咨询 咨询服务 备案 清理 公平 竞争 评估 政策 取向 一致性 意见书 采购 政府采购 招标
        投标 中标 成交 磋商 谈判 询价 单一来源 委托 承包 分包 外包 租赁 承租 出租 买卖
        购买 购置 服务 物业 保洁 保安 安保 停车 秩序 车位 收费 运营 运行 维护 维修 保养
        养护 保障 建设 改造 装修 工程 施工 监理 设计 勘察 检测 监测 评价 审计 造价 开发
        软件 系统 平台 数据 信息 信息化 网络 安全 设备 设施 硬件 智能 大模型 热线 话务
        坐席 话务员 接诉即办 市民 诉求 办理 处理 受理 回访 调查 满意度 结果 公开 考核 奖励
        处罚 监督 检查 办公 办公楼 办公用房 用房 房屋 场地 公共 信息牌 标识 城市 城区 街道
        街巷 社区 网格 巡查 巡查员 道路 交通 绿化 环境 卫生 垃圾 分类 市容 景观 照明 供水
        供电 供热 消防 应急 值班 工作 人员 培训 教育 会议 档案 整理 印刷 宣传 活动 展览
        比赛 演出 租车 车辆 用车 公务 用品 物资 物品 食堂 餐饮 体检 保险 劳务 派遣 聘用
        聘请 人才 财政 资金 专项 补贴 补助 预算 绩效 项目 一期 二期 三期 工期 年度 季度
        月度 有限公司 有限责任公司 公司 中心 指挥 行政 行政规范性文件 规范性 文件 重大 决策
        事项 内部 控制 合作 战略 联合 共建 共享 综合 治理 调整 价格 标的
        """,
    )
)
LONGEST = max(map(len, KNOWN))
# A number with its unit, a Latin word, a short remark in brackets: each is read as one word.
WHOLE = re.compile(r"[0-9A-Za-z.%]+[年月日号期项份]?|[（〔][^（）〔〕]{1,8}[）〕]")


def balanced(line: str, most: int) -> list[str]:
    """The title in as many lines of at most `most` characters as it needs, none beginning or ending
    against the rule."""
    count, inside, edges = -(-len(line) // most), _inside(line), [0]
    for n in range(1, count):
        even = len(line) * n / count
        least = max(edges[-1] + 1, len(line) - most * (count - n), round(even) - AROUND)
        furthest = min(edges[-1] + most, len(line) - 1, round(even) + AROUND)
        edges.append(_cut(line, even, range(least, furthest + 1), inside))
    return [line[start:end] for start, end in pairwise([*edges, len(line)])]


def _cut(line: str, even: float, places: range, inside: frozenset[int]) -> int:
    """The best of these places: allowed, between words, and as near the even one as that leaves."""

    def fault(at: int) -> tuple[bool, bool, float, int]:
        against = line[at] in NOT_FIRST or line[at - 1] in NOT_LAST
        return against, at in inside, abs(at - even), -at

    return min(places, key=fault)


def _inside(line: str) -> frozenset[int]:
    """The places that lie within a word; the longest word at each place counts, from the left."""
    found = {at for whole in WHOLE.finditer(line) for at in range(whole.start() + 1, whole.end())}
    start = 0
    while start < len(line):
        lengths = (n for n in range(LONGEST, 1, -1) if line[start : start + n] in KNOWN)
        length = next(lengths, 1)
        found.update(range(start + 1, start + length))
        start += length
    return frozenset(found)
