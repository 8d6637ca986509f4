"""A Paper as HTML: classes only, no inline style, and the page's text is the canonical text.

The text of an element with data-p, without its elements of class "label", is the paragraph's
text in that view. Where a view leaves text out, an empty element tells by data-skip how many
characters, so that offsets into the canonical text can be counted in every view.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from html import escape

from review.paper.model import (
    ABSENT,
    DRAWN,
    OBJECT,
    Block,
    Change,
    Comment,
    Image,
    Look,
    Paper,
    Paragraph,
    ParagraphLook,
    Row,
    Run,
    Story,
    StoryKind,
    Table,
    View,
)
from review.paper.plain_text import legible
from review.paper.references import Reference, References
from review.paper.views import GONE, Group, shown

Pictures = Callable[[Image], str | None]
"""Gives the address of a picture, None where it must not be shown."""

SHOWN = frozenset(("image/png", "image/jpeg", "image/gif", "image/bmp", "image/webp"))
"""Raster formats only: SVG may carry scripts, browsers do not draw EMF and WMF."""

TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the reading order around: shown, each in a box of its own that it cannot leave."""

LEAF = 30
"""Blocks on one leaf of a long story."""

TITLES: dict[StoryKind, str] = {
    "header": "页眉", "footer": "页脚", "footnote": "脚注", "endnote": "尾注",
    "textbox": "文本框", "comment": "Word 批注",
}  # fmt: skip
_VERBS = {"ins": "插入", "del": "删除", "moveFrom": "移出", "moveTo": "移入", "format": "改格式"}
_ORDER: tuple[StoryKind, ...] = (
    "header",
    "body",
    "textbox",
    "footnote",
    "endnote",
    "footer",
    "comment",
)


def html(
    paper: Paper,
    view: View = "marked",
    pictures: Pictures = lambda image: None,
    references: References | None = None,
) -> str:
    """The whole paper as one <article>; pictures without an address become named placeholders."""
    page = _Page(paper, view, pictures, references or {})
    for kind in _ORDER:
        for story in paper.stories:
            if story.kind == kind:
                page.story(story)
    return f'<article class="paper" data-view="{view}">{"".join(page.out)}</article>'


class _Page:
    def __init__(
        self, paper: Paper, view: View, pictures: Pictures, references: References
    ) -> None:
        self.out: list[str] = []
        self._references = references
        self._view, self._left_out = view, ABSENT[view]
        self._classes: dict[tuple[ParagraphLook, bool, str], str] = {}
        self._pictures = pictures
        self._images = {image.hash: image for image in paper.images}
        self._changes = {change.id: change for change in paper.changes}
        self._kinds = {story.name: story.kind for story in paper.stories}
        self._opened: dict[Look, str] = {}
        self._comments: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self._said: dict[str, str] = {}
        names = (story.name for story in paper.stories if story.kind == "comment")
        for comment, name in zip(paper.comments, names, strict=False):
            self._said[name] = _byline(comment)
            if comment.end:
                self._comments[comment.end[0]].append((comment.end[1], name))

    def story(self, story: Story) -> None:
        title = TITLES.get(story.kind)
        name = f"{title} {story.name.lstrip('abcdefghijklmnopqrstuvwxyz')}" if title else "正文"
        self.out.append(
            f'<section class="story {story.kind}" id="{story.name}" aria-label="{name}">'
        )
        if title:
            said = self._said.get(story.name, "")
            self.out.append(f'<span class="label story-name">{name}{said}</span>')
        self._leaves(story.blocks)
        self.out.append("</section>")

    def _leaves(self, blocks: tuple[Block, ...]) -> None:
        """A long story in leaves, which a browser need not lay out before they come into sight."""
        groups = tuple(shown(blocks, self._view))
        if len(groups) <= 2 * LEAF:
            self._blocks(groups)
            return
        for at in range(0, len(groups), LEAF):
            self.out.append('<div class="leaf">')
            self._blocks(groups[at : at + LEAF])
            self.out.append("</div>")

    def _blocks(self, groups: Iterable[Table | Group]) -> None:
        for each in groups:
            if isinstance(each, Table):
                self._table(each)
                continue
            label = each[-1].label_in(self._view)
            for block in each[:-1]:
                if block.view(self._view):
                    self._paragraph(block, label, "joined")
                    label = ""
            self._paragraph(each[-1], label)

    def _absent(self, change: str | None) -> bool:
        return change is not None and self._changes[change].kind in GONE[self._view]

    def _paragraph(self, block: Paragraph, label: str, joined: str = "") -> None:
        level = block.look.level
        tag = f"h{min(level + 1, 6)}" if level else "p"
        mark = self._marked(block.mark) if block.mark else ""
        manner = block.look, block.breaks_page, joined
        names = self._classes.get(manner)
        if names is None:
            names = self._classes[manner] = _names(*manner)
        out = self.out
        out.append(f'<{tag} id="p-{block.id}" data-p="{block.id}"{names}{mark}>')
        if label:
            out.append(f'<span class="label">{escape(label)}</span>')
        ends = self._comments.get(block.id)
        references = self._references.get(block.id, ())
        for run in block.runs:
            if ends:
                self._ends(ends, run.start)
            self._run(run, block.text, references)
        if ends:
            self._ends(ends, len(block.text) + 1)
        out.append(f"</{tag}>")

    def _ends(self, ends: list[tuple[int, str]], upto: int) -> None:
        """Marks of the comments that end before a place in the text."""
        while ends and ends[0][0] <= upto:
            _, name = ends.pop(0)
            self.out.append(f'<a class="label comment-mark" href="#{name}">[批{name[2:]}]</a>')

    def _run(self, run: Run, text: str, references: Sequence[Reference]) -> None:
        if run.fate in self._left_out:
            self.out.append(f'<span class="left-out" data-skip="{run.end - run.start}"></span>')
            return
        piece = self._referring(run, text, references)
        opened = self._opened.get(run.look)
        if opened is None:
            opened = self._opened[run.look] = _open(run.look)
        if opened:
            piece = f"{opened}{piece}</span>"
        if run.link:
            piece = f'<a href="{escape(run.link)}" rel="noopener noreferrer nofollow">{piece}</a>'
        for change in reversed(run.changes):
            piece = self._changed(change, piece)
        self.out.append(piece)

    def _words(self, run: Run, text: str, start: int, end: int) -> str:
        """[start, end) of the paragraph, which lies in the run, as HTML."""
        piece = text[start:end]
        piece = piece.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        piece = TURNING.sub(_turned, piece)
        return self._objects(run, piece) if OBJECT in piece else piece

    def _referring(self, run: Run, text: str, references: Sequence[Reference]) -> str:
        """The words of the run, those that are part of a reference tagged."""
        out, at = [], run.start
        for each in references:
            start, end = max(each.start, at), min(each.end, run.end)
            if start < end:
                words = self._words(run, text, start, end)
                first = each.start >= run.start
                out.append(self._words(run, text, at, start))
                out.append(each.tagged(words, first=first, linked=bool(run.link)))
                at = end
        return "".join(out) + self._words(run, text, at, run.end)

    def _changed(self, id_: str, piece: str) -> str:
        change = self._changes[id_]
        tag = {"ins": "ins", "moveTo": "ins", "del": "del", "moveFrom": "del"}.get(change.kind)
        if self._view != "marked" or tag is None:
            return piece
        return f"<{tag}{self._marked(id_)}>{piece}</{tag}>"

    def _marked(self, id_: str) -> str:
        change: Change = self._changes[id_]
        author, date = escape(change.author), escape(change.date)
        title = f"{escape(legible(change.author))} {date} {_VERBS[change.kind]}".strip()
        return (
            f' data-change="{id_}" data-kind="{change.kind}" data-author="{author}"'
            f' data-date="{date}" title="{title}"'
        )

    def _objects(self, run: Run, piece: str) -> str:
        shown = ""
        if run.story:
            kind = self._kinds[run.story]
            number = run.story.lstrip("abcdefghijklmnopqrstuvwxyz")
            shown = f'<a class="label {kind}-mark" href="#{run.story}">[{TITLES[kind]}{number}]</a>'
        else:
            shown = self._picture(self._images.get(run.image or ""))
        return piece.replace(
            OBJECT, f'<span class="object" aria-hidden="true">{OBJECT}</span>{shown}'
        )

    def _picture(self, image: Image | None) -> str:
        if image is None:
            return '<span class="label placeholder">[图形]</span>'
        if image.type == DRAWN:
            return '<span class="label placeholder">[本页有图像，请看原件]</span>'
        address = self._pictures(image) if image.type in SHOWN else None
        if address is None:
            kind = image.type.partition("/")[2].upper()
            return f'<span class="label placeholder" data-image="{image.hash}">[图片 {kind}]</span>'
        return f'<img src="{escape(address)}" alt="图片" data-image="{image.hash}">'

    def _table(self, table: Table) -> None:
        self.out.append("<table>")
        for row in table.rows:
            if not self._absent(row.change):
                self._row(row)
        self.out.append("</table>")

    def _row(self, row: Row) -> None:
        self.out.append(f"<tr{self._marked(row.change) if row.change else ''}>")
        for cell in row.cells:
            down = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
            across = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
            self.out.append(f"<td{down}{across}>")
            self._blocks(shown(cell.blocks, self._view))
            self.out.append("</td>")
        self.out.append("</tr>")


def _byline(comment: Comment) -> str:
    """Who wrote a comment of the file and when, and whether Word holds it for done."""
    date = comment.date.replace("T", " ")[:16]
    words = (
        comment.author,
        date,
        "答复" if comment.parent else "",
        "已解决" if comment.resolved else "",
    )
    return "".join(f" · {escape(legible(word))}" for word in words if word)


def _turned(mark: re.Match[str]) -> str:
    return f'<span class="turning" data-sign="U+{ord(mark[0]):04X}">{mark[0]}</span>'


def _open(look: Look) -> str:
    names = [look.font] if look.font else []
    names += [name for name in ("bold", "italic", "underline", "strike") if getattr(look, name)]
    names += [look.script] if look.script else []
    return f'<span class="{" ".join(names)}">' if names else ""


def look_names(look: ParagraphLook) -> list[str]:
    """The classes of a paragraph; lengths in half characters, as many as have a class."""
    names = []
    if look.align in ("center", "right"):
        names.append(look.align)
    if look.indent > 0:
        names.append(f"in{min(look.indent, 16)}")
    if look.first:
        names.append(f"{'fi' if look.first > 0 else 'ha'}{min(abs(look.first), 8)}")
    return names


def _names(look: ParagraphLook, breaks_page: bool, joined: str) -> str:
    """The class attribute of a paragraph."""
    names = look_names(look) + (["new-page"] if breaks_page else []) + ([joined] if joined else [])
    return f' class="{" ".join(names)}"' if names else ""
