"""Locks between processes. The system takes one back from a process that has ended, however it did."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class TakenError(OSError):
    """Another process has the lock."""


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Holds the lock of a file, which is made where it is not there, and stays.

    Raises:
        TakenError: another process has it.
        OSError: the file can't be opened, or the file system knows no locks.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
    try:
        _take(descriptor)
        yield
    finally:
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            raise TakenError from None

else:
    import fcntl

    def _take(descriptor: int) -> None:
        try:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)  # no process that is a copy of this one has it, too
        except (BlockingIOError, PermissionError):
            raise TakenError from None
