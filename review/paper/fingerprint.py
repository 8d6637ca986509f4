"""The fingerprint of a paper: what is seen is what is hashed, by a rule that has a name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from review.paper.digest import sha256

if TYPE_CHECKING:
    from review.paper.model import Block, Comment, Look, Paper, Paragraph, Row
    from review.paper.side_records import Caveat

RULE = "s2"
"""The name of this rule; a fingerprint of sixty-four digits without a name is of the first one."""

Seen: TypeAlias = list[object]


def of(paper: Paper) -> str:
    """The name of the rule, a colon and a SHA-256 (hex) of what a reader of the final view sees.

    Hashed, each at its place: labels, final text, looks that change whether or how words are seen,
    pictures, notes and text boxes, table shape with spans, pages of headers, comments with their
    ranges, the text, kind and author of each pending change, and the digests of all caveats.
    Normalised away: names of styles, fonts, how the text is cut into runs, dates of changes, and
    the digits of fields that every program computes anew. A final form (PDF, OFD) is what its
    bytes are: the SHA-256 is that of the file.
    """
    if paper.source:
        return f"{RULE}:{paper.source}"
    reader = _Reader(paper)
    stories = [
        [each.kind, each.name, each.place, reader.blocks(each.blocks)] for each in paper.stories
    ]
    seen = [RULE, stories, _comments(paper.comments), reader.elsewhere()]
    text = json.dumps(seen, ensure_ascii=False, separators=(",", ":"))
    return f"{RULE}:{sha256(text.encode('utf-8', 'surrogatepass'))}"


class _Reader:
    """What is seen of the blocks of one paper."""

    def __init__(self, paper: Paper) -> None:
        self._kinds = {change.id: (change.kind, change.author) for change in paper.changes}
        self._caveats: dict[str, list[Caveat]] = {}
        for caveat in paper.caveats:
            if caveat.digest:
                self._caveats.setdefault(caveat.place, []).append(caveat)

    def blocks(self, blocks: tuple[Block, ...]) -> Seen:
        return [
            [*map(self._row, each.rows)] if len(each) == 1 else self._paragraph(each)
            for each in blocks
        ]

    def elsewhere(self) -> Seen:
        """The caveats of no paragraph: parts, settings, sections."""
        rest = self._caveats.values()
        return [[each.place, each.kind, each.digest] for caveats in rest for each in caveats]

    def _row(self, row: Row) -> Seen:
        cells = [[each.rowspan, each.colspan, self.blocks(each.blocks)] for each in row.cells]
        return [self._kinds.get(row.change or ""), cells]

    def _paragraph(self, block: Paragraph) -> Seen:
        seen: Seen = [block.label, block.text]
        for _, _, look, _, changes, _, story, image, field in block.runs:
            if changes or story or image or field or look[4:] != _PLAIN:
                seen = [block.label, *self._runs(block)]
                break
        more = [
            sight(block.label_look) if block.label else "",
            block.look.effects,
            block.other_labels,
            self._kinds.get(block.mark or ""),
            [*(block.other_labels or ())],
            [[c.offset, c.kind, c.digest] for c in self._caveats.pop(block.id, ())],
        ]
        return [*seen, more] if any(more) else seen

    def _runs(self, block: Paragraph) -> Seen:
        """The final text, and where in it anything but plain kept words stands."""
        text, final, at = block.text, "", 0
        marked: list[tuple[Seen, list[object]]] = []
        for run in block.runs:
            words = text[run.start : run.end]
            changes = [self._kinds.get(change) for change in run.changes]
            struck = run.fate in ("deleted", "both")
            if not struck and run.field is None:
                final += words
            key: Seen = [sight(run.look), run.field, run.story, run.image, changes]
            if not any(key):
                continue
            # Neighbours alike are one, however the file cuts them; each object stands alone.
            if marked and marked[-1][0] == key and marked[-1][1][1] == at and not any(key[2:4]):
                span = marked[-1][1]
            else:
                span = [at, at, ""]
                marked.append((key, span))
            at = len(final)
            span[1], span[2] = at, f"{span[2]}{words}" if struck else ""
        return [final, [[*key, *span] for key, span in marked]]


_PLAIN = (False, "", "")  # of a look: strike, script, effects


def sight(look: Look) -> str:
    """What of a look changes whether or how words are seen, "" where nothing does."""
    if look.strike or look.script or look.effects:
        return f"{'strike' if look.strike else ''} {look.script} {look.effects}"
    return ""


def _comments(comments: tuple[Comment, ...]) -> Seen:
    """Where each comment stands, whose it is, and which it answers; the file numbers them freely."""
    order = {each.id: n for n, each in enumerate(comments)}
    return [[each.start, each.end, each.author, order.get(each.parent or "")] for each in comments]
