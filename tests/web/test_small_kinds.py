"""A file survives its form, a task leads where it is done, an overdue duty has a desk, the log names things."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from review import clock
from review.extensions import db
from review.models import Deadline, Matter
from review.registers.facts import latest_revision
from tests.told import story

ClientOf = Callable[[str], FlaskClient]


def sent(content: bytes, **fields: str) -> dict[str, object]:
    return {"file": (io.BytesIO(content), "材料.docx"), **fields}


def test_a_file_once_received_need_not_be_chosen_again(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        matter, content = story.opened("parking", story.PARKING).id, story.certificate("执照二")
    drafter, address = client_of("zhoumin"), f"/matters/{matter}/materials"
    lacking = drafter.post(address, data=sent(content, kind=""))
    assert lacking.status_code == 422
    assert "文件已收到，不必重新选择" in lacking.text
    kept = re.search(r'name="kept" value="([^"]+)"', lacking.text)
    assert kept
    done = drafter.post(address, data={"kind": "credentials", "kept": kept[1]})
    assert done.status_code == 303
    assert "材料.docx" in drafter.get(f"/matters/{matter}").text
    assert drafter.post(address, data={"kind": "award", "kept": "伪造"}).status_code == 422


def test_an_unrelated_text_is_asked_about_and_the_answer_is_enough(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        matter, other = story.cleared("parking", story.PARKING).id, story.certificate("无关")
    drafter, address = client_of("zhoumin"), f"/matters/{matter}/revisions"
    asked = drafter.post(address, data=sent(other))
    assert asked.status_code == 422
    assert "几乎没有相同的段落" in asked.text
    kept = re.search(r'name="kept" value="([^"]+)"', asked.text)
    assert kept
    assert drafter.post(address, data={"kept": kept[1], "sure": "y"}).status_code == 303


def test_an_overdue_duty_that_is_no_step_stands_on_the_desk_of_whoever_owes_it(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        matter = story.archived("parking", story.PARKING)
        past = clock.today() - timedelta(9)
        row = Deadline(
            matter_id=matter.id, key="contract.file", label="合同备案", starts_on=past, amount=1,
            unit=db.session.query(Deadline).first().unit, due_on=past, alert_on=past,
        )  # fmt: skip
        db.session.add(row)
        db.session.commit()
        db.session.execute(update(Deadline).values(met_at=None, due_on=past, alert_on=past))
        db.session.commit()
    desk = client_of("zhoumin").get("/").text
    assert re.search(rf'href="/matters/{matter_id(bare_app)}/deadlines/\d+"', desk)


def matter_id(app: Flask) -> int:
    with app.app_context():
        return db.session.query(Matter).one().id


def test_each_entry_of_the_log_names_what_it_speaks_of_and_links_it(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        matter = story.proposed("parking", story.PARKING)
        revision = latest_revision(matter)
        assert revision is not None
        address = f"/matters/{matter.id}"
    page = client_of("wangfang").get(f"{address}/log").text
    assert re.search(rf'href="{address}/revisions/1#a-\d+">批注 ', page)
    assert f'href="{address}/revisions/1">第1版</a>' in page
    assert "交给北京明衡律师事务所 陈律" in page
    assert re.search(rf'href="{address}/materials/\d+/file">相对人资格证明', page)
