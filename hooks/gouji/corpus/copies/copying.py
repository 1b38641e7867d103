"""What the reports of a store have in common with each other, found at once: none has to look for its siblings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from msgspec import Struct

from gouji.checks.copies.rule import CopiesRule
from gouji.corpus.copies import plan
from gouji.corpus.engines import Engine
from gouji.corpus.reading import Store
from gouji.records.model import Record
from gouji.records.siblings import Sibling, Siblings
from gouji.records.thresholds import Thresholds

_BOTH_WAYS = """
SELECT report, passage, other_report, other_passage, units FROM copies UNION ALL
SELECT other_report, other_passage, report, passage, units FROM copies
"""


class Shared(Struct, frozen=True, order=True):
    """What a ``passage`` of a report has in common with one of another, by its id; ``units`` as of :class:`Sibling`."""

    passage: int
    report: int
    other: int
    units: int


def copying(
    store: Store, rules: Iterable[CopiesRule], engine: Callable[[], Engine]
) -> Mapping[int, Collection[Shared]]:
    """What is copied by any of these rules, by the ids of reports: of those that copy, and of those that are copied.

    Raises:
        FileError: a file of the store is missing or damaged.
        UsageError: what the engine needs is missing.
    """
    phrases = defaultdict[Thresholds, set[tuple[str, ...]]](set)
    for rule in rules:
        phrases[rule.thresholds].add(rule.letters_of_phrases)
    found = defaultdict[int, set[Shared]](set)
    if not phrases:
        return found
    with engine() as running:
        plan.prepare(running, store)
        for year in store.years:
            for thresholds, some in phrases.items():
                units = plan.meet(running, year, thresholds)
                for each in sorted(some):
                    plan.judge(running, units, thresholds, each)
                    for report, shared in _shared(running):
                        found[report].add(shared)
    return {report: tuple(sorted(shared)) for report, shared in found.items()}


def _shared(engine: Engine) -> Iterator[tuple[int, Shared]]:
    for batch in engine.rows(_BOTH_WAYS):
        for report, *shared in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            yield report, Shared(*shared)


class KnownSiblings(Struct, frozen=True):
    """Siblings of one report of which is known what it shares with whom: nothing is looked for."""

    siblings: Siblings
    shared: Collection[Shared]
    record_of: Callable[[int], Record]

    def common(self, record: Record, fingerprints: Iterable[int], thresholds: Thresholds) -> AbstractSet[int]:
        """Those fingerprints that are not rare in a report of this unit."""
        return self.siblings.common(record, fingerprints, thresholds)

    def relatives(self, record: Record) -> int:
        """How many of them have the parent of this unit."""
        return self.siblings.relatives(record)

    def candidates(self, record: Record, thresholds: Thresholds) -> Iterator[Sibling]:
        """What is shared, by these thresholds or by others.

        Raises:
            FileError: a file of the store is missing or damaged.
        """
        del record, thresholds
        for each in self.shared:
            yield Sibling(each.passage, self.record_of(each.report), each.other, each.units)
