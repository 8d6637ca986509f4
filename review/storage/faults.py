"""What can be wrong with a file of the store, or with the store; the sentences are for people."""

from __future__ import annotations


class Damaged(Exception):
    """The stored bytes no longer have the hash they are filed under."""

    def __init__(self, sha256: str) -> None:
        super().__init__(
            f"文件库中的文件 {sha256} 与其指纹不符，没有使用；请系统管理员执行 flask files verify，从备份取回"
        )


class Lost(FileNotFoundError):
    """The store has no such file."""

    def __init__(self, sha256: str) -> None:
        super().__init__(f"文件库中没有文件 {sha256}；请系统管理员从备份取回")


class Unreachable(OSError):
    """The store does not answer, or does not let us in: of no file is anything known."""


class Unconditional(Unreachable):
    """The store writes although the condition of a write does not hold: of two machines one would undo
    what the other wrote, and neither would know."""
