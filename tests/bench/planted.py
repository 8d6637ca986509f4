"""Defects planted in real contracts: one at a time, at every place that can hold it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from review.law.numbering import chinese
from review.paper.model import Block, Paper, Paragraph, Run, Table, paragraphs_in
from tests.bench import planted_sentences
from tests.bench.planted_sentences import planted_sentence

MOST = 5
"""Places of one defect in one paper."""
DIGITS = "壹贰叁肆伍陆柒捌玖"


class Planted(NamedTuple):
    """A paper with one defect, at the paragraph of that id; `rule` is the one that must find it."""

    defect: str
    rule: str
    paper: Paper
    id: str


class Defect(NamedTuple):
    name: str
    rule: str
    spoil: Callable[[str, random.Random], str | None]


def _word_digit(text: str, chance: random.Random) -> str | None:
    pair = re.search(r"[壹贰叁肆伍陆柒捌玖拾佰仟万亿]{3,}[元圆]", text)
    if not pair or not re.search(r"\d[\d,]{2,}", text):
        return None
    places = [n for n in range(*pair.span()) if text[n] in DIGITS]
    place = chance.choice(places)
    other = chance.choice([each for each in DIGITS if each != text[place]])
    return text[:place] + other + text[place + 1 :]


def _sum(text: str, chance: random.Random) -> str | None:
    found = re.search(
        r"(?<=[=＝] )\d+,\d{3}|(?<=费[：:])\d{4,5}(?= 万元)|(?<=的)\d{2}(?= ?%，计人民币)", text
    )
    if not found:
        return None
    value = int(found[0].replace(",", "")) + chance.choice((1, 10, 100))
    said = f"{value:,}" if "," in found[0] else str(value)
    return text[: found.start()] + said + text[found.end() :]


def _renumbered(text: str, chance: random.Random) -> str | None:
    found = re.match(r"[\s\u3000]*第([一二三四五六七八九十]+)条(?=[\s、\u3000])", text)
    if not found or found[1] == "一":
        return None
    return text[: found.start(1)] + chinese(chance.randint(40, 60)) + text[found.end(1) :]


def _dangling(text: str, chance: random.Random) -> str | None:
    if len(text) < 30 or not text.rstrip().endswith("。"):
        return None
    return (
        text.rstrip() + f"有前述情形的，按照本合同第{chinese(chance.randint(61, 95))}条的约定处理。"
    )


def _party(text: str, chance: random.Random) -> str | None:
    found = re.search(r"(?<=[：:])[一-龥]{4,12}(?:有限公司|大学)(?:（[一-龥]{2,4}）)?", text)
    if not found or not re.search("盖章|乙方：", text):
        return None
    place = found.start() + chance.randint(1, 3)
    return text[:place] + ("华" if text[place] != "华" else "中") + text[place + 1 :]


def _blank(text: str, chance: random.Random) -> str | None:
    found = re.search(r"(?<=[一-龥])\s?\d{1,4}\s?(?=个?工作日|日内|天内|小时|万元|份)", text)
    if not found or "第" in text[: found.start()][-2:]:
        return None
    gap = chance.choice(("____", "【  】", "（  ）"))
    return text[: found.start()] + gap + text[found.end() :]


def _repealed(text: str, chance: random.Random) -> str | None:
    found = re.search("《中华人民共和国(?:民法典|建筑法|政府采购法|数据安全法)》", text)
    if not found:
        return None
    name = chance.choice(("合同法", "担保法", "物权法", "民法总则"))
    return f"{text[: found.start()]}《中华人民共和国{name}》{text[found.end() :]}"


def _account(text: str, chance: random.Random) -> str | None:
    found = re.search(r"银行账号：(\d{16,20})", text)
    if not found:
        return None
    wrong = str((int(found[1][-1]) + chance.randint(1, 8)) % 10)
    return f"{text.rstrip()} 款项汇入乙方账号：{found[1][:-1]}{wrong}"


def _day(text: str, chance: random.Random) -> str | None:
    found = re.search(r"20\d{2} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日", text)
    if not found:
        return None
    wrong = chance.choice(("2026 年 2 月 30 日", "2026年13月5日", "2026 年 6 月 31 日"))
    return text[: found.start()] + wrong + text[found.end() :]


def _paid_late(text: str, chance: random.Random) -> str | None:
    if len(text) < 30 or not text.rstrip().endswith("。"):
        return None
    days = chance.choice((75, 90, 120, 180))
    return text.rstrip() + f"甲方应当在验收合格后{days}日内支付合同款项。"


DEFECTS = (
    Defect("one digit of 大写", "C01", _word_digit),
    Defect("a sum", "C02", _sum),
    Defect("a renumbered article", "C14", _renumbered),
    Defect("a dangling reference", "C14", _dangling),
    Defect("a swapped party", "C04", _party),
    Defect("a blank", "C03", _blank),
    Defect("a repealed law", "C05", _repealed),
    Defect("a wrong account", "C04", _account),
    Defect("an impossible date", "C13", _day),
    Defect("a late payment", "C09", _paid_late),
)


def _added(sentences: dict[str, tuple[str, ...]]) -> tuple[Defect, ...]:
    return tuple(
        Defect(f"a sentence for {rule}", rule, partial(_behind, sentences=each))
        for rule, each in sentences.items()
    )


def _behind(text: str, chance: random.Random, sentences: tuple[str, ...]) -> str | None:
    return planted_sentence(text, sentences, chance)


CONTRACT_SENTENCES = _added(planted_sentences.CONTRACT)
RULING_SENTENCES = _added(planted_sentences.RULING)


def planted(
    paper: Paper, defects: Sequence[Defect] = DEFECTS, most: int = MOST, seed: int = 17
) -> Iterator[Planted]:
    """Every defect at up to `most` places of the paper, chosen by the seed."""
    chance = random.Random(seed)
    body = [each for each in paper.paragraphs("body") if each.text.strip()]
    for defect in defects:
        spoiled = [(each, text) for each in body if (text := defect.spoil(each.text, chance))]
        for each, text in chance.sample(spoiled, min(most, len(spoiled))):
            yield Planted(defect.name, defect.rule, _with(paper, each.id, text), each.id)


def _with(paper: Paper, id_: str, text: str) -> Paper:
    body, *rest = paper.stories
    blocks = tuple(_replaced(block, id_, text) for block in body.blocks)
    return paper._replace(stories=(body._replace(blocks=blocks), *rest))


def _replaced(block: Block, id_: str, text: str) -> Block:
    if isinstance(block, Paragraph):
        if block.id != id_:
            return block
        look = block.runs[0].look if len(block.runs) == 1 else Run(0, 0).look
        return block._replace(text=text, runs=(Run(0, len(text), look),))
    if not any(each.id == id_ for each in paragraphs_in((block,))):
        return block
    return Table(
        tuple(
            row._replace(
                cells=tuple(
                    cell._replace(blocks=tuple(_replaced(b, id_, text) for b in cell.blocks))
                    for cell in row.cells
                )
            )
            for row in block.rows
        )
    )
