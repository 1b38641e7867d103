"""Which reports of a store have a passage of another unit's: all at once, so that the others need not be looked up."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from gouji.corpus.copies import plan
from gouji.corpus.engines import Engine
from gouji.corpus.reading import Store
from gouji.records.model import Record
from gouji.records.siblings import Sibling
from gouji.records.thresholds import Thresholds

_EITHER = "SELECT report FROM copies UNION SELECT other_report FROM copies"


def copying(store: Store, thresholds: Iterable[Thresholds], engine: Callable[[], Engine]) -> frozenset[int]:
    """The ids of reports that have copies by any of these thresholds, or are copied from.

    Raises:
        FileError: a file of the store is missing or damaged.
        UsageError: what the engine needs is missing.
    """
    found: set[int] = set()
    with engine() as running:
        plan.prepare(running, store)
        for year in store.years:
            for each in thresholds:
                plan.compare(running, year, each)
                for batch in running.rows(_EITHER):
                    found.update(batch.column(0).to_pylist())
    return frozenset(found)


class Unlike:
    """Siblings of a report that has nothing in common with any of them."""

    def common(self, record: Record, fingerprints: Iterable[int], thresholds: Thresholds) -> frozenset[int]:
        """None: nobody looks for copies with them."""
        del record, fingerprints, thresholds
        return frozenset()

    def relatives(self, record: Record) -> int:
        """None."""
        del record
        return 0

    def candidates(self, record: Record, thresholds: Thresholds) -> Iterable[Sibling]:
        """None."""
        del record, thresholds
        return ()
