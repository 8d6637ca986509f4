"""Verify an exported case file, off-line, with this one file, Python and `cryptography`.

    python3 verify.py case.zip [--known held-checkpoints.txt] [--printed 120:9f86d08…]
                               [--key public-keys.txt] [--document contract.docx]

Exit code 0: all fits; 1: something was altered; 2: it cannot be read or cannot be decided.
It imports nothing of the system it judges: it restates RFC 8785 (a subset), RFC 6962 and the C2SP
signed note in a few lines each, so that an auditor can copy it, read it through and keep it.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import re
import sys
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import load_der_public_key
except ImportError:  # Python itself would leave with 1, which here means altered
    print("无法核验：请先安装 cryptography（pip install cryptography）", file=sys.stderr)
    sys.exit(2)

COMMON = {"README.txt", "checkpoints.txt", "documents.jsonl", "events.jsonl", "keys.txt"}
MATTER = COMMON | {"consistency.jsonl", "proofs.jsonl"}
ROWS = "rows.jsonl"  # with it a case is of the second form, and may hold files to read
FILES = "files/"
FILE_COLUMNS = ("sha256", "letter", "sheet", "print")  # of a row: the others name no file to read
WRITER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)
MOST_BYTES = 4 << 30
MOST_FAULTS = 20
NOTE = re.compile(
    r"(?P<text>(?P<origin>[^\n]+)\n(?P<size>0|[1-9][0-9]*)\n(?P<root>[A-Za-z0-9+/]{43}=)\n"
    r"(?:[^\n]+\n)*)\n(?P<signatures>(?:\u2014 [^\s+]+ [A-Za-z0-9+/=]+\n)+)"
)
LIMITS = (
    "从未登记进日志的事情",
    "同时掌握数据库、签名密钥和本人凭证的人，在下一个外部留存的检查点之前伪造的末尾事件",
    "登记时系统时钟本身不准",
)
OMITTED = (
    "本事项有没有漏交的事件（单个事项的案卷只证明所列事件在日志中；要证明完整，须核验全库案卷）"
)
UNANCHORED = (
    "整体重写：本次没有与外部留存的检查点比对，掌握数据库和签名密钥的人若重写全部日志，不能发现"
    "（请用 --known 或 --printed 提供一份）"
)
DERIVED = (
    "index.html、annotations.json 和含批注的 Word 文件由系统导出时生成，其指纹记在导出案卷的事件里；"
    "它们是否如实反映登记内容，以事件和登记的文件为准"
)
UNTRUSTED = "公钥取自案卷本身，请与启用系统时留存的公钥核对，或用 --key 提供"


RESUMING = ("resume", "confirm_resume")
ROTATION = "rotate_key"
EVERYWHERE = (*RESUMING, ROTATION)  # of the whole log, and in the case of each matter

# What the acts are called; steps stand apart, by their own names.
ACTS = {
    "open": "新建送审",
    "classify": "认定",
    "classified": "按认定新建",
    "confirm_finding": "确认认定",
    "enter_comment": "登记公众意见",
    "allot_number": "预留文号",
    "void_number": "作废文号",
    "list_issuer": "列入制定主体清单",
    "strike_issuer": "移出制定主体清单",
    "describe": "填写基本信息",
    "upload": "上传文本",
    "receive_old": "收到旧版文件",
    "convert": "转换为 .docx",
    "recognise": "识别扫描件文字",
    "keep_template": "示范文本入库",
    "retire_template": "停用示范文本",
    "start_from": "登记起草来源",
    "keep_clause": "条款入库",
    "retire_clause": "停用条款",
    "keep_letter_template": "启用文书模板",
    "reset_letter_template": "恢复内置文书格式",
    "name_predecessor": "写明修订的文件",
    "successor_named": "另一文件写明修订本文件",
    "keep_legislation": "修改法规数据",
    "end_legislation": "移出法规数据",
    "import_legislation": "导入法规数据",
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
    "backup": "备份",
    "move_files": "搬迁文件库",
    "retry_job": "再试后台任务",
    "legal_review": "采纳或者不采纳法律意见",
    "move_edition": "改按新版程序办理",
    "set_up_body": "设立议事机构",
    "seat_member": "登记成员",
    "unseat_member": "成员离任",
    "call_sitting": "召集会议",
    "end_body": "撤销议事机构",
    "put_on_agenda": "列入议程",
    "take_off_agenda": "撤下议题",
    "hold_sitting": "登记会议召开",
    "ask_follow_up": "督办",
    "report_follow_up": "督办办结",
    "print_text": "排版核对",
    "pass_difference": "认可排版差异",
    "open_changes": "打开差异",
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
    "malware_refused": "含恶意程序的文件被拒收",
    "throttled": "超过次数限制",
    "sign_in": "登录",
    "password_right": "密码正确，待第二步验证",
    "sign_in_refused": "登录失败",
    "enrol_factor": "设置第二步验证",
    "enrol_passkey": "登记通行密钥",
    "remove_passkey": "移除通行密钥",
    "renew_codes": "重新生成恢复码",
    "factor_refused": "第二步验证失败",
    "step_up": "再次验证身份",
    "send_link": "寄送单个事项的链接",
    "open_link": "用单个事项的链接登录",
    "revoke_link": "撤销单个事项的链接",
    "hold_mailed": "收到邮件寄回的文件，待本人确认",
    "confirm_mailed": "确认邮件寄回的文件",
    "drop_mailed": "不要邮件寄回的文件",
    "mail_refused": "邮件寄回的文件没有收下",
    "mail_text": "把送审文本寄给本人",
    "make_feed": "生成日历订阅地址",
    "revoke_feed": "撤销日历订阅地址",
    "issue_compilation": "印发制度汇编",
    "open_campaign": "开展清理",
    "propose_cleanup": "提出清理意见",
    "resolve_cleanup": "登记清理审议结果",
    "decide_cleanup": "作出清理决定",
    "publish_cleanup": "公布清理结果",
    "make_webhook": "设置网络回调",
    "end_webhook": "停用网络回调",
    "set_up_directory": "设置单位目录",
    "end_directory": "停用单位目录",
    "map_group": "设置目录组对应的角色",
    "unmap_group": "取消目录组对应的角色",
    "link_directory": "对应目录中的人员",
    "unlink_directory": "取消对应目录中的人员",
    "directory_right": "单位目录已核实身份，待第二步验证",
    "directory_refused": "从单位目录登录未成",
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
    "carry_on_entry": "续办小台账",
    "confirm_entry": "确认小台账",
    "say_of_year": "小台账年度说明",
    "import_past": "导入历史台账",
    "withdraw_past": "撤回历史台账",
    "keep_scans": "历史台账扫描件入库",
    "open_report": "建立年度报告",
    "write_report": "撰写年度报告",
    "ask_report": "年度报告请科室提供内容",
    "amend_report": "年度报告更正指标",
    "weigh_report": "年度报告处理指标线索",
    "clear_report": "年度报告公开稿保密审查",
    "report_step": "办理年度报告",
    "recompute": "重算期限",
    "extend": "延长期限",
    "hold_clock": "停止计算期限",
    "resume_clock": "恢复计算期限",
    "urge": "催办",
    "set": "修改设置",
    "set_checklist": "修改审查清单",
    "delegate": "授权代理",
    "end_delegation": "收回代理",
    "export": "导出案卷",
    "verify_log": "核验全部日志",
    "resume": "准备恢复日志",
    "confirm_resume": "确认恢复日志",
    "rotate_key": "更换签名密钥",
    "record": "登记内容存证",
    "anchor": "既有记录存证",
}
STEPS = {
    "submit": "送审",
    "resubmit": "补正后重新送审",
    "withdraw": "撤回",
    "accept": "受理",
    "resume": "受理并恢复审查",
    "send_back": "退回补正",
    "assign": "分办",
    "reassign": "改派",
    "declare": "声明无利益冲突",
    "disclose": "披露利益冲突情形",
    "consent": "知情同意",
    "recuse": "回避",
    "opine": "出具审查意见",
    "revise_in_review": "更换送审文本",
    "revise": "上传修改稿",
    "request_review": "提请复审",
    "propose": "提请审批",
    "approve": "同意",
    "disapprove": "退回修改",
    "clear": "准予签署",
    "refuse": "不予放行",
    "sign": "登记签订",
    "archive": "归档",
    "abandon": "终止办理",
    "open_comment": "公开征求意见",
    "close_comment": "结束征求意见",
    "skip_comment": "不公开征求意见",
    "review_competition": "公平竞争审查",
    "assess_consistency": "宏观政策取向一致性评估",
    "redraft": "退回起草，补正程序",
    "reclassify": "重新认定",
    "to_meeting": "提请集体审议",
    "record_meeting": "登记会议决定",
    "legal_review": "出具合法性审核意见",
    "ask_counsel_again": "请法律顾问补充意见",
    "pass_meeting": "审议通过",
    "pass_in_principle": "原则通过",
    "deliberate_again": "再议",
    "reject": "审议未通过",
    "revise_in_principle": "按审议意见修改",
    "settle_text": "修改定稿",
    "revise_passed": "修改审议通过的文本",
    "sign_off": "签发",
    "decline_sign_off": "退回，不予签发",
    "issue": "统一登记、编号、印发",
    "publish": "公布",
    "file": "报送备案",
    "register": "登记备案结果",
    "close_filing": "备案退回，办结",
    "annul": "登记撤销",
    "evaluate": "记录实施后评估",
    "keep": "清理：继续有效",
    "amend": "清理：修改",
    "repeal": "清理：废止",
    "lapse": "清理：宣布失效",
    "compile": "编入制度汇编",
    "hurry": "说明审查时间不足的理由",
    "cosign_draft": "登记联合起草单位会签",
    "send_out": "送出审核",
    "send_again": "修改后再次送出审核",
    "record_outside": "登记外部审核意见",
    "revise_outside": "按外部意见修改",
    "answer_outside": "答复外部审核意见",
    "answer_lead": "答复牵头机关意见",
    "countersign": "会签",
    "decline_countersign": "退回，不予会签",
    "record_decision": "登记制发机关审议",
    "record_signing": "登记制发机关签发",
    "give_back": "制发机关退回修改",
    "drop_there": "制发机关不予制发",
    "cosign": "登记会签",
    "record_issue": "登记制发机关印发",
    "record_publication": "登记制发机关公布",
    "record_filing": "登记制发机关备案",
    "supersede": "被修订后的制度替代",
}


class Report:
    """What was shown, what to notice, what does not fit and what could not be decided."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.remarks: list[str] = []
        self.faults: list[str] = []
        self.undecided: list[str] = []
        self.limits = list(LIMITS)

    @property
    def code(self) -> int:
        return 1 if self.faults else 2 if self.undecided else 0

    def print(self) -> None:
        outcome = ("核验通过", f"发现{len(self.faults)}处不符", "不能判定")[self.code]
        faults = self.faults[:MOST_FAULTS]
        if len(self.faults) > MOST_FAULTS:
            faults.append(f"另有{len(self.faults) - MOST_FAULTS}处")
        print(f"结论：{outcome}")
        for title, sentences in (
            ("不符", faults),
            ("不能判定", self.undecided),
            ("核验了", self.shown),
            ("请注意", self.remarks),
            ("本次核验不能发现", self.limits),
        ):
            if sentences:
                print(f"{title}：", *(f"  - {sentence}" for sentence in sentences), sep="\n")


class Note(NamedTuple):
    """One checkpoint, not yet believed."""

    origin: str
    size: int
    root: bytes
    text: str
    signatures: str


# RFC 8785, restricted: no floats, integers below 2^53, ASCII keys.


def parse(body: bytes) -> Any:
    """Read canonical JSON; raise ValueError for anything else."""
    try:
        value = json.loads(body)
        _refuse(value)
        same = WRITER.encode(value).encode() == body
    except RecursionError as fault:
        raise ValueError("嵌套过深") from fault
    if not same:
        raise ValueError("不是规范形式")
    return value


def _refuse(value: Any) -> None:
    kind = type(value)
    if kind is dict:
        if not "".join(value).isascii():
            raise ValueError("键只能用ASCII字符")
        value = list(value.values())
    if kind in (dict, list):
        for item in value:
            _refuse(item)
    elif kind is float or (kind is int and abs(value) >= 2**53):
        raise ValueError("不允许的数")


# RFC 6962 §2.1


def digest(data: bytes, alg: str) -> bytes:
    if alg not in ("sha256", "sm3"):
        raise ValueError(f"不支持的哈希算法：{alg}")
    return hashlib.new(alg, data).digest()


def node(left: bytes, right: bytes, alg: str) -> bytes:
    return digest(b"\x01" + left + right, alg)


def roots(leaves: list[bytes], sizes: set[int], alg: str) -> dict[int, bytes]:
    """The root of the log at each of these sizes, as far as it goes."""
    stack: list[bytes] = []
    known_roots = {0: digest(b"", alg)}
    for size, new in enumerate(leaves, 1):
        rest = size - 1
        while rest & 1:
            new, rest = node(stack.pop(), new, alg), rest >> 1
        stack.append(new)
        if size in sizes:
            *lefts, root = stack
            for left in reversed(lefts):
                root = node(left, root, alg)
            known_roots[size] = root
    return known_roots


def climb(leaf: bytes, index: int, size: int, path: list[bytes], alg: str) -> bytes:
    """The root that the audit path leads to; it uses up `path` (§2.1.1)."""
    if size <= 1:
        return leaf
    middle, beside = 1 << (size - 1).bit_length() - 1, path.pop()
    if index < middle:
        return node(climb(leaf, index, middle, path, alg), beside, alg)
    return node(beside, climb(leaf, index - middle, size - middle, path, alg), alg)


def included(leaf: bytes, index: int, size: int, proof: list[bytes], root: bytes, alg: str) -> bool:
    path = list(proof)
    try:
        return 0 <= index < size and climb(leaf, index, size, path, alg) == root and not path
    except IndexError:
        return False


def grow(
    old: int, size: int, path: list[bytes], known: bytes | None, alg: str
) -> tuple[bytes, bytes]:
    """The roots at `old` and at `size`; it uses up `path`, `known` is the old root (§2.1.2)."""
    if old == size:
        whole = path.pop() if known is None else known
        return whole, whole
    middle, beside = 1 << (size - 1).bit_length() - 1, path.pop()
    if old <= middle:
        left, right = grow(old, middle, path, known, alg)
        return left, node(right, beside, alg)
    left, right = grow(old - middle, size - middle, path, None, alg)
    return node(beside, left, alg), node(beside, right, alg)


def consistent(
    old: int, old_root: bytes, new: int, new_root: bytes, proof: list[bytes], alg: str
) -> bool:
    if not 0 < old <= new:
        expected = new_root if new == 0 else digest(b"", alg)
        return old == 0 <= new and not proof and old_root == expected
    path = list(proof)
    try:
        return grow(old, new, path, old_root, alg) == (old_root, new_root) and not path
    except IndexError:
        return False


# C2SP signed note


def notes(text: str) -> list[Note]:
    """Read checkpoints, one after another with blank lines between."""
    parsed: list[Note] = []
    place = 0
    while place < len(text.rstrip("\n")):
        note = NOTE.match(text, place)
        if not note:
            raise ValueError(f"第{len(parsed) + 1}个检查点无法读取")
        said = note["origin"], int(note["size"]), base64.b64decode(note["root"])
        parsed.append(Note(*said, note["text"], note["signatures"]))
        place = note.end() + text.startswith("\n", note.end())
    if not parsed:
        raise ValueError("没有检查点")
    return parsed


def keys(text: str) -> dict[str, bytes]:
    """Public keys by name and id, from their lines name+id+base64(1 ‖ key)."""
    by_id = {}
    for line in text.split():
        name, number, packed = line.split("+", 2)
        raw = base64.b64decode(packed, validate=True)
        true = hashlib.sha256(name.encode() + b"\n" + raw).hexdigest()[:8]
        if (raw[:1], len(raw), number) != (b"\x01", 33, true):
            raise ValueError(f"公钥{number}与其名称或编号不符")
        by_id[f"{name}+{number}"] = raw[1:]
    return by_id


def signed(note: Note, trusted: dict[str, bytes]) -> bool:
    """Whether a trusted key signed the note; other signatures are passed over."""
    for line in note.signatures.splitlines():
        _, name, packed = line.split(" ")
        try:
            raw = base64.b64decode(packed, validate=True)
            key = trusted.get(f"{name}+{raw[:4].hex()}")
            if key and name == note.origin:
                Ed25519PublicKey.from_public_bytes(key).verify(raw[4:], note.text.encode())
                return True
        except (ValueError, InvalidSignature):
            continue
    return False


# The case file


def _lines(body: bytes) -> list[bytes]:
    if body and not body.endswith(b"\n"):
        raise ValueError("末行残缺")
    return body.split(b"\n")[:-1]


class Case:
    """The unpacked zip of a whole log (`matter` is None) or of one matter."""

    def __init__(self, file: str, report: Report) -> None:
        self._unpack(file, report)
        self.bodies = _lines(self.members["events.jsonl"])
        self.leaves = [digest(b"\x00" + body, self.alg) for body in self.bodies]
        self.restored = restorations(self.bodies)
        self.lost = {mark for epoch in self.restored for mark in epoch["data"]["superseded"]}
        signed = notes(self.members["checkpoints.txt"].decode())
        self.superseded = [signed_note for signed_note in signed if _mark(signed_note) in self.lost]
        self.notes = [signed_note for signed_note in signed if _mark(signed_note) not in self.lost]
        self.newest = max(self.notes, key=lambda note: note.size)
        said = (self.newest.origin, self.newest.size, self.newest.root.hex())
        if (self.manifest["origin"], self.manifest["size"], self.manifest["root"]) != said:
            report.faults.append("案卷清单与最新的检查点不符")

    def _unpack(self, file: str, report: Report) -> None:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            if sum(entry.file_size for entry in entries) > MOST_BYTES:
                raise ValueError("案卷过大")
            self.members = {entry.filename: archive.read(entry) for entry in entries}
        self.manifest = parse(self.members.pop("manifest.json"))
        self.alg, self.matter = self.manifest["alg"], self.manifest["matter"]
        expected = COMMON if self.matter is None else MATTER
        self.read = ROWS in self.members
        beside = set(self.members) - expected if self.read else set()
        if len(entries) != len(expected | beside) + 1 or set(self.members) != expected | beside:
            raise ValueError("案卷的文件不全、重复或多余")
        if self.manifest["v"] != (2 if self.read else 1) or set(self.manifest["files"]) != set(
            self.members
        ):
            report.faults.append("案卷清单与案卷的文件不符")
        for name, body in self.members.items():
            if hashlib.sha256(body).hexdigest() != self.manifest["files"].get(name):
                report.faults.append(f"{name}与案卷清单不符")

    def rows(self, name: str) -> list[dict[str, Any]]:
        return [parse(line) for line in _lines(self.members[name])]

    def prepare(self, sizes: set[int]) -> None:
        """Make `holds` able to answer for these sizes."""
        if self.matter is None:
            self.roots = roots(self.leaves, sizes, self.alg)
        else:
            self.roots = {0: digest(b"", self.alg), self.newest.size: self.newest.root}
            self.earlier = {row["size"]: row["path"] for row in self.rows("consistency.jsonl")}

    def holds(self, size: int, root: bytes) -> bool | None:
        """Whether the log had this root at this size; None where the case cannot tell."""
        if size in self.roots or self.matter is None or size > self.newest.size:
            return self.roots.get(size) == root
        if size not in self.earlier:
            return None
        proof = [bytes.fromhex(one) for one in self.earlier[size]]
        return consistent(size, root, self.newest.size, self.newest.root, proof, self.alg)


def _mark(note: Note) -> str:
    return f"{note.size}:{note.root.hex()}"


def restorations(bodies: list[bytes]) -> list[dict[str, Any]]:
    """The restorations of the log that an administrator and the office, two persons, confirmed."""
    by_number: dict[int, dict[str, Any]] = {}
    by: dict[int, dict[str, int]] = {}
    for body in bodies:
        try:
            event = parse(body)
            if event["action"] == "resume":
                by_number[event["seq"]], by[event["seq"]] = event, {}
            elif event["action"] == "confirm_resume":
                by[event["data"]["resume"]][event["actor"]["role"]] = event["actor"]["id"]
        except (ValueError, LookupError, TypeError):
            continue
    both = ("administrator", "office")
    return [
        event
        for seq, event in by_number.items()
        if all(role in by[seq] for role in both) and len(set(by[seq].values())) == len(by[seq])
    ]


def check_restorations(case: Case, report: Report) -> None:
    """A log that was restored is told as such: what is lost is lost, whoever confirmed it."""
    for event in case.restored:
        details = event["data"]
        report.remarks.append(
            f"日志曾从较早的副本恢复（第{event['seq']}条，{event['ts']}）：签署方证明曾有{details['lost_size']}条，"
            f"恢复时只有{details['size']}条，其间登记的内容已经丢失；第{details['kept_size']}条以前与签署方一致。"
            f"理由：{details['reason']}"
        )


def check_events(case: Case, report: Report) -> list[dict[str, Any]]:
    """Each event is canonical, says its own number, and (in a case of one matter) is proved."""
    proofs = [] if case.matter is None else case.rows("proofs.jsonl")
    places = range(len(case.bodies)) if case.matter is None else [row["seq"] for row in proofs]
    if len(places) != len(case.bodies) or list(places) != sorted(set(places)):
        report.faults.append("事件与其证明不能按序号一一对应")
        return []
    pairs = zip(case.bodies, places, strict=True)
    events = [check_event(body, place, case, report) for body, place in pairs]
    for row, leaf in zip(proofs, case.leaves, strict=False):  # a whole log has no proofs
        path, size = [bytes.fromhex(one) for one in row["path"]], case.newest.size
        if not included(leaf, row["seq"], size, path, case.newest.root, case.alg):
            report.faults.append(f"第{row['seq']}条不在日志中，或内容有改动")
    report.shown.append(f"逐条重算{len(events)}条事件的哈希，日志全长{case.newest.size}条")
    times = [str(event["ts"]) for event in events if "ts" in event]
    if back := sum(later < earlier for earlier, later in pairwise(times)):
        report.remarks.append(f"有{back}处时间早于前一条，系统时钟曾被回拨")
    return events


def check_event(body: bytes, place: int, case: Case, report: Report) -> dict[str, Any]:
    try:
        event: dict[str, Any] = parse(body)
        fits = (event["seq"], event["alg"]) == (place, case.alg)
        whose = case.matter in (None, event["matter"]) or event["action"] in EVERYWHERE
        if fits and whose:
            return event
    except (ValueError, LookupError, TypeError):
        pass
    report.faults.append(f"第{place}条不是规范形式，或与其序号、算法、事项不符")
    return {}


def check_checkpoints(case: Case, report: Report) -> None:
    """Every checkpoint is a state of this one log, and the newest is its end."""
    for note in case.notes:
        check_state(case, note.size, note.root, "检查点", report)
    if case.matter is None and len(case.leaves) != case.newest.size:
        report.faults.append(f"事件有{len(case.leaves)}条，最新的检查点却是{case.newest.size}条")
    report.shown.append(f"{len(case.notes)}个检查点逐个与日志比对")


class Rotation(NamedTuple):
    """A change of the signing key, as its event says; `note` is the checkpoint both keys signed."""

    seq: int
    note: Note
    old: dict[str, bytes]
    new: dict[str, bytes]


def rotations(case: Case, events: list[dict[str, Any]], report: Report) -> list[Rotation]:
    """The changes that both keys signed; each other one is named and believed in nothing."""
    changes = []
    for event in events:
        if event.get("action") == ROTATION:
            change = _rotation(event)
            if change and change.note.origin == case.newest.origin:
                changes.append(change)
            else:
                report.faults.append(f"{place(event)}没有新旧两把密钥的签名，不能采信")
    return changes


def _rotation(event: dict[str, Any]) -> Rotation | None:
    try:
        (note,) = notes(event["data"]["note"])
        word, old, new = note.text.splitlines()[3:]
        pair = keys(old), keys(new)
        said = (event["data"]["old"], event["data"]["new"])
        both = pair[0].keys() != pair[1].keys() and all(signed(note, key) for key in pair)
        if word == ROTATION and said == (old, new) and both:
            return Rotation(event["seq"], note, *pair)
    except (ValueError, LookupError, TypeError, AttributeError):
        pass
    return None


def follow_keys(
    case: Case, changes: list[Rotation], trusted: dict[str, bytes], report: Report
) -> dict[str, int]:
    """Add to `trusted` the keys that changes lead to, from a trusted one; return those replaced,
    each with the length up to which it counts."""
    for _ in changes:
        for change in changes:
            if any(trusted.items() & key.items() for key in (change.old, change.new)):
                trusted |= change.old | change.new
    for change in changes:
        label, size = f"第{change.seq}条“更换签名密钥”", change.note.size
        (old,), (new,) = change.old, change.new
        if not trusted.items() >= (change.old | change.new).items():
            report.faults.append(f"{label}的新旧两把密钥都不是可信的公钥")
            continue
        if _mark(change.note) not in case.lost:
            check_state(case, size, change.note.root, "更换密钥时的检查点", report)
        report.shown.append(f"{label}：{old}换为{new}，两把密钥都签了名，自第{size}条起以新钥为准")
    return {name: change.note.size for change in changes for name in change.old}


def check_signatures(
    case: Case,
    known: list[Note],
    trusted: dict[str, bytes],
    replaced: dict[str, int],
    report: Report,
) -> None:
    for what, group in (("案卷内", case.notes + case.superseded), ("留存", known)):
        for note in group:
            in_force = {
                name: key
                for name, key in trusted.items()
                if note.size <= replaced.get(name, note.size)
            }
            if note.origin != case.newest.origin or not signed(note, in_force):
                report.faults.append(f"{what}第{note.size}条处的检查点没有可信的签名")
    report.shown.append(f"检查点的签名，公钥{'、'.join(sorted(trusted))}")


def check_state(case: Case, size: int, root: bytes, what: str, report: Report) -> bool:
    if f"{size}:{root.hex()}" in case.lost:
        report.undecided.append(f"第{size}条处的{what}属于日志恢复时丢失的部分，本案卷不能为它作证")
        return False
    holds = case.holds(size, root)
    if holds is None:
        report.undecided.append(f"案卷没有与第{size}条处{what}比对的证明，请索取全库案卷")
    elif not holds and size > case.newest.size:
        report.faults.append(
            f"{what}证明日志曾有{size}条，现在只有{case.newest.size}条：末尾被截去"
        )
    elif not holds:
        report.faults.append(f"日志前{size}条与{what}不一致：其中有改动、删除或插入")
    return bool(holds)


def check_anchors(
    case: Case, known: list[Note], printed: list[tuple[int, bytes]], report: Report
) -> None:
    """What was kept elsewhere convicts whoever rewrote the log, even with the signing key."""
    held = [("留存的检查点", note.size, note.root) for note in known]
    for what, size, root in held + [("纸面所印的根", *mark) for mark in printed]:
        if check_state(case, size, root, what, report):
            report.shown.append(f"日志前{size}条与{what}一致，此后没有改动")


def check_list(case: Case, events: list[dict[str, Any]], report: Report) -> None:
    """The list of documents says what the events say."""
    named = [(event, event.get("object") or {}) for event in events]
    expected = [{"seq": event["seq"], **it} for event, it in named if "sha256" in it]
    if case.rows("documents.jsonl") != expected:
        report.faults.append("文件清单与事件不符")
    else:
        report.shown.append(f"文件清单{len(expected)}行与事件一致")


def label(event: dict[str, Any]) -> str:
    """What an act is called."""
    action = str(event.get("action"))
    if action == "step":
        name = str(event["data"].get("step"))
        return STEPS.get(name, name)
    return ACTS.get(action, action)


def place(event: dict[str, Any]) -> str:
    return f"第{event['seq']}条“{label(event)}”"


def check_rows(case: Case, events: list[dict[str, Any]], report: Report) -> dict[str, str]:
    """The rows that name files, as the events recorded them; where each of their values stands."""
    recorded: dict[str, tuple[str, dict[str, Any]]] = {}
    for event in events:
        for name, row_digest in (event.get("rows") or {}).items():
            recorded[name] = row_digest, event
    named: dict[str, str] = {}
    rows = case.rows(ROWS) if case.read else []
    for row in rows:
        body = WRITER.encode(row["columns"]).encode()
        digest_text = base64.urlsafe_b64encode(hashlib.sha256(body).digest()).decode().rstrip("=")
        said, event = recorded.get(row["row"], ("", {}))
        if digest_text != said:
            report.faults.append(f"登记内容{row['row']}与事件记载的不符")
            continue
        for value in _strings(row["columns"]):
            named.setdefault(value, f"{place(event)}记下的“{row['label']}”")
    if case.read:
        report.shown.append(f"附有文件的登记内容{len(rows)}行，逐行与事件记载的指纹一致")
    return named


# What a person signed themselves: WebAuthn level 3 §7.2, the challenge being the SHA-256 of `said`.
SIGNED = {
    "opinion": {"conclusion", "disposition", "text", "wording"},
    "step": {"step", "text", "version", "note"},
}
SIGNABLE = ("approve", "sign_off", "clear")
PRESENT, VERIFIED = 0x01, 0x04  # the flags of a press, and of a finger, a face or a PIN (§6.1)


def check_persons(case: Case, events: list[dict[str, Any]], report: Report) -> None:
    """Every signature of a person holds; in a whole log its key was that person's own just then."""
    owners: dict[str, Any] = {}
    valid = weaker = 0
    for event in events:
        _follow_passkeys(event, owners)
        if "sig" not in event:
            weaker += _signable(event)
            continue
        fault, key = _personal(event, case)
        if not fault and case.matter is None and owners.get(key) != event["actor"]["id"]:
            fault = "当时没有登记为本人的通行密钥"
        if fault:
            report.faults.append(f"{place(event)}的本人签名不能采信：{fault}")
            continue
        valid += 1
        report.shown.append(f"{place(event)}的本人签名，签的是所记的决定；公钥指纹{key}")
    if valid and case.matter is not None:
        report.remarks.append(
            "本人签名的公钥由谁登记，记在全库日志“登记通行密钥”一条，单个事项的案卷不含"
        )
    if weaker:
        report.remarks.append(f"{weaker}项意见、同意或者准予没有本人签名，是系统确认，证明力较弱")


def _follow_passkeys(event: dict[str, Any], owners: dict[str, Any]) -> None:
    action = event.get("action")
    if action == "enrol_passkey":
        owners[event["data"]["key"]] = event["actor"]["id"]
    elif action == "remove_passkey":
        owners.pop(event["data"]["key"], None)
    elif action in ("drop_factor", "reset_factor"):
        gone = event["object"]["id"] if action == "reset_factor" else event["actor"]["id"]
        for key in [key for key, owner in owners.items() if owner == gone]:
            del owners[key]


def _signable(event: dict[str, Any]) -> bool:
    details = event.get("data", {})
    if event.get("action") == "opinion":
        return not details.get("organ")
    return event.get("action") == "step" and details.get("step") in SIGNABLE


def _personal(event: dict[str, Any], case: Case) -> tuple[str, str]:
    """What is wrong with the signature, "" for nothing; and the fingerprint of its key."""
    try:
        sig, key = event["sig"], _raw(event["sig"]["key"])
        said, client, device = (
            parse(sig["said"].encode()),
            _raw(sig["client"]),
            _raw(sig["authenticator"]),
        )
        own = {name: event[name] for name in ("action", "matter")} | {"actor": event["actor"]["id"]}
        needed = SIGNED.get(event["action"], {None})
        if said["v"] != 1 or not said.items() >= own.items() or not said["data"].keys() >= needed:
            return "签的不是这一项", ""
        if any(event["data"].get(name) != value for name, value in said["data"].items()):
            return "签的内容与所记的不同", ""
        fault = _pressed(json.loads(client), device, sig["said"].encode())
        fault = fault or _worded(event, said["data"], case)
        if not fault and not _signed_by(key, _raw(sig["signature"]), device, client):
            fault = "签名与公钥不符"
        return fault, hashlib.sha256(key).hexdigest()
    except (ValueError, LookupError, TypeError, AttributeError):
        return "无法读取", ""


def _pressed(client: dict[str, Any], device: bytes, said: bytes) -> str:
    """The browser's part: for this challenge, at the address the passkey is of, by who was verified."""
    host = re.sub(r"^https?://([^/:]+)(:[0-9]+)?$", r"\1", client["origin"])
    if (
        client["type"] != "webauthn.get"
        or _raw(client["challenge"]) != hashlib.sha256(said).digest()
    ):
        return "签的不是这些内容的哈希"
    if device[:32] != hashlib.sha256(host.encode()).digest():
        return "签名的地址与通行密钥的不符"
    return "" if device[32] & PRESENT and device[32] & VERIFIED else "没有验证本人在场"


def _worded(event: dict[str, Any], said: dict[str, Any], case: Case) -> str:
    """Where the opinion's own row is in the case, its words are those that were signed."""
    for row in case.rows(ROWS) if case.read and "wording" in said else []:
        if row["row"] in event["rows"] and row["row"].startswith("opinion/"):
            words = {name: row["columns"].get(name) for name in ("text", "risk", "checklist")}
            if hashlib.sha256(WRITER.encode(words).encode()).hexdigest() != said["wording"]:
                return "签的意见文字与登记的不同"
    return ""


def _signed_by(key: bytes, signature: bytes, device: bytes, client: bytes) -> bool:
    public, body = load_der_public_key(key), device + hashlib.sha256(client).digest()
    try:
        if isinstance(public, EllipticCurvePublicKey):
            public.verify(signature, body, ECDSA(SHA256()))
        elif isinstance(public, RSAPublicKey):
            public.verify(signature, body, PKCS1v15(), SHA256())
        elif isinstance(public, Ed25519PublicKey):
            public.verify(signature, body)
        else:
            return False
    except InvalidSignature:
        return False
    return True


def _raw(text: str) -> bytes:
    """Base64url without its padding (RFC 4648 §5)."""
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)


def check_files(
    case: Case, events: list[dict[str, Any]], named: dict[str, str], report: Report
) -> None:
    """Every file of the folder was registered, and every file that was registered is there."""
    names = sorted(name for name in case.members if name.startswith(FILES))
    if case.matter is None:
        return
    if not case.read:
        if _made_for_reading(events):
            report.faults.append("导出时附在案卷里的文件不在案卷中")
        return
    held = {hashlib.sha256(case.members[name]).hexdigest(): name for name in names}
    by_event = {value: place(event) for event in reversed(events) for value in _strings(event)}
    for digest_hex, name in held.items():
        if digest_hex not in by_event and digest_hex not in named:
            report.faults.append(f"{name}不是登记过的文件")
        else:
            report.shown.append(f"{name}：{by_event.get(digest_hex) or named[digest_hex]}")
    objects = [(event, event.get("object") or {}) for event in events]
    wanted = {
        file_object["sha256"]: place(event)
        for event, file_object in objects
        if "sha256" in file_object
    }
    for row in case.rows(ROWS):
        said = f"登记内容{row['row']}（{row['label']}）"
        wanted |= {row["columns"][name]: said for name in FILE_COLUMNS if name in row["columns"]}
    for digest_hex, said in wanted.items():
        if digest_hex not in held:
            report.faults.append(f"{said}的文件没有随案卷")
    check_derived(case, events, report)


def check_derived(case: Case, events: list[dict[str, Any]], report: Report) -> None:
    """What was made for reading is what the event of its export says."""
    expected = _made_for_reading(events)
    beside = set(case.members) - MATTER - {ROWS}
    derived = {
        name: hashlib.sha256(case.members[name]).hexdigest()
        for name in beside
        if not name.startswith(FILES)
    }
    for name in sorted(set(expected) | set(derived)):
        if expected.get(name) != derived.get(name):
            report.faults.append(f"{name}与导出案卷的事件记载的不符")
    report.shown.append(f"供阅读的{len(derived)}个文件与导出案卷的事件一致")
    report.remarks.append(DERIVED)


def _made_for_reading(events: list[dict[str, Any]]) -> dict[str, str]:
    """What the newest export says it made, by member the SHA-256."""
    exports = [event for event in events if event.get("action") == "export"]
    members = exports[-1]["data"].get("members", []) if exports else []
    return {member["name"]: member["sha256"] for member in members}


def check_document(
    file: str, case: Case, events: list[dict[str, Any]], named: dict[str, str], report: Report
) -> None:
    """Which event registered exactly these bytes, and which others speak of the same text."""
    digest_hex = hashlib.sha256(Path(file).read_bytes()).hexdigest()
    mentions = [event for event in events if digest_hex in _strings(event)]
    if not mentions and digest_hex in named:
        report.shown.append(f"{file}与登记的文件逐字节一致：{named[digest_hex]}")
        return
    if not mentions and not case.read:
        report.undecided.append(
            f"{file}（{digest_hex}）：早先格式的案卷没有附单据的登记内容，不能判定"
        )
        return
    if not mentions:
        report.faults.append(f"{file}（{digest_hex}）不是本案卷登记过的文件")
        return
    own = [one for one in mentions if (one.get("object") or {}).get("sha256") == digest_hex]
    texts = {digest_hex} | {
        str(event["data"].get("text") or digest_hex) for event in own or mentions
    }
    same = [event for event in events if texts & set(_strings(event))]
    listed = "、".join(map(place, same))
    report.shown.append(f"{file}与登记的文件逐字节一致；涉及同一文本的事件：{listed}")


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value
    return [text for item in inner for text in _strings(item)] if hasattr(inner, "__iter__") else []


def verify(asked: argparse.Namespace, report: Report) -> None:
    case = Case(asked.case, report)
    known = [note for file in asked.known for note in notes(_read(file))]
    printed = [_anchor(text) for text in asked.printed]
    trusted = keys("\n".join(map(_read, asked.key)) or case.members["keys.txt"].decode())
    held = {note.size for note in known} | {size for size, _ in printed}
    events = check_events(case, report)
    changes = rotations(case, events, report)
    signed_sizes = {note.size for note in (*case.notes, *(change.note for change in changes))}
    case.prepare(signed_sizes | held)
    check_checkpoints(case, report)
    check_restorations(case, report)
    replaced = follow_keys(case, changes, trusted, report)
    check_signatures(case, known, trusted, replaced, report)
    check_anchors(case, known, printed, report)
    check_list(case, events, report)
    named = check_rows(case, events, report)
    check_files(case, events, named, report)
    for file in asked.document:
        check_document(file, case, events, named, report)
    check_persons(case, events, report)
    if not asked.key:
        report.remarks.append(UNTRUSTED)
    if not held - {0}:  # the empty log is a prefix of any
        report.limits.append(UNANCHORED)
    if case.matter is not None:
        report.limits.append(OMITTED)


def _read(file: str) -> str:
    """A text file as mail programs leave it: with or without a mark, with LF or CRLF."""
    return Path(file).read_text("utf-8-sig").replace("\r\n", "\n").lstrip("\n")


def _anchor(text: str) -> tuple[int, bytes]:
    size, _, root = text.partition(":")
    if len(root) != 64:
        raise ValueError("纸面所印的根应为64位十六进制")
    return int(size), bytes.fromhex(root)


def arguments() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(description="断网核验法律审查系统导出的案卷")
    asked.add_argument("case", help="案卷（zip）")
    for name, held in (
        ("--known", "留存的检查点文件"),
        ("--printed", "纸面所印的“条数:根”"),
        ("--key", "启用系统时留存的公钥文件"),
        ("--document", "要与登记指纹核对的文件"),
    ):
        asked.add_argument(name, action="append", default=[], help=f"{held}，可给多份")
    return asked


def main(words: list[str] | None = None) -> int:
    report = Report()
    try:
        verify(arguments().parse_args(words), report)
    except Exception as fault:  # a case that breaks the reader is unreadable, not altered
        kind = type(fault).__name__
        report.undecided.append(f"无法读取，可能不是所要的文件，或已损坏（{kind}: {fault}）")
    report.print()
    return report.code


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(main())
