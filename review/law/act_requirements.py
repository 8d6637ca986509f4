"""Every requirement of every act that is no step, by the act: what the printed law tells of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from review.law import (
    accounts,
    allotted_numbers,
    campaigns,
    classification,
    competition,
    compilations,
    deadline_changes,
    delegation,
    directories,
    editions,
    engagements,
    filing_package,
    legal_reviews,
    mailed_answers,
    signed_copy,
    signing_copy,
    sittings,
    successions,
    urging,
    year_report,
)
from review.law import annotations as notes
from review.law.requirements import Requirement
from review.law.small_registers.grammar import CONFIRM as CONFIRM_ENTRY


@dataclass(frozen=True)
class Differences:
    """Texts before this one that the opinion and the meeting were about; `unopened`: how many of
    them the person who confirms has not yet held against it."""

    older: int
    unopened: int


@dataclass(frozen=True)
class PassedOver:
    """Paragraphs changed beyond the opinion, and who of those that may judge it has seen them."""

    paragraphs: int
    readers: tuple[str, ...]


@dataclass(frozen=True)
class SetAside:
    """A finding that somebody sets aside: whether it is 阻断, and why it does not apply."""

    grave: bool
    reason: str


@dataclass(frozen=True)
class Resuming:
    """A restoration as somebody confirms it: whether one waits, and for this role still."""

    prepared: bool
    awaited: bool


prepared = Requirement[Resuming](
    "prepared",
    "已经用 flask log resume 准备了恢复，尚未确认完",
    "没有等待确认的日志恢复",
    lambda resuming: resuming.prepared,
)
awaited = Requirement[Resuming](
    "awaited",
    "确认的两个人一个是系统管理员、一个是办公室",
    "本岗位已经有人确认过这次恢复，须由另一岗位的人确认",
    lambda resuming: resuming.awaited,
)
differs = Requirement[Differences](
    "differs",
    "本文本与意见（审议）针对的文本有差异",
    "本文本与审查意见针对的文本一致，没有差异需要复核",
    lambda differences: differences.older > 0,
)
opened = Requirement[Differences](
    "opened",
    "复核的人本人已经打开逐字比对",
    "请先打开逐字比对再复核：有{thing.unopened}份文本的差异您还没有打开过",
    lambda differences: differences.unopened == 0,
)
seen_by_somebody = Requirement[PassedOver](
    "seen_by_somebody",
    "意见之外的改动有人看过：已经承办律师或者办公室复核，或者审批人本人已经打开逐字比对",
    "意见之外的改动有{thing.paragraphs}段，还没有人看过：请先打开逐字比对，或者退回请人复核",
    lambda passed_over: not passed_over.paragraphs or bool(passed_over.readers),
)
reasoned = Requirement[SetAside](
    "reasoned",
    "“阻断”级的检查发现写明理由",
    "“阻断”级的检查发现记为不适用，请写明理由",
    lambda set_aside: not set_aside.grave or bool(set_aside.reason),
)
conclusion_moved = Requirement[int](
    "conclusion_moved",
    "有审查结论针对的是另一文本",
    "审查结论针对的就是本文本，没有差异需要确认",
    lambda moved: moved > 0,
    "公平竞争审查条例第十八条；北京市优化营商环境条例第七十五条",
)
still_handed_in = Requirement[bool](
    "still_handed_in", "材料没有撤下", "这份材料已经撤下", lambda withdrawn: not withdrawn
)
undirected = Requirement[bool](
    "undirected", "预警报告没有批示", "这份预警报告已经批示", lambda directed: not directed
)
offered = Requirement[bool](
    "offered", "示范文本没有停用", "这份示范文本已经停用", lambda retired: not retired
)
of_a_section = Requirement[bool](
    "of_a_section",
    "送审人有所属科室",
    "没有所属科室，不能新建送审",
    lambda placed: placed,
)
not_secret = Requirement[bool](
    "not_secret",
    "不是涉密文件",
    "涉密文件不得在本系统存储、处理（保守国家秘密法第三十一条），请按保密规定线下送审",
    lambda secret: not secret,
    "保守国家秘密法第三十一条",
)
stale_periods = Requirement[str](
    "stale_periods",
    "有正在计算的期限与现在的设置不同",
    "正在计算的{thing}，没有需要重新计算的",
    lambda same: not same,
)

template_in_force = Requirement[bool](
    "template_in_force", "这种文书用的是本单位的模板", "这种文书用的就是内置格式", lambda own: own
)
in_library = Requirement[bool](
    "in_library", "条款没有停用", "这个条款已经停用或者修订", lambda retired: not retired
)

row_as_seen = Requirement[str](
    "row_as_seen",
    "改的是现在的这一条",
    "《{thing}》刚刚由别人改过，请核对后再保存",
    lambda changed: not changed,
)
row_counts = Requirement[bool](
    "row_counts", "这一条没有改过或者移出", "这一条已经改过或者移出", lambda ended: not ended
)
rows_are_good = Requirement[str](
    "rows_are_good",
    "文件里没有有问题的行",
    "{thing}。改正文件后重新导入",
    lambda fault: not fault,
)
rows_are_new = Requirement[int](
    "rows_are_new", "文件里有新的内容", "文件里没有与现有数据不同的行", lambda fresh: fresh > 0
)

OPEN_CHANGES, COMPARE, APPROVE = (differs,), (differs, opened), (seen_by_somebody,)
CONFIRM_RESTORATION = (prepared, awaited)
SET_ASIDE = (reasoned,)
WITHDRAW_MATERIAL = (still_handed_in,)
RETIRE_CLAUSE, RESET_LETTER = (in_library,), (template_in_force,)
KEEP_ROW, TAKE_OUT_ROW = (row_as_seen,), (row_counts,)
BRING_IN_GOOD, BRING_IN_NEW = (rows_are_good,), (rows_are_new,)
UPHOLD, DIRECT = (conclusion_moved,), (undirected,)
RETIRE, OPEN_MATTER, RECEIVE, RECOMPUTE = (
    (offered,),
    (of_a_section,),
    (not_secret,),
    (stale_periods,),
)

ACTS: dict[str, tuple[Requirement[Any], ...]] = {
    "改按新版程序办理": editions.MOVE,
    "新建送审": OPEN_MATTER,
    "上传文件": RECEIVE,
    "按认定新建送审": classification.OPEN,
    "确认不涉及外部权利义务": classification.CONFIRM,
    "答复批注": notes.ANSWER,
    "指明改动处": notes.POINT,
    "确认不采纳": notes.CONFIRM,
    "了结批注": notes.SETTLE,
    "重新打开批注": notes.REOPEN,
    "撤回批注": notes.WITHDRAW,
    "交办批注": notes.CHARGE,
    "检查发现记为不适用": SET_ASIDE,
    "确认日志恢复": CONFIRM_RESTORATION,
    "撤下材料": WITHDRAW_MATERIAL,
    "打开差异": OPEN_CHANGES,
    "复核差异": COMPARE,
    "同意（审批）": APPROVE,
    "公平竞争审查": competition.CONCLUDE,
    "不公开征求意见": competition.WAIVE,
    "确认审查结论仍然适用": UPHOLD,
    "批示预警": DIRECT,
    "生成签署用文本": signing_copy.MAKE,
    "上传签署件": signed_copy.RECEIVE,
    "核对签署件": signed_copy.CONFIRM,
    "核对后登记签署件": signed_copy.REGISTER,
    "生成备案材料包": filing_package.PACK,
    "延长期限": deadline_changes.EXTEND,
    "停止计算期限": deadline_changes.HOLD,
    "恢复计算期限": deadline_changes.RESUME,
    "重新计算期限": RECOMPUTE,
    "催办": urging.URGE,
    "分办": engagements.ASSIGN,
    "授权代理": delegation.ARRANGE,
    "收回代理": delegation.END,
    "停用示范文本": RETIRE,
    "停用、修订条款": RETIRE_CLAUSE,
    "恢复内置文书格式": RESET_LETTER,
    "预留文号": allotted_numbers.ALLOT,
    "写明修订的文件": successions.SUCCEED,
    "印发制度汇编": compilations.ISSUE,
    "提出清理意见": campaigns.PROPOSE,
    "作出清理决定": campaigns.DECIDE,
    "公布清理结果": campaigns.PUBLISH,
    "按清理决定起草修订稿": campaigns.SUCCEED,
    "修改法规数据": KEEP_ROW,
    "移出法规数据": TAKE_OUT_ROW,
    "导入法规数据": (*BRING_IN_GOOD, *BRING_IN_NEW),
    "召集会议": sittings.CALL,
    "列入议程": sittings.PUT,
    "撤下议题": sittings.TAKE_OFF,
    "撤销议事机构": sittings.END,
    "登记会议召开": sittings.HOLD,
    "登记会议的决定": sittings.DECIDE,
    "登记清理审议结果": sittings.RESOLVE,
    "督办": sittings.FOLLOW_UP,
    "督办办结": sittings.REPORT,
    "对待法律意见": legal_reviews.FOLLOW,
    "从单位目录登录": directories.IN,
    "对应目录中的人员到账号": directories.TO_LINK,
    "按目录登记账号": directories.TO_ENROL,
    "邮寄送审文本": mailed_answers.SEND,
    "生成登记链接": accounts.LINK,
    "停用账号": accounts.DISABLE,
    "恢复账号": accounts.ENABLE,
    "改变角色": accounts.CHANGE_ROLE,
    "撰写年度报告": year_report.WRITE,
    "确认小台账": CONFIRM_ENTRY,
}
