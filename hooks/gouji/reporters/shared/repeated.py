"""That many files lack other reports for one reason, as where a repository begins with a year: said of a few."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from gouji.linter.results import FileResult
from gouji.messages.message import Message
from gouji.reporters import messages
from gouji.reporters.shared import wording

_TOLD = 3


def not_compared(files: Sequence[FileResult]) -> Iterator[tuple[FileResult, Message]]:
    """Files with that, and why, they were not compared; of many with one reason the first, and how many there are."""
    every = Counter(_kind(file, reason) for file in files for reason in wording.not_compared(file))
    seen = Counter[str]()
    for file in files:
        for reason in wording.not_compared(file):
            kind = _kind(file, reason)
            seen[kind] += 1
            if seen[kind] <= _TOLD:
                yield file, reason
            elif seen[kind] == _TOLD + 1:
                yield file, messages.NOT_COMPARED_LIKEWISE.fill(count=every[kind])


def _kind(file: FileResult, reason: Message) -> str:
    """The reason without what is about this file only: the names of its unit and of itself."""
    names = (file.author.unit if file.author else "", f"{PurePosixPath(file.path).stem}.")
    text = reason.zh
    for name in filter(None, names):
        text = text.replace(name, "")
    return text
