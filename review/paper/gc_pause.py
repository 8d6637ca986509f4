"""Work that makes many lasting objects and no cycles: the garbage collector waits until it is done.

A paper of 300 pages is a quarter of a million tuples. The collector walks all of them again each
time their number has grown by a quarter, finds nothing, and takes a quarter of the whole time.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
_under_way = 0
_was_on = False
_frozen = False


def freeze() -> None:
    """What is there now is never walked again; to be told so, for to ask the collector is to count it."""
    global _frozen
    gc.collect()
    gc.freeze()
    _frozen = True


@contextmanager
def resting() -> Iterator[None]:
    """No collection while any thread is inside: what it left is collected after, when nobody waits."""
    global _under_way, _was_on
    with _lock:
        if not _under_way:
            _was_on = gc.isenabled()
            gc.disable()
        _under_way += 1
    try:
        yield
    finally:
        with _lock:
            _under_way -= 1
            if not _under_way and _was_on:
                gc.enable()


@contextmanager
def gc_paused() -> Iterator[None]:
    """The collector rests, and what was made meanwhile is counted as old; also a decorator."""
    if gc.isenabled():
        gc.collect(1)  # what is left lying about would be counted among the old, and stay
    with resting():
        yield
    if gc.isenabled():
        _settle()


def _settle() -> None:
    """Count what is new among the old, which is walked least often, without walking it now."""
    if not _frozen:
        gc.freeze()
        gc.unfreeze()
