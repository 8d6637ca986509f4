"""The pages of the import: a ledger of 2,000 rows with 30 faults, checked, mended in part, brought in."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook
from werkzeug.test import TestResponse

from review.registers.log import verify

ClientOf = Callable[[str], FlaskClient]


def ledger(rows: int, faults: int) -> bytes:
    lines = ["编号,名称,乙方,合同金额,签订日期,付款方式"]
    for n in range(1, rows + 1):
        day = "不详" if n % (rows // faults) == 0 else "2023-05-06"
        lines.append(f"合{n},第{n}号合同,某公司,{n}00,{day},季付")
    return "\n".join(lines).encode("gb18030")


def send(client: FlaskClient, content: bytes, name: str = "台账.csv") -> TestResponse:
    sent = {"ledger": "contracts", "file": (io.BytesIO(content), name)}
    return client.post("/imports", data=sent)


def test_two_thousand_rows_with_thirty_faults(bare_app: Flask, client_of: ClientOf) -> None:
    office = client_of("wangfang")
    answer = send(office, ledger(2000, 30))
    assert answer.status_code == 303
    page = office.get(answer.location).text
    assert '新增<b class="num">1970</b>' in page
    assert page.count("不是日期") == 30
    book = re.search(r'href="(/imports/check\.xlsx[^"]+)"', page)
    assert book
    back = load_workbook(io.BytesIO(office.get(book[1].replace("&amp;", "&")).data)).worksheets[0]
    assert sum("不是日期" in str(row[-1]) for row in back.iter_rows(values_only=True)) == 30
    hidden = dict(
        re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page.split("data-once")[-1])
    )
    refused = office.post("/imports/check", data={**hidden, "which": "all"})
    assert (refused.status_code, "没有导入任何一行" in refused.text) == (422, True)
    assert office.post("/imports/check", data={**hidden, "which": "good"}).status_code == 303
    records = "/imports/contracts/records"
    page = client_of("zhoumin").get(records).text
    assert "共1970份" in page
    assert "付款方式：季付" in page
    assert "第1999号合同" in office.get(f"{records}?q=第1999号").text
    sheet = load_workbook(io.BytesIO(office.get(f"{records}.xlsx").data)).worksheets[0]
    assert sheet.max_row == 1972
    assert "1970" in office.get("/imports").text
    assert office.post("/imports/1/withdrawal", data={"reason": ""}).status_code == 422
    assert office.post("/imports/1/withdrawal", data={"reason": "选错了文件"}).status_code == 303
    assert "还没有导入" in office.get(records).text
    with bare_app.app_context():
        assert verify().faults == ()


def test_columns_are_chosen_by_hand(client_of: ClientOf) -> None:
    office = client_of("wangfang")
    answer = send(office, "编号,名称,乙方,价,签订日期\n1,合同,某公司,3,2023-05-06\n".encode())
    page = office.get(
        f"{answer.location}&c0=number&c1=title&c3=amount&c4=happened_on&unit=万元"
    ).text
    assert re.search(r'name="c3"[^>]*>.*?value="amount"\s+selected', page, re.S)
    assert "<option selected>万元</option>" in page
    assert office.get(f"{answer.location}&=1").status_code == 200
    twice = office.get(f"{answer.location}&c0=number&c1=title&c2=title&c4=happened_on")
    assert (twice.status_code, "有几列都作为“合同名称”，只能选一列" in twice.text) == (422, True)
    missing = office.get(f"{answer.location}&c0=number").text
    assert "没有填写" in missing


def test_what_is_not_there_is_not_found(client_of: ClientOf) -> None:
    office = client_of("wangfang")
    assert send(office, b"").status_code == 422
    assert "没有找到历史合同台账的表头" in send(office, "甲,乙\n".encode()).text
    for path in (
        "/imports/check",
        "/imports/check?ledger=contracts&file=" + "0" * 64,
        "/imports/nonsense/records",
    ):
        assert office.get(path).status_code == 404
    assert client_of("zhoumin").get("/imports/check").status_code == 404
