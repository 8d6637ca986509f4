"""The pages of the annual report: from an empty year to one that was sent, with two sections writing."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import UTC, datetime

from docx import Document
from flask import Flask
from flask.testing import FlaskClient

from review import clock
from review.extensions import db
from review.law.report_text import BLOCKS
from review.models import Section
from tests.told import story

ClientOf = Callable[[str], FlaskClient]
CHECKER, HEAD = "linhua", "gaoyuan"


def text_of(content: bytes) -> str:
    return "\n".join(one.text for one in Document(io.BytesIO(content)).paragraphs)


def test_two_sections_write_and_the_office_sends_and_publishes(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context(), clock.stopped(datetime(2026, 11, 2, 2, tzinfo=UTC)):
        story.opined("parking", story.PARKING)
    with clock.stopped(datetime(2027, 1, 20, 2, tzinfo=UTC)):
        office, here = client_of("wangfang"), "/reports/2026"
        assert "还没有建立" in office.get(here).text
        sent = office.post(here, data={"receivers": "区委、区政府", "copies": ""})
        assert sent.status_code == 303
        page = office.get(here).text
        assert 'href="/statistics/figures/contracts?year=2026"' in page
        assert "没有登记，不等于没有" in page
        with bare_app.app_context():
            sections = {one.name: str(one.id) for one in db.session.query(Section)}
        for account, key, name in (
            ("zhoumin", "study", "接诉即办科"), ("sunyue", "publicity", "综合保障科"),
        ):  # fmt: skip
            section = client_of(account)
            assert section.get(f"{here}/blocks/{key}").status_code == 404
            asked = {"section": sections[name], "due_on": "2027-01-25"}
            assert office.post(f"{here}/blocks/{key}/request", data=asked).status_code == 303
            data = {"heading": BLOCKS[key].heading, "text": f"{name}写的文字。"}
            assert section.post(f"{here}/blocks/{key}", data=data).status_code == 303
            page = section.get(here).text
            assert f"{name}写的文字。" in page
            assert "审查合同" not in page
            assert section.get(f"{here}/papers/draft.docx").status_code == 404
        late = office.post(
            f"{here}/blocks/study/request", data={"section": "1", "due_on": "2027-01-01"}
        )
        assert (late.status_code, "不能早于今天" in late.text) == (422, True)
        wrong = {"key": "contracts", "value": "三", "reason": "纸质", "source": "台账"}
        assert "不小于零的数" in office.post(f"{here}/amendments", data=wrong).text
        office.post(f"{here}/amendments", data={**wrong, "value": "3"})
        assert "系统计算1" in office.get(here).text
        for key in BLOCKS:
            office.post(
                f"{here}/blocks/{key}", data={"heading": BLOCKS[key].heading, "text": "正常。"}
            )
        assert office.post(f"{here}/steps/draft").status_code == 303
        assert office.post(f"{here}/steps/freeze").status_code == 303
        assert client_of(CHECKER).post(f"{here}/steps/check").status_code == 303
        fault = office.post(f"{here}/steps/deliberate", data={"on": "2027-01-20"})
        assert (fault.status_code, "请填写会议" in fault.text) == (422, True)
        met = {"on": "2027-01-20", "meeting": "主任办公会", "number": "会纪〔2027〕1号"}
        assert office.post(f"{here}/steps/deliberate", data=met).status_code == 303
        assert client_of(HEAD).post(f"{here}/steps/sign").status_code == 303
        going = {"on": "2027-01-20", "number": "京城报〔2027〕3号", "receiver": "区委、区政府"}
        assert office.post(f"{here}/steps/send", data=going).status_code == 303
        assert client_of("zhangwei").post(f"{here}/public-reading").status_code == 303
        page = office.get(here).text
        assert "完成保密审查" in page
        assert "报送以后的变化" not in page
        for name in ("draft.docx", "review.docx", "figures.xlsx", "public.docx"):
            assert office.get(f"{here}/papers/{name}").status_code == 200
        draft = text_of(office.get(f"{here}/papers/draft.docx").data)
        assert "审查合同3份" in draft
        assert office.get(f"{here}/papers/nonsense.docx").status_code == 404
        assert office.post(f"{here}/steps/nonsense").status_code == 404
        for path in ("/reports/1999", "/reports/3000"):
            assert office.get(path).status_code == 404
        assert office.get("/reports").status_code == 302
        assert client_of("chenlu").get(here).status_code == 404
        online = {"on": "2027-01-20", "place": "政府网站"}
        assert office.post(f"{here}/steps/publish", data=online).status_code == 303
        page = office.get(here).text
        assert "报送以后的变化" not in page
        papers = re.findall(rf"{here}/events/\d+\.docx", page)
        went_out = [office.get(paper).data for paper in papers]
        assert went_out
    with clock.stopped(datetime(2027, 3, 1, 2, tzinfo=UTC)):
        late = {"on": "2026-06-10", "title": "民法典", "kind": "培训", "heads": "30", "head": "否"}
        late |= {"late_reason": "漏登"}
        assert client_of("zhoumin").post("/books/study/new", data=late).status_code == 303
        confirmed = client_of("lijianguo").post("/books/entries/1/confirmation")
        assert confirmed.status_code == 303
        page = " ".join(client_of("wangfang").get(here).text.split())
        assert "报送以后的变化" in page
        changed = page.split("报送以后的变化")[2]
        assert "study-1 2026-06-10 民法典" in changed
        again = client_of("wangfang")
        assert [again.get(paper).data for paper in papers] == went_out


def test_the_command_writes_todays_draft(bare_app: Flask, tmp_path) -> None:  # type: ignore[no-untyped-def]
    runner = bare_app.test_cli_runner()
    file = tmp_path / "report.docx"
    for review in ([], ["--review"]):
        told = runner.invoke(args=["annual", "report", "2026", "--docx", str(file), *review])
        assert (told.exit_code, "已写出" in told.output) == (0, True), told.output
        assert "2026年法治政府建设情况" in text_of(file.read_bytes())
    assert runner.invoke(args=["annual", "report", "1990", "--docx", str(file)]).exit_code == 1
