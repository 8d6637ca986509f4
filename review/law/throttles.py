"""次数限制: what one person may do only so often in ten minutes."""

from __future__ import annotations

from datetime import timedelta

from review.law.vocabulary.word import Word

WINDOW = timedelta(minutes=10)


class Throttled(Word):
    UPLOAD = "upload", "上传"
    EXPORT = "export", "导出"
