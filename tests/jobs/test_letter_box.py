"""邮件回复: what comes back by mail is held for its person's word; a text leaves by mail only where allowed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from flask import Flask
from flask.testing import FlaskClient

from review.actions import jobs, mailed_answers, outgoing
from review.actions.unit_of_work import Refused, unit_of_work
from review.demo.office import person
from review.extensions import db
from review.jobs import letter_box, worker
from review.models import Annotation, LogEntry, MailedAnswer, Matter, ReturnedFile
from review.registers.facts import latest_revision
from tests.jobs import letter_box as post
from tests.jobs.imap_box import PASSWORD, ImapBox, Opened
from tests.told import story

ClientOf = Callable[[str], FlaskClient]


@pytest.fixture
def box(bare_app: Flask) -> Iterator[ImapBox]:
    with Opened() as opened:
        bare_app.config["REVIEW_IMAP"] = opened.address
        bare_app.config["REVIEW_REPLY_TO"] = "review+{}@office.example"
        yield opened


def reviewing(app: Flask) -> tuple[int, str, bytes]:
    """A matter under review: its number, counsel's address of return, and the Word file sent out."""
    with app.app_context():
        matter = story.reviewing("parking", story.PARKING)
        story.annotate(matter)
        with unit_of_work():
            person("chenlu").email = "chenlu@firm.example"
        revision = latest_revision(matter)
        assert revision is not None
        word = outgoing.composed(revision).docx
        return matter.id, mailed_answers.address_of(matter, person("chenlu")), word


def mail(to: str, word: bytes, name: str = "批注.docx", **head: str) -> bytes:
    message = EmailMessage(policy=SMTP)
    fields = {"From": "陈律 <Chenlu@firm.example>", "To": to, "Message-ID": "<1@firm.example>"}
    for field, value in (fields | {key.replace("_", "-"): v for key, v in head.items()}).items():
        message[field] = value
    message.set_content("见附件。")
    message.add_attachment(word, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def fetched(app: Flask, key: str) -> list[MailedAnswer]:
    with app.app_context():
        with unit_of_work():
            jobs.enqueue("fetch_mail", key)
        worker.run_all()
        rows = list(db.session.scalars(db.select(MailedAnswer)))
        db.session.remove()
        return rows


def told(app: Flask) -> list[str]:
    with app.app_context():
        return list(db.session.scalars(db.select(LogEntry.action).order_by(LogEntry.seq)))


def test_a_file_that_came_back_waits_for_its_person_and_is_gone_through_like_an_upload(
    bare_app: Flask, box: ImapBox, client_of: ClientOf
) -> None:
    id, address, word = reviewing(bare_app)
    box.mails.append(mail(address.upper().replace("M", "m").lower(), word))
    [row] = fetched(bare_app, "1")
    assert len(fetched(bare_app, "2")) == 1
    assert box.seen == {1}
    with bare_app.app_context():
        before = len(db.session.scalars(db.select(Annotation.id)).all())
        assert db.session.scalars(db.select(ReturnedFile)).all() == []
    counsel = client_of("chenlu")
    assert "寄回的“批注.docx”，还没有导入" in counsel.get("/notices").text
    page = counsel.get(f"/matters/{id}/incoming/new").text
    assert ("是我寄的，去核对" in page, address in page) == (True, True)
    path = f"/matters/{id}/incoming/mailed/{row.id}"
    assert client_of("wangfang").post(f"{path}/confirmation").status_code in (404, 409)
    answer = counsel.post(f"{path}/confirmation")
    assert (answer.status_code, "/incoming/1" in answer.headers["Location"]) == (303, True)
    assert counsel.post(f"{path}/removal").status_code == 409
    with bare_app.app_context():
        assert len(db.session.scalars(db.select(Annotation.id)).all()) == before
        with pytest.raises(Refused, match="不是寄给您确认的"):
            mailed_answers.drop(db.session.get_one(MailedAnswer, 1), by=person("chenlu"))
    deeds = told(bare_app)
    assert deeds.index("hold_mailed") < deeds.index("confirm_mailed")
    with bare_app.app_context():
        assert not any(PASSWORD in body for body in db.session.scalars(db.select(LogEntry.body)))


def test_what_is_not_from_the_box_it_was_sent_to_is_left_alone(
    bare_app: Flask, box: ImapBox
) -> None:
    id, address, word = reviewing(bare_app)
    with bare_app.app_context():
        other = story.reviewing("parking", story.PARKING).id
    mark = address.partition("+")[2].partition("@")[0]
    forged = address.replace(f"m{id}-", f"m{other}-")
    box.mails += [
        mail(address, word, From="someone@evil.example"),
        mail(forged, word),
        mail("review@office.example", word, Subject="no mark"),
        mail(address, word, Auto_Submitted="auto-replied"),
        mail(address, b"", name="notes.txt"),
        b"\xff\xfe not a mail at all",
    ]
    assert (fetched(bare_app, "1"), len(mark)) == ([], len(mark))
    assert box.seen == {1, 2, 3, 4, 5, 6}


def test_a_file_that_cannot_be_read_is_told_to_who_sent_it(
    bare_app: Flask, box: ImapBox, client_of: ClientOf
) -> None:
    _, address, _ = reviewing(bare_app)
    box.mails.append(mail(address, b"no Word file"))
    assert fetched(bare_app, "1") == []
    assert box.seen == {1}
    assert "寄回的“批注.docx”没有收下" in client_of("chenlu").get("/notices").text
    assert "mail_refused" in told(bare_app)


def test_a_text_leaves_by_mail_only_where_the_installation_says_so_and_warns(
    bare_app: Flask, box: ImapBox, client_of: ClientOf
) -> None:
    id, address, _ = reviewing(bare_app)
    counsel, path = client_of("chenlu"), f"/matters/{id}/incoming"
    with post.Opened() as letters:
        bare_app.config["REVIEW_MAIL"] = f"smtp://127.0.0.1:{letters.port}"
        assert "仍要寄到我的邮箱" not in counsel.get(f"{path}/new").text
        refused = counsel.post(f"{path}/mailing")
        assert (refused.status_code, "没有开启随邮件寄送文本" in refused.text) == (409, True)
        bare_app.config["REVIEW_MAIL_TEXT"] = "1"
        assert "寄出的不能收回" in counsel.get(f"{path}/new").text
        assert counsel.post(f"{path}/mailing").status_code == 303
        with bare_app.app_context():
            worker.run_all()
        [sent] = [one for to, one in letters.taken if list(one.iter_attachments())]
    assert (sent["Reply-To"], sent["To"]) == (address, "chenlu@firm.example")
    [attached] = sent.iter_attachments()
    assert attached.get_content().startswith(b"PK")
    assert "不能收回" in sent.get_body().get_content()
    assert "mail_text" in told(bare_app)
    with bare_app.app_context(), unit_of_work():
        person("chenlu").email = ""
    with bare_app.app_context():
        matter = db.session.get_one(Matter, id)
        revision = latest_revision(matter)
        assert revision is not None
        with pytest.raises(Refused, match="没有登记邮箱"):
            mailed_answers.send_text(matter, revision, by=person("chenlu"))


def test_the_box_is_asked_every_few_minutes_and_only_where_it_is_set(app: Flask) -> None:
    assert letter_box.ask(None) is None
    app.config["REVIEW_IMAP"] = "imap://127.0.0.1:9/INBOX"
    first = letter_box.ask(None)
    assert first is not None
    assert letter_box.ask(first) == first
    app.config["REVIEW_REPLY_TO"] = ""
    with pytest.raises(Exception, match="收信服务器没有应答"):
        letter_box.fetch()
