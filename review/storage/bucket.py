"""A bucket of any S3 as the file store, through obstore.

The library does not survive a fork: no process may use it that forks others afterwards. It is
imported, and its client made, at first use.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any

from review import clock
from review.storage.access import PREFIX, Access
from review.storage.faults import Damaged, Lost, Unconditional, Unreachable

if TYPE_CHECKING:
    from obstore.store import S3Store

FRESH = 3600
"""Seconds for which a file that is put again is not written again: a sweep spares it for a day."""
CHUNK = 1 << 20
REGION = "us-east-1"
RETRY: Any = {"max_retries": 3, "retry_timeout": timedelta(seconds=20)}
ASIDE = "aside"


@dataclass(frozen=True)
class Bucket:
    """`address` is s3://bucket/prefix."""

    address: str
    access: Access

    def __str__(self) -> str:
        return self.address

    @property
    def client(self) -> S3Store:
        return _client(self.address, self.access)

    @contextmanager
    def asked(self) -> Iterator[None]:
        """What the library raises, as FileNotFoundError, FileExistsError or Unreachable."""
        from obstore import exceptions

        try:
            yield
        except (exceptions.AlreadyExistsError, exceptions.PreconditionError) as fault:
            raise FileExistsError(self.address) from fault
        except FileNotFoundError as fault:
            if "NoSuchBucket" in str(fault):
                raise Unreachable(f"{self.address} 没有这个存储桶") from fault
            raise
        except Unreachable:
            raise
        except (PermissionError, exceptions.UnauthenticatedError) as fault:
            raise Unreachable(
                f"{self.address} 拒绝访问，请核对 REVIEW_S3_KEY 和 REVIEW_S3_SECRET"
            ) from fault
        except (exceptions.BaseError, OSError) as fault:
            told = str(fault).partition("\n")[0]
            if "(403" in told or "403 Forbidden" in told:
                told = "拒绝访问，请核对 REVIEW_S3_KEY 和 REVIEW_S3_SECRET"
            raise Unreachable(f"{self.address} 没有正常回应：{told}") from fault

    def put(self, content: bytes) -> str:
        sha256 = hashlib.sha256(content).hexdigest()
        self._put(sha256, content)
        return sha256

    def put_file(self, file: Path) -> str:
        with file.open("rb") as source:
            sha256 = hashlib.file_digest(source, "sha256").hexdigest()
        self._put(sha256, file)
        return sha256

    def _put(self, sha256: str, content: bytes | Path) -> None:
        """Create it where it is absent; written over where it is damaged, or was put so long ago
        that a sweep might take it."""
        import obstore

        with self.asked():
            with suppress(FileExistsError), self.asked():
                obstore.put(self.client, _key(sha256), content, mode="create")
                return
            if not self._kept(sha256):
                obstore.put(self.client, _key(sha256), content)

    def _kept(self, sha256: str) -> bool:
        """Whether it is there, whole, and put not long ago."""
        try:
            made = self._head(_key(sha256))["last_modified"].timestamp()
            for _ in self._checked(_key(sha256), sha256):
                pass
        except (FileNotFoundError, Damaged):
            return False
        return bool(made > clock.now().timestamp() - FRESH)

    def _head(self, key: str) -> Any:
        import obstore

        return obstore.head(self.client, key)

    def _checked(self, key: str, sha256: str) -> Iterator[bytes]:
        """The parts of an object; raise Damaged after the last one where they are not the file."""
        import obstore

        digest = hashlib.sha256()
        for chunk in obstore.get(self.client, key).stream(min_chunk_size=CHUNK):
            part = bytes(chunk)
            digest.update(part)
            yield part
        if digest.hexdigest() != sha256:
            raise Damaged(sha256)

    def _parts(self, sha256: str) -> Iterator[bytes]:
        """Of the file, or of what a sweep has just set aside while a deed asked for it."""
        for key in (_key(sha256), f"{ASIDE}/{sha256}"):
            with suppress(FileNotFoundError), self.asked():
                yield from self._checked(key, sha256)
                return
        raise Lost(sha256)

    def get(self, sha256: str) -> bytes:
        return b"".join(self._parts(sha256))

    def copy_to(self, sha256: str, target: Path) -> None:
        with NamedTemporaryFile(dir=target.parent, delete=False) as sink:
            draft = Path(sink.name)
            try:
                for part in self._parts(sha256):
                    sink.write(part)
                sink.flush()
                draft.rename(target)
            except BaseException:
                draft.unlink()
                raise

    def __contains__(self, sha256: str) -> bool:
        for key in (_key(sha256), f"{ASIDE}/{sha256}"):
            with suppress(FileNotFoundError), self.asked():
                self._head(key)
                return True
        return False

    def hashes(self) -> Iterator[str]:
        for key, _ in self.objects():
            sha256 = key.rpartition("/")[2]
            if len(sha256) == 64 and key == _key(sha256):
                yield sha256

    def objects(self, prefix: str = "") -> Iterator[tuple[str, float]]:
        """Every object under the prefix (whole folders), and when it was written."""
        import obstore

        with self.asked():
            for page in obstore.list(self.client, prefix or None):
                for found in page:
                    yield found["path"], found["last_modified"].timestamp()

    def sweep(self, named: Callable[[str], bool], since: float) -> int:
        """A bucket renames nothing: what is set aside stays for a day more, is read from there all the
        while, and goes back where a record names it by then."""
        old = [key for key, at in self.objects() if at < since and not key.startswith(ASIDE)]
        for key in old:
            sha256 = key.rpartition("/")[2]
            if key == _key(sha256) and not named(sha256):
                self._move(key, f"{ASIDE}/{sha256}")
        gone = 0
        for key, at in list(self.objects(ASIDE)):
            sha256 = key.rpartition("/")[2]
            if named(sha256):
                self._move(key, _key(sha256))
            elif at < since:
                self.delete(key)
                gone += 1
        return gone

    def _move(self, key: str, target: str) -> None:
        import obstore

        with self.asked():
            obstore.copy(self.client, key, target)
            obstore.delete(self.client, key)

    def delete(self, key: str) -> None:
        import obstore

        with self.asked(), suppress(FileNotFoundError):
            obstore.delete(self.client, key)

    def clear_torn(self, since: float) -> int:
        return 0  # an object is there whole or not at all

    def room(self) -> None:
        return None

    def ready(self) -> None:
        import obstore

        with self.asked():
            obstore.list_with_delimiter(self.client, "ready")

    def trial(self) -> None:
        import obstore

        with self.tried() as key, self.asked():
            obstore.put(self.client, key, b"trial", mode="create")
            if bytes(obstore.get(self.client, key).bytes()) != b"trial":
                raise Unreachable(f"{self.address} 读出的与写入的不同")
            self.must_refuse(key, "create", "文件已经存在，仍被覆盖（不理会 If-None-Match）")

    @contextmanager
    def tried(self) -> Iterator[str]:
        """The name of an object to try something on, gone at the end."""
        key = f"trial/{secrets.token_hex(8)}"
        try:
            yield key
        finally:
            self.delete(key)

    def must_refuse(self, key: str, mode: Any, told: str) -> None:
        """Write on a condition that does not hold; raise where the store does so all the same."""
        import obstore

        with suppress(FileExistsError), self.asked():
            obstore.put(self.client, key, b"other", mode=mode)
            raise Unconditional(f"{self.address} {told}")


def _key(sha256: str) -> str:
    if len(sha256) != 64 or set(sha256) - set("0123456789abcdef"):
        raise ValueError(sha256)
    return f"{sha256[:2]}/{sha256}"


@lru_cache
def _client(address: str, access: Access) -> S3Store:
    from obstore.store import S3Store

    bucket, _, prefix = address.removeprefix(PREFIX).strip("/").partition("/")
    where: dict[str, Any] = {"endpoint": access.endpoint} if access.endpoint else {}
    return S3Store(
        bucket,
        prefix=prefix or None,
        region=access.region or REGION,
        access_key_id=access.key,
        secret_access_key=access.secret,
        client_options={
            "allow_http": access.endpoint.startswith("http://"),
            "connect_timeout": "5s",
            "timeout": "120s",
        },
        retry_config=RETRY,
        **where,
    )
