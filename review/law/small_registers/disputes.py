"""复议、诉讼、仲裁: the cases and the periods that each paper received begins."""

from __future__ import annotations

from review.law.setting import Certainty
from review.law.small_registers.grammar import (
    EITHER,
    ONCE,
    YES,
    Counted,
    Field,
    Form,
    SmallRegister,
    Stage,
    Term,
    begun,
    both,
    filled,
    said,
)
from review.law.vocabulary import Unit

F, V = Form, Certainty.VERIFIED
W, D, MO = Unit.WORKDAY, Unit.DAY, Unit.MONTH
REVIEW, SUIT = "行政复议", "行政诉讼"
WON = ("维持", "驳回", "撤回、终止", "和解、调解")
LOST = ("撤销", "变更", "确认违法或者无效", "责令履行")
PAPERS = (
    ("复议申请书副本（普通程序）", "提交答复书、证据", 10, W, "行政复议法第四十八条"),
    ("复议申请书副本（简易程序）", "提交答复书、证据", 5, W, "行政复议法第五十四条"),
    ("附带审查通知", "制定机关提交依据", 10, W, "行政复议法第五十八条"),
    ("行政复议意见书", "报告整改情况", 60, D, "行政复议法第七十六条"),
    (
        "责令重作的复议决定书（没有写明期限）",
        "重新作出行政行为",
        60,
        D,
        "行政复议法实施条例第五十八条",
    ),
    ("行政起诉状副本", "提交答辩状、证据", 15, D, "行政诉讼法第六十七条"),
    ("行政判决书", "上诉", 15, D, "行政诉讼法第八十五条"),
    ("行政裁定书", "上诉", 10, D, "行政诉讼法第八十五条"),
    ("民事起诉状副本", "提交答辩状、管辖异议", 15, D, "民事诉讼法第一百二十八条、第一百三十条"),
    ("民事判决书", "上诉", 15, D, "民事诉讼法第一百七十一条"),
    ("民事裁定书", "上诉", 10, D, "民事诉讼法第一百七十一条"),
    ("仲裁裁决书", "申请撤销", 3, MO, "仲裁法第七十二条"),
    ("劳动仲裁申请书副本", "提交答辩书", 10, D, "劳动争议调解仲裁法第三十条"),
    ("劳动仲裁裁决书", "起诉", 15, D, "劳动争议调解仲裁法第五十条"),
    ("劳动仲裁终局裁决书", "用人单位申请撤销", 30, D, "劳动争议调解仲裁法第四十九条"),
)
OTHER_PAPER = "其他"
RULINGS = frozenset(row[0] for row in PAPERS if "书副本" not in row[0] and row[0] != "附带审查通知")
"""Of the papers those that end an instance; their periods run from the day they came."""


DISPUTES = (
    SmallRegister("cases", "复议、诉讼、仲裁", "件", "收到文书日期", "案由", (
        Field("kind", "类别", F.CHOICE, (REVIEW, SUIT, "民事诉讼", "仲裁", "劳动仲裁")),
        Field("body", "受理机关和案号"),
        Field("other", "对方当事人", note="只在本台账显示，不进入公开稿"),
        Field("standing", "地位", F.CHOICE, ("被申请人", "被告", "制定机关", "原告、申请人", "第三人", "承办单位")),
        Field("paper", "收到的文书", F.CHOICE, (*(row[0] for row in PAPERS), OTHER_PAPER)),
        Field("answered_on", "办理日期", F.DAY, required=False, note="答复、答辩、上诉等的日期"),
        Field("hearing_on", "开庭、听证日期", F.DAY, required=False),
        Field("heard", "已开庭，负责人应出庭", F.CHOICE, EITHER),
        Field("came", "负责人出庭", F.CHOICE, EITHER),
        Field("absent", "负责人不能出庭的理由", F.AREA, required=False, note="行政诉讼须有加盖公章的说明"),
        Field("result", "结果", F.CHOICE, (*WON, *LOST), required=False),
        Field("ruling", "收到的裁判、决定", F.CHOICE, tuple(row[0] for row in PAPERS if row[0] in RULINGS), required=False),
        Field("ruled_on", "收到裁判、决定的日期", F.DAY, required=False),
        Field("contested_on", "上诉、起诉、重作、报告整改的日期", F.DAY, required=False),
        Field("performed", "履行情况", F.AREA, required=False, note="写明日期；没有履行内容的写“不需要履行”"),
        Field("lesson", "原因和改进", F.AREA, required=False),
    ), (
        Counted("case.rec", "新收行政复议", "件", "一案经几级计1件，以收到第一份文书为准", said("kind", REVIEW)),
        Counted("case.lit", "新收行政诉讼", "件", "一案经几级计1件，以收到第一份文书为准", said("kind", SUIT)),
        Counted("case.closed", "其中审结", "件", "复议、行政诉讼登记了结果的",
                both(said("kind", REVIEW, SUIT), filled("result"))),
        Counted("case.lost", "其中被纠错", "件", "撤销、变更、确认违法或者无效、责令履行",
                both(said("kind", REVIEW, SUIT), said("result", *LOST))),
        Counted("head.due", "负责人应出庭", "次", ONCE, both(said("kind", SUIT), said("heard", YES))),
        Counted("head.came", "负责人出庭", "次", ONCE,
                both(said("kind", SUIT), said("heard", YES), said("came", YES))),
    ), "永久", "行政复议法；行政诉讼法；民事诉讼法", V,
        terms=(*(Term("paper", *row, "answered_on") for row in PAPERS),
               *(Term("ruling", *row, "contested_on", "ruled_on") for row in PAPERS if row[0] in RULINGS)),
        stages=(
            Stage("收到", "", (), begun),
            Stage("答辩", "登记答复、答辩", ("answered_on",), filled("answered_on")),
            Stage("审理", "登记审理", ("heard", "came", "hearing_on", "absent"),
                  both(filled("answered_on"), filled("heard"))),
            Stage("结案", "登记结果", ("result", "ruling", "ruled_on", "contested_on"), filled("result")),
            Stage("履行", "登记履行", ("performed", "contested_on"), filled("performed")),
            Stage("复盘", "登记复盘", ("lesson",), filled("lesson")),
        )),
)  # fmt: skip
