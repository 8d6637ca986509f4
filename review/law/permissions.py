"""Who may see and write what: one table, read in two minutes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from review.law import who
from review.law.facts import Matter, Person
from review.law.procedure import YES, Ruling
from review.law.vocabulary import Role, Status
from review.law.who import Who
from review.words import Listed, Words

S = Status


class Act(Enum):
    READ = "查看事项"
    READ_TEXT = "查看送审材料"
    EDIT = "修改送审信息"
    ATTACH = "提交材料"
    UPLOAD = "上传送审文本"
    UPLOAD_SIGNED = "上传签署件"
    CONFIRM_COPY = "核对签署件"
    ANNOTATE = "批注"
    REMARK = "回复批注"
    SETTLE = "了结批注"
    ANSWER = "答复批注"
    CONFIRM = "确认不采纳"
    PLACE = "定位批注"
    TAKE_IN = "导入 Word 批注稿"
    EXPLAIN_BLANKS = "说明留白"
    ACCEPT_PRINT = "认可排版差异"
    OPEN_CHANGES = "打开差异"
    COMPARE = "复核差异"
    READ_GATE = "查看签署闸口"
    READ_LOG = "查看审查日志"
    RECORD = "登记履行"
    ALERT = "报送预警"
    DIRECT = "批示预警"
    SUPPLEMENT = "发起补充协议"
    UPHOLD = "确认审查结论仍然适用"
    FOLLOW_FILING = "登记备案进展"
    VOID_NUMBER = "作废文号"
    NAME_PREDECESSOR = "写明修订的文件"
    ENTER_COMMENT = "逐条登记公众意见"
    EXTEND = "延长期限"
    HOLD = "停止计算期限"
    URGE = "催办"
    MOVE_EDITION = "改按新版程序办理"
    SEND_LINK = "寄送单个事项的链接"


ALWAYS = tuple(Status)
OPEN_STATUSES = tuple(
    status
    for status in Status
    if status
    not in (
        S.SIGNED, S.ARCHIVED, S.IN_FORCE, S.WITHDRAWN, S.ABANDONED, S.REJECTED, S.REPEALED,
        S.LAPSED, S.SUPERSEDED, S.ANNULLED, S.DROPPED,
    )
)  # fmt: skip
PERFORMED = (S.SIGNED, S.ARCHIVED)
FILED = (
    S.FILED, S.REGISTERED, S.UNREGISTERED, S.IN_FORCE, S.AMENDING, S.REPEALED, S.LAPSED, S.SUPERSEDED,
    S.ANNULLED,
)  # fmt: skip
AFTER_OPINION = (
    S.OPINED, S.APPROVING, S.APPROVED, S.DELIBERATING, S.IN_PRINCIPLE, S.PASSED, S.SIGNED_OFF,
    S.ANSWERING, S.COUNTERSIGNING,
)  # fmt: skip


SENT_IN = tuple(status for status in Status if status not in (S.DRAFT, S.WITHDRAWN))
ENDED = tuple(status for status in Status if status not in OPEN_STATUSES)


@dataclass(frozen=True)
class Permission:
    act: Act
    by: tuple[Who, ...]
    at: tuple[Status, ...] = ALWAYS


PERMISSIONS: dict[Act, Permission] = {
    row.act: row
    for row in (
        Permission(Act.READ, (who.section, who.assigned_counsel, who.overseer)),
        Permission(Act.READ_TEXT, (who.section, who.cleared_counsel, who.overseer)),
        Permission(Act.EDIT, (who.drafter,), (S.DRAFT, S.RETURNED)),
        Permission(Act.NAME_PREDECESSOR, (who.drafter,), (S.DRAFT, S.RETURNED)),
        Permission(Act.ATTACH, (who.drafter,), OPEN_STATUSES),
        Permission(Act.UPLOAD, (who.drafter,), (S.DRAFT, S.RETURNED)),
        Permission(Act.UPLOAD_SIGNED, (who.drafter, who.office), (S.CLEARED,)),
        Permission(Act.CONFIRM_COPY, (who.copy_reader,), (S.CLEARED,)),
        Permission(Act.ANNOTATE, (who.cleared_counsel,), (S.REVIEWING,)),
        Permission(
            Act.REMARK,
            (who.section, who.cleared_counsel, who.office, who.legal_reviewer),
            (S.REVIEWING, S.ADVISED, *AFTER_OPINION),
        ),
        Permission(Act.SETTLE, (who.cleared_counsel,), (S.REVIEWING, *AFTER_OPINION)),
        Permission(Act.ANSWER, (who.drafter,), (S.OPINED,)),
        Permission(Act.CONFIRM, (who.section_head,), (S.OPINED,)),
        Permission(Act.PLACE, (who.cleared_counsel, who.drafter), (S.REVIEWING, *AFTER_OPINION)),
        Permission(Act.TAKE_IN, (who.cleared_counsel,), (S.REVIEWING, *AFTER_OPINION)),
        Permission(Act.EXPLAIN_BLANKS, (who.drafter, who.office), (S.REVIEWING, *AFTER_OPINION)),
        Permission(
            Act.ACCEPT_PRINT, (who.cleared_counsel, who.office), (S.REVIEWING, *AFTER_OPINION)
        ),
        Permission(
            Act.OPEN_CHANGES,
            (who.cleared_counsel, who.office, who.legal_reviewer, who.leader, who.head),
            AFTER_OPINION,
        ),
        Permission(
            Act.COMPARE, (who.cleared_counsel, who.office, who.legal_reviewer), AFTER_OPINION
        ),
        Permission(Act.READ_GATE, (who.section, who.cleared_counsel, who.overseer)),
        Permission(Act.READ_LOG, (who.section, who.cleared_counsel, who.overseer)),
        Permission(Act.EXTEND, (who.office, who.leader, who.head), (*OPEN_STATUSES, *PERFORMED)),
        Permission(Act.MOVE_EDITION, (who.office,), OPEN_STATUSES),
        Permission(Act.SEND_LINK, (who.office,), OPEN_STATUSES),
        Permission(Act.HOLD, (who.office,), (*OPEN_STATUSES, *PERFORMED)),
        Permission(Act.URGE, (who.office, who.leader, who.head, who.section)),
        Permission(Act.RECORD, (who.drafter, who.office), (*OPEN_STATUSES, *PERFORMED)),
        Permission(Act.ALERT, (who.section, who.office), PERFORMED),
        Permission(Act.DIRECT, (who.leader, who.head), PERFORMED),
        Permission(Act.SUPPLEMENT, (who.drafter,), PERFORMED),
        Permission(
            Act.UPHOLD,
            (who.drafter,),
            (S.DRAFT, S.RETURNED, S.OPINED, S.IN_PRINCIPLE, S.PASSED, S.ANSWERING),
        ),
        Permission(Act.ENTER_COMMENT, (who.drafter,), (S.COMMENTING,)),
        Permission(Act.FOLLOW_FILING, (who.drafter, who.office), FILED),
        Permission(Act.VOID_NUMBER, (who.office,), SENT_IN),
    )
}


def may(person: Person, act: Act, matter: Matter) -> Ruling:
    """Rule on one act; the reason is the sentence shown on page, API and command line."""
    row = PERMISSIONS[act]
    if not any(group.holds(person, matter) for group in row.by):
        persons = Listed("、", (group.label for group in row.by))
        return Ruling(False, Words("“{act}”只限{persons}", act=act.value, persons=persons))
    if matter.status not in row.at:
        return Ruling(
            False, Words("事项现为“{status}”，不能{act}", status=matter.status.label, act=act.value)
        )
    return YES


class Duty(Enum):
    """What a role may do that concerns no single matter."""

    OPEN_MATTER = "新建送审"
    READ_REGISTER = "查看台账"
    READ_WHOLE_LOG = "查看全部日志"
    CONFIRM_RESTORATION = "确认日志恢复"
    MANAGE_PEOPLE = "管理人员"
    READ_OPERATION = "查看运行状况"
    READ_STATISTICS = "查看统计"
    READ_SETTINGS = "查看设置"
    MANAGE_SETTINGS = "管理设置"
    KEEP_TEMPLATES = "管理示范文本"
    CONFIRM_FINDING = "确认不涉及外部权利义务"
    KEEP_CLAUSES = "管理条款库"
    KEEP_LETTERS = "管理文书模板"
    KEEP_LEGISLATION = "管理法规数据"
    REPORT_YEAR = "登记报送年度发文目录"
    READ_SITTINGS = "查看会议"
    KEEP_SITTINGS = "管理会议"
    IMPORT_PAST = "导入历史台账"
    ENTER_REGISTER = "登记小台账"
    CONFIRM_REGISTER = "确认小台账"
    READ_REPORT = "查看年度报告"
    WRITE_REPORT = "编制年度报告"
    ISSUE_COMPILATION = "印发制度汇编"
    RUN_CLEANUP = "组织文件清理"
    PROPOSE_CLEANUP = "提出清理意见"
    MANAGE_WEBHOOKS = "管理网络回调"
    MANAGE_DIRECTORIES = "管理单位目录"


DUTIES: dict[Duty, tuple[Role, ...]] = {
    Duty.OPEN_MATTER: (Role.DRAFTER,),
    Duty.READ_REGISTER: (
        Role.DRAFTER, Role.SECTION_HEAD, Role.OFFICE, Role.REVIEWER, Role.LEADER, Role.HEAD,
        Role.REGISTRAR, Role.AUDITOR,
    ),
    Duty.READ_WHOLE_LOG: (Role.OFFICE, Role.LEADER, Role.HEAD, Role.AUDITOR),
    Duty.CONFIRM_RESTORATION: (Role.ADMINISTRATOR, Role.OFFICE),
    Duty.MANAGE_PEOPLE: (Role.ADMINISTRATOR,),
    Duty.READ_OPERATION: (Role.ADMINISTRATOR,),
    Duty.READ_STATISTICS: (Role.OFFICE, Role.REVIEWER, Role.LEADER, Role.HEAD, Role.AUDITOR),
    Duty.READ_SETTINGS: (Role.OFFICE, Role.REVIEWER, Role.LEADER, Role.HEAD, Role.AUDITOR),
    Duty.MANAGE_SETTINGS: (Role.OFFICE,),
    Duty.KEEP_TEMPLATES: (Role.OFFICE,),
    Duty.CONFIRM_FINDING: (Role.OFFICE,),
    Duty.KEEP_CLAUSES: (Role.OFFICE,),
    Duty.KEEP_LETTERS: (Role.OFFICE, Role.ADMINISTRATOR),
    Duty.KEEP_LEGISLATION: (Role.OFFICE,),
    Duty.REPORT_YEAR: (Role.OFFICE,),
    Duty.READ_SITTINGS: (
        Role.OFFICE, Role.REVIEWER, Role.LEADER, Role.HEAD, Role.REGISTRAR, Role.AUDITOR,
    ),
    Duty.KEEP_SITTINGS: (Role.OFFICE,),
    Duty.IMPORT_PAST: (Role.OFFICE,),
    Duty.ENTER_REGISTER: (Role.DRAFTER, Role.SECTION_HEAD, Role.OFFICE),
    Duty.CONFIRM_REGISTER: (Role.SECTION_HEAD, Role.OFFICE, Role.LEADER),
    Duty.READ_REPORT: (
        Role.DRAFTER, Role.SECTION_HEAD, Role.OFFICE, Role.REVIEWER, Role.LEADER, Role.HEAD,
        Role.REGISTRAR, Role.AUDITOR,
    ),
    Duty.WRITE_REPORT: (Role.OFFICE,),
    Duty.ISSUE_COMPILATION: (Role.OFFICE,),
    Duty.RUN_CLEANUP: (Role.OFFICE,),
    Duty.PROPOSE_CLEANUP: (Role.DRAFTER, Role.SECTION_HEAD, Role.REVIEWER, Role.OFFICE),
    Duty.MANAGE_WEBHOOKS: (Role.ADMINISTRATOR,),
    Duty.MANAGE_DIRECTORIES: (Role.ADMINISTRATOR,),
}  # fmt: skip


def may_perform(role: Role, duty: Duty) -> Ruling:
    if role in DUTIES[duty]:
        return YES
    return Ruling(
        False,
        Words(
            "“{duty}”只限{groups}",
            duty=duty.value,
            groups=Listed("、", (group.label for group in DUTIES[duty])),
        ),
    )
