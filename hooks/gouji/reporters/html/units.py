"""The files of a run as a reviewer goes through them: those that need work, most of it first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import PurePosixPath
from unicodedata import normalize

from msgspec import Struct

from gouji.findings.excerpts import WordsExcerpt
from gouji.findings.model import Severity
from gouji.linter.results import FileResult, Result
from gouji.reporters.shared.wording import SEVERITIES
from gouji.text.lazy import lazy_re
from gouji.text.neutral import one_line
from gouji.text.source import Place

_UNFIT = lazy_re(r'[\s<>:"/\\|?*#%&;.\ud800-\udfff]+')
"""What must not stand in the name of a file on any system, or reads badly in an address."""
_LONGEST = 50


class Unit(Struct, frozen=True, dict=True):
    """A file that needs work, with its number on the page (from 1) and its findings counted."""

    number: int
    file: FileResult
    counts: dict[Severity, int]

    @property
    def folder(self) -> str:
        """The folder that it lies in; ``.`` is the current one."""
        return folder_of(self.file)

    @property
    def title(self) -> str:
        """What the document calls itself, else who wrote it for which year; empty if neither is known."""
        if self.file.excerpts and self.file.excerpts.title:
            return self.file.excerpts.title
        author = self.file.author
        return f"{author.unit} {author.year or ''}".strip() if author and self.file.excerpts is None else ""

    @cached_property
    def words(self) -> Mapping[Place, WordsExcerpt]:
        """What is known of the words at places of findings."""
        return {words.place: words for words in self.file.excerpts.words} if self.file.excerpts else {}

    @property
    def anchor(self) -> str:
        """The id of its section."""
        return f"r{self.number}"


def folder_of(file: FileResult) -> str:
    """The folder of a file, with ``/``."""
    return str(PurePosixPath(file.path.replace("\\", "/")).parent)


def folders_of(files: Iterable[FileResult]) -> list[str]:
    """The folders in which files were checked."""
    return sorted({folder_of(file) for file in files if file.status != "skipped"})


def is_below(file: FileResult, folder: str) -> bool:
    """Whether a file lies in a folder, or below it."""
    return _is_within(folder_of(file), folder)


def _is_within(one: str, folder: str) -> bool:
    return folder == "." or f"{one}/".startswith(f"{folder}/")


def folders_with_work(result: Result, found: Sequence[Unit]) -> list[str]:
    """Those below which any file needs work."""
    folders = {unit.folder for unit in found}
    return [folder for folder in folders_of(result.files) if any(_is_within(each, folder) for each in folders)]


def needs_work(file: FileResult, *, quiet: bool) -> bool:
    """Whether there is anything to do: findings, or something that was not checked."""
    if file.findings or file.status == "unreadable":
        return True
    return (
        not quiet and file.status != "skipped" and bool(file.reason or any(each.lacks is None for each in file.missed))
    )


def units(result: Result, *, quiet: bool) -> list[Unit]:
    """The files that need work: what could not be read first, then those with most errors, warnings, infos."""
    files = [(file, _counts(file)) for file in result.files if needs_work(file, quiet=quiet)]
    files.sort(key=lambda each: (each[0].status != "unreadable", *(-count for count in each[1].values())))
    return [Unit(number, file, counts) for number, (file, counts) in enumerate(files, 1)]


def _counts(file: FileResult) -> dict[Severity, int]:
    found = [finding.severity for finding in file.findings]
    return {severity: found.count(severity) for severity in SEVERITIES}


def names(found: list[Unit]) -> list[str]:
    """The names of the pages of files: the same in every run, as their paths are, apart where two are alike."""
    taken: set[str] = set()
    return [_free(_UNFIT.sub("-", one_line(unit.file.path))[-_LONGEST:].strip("-") or "-", taken) for unit in found]


def _free(name: str, taken: set[str]) -> str:
    number = 1
    while (free := f"{name}-{number}.html" if number > 1 else f"{name}.html") and _alike(free) in taken:
        number += 1
    taken.add(_alike(free))
    return free


def _alike(name: str) -> str:
    """What is the same for names that some system takes for one."""
    return normalize("NFC", name.casefold())
