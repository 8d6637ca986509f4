"""The messages of a template: each run of text between two tags, with its values as placeholders.

`版本{number}` may put its number anywhere in English; what stands in tags of its own or under an
`{% if %}` is a message of its own. The same walk extracts the messages and puts English in their
place, so that the catalogue and the pages cannot disagree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from jinja2 import nodes

from review.english.catalogue import CHINESE, SIGN

Item = str | nodes.Expr
Translate = Callable[[str], str]
# What ends a run: a tag, its quotes. Chinese quotes are other signs.
EDGE = re.compile(r'([<>"]+)')
PLACEHOLDER = re.compile(r"\{(\w+)\}")
# Behind these stands what a form sends or a script looks up, not what is read: it stays.
SENT = re.compile(r'(?<![\w-])(?!(?:alt|aria-label|placeholder|title)=)[\w-]+="$|<textarea[^<]*>$')
# Chinese writes words and tags side by side; English has a space between them.
CLOSED = re.compile(r"</\w+>$")
OPENS = re.compile(r"\w")
WORD_ENDS = re.compile(r"[\w.,;:)%}]$")
WORD_BEGINS = re.compile(r"[\w({]")
# Filters whose result is no text for people.
UNASKED = {"length", "count", "tojson", "selectattr", "rejectattr", "groupby", "first", "last"}
# Functions of the English environment: translate a value, or leave it as it is.
SAID, KEPT = "said", "kept"


@dataclass
class Run:
    """Text and values that stand side by side; `kept` is what is sent, not read; `closed` and `opened`
    say that the tag before it has ended and that another begins behind it."""

    items: list[Item]
    kept: bool = False
    closed: bool = False
    opened: bool = False

    @property
    def text(self) -> str:
        return "".join(item for item in self.items if isinstance(item, str))

    def msgid(self) -> tuple[str, dict[str, nodes.Expr]]:
        """The message, and which value each of its placeholders stands for."""
        written = ""
        values: dict[str, nodes.Expr] = {}
        for item in self.items:
            if isinstance(item, str):
                written += re.sub(r"\s+", " ", item)
                continue
            name = _name(item)
            while name in values:
                name += "_"
            values[name] = item
            written += f"{{{name}}}"
        return written, values


@dataclass
class Writing:
    """What a template has written up to here, as far as it tells where the next run stands."""

    markup: str = ""
    began: str = ""  # the same where this run begins
    items: list[Item] = field(default_factory=list)

    def end(self) -> Run:
        items = [item for item in self.items if item != ""]
        run = Run(items, bool(SENT.search(self.markup)), bool(CLOSED.search(self.began)))
        self.items, self.began = [], self.markup
        return run

    def passes(self, text: str, edge: str) -> None:
        self.markup = self.began = (self.markup + text + edge)[-300:]

    def runs(self, output: nodes.Output) -> Iterator[Run]:
        """What an output writes, cut at its tags; each edge is a run of its own."""
        for node in output.nodes:
            if isinstance(node, nodes.TemplateData):
                yield from self._cut(node.data)
            elif isinstance(node, nodes.Call) and not SENT.search(self.markup):
                yield self.end()  # a macro draws its own markup
                yield Run([node])
            else:
                self.items.append(node)
        yield self.end()

    def _cut(self, data: str) -> Iterator[Run]:
        *before, last = EDGE.split(data)
        for text, edge in zip(before[::2], before[1::2], strict=True):
            self.items.append(text)
            yield self.end()
            yield Run([edge])
            self.passes(text, edge)
        self.items.append(last)
        self.markup += last


def _name(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return node.attr
    if isinstance(node, nodes.Filter):
        return _name(node.node) if node.node else node.name
    return "value"


def _translated(run: Run, english: Translate) -> list[Item]:
    """The items of a run in English, in the order in which English has them."""
    if run.kept:
        return [item if isinstance(item, str) else asked(KEPT, item) for item in run.items]
    if not CHINESE.search(run.text):
        return [english(item) if isinstance(item, str) else item for item in run.items]
    before, *items, after = _trimmed(run.items)
    msgid, values = Run(items).msgid()
    sentence = english(msgid)
    if run.closed and not before and WORD_BEGINS.match(sentence):
        before = " "
    # What a colon leads into may lie in a block of its own.
    leads = run.opened or sentence.endswith((":", ",", ";"))
    if leads and not after and WORD_ENDS.search(sentence):
        after = " "
    said: list[Item] = [before]
    for place, piece in enumerate(PLACEHOLDER.split(sentence)):
        said.append(values.get(piece, piece) if place % 2 else piece)
    return [*said, after]


def _trimmed(items: list[Item]) -> list[Item]:
    """The space around a run, first and last, and between them what is said."""
    before = after = ""
    inner = list(items)
    if isinstance(inner[0], str):
        before = inner[0][: len(inner[0]) - len(inner[0].lstrip())]
        inner[0] = inner[0].lstrip()
    if isinstance(inner[-1], str):
        after = inner[-1][len(inner[-1].rstrip()) :]
        inner[-1] = inner[-1].rstrip()
    return [before, *(item for item in inner if item != ""), after]


def asked(function: str, value: nodes.Expr) -> nodes.Call:
    return nodes.Call(nodes.EnvironmentAttribute(function), [value], [], None, None)


def _constants(node: nodes.Node) -> Iterator[nodes.Const]:
    """The words an expression may print: not what is compared, looked up, selected by or sent."""
    if isinstance(node, nodes.Const):
        if isinstance(node.value, str) and (CHINESE.search(node.value) or SIGN.search(node.value)):
            yield node
    elif isinstance(node, nodes.Pair):
        yield from _constants(node.value)
    elif isinstance(node, nodes.Getitem):
        yield from _constants(node.node)
    elif isinstance(node, nodes.Call) and getattr(node.node, "name", "") == KEPT:
        return
    elif not isinstance(node, nodes.Compare | nodes.Test):
        for child in node.iter_child_nodes():
            yield from _constants(child)


def put_into(tree: nodes.Template, english: Translate) -> None:
    """Put a template's messages into English, and have each part that `~` joins asked for."""
    writing = Writing()
    for output in list(tree.find_all(nodes.Output)):
        runs = list(writing.runs(output))
        for run, edge, tag in zip(runs, runs[1:], runs[2:], strict=False):
            run.opened = edge.text == "<" and bool(OPENS.match(tag.text))
        items = [item for run in runs for item in _translated(run, english)]
        output.nodes = [
            nodes.TemplateData(item) if isinstance(item, str) else item for item in items if item
        ]
    for const in list(_constants(tree)):
        const.value = english(const.value)
    for concat in list(tree.find_all(nodes.Concat)):
        concat.nodes = [asked(SAID, part) for part in concat.nodes]
    for formatted in list(tree.find_all(nodes.Mod)):  # "%s" % words
        formatted.right = asked(SAID, formatted.right)
    for filtered in list(tree.find_all(nodes.Filter)):
        if filtered.node is not None and filtered.name not in UNASKED:
            filtered.node = asked(SAID, filtered.node)


def of(tree: nodes.Template) -> list[str]:
    """Every message of a template, by the walk that translates it."""
    met: dict[str, None] = {}

    def note(msgid: str) -> str:
        if CHINESE.search(msgid):
            met[msgid] = None
        return msgid

    put_into(tree, note)
    return list(met)
