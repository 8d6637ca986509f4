"""The case file: a zip of events, checkpoints and proofs that convinces a stranger off-line.

The builder packs what it is given and judges nothing: a damaged log must be exportable too, so
that the stand-alone verifier can show the damage. `docs/evidence.md` describes each member.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from review.evidence import canonical, merkle
from review.evidence.checkpoint import Checkpoint, PublicKey

# The earliest time a zip can hold: the same case gives the same bytes on any day.
EPOCH = (1980, 1, 1, 0, 0, 0)
README = """\
这是从法律审查系统导出的案卷，可以脱离系统、断网核验：

    python3 verify.py 案卷.zip --known 留存的检查点.txt

verify.py 与案卷分开取得（随案卷附带的核验程序不足为凭），需要 Python 3.10 以上和 cryptography。
留存的检查点：审查意见、准予签署单等纸面或邮件上留下的日志长度与根，任取一份即可。
退出码：0 核验通过，1 有改动，2 无法读取或不能判定。

单个事项的案卷里，index.html 是可以直接打开阅读、打印的目录；files 文件夹是登记过的文件原样；
annotations.json 和“含批注”的 Word 文件是导出时按登记内容生成的。
"""


@dataclass(frozen=True)
class Heads:
    """What is known of the log's states: signed notes, the keys that signed them, and the sizes
    printed on paper, to which a case of one matter carries proofs."""

    checkpoints: Sequence[str]
    keys: Sequence[PublicKey]
    printed: Collection[int] = ()
    alg: str = merkle.SHA256

    def at(self, size: int) -> Checkpoint:
        """The checkpoint the case is proved against; raise ValueError where none was signed."""
        for note in reversed(self.checkpoints):
            if (checkpoint := Checkpoint.parse(note)).size == size:
                return checkpoint
        raise ValueError(f"日志在第{size}条处还没有签名检查点，请先签署再导出")


@dataclass(frozen=True)
class Folder:
    """What a person reads beside the events: files by member name, and rows that name files.

    `rows` are {row, columns} whose digest an event recorded. `members` are the other files: those
    under `files/` are registered by an event or a row, the rest by the event of the export.
    """

    rows: Sequence[Mapping[str, Any]] = ()
    members: Mapping[str, bytes] = field(default_factory=dict)

    def packed(self) -> dict[str, bytes]:
        return {"rows.jsonl": _lines(self.rows), **self.members}


def whole(events: Sequence[bytes], heads: Heads, folder: Folder | None = None) -> bytes:
    """Return the zip of the whole log; `events` are all bodies, from number 0."""
    more = folder.packed() if folder else {}
    return _pack(None, events, heads.at(len(events)), heads, more)


def of_matter(
    matter: str,
    events: Mapping[int, bytes],
    leaves: Sequence[bytes],
    heads: Heads,
    folder: Folder | None = None,
) -> bytes:
    """Return the zip of one matter: its bodies by number, proved to stand among all `leaves`."""
    tree, order = merkle.Tree(leaves, heads.alg), sorted(events)
    newest = heads.at(tree.size)
    sizes = {Checkpoint.parse(note).size for note in heads.checkpoints} | set(heads.printed)
    proofs = [{"seq": seq, "path": _hex(tree.inclusion(seq))} for seq in order]
    earlier = [
        {"size": size, "path": _hex(tree.consistency(size))}
        for size in sorted(sizes)
        if size < tree.size
    ]
    more = {"proofs.jsonl": _lines(proofs), "consistency.jsonl": _lines(earlier)}
    more |= folder.packed() if folder else {}
    return _pack(matter, [events[seq] for seq in order], newest, heads, more)


def _pack(
    matter: str | None,
    events: Sequence[bytes],
    newest: Checkpoint,
    heads: Heads,
    more: Mapping[str, bytes],
) -> bytes:
    members = {
        "README.txt": README.encode(),
        "checkpoints.txt": "\n".join(heads.checkpoints).encode(),
        "documents.jsonl": _lines([row for body in events for row in _document(body)]),
        "events.jsonl": b"".join(body + b"\n" for body in events),
        "keys.txt": "".join(f"{key.dump()}\n" for key in heads.keys).encode(),
        **more,
    }
    manifest = {
        "v": 2 if "rows.jsonl" in more else 1,
        "alg": heads.alg,
        "matter": matter,
        "origin": newest.origin,
        "size": newest.size,
        "root": newest.root.hex(),
        "files": {name: hashlib.sha256(body).hexdigest() for name, body in members.items()},
    }
    return _zip({"manifest.json": canonical.encode(manifest), **members})


def _document(body: bytes) -> list[dict[str, Any]]:
    """The file an event acted on, if it has one; a damaged event names none."""
    try:
        event = canonical.parse(body)
        named = event["object"]
        return [{"seq": event["seq"], **named}] if named and "sha256" in named else []
    except (ValueError, LookupError, TypeError):
        return []


def _zip(members: Mapping[str, bytes]) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        for name, body in members.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, body)
    return sink.getvalue()


def _lines(rows: Sequence[Mapping[str, Any]]) -> bytes:
    return b"".join(canonical.encode(row) + b"\n" for row in rows)


def _hex(path: Sequence[bytes]) -> list[str]:
    return [node.hex() for node in path]
