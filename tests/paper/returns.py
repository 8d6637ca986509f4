"""Files that come back: what went out, as counsel and other programs leave it."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime

from review.paper.anchoring.anchors import Anchor, AnchorIndex, anchor
from review.paper.exchange.annotated_docx import annotate
from review.paper.exchange.threads import Remark, Thread
from review.paper.reading.docx_reader import read
from tests.paper.exchange.test_proposal_marks import PAPER

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 25, 15, 30, tzinfo=UTC)
OURS = read(PAPER)


def thread(
    start: tuple[str, int], end: tuple[str, int], text: str, *replies: str, key: str = "note 1",
    proposal: str = "", done: bool = False, source: bytes = PAPER,
) -> Thread:  # fmt: skip
    root = Remark("王律师", AT, text, key)
    rest = (Remark("周敏", AT, each, f"{key}/{each}") for each in replies)
    return Thread(anchor(read(source), *start, *end), (root, *rest), done, proposal)


SENT = [
    thread(("b1", 4), ("b1", 6), "期限过短", "可以", proposal="六十"),
    thread(("b2", 0), ("b2", 4), "附件未见", key="note 2"),
]
OUT = annotate(PAPER, SENT)


def counsels(source: bytes, *threads: Thread) -> bytes:
    """The file after counsel wrote comments and tracked changes in Word, on Word's own ids."""
    at = [each._replace(anchor=found_at(source, each.anchor.quote)) for each in threads]
    return annotate(source, at)


def found_at(source: bytes, quote: str) -> Anchor:
    """The first place of the words."""
    paper = read(source)
    ground = AnchorIndex(paper)
    for one in paper.paragraphs():
        if quote in one.text:
            start = one.text.index(quote)
            return anchor(ground, one.id, start, one.id, start + len(quote))
    raise AssertionError(quote)


def note(
    quote: str, text: str, proposal: str = "", author: str = "王律师", *replies: str
) -> Thread:
    remarks = [Remark(author, LATER, one, f"word {one}") for one in (text, *replies)]
    return Thread(found_at(PAPER, quote), tuple(remarks), False, proposal)


def edited(source: bytes, *changes: tuple[str, str], part: str = "word/document.xml") -> bytes:
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(source)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            if name == part:
                text = content.decode()
                for before, after in changes:
                    assert before in text, before
                    text = text.replace(before, after, 1)
                content = text.encode()
            new.writestr(name, content)
    return target.getvalue()


def para_id(text: str) -> str:
    return next(each.para_id for each in read(OUT).comments if each.text == text)


def replied(source: bytes, to: str, text: str) -> bytes:
    """A reply as Word writes one: its own comment, range and entry in the thread."""
    root = next(each for each in read(source).comments if each.text == to)
    mark = f'<w:commentRangeEnd w:id="{root.id}"/><w:r><w:commentReference w:id="{root.id}"/></w:r>'
    made = edited(
        source,
        (f'<w:commentRangeStart w:id="{root.id}"/>',
         f'<w:commentRangeStart w:id="{root.id}"/><w:commentRangeStart w:id="990"/>'),
        (mark, mark + '<w:commentRangeEnd w:id="990"/><w:r><w:commentReference w:id="990"/></w:r>'),
    )  # fmt: skip
    said = (
        '<w:comment w:id="990" w:author="陈璐" w:date="2026-11-25T11:00:00Z"><w:p w14:paraId="0ABCDEF1">'
        f"<w:r><w:t>{text}</w:t></w:r></w:p></w:comment></w:comments>"
    )
    made = edited(made, ("</w:comments>", said), part="word/comments.xml")
    entry = f'<w15:commentEx w15:paraId="0ABCDEF1" w15:paraIdParent="{root.para_id}" w15:done="0"/>'
    return edited(
        made, ("</w15:commentsEx>", f"{entry}</w15:commentsEx>"), part="word/commentsExtended.xml"
    )


def without_ids(source: bytes) -> bytes:
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(source)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = old.read(name).decode()
            if name == "word/_rels/document.xml.rels":
                content = re.sub(
                    r"<Relationship [^>]*comments(Extended|Ids|Extensible)[^>]*/>", "", content
                )
            new.writestr(name, re.sub(r' w14:paraId="\w+"', "", content))
    return target.getvalue()


def renamed(source: bytes) -> bytes:
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(source)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = old.read(name).decode()
            if name == "word/comments.xml":
                content = re.sub('w:author="[^"]*"', 'w:author="作者"', content)
                content = re.sub(' w:date="[^"]*"', "", content)
            new.writestr(name, content)
    return target.getvalue()
