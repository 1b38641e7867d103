"""Files of a run: how each was checked, and what came of it."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from gouji.linter.plan import Plan
from gouji.linter.results import FileResult
from gouji.linter.task import Task
from gouji.records.model import Record


class Checked(Struct, frozen=True, dict=True):
    """A file that was checked, by which plan and how; ``task`` is None where its result is all that there is."""

    plan: Plan
    task: Task | None
    result: FileResult

    @cached_property
    def record(self) -> Record | None:
        """What it says, for comparing; None where it is no report, or none that was read."""
        return self.result.record if self.task else None
