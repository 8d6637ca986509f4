"""What the section says of a matter when it opens one: one record for each kind, with the words it is asked in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, get_type_hints

from review.checks import credit_code
from review.law.vocabulary import Kind, Method, Nature, Subject
from review.models.matter import (
    Consultation,
    Contract,
    Internal,
    Matter,
    Normative,
    Particulars,
)

Entry = Literal["line", "area", "amount", "choice", "yes_no"]


@dataclass(frozen=True)
class Question:
    """How a form asks for a field; `most` counts characters, `beside` puts it in the line before.

    `fault` says what is wrong with a text and `doubt` what should be looked at again, "" if nothing.
    """

    label: str
    entry: Entry = "line"
    most: int = 200
    help: str = ""
    required: bool = True
    beside: bool = False
    upper: bool = False
    fault: Callable[[str], str] = lambda text: ""
    doubt: Callable[[str], str] = lambda text: ""


CREDIT_CODE = Question(
    "统一社会信用代码", most=18, help="18位，可从营业执照抄录", required=False, beside=True, upper=True,
    fault=credit_code.fault, doubt=credit_code.doubt,
)  # fmt: skip
BUSINESS = Question(
    "是否与经营主体生产经营活动密切相关",
    "yes_no",
    help="与经营主体生产经营活动密切相关的，公开征求意见、公平竞争审查和施行日期另有要求",
)
PAPERS = "重大行政决策另交决策依据、履行决策法定程序的说明"
NOTE = Question("需要说明的情况", "area", 2000, required=False)


@dataclass(frozen=True)
class Terms:
    """Fields beside the title bear the names of the columns they fill."""

    kind: ClassVar[Kind]
    record: ClassVar[type[Particulars]]
    title: Annotated[str, Question("名称")]

    @classmethod
    @cache
    def questions(cls) -> dict[str, Question]:
        """What is asked, by the name of the field, in the order it is asked."""
        hints = get_type_hints(cls, include_extras=True)
        return {field.name: hints[field.name].__metadata__[0] for field in fields(cls)}

    def particulars(self) -> dict[str, Any]:
        return {
            field.name: getattr(self, field.name) for field in fields(self) if field.name != "title"
        }

    def write(self, matter: Matter) -> None:
        """Put the terms into the matter's own record of its kind."""
        matter.title = self.title
        for name, value in self.particulars().items():
            setattr(matter.particulars, name, value)

    def told(self) -> dict[str, Any]:
        """The terms as the log tells them, without the section's own remarks."""
        values = {"title": self.title, **self.particulars()}
        return {name: _plain(value) for name, value in values.items() if name != "note"}


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    return str(value) if isinstance(value, Decimal) else value


@dataclass(frozen=True)
class ContractTerms(Terms):
    """Amounts are in 元."""

    kind = Kind.CONTRACT
    record = Contract
    title: Annotated[str, Question("合同名称")]
    counterparty: Annotated[str, Question("相对方")]
    credit_code: Annotated[str, CREDIT_CODE]
    amount: Annotated[Decimal | None, Question("标的额（元）", "amount")]
    nature: Annotated[Nature, Question("合同性质", "choice", beside=True)]
    method: Annotated[Method | None, Question("签订方式", "choice", beside=True)]
    note: Annotated[str, NOTE] = ""


@dataclass(frozen=True)
class NormativeTerms(Terms):
    kind = Kind.NORMATIVE
    record = Normative
    title: Annotated[str, Question("文件名称")]
    business: Annotated[bool, BUSINESS]
    note: Annotated[str, NOTE] = ""


@dataclass(frozen=True)
class InternalTerms(Terms):
    kind = Kind.INTERNAL
    record = Internal
    title: Annotated[str, Question("制度名称")]
    note: Annotated[str, NOTE] = ""


@dataclass(frozen=True)
class ConsultationTerms(Terms):
    kind = Kind.CONSULTATION
    record = Consultation
    title: Annotated[str, Question("咨询事项")]
    subject: Annotated[Subject, Question("事项类别", "choice", help=PAPERS)]
    question: Annotated[str, Question("要问的问题", "area", 5000)]
    note: Annotated[str, NOTE] = ""


TERMS: dict[Kind, type[Terms]] = {
    terms.kind: terms for terms in (ContractTerms, NormativeTerms, InternalTerms, ConsultationTerms)
}
