"""A run that is over: what was found, and what could not be checked."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import PurePath

from msgspec import Struct

from gouji.linter import messages
from gouji.linter.results import Result
from gouji.messages.message import Message
from gouji.system.discovery import Discovery


class LintRun(Struct, frozen=True):
    """The result of a run; ``found`` are the files and folders that it was about."""

    result: Result
    found: Discovery

    @property
    def troubles(self) -> Iterator[Message]:
        """Messages beside the report: each of these means that something was not checked, or not fixed."""
        for path in self.found.missing:
            yield (messages.NO_FILE if os.path.exists(path) else messages.NO_SUCH_PATH).fill(path=path)  # noqa: PTH110 - Path.exists may raise an error
        for path in self.found.outside:
            yield messages.OUTSIDE.fill(path=path)
        for path in self.found.closed:
            yield messages.CLOSED_FOLDER.fill(path=path)
        for file in self.result.files:
            if file.crashed and file.reason:
                yield file.reason
        listed = {file.path for file in self.found.files}  # a configuration may have a result, too
        reports = [
            PurePath(file.path) for file in self.result.files if file.status != "skipped" and file.path in listed
        ]
        for folder in self.found.folders:
            if not any(report.is_relative_to(folder) for report in reports):
                yield messages.NO_REPORT_HERE.fill(path=folder)
        yield from (file.unfixed for file in self.result.files if file.unfixed)
