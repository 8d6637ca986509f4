"""The words of the review log: what each kind of event is called, and what it tells."""

from __future__ import annotations

from typing import Any

from review.law.factors import Factor
from review.law.kinds import EDITIONS, KINDS
from review.law.vocabulary import (
    Alarm,
    Classified,
    Conclusion,
    Disposition,
    Filed,
    Grave,
    Issuer,
    Kind,
    Outcome,
    Performed,
    Proof,
    Quorum,
    Receiver,
    Reply,
    Resolution,
    Severity,
    Status,
    Verdict,
    Word,
)

WORDS = {
    "open": "新建送审",
    "classify": "认定",
    "classified": "按认定新建",
    "describe": "填写基本信息",
    "upload": "上传文本",
    "receive_old": "收到旧版文件",
    "convert": "转换为 .docx",
    "recognise": "识别扫描件文字",
    "keep_template": "示范文本入库",
    "retire_template": "停用示范文本",
    "attach": "提交材料",
    "withdraw_material": "撤下材料",
    "annotate": "批注",
    "withdraw_annotation": "撤回批注",
    "remark": "回复批注",
    "answer": "答复批注",
    "point": "指明改动处",
    "confirm": "确认不采纳",
    "settle": "了结批注",
    "reopen": "重新打开批注",
    "charge": "交办批注",
    "place": "人工定位批注",
    "drop": "记为原文已删除",
    "carry": "批注带入新版",
    "receive_returned": "收到 Word 批注稿",
    "take_in": "导入 Word 批注稿",
    "opinion": "签发审查意见",
    "explain_blank": "说明留白",
    "print_text": "排版核对",
    "pass_difference": "认可排版差异",
    "open_changes": "打开差异",
    "legal_review": "采纳或者不采纳法律意见",
    "move_edition": "改按新版程序办理",
    "compare": "复核差异",
    "signing_copy": "生成签署用文本",
    "print_signing_copy": "签署用文本排版为 PDF",
    "receive_signed": "收到签署件",
    "refuse_signed": "拒收签署件",
    "recognise_signed": "识别签署件文字",
    "confirm_copy": "核对签署件",
    "uphold": "确认审查结论仍然适用",
    "void": "失效",
    "performance": "登记履行",
    "term": "填写履行期限",
    "filing_event": "登记备案进展",
    "alert": "报送预警",
    "direct": "批示预警",
    "set_finding_aside": "检查发现记为不适用",
    "supplement": "发起补充协议",
    "supplement_notice": "发出补正通知书",
    "refused": "操作被拒绝",
    "secret_refused": "涉密文件被拒收",
    "sign_in": "登录",
    "password_right": "密码正确，待第二步验证",
    "sign_in_refused": "登录失败",
    "enrol_factor": "设置第二步验证",
    "renew_codes": "重新生成恢复码",
    "factor_refused": "第二步验证失败",
    "step_up": "再次验证身份",
    "make_token": "生成令牌",
    "revoke_token": "撤销令牌",
    "drop_factor": "取消第二步验证",
    "reset_factor": "清除第二步验证",
    "sign_out": "退出",
    "demo_switch": "演示切换角色",
    "enrol": "登记人员",
    "password_chosen": "设置密码",
    "ask_link": "请求重设密码",
    "sign_as": "修改落款附注",
    "disable": "停用账号",
    "issue_link": "生成登记链接",
    "enable": "恢复账号",
    "unlock": "解除锁定",
    "amend_person": "修改人员",
    "import_calendar": "录入放假安排",
    "annual_list": "报送年度发文目录",
    "enter_register": "登记小台账",
    "correct_entry": "更正小台账",
    "confirm_entry": "确认小台账",
    "say_of_year": "小台账年度说明",
    "import_past": "导入历史台账",
    "withdraw_past": "撤回历史台账",
    "open_report": "建立年度报告",
    "write_report": "撰写年度报告",
    "ask_report": "年度报告请科室提供内容",
    "amend_report": "年度报告更正指标",
    "weigh_report": "年度报告处理不足线索",
    "clear_report": "年度报告公开稿保密审查",
    "report_step": "办理年度报告",
    "recompute": "重算期限",
    "extend": "延长期限",
    "hold_clock": "停止计算期限",
    "resume_clock": "恢复计算期限",
    "urge": "催办",
    "set": "修改设置",
    "set_up_body": "设立议事机构",
    "seat_member": "登记成员",
    "unseat_member": "成员离任",
    "call_sitting": "召集会议",
    "put_on_agenda": "列入议程",
    "hold_sitting": "登记会议召开",
    "ask_follow_up": "督办",
    "report_follow_up": "督办办结",
    "set_checklist": "修改审查清单",
    "delegate": "授权代理",
    "end_delegation": "收回代理",
    "export": "导出案卷",
    "retry_job": "再试后台任务",
    "backup": "备份",
    "resume": "准备恢复日志",
    "confirm_resume": "确认恢复日志",
    "rotate_key": "更换签名密钥",
    "verify_log": "核验全部日志",
    "record": "登记内容存证",
    "anchor": "既有记录存证",
}
SPOKEN: tuple[type[Word], ...] = (
    Filed, Resolution, Issuer, Classified, Receiver, Verdict, Disposition, Performed, Alarm, Severity, Reply,
    Conclusion, Kind, Status, Outcome, Proof, Quorum, Grave, Factor,
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
    "left_out": "有问题未导入（行）",
    "series": "编号顺延",
    "heading": "部分",
    "section": "科室",
    "figure": "指标",
    "source": "来源",
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
    lines = []
    if event["action"] == "step":
        lines.append(f"{VALUES[data['from']]} → {VALUES[data['to']]}")
    for key, label in TOLD.items():
        value = str(data.get(key) or "")
        if not value or (key == "text" and event["action"] not in ("annotate", "remark")):
            continue
        shown = VALUES.get(value, value)
        lines.append(f"{label}：{shown}" if label else shown)
    if event["object"] and event["object"].get("sha256"):
        lines.append(f"SHA-256 {event['object']['sha256'][:16]}…")
    return lines
