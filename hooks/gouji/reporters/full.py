"""As ``text``, with why a rule is there and on what basis, where a file first breaks it."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.linter.results import Result
from gouji.messages.message import Language
from gouji.reporters import text
from gouji.reporters.shared.terminal import PLAIN, Screen


def report(result: Result, language: Language, *, screen: Screen = PLAIN, quiet: bool = False) -> Iterator[str]:
    """A block for each file with something to report, then a line that sums up the run."""
    return text.explained(result, language, screen=screen, quiet=quiet)
