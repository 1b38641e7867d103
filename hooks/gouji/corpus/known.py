"""What a store knows of files by now: which need not be read again, and which rows no longer count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct, field

from gouji.corpus.entries import Entry
from gouji.corpus.parquet import iterated

_COLUMNS = ("report", "sha256", "basis", "status", "reason_zh", "batch")
_UNSETTLED = "unreadable"


class _Told(Struct, frozen=True):
    """Where the rows of a file are, and what they were made of; a file that was not settled is read again each time."""

    batch: int
    key: bytes
    settled: bool


class Known(Struct):
    """The files of a store by the ids of their reports. ``stale`` are, by batch, the reports that no longer count."""

    batches: list[str] = field(default_factory=list)
    told: dict[int, _Told] = field(default_factory=dict)
    stale: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    @property
    def reports(self) -> AbstractSet[int]:
        """Those that count."""
        return self.told.keys()

    def learn(self, files: Iterable[Path]) -> None:
        """Takes in files of the table of reports; later ones count.

        Raises:
            FileError: one is missing or damaged.
        """
        numbers = {name: number for number, name in enumerate(self.batches)}
        for row in iterated(files, _COLUMNS):
            batch = row["batch"]
            if batch not in numbers:
                numbers[batch] = len(self.batches)
                self.batches.append(batch)
            made_of = row["sha256"], row["basis"], row["status"]
            self.forget([row["report"]])
            self.told[row["report"]] = _Told(numbers[batch], _key(*made_of, row["reason_zh"]), _is_settled(*made_of))

    def forget(self, reports: Iterable[int]) -> None:
        """These reports no longer count."""
        for report in reports:
            old = self.told.pop(report, None)
            if old:
                self.stale[self.batches[old.batch]].add(report)

    def is_settled(self, report: int) -> bool:
        """Whether a file need not be read again where it is as it was."""
        told = self.told.get(report)
        return bool(told and told.settled)

    def holds(self, report: int, sha256: str, basis: str) -> bool:
        """Whether what is known of a settled file was made of such bytes, and of all else that decides."""
        told = self.told.get(report)
        return bool(told and basis and told.key == _key(sha256, basis, "", None))

    def is_new(self, entry: Entry) -> bool:
        """Whether what was read is not what the store has."""
        told, result = self.told.get(entry.report), entry.result
        key = _key(entry.sha256, entry.basis, result.status, result.reason.zh if result.reason else None)
        return not (told and key and told.key == key)


def _is_settled(sha256: str | None, basis: str, status: str) -> bool:
    """Whether the bytes and the basis decide the result: not where it was something else that could not be read."""
    return bool(sha256 and basis) and status != _UNSETTLED


def _key(sha256: str | None, basis: str, status: str, reason: str | None) -> bytes:
    """What tells a result from another; empty where nothing does."""
    if sha256 and not basis:
        return b""
    decisive = (sha256, basis) if _is_settled(sha256, basis, status) else (sha256, basis, status, reason)
    return blake2b(repr(decisive).encode(), digest_size=16).digest()
