"""A document in the district's name goes to two receivers, each with its own period and receipt."""

from dataclasses import replace

import pytest
from flask import Flask

from review import clock
from review.actions import documents, filings, issuing
from review.actions.unit_of_work import Invalid, Refused
from review.demo.drafts import SERVICE
from review.demo.formal import formal
from review.demo.normative import NORMATIVE
from review.demo.office import person
from review.law.vocabulary import Issuer, Receiver, Status
from review.models import Filing, Issue, Matter
from review.registers import deadlines, facts
from review.registers.batching import rows
from tests.told import carry, normative

DISTRICT = replace(SERVICE, answers=replace(SERVICE.answers, issuer=Issuer.DISTRICT), edition=2)


def published() -> Matter:
    matter = carry(DISTRICT, normative.sign_off, NORMATIVE)
    bearing = formal(DISTRICT.content, "西政发〔2026〕7号", clock.today())
    received = documents.submit("正式文本.docx", bearing)
    revision = facts.latest_revision(matter)
    assert revision is not None
    printed = issuing.Printed(received, clock.today(), 20)
    with pytest.raises(Invalid, match="不是文号"):
        issuing.issue(matter, revision, printed, by=person("wangfang"))
    numbered = replace(printed, number="西政发[2026]第07号")
    issuing.issue(matter, revision, numbered, by=person("wangfang"))
    normative.publish(matter, DISTRICT)
    return matter


def file(matter: Matter, receiver: Receiver) -> Filing:
    return filings.file(matter, receiver, clock.today(), "", "", by=person("wangfang"))


def test_both_receivers_are_filed_with_before_the_result_is_registered(app: Flask) -> None:
    matter = published()
    assert rows(Issue, matter)[-1].number == "西政发〔2026〕7号"
    periods = {one.key for one in deadlines.running(matter)}
    assert {"normative.file.congress", "normative.file.city"} <= periods
    file(matter, Receiver.CONGRESS)
    receipt = filings.Receipt(Receiver.CONGRESS, "1号", clock.today())
    with pytest.raises(Refused, match="备案机关均已报送"):
        filings.register(matter, [receipt], by=person("wangfang"))
    file(matter, Receiver.CITY)
    assert matter.status is Status.FILED
    with pytest.raises(Invalid, match="缺少市政府的登记回执"):
        filings.register(matter, [receipt], by=person("wangfang"))
    other = replace(receipt, receiver=Receiver.CITY, number="2号")
    filings.register(matter, [receipt, other], by=person("wangfang"))
    assert matter.status is Status.REGISTERED
    numbers = [one.number for one in rows(Filing, matter)]
    assert len(set(numbers)) == 2
