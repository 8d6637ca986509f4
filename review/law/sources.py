"""依据的核对情况: how far each instrument was read that a row of the statute cites.

What is not read in the original is a doubt of the office, to be settled in 设置; no page of a
clerk and no outgoing paper prints it.
"""

from __future__ import annotations

from dataclasses import dataclass

from review.law.setting import Certainty

X, S, M = Certainty.EXCERPT, Certainty.SECONDARY, Certainty.MEMORY
LOCAL_PRACTICE = "各地政府合同管理的通行做法"


@dataclass(frozen=True)
class Source:
    """`name` as rows cite it; `note` what is still to be read or confirmed."""

    name: str
    certainty: Certainty
    note: str


SOURCES = (
    Source("国办发〔2018〕37号", X, "读到第一点第（一）项，其余文字未核对原文"),
    Source("国办发〔2018〕115号", M, "材料、要点和天数未核对原文"),
    Source("北京市行政规范性文件备案规定", X, "读到第五条；第六条的天数、第七条的材料未见原文"),
    Source("西城区行政机关合同管理办法", X, "读到第六条；第七条以下和是否仍然有效须核实"),
    Source(LOCAL_PRACTICE, X, "读的是外地规定；本区规定未见原文，以办公室设置为准"),
    Source("各地规范性文件管理的通行做法", X, "读的是外地规定，北京市未见统一规定"),
    Source("党政机关公文处理工作条例", S, "条文见于转述"),
    Source("中办国办2016年意见", S, "条文见于新闻全文"),
    Source("三重一大制度", X, "读的是外地制度；本单位议事规则以办公室设置为准"),
    Source("各地法治政府建设年度报告工作指引", X, "读的是外地指引；本区规定未见原文"),
    Source("《法治政府建设与责任落实督察工作规定》", X, "读到第二十四条"),
    Source("财政部令第102号", M, "数字未核对原文"),
)  # fmt: skip
DOUBTS = ("未见原文", "未核对", "未核实", "仅见节录", "二手资料", "请办公室核实", "外地")
