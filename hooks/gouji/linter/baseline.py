"""Findings that were there when gouji came to a repository: known, and not reported again.

A fault is known by its file, rule, address and content (:mod:`gouji.findings.identity`), so that lines may move; a
second equal one in the same file is new. The file of them is JSON with one fault a line, for diffs that people can
read.
"""

from __future__ import annotations

import json
import os
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Annotated, NamedTuple

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from gouji.config.messages import NO_ACCESS
from gouji.findings.identity import keys
from gouji.findings.model import Finding
from gouji.linter import builtin_rules, messages
from gouji.linter.results import FileResult
from gouji.messages.errors import FileError, Problem, refusal
from gouji.system.files import write_whole
from gouji.yaml.messages import YAML_NOT_UTF8

VERSION = 1


class Known(NamedTuple):
    """A fault in a file. ``path`` is relative to the root of the repository, with ``/``."""

    path: str
    rule: str
    where: str
    content: str


class _Entry(msgspec.Struct, frozen=True):
    path: str
    rule: str
    where: str
    content: str
    count: Annotated[int, msgspec.Meta(ge=1)] = 1


class _File(msgspec.Struct, frozen=True):
    version: int
    findings: tuple[_Entry, ...]


class Compared(Struct, frozen=True):
    """Results without the findings that are known, and the faults that are gone."""

    files: tuple[FileResult, ...]
    gone: Counter[Known]


class Baseline(Struct, frozen=True):
    """Faults, and how often each occurs. ``root`` is the folder from which their paths lead."""

    root: Path
    counts: Mapping[Known, int] = field(default_factory=dict)

    def compare(self, files: Iterable[FileResult]) -> Compared:
        """Takes the known findings out of results.

        Gone are faults of which a result can tell: its rule was applied to the whole file, or the file is no more.
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
            applied = file and file.status == "read" and known.rule in {*file.rules, *builtin_rules.WHY}
            if applied or known.path in missing:
                yield known, count

    def _path(self, file: str) -> str:
        path = os.path.abspath(file)  # noqa: PTH100 - a link counts where it stands
        with suppress(ValueError):  # it lies on another drive
            path = os.path.relpath(path, self.root)
        return unicodedata.normalize("NFC", Path(path).as_posix())


def load(file: Path) -> Baseline:
    """The baseline in a file.

    Raises:
        FileError: it can't be read, or is no baseline.
    """
    try:
        text = file.read_bytes().decode("utf-8-sig", "surrogatepass")
    except OSError as error:
        raise FileError(Problem(str(file), NO_ACCESS.fill(error=refusal(error)))) from None
    except UnicodeDecodeError:
        raise FileError(Problem(str(file), YAML_NOT_UTF8)) from None
    counts: Counter[Known] = Counter()
    for entry in _read(str(file), text).findings:
        known = Known(entry.path, entry.rule, entry.where, entry.content)
        counts[known] = max(counts[known], entry.count)  # both sides of a merge may have it
    return Baseline(root_of(file), counts)


def root_of(file: Path) -> Path:
    """The root of the repository that a baseline lies in, or else its folder."""
    folder = Path(os.path.abspath(file)).parent  # noqa: PTH100 - as above
    return next((place for place in (folder, *folder.parents) if (place / ".git").exists()), folder)


def write(baseline: Baseline, file: Path) -> None:
    """Writes the whole file or nothing; a file that would stay the same is left alone.

    Raises:
        OSError: it can't be written.
    """
    data = _dump(baseline).encode("utf-8", "surrogatepass")  # a file name need be no text
    if file.is_file() and file.read_bytes() == data:
        return
    write_whole(file, data)


def _dump(baseline: Baseline) -> str:
    entries = sorted((known, count) for known, count in baseline.counts.items() if count > 0)
    lines = [json.dumps({**known._asdict(), "count": count}, ensure_ascii=False) for known, count in entries]
    return f'{{"version": {VERSION}, "findings": [\n' + ",\n".join(lines) + "\n]}\n"


def _read(path: str, text: str) -> _File:
    try:
        whole = msgspec.convert(json.loads(text), _File)
    except json.JSONDecodeError as error:
        raise FileError(_problem(path, error.msg, error.lineno, error.colno)) from None
    except msgspec.ValidationError as error:
        raise FileError(_problem(path, str(error), *_place(text, str(error)))) from None
    except RecursionError:
        raise FileError(_problem(path, "nested too deeply")) from None
    if whole.version != VERSION:
        message = messages.BASELINE_VERSION.fill(version=whole.version, known=VERSION)
        raise FileError(Problem(path, message))
    return whole


def _problem(path: str, error: str, line: int | None = None, column: int | None = None) -> Problem:
    return Problem(path, messages.BASELINE_SYNTAX.fill(error=error), line, column)


def _place(text: str, error: str) -> tuple[int, int]:
    """Line and column of the entry that an error names as ``$.findings[7]``; else the beginning."""
    index = error.partition("findings[")[2].partition("]")[0]
    at = text.find("[", text.find('"findings"')) + 1
    if not index.isdecimal() or not at:
        return 1, 1
    decoder = json.JSONDecoder()
    for _ in range(int(index)):
        at = decoder.raw_decode(text, _start(text, at))[1]
    at = _start(text, at)
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _start(text: str, at: int) -> int:
    while text[at] in ", \t\r\n":
        at += 1
    return at


def _is_judged(file: FileResult) -> bool:
    return file.status in ("read", "partial")


def _faults(finding: Finding, path: str) -> Counter[Known]:
    return Counter(Known(path, key.rule, key.where, key.content) for key in keys(finding))


def _take(finding: Finding, path: str, left: Counter[Known]) -> bool:
    """Whether the finding is known; what it tells of is known once less then."""
    wanted = _faults(finding, path)
    if not wanted <= left:
        return False
    left.subtract(wanted)
    return True
