"""What ends a run before a document is judged: wrong usage, configuration or packs. All lead to exit 2."""

from __future__ import annotations

import os
from collections.abc import Iterable
from errno import errorcode
from itertools import islice
from pathlib import Path

from msgspec import Struct

from gouji.messages import messages
from gouji.messages.message import Language, Message, plain
from gouji.system.files import RefusedError

MOST_PROBLEMS = 200
"""Nobody reads more of them, and a file of nothing but faults has no end of them."""
_OURS = f"{Path(__file__).parent.parent}{os.sep}"


class Problem(Struct, frozen=True):
    """Something wrong in a file that a person wrote.

    ``line`` and ``column`` are 1-based, in code points; None where the file as a whole is meant.
    """

    path: str
    message: Message
    line: int | None = None
    column: int | None = None

    def text(self, language: Language) -> str:
        """``file:line:column: message``."""
        place = f":{self.line}:{self.column}" if self.line else ""
        return f"{self.path}{place}: {self.message.in_language(language)}"


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """File by file, from top to bottom; no more than :data:`MOST_PROBLEMS` are looked for."""
    found = dict.fromkeys(islice(problems, MOST_PROBLEMS))  # what is wrong in a part of a form is so in many tables
    return sorted(found, key=lambda problem: (problem.path, problem.line or 0, problem.column or 0))


class GoujiError(Exception):
    """An error message for the person who started the run. It can be pickled: files are linted in own processes."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return self.text("en")

    def text(self, language: Language) -> str:
        """What to show, one line for each problem."""
        return "\n".join(self.lines(language))

    def lines(self, language: Language) -> list[str]:
        """What to show, one text for each problem."""
        return [self.message.in_language(language)]


class UsageError(GoujiError):
    """The command line asks for something that does not exist."""


class FileError(GoujiError):
    """One or more problems in files, in the order of reading; ``path``, ``line`` and so on are those of the first."""

    def __init__(self, first: Problem, *others: Problem) -> None:
        super().__init__(first.message)
        self.args = self.problems = (first, *others)
        self.path, self.line, self.column = first.path, first.line, first.column

    def lines(self, language: Language) -> list[str]:
        """All problems, each as ``file:line:column: message``."""
        return [problem.text(language) for problem in self.problems]


class ConfigError(FileError):
    """``.gouji.yaml`` is wrong."""


class PackError(FileError):
    """A rule pack is wrong."""


def described(error: BaseException) -> str:
    """What an error that is our own fault is and where in gouji it came up, in one line to paste into a report."""
    import traceback  # noqa: PLC0415 - takes time and is hardly ever needed

    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if _OURS in frame.filename]
    place = f" ({frames[-1].filename.rpartition(_OURS)[2]}:{frames[-1].lineno})" if frames else ""
    return " ".join(f"{type(error).__name__}: {error}{place}".split())


def refusal(error: OSError) -> Message:
    """Why the system, or gouji, does not read or write: in two languages where the reason is a common one."""
    if isinstance(error, RefusedError):
        return messages.REFUSED[error.why]
    return messages.REFUSALS.get(errorcode.get(error.errno or 0, ""), plain(error.strerror or str(error)))
