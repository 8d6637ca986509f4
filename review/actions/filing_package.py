"""The package for a filing authority: 备案报告, 起草说明 and the pieces, numbered, in one ZIP."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from review import clock
from review.actions import letters, procedure
from review.actions.documents import store
from review.law import filing_package as law
from review.law.vocabulary import Receiver
from review.models import Matter
from review.paper.issuing.gbt9704 import OfficialPage
from review.registers.filings import Ready, ready

# What a file system or an unpacking program would trip over.
_AWKWARD = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
MOST = 80


def package(matter: Matter, receiver: Receiver) -> bytes:
    """Raise Refused before the preconditions hold, or while a required piece is missing."""
    report = letters.write("filing_report", matter, receiver)
    pieces = ready(matter, receiver)
    lacking = "、".join(piece.piece.label for piece in pieces if piece.lacking)
    procedure.demand(law.PACK, lacking)
    files = _numbered(matter, pieces, report)
    archive = BytesIO()
    with ZipFile(archive, "w", ZIP_DEFLATED) as packed:
        for name, content in (("00 目录.docx", _contents(matter, receiver, files)), *files):
            packed.writestr(_member(name), content)
    return archive.getvalue()


def _member(name: str) -> ZipInfo:
    """Compressed, and readable by whoever unpacks it: ZipInfo alone gives neither."""
    member = ZipInfo(name, clock.local(clock.now()).timetuple()[:6])
    member.compress_type, member.external_attr = ZIP_DEFLATED, 0o644 << 16
    return member


def _numbered(matter: Matter, pieces: list[Ready], report: bytes) -> list[tuple[str, bytes]]:
    """Each file under the number of its piece: 01 备案报告.docx, 05-2 其他参考资料 照片.pdf."""
    files: list[tuple[str, bytes]] = []
    written = {"report": report, "note": letters.write("drafting_note", matter)}
    there = [piece for piece in pieces if piece.there]
    for place, piece_ready in enumerate(there, 1):
        if not piece_ready.files:
            files.append(
                (f"{place:02} {piece_ready.piece.label}.docx", written[piece_ready.piece.key])
            )
        for part, file in enumerate(piece_ready.files, 1):
            tail = f"-{part}" if len(piece_ready.files) > 1 else ""
            name = _AWKWARD.sub("_", file.name)[-MOST:]
            if not name.startswith(piece_ready.piece.label):
                name = f"{piece_ready.piece.label} {name}"
            files.append((f"{place:02}{tail} {name}", store().get(file.sha256)))
    return files


def _contents(matter: Matter, receiver: Receiver, files: list[tuple[str, bytes]]) -> bytes:
    page = OfficialPage(f"《{matter.title}》\n备案材料目录")
    page.centred(f"报送{receiver.label}")
    page.blank()
    rows = [(str(place), name.partition(" ")[2]) for place, (name, _) in enumerate(files, 1)]
    page.table(("序号", "材料"), rows, (16, 140))
    page.note(f"依据：{law.basis(receiver)}。{law.COPIES[receiver]}。")
    return page.content()
