"""One object of a bucket by its name, asked as a Path is asked: a key, the signer's record, a part of a
backup."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from review.storage.bucket import CHUNK, Bucket
from review.storage.faults import Unreachable


@dataclass(frozen=True)
class RemoteFile:
    bucket: Bucket
    name: str

    def __str__(self) -> str:
        return f"{self.bucket}/{self.name}"

    def with_name(self, name: str) -> RemoteFile:
        return RemoteFile(self.bucket, name)

    def exists(self) -> bool:
        return self._read()[1] is not None

    def read_bytes(self) -> bytes:
        content, tag = self._read()
        if tag is None:
            raise FileNotFoundError(str(self))
        return content

    def read_text(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        return self.read_bytes().decode(encoding, errors)

    def copy_to(self, target: Path) -> None:
        import obstore

        with self.bucket.asked(), target.open("wb") as sink:
            for chunk in obstore.get(self.bucket.client, self.name).stream(min_chunk_size=CHUNK):
                sink.write(bytes(chunk))

    def create(self, content: bytes) -> bool:
        """Write it where nothing is; of two who do the first one wins."""
        import obstore

        with suppress(FileExistsError), self.bucket.asked():
            obstore.put(self.bucket.client, self.name, content, mode="create")
            return True
        return False

    def write_bytes(self, content: bytes | Path) -> None:
        import obstore

        with self.bucket.asked():
            obstore.put(self.bucket.client, self.name, content)

    def replace(self, target: RemoteFile) -> None:
        target.write_bytes(self.read_bytes())
        self.unlink()

    def unlink(self, missing_ok: bool = False) -> None:
        self.bucket.delete(self.name)

    def end(self, most: int) -> tuple[bytes, int]:
        """The last bytes, `most` of them, and the byte they begin at."""
        import obstore

        content = b""
        with suppress(FileNotFoundError), self.bucket.asked():
            found = obstore.get(self.bucket.client, self.name, options={"range": {"suffix": most}})
            return bytes(found.bytes()), found.range[0]
        return content, 0

    @contextmanager
    def held(self) -> Iterator[HeldObject]:
        """The object as it is now; what is written replaces this state and no other."""
        content, tag = self._read()
        yield HeldObject(self, content, tag)

    def trial(self) -> None:
        """Whether its place can be read and written, and keeps what another machine has just written."""
        with self.bucket.tried() as key:
            tried = RemoteFile(self.bucket, key)
            tried.create(b"first")
            with tried.held() as stale, tried.held() as held:
                held.write(0, b"second")
            told = "内容已被改写，仍按旧的标签写入（不理会 If-Match）"
            self.bucket.must_refuse(key, {"e_tag": stale.tag}, told)
            if tried.read_bytes() != b"second":
                raise Unreachable(f"{self.bucket} 读出的与写入的不同")

    def tag(self) -> str | None:
        """The tag of what stands there now."""
        return self._read()[1]

    def _read(self) -> tuple[bytes, str | None]:
        """What stands there and its tag; no tag where nothing does."""
        import obstore

        with suppress(FileNotFoundError), self.bucket.asked():
            found = obstore.get(self.bucket.client, self.name)
            return bytes(found.bytes()), str(found.meta["e_tag"])
        return b"", None


@dataclass(frozen=True)
class HeldObject:
    file: RemoteFile
    content: bytes
    tag: str | None

    def whole(self) -> bytes:
        return self.content

    def end(self, most: int) -> tuple[bytes, int]:
        start = max(0, len(self.content) - most)
        return self.content[start:], start

    def write(self, upto: int, more: bytes) -> None:
        """Keep the first `upto` bytes and write `more` after them, if nobody wrote meanwhile."""
        whole = self.content[:upto] + more
        try:
            try:
                self._put(whole, self.tag)
            except FileExistsError:
                # The gateway of Ceph 16 compares the header with its quotation marks (RFC 9110, 8.8.3).
                if self.tag is None or self.file.tag() != self.tag:
                    raise
                self._put(whole, self.tag.strip('"'))
        except FileExistsError as fault:
            raise Unreachable(f"{self.file} 刚被另一台机器改写，没有写入，请再试") from fault

    def _put(self, content: bytes, tag: str | None) -> None:
        import obstore

        mode: Any = "create" if tag is None else {"e_tag": tag}
        with self.file.bucket.asked():
            obstore.put(self.file.bucket.client, self.file.name, content, mode=mode)
