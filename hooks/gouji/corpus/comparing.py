"""The reports of a store beside each other: last year's, those of the units below, those of other units."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from gouji import readers
from gouji.checks.copies.rule import CopiesRule
from gouji.corpus import messages
from gouji.corpus.copies.copying import KnownSiblings, Shared, copying
from gouji.corpus.engines import Engine
from gouji.corpus.index import Index
from gouji.corpus.lookup import Row
from gouji.corpus.neighbourhood import StoredNeighbourhood
from gouji.corpus.postings.building import build
from gouji.corpus.reading import Store
from gouji.document.model import Document
from gouji.findings.model import Finding, OtherReports
from gouji.linter.messages import CRASH, KILLED
from gouji.linter.neighbourhood import AtHand
from gouji.linter.plan import Plan, Request
from gouji.linter.recorded import Recorded
from gouji.linter.results import Author, FileResult
from gouji.linter.session import Session
from gouji.messages.errors import GoujiError, described
from gouji.messages.message import Message
from gouji.packs.contents import Pack
from gouji.records.model import Record
from gouji.system import deadline, pool
from gouji.system.deadline import OutOfTime
from gouji.system.files import read
from gouji.text.source import Source, Unreadable

_AT_ONCE = 64
"""Reports that a process is given at a time."""


class _Part(Struct, frozen=True):
    """Reports by their numbers, and what they have in common with others, by their ids."""

    numbers: range
    shared: Mapping[int, Collection[Shared]]


class Over(Struct, frozen=True, dict=True):
    """Comparisons over a store, as ``request`` asks for them; ``units`` is a table of units, else settings tell.

    Other processes make their own of it: only its fields are sent to them.
    """

    folder: Path
    request: Request
    units: Path | None = None

    @property
    def count(self) -> int:
        """How many reports are compared.

        Raises:
            GoujiError: as :meth:`results`.
        """
        return len(self._index)

    def plan(self, path: str) -> Plan:
        """How a report is judged: as the configuration nearest to its document states."""
        return self._session.plan(path)

    @cached_property
    def whole(self) -> Plan:
        """The plan of the folder that all documents have in common: its language and ``fail_on`` hold for a whole run.

        Raises:
            GoujiError: as :meth:`results`.
        """
        return self._session.common([*self._samples] or [str(self.folder)])

    def verify(self) -> None:
        """Checks that all patterns match, those of configurations and of the request.

        Raises:
            GoujiError: as :meth:`Session.verify <gouji.linter.session.Session.verify>`, or as :meth:`results`.
        """
        self._session.verify([self.whole, *map(self.plan, self._samples)])

    def results(self, jobs: int, engine: Callable[[], Engine]) -> Iterator[tuple[int, FileResult]]:
        """The result of every report that was read, with its id: what comparisons find, and nothing else.

        ``engine`` makes one, which finds what reports have in common.

        Raises:
            GoujiError: the store is none or damaged, something is wrong with packs, settings or the table of units, or
                the engine does not start.
        """
        shared = self._shared(engine)
        numbers = range(len(self._index))
        rows = [numbers[start : start + _AT_ONCE] for start in range(0, len(numbers), _AT_ONCE)]
        parts = [
            _Part(some, {each: shared[each] for each in self._index.reports(some) if each in shared}) for some in rows
        ]
        for found in pool.spread(self.some, parts, jobs, self.died, anew=True):
            yield from found

    def _shared(self, engine: Callable[[], Engine]) -> Mapping[int, Collection[Shared]]:
        """What is copied by any rule that is asked for; templates are then told by the postings."""
        rules = list(self._copies_rules())
        if not rules:
            return {}
        build(self._store, engine)
        return copying(self._store, rules, engine)

    def _copies_rules(self) -> Iterator[CopiesRule]:
        for path, row in self._samples.items():
            pack = _pack(self.plan(path), row)
            rules = self.request.selection.rules(pack) if pack else ()
            yield from (rule for rule in rules if isinstance(rule, CopiesRule))

    def some(self, part: _Part) -> list[tuple[int, FileResult]]:
        """The results of some reports."""
        return [self._result(number, part.shared) for number in part.numbers]

    def died(self, part: _Part) -> list[tuple[int, FileResult]]:
        """For reports whose process died."""
        return [(row["report"], self._failed(row, KILLED)) for row in map(self._index.row, part.numbers)]

    def _failed(self, row: Row, reason: Message, **values: str) -> FileResult:
        path = self._store.path(row)
        return FileResult(path, "partial", row["pack"], reason.fill(path=path, **values), crashed=True)

    def _result(self, number: int, shared: Mapping[int, Collection[Shared]]) -> tuple[int, FileResult]:
        row = self._index.row(number)
        try:
            return row["report"], self._compared(number, row, shared.get(row["report"], ()))
        except GoujiError:
            raise
        except Exception as error:  # noqa: BLE001 - a fault of ours with one report must not hide what is in others
            return row["report"], self._failed(row, CRASH, error=described(error))

    def _compared(self, number: int, row: Row, shared: Collection[Shared]) -> FileResult:
        path = self._store.path(row)
        plan = self.plan(path)
        pack = _pack(plan, row)
        if pack is None:
            return FileResult(path, "partial", row["pack"], messages.NO_PACK.fill(pack=row["pack"]))
        record = self._store.record(row)
        at_hand = self._neighbourhood.of(number, record)
        if at_hand.siblings is not None:
            at_hand = replace(at_hand, siblings=KnownSiblings(at_hand.siblings, shared, self._record))
        recorded = Recorded(record, pack, at_hand, partial(_unchanged, path, row["sha256"]))
        found = recorded.judged(plan.policy(path), partial(self._placed, record))
        author = Author(row["unit"], row["year"], self._index.parent(number)) if row["unit"] else None
        return replace(found, author=author, asked=_asked(plan, at_hand))

    def _record(self, report: int) -> Record:
        return self._store.record(self._index.row_of(report))

    def _placed(self, record: Record, finding: Finding) -> Finding:
        """The finding without places in transcripts, which no person has before them."""
        lined = {each.path: self._index.is_lined(each.path) for each in finding.related if each.path}
        related = tuple(
            each if lined.get(each.path or "", record.lined) else replace(each, place=None) for each in finding.related
        )
        return replace(finding, related=related, place=finding.place if record.lined else None)

    # ---- what every process makes for itself ---------------------------------------------------------------------

    @cached_property
    def _store(self) -> Store:
        return Store(self.folder)

    @cached_property
    def _index(self) -> Index:
        return Index(self._store, self.plan, self.units)

    @cached_property
    def _session(self) -> Session:
        return Session(self.request)

    @cached_property
    def _samples(self) -> Mapping[str, Row]:
        """A report of each folder and pack, by its path."""
        return {self._store.path(row): row for row in self._index.samples()}

    @cached_property
    def _neighbourhood(self) -> StoredNeighbourhood:
        return StoredNeighbourhood(self._store, self._index, self.plan, self.units)


def _asked(plan: Plan, at_hand: AtHand) -> frozenset[OtherReports]:
    """The other reports of which people are told that they lack: of units below, where it is known which.

    A store's first year has no last year's reports, which is told only where settings name them.
    """
    last_year: set[OtherReports] = {"last_year"} if plan.config.settings.last_year else set()
    below: set[OtherReports] = {"children"} if at_hand.children or "children" in at_hand.reasons else set()
    return frozenset(last_year | below)


def _pack(plan: Plan, row: Row) -> Pack | None:
    """The pack that applies to a report; None where it is not available any more."""
    return next((each.pack for each in plan.packs.shelved if each.info.id == row["pack"]), None)


def _unchanged(path: str, digest: str | None) -> Document | None:
    """The document at a path; None where it is gone, or no longer what was read."""
    try:
        data = read(path, readers.MAX_SIZE)
        if sha256(data).hexdigest() != digest:
            return None
        with deadline.within():
            return readers.read(Source(path, data))
    except (OSError, Unreadable, OutOfTime):
        return None
