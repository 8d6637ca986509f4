"""What of a template is a message, what is sent as it is, and what English makes of it."""

from __future__ import annotations

import pytest
from jinja2 import Environment

from review.english import messages

SAID = {
    "第{number}版": "Revision {number}",
    "共{count}件，第{page}页": "page {page}, {count} matters",
    "没有": "None",
    "没有：": "None:",
    "同意": "Consent",
}


class Speaking(Environment):
    """An environment with the functions that messages ask for."""

    said = kept = staticmethod(lambda value: value)


def written(source: str, **values: object) -> str:
    environment = Speaking(trim_blocks=True, lstrip_blocks=True, autoescape=True)
    tree = environment.parse(source)
    messages.put_into(tree, lambda msgid: SAID.get(msgid, msgid))
    return environment.from_string(tree).render(values)


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("<b>第{{ number }}版</b>", "<b>Revision 3</b>"),
        ("<p>\n  共{{ count }}件，第{{ page }}页\n</p>", "<p>\n  page 2, 7 matters\n</p>"),
        ('<i title="同意" class="同意">同意</i>', '<i title="Consent" class="同意">Consent</i>'),
        ('<option value="同意">同意</option>', '<option value="同意">Consent</option>'),
        ("<textarea rows=3>同意</textarea>", "<textarea rows=3>同意</textarea>"),
        ("没有<a>同意</a>没有", "None <a>Consent</a> None"),
        ("没有<b>{{ page }}</b>第{{ number }}版", "None <b>2</b> Revision 3"),
        ("没有 <a>同意</a>\n没有", "None <a>Consent</a>\nNone"),
        ("没有：{% for each in (1, 2) %}<a>{{ each }}</a>{% endfor %}", "None: <a>1</a><a>2</a>"),
        ("<p>没有</p><p>同意</p>", "<p>None</p><p>Consent</p>"),
        ("{{ nothing or '没有' }}", "None"),
        ("{{ '同意' if word == '没有' else word }}", "Consent"),
    ],
)
def test_english_stands_where_it_is_read_and_nowhere_else(source: str, english: str) -> None:
    assert written(source, number=3, count=7, page=2, word="没有") == english


def test_the_walk_that_translates_is_the_one_that_extracts() -> None:
    tree = Environment().parse("<b>第{{ number }}版</b>{% if x == '同意' %}没有{% endif %}")
    assert messages.of(tree) == ["第{number}版", "没有"]
