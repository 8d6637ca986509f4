"""The collector rests while papers grow, and not a moment longer."""

import gc
import threading
import weakref

import pytest

from review.paper.gc_pause import gc_paused
from review.paper.reading.docx_reader import read
from review.paper.refusal import Refusal


def test_the_collector_rests_inside_and_works_again_outside():
    with gc_paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_works_again_after_a_refusal():
    with pytest.raises(Refusal):
        read(b"PK")
    assert gc.isenabled()


def test_the_first_to_be_done_does_not_wake_it_under_the_other():
    inside, leave = threading.Event(), threading.Event()

    def other() -> None:
        with gc_paused():
            inside.set()
            leave.wait(5)

    thread = threading.Thread(target=other)
    thread.start()
    inside.wait(5)
    with gc_paused():
        pass
    assert not gc.isenabled()
    leave.set()
    thread.join()
    assert gc.isenabled()


def test_who_works_without_a_collector_is_not_given_one():
    gc.disable()
    try:
        with gc_paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_lay_about_before_does_not_become_old():
    class Ring:
        """Every class holds itself."""

    left = weakref.ref(Ring)
    del Ring
    with gc_paused():
        pass
    assert left() is None
