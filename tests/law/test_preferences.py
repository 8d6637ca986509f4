"""What each person decides for themselves: how long a line may be, under which key a choice is kept."""

from __future__ import annotations

from review.law.preferences import SIGNATURE_LENGTH, Told, mail_key


def test_a_line_behind_the_name_stays_one_line_of_a_letter() -> None:
    assert SIGNATURE_LENGTH == 40


def test_each_sort_of_notice_has_its_choice() -> None:
    assert {mail_key(told) for told in Told} >= {"mail.matter", "mail.deadline"}
    assert len({mail_key(told) for told in Told}) == len(Told)
