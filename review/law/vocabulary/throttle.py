"""What one person may do only so often."""

from __future__ import annotations

from review.law.vocabulary.word import Word


class Throttled(Word):
    UPLOAD = "upload", "上传"
    EXPORT = "export", "导出"
