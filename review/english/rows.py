"""The words of rows and refusals, told from what somebody typed.

A word of ours is a constant of our code, and the same object wherever it is handed on; what a person
typed comes from a form, a column or a file and is another object, though it may read alike. So a
matter that somebody called 合同 keeps its name, while the kind 合同 is a contract. A sentence with
values in it is `review.words.Words`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import CodeType, FunctionType
from typing import Any

from review.english.catalogue import CHINESE, english, filled, words
from review.english.stored import recalled
from review.words import Listed, Stored, Words

# Whose constants a page may show.
ROOMS = (
    "chinese",
    "law",
    "paper",
    "models",
    "checks",
    "registers",
    "actions",
    "directories",
    "jobs",
    "web",
)


def said(value: Any) -> Any:
    """What an expression of a template prints, in English where it is ours."""
    kind = type(value)
    if kind is str:
        return ours().get(id(value), value)
    if kind is Listed:
        # Chinese words stand side by side; English ones need room.
        return (english(value.mark) or " ").join(map(said, value.parts)).strip()
    if kind is Stored:
        return recalled(value)
    if kind is tuple:
        return tuple(said(part) for part in value)
    return sentence(value) if kind is Words else value


class Kept(str):
    """A value as it is: it is sent or compared, not read."""


def kept(value: Any) -> Any:
    return (
        Kept(value)
        if isinstance(value, str) and type(value) in (str, Words, Listed, Stored)
        else value
    )


def sentence(words: Words) -> str:
    values = {name: said(value) for name, value in words.values.items()}
    return filled(words.msgid, values)


@cache
def ours() -> dict[int, str]:
    """The English of each constant by its identity: code and rows keep the object for good."""
    known = words()
    return {id(one): known[one] for one in constants() if one in known}


def constants(*rooms: str) -> Iterator[str]:
    """The Chinese constants of these rooms' modules that are imported: in rows, and in functions."""
    met: set[int] = set()
    inside = tuple(f"review.{room}" for room in rooms or ROOMS)
    for name, module in list(sys.modules.items()):
        if any(name == room or name.startswith(f"{room}.") for room in inside):
            yield from _of(vars(module), name, met)


def _of(thing: Any, module: str, met: set[int]) -> Iterator[str]:
    if id(thing) in met:
        return
    met.add(id(thing))
    if type(thing) is str:
        if CHINESE.search(thing):
            yield thing
        return
    for part in _parts(thing, module):
        yield from _of(part, module, met)


def _parts(thing: Any, module: str) -> Iterator[Any]:
    """What a row, a table of rows, a function or a class of this module is made of."""
    if isinstance(thing, Words | Listed | Mapping | list | tuple | set | frozenset):
        yield from _inside(thing)
    elif isinstance(thing, CodeType):
        yield from thing.co_consts
    elif isinstance(thing, FunctionType):
        yield from _of_function(thing)
    elif isinstance(thing, type):
        if thing.__module__.startswith("review."):
            yield from [*vars(thing).values()]
    elif is_dataclass(thing):
        yield from (getattr(thing, field.name) for field in fields(thing))
    elif isinstance(thing, property):
        yield thing.fget
    elif isinstance(thing, Enum) or type(thing).__module__.startswith("wtforms."):
        yield from vars(thing).values()  # a word; a field of a form and what it requires


def _inside(thing: Any) -> Iterator[Any]:
    """What a sentence was made of, or a table holds."""
    if isinstance(thing, Words):
        yield from thing.values.values()
    elif isinstance(thing, Listed):
        yield from thing.parts
    elif isinstance(thing, Mapping):
        yield from (part for pair in list(thing.items()) for part in pair)
    else:
        yield from thing


def _of_function(function: FunctionType) -> Iterator[Any]:
    """Its constants, its defaults, and what it closes over (a decorated view, a rule of a form)."""
    if not function.__module__.startswith("review."):
        return
    yield function.__code__
    yield function.__defaults__
    yield function.__kwdefaults__
    for cell in function.__closure__ or ():
        try:
            yield cell.cell_contents
        except ValueError:  # not filled yet
            continue
    yield getattr(function, "__wrapped__", None)
    yield getattr(function, "_apidoc", None)
