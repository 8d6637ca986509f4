"""A file says which version it is of, and says so once."""

from __future__ import annotations

from review.paper.exchange.provenance import origin, stamp
from review.paper.reading.docx_reader import read
from tests.paper.documents import docx, p, t

PLAIN = docx(p(t("正文")))


def test_a_file_says_where_it_came_from_and_keeps_its_text():
    stamped = stamp(PLAIN, "合审〔2026〕3号 第2版 <&>")
    assert origin(stamped) == "合审〔2026〕3号 第2版 <&>"
    assert read(stamped) == read(PLAIN)


def test_what_it_said_before_is_replaced():
    assert origin(stamp(stamp(PLAIN, "一"), "二")) == "二"


def test_a_file_from_elsewhere_says_nothing():
    assert origin(PLAIN) == ""
