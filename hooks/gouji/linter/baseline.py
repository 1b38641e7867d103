"""Findings that were there when gouji came to a repository: known, and not reported again.

A fault is known by its file, rule, address and content (:mod:`gouji.findings.identity`), so that lines may move; a
second equal one in the same file is new. :mod:`gouji.linter.baseline_file` keeps them on disk.
"""

from __future__ import annotations

import os
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from gouji.findings.identity import keys
from gouji.findings.model import Finding
from gouji.linter import builtin_rules
from gouji.linter.results import FileResult
from gouji.system.files import below


class Known(NamedTuple):
    """A fault in a file. ``path`` is relative to the root of the repository, with ``/``."""

    path: str
    rule: str
    where: str
    content: str


class Compared(Struct, frozen=True):
    """Results without the findings that are known, and the faults that are gone."""

    files: tuple[FileResult, ...]
    gone: Counter[Known]


class Baseline(Struct, frozen=True):
    """Faults, and how often each occurs. ``root`` is the folder from which their paths lead.

    ``written`` are the bytes of the file that they were read from, None where there is none.
    """

    root: Path
    counts: Mapping[Known, int] = field(default_factory=dict)
    written: bytes | None = None

    def compare(self, files: Iterable[FileResult]) -> Compared:
        """Takes the known findings out of results.

        Gone are faults that a result can judge: its rule was applied to the whole file, or the file is no more.
        """
        left = Counter(self.counts)
        by_path: dict[str, FileResult] = {}
        compared = []
        for file in files:
            path = self._path(file.path)
            by_path[path] = file
            new = [finding for finding in file.findings if not (_is_judged(file) and _take(finding, path, left))]
            compared.append(replace(file, findings=tuple(new), known=len(file.findings) - len(new)))
            for finding in new:  # what it sums up is not gone, even if more has come to it
                left -= _faults(finding, path)
        return Compared(tuple(compared), Counter(dict(self._gone(left, by_path))))

    def without(self, gone: Counter[Known]) -> Baseline:
        """The baseline less faults that are gone."""
        return Baseline(self.root, Counter(self.counts) - gone)

    def including(self, files: Iterable[FileResult]) -> Baseline:
        """The baseline with all faults in results of files that could be read."""
        counts = Counter(self.counts)
        for file in files:
            found = (_faults(finding, self._path(file.path)) for finding in file.findings if _is_judged(file))
            counts |= sum(found, Counter[Known]())
        return Baseline(self.root, counts)

    def _gone(self, left: Counter[Known], files: Mapping[str, FileResult]) -> Iterator[tuple[Known, int]]:
        missing = {path for path in {known.path for known in left} - files.keys() if not (self.root / path).exists()}
        for known, count in (+left).items():
            file = files.get(known.path)
            if (file and _is_applied(known.rule, file)) or known.path in missing:
                yield known, count

    def _path(self, file: str) -> str:
        path = below(file, self.root)
        if path is None:
            path = os.path.abspath(file)  # noqa: PTH100 - a link counts where it stands
            with suppress(ValueError):  # it lies on another drive
                path = os.path.relpath(path, self.root)
        return unicodedata.normalize("NFC", Path(path).as_posix())


def _is_judged(file: FileResult) -> bool:
    return file.status in ("read", "partial")


def _is_applied(rule: str, file: FileResult) -> bool:
    """Whether a rule was applied to the whole file."""
    ours = not file.compared_only and rule in builtin_rules.WHY
    return file.status == "read" and (ours or rule in file.rules)


def _faults(finding: Finding, path: str) -> Counter[Known]:
    return Counter(Known(path, key.rule, key.where, key.content) for key in keys(finding))


def _take(finding: Finding, path: str, left: Counter[Known]) -> bool:
    """Whether the finding is known; its faults are known once less then."""
    wanted = _faults(finding, path)
    if not wanted <= left:
        return False
    left.subtract(wanted)
    return True
