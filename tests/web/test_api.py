"""Programs: the same law as the pages, by tokens that are shown once, end, and allow only so much."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from review import clock
from review.actions import accounts, tokens
from review.demo import office as cast
from review.demo.office import person
from review.evidence import checkpoint, merkle
from review.extensions import db
from review.law.permissions import Act, Duty, may, may_perform
from review.law.tokens import Scope
from review.law.vocabulary import Kind
from review.models import LogEntry, Matter, Revision
from review.registers.facts import facts
from tests.told import normative, story

ClientOf = Callable[[str], FlaskClient]
EVERYONE = [each.account for each in cast.PEOPLE]
# What the law is asked for at each address; an address that is not here is an untested cell.
ASKS: dict[str, Act | Duty | None] = {
    "api_matters.every": None,
    "api_matters.one": Act.READ,
    "api_matters.annotations_of": Act.READ_TEXT,
    "api_matters.opinions_of": Act.READ_TEXT,
    "api_matters.letter": Act.READ_TEXT,
    "api_matters.gate": Act.READ_GATE,
    "api_matters.proof": Act.READ_LOG,
    "api_revisions.every": Act.READ_TEXT,
    "api_revisions.file": Act.READ_TEXT,
    "api_revisions.upload": Act.UPLOAD,
    "api_registers.every": Duty.READ_REGISTER,
    "api_registers.rows": Duty.READ_REGISTER,
}
PARTS = {"number": "1", "opinion": "1", "slug": "contracts"}
TOKEN = re.compile(r'<p class="mono words">(lr_[\w-]+)</p>')


def token(app: Flask, account: str, *scopes: Scope, days: int = 7) -> dict[str, str]:
    with app.app_context():
        made = tokens.make(person(account), "汇总", scopes or tuple(Scope), days)
    return {"Authorization": f"Bearer {made}"}


def routes(app: Flask) -> list[tuple[str, str, str]]:
    """Every address of programs: endpoint, method, rule."""
    return [
        (rule.endpoint, method, rule.rule)
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/v1/")
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
    ]


def ask(app: Flask, method: str, rule: str, id: int, headers: dict[str, str]) -> TestResponse:
    address = re.sub(r"<(?:int:)?(\w+)>", lambda part: PARTS.get(part[1], str(id)), rule)
    sent = {"file": (io.BytesIO(b"nothing"), "x.docx")} if method == "POST" else None
    return app.test_client().open(address, method=method, headers=headers, data=sent)


def expected(account: str, endpoint: str, id: int) -> set[int]:
    """The statuses that the law leaves open to this person at this address."""
    asking, act = person(account), ASKS[endpoint]
    if act is None:
        return {200}
    if isinstance(act, Duty):
        return {200} if may_perform(asking.role, act) else {404}
    matter = db.session.get_one(Matter, id)
    known = facts(matter)
    if not may(asking.legal, Act.READ, known):
        return {404}
    if act is Act.READ_GATE and matter.kind is not Kind.CONTRACT:
        return {404}
    if act is Act.UPLOAD:
        return {409}  # what is sent is no document: nobody gets beyond the judgement of the file
    if not may(asking.legal, act, known):
        return {409}
    return {200} if endpoint != "api_matters.letter" else {200, 404}


def test_every_address_answers_every_role_as_the_law_says(bare_app: Flask) -> None:
    with bare_app.app_context():
        ids = [
            story.opined("parking", story.PARKING).id,
            story.assigned("parking", story.PARKING).id,
            story.opened("parking", story.PARKING).id,
            normative.carry(normative.BOARDS, None, normative.NORMATIVE).id,
        ]
    found = routes(bare_app)
    assert {endpoint for endpoint, _, _ in found} == set(ASKS)
    wrong = []
    for account in EVERYONE:
        headers = token(bare_app, account)
        for endpoint, method, rule in found:
            for id in ids if "<int:id>" in rule else ids[:1]:
                answer = ask(bare_app, method, rule, id, headers)
                with bare_app.app_context():
                    wanted = expected(account, endpoint, id)
                if answer.status_code not in wanted:
                    wrong.append((account, endpoint, id, answer.status_code, wanted))
                problem = answer.mimetype == "application/problem+json"
                assert problem == (answer.status_code >= 400), (endpoint, answer.status_code)
    assert not wrong, "\n".join(map(str, wrong))


def test_only_a_token_with_the_scope_lets_in_and_no_cookie(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        id = story.opined("parking", story.PARKING).id
    signed_in = client_of("zhoumin")
    read = token(bare_app, "zhoumin", Scope.READ)
    for endpoint, method, rule in routes(bare_app):
        scope = bare_app.view_functions[endpoint].access  # type: ignore[attr-defined]
        assert ask(bare_app, method, rule, id, {}).status_code == 401, endpoint
        answer = ask(bare_app, method, rule, id, read)
        assert (answer.status_code == 403) == (scope is not Scope.READ), endpoint
    assert signed_in.get("/api/v1/matters").status_code == 401
    assert bare_app.test_client().get("/matters", headers=read).status_code == 302


def test_no_field_that_is_described_is_left_out(bare_app: Flask) -> None:
    """marshmallow leaves out without a word what an object does not have."""
    with bare_app.app_context():
        id = story.proposed("parking", story.PARKING).id
    headers = token(bare_app, "wangfang")
    described = bare_app.extensions["programs"].spec.to_dict()["components"]["schemas"]
    shapes = {
        "": "Matter", "/annotations": "Annotation", "/opinions": "Opinion", "/gate": "Condition",
        "/proof": "Proof", "/revisions": "Revision",
    }  # fmt: skip
    for path, shape in shapes.items():
        told = bare_app.test_client().get(f"/api/v1/matters/{id}{path}", headers=headers).json
        row = told[0] if isinstance(told, list) else told
        assert set(row) == set(described[f"{shape}Shape"]["properties"]), path
        if shape == "Annotation":
            assert set(row["answer"]) == set(described["AnswerShape"]["properties"])


def test_a_token_ends_with_its_day_its_revocation_or_its_person(
    bare_app: Flask, client_of: ClientOf
) -> None:
    stranger = bare_app.test_client()

    def works(headers: dict[str, str]) -> bool:
        return stranger.get("/api/v1/matters", headers=headers).status_code == 200

    short, kept = token(bare_app, "zhoumin", days=7), token(bare_app, "zhoumin", days=30)
    assert works(short)
    with clock.stopped(clock.now() + timedelta(days=8)):
        assert (works(short), works(kept)) == (False, True)
    ends = re.findall(
        r'action="(/account/tokens/\d+/revocation)"',
        client_of("zhoumin").get("/account/tokens").text,
    )
    client_of("chenlu").post(ends[0])
    assert works(kept)
    client_of("zhoumin").post(ends[0])
    assert not works(kept)
    with bare_app.app_context():
        accounts.disable(person("zhoumin"), by=person("zhengqi"))
    assert not works(short)
    assert not works({"Authorization": "Bearer lr_nothing"})


def test_a_token_is_made_in_the_account_and_shown_once(
    bare_app: Flask, client_of: ClientOf
) -> None:
    client = client_of("wangfang")
    bad = client.post("/account/tokens", data={"name": "汇总", "life": "30"})
    assert (bad.status_code, "请至少选择一个范围" in bad.text) == (422, True)
    page = client.post("/account/tokens", data={"name": "汇总", "life": "30", "scopes": ["read"]})
    found = TOKEN.search(page.text)
    assert found
    assert found[1] not in client.get("/account/tokens").text
    headers = {"Authorization": f"Bearer {found[1]}"}
    assert bare_app.test_client().get("/api/v1/registers", headers=headers).status_code == 200
    with bare_app.app_context():
        event = db.session.scalars(db.select(LogEntry).filter_by(action="make_token")).one()
        assert found[1] not in event.body


def test_pages_etags_and_keys_of_uploads(bare_app: Flask) -> None:
    with bare_app.app_context():
        id = story.returned("parking", story.PARKING).id
        story.returned("parking", story.PARKING)
        content = story.certificate("新的一版")
    client, headers = bare_app.test_client(), token(bare_app, "zhoumin")
    first = client.get("/api/v1/matters?page_size=1", headers=headers)
    assert len(first.json) == 1  # type: ignore[arg-type]
    assert '"total": 2' in first.headers["X-Pagination"]
    again = client.get(
        "/api/v1/matters?page_size=1", headers=headers | {"If-None-Match": first.headers["ETag"]}
    )
    assert again.status_code == 304
    wrong = client.get("/api/v1/matters?status=nonsense&page_size=0", headers=headers)
    assert (wrong.status_code, "status" in wrong.text) == (422, True)

    def upload(key: str) -> TestResponse:
        sent = {"file": (io.BytesIO(content), "合同.docx"), "note": "改了"}
        return client.post(
            f"/api/v1/matters/{id}/revisions", data=sent, headers=headers | {"Idempotency-Key": key}
        )

    answers = [upload("a"), upload("a")]
    assert [answer.status_code for answer in answers] in ([201, 201], [409, 409]), answers[0].text
    if answers[0].status_code == 201:
        assert answers[0].json == answers[1].json
    with bare_app.app_context():
        numbers = db.session.scalars(db.select(Revision.number).filter_by(matter_id=id)).all()
        assert max(numbers) == 2


def test_what_is_downloaded_is_the_file_and_the_proof_convinces_a_stranger(bare_app: Flask) -> None:
    with bare_app.app_context():
        matter = story.opined("parking", story.PARKING)
        id, revision = matter.id, db.session.scalars(db.select(Revision)).first()
        assert revision is not None
        sha256 = revision.sha256
    client, headers = bare_app.test_client(), token(bare_app, "wangfang")
    file = client.get(f"/api/v1/matters/{id}/revisions/1/file", headers=headers)
    listed = client.get(f"/api/v1/matters/{id}/revisions", headers=headers).json
    assert listed[0]["sha256"] == sha256  # type: ignore[index]
    assert file.headers["ETag"] == f'"{sha256}"'
    proof = client.get(f"/api/v1/matters/{id}/proof", headers=headers).json
    assert proof["good"], proof["faults"]  # type: ignore[index]
    for entry in proof["entries"]:  # type: ignore[index]
        assert merkle.leaf(entry["body"].encode()).hex() == entry["leaf"]
    size, root = proof["checkpoint"].split("\n")[1:3]  # type: ignore[index]
    assert (int(size) <= proof["size"], len(base64.b64decode(root))) == (True, 32)  # type: ignore[index]
    assert checkpoint


def test_the_document_and_its_page_name_every_address(bare_app: Flask, client_of: ClientOf) -> None:
    document = bare_app.test_client().get("/api/openapi.json").json
    assert document is not None
    assert document["openapi"].startswith("3.1")
    upload = document["paths"]["/api/v1/matters/{id}/revisions"]["post"]["requestBody"]
    assert "multipart/form-data" in upload["content"]
    page = client_of("zhoumin").get("/account/programs").text
    for rule in {rule for _, _, rule in routes(bare_app)}:
        spoken = re.sub(r"<(?:int:)?(\w+)>", r"{\1}", rule)
        assert spoken in document["paths"]
        assert spoken in page
    assert "<script" not in page.replace('<script type="module"', "")


SAID = {
    "zh-CN": ("令牌的范围不够", "这个地址须有范围“上传送审文本”。"),
    "en": ("The token lacks a scope", "This address needs the scope “Upload a text”."),
}


@pytest.mark.parametrize("language", SAID)
def test_a_refusal_speaks_the_language_the_program_asks_for(bare_app: Flask, language: str) -> None:
    with bare_app.app_context():
        id = story.opened("parking", story.PARKING).id
    headers = token(bare_app, "zhoumin", Scope.READ) | {"Accept-Language": language}
    sent = {"file": (io.BytesIO(b"nothing"), "x.docx")}
    answer = bare_app.test_client().post(
        f"/api/v1/matters/{id}/revisions", headers=headers, data=sent
    )
    assert answer.mimetype == "application/problem+json"
    assert (answer.json["title"], answer.json["detail"]) == SAID[language]
