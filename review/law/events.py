"""The words of the review log: what each kind of event is called, and what it tells."""

from __future__ import annotations

from typing import Any

from review.law.event_words import WORDS as WORDS
from review.law.factors import Factor
from review.law.kinds import EDITIONS, KINDS
from review.law.personal_signatures import confirmed
from review.law.vocabulary import (
    Alarm,
    Classified,
    Conclusion,
    Disposition,
    Exempt,
    Filed,
    Grave,
    Issuer,
    Kind,
    Lead,
    Outcome,
    Outside,
    Performed,
    Proof,
    Quorum,
    Receiver,
    Reply,
    Resolution,
    Severity,
    Status,
    Unasked,
    Verdict,
    Word,
)
from review.words import Listed, Words

SPOKEN: tuple[type[Word], ...] = (
    Filed, Resolution, Issuer, Classified, Receiver, Verdict, Disposition, Performed, Alarm, Severity, Reply,
    Conclusion, Kind, Status, Outcome, Proof, Quorum, Grave, Factor, Lead, Outside, Exempt, Unasked,
)  # fmt: skip
VALUES = {word.value: word.label for kind in SPOKEN for word in kind}
TOLD = {
    "person": "人员",
    "factor": "第二步",
    "scopes": "范围",
    "until": "有效期至",
    "reason": "理由",
    "text": "",
    "name": "文件",
    "note": "说明",
    "number": "编号",
    "conclusion": "结论",
    "reply": "采纳情况",
    "severity": "程度",
    "why": "原因",
    "check": "签署件核对",
    "proof": "核对依据",
    "answered": "逐处意见",
    "agreed": "核对结论",
    "awaited": "还等",
    "pages": "页数",
    "explanation": "差异说明",
    "rule": "检查规则",
    "quote": "原文",
    "charged": "交给",
    "period": "期限",
    "urged": "催办对象",
    "old": "原为",
    "new": "改为",
    "acting": "代理",
    "term": "期间",
    "filed": "进展",
    "performed": "事件",
    "alarm": "情形",
    "happened_on": "发生日期",
    "amount": "金额（元）",
    "begins_on": "开始日期",
    "ends_on": "届满日期",
    "late_reason": "补录理由",
    "found": "情况",
    "measures": "措施",
    "direction": "批示",
    "original": "原合同",
    "model_text": "示范文本",
    "owner": "归口",
    "basis": "依据",
    "former": "上次的合同",
    "changes": "改动",
    "words": "留白",
    "differing": "排版后不同（处）",
    "printed_as": "排版后为",
    "beyond": "意见之外的改动（段）",
    "readers": "看过改动的人",
    "finding": "认定结论",
    "issuer": "制发名义",
    "disposition": "处理",
    "verdict": "审查结论",
    "duty": "审查",
    "body": "作出机关",
    "concluded_on": "作出日期",
    "place": "发布渠道",
    "short_reason": "缩短期限的理由",
    "received": "收到意见（条）",
    "adopted": "采纳（条）",
    "meeting": "会议",
    "held_on": "开会日期",
    "minutes": "纪要文号",
    "attendance": "出席",
    "votes": "表决",
    "dissent": "不同意见",
    "last_word": "主要负责人意见",
    "resolution": "审议结果",
    "formed_on": "成文日期",
    "copies": "份数",
    "published_on": "公布日期",
    "effective_on": "施行日期",
    "valid_until": "有效期至",
    "endless_reason": "不设有效期的理由",
    "soon_reason": "提前施行的理由",
    "receiver": "备案机关",
    "filed_on": "报送日期",
    "documents": "文件（件）",
    "cutoff": "截止日期",
    "decided_on": "决定日期",
    "followed": "对法律意见",
    "departure": "不采纳的理由",
    "edition": "程序版次",
    "second": "兼任",
    "quorum": "法定人数",
    "voting": "表决与否",
    "member": "成员",
    "planned_on": "拟开会日期",
    "grave": "三重一大类别",
    "moved": "",
    "ledger": "台账",
    "records": "记录（条）",
    "scans": "扫描件（份）",
    "unmatched": "没有对上的文件（份）",
    "left_out": "有问题未导入（行）",
    "series": "编号顺延",
    "heading": "部分",
    "section": "科室",
    "figure": "指标",
    "source": "来源",
    "lead": "联合制发",
    "bodies": "其他机关",
    "outcome": "结论",
    "heard": "听取意见",
    "exempt": "例外规定",
    "milder": "没有影响更小的方案",
    "ends_when": "实施期限或者终止条件",
    "unasked": "不公开征求意见的情形",
    "template": "文书模板",
    "repealed_on": "废止日期",
    "replaced_by": "替代文件",
    "checked": "核对日期",
    "rows": "行数",
    "directory": "单位目录",
    "group": "目录中的组",
    "post": "角色",
}


def words(event: dict[str, Any], kind: Kind | None) -> str:
    """What happened, in two to eight characters; `kind` is that of the matter it happened to."""
    if event["action"] == "step":
        return _label(event["data"]["step"], kind, event["data"].get("to"))
    action = str(event["action"])
    return WORDS.get(action, action)


def _label(name: str, kind: Kind | None, to: str | None) -> str:
    """What the chapter of this kind calls a step, in the edition in which it leads there.

    A document that was classified anew took steps that only the chapter it stood in before has.
    """
    own = list(KINDS[kind].editions) if kind else []
    steps = [
        chapter.by_name[name] for chapter in (*own, *EDITIONS.values()) if name in chapter.by_name
    ]
    fitting = (step for step in steps if step.after.value == to)
    step = next(fitting, steps[0] if steps else None)
    return step.label if step else name


def details(event: dict[str, Any]) -> list[str]:
    """What the event tells beside its name, one Chinese line each."""
    data = event["data"]
    lines: list[str] = []
    if event["action"] == "step":
        lines.append(Listed(" → ", (VALUES[data["from"]], VALUES[data["to"]])))
    for key, label in TOLD.items():
        value = str(data.get(key) or "")
        if not value or (key == "text" and event["action"] not in ("annotate", "remark")):
            continue
        shown = VALUES.get(value, value)
        lines.append(Words("{label}：{shown}", label=label, shown=shown) if label else shown)
    if by := confirmed(event):
        lines.append(by.label)
    if event["object"] and event["object"].get("sha256"):
        lines.append(f"SHA-256 {event['object']['sha256'][:16]}…")
    return lines
