"""The file of a baseline: JSON with one fault a line, for diffs that people can read."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from gouji.config.messages import NO_ACCESS
from gouji.linter import messages
from gouji.linter.baseline import Baseline, Known
from gouji.linter.omissions import Omission, worst
from gouji.linter.results import FileResult, Result
from gouji.messages.errors import FileError, Problem, UsageError, refusal
from gouji.messages.message import Message
from gouji.system.files import read, replace_whole
from gouji.system.links import repositories
from gouji.yaml.messages import YAML_NOT_UTF8

VERSION = 1
MAX_BYTES = 50 * 1024 * 1024
"""A hundred thousand findings take less than half of it."""


_LONGEST_NUMBER = 18


class _BaselineEntry(Struct, frozen=True):
    path: str
    rule: str
    where: str
    content: str
    count: Annotated[int, msgspec.Meta(ge=1)] = 1


class _BaselineContent(Struct, frozen=True):
    version: int
    findings: tuple[_BaselineEntry, ...]


class _NumberTooLongError(Exception):
    """The digits of a number that nobody counts up to."""


class BaselineFile(Struct, frozen=True):
    """A file of known findings, and how it is brought up to date after a run: not at all where ``update`` is None.

    To ``shrink`` it drops faults that are gone, and creates it with all findings where there is none; to ``extend`` it
    takes in all present findings as well.
    """

    path: Path
    update: Literal["shrink", "extend"] | None = None

    def open(self) -> Baseline:
        """What is in it; nothing where it is to be created.

        Raises:
            FileError: it can't be read.
        """
        if os.path.lexists(self.path):
            return load(self.path)
        if self.update is None:
            raise FileError(Problem(str(self.path), messages.BASELINE_MISSING))
        return Baseline(root_of(self.path))

    def compared(self, result: Result, baseline: Baseline) -> Result:
        """The result without the findings in ``baseline``, which is what was in the file; the file is updated.

        Raises:
            UsageError: it can't be written.
        """
        found = baseline.compare(result.files)
        files = found.files
        updated = baseline
        if self.update == "extend" or baseline.written is None:
            updated = baseline.including(result.files)
            files = updated.compare(result.files).files
        if self.update:
            self._write(updated.without(found.gone), baseline.written)
        known = tuple(self._omissions(result.files, files))
        gone = sum(found.gone.values())
        return replace(result, files=files, mended=gone, omissions=(*result.omissions, *known))

    def _omissions(self, before: Iterable[FileResult], after: Iterable[FileResult]) -> Iterator[Omission]:
        """The findings that are known, if any."""
        left = {id(finding) for file in after for finding in file.findings}
        known = [finding for file in before for finding in file.findings if id(finding) not in left]
        if known:
            rules = tuple(sorted({finding.rule for finding in known}))
            level = worst(finding.severity for finding in known)
            yield Omission("baseline", len(known), str(self.path), worst=level, rules=rules)

    def _write(self, baseline: Baseline, before: bytes | None) -> None:
        try:
            write(baseline, self.path, before)
        except OSError as error:
            message = messages.CANNOT_WRITE.fill(path=str(self.path), error=refusal(error))
            raise UsageError(message) from None


def load(file: Path) -> Baseline:
    """The baseline in a file.

    Raises:
        FileError: it can't be read, or is no baseline.
    """
    try:
        data = read(file, MAX_BYTES)
        text = data.decode("utf-8-sig", "surrogatepass")
    except OSError as error:
        raise FileError(Problem(str(file), NO_ACCESS.fill(error=refusal(error)))) from None
    except UnicodeDecodeError:
        raise FileError(Problem(str(file), YAML_NOT_UTF8)) from None
    if len(data) > MAX_BYTES:
        raise FileError(Problem(str(file), messages.BASELINE_TOO_BIG.fill(limit=MAX_BYTES // 1024 // 1024)))
    counts: Counter[Known] = Counter()
    for entry in _read(str(file), text).findings:
        known = Known(entry.path, entry.rule, entry.where, entry.content)
        counts[known] = max(counts[known], entry.count)  # both sides of a merge may have it
    return Baseline(root_of(file), counts, data)


def root_of(file: Path) -> Path:
    """The root of the repository that a baseline lies in, or else its folder."""
    whole = Path(os.path.abspath(file))  # noqa: PTH100 - as above
    return next(iter(repositories(whole)), whole.parent)


def write(baseline: Baseline, file: Path, before: bytes | None = None) -> None:
    """Writes the whole file or nothing, where it still is what it was ``before``; not where it would stay the same.

    Raises:
        OSError: it can't be written, or somebody else has meanwhile.
    """
    data = _dump(baseline).encode("utf-8", "surrogatepass")  # a file name need be no text
    if data != before:
        replace_whole(file, before, data)


def _dump(baseline: Baseline) -> str:
    entries = sorted((known, count) for known, count in baseline.counts.items() if count > 0)
    lines = [json.dumps({**known._asdict(), "count": count}, ensure_ascii=False) for known, count in entries]
    return f'{{"version": {VERSION}, "findings": [\n' + ",\n".join(lines) + "\n]}\n"


def _read(path: str, text: str) -> _BaselineContent:
    try:
        whole = msgspec.convert(json.loads(text, parse_int=_integer), _BaselineContent)
    except _NumberTooLongError as error:
        raise FileError(_problem(path, messages.BASELINE_NUMBER, *_position(text, text.find(str(error))))) from None
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


def _problem(path: str, error: str | Message, line: int | None = None, column: int | None = None) -> Problem:
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
    return _position(text, _start(text, at))


def _position(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _integer(written: str) -> int:
    """Python refuses to read thousands of digits, or takes very long."""
    if len(written) > _LONGEST_NUMBER:
        raise _NumberTooLongError(written)
    return int(written)


def _start(text: str, at: int) -> int:
    while text[at] in ", \t\r\n":
        at += 1
    return at
