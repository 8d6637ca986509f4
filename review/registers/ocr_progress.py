"""How far the recognition of a scan has come, in a sentence for whoever looks at its pages."""

from __future__ import annotations

from sqlalchemy import select

from review.extensions import db
from review.law.vocabulary import JobState
from review.models import Job, Recognition, Revision
from review.paper.caveats import wordless
from review.paper.model import Paper
from review.paper.reading import ocr
from review.words import Words

JOB = "recognise"


def key(revision: Revision) -> str:
    return f"{JOB}-{revision.id}"


def due(revision: Revision, paper: Paper) -> bool:
    """Whether pages of this revision have no words, and this machine could find some."""
    return revision.sort == "pdf" and wordless(paper) and ocr.available()


def of(revision: Revision) -> str:
    """What became of it, or why nothing will."""
    recognition = db.session.get(Recognition, revision.id)
    if recognition:
        return recognition.engine
    job = db.session.scalars(select(Job).filter_by(key=key(revision))).first()
    if job is None:
        missing = "本系统没有安装文字识别组件（可选组件 ocr）"
        return Words(
            "{value}，只能看原件图像。",
            value=missing if not ocr.available() else "这份扫描件没有送去识别",
        )
    if job.state is JobState.FAILED:
        return Words("文字识别没有成功：{fault}", fault=job.fault)
    return "正在识别文字，稍后刷新本页即可看到；识别结果只供阅读和查找。"
