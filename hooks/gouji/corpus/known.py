"""What a store knows of files by now: which need not be read again, and which rows no longer count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
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

    def learn(self, files: Iterable[Path]) -> None:
        """Takes in files of the table of reports; later ones count.

        Raises:
            FileError: one is missing or damaged.
        """
        numbers: dict[str, int] = {name: number for number, name in enumerate(self.batches)}
        for row in iterated(files, _COLUMNS):
            batch = row["batch"]
            if batch not in numbers:
                numbers[batch] = len(self.batches)
                self.batches.append(batch)
            settled = row["status"] != _UNSETTLED
            reason = None if settled else row["reason_zh"]
            self.replace(row["report"], _Told(numbers[batch], _key(row["sha256"], row["basis"], reason), settled))

    def replace(self, report: int, told: _Told) -> None:
        """What was told of a report before no longer counts."""
        self.forget([report])
        self.told[report] = told

    def forget(self, reports: Iterable[int]) -> None:
        """These reports no longer count."""
        for report in reports:
            old = self.told.pop(report, None)
            if old:
                self.stale[self.batches[old.batch]].add(report)

    def holds(self, report: int, sha256: str, basis: str) -> bool:
        """Whether a file is as it was, so that it need not be read again."""
        told = self.told.get(report)
        return bool(told and told.settled and told.key and told.key == _key(sha256, basis, None))

    def is_new(self, entry: Entry) -> bool:
        """Whether what was read is not what the store has."""
        told = self.told.get(entry.report)
        reason = entry.result.reason if entry.result.status == _UNSETTLED else None
        key = _key(entry.sha256, entry.basis, reason.zh if reason else None)
        return not (told and key and told.key == key)


def _key(sha256: str | None, basis: str, reason: str | None) -> bytes:
    """What a result was made of; empty where that is not known. A reason is given where nothing was settled."""
    if reason is None and not (sha256 and basis):
        return b""
    return blake2b(repr((sha256, basis, reason)).encode(), digest_size=16).digest()
