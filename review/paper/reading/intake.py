"""What a submitted file is, by its content and not by its name, and which files are refused."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable
from typing import Literal, NamedTuple
from urllib.parse import unquote

from review.paper.ooxml.package import CHUNK, DAMAGED, HAS_DTD, PART_LIMIT, Package, parse
from review.paper.refusal import Refusal
from review.words import Words

Sort = Literal["docx", "dotx", "pdf", "ofd", "doc", "wps"]
Picture = Literal["jpg", "png"]

FILE_LIMIT = 50 * 1024 * 1024
UNPACKED_LIMIT = 200 * 1024 * 1024
MEMBER_LIMIT = 2_000
ELEMENT_LIMIT = 2_000_000
RATIO_LIMIT = 100
RATIO_FREE = 1024 * 1024  # small parts of blanks compress better than 100:1 and harm nobody
DOTS = (".emf", ".wmf", ".bmp", ".dib", ".tif", ".tiff")
DOTS_FREE = 32 * 1024 * 1024  # a blank picture without a compression of its own; it is only hashed

COMPOUND = bytes.fromhex("D0CF11E0A1B11AE1")

DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))


class Claim(NamedTuple):
    """A word that betrays what a compound file holds, and what is done with it."""

    stream: str
    sort: Sort | None
    code: str
    sentence: str


COMPOUND_CLAIMS = (
    Claim("EncryptedPackage", None, "encrypted", "文件已加密，请解除打开密码后再提交。"),
    Claim("WordDocument", "doc", "", ""),
    Claim("WpsDocument", "wps", "", ""),
)

MAIN_TYPES: dict[str, Sort] = {
    "wordprocessingml.document.main+xml": "docx",
    "wordprocessingml.template.main+xml": "dotx",
}


def inspect(source: bytes, name: str) -> Sort:
    """What the file is. `name` only serves the sentence; raises Refusal for what is not read."""
    if name.rpartition("/")[2].startswith("~$"):
        raise Refusal("lock-file", "这是 Word 打开文档时留下的临时文件（~$），请提交文档本身。")
    if not source:
        raise Refusal("empty", "文件是空的，请重新选择。")
    if len(source) > FILE_LIMIT:
        raise Refusal("too-large", "文件超过 50 MB，请压缩图片或拆分后再提交。")
    for magic, judge in _JUDGES.items():
        if source.startswith(magic):
            return judge(source)
    raise Refusal(
        "not-a-document", Words("“{name}”不是 Word、PDF 或 OFD 文件，请核对后再提交。", name=name)
    )


def picture(source: bytes) -> Picture | None:
    """A photograph or a scan that is whole: its first and last marks are there (ITU-T T.81 B.1, PNG 5.3)."""
    if source.startswith(b"\xff\xd8\xff") and b"\xff\xd9" in source[-64:]:
        return "jpg"
    if source.startswith(b"\x89PNG\r\n\x1a\n") and b"IEND" in source[-64:]:
        return "png"
    return None


def _compound(source: bytes) -> Sort:
    for claim in COMPOUND_CLAIMS:
        if claim.stream.encode("utf-16-le") in source:
            if claim.sort:
                return claim.sort
            raise Refusal(claim.code, claim.sentence)
    raise Refusal("not-word", "文件是旧版 Office 文件，但不是 Word 文档，请核对后再提交。")


def _zipped(source: bytes) -> Sort:
    scan(source)
    package = Package(source)
    if "OFD.xml" in package:
        return "ofd"
    if "mimetype" in package and b"opendocument" in package.read("mimetype"):
        raise Refusal("odt", "暂不支持 ODT 文件，请另存为 .docx 再提交。")
    if "[Content_Types].xml" not in package:
        raise Refusal("not-word", "压缩包不是 Word 文档，请解压后提交其中的文件。")
    kind = package.types().get(package.main.lower(), "")
    if "macroenabled" in kind.lower() or any(_macros(package, name) for name in package.names):
        raise Refusal("macro", "文件带有宏，存在安全风险，请另存为不含宏的 .docx 再提交。")
    for ending, sort in MAIN_TYPES.items():
        if kind.endswith(ending):
            return sort
    root = parse(package.read(package.main)).tag
    if not str(root).endswith("}document") or "wordprocessingml" not in str(root):
        raise Refusal("not-word", "文件是 Office 文件，但不是 Word 文档，请核对后再提交。")
    return "docx"


def _macros(package: Package, name: str) -> bool:
    """Whether a part holds macros, by what it is and not by its name (MS-OVBA 2.3.4)."""
    if name.endswith("vbaProject.bin"):
        return True
    if name.lower().endswith((".xml", ".rels", ".png", ".jpeg", ".jpg")):
        return False
    content = package.read(name)
    return content.startswith(COMPOUND) and "_VBA_PROJECT".encode("utf-16-le") in content


def scan(source: bytes, element_limit: int = ELEMENT_LIMIT) -> None:
    """Inflate every member in small pieces against a budget; Refusal where it does not fit.

    Sizes in the directory are not believed: what counts is what comes out.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as archive:
            members = archive.infolist()
            _members(members)
            left, elements = UNPACKED_LIMIT, 0
            for member in members:
                size, opened = _inflate(archive, member, left)
                left, elements = left - size, elements + opened
                if elements > element_limit:
                    raise Refusal("too-many-elements", "文件内的元素超过 200 万个，拒绝读取。")
    except RuntimeError as error:
        raise Refusal("encrypted", "文件已加密，请解除密码后再提交。") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError) as error:
        raise Refusal("damaged", DAMAGED) from error


def _members(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MEMBER_LIMIT:
        raise Refusal("too-many-members", "压缩包内的部件超过 2000 个，拒绝读取。")
    # Two parts of one name are two documents: each program would show another of them.
    if len({_spelled(member.filename) for member in members}) < len(members):
        raise Refusal("duplicate-member", "压缩包内有同名部件，不同软件会读出不同内容，拒绝读取。")
    # We unpack nothing to the disk, but whoever receives the file from us may.
    if any(".." in re.split(r"[/\\]", member.filename) for member in members):
        raise Refusal("outside-member", "压缩包内有指向其他目录的部件，存在安全风险，拒绝读取。")


def _spelled(name: str) -> str:
    """A name as the program that is least exact about it takes it."""
    plain = unquote(name).replace("\\", "/").strip().lower()
    return posixpath.normpath(plain.lstrip("/") or "/")


def _inflate(archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: int) -> tuple[int, int]:
    """The true size of a member in bytes and, for XML, its number of elements."""
    is_xml = member.filename.lower().endswith((".xml", ".rels"))
    blank = DOTS_FREE if member.filename.lower().endswith(DOTS) else RATIO_FREE
    free = max(blank, RATIO_LIMIT * member.compress_size)
    size = elements = 0
    with archive.open(member) as part:
        while piece := part.read(CHUNK):
            size += len(piece)
            if size > budget:
                raise Refusal("bomb", "文件解压后超过 200 MB，疑似压缩炸弹，拒绝读取。")
            if size > free:
                raise Refusal("bomb", "文件压缩比超过 100:1，疑似压缩炸弹，拒绝读取。")
            if is_xml:
                if any(word in piece for word in DOCTYPES):
                    raise Refusal("dtd", HAS_DTD)
                if size > PART_LIMIT:
                    raise Refusal("part-too-large", "文件内有超过 64 MB 的部件，拒绝读取。")
                elements += piece.count(b"<") - piece.count(b"</")
    return size, elements


_JUDGES: dict[bytes, Callable[[bytes], Sort]] = {
    COMPOUND: _compound,
    b"PK\x03\x04": _zipped,
    b"PK\x05\x06": _zipped,
    b"%PDF-": lambda source: "pdf",
}
