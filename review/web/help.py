"""使用说明: what each role does, in a few steps with the time they take, and what people ask."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, render_template, request
from flask_login import current_user

from review.law.vocabulary import Role
from review.registers import readers
from review.web.access import person, public

page = Blueprint("help", __name__)


@dataclass(frozen=True)
class Step:
    icon: str
    title: str
    words: str


@dataclass(frozen=True)
class Guide:
    """One role's work from end to end, and questions with their answers."""

    about: str
    steps: tuple[Step, ...]
    asked: tuple[tuple[str, str], ...] = ()


SECRET = ("涉密的怎么送？", "涉密文件不得在本系统存储、处理，请按保密规定线下送审。")
DAYS = (
    "审查要几天？",
    "以事项页上的期限为准，自受理次日起算；退回补正的时间不算。点期限可以看计算过程和依据。",
)
PHONE = ("手机上能办吗？", "能。审批页在手机上是一屏，按钮在最下面。")
DECIDE = Step("check", "同意或者退回", "同意的是这一版文本；文本一改，同意就失效。退回要写理由。")
GUIDES: dict[Role, Guide] = {
    Role.DRAFTER: Guide(
        "一份合同怎么走完：承办人做的四步",
        (
            Step("upload", "送审　约2分钟", "把合同、执照、会议纪要一起拖进去；名称、相对方、金额由系统先认，您核对。"),
            Step("pen", "答复批注　每条约10秒", "按意见改好的文本传上来，照改的已经预填；不采纳的写理由。"),
            Step("print", "盖章", "放行以后只用“签署用文本”，页脚写着是哪一份。"),
            Step("check", "登记签订", "上传签署件，系统逐字核对；扫描件由两个人看过。"),
        ),
        (
            DAYS,
            ("送错了文件怎么办？", "受理之前可以撤回或者更换；材料在事项页“撤下”，写明原因。"),
            ("为什么不能签？", "事项页右边“能不能签”逐项列着还差什么、谁来办。"),
            SECRET,
        ),
    ),
    Role.SECTION_HEAD: Guide(
        "科室负责人做的两件事",
        (
            Step("check", "确认不采纳　约1分钟", "承办人不采纳“须处理”的批注时，会在待办里等您确认；您确认的是理由。"),
            Step("doc", "看本科室的事项", "从“事项”看本科室每一件走到哪里、轮到谁。"),
        ),
        (DAYS, SECRET),
    ),
    Role.COUNSEL: Guide(
        "一件审查怎么做完：法律顾问做的四步",
        (
            Step("flag", "声明　两次点击", "在待办里点“作出声明”；有利益冲突的，披露或者回避。声明之前看不到材料。"),
            Step("pen", "批注　选中、按 a、Ctrl+Enter", "程度用上次的，类别按条款猜好；1 2 3 选程度。"),
            Step("doc", "出具意见", "结论和要点按批注预填，请逐项核对；右边就是意见书，出具后不能再改。"),
            Step("check", "了结", "科室答复以后，逐条了结；改动在“复核差异”里看。"),
        ),
        (
            ("批注可以在 Word 里写吗？", "可以。在文本页下载含批注的 Word，写好后上传批注稿，逐条导入。"),
            DAYS,
        ),
    ),
    Role.OFFICE: Guide(
        "办公室每天做的事",
        (
            Step("inbox", "受理并分办　两次点击", "在待办的行里点开，系统按在手件数排好法律顾问；一次可以勾选多件。"),
            Step("urge", "催办", "逾期、轮到别人的排在最前；催办发消息并记入日志，同一期限一天一次。"),
            Step("seal", "放行", "签署闸口逐项列出条件和依据，全部满足才能准予签署。"),
            Step("ledger", "台账、统计、备案", "都可以导出；每个数字点开是对应的事项。"),
        ),
        (
            ("放假安排怎么录入？", "设置—工作日历，按国务院的通知录入；期限随之重算。"),
            ("日志怎么核验？", "“日志”页刚刚核验的结论在最上面；可以导出案卷，离线核验。"),
        ),
    ),
    Role.REVIEWER: Guide(
        "法制审核：机关的意见由审核人员出具",
        (
            Step("doc", "读法律意见", "规范性文件和重大行政决策先由法律顾问出具法律意见；文本、批注和意见都在事项页。"),
            Step("check", "出具审核意见", "写明采纳法律意见，或者不采纳的理由；意见用本单位的文号，材料和函件写的都是它。"),
        ),
        (DAYS,),
    ),
    Role.HEAD: Guide(
        "主要负责人：签发和决定",
        (
            Step("bell", "从消息或者待办打开", "“设置”里留给主要负责人的，如行政规范性文件、达到标准的合同，会轮到您。"),
            DECIDE,
        ),
        (PHONE,),
    ),
    Role.LEADER: Guide(
        "领导审批：一屏、两次点击",
        (
            Step("bell", "从消息或者待办打开", "直接到审批页：结论、没有照办的、意见之外的改动。"),
            DECIDE,
        ),
        (PHONE,),
    ),
    Role.REGISTRAR: Guide(
        "归档",
        (
            Step("folder", "归档　约1分钟", "签订后的合同在待办里等您；选保管期限，可以勾选多件一起归档。"),
            Step("ledger", "查台账", "从“台账”按年度、科室、相对方查，可以导出。"),
        ),
    ),
    Role.AUDITOR: Guide(
        "审计：看得到全部，改不了任何一处",
        (
            Step("chain", "核验日志", "“日志”页说明全部条目刚刚是否核验无误；启用时留存的公钥可以在外面核对。"),
            Step("download", "带走案卷", "任一事项的日志页可以导出案卷，用 verify.py 离线核验。"),
        ),
    ),
    Role.ADMINISTRATOR: Guide(
        "账号管理",
        (
            Step("person", "登记人员", "“人员”里登记，当面把一次性链接交给本人，本人设置密码。"),
            Step("lock", "停用、解锁", "离岗的停用；连续输错被锁定的可以当场解除。"),
        ),
    ),
}  # fmt: skip
WORDS = (
    ("须处理", "不改不能签；不采纳要科室负责人确认"),
    ("建议", "可以不采纳，写明理由"),
    ("提示", "知道即可"),
    ("指纹", "由全文算出的一串字，差一个字就不同"),
)
KEYS = (
    ("Ctrl K", "查找"), ("j k", "下一条、上一条"), ("a", "对选中的词句写批注"),
    ("1 2 3", "选程度，或者选答复"), ("Ctrl Enter", "发出"), ("?", "使用说明和本页按键"),
)  # fmt: skip


@page.get("/help")
@public
def show() -> str:
    own = person().role if current_user.is_authenticated else Role.DRAFTER
    asked = request.args.get("role", "")
    role = next((guide for guide in GUIDES if guide.value == asked), own)
    return render_template(
        "help/show.html",
        guides=GUIDES,
        role=role,
        words=WORDS,
        keys=KEYS,
        administrators=readers.administrators(),
    )
