"""Places in other documents that a finding is about, as spots where those have no lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from gouji.checks.fault import Fault, NotEvaluable
from gouji.findings.model import Related, Spot
from gouji.linter.compared import Compared
from gouji.linter.task import Task
from gouji.records.model import Record
from gouji.records.packing import packed
from gouji.system import deadline
from gouji.system.deadline import OutOfTime
from gouji.text.source import Place, Source, Unreadable

if TYPE_CHECKING:
    from gouji.linter.spots import Spotter


class Elsewhere(Struct, frozen=True, dict=True):
    """What is known of other documents: how those at hand are read (``tasks``), and their ``records``, by path.

    A place in a document that is not known here stays as it is.
    """

    tasks: Mapping[str, Task]
    records: Mapping[str, Record]

    def keys(self, compared: Compared) -> Iterator[bytes]:
        """What decides the spots, but for the places themselves."""
        for path in sorted({each.path or "" for each in _all_related(compared) if self._has_no_lines(each)}):
            yield packed(self.records[path])

    def spotted(self, compared: Compared) -> Compared:
        """The outcomes with spots for places in the transcripts of other documents; without, where none can be had."""
        outcomes = {name: tuple(map(self._outcome, each)) for name, each in compared.outcomes.items()}
        return Compared(outcomes, compared.reasons)

    def _outcome(self, outcome: Fault | NotEvaluable) -> Fault | NotEvaluable:
        if not isinstance(outcome, Fault) or not any(map(self._has_no_lines, outcome.related)):
            return outcome
        return replace(outcome, related=tuple(map(self._related, outcome.related)))

    def _has_no_lines(self, related: Related) -> bool:
        record = self.records.get(related.path or "")
        return related.place is not None and record is not None and not record.lined

    def _related(self, related: Related) -> Related:
        if related.place is None or related.path is None or not self._has_no_lines(related):
            return related
        return replace(related, place=None, spot=self._spot(related.path, related.place))

    def _spot(self, path: str, place: Place) -> Spot | None:
        if path not in self._spotters:
            self._spotters[path] = self._spotter(path)
        spotter = self._spotters[path]
        return spotter.spot(place) if spotter else None

    @cached_property
    def _spotters(self) -> dict[str, Spotter | None]:
        return {}

    def _spotter(self, path: str) -> Spotter | None:
        task = self.tasks.get(path)
        if task is None:
            return None
        from gouji.linter import binding  # noqa: PLC0415 - few findings are about documents without lines
        from gouji.linter.spots import Spotter  # noqa: PLC0415 - as above

        try:
            with deadline.within():
                return Spotter(binding.bind_source(Source(path, task.read()), task.packs).report)
        except (Unreadable, OSError, OutOfTime, TimeoutError):
            return None


def _all_related(compared: Compared) -> Iterator[Related]:
    for outcomes in compared.outcomes.values():
        for each in outcomes:
            yield from each.related if isinstance(each, Fault) else ()
