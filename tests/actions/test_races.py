"""Several hands at one matter at once: one deed stands, the others are told what happened."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm.exc import StaleDataError

from review import clock
from review.actions import documents, matters, opinions, signed_copies, signing
from review.actions.unit_of_work import Refused
from review.demo import papers
from review.demo.checked import checklist
from review.demo.office import person
from review.extensions import db
from review.law.vocabulary import Conclusion, Retention, Status
from review.models import Matter, Opinion, Revision
from review.registers.facts import latest_revision, valid_approval, valid_clearance
from review.registers.log import verify
from tests.told import story

ClientOf = Callable[[str], FlaskClient]
Act = Callable[[], object]
# Looks at the matter as a page did, and returns what that page's button does.
Hand = Callable[[Matter], Act]
S = Status


def _seen(matter: Matter) -> Revision:
    found = latest_revision(matter)
    assert found is not None
    return found


def step(name: str, by: str, reason: str = "理由") -> Hand:
    return lambda matter: lambda: matters.step(matter, name, by=person(by), reason=reason)


def assign(counsel: str) -> Hand:
    return lambda matter: lambda: matters.assign(matter, person(counsel), by=person("wangfang"))


def opine(matter: Matter) -> Act:
    seen = _seen(matter)
    draft = opinions.Draft(Conclusion.SIGNABLE, "可以签订。", checklist(matter))
    return lambda: opinions.issue(matter, seen, draft, by=person("chenlu"))


def approve(matter: Matter) -> Act:
    seen = _seen(matter)
    return lambda: signing.approve(matter, seen, "", by=person("zhangwei"))


def clear(matter: Matter) -> Act:
    seen = _seen(matter)
    return lambda: signing.clear(matter, seen, by=person("wangfang"))


def revise(matter: Matter) -> Act:
    received = documents.submit("修改稿.docx", papers.write("parking", 2))
    return lambda: documents.add_revision(matter, received, by=person("zhoumin"))


def sign(matter: Matter) -> Act:
    copy = story.signed_copy(matter)
    return lambda: signed_copies.sign(matter, copy, by=person("zhoumin"))


def archive(matter: Matter) -> Act:
    return lambda: signing.archive(matter, Retention.TEN, "2号库", by=person("liuna"))


def race(app: Flask, id: int, hands: list[Hand]) -> list[str]:
    """What each hand was told; an empty answer for whoever did the deed."""
    together = threading.Barrier(len(hands))

    def act(hand: Hand) -> str:
        with app.app_context():
            deed = hand(db.session.get_one(Matter, id))
            together.wait(60)
            try:
                deed()
            except Refused as refusal:
                return str(refusal)
            except StaleDataError:
                return "情况已经变了"
            return ""

    with ThreadPoolExecutor(len(hands)) as pool:
        return list(pool.map(act, hands))


EXCLUSIVE = [
    (story.submitted, [step("accept", "wangfang"), step("withdraw", "zhoumin")]),
    (story.reviewing, [opine]),
    (story.proposed, [approve, step("disapprove", "zhangwei")]),
    (story.approved, [clear, step("refuse", "wangfang")]),
    (story.cleared, [sign, revise]),
    (story.signed, [archive]),
]


@pytest.mark.parametrize(("chapter", "hands"), EXCLUSIVE)
def test_of_four_hands_one_acts_and_the_others_are_told_in_words(
    bare_app: Flask, chapter: Callable[..., Matter], hands: list[Hand]
) -> None:
    with bare_app.app_context():
        id = chapter("parking", story.PARKING).id
    told = race(bare_app, id, (hands * 4)[:4])
    assert told.count("") == 1, told
    assert all(sentence > "一" for sentence in told if sentence), told
    with bare_app.app_context():
        assert verify().faults == ()
        assert len(db.session.scalars(select(Opinion)).all()) <= 1


@pytest.mark.parametrize(
    ("chapter", "other"),
    [(story.submitted, step("accept", "wangfang")), (story.assigned, step("recuse", "chenlu"))],
)
def test_what_the_statute_lets_follow_may_follow_but_once(
    bare_app: Flask, chapter: Callable[..., Matter], other: Hand
) -> None:
    """退回补正 is open before and after the other step, which is shut once it is taken."""
    with bare_app.app_context():
        id = chapter("parking", story.PARKING).id
    told = race(bare_app, id, [other, step("send_back", "wangfang")] * 2)
    assert told[1::2].count("") == 1, told
    assert told[0::2].count("") <= 1, told
    with bare_app.app_context():
        assert db.session.get_one(Matter, id).status is S.RETURNED
        assert verify().faults == ()


def test_a_matter_is_assigned_once(bare_app: Flask) -> None:
    with bare_app.app_context():
        matter = story.submitted("parking", story.PARKING)
        matters.step(matter, "accept", by=person("wangfang"))
        id = matter.id
    told = race(bare_app, id, [assign("chenlu"), assign("zhaoyi")] * 2)
    assert told.count("") == 1, told
    with bare_app.app_context():
        assignments = db.session.get_one(Matter, id).assignments
        assert [one.ended_at for one in assignments] == [None]
        assert verify().faults == ()


@pytest.mark.parametrize(
    ("chapter", "decide", "may_be"),
    [
        (story.reviewing, opine, {S.OPINED, S.REVIEWING}),
        (story.proposed, approve, {S.OPINED}),
        (story.approved, clear, {S.OPINED}),
    ],
)
def test_a_decision_never_outlives_the_text_it_was_made_on(
    bare_app: Flask, chapter: Callable[..., Matter], decide: Hand, may_be: set[Status]
) -> None:
    """Decided first, it is void; revised first, whoever decides is told to look again."""
    with bare_app.app_context():
        id = chapter("parking", story.PARKING).id
    told = race(bare_app, id, [decide, revise] * 2)
    assert told[1::2].count("") == 1, told  # the same file is no second revision
    with bare_app.app_context():
        matter = db.session.get_one(Matter, id)
        assert matter.status in may_be
        assert valid_approval(matter) is valid_clearance(matter) is None
        numbers = db.session.scalars(select(Revision.number).order_by(Revision.id)).all()
        assert numbers == [1, 2]
        opinion = db.session.scalars(select(Opinion)).first()
        assert opinion is None or opinion.text_hash == opinion.revision.text_hash
        assert verify().faults == ()


def test_four_matters_opined_at_once_leave_no_gap_in_the_register(bare_app: Flask) -> None:
    with bare_app.app_context():
        ids = [story.reviewing("parking", story.PARKING).id for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(lambda id: race(bare_app, id, [opine]), ids))
    assert told == [[""]] * 4
    with bare_app.app_context():
        numbers = db.session.scalars(select(Opinion.number)).all()
        year = clock.today().year
        wanted = {f"西城管指审〔{year}〕{one}号" for one in range(1, 5)}
        assert set(numbers) == wanted
        assert verify().faults == ()


def test_one_file_sent_to_four_matters_at_once_is_kept_once_for_all(bare_app: Flask) -> None:
    with bare_app.app_context():
        ids = [story.returned("parking", story.PARKING).id for _ in range(4)]
    together, content = threading.Barrier(4), papers.write("parking", 2)

    def send(id: int) -> str:
        with bare_app.app_context():
            matter, received = db.session.get_one(Matter, id), documents.submit("稿.docx", content)
            together.wait(60)
            return documents.add_revision(matter, received, by=person("zhoumin")).sha256

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(send, ids))) == 1
    with bare_app.app_context():
        assert verify().faults == ()


def test_one_form_sent_four_times_at_once_is_one_deed_with_one_answer(
    bare_app: Flask, client_of: ClientOf
) -> None:
    clients = [client_of("zhoumin") for _ in range(4)]
    form = {
        "title": "停车协议", "counterparty": "北京畅序公司", "amount": "100.00",
        "nature": "administrative", "method": "open_tender", "secret": "no", "deed": "k1",
    }  # fmt: skip
    together = threading.Barrier(4)

    def send(client: FlaskClient) -> tuple[int, str]:
        together.wait(60)
        answer = client.post("/matters/new/contract", data=form)
        return answer.status_code, answer.headers.get("Location", "")

    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(send, clients))
    assert set(told) == {(303, told[0][1])}
    with bare_app.app_context():
        assert len(db.session.scalars(select(Matter)).all()) == 1
        assert verify().faults == ()


def test_verifying_while_others_write_finds_no_fault(bare_app: Flask) -> None:
    with bare_app.app_context():
        story.submitted("parking", story.PARKING)
    stop, until = threading.Event(), clock.now() + timedelta(seconds=60)

    def watch() -> list[str]:
        found: list[str] = []
        with bare_app.app_context():
            while not stop.is_set() and clock.now() < until:
                found += verify().faults
        return found

    with ThreadPoolExecutor(2) as pool:
        watching = [pool.submit(watch) for _ in range(2)]
        with bare_app.app_context():
            story.approved("parking", story.PARKING)
        stop.set()
        assert [one.result() for one in watching] == [[], []]
