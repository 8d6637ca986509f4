"""Keep and drop the filters a person wants again."""

from __future__ import annotations

from sqlalchemy import select

from review.actions.unit_of_work import Invalid, unit_of_work
from review.extensions import db
from review.models import Person, SavedFilter
from review.words import Words

MOST_SAVED = 20


def save(name: str, query: str, *, by: Person) -> SavedFilter:
    """A person's own link; the same name again changes where it leads."""
    with unit_of_work():
        name = name.strip()
        if not name or len(name) > 40:
            raise Invalid("name", "请填写名称，不超过40字")
        mine = db.session.scalars(select(SavedFilter).filter_by(person_id=by.id)).all()
        saved_filter = next((kept_filter for kept_filter in mine if kept_filter.name == name), None)
        if saved_filter is None:
            if len(mine) >= MOST_SAVED:
                raise Invalid(
                    "name",
                    Words("最多保存{most_saved}个筛选，请先删去不用的", most_saved=MOST_SAVED),
                )
            saved_filter = SavedFilter(person_id=by.id, name=name, query=query)
            db.session.add(saved_filter)
        saved_filter.query = query
        db.session.flush()
        return saved_filter


def forget(saved: SavedFilter) -> None:
    with unit_of_work():
        db.session.delete(db.session.get_one(SavedFilter, saved.id))
