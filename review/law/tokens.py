"""令牌: what a program may do in a person's name; never more than the person may."""

from __future__ import annotations

from review.law.vocabulary.word import Word


class Scope(Word):
    READ = "read", "查看事项、台账和日志证明"
    TEXT = "text", "查看、下载送审文本、批注和意见"
    UPLOAD = "upload", "上传送审文本"


LIVES = (("7", "7天"), ("30", "30天"), ("90", "90天"), ("365", "一年"))
"""How long a token may live, in days."""
PREFIX = "lr_"
"""What a token begins with, so that a scanner of leaked secrets knows it."""
