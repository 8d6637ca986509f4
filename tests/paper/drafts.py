"""Small papers made in one line, and a long one whose every sentence is its own."""

from __future__ import annotations

import random

from review.paper.model import Block, Cell, Paper, Paragraph, Row, Run, Story, Table

SUBJECTS = ("甲方", "乙方", "双方", "监理单位", "使用单位", "服务人员", "受托人", "验收小组")
DUTIES = (
    "应当于收到通知之日起{n}日内书面答复",
    "向对方支付合同价款{n},000.00元",
    "按照附件{n}所列标准组织验收",
    "对所知悉的数据承担为期{n}年的保密义务",
    "不得将第{n}项工作转委托第三人",
    "逾期的，每日按未付款项的0.{n}%支付违约金",
    "应在工作日{n}时前提交日报和影像资料",
    "保留第{n}批次的原始凭证备查",
)
PLACES = ("海淀", "朝阳", "西城", "东城", "丰台", "石景山", "通州", "大兴", "顺义", "昌平")


def paragraph(id_: str, text: str, label: str = "") -> Paragraph:
    """A paragraph of one plain run."""
    return Paragraph(id_, label, text, (Run(0, len(text)),) if text else ())


def paper(*texts: str | Block) -> Paper:
    """A paper whose body is these texts, with ids b0, b1 …; "第五条|文字" gives a label."""
    blocks: list[Block] = []
    for n, text in enumerate(texts):
        if isinstance(text, str):
            label, bar, rest = text.partition("|")
            blocks.append(paragraph(f"b{n}", rest if bar else text, label if bar else ""))
        else:
            blocks.append(text)
    return Paper((Story("body", "body", tuple(blocks)),))


def table(prefix: str, *rows: tuple[str, ...]) -> Table:
    """A table of one paragraph a cell, with ids prefix0, prefix1 …"""
    made, n = [], 0
    for row in rows:
        cells = []
        for text in row:
            cells.append(Cell((paragraph(f"{prefix}{n}", text),)))
            n += 1
        made.append(Row(tuple(cells)))
    return Table(tuple(made))


def sentence(chance: random.Random) -> str:
    """A sentence of a contract, some of it shared with every other."""
    duty = chance.choice(DUTIES).format(n=chance.randint(1, 97))
    place = "".join(chance.sample(PLACES, 2))
    return f"{chance.choice(SUBJECTS)}在{place}项目中{duty}。"


def clauses(chance: random.Random, count: int) -> list[str]:
    """The texts of `count` clauses of two to four sentences each."""
    return ["".join(sentence(chance) for _ in range(chance.randint(2, 4))) for _ in range(count)]


def letters(first: int, count: int) -> str:
    """Letters that stand nowhere else: those from `first` on, counted from 怀."""
    return "".join(chr(ord("怀") + first + n) for n in range(count))
