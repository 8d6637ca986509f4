"""签署用文本: which cleared texts it can be made of."""

from __future__ import annotations

from dataclasses import dataclass

from review.law.requirements import Requirement


@dataclass(frozen=True)
class Cleared:
    """A cleared text: its form, and what in it would be printed beside the text itself."""

    sort: str
    changes: int = 0
    comments: int = 0


bears_footer = Requirement[Cleared](
    "bears_footer",
    "是 Word 或 PDF 文件",
    "OFD 文件不能加页脚，请用准予签署的文本本身签署",
    lambda text: text.sort in ("docx", "dotx", "pdf"),
)
no_changes = Requirement[Cleared](
    "no_changes",
    "没有未处理的修订",
    "文本中还有{thing.changes}处未处理的修订，打印出来会带修订标记，没有生成签署用文本",
    lambda text: text.changes == 0,
)
no_comments = Requirement[Cleared](
    "no_comments",
    "没有 Word 批注",
    "文本中还有{thing.comments}条 Word 批注，打印出来会带批注，没有生成签署用文本",
    lambda text: text.comments == 0,
)

MAKE = (bears_footer, no_changes, no_comments)
