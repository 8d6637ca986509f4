"""The two environments of templates: the one of Chinese pages, and the one that reads them in English."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cached_property
from typing import Any

from babel.dates import format_date
from flask.templating import Environment
from jinja2 import nodes
from jinja2.environment import Template
from jinja2.utils import pass_eval_context
from markupsafe import Markup

from review import clock
from review.english import messages
from review.english.catalogue import MONTHS, english
from review.english.reader import reads_english
from review.english.rows import kept, said

LOCALE = "en"


class Pages(Environment):
    """The environment of every page: unchanged for Chinese, and the way to the one for English."""

    @cached_property
    def in_english(self) -> EnglishPages:
        return EnglishPages(self)

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> Template:
        if reads_english():
            return self.in_english.get_template(name, parent, globals)
        return super().get_template(name, parent, globals)


class EnglishPages(Environment):
    """Templates whose text is put into English once, when they are compiled."""

    def __init__(self, chinese: Pages) -> None:
        super().__init__(
            chinese.app,
            trim_blocks=chinese.trim_blocks,
            lstrip_blocks=chinese.lstrip_blocks,
            autoescape=chinese.autoescape,
            auto_reload=chinese.auto_reload,
            extensions=list(chinese.extensions),
            loader=chinese.loader,
            finalize=said,
        )
        self.policies, self.tests = chinese.policies, chinese.tests
        self.filters = chinese.filters | FILTERS | {"join": joined(chinese.filters["join"])}
        self.globals = chinese.globals | GLOBALS
        self.said, self.kept = said, kept  # as `messages` asks for them

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        messages.put_into(tree, english)
        return tree.set_environment(self)  # type: ignore[return-value]


def joined(usual: Callable[..., Any]) -> Callable[..., Any]:
    """The filter `join`, each part in English."""

    @pass_eval_context
    def join(context: Any, parts: Iterable[Any], by: str = "", attribute: Any = None) -> Any:
        return usual(context, _parts(context, parts, attribute), english(by))

    return join


def _parts(context: Any, parts: Iterable[Any], attribute: Any) -> list[Any]:
    if attribute is None:
        return [said(part) for part in parts]
    return [said(context.environment.getattr(part, attribute)) for part in parts]


def day(value: date | None) -> str:
    return format_date(value, "d MMMM yyyy", locale=LOCALE) if value else "—"


def short(value: date | datetime) -> str:
    there = clock.local(value).date() if isinstance(value, datetime) else value
    return format_date(there, "d MMM", locale=LOCALE)


def month(number: int) -> str:
    return MONTHS[number][:3]


def wan(value: Any) -> str:
    return f"CNY {value:,.2f}" if value is not None else "—"


# Behind the name of a tag: what is in it is an act or a paper, which stays Chinese on an English page.
IN_CHINESE = Markup(' lang="zh-CN"')
GLOBALS = {"language": LOCALE, "page_script": "assets.english", "in_chinese": IN_CHINESE}
FILTERS = {"day": day, "foldable": short, "month": month, "short": short, "wan": wan}
