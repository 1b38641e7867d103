"""A checker that fails in the way that the name of a document says; it is sent to other processes."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence

from gouji.linter.results import FileResult
from gouji.serving.checking import Checked, Checker


class FailingChecker(Checker, frozen=True):
    """Takes no time, or more than there is; breaks down, or only raises an error."""

    def check(self, name: str, data: bytes) -> Checked:
        del data
        if name == "slow":
            time.sleep(600)
        if name == "killed":
            os._exit(1)
        if name == "memory":
            raise MemoryError
        if name == "error":
            raise ValueError(name)
        return Checked(FileResult(name, "read"))

    def page(self, files: Sequence[FileResult]) -> str:
        return "".join(file.path for file in files)
