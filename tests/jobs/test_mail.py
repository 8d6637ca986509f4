"""Mail follows the commit, is sent once, tried again while the server fails, and breaks no deed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from review import clock
from review.actions import annotations, delegations, jobs, matters, notices, preferences
from review.actions.unit_of_work import unit_of_work
from review.demo import story
from review.demo.office import person
from review.extensions import db
from review.jobs import worker
from review.law.preferences import Language, Mailing, Told
from review.law.vocabulary import JobState
from review.models import Job, Matter, Notice
from tests.jobs.letter_box import LetterBox, Opened

NOBODY = "smtp://127.0.0.1:9"


@pytest.fixture
def box(app: Flask) -> Iterator[LetterBox]:
    with Opened() as opened:
        app.config["REVIEW_MAIL"] = f"smtp://127.0.0.1:{opened.port}"
        app.config["REVIEW_MAIL_FROM"] = "review@office.example"
        app.config["TRUSTED_HOSTS"] = ["review.intranet"]
        with unit_of_work():
            person("wangfang").email = "wangfang@office.example"
        yield opened


def submit(**changes: str) -> Matter:
    """A deed that tells the office, which has a letter box, and nobody else who has one."""
    terms = story.PARKING.__class__(**{**vars(story.PARKING), **changes})
    return story.submitted("parking", terms)


def mail() -> Job:
    query = select(Job).filter_by(kind="mail").execution_options(populate_existing=True)
    return db.session.scalars(query).one()


def later(hours: float) -> None:
    with clock.stopped(clock.now() + timedelta(hours=hours)):
        worker.run_all()


def test_a_delegation_is_mailed_to_the_deputy_and_so_is_its_end(box: LetterBox) -> None:
    zhou, deputy = person("zhoumin"), person("sunyue")
    with unit_of_work():
        deputy.email, deputy.section_id = "sunyue@office.example", zhou.section_id
    today = clock.today()
    made = delegations.delegate(zhou, deputy, today, today + timedelta(2), "出差", by=zhou)
    delegations.take_back(made, by=zhou)
    worker.run_all()
    assert [to for to, _ in box.taken] == ["sunyue@office.example"] * 2
    begun, ended = (told.get_content() for _, told in box.taken)
    assert "由孙悦代周敏办理：出差" in begun
    assert "授权已收回" in ended
    assert "https://review.intranet/notices" in ended


def test_a_notice_is_mailed_after_the_deed_to_whoever_has_an_address(box: LetterBox) -> None:
    matter = submit()
    assert box.taken == []
    worker.run_all()
    [(to, told)] = box.taken
    assert to == told["To"] == "wangfang@office.example"
    assert matter.title in told["Subject"]
    assert f"https://review.intranet/matters/{matter.id}" in told.get_content()
    assert mail().state is JobState.DONE
    worker.run_all()
    assert len(box.taken) == 1


def test_a_deed_that_was_rolled_back_mails_nothing(box: LetterBox) -> None:
    matter = story.opened("parking", story.PARKING)

    def half_done() -> None:
        with unit_of_work():
            matters.step(matter, "submit", by=person("zhoumin"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half_done()
    worker.run_all()
    assert box.taken == []


def test_nothing_leaves_without_a_server_or_from_the_demo(app: Flask, box: LetterBox) -> None:
    app.config["DEMO"] = True
    submit()
    app.config.update(DEMO=False, REVIEW_MAIL="")
    submit()
    assert db.session.scalars(select(Job).filter_by(kind="mail")).all() == []


def test_the_deed_stands_while_no_server_answers_and_the_mail_leaves_when_one_does(
    app: Flask, box: LetterBox
) -> None:
    there, app.config["REVIEW_MAIL"] = app.config["REVIEW_MAIL"], NOBODY
    assert submit().status.value == "submitted"
    worker.run_all()
    assert (mail().state, mail().attempts) == (JobState.QUEUED, 1)
    later(0.5)
    app.config["REVIEW_MAIL"] = there
    later(1)
    assert (len(box.taken), mail().state) == (1, JobState.DONE)


@pytest.mark.parametrize("word", ["MAIL", "RCPT", "DATA", "BODY"])
def test_a_server_that_asks_for_patience_gets_the_mail_once_later(
    box: LetterBox, word: str
) -> None:
    box.answers[word] = "451 try again later"
    submit()
    worker.run_all()
    assert (box.taken, mail().state) == ([], JobState.QUEUED)
    box.answers.clear()
    later(1)
    assert (len(box.taken), mail().state) == (1, JobState.DONE)


def test_a_mail_is_given_up_after_a_day(app: Flask, box: LetterBox) -> None:
    app.config["REVIEW_MAIL"] = NOBODY
    submit()
    for attempt in range(10):
        later(attempt * 13)
    assert (mail().state, mail().fault) == (JobState.FAILED, jobs.GAVE_UP)


@pytest.mark.parametrize("word", ["RCPT", "BODY"])
def test_a_refusal_for_good_is_kept_in_words_and_not_tried_again(box: LetterBox, word: str) -> None:
    box.answers[word] = "550 no such person"
    submit()
    worker.run_all()
    assert (mail().state, "邮件服务器拒收（550 no such person" in mail().fault) == (
        JobState.FAILED,
        True,
    )


def test_a_server_that_falls_silent_after_the_last_dot_is_not_asked_twice(box: LetterBox) -> None:
    box.answers["BODY"] = ""
    submit()
    worker.run_all()
    box.answers.clear()
    later(24)
    assert (box.taken, mail().state) == ([], JobState.DONE)


def test_a_worker_killed_while_it_sent_leaves_no_second_mail(box: LetterBox) -> None:
    submit()
    while (job := jobs.take("killed")) and job.kind != "mail":
        continue  # its materials are read first
    assert job is not None
    notices.begin_mail(job.subject["notice"])
    later(1)
    assert (box.taken, mail().state) == ([], JobState.DONE)


def test_two_workers_at_once_send_one_mail(box: LetterBox) -> None:
    submit()
    notice = db.session.scalars(select(Notice).filter_by(person_id=person("wangfang").id)).one()
    assert [notices.begin_mail(notice.id) is None for _ in range(2)] == [False, True]


@pytest.mark.parametrize(
    "title", ["甲\r\nBcc: all@office.example", "甲\u202e乙\u2066", "甲\u2028Bcc: x@y", "甲" * 200]
)
def test_a_hostile_title_adds_no_line_and_turns_nothing_around(box: LetterBox, title: str) -> None:
    submit(title=title)
    worker.run_all()
    [(to, told)] = box.taken
    assert (to, told["Bcc"], told["To"]) == ("wangfang@office.example", None, to)
    assert not set("\r\n\u202e\u2066\u2028") & set(told["Subject"])
    assert len(told["Subject"]) < 80


def test_a_hostile_remark_is_words_in_the_mail_and_no_more(box: LetterBox) -> None:
    matter = story.reviewing("parking", story.PARKING)
    [note] = story.annotate(matter, 1)
    worker.run_all()
    box.taken.clear()
    hostile = "@王芳 <script>alert(1)</script>\u202e请核对\r\nBcc: all@office.example"
    annotations.remark(note, hostile, by=person("chenlu"))
    worker.run_all()
    [(to, told)] = box.taken
    assert (to, told["Bcc"], told.get_content_type()) == (told["To"], None, "text/plain")
    assert "<script>alert(1)</script>请核对" in told.get_content()
    assert "\u202e" not in told.get_content() + told["Subject"]


def test_what_is_wanted_once_a_day_leaves_in_the_morning_as_one_mail_by_matter(
    box: LetterBox,
) -> None:
    wang = person("wangfang")
    preferences.choose(wang, {Told.MATTER: Mailing.DAILY, Told.DEADLINE: Mailing.NEVER}, "")
    first, second = submit(), submit(title="保洁合同")
    with unit_of_work():
        notices.leave([wang], first, "又一件事", by=None)
        notices.leave([wang], first, "期限将至", by=None, kind=Told.DEADLINE)
    later(1)
    assert box.taken == []
    later(24)
    [(to, told)] = box.taken
    said = told.get_content()
    assert (to, "3条通知" in told["Subject"]) == (wang.email, True)
    assert said.index(first.title) < said.index("又一件事") < said.index("保洁合同")
    assert f"https://review.intranet/matters/{second.id}" in said
    assert "期限将至" not in said
    later(48)
    assert len(box.taken) == 1


def test_a_summary_the_server_did_not_take_leaves_later_whole(app: Flask, box: LetterBox) -> None:
    preferences.choose(person("wangfang"), {Told.MATTER: Mailing.DAILY}, "")
    submit()
    there, app.config["REVIEW_MAIL"] = app.config["REVIEW_MAIL"], NOBODY
    later(24)
    assert box.taken == []
    app.config["REVIEW_MAIL"] = there
    later(26)
    assert len(box.taken) == 1


def test_an_address_that_is_a_second_command_is_refused(box: LetterBox) -> None:
    with unit_of_work():
        person("wangfang").email = "a@b>\r\nRCPT TO:<all@office.example"
    submit()
    worker.run_all()
    assert (box.taken, mail().state) == ([], JobState.FAILED)
    assert "收件地址不能使用" in mail().fault


TOLD = {
    Language.CHINESE: (
        "〔法律审查〕《停车秩序委托管理协议》送审，现为“已送审”",
        "王芳：\r\n\r\n《停车秩序委托管理协议》送审，现为“已送审”\r\n\r\n"
        "请登录系统查看：https://review.intranet/matters/1\r\n本邮件由系统发出，请勿回复。\r\n",
    ),
    Language.ENGLISH: (
        "[Legal review] 《停车秩序委托管理协议》: Submit; now “Submitted”",
        "王芳: \r\n\r\n《停车秩序委托管理协议》: Submit; now “Submitted”\r\n\r\n"
        "Sign in to see it: https://review.intranet/matters/1\r\n"
        "Sent by the system; please do not reply.\r\n",
    ),
}


@pytest.mark.parametrize("language", Language)
def test_a_mail_arrives_in_the_language_its_reader_chose(
    box: LetterBox, language: Language
) -> None:
    preferences.speak(person("wangfang"), language)
    submit()
    worker.run_all()
    [(_, arrived)] = box.taken
    subject, text = TOLD[language]
    assert (arrived["Subject"], arrived.get_content()) == (subject, text)
