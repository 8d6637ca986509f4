"""更换签名密钥: the signer hands over to a new key; both sign for it, and the log tells of it.

The new key is made beside the old one. The signer's record comes first, then the file of the key, then
the event; whatever a crash left undone is done by asking once more.
"""

from __future__ import annotations

import os
from pathlib import Path

from flask import current_app

from review.actions import log
from review.actions.unit_of_work import Refused, unit_of_work
from review.evidence.checkpoint import Signer
from review.evidence.rotation import ACTION, Rotation
from review.registers import key_rotations
from review.registers import log as register
from review.words import Words


def rotate(reason: str) -> Rotation:
    """Change the key, or finish a change that was begun; raise Rewritten where the log is not whole."""
    if not reason.strip():
        raise Refused("请用 --reason 写明为什么更换签名密钥")
    with unit_of_work():
        log.held()
        if not key_rotations.unrecorded(register.witness()):
            log.sign_head(new=Signer.open(_next(), current_app.config["REVIEW_ORIGIN"]))
        newest = register.witness().rotations()[-1]
        _put_in_force(newest)
        for rotation in key_rotations.unrecorded(register.witness()):
            old, new, note = rotation.old.dump(), rotation.new.dump(), rotation.checkpoint.note
            log.append(ACTION, by=None, reason=reason.strip(), old=old, new=new, note=note)
        log.sign_after_commit()
        return newest


def _put_in_force(rotation: Rotation) -> None:
    """The new key takes the place of the old one, which is gone."""
    if register.witness().signer.public == rotation.new:
        return
    origin = current_app.config["REVIEW_ORIGIN"]
    if not _next().exists() or Signer.open(_next(), origin).public != rotation.new:
        raise Refused(Words("找不到新的密钥：{next}，请从密钥备份中取回", next=_next()))
    _next().replace(current_app.config["SIGNING_KEY"])
    folder = os.open(_next().parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _next() -> Path:
    key: Path = current_app.config["SIGNING_KEY"]
    return key.with_name(f"{key.name}.next")
