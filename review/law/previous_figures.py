"""The figures that stand beside those of the year before, and the versions of the rules they go by."""

from __future__ import annotations

from typing import NamedTuple

from review.law.report_text import BLOCKS, PATTERNS, keys_of

# The figures whose rule was changed, with the version of the present one; all others have the first.
VERSIONS = {"late": 2, "filing-in-time": 2, "filing-proper": 2}
PLACES = {
    key: block.key
    for block in BLOCKS.values()
    for pattern in block.patterns
    for key in keys_of(PATTERNS[pattern])
}
"""By the figures of the report's sentences, the heading they stand under."""


class Named(NamedTuple):
    """A figure as it is called and counted."""

    key: str
    label: str
    unit: str

    @property
    def version(self) -> int:
        return VERSIONS.get(self.key, 1)

    @property
    def words(self) -> str:
        """As it is chosen: under another version of its rule it is another choice."""
        rule = f"，计数规则第{self.version}版" if self.version > 1 else ""
        return f"{self.label}（{self.unit}{rule}）"


OF_MATTERS = (
    Named("contracts", "审查合同", "份"),
    Named("sum", "标的额合计", "万元"),
    Named("contract-rounds", "合同审查轮次", "件次"),
    Named("documents", "规范性文件合法性审核", "件"),
    Named("internal", "内部制度审核", "件"),
    Named("heard", "公开征求意见", "件"),
    Named("heard-received", "收到公众意见", "条"),
    Named("heard-taken", "采纳公众意见", "条"),
    Named("competition", "公平竞争审查", "件"),
    Named("filed", "备案", "件"),
    Named("collective", "三重一大事项出具意见", "件"),
    Named("decisions", "重大行政决策出具意见", "件"),
    Named("advice", "法律咨询", "件次"),
    Named("remarks", "提出法律意见", "条"),
    Named("cleaned-kept", "清理：继续有效", "件"),
    Named("cleaned-amended", "清理：修改", "件"),
    Named("cleaned-repealed", "清理：废止", "件"),
    Named("cleaned-lapsed", "清理：宣布失效", "件"),
    Named("rules", "年末现行制度", "项"),
)
"""Those that are counted from matters and may be compared; the others come from small registers."""
