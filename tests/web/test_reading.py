"""The text is read while the form is filled in: offered, never forced, and nothing of it is kept."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from review.demo import papers
from review.extensions import db
from review.models import Matter, StoredFile

ClientOf = Callable[[str], FlaskClient]


def sent(content: bytes, secret: str = "no") -> dict[str, object]:
    return {"secret": secret, "file": (io.BytesIO(content), "合同.docx")}


def nothing_kept(app: Flask) -> bool:
    with app.app_context():
        return not db.session.query(Matter).count() and not db.session.query(StoredFile).count()


@pytest.mark.parametrize(
    ("name", "title", "counterparty", "amount"),
    [
        (
            "hotline",
            "12345市民服务热线话务外包服务合同",
            "北京听澜云语客户服务有限公司",
            "8764800.00",
        ),
        ("lease", "办公用房租赁合同", "北京栖砚置业经营有限公司", "8733369.60"),
        ("dataprocessing", "政务热线数据委托处理协议", "北京析微数智科技有限公司", "1386000.00"),
    ],
)
def test_what_a_contract_says_of_itself_is_offered(
    bare_app: Flask, client_of: ClientOf, name: str, title: str, counterparty: str, amount: str
) -> None:
    answer = client_of("zhoumin").post("/matters/new/reading", data=sent(papers.write(name)))
    offers = answer.get_json()["offers"]
    assert (offers["title"], offers["counterparty"], offers["amount"]) == (
        [title], [counterparty], [amount],
    )  # fmt: skip
    assert nothing_kept(bare_app)


def test_what_cannot_be_read_is_said_at_once(bare_app: Flask, client_of: ClientOf) -> None:
    answer = client_of("zhoumin").post("/matters/new/reading", data=sent(b"MZ not a document"))
    assert answer.status_code == 422
    assert answer.get_json()["refused"]
    assert nothing_kept(bare_app)


@pytest.mark.parametrize(("secret", "status"), [("yes", 409), ("", 400)])
def test_a_text_not_declared_free_of_secrets_is_not_read(
    bare_app: Flask, client_of: ClientOf, secret: str, status: int
) -> None:
    answer = client_of("zhoumin").post(
        "/matters/new/reading", data=sent(papers.write("lease"), secret)
    )
    assert answer.status_code == status
    assert nothing_kept(bare_app)
