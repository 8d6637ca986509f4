"""Every message of the rooms that speak English is in a catalogue, once, and says the same values."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from review.english import catalogue, extraction

PLACEHOLDER = re.compile(r"\{([\w.]+)\}")


@pytest.mark.parametrize("room", extraction.ROOMS)
def test_every_message_is_translated_and_no_entry_is_stale(room: str) -> None:
    written = {*extraction.every()[room]}
    entries = {*catalogue.entries(room)}
    assert not written - entries, "missing"
    assert not entries - written, "stale"


def test_every_catalogue_is_of_a_room_that_is_counted() -> None:
    assert set(catalogue.rooms()) == set(extraction.ROOMS)


def test_no_message_has_two_entries() -> None:
    times = Counter(msgid for room in catalogue.rooms() for msgid in catalogue.entries(room))
    assert not [msgid for msgid, count in times.items() if count > 1]


def test_the_values_of_a_message_are_the_same_in_english() -> None:
    assert not {
        msgid: said
        for msgid, said in catalogue.words().items()
        if Counter(PLACEHOLDER.findall(msgid)) != Counter(PLACEHOLDER.findall(said))
    }


def test_no_translation_brings_markup_into_a_page() -> None:
    assert not [
        said for said in catalogue.entries("templates").values() if re.search('[<>"]', said)
    ]
