"""The demo's checklists as counsel went through them: every point answered, in the lists in force."""

from __future__ import annotations

from typing import Any

from review.actions.opinions import blocking_by_category
from review.law.checklists import Result
from review.law.points import OF_CATEGORY, TOGETHER, compulsory
from review.law.vocabulary import Conclusion
from review.models import Matter
from review.registers import checklists

FACTS = {
    "maker": "以本中心名义制发，不是内设机构、临时机构或者议事协调机构。",
    "power": "规定的事项都在三定规定载明的职责之内。",
    "content": "已与上位法逐条比对，援引的条文现行有效。",
    "licence": "全文没有设定许可、处罚、强制、征收和收费。",
    "rights": "涉及相对人义务的条款均写明法律依据；没有依据的已在批注中提出。",
    "duties": "没有增加本单位权力，也没有减少法定职责。",
    "procedure": "征求意见的期限和采纳情况、有关审查结论随卷附送。",
}
UNFOUNDED = "主要内容没有法律、法规依据。"
ANNOTATED = "见同类的“须处理”批注，照改后符合。"
REST = "与批注所列以外的条款逐条对照，未见需要处理的问题。"


def checklist(matter: Matter, conclusion: Conclusion | None = None) -> list[dict[str, Any]]:
    """Frozen points as an opinion keeps them; 不合法 has a point that is 不符合."""
    over = {key for category in blocking_by_category(matter) for key in OF_CATEGORY[category]}
    subject = matter.consultation.subject if matter.consultation else None
    rows = []
    for version in checklists.in_force(matter.kind):
        each = compulsory(version.list, subject)
        for item in version.list.items:
            row = {
                "key": f"{version.list.key}.{item.key}",
                "list": version.list.title,
                "version": version.number,
                "label": item.label,
                "basis": item.basis,
                "result": Result.OK.label,
                "note": "未发现问题。" if each else TOGETHER + REST,
            }
            reasons = {"fact": FACTS.get(item.key, "方案及附件已逐项核对。"), "ground": item.basis}
            rows.append(row | (reasons if each else {}))
            if rows[-1]["key"] in over and not each:
                rows[-1] |= {"result": Result.EXPLAIN.label, "note": ANNOTATED}
            if conclusion is Conclusion.UNLAWFUL and item.key == "content":
                rows[-1] |= {"result": Result.PROBLEM.label, "note": UNFOUNDED, **reasons}
    return rows
