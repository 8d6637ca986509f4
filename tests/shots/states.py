"""Tell the demo's office with nothing in it, or with more than a page was drawn for.

python -m tests.shots.states empty|ordinary|overfull, into the REVIEW_HOME of the environment.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import Any

from flask_migrate import upgrade
from sqlalchemy import event

from review import create_app, models
from review.demo import office, story
from review.extensions import db
from tests import moment

STATES = ("empty", "ordinary", "overfull")
MANY = 60
"""Matters that wait beside those of the demo."""
TITLE = "（含设备安装、调试、三年维护与驻场人员培训，2026年度第二批次，资金来源为区级财政专项）"
NAME = "·买买提托合提·阿卜杜热合曼"
FIRM = "（Schneider-Elektrizitätswerke-Beteiligungsgesellschaft北京）联合体"
SAID = "另请对照上级机关已印发的同类文件，逐条说明处理情况；不能说明的，须附会议纪要。" * 4
LONGER = {
    models.Matter.title: TITLE,
    models.Contract.counterparty: FIRM,
    models.Contract.note: SAID,
    models.Person.name: NAME,
    models.Material.name: "（加盖骑缝章的扫描件，共一百二十八页，第三次补正后重新提交）.docx",
    models.Annotation.text: SAID,
    models.Answer.reason: SAID,
}


def lengthen() -> None:
    """Whatever is typed into these columns from now on is long, in the rows and in the log alike."""
    for column, more in LONGER.items():
        event.listen(column, "set", _longer(more), retval=True)


def _longer(more: str) -> Callable[..., Any]:
    def longer(row: object, value: Any, before: Any, initiator: object) -> Any:
        return f"{value}{more}" if value and not str(value).endswith(more) else value

    return longer


def many() -> None:
    for _ in range(MANY):
        story.submitted("parking", story.PARKING)


def parts(state: str) -> Iterator[Callable[[], None]]:
    yield office.enrol_all
    if state != "empty":
        yield from office.chapters()
    if state == "overfull":
        yield many


def main(state: str) -> None:
    moment.begin()
    app = create_app()
    with app.app_context():
        upgrade()
        if state == "overfull":
            lengthen()
        office.settle(parts=tuple(parts(state)))
        db.session.remove()


if __name__ == "__main__":
    main(*sys.argv[1:])
