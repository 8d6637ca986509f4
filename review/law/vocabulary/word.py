"""What a word of a closed list is: stored by value, spoken by its Chinese label."""

from __future__ import annotations

from enum import Enum
from typing import Self


class Word(str, Enum):
    """A member is `(value, label)`: the value is stored, the label is what people read."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        word = str.__new__(cls, value)
        word._value_ = value
        word.label = label
        return word

    def __str__(self) -> str:
        return str(self.value)

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        return [(word.value, word.label) for word in cls]
