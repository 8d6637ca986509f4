"""审查要点 as answered: what an answer must hold, and that no point is passed over in silence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from review.law.checklists import TOLD, Checklist, Item, Result
from review.law.vocabulary import Category, Severity, Subject
from review.words import Listed, Words

UNFILLED = "未填"
MOST = 300
"""Characters of annotations that a prefilled point repeats."""
TOGETHER = "其余各项一并说明："
LABEL = {
    Result.OK: "已逐项看过，未发现问题",
    Result.NONE: "不适用，本件未涉及",
}


# The points that an annotation of a category speaks of, by their keys.
OF_CATEGORY: dict[Category, tuple[str, ...]] = {
    Category.PARTY: (
        "contract.party.ours", "contract.party.theirs", "contract.name", "normative.maker",
    ),
    Category.POWER: (
        "contract.procedure", "contract.procurement.same", "contract.budget",
        "normative.power", "normative.procedure", "internal.power", "internal.procedure",
    ),
    Category.SUBJECT: ("contract.subject", "contract.quantity", "contract.quality"),
    Category.PRICE: ("contract.price", "contract.payment", "contract.security"),
    Category.TERM: ("contract.performance", "contract.effect"),
    Category.BREACH: ("contract.breach",),
    Category.DISPUTE: ("contract.dispute", "contract.administrative"),
    Category.RIGHTS: ("contract.rights",),
    Category.SECRECY: ("contract.secrecy",),
    Category.WORDING: ("contract.wording",),
    Category.OTHER: (),
}  # fmt: skip


# The point on which an annotation of the category is put first; where the category speaks of points
# that are too different, the reviewer chooses.
LEADING: dict[Category, str] = {
    Category.SUBJECT: "contract.subject",
    Category.PRICE: "contract.price",
    Category.TERM: "contract.performance",
    Category.BREACH: "contract.breach",
    Category.DISPUTE: "contract.dispute",
    Category.RIGHTS: "contract.rights",
    Category.SECRECY: "contract.secrecy",
    Category.WORDING: "contract.wording",
}


@dataclass(frozen=True)
class Remarked:
    """An open annotation as a point is prefilled from it; `number` is its place in the text."""

    number: int
    severity: Severity
    category: Category
    text: str


def prefilled(notes: Sequence[Remarked]) -> dict[str, tuple[Said, str]]:
    """By the key of a point what open annotations say of it, with where that comes from.

    Only 不符合 and 需说明: that a point is 符合 nobody but the reviewer says.
    """
    by_point: dict[str, list[Remarked]] = {}
    for note in notes:
        key = LEADING.get(note.category)
        if key and note.severity is not Severity.HINT:
            by_point.setdefault(key, []).append(note)
    return {key: _prefilled(found) for key, found in by_point.items()}


def _prefilled(notes: Sequence[Remarked]) -> tuple[Said, str]:
    grave = any(remarked.severity is Severity.BLOCKING for remarked in notes)
    numbers = "、".join(str(note.number) for note in notes)
    words = "；".join(note.text for note in notes)
    short = words if len(words) <= MOST else f"{words[:MOST]}…"
    result = Result.PROBLEM if grave else Result.EXPLAIN
    return Said(
        result, note=Words("见批注{numbers}：{short}", numbers=numbers, short=short)
    ), Words("按批注{numbers}预填，请核对", numbers=numbers)


@dataclass(frozen=True)
class Said:
    """What was written on a point; a list that is not `reasoned` has a note alone."""

    result: Result | None
    fact: str = ""
    ground: str = ""
    note: str = ""


@dataclass(frozen=True)
class Rest:
    """One answer for every point of a list that was left open, in the reviewer's own words.

    Only where the points are not compulsory; it stands in each of them as what it is.
    """

    result: Result
    words: str

    @property
    def said(self) -> Said:
        return Said(self.result, note=TOGETHER + self.words)


def compulsory(checklist: Checklist, subject: Subject | None) -> bool:
    """Whether every point of this list must be answered with its reasons."""
    return checklist.compulsory and (not checklist.only or subject in checklist.only)


def fault(checklist: Checklist, said: Said, *, each: bool) -> str:
    """What an answer lacks; `each`: the list is compulsory, point by point."""
    if each:
        if said.result is None:
            return "请选择结果"
        if said.result is Result.NONE:
            return "逐项审核的要点不能选“不适用”"
        return "" if all((said.fact, said.ground, said.note)) else "请写明事实、依据和结论"
    if said.result not in TOLD:
        return ""
    reasoned = checklist.reasoned and said.result is not Result.NONE
    if reasoned and not all((said.fact, said.ground, said.note)):
        return "请写明事实、依据和结论"
    return "" if said.note else "请写明理由"


def silence(checklist: Checklist, open_points: Sequence[Item]) -> str:
    """The sentence that names the points nobody answered; "" where there is none."""
    if not open_points:
        return ""
    names = Listed("、", (item.label for item in open_points))
    return Words(
        "“{title}”还有{open_points}项未填：{names}",
        title=checklist.title,
        open_points=len(open_points),
        names=names,
    )


def faults(
    lists: Sequence[Checklist], rows: Sequence[Mapping[str, Any]], subject: Subject | None
) -> list[str]:
    """What an opinion's frozen points leave open, list by list."""
    known = {row["key"]: row for row in rows}
    sentences = []
    for checklist in lists:
        each = compulsory(checklist, subject)
        answered = {
            item.key: _said(known.get(f"{checklist.key}.{item.key}")) for item in checklist.items
        }
        sentences.append(
            silence(checklist, [item for item in checklist.items if not answered[item.key].result])
        )
        sentences += [
            f"“{item.label}”：{told}"
            for item in checklist.items
            if answered[item.key].result
            and (told := fault(checklist, answered[item.key], each=each))
        ]
    return [sentence for sentence in sentences if sentence]


def failed(rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The frozen points that were found 不符合."""
    return [row for row in rows if row.get("result") == Result.PROBLEM.label]


def overlooked(rows: Sequence[Mapping[str, Any]], open_: Mapping[Category, int]) -> str:
    """The sentence that names the points found 符合, without a reason of their own, although `open_`
    须处理 annotations of their category are not settled; "" where there is none."""
    count = {key: n for category, n in open_.items() if n for key in OF_CATEGORY[category]}
    named = [
        Words("“{row}”（{count}条）", row=row["label"], count=count[row["key"]])
        for row in rows
        if row["key"] in count and row["result"] == Result.OK.label and not _own_reason(row)
    ]
    if not named:
        return ""
    return Words(
        "{named}同类的“须处理”批注还没有了结：结果为“符合”的，请在该项写明理由；也可以改为“不符合”或者“需说明”",
        named=Listed("、", named),
    )


def _own_reason(row: Mapping[str, Any]) -> bool:
    note = str(row.get("note", "")).strip()
    return bool(note) and not note.startswith(TOGETHER)


def together(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The points as they are told: those answered in one sentence stand in one row, once."""
    told: list[dict[str, Any]] = []
    gathered: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for row in rows:
        if not str(row.get("note", "")).startswith(TOGETHER):
            told.append(dict(row))
            continue
        gathered.setdefault((row["result"], row["note"]), []).append(row)
    for (_, note), several in gathered.items():
        names = Listed("、", (row["label"] for row in several))
        label = Words("其余{several}项：{names}", several=len(several), names=names)
        told.append(
            {**several[0], "label": label, "basis": "", "note": note.removeprefix(TOGETHER)}
        )
    return told


def _said(row: Mapping[str, Any] | None) -> Said:
    if row is None:
        return Said(None)
    result = next((candidate for candidate in Result if candidate.label == row["result"]), None)
    return Said(result, row.get("fact", ""), row.get("ground", ""), row.get("note", ""))
