"""Threads on words outside the body, hung where the body mentions them: at the note's reference.

Word offers no comments in headers and footers, and LibreOffice none in notes either; a comment
that a program drops on saving is worse than one that stands at the reference and says what of.
"""

from __future__ import annotations

from review.paper.anchoring.anchors import AnchorIndex, Unanchored, anchor
from review.paper.exchange.threads import Thread
from review.paper.model import Paper

_NAMES = {"footnote": "脚注", "endnote": "尾注", "textbox": "文本框"}


class CommentFallbacks:
    """Where each note and text box of a paper is mentioned in its body."""

    def __init__(self, paper: Paper, ground: AnchorIndex) -> None:
        self._ground = ground
        self._story = {p.id: s for s in paper.stories for p in paper.paragraphs(s.name)}
        self._hooks = {
            run.story: (paragraph.id, run.start, run.end)
            for story in reversed(paper.stories)
            for paragraph in paper.paragraphs(story.name)
            for run in paragraph.runs
            if run.story
        }

    def hung(self, thread: Thread) -> tuple[Thread, str] | None:
        """The thread on the reference, and where its words stand; None where nothing refers.

        Its first remark begins with the place and the quote; its proposal is put in words.
        """
        story = self._story.get(thread.anchor.start_block)
        kind = _NAMES.get(story.kind) if story else None
        while story is not None and story.name != "body":
            hook = self._hooks.get(story.name)
            story = self._story.get(hook[0]) if hook else None
        if story is None or kind is None or hook is None:
            return None
        block, start, end = hook
        try:
            position = anchor(self._ground, block, start, block, end)
        except Unanchored:
            return None
        root, *replies = in_words(thread).remarks
        root = root._replace(text=f"〔{kind}：“{thread.anchor.quote}”〕\n{root.text}")
        return Thread(position, (root, *replies), thread.resolved), kind


def in_words(thread: Thread) -> Thread:
    """The thread with its proposal at the end of its first remark, not as a tracked change."""
    if not thread.proposal:
        return thread
    root, *replies = thread.remarks
    root = root._replace(text=f"{root.text}\n建议改为：{thread.proposal}")
    return thread._replace(remarks=(root, *replies), proposal="")
