"""Kinds of column that several tables share."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from sqlalchemy import Dialect, Enum, ForeignKey, String, Text, TypeDecorator
from sqlalchemy.orm import Mapped, mapped_column

from review import clock
from review.law.vocabulary import Word
from review.words import Stored


class OurWord(TypeDecorator[str]):
    """A word that only the program writes, never a person: another language may say it."""

    impl: type[String] = String
    cache_ok = True

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else Stored(value)


class OurSentence(OurWord):
    """The same for what may be long."""

    impl = Text
    cache_ok = True


Key = Annotated[int, mapped_column(primary_key=True)]
Name = Annotated[str, mapped_column(String(200))]
LongText = Annotated[str, mapped_column(Text)]
OurName = Annotated[str, mapped_column(OurWord(200))]
OurText = Annotated[str, mapped_column(OurSentence)]
Hash = Annotated[str, mapped_column(String(64))]
# A fingerprint with the name of its rule, s2:…, or one of the first rule, which had no name. SQLite
# holds no lengths, and to change a column there is to copy the table.
TextHash = Annotated[str, mapped_column(String(64).with_variant(String(80), "postgresql"))]
Made = Annotated[datetime, mapped_column(default=clock.now)]


def word(kind: type[Word], **options: Any) -> Mapped[Any]:
    """An enum stored by value; the database refuses a value that is not in the list."""
    column = Enum(
        kind,
        native_enum=False,
        values_callable=lambda words: [member.value for member in words],
        length=20,
        create_constraint=False,
        validate_strings=True,
    )
    return mapped_column(column, **options)


def to(target: str, **options: Any) -> Mapped[Any]:
    """A foreign key with an index."""
    return mapped_column(ForeignKey(target), index=True, **options)
