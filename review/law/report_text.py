"""The text of an annual report: its parts, and sentences whose numbers are bound to figures.

A sentence falls away where its figures are not known or all nought; nought of a register that is
kept is said in words. Numbers are never rounded, and nothing is praised.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

Run = tuple[str, str]
"""A piece of text and the key of the figure it is; "" for words."""
SLOT = re.compile(r"\{([a-z][a-z._-]*)\}")
PARTS = "，其中"
NUMBER = re.compile(r"\d[\d,.]*")


@dataclass(frozen=True)
class Clause:
    """Words with `{figures}`; `of` are its parts (其中), each said only where it is not nought.

    Words without a figure are said where one of the parts is. `link` leads to the
    parts; where it names a day that is not known, 其中 does.
    """

    text: str
    of: tuple[str, ...] = ()
    link: str = PARTS


@dataclass(frozen=True)
class Pattern:
    """One sentence. `nought` is said where all is known and nothing happened."""

    key: str
    clauses: tuple[Clause, ...]
    nought: str = ""


@dataclass(frozen=True)
class Block:
    """One heading of the report with what stands under it.

    `required`: it must have a sentence or a text, as every part with patterns must; `carried`: last
    year's text is proposed; `public`: it stands in the copy for the public, unless the office says
    otherwise.
    """

    key: str
    heading: str
    level: int = 1
    patterns: tuple[str, ...] = ()
    required: bool = True
    carried: bool = True
    default: str = ""


BLOCKS: dict[str, Block] = {
    row.key: row
    for row in (
        Block("achievements", "一、主要举措和成效", required=False, carried=False),
        Block("study", "（一）学习贯彻习近平法治思想", 2, ("study",)),
        Block("decisions", "（二）依法决策", 2,
              ("collective", "documents", "heard", "filing", "contracts", "remarks", "counsel",
               "cleanup"), required=False),
        Block("openness", "（三）政务公开", 2, ("openness",)),
        Block("oversight", "（四）接受外部监督", 2, ("proposals", "disputes")),
        Block("publicity", "（五）普法宣传", 2, ("publicity",)),
        Block("rules", "（六）业务和制度规范化", 2, ("internal", "control")),
        Block("shortcomings", "二、存在的不足和原因"),
        Block("head", "三、主要负责人履行推进法治建设第一责任人职责情况"),
        Block("plans", "四、下一年度工作安排"),
        Block("others", "五、其他需要报告的情况", carried=False, default="无。"),
    )
}  # fmt: skip

PATTERNS: dict[str, Pattern] = {
    row.key: row
    for row in (
        Pattern("study", (
            Clause("全年安排会前学法{study.pre}次"),
            Clause("举办法治培训{study.course}期，{study.heads}人次参加"),
        ), "本年没有安排会前学法和法治培训"),
        Pattern("collective", (
            Clause("召开办公会议{meetings.held}次，研究议题{meetings.items}项"),
            Clause("对{collective}件“三重一大”事项出具法律意见"),
            Clause("对{decisions}件重大行政决策出具法律意见"),
            Clause("答复法律咨询{advice}件次"),
        ), "本年没有召开办公会议，没有出具“三重一大”事项、重大行政决策的法律意见"),
        Pattern("documents", (
            Clause("对{documents}件行政规范性文件出具合法性审核意见，以末次意见计",
                   ("合法{documents-lawful}件", "应当予以修改{documents-amend}件",
                    "不合法{documents-unlawful}件")),
        ), "本年没有出具行政规范性文件合法性审核意见"),
        Pattern("heard", (
            Clause("{heard}件文件公开征求意见，收到{heard-received}条，采纳{heard-taken}条"),
            Clause("{competition}件文件作出公平竞争审查结论"),
        ), "本年没有公开征求意见、作出公平竞争审查结论的文件"),
        Pattern("filing", (
            Clause("报送备案{filed}件", ("已登记{filed-registered}件", "待答复{filed-pending}件"), "，至{asof}"),
        ), "本年没有应当报送备案的文件"),
        Pattern("contracts", (
            Clause("审查合同{contracts}份，标的额{sum}万元，出具意见{contract-rounds}件次",
                   ("行政协议{administrative}份", "补充协议{supplements}份")),
        ), "本年没有出具合同审查意见"),
        Pattern("remarks", (
            Clause("提出并已答复的法律意见{remarks}条",
                   ("采纳{remarks-adopted}条", "部分采纳{remarks-partly}条",
                    "不采纳{remarks-declined}条")),
        ), "本年没有已经答复的法律意见"),
        Pattern("counsel", (
            Clause("法律顾问参加会议{counsel.met}次，口头咨询{counsel.oral}次"),
        ), "本年没有法律顾问参加的会议和口头咨询"),
        Pattern("cleanup", (
            Clause("对截至{clean.cutoff}有效的{clean.scope}件文件逐件清理",
                   ("继续有效{clean.kept}件", "修改{clean.amended}件", "废止{clean.repealed}件",
                    "宣布失效{clean.lapsed}件", "没有决定{clean.open}件")),
            Clause("{clean.published}件的清理结果已经公布（{clean.published-on}）"),
            Clause("对现行文件作出清理结论",
                   ("继续有效{cleaned-kept}件", "修改{cleaned-amended}件", "废止{cleaned-repealed}件",
                    "宣布失效{cleaned-lapsed}件")),
        ), "本年没有作出文件清理结论"),
        Pattern("openness", (
            Clause("主动公开信息{foi.open}条"),
            Clause("收到政府信息公开申请{foi.in}件，办结{foi.done}件", ("超期{foi.late}件",)),
        ), "本年没有收到政府信息公开申请"),
        Pattern("proposals", (
            Clause("承办代表建议{npc.in}件，按期答复{npc.answered}件"),
            Clause("承办政协提案{cppcc.in}件，按期答复{cppcc.answered}件"),
        ), "本年没有承办代表建议和政协提案"),
        Pattern("disputes", (
            Clause("新收行政复议{case.rec}件、行政诉讼{case.lit}件", ("审结{case.closed}件",
                   "被纠错{case.lost}件")),
            Clause("负责人应出庭{head.due}次，出庭{head.came}次"),
        ), "本年没有新收行政复议和行政诉讼案件"),
        Pattern("publicity", (
            Clause("开展普法活动{pub.events}场，{pub.heads}人次参加"),
        ), "本年没有开展普法活动"),
        Pattern("internal", (
            Clause("审核内部制度{internal}件"),
            Clause("年末现行制度{rules}项"),
        ), "本年没有审核内部制度，年末没有现行制度"),
        Pattern("control", (
            Clause("检查制度执行{checks.done}项", ("发现问题{checks.found}个",
                   "完成整改{checks.cured}个")),
        ), "本年没有开展内控监督检查"),
        Pattern("late", (Clause("全年有{late}件审查没有在期限内办结"),)),
        Pattern("unfiled", (
            Clause("应当报送备案的文件有{unfiled}件次没有报送"),
            Clause("{filed-late}件次晚于期限报送"),
        )),
        Pattern("uncured", (Clause("有{checks.open}项内控监督检查发现的问题没有完成整改"),)),
        Pattern("unchecked", (Clause("有{rules.unchecked}项现行制度没有检查执行情况"),)),
        Pattern("graded", (Clause("法律顾问考核有{counsel.low}次等次在合格以下"),)),
        Pattern("expired", (Clause("有{documents.expired}件文件有效期届满没有作出处理决定"),)),
        Pattern("led", (
            Clause("主持学法、培训{study.led}次"),
            Clause("主持集体审议{head.chaired}件次"),
            Clause("批准、签发文件和合同{head.signed}件次"),
            Clause("出庭应诉{head.came}次"),
        )),
        Pattern("to-evaluate", (
            Clause("{documents.ending}件文件有效期在次年届满，届满以前完成评估并作出决定"),
        )),
        Pattern("to-engage", (
            Clause("{counsel.ending}份常年法律顾问聘用在次年期满，期满以前办理续聘或者选聘"),
        )),
        Pattern("to-cure", (Clause("继续完成{checks.open}项检查发现问题的整改"),)),
        Pattern("to-check", (Clause("对{rules.unchecked}项没有检查的制度开展检查"),)),
    )
}  # fmt: skip
CANDIDATES = {
    "shortcomings": ("late", "unfiled", "uncured", "unchecked", "graded", "expired"),
    "head": ("led",),
    "plans": ("to-evaluate", "to-engage", "to-cure", "to-check"),
}
"""By block, the patterns that are no sentences of the report until somebody takes them."""


@dataclass(frozen=True)
class Slot:
    """A number as it is printed. `known` is False where its register is not kept: that is not 0.

    `words` are a day or a name that stands beside numbers and is no figure.
    """

    value: Decimal | int | None
    known: bool = True
    words: str = ""

    @property
    def nought(self) -> bool:
        return self.value == 0

    @property
    def printed(self) -> str:
        return self.words or str(self.value)


@dataclass(frozen=True)
class Sentence:
    """What a pattern came to: its runs, or none, and the figures that were not known.

    `apart`: it names somebody, and is a paragraph of its own.
    """

    pattern: str
    runs: tuple[Run, ...]
    unknown: tuple[str, ...] = ()
    apart: bool = False

    @property
    def text(self) -> str:
        return "".join(words for words, _ in self.runs)


def keys_of(pattern: Pattern) -> list[str]:
    texts = (text for clause in pattern.clauses for text in (clause.text, *clause.of))
    return [key for text in texts for key in SLOT.findall(text)]


def say(pattern: Pattern, slots: Mapping[str, Slot]) -> Sentence:
    """The sentence as the figures have it; nothing where there is nothing to say."""
    unknown = tuple(key for key in keys_of(pattern) if not _known(key, slots))
    said = [runs for clause in pattern.clauses if (runs := _clause(clause, slots))]
    if said:
        return Sentence(pattern.key, (*_joined(said, "；"), ("。", "")), unknown)
    if unknown or not pattern.nought:
        return Sentence(pattern.key, (), unknown)
    return Sentence(pattern.key, ((f"{pattern.nought}。", ""),))


def _known(key: str, slots: Mapping[str, Slot]) -> bool:
    return key in slots and slots[key].known and slots[key].value is not None


def _clause(clause: Clause, slots: Mapping[str, Slot]) -> list[Run]:
    parts = [_filled(one, slots) for one in clause.of if _worth(one, slots)]
    if not SLOT.search(clause.text):
        return [(clause.text, ""), ("：", ""), *_joined(parts, "、")] if parts else []
    if not _worth(clause.text, slots):
        return []
    head = _filled(clause.text, slots)
    known = all(_known(key, slots) for key in SLOT.findall(clause.link))
    link = clause.link if known else PARTS
    return [*head, *_filled(link, slots), *_joined(parts, "、")] if parts else head


def _worth(text: str, slots: Mapping[str, Slot]) -> bool:
    """Whether every number of it is known, and not all of them are nought."""
    keys = SLOT.findall(text)
    return all(_known(key, slots) for key in keys) and any(not slots[key].nought for key in keys)


def _filled(text: str, slots: Mapping[str, Slot]) -> list[Run]:
    pieces = SLOT.split(text)
    return [
        (slots[piece].printed, "" if slots[piece].words else piece) if place % 2 else (piece, "")
        for place, piece in enumerate(pieces)
        if piece
    ]


def _joined(parts: Sequence[Sequence[Run]], mark: str) -> list[Run]:
    found: list[Run] = []
    for place, runs in enumerate(parts):
        found += [(mark, ""), *runs] if place else runs
    return found


def loose(text: str) -> list[str]:
    """The numbers in a text that somebody typed: they are bound to no figure."""
    return list(dict.fromkeys(NUMBER.findall(text)))


def old_years(text: str, year: int) -> list[str]:
    """Years before the report's own that a text from last year still names."""
    return [one for one in dict.fromkeys(re.findall(r"20\d\d(?=年)", text)) if int(one) < year]
