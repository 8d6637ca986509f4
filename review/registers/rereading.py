"""The fingerprint of a text by the present rule, where it was read once more."""

from __future__ import annotations

from sqlalchemy import select

from review.extensions import db
from review.models import Matter, Rereading, Revision
from review.paper.fingerprint import RULE


class PresentTexts:
    """What the texts of one matter are by the present rule.

    Two revisions of one fingerprint under the older rule may be two texts under this one; then an
    approval of the first is none of the second, and the gate is shut.
    """

    def __init__(self, matter: Matter, newest: Revision | None) -> None:
        self._by_revision: dict[int, str] = {}
        self._by_text: dict[str, set[str]] = {}
        if newest is not None and not newest.text_hash.startswith(f"{RULE}:"):
            self._look_up(matter)

    def _look_up(self, matter: Matter) -> None:
        query = (
            select(Rereading.revision_id, Revision.text_hash, Rereading.text_hash)
            .join(Revision, Rereading.revision_id == Revision.id)
            .where(Revision.matter_id == matter.id)
        )
        rows = db.session.execute(query).all()
        self._by_revision = {row[0]: row[2] for row in rows}
        for _, old, new in rows:
            self._by_text.setdefault(old, set()).add(new)

    def of(self, revision_id: int | None, text: str | None) -> str | None:
        """The text a record names, that of its revision where it was read again."""
        return text if revision_id is None else self._by_revision.get(revision_id, text)

    def pairs(self, pairs: frozenset[tuple[str, str]]) -> frozenset[tuple[str, str]]:
        """Compared texts, also by the present rule; a text that became two was not compared."""
        return pairs | {(self._one(old), self._one(new)) for old, new in pairs}

    def _one(self, text: str) -> str:
        known = self._by_text.get(text, set())
        return next(iter(known)) if len(known) == 1 else text


OLDER = (
    "第{number}版的指纹按旧规则计算，只核对文字，看不出格式、隐藏内容、图形和页面画面的差别；"
    "系统夜间按现行规则重新读取后再核对。"
)
SPLIT = (
    "按旧规则，第{older}版与第{number}版是同一文本；按现行规则不是，二者文字以外的内容不同。"
    "针对第{older}版的意见、审批和准予签署对第{number}版无效。"
)
FINAL = "第{number}版是旧规则下存入的{sort}，当时只核对过文字，没有核对页面画面；请对照原件。"
"""What is said of texts that were stored under an older rule."""


def told(matter: Matter, newest: Revision | None) -> list[str]:
    """Sentences for the gate: which texts an older rule took for one, and what it did not see."""
    if newest is None or newest.text_hash.startswith(f"{RULE}:"):
        return []
    query = (
        select(Revision, Rereading.text_hash)
        .outerjoin(Rereading, Rereading.revision_id == Revision.id)
        .where(Revision.matter_id == matter.id, Revision.text_hash == newest.text_hash)
        .order_by(Revision.number)
    )
    present = {row[0].number: row[1] for row in db.session.execute(query)}
    now = present[newest.number]
    sentences = [OLDER.format(number=newest.number)] if now is None else []
    if newest.sort in ("pdf", "ofd"):
        sentences.append(FINAL.format(number=newest.number, sort=newest.sort.upper()))
    return sentences + [
        SPLIT.format(older=number, number=newest.number)
        for number, text in present.items()
        if number != newest.number and None not in (text, now) and text != now
    ]
