"""Siblings from two places: the reports that lie beside one, and a store of many more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from msgspec import Struct
from msgspec.structs import replace

from gouji.records.gathered import GatheredSiblings
from gouji.records.model import Record
from gouji.records.siblings import Sibling, Siblings, unit_of
from gouji.records.thresholds import Thresholds


class Joined(Struct, frozen=True):
    """What is ``near`` is newer: of a unit that has a report there, that in the store does not count.

    What is template is known from both.
    """

    near: GatheredSiblings
    far: Siblings

    def common(self, record: Record, fingerprints: Iterable[int], thresholds: Thresholds) -> AbstractSet[int]:
        """Those that are not rare in either place."""
        prints = tuple(fingerprints)
        return self.near.common(record, prints, thresholds) | self.far.common(record, prints, thresholds)

    def relatives(self, record: Record) -> int:
        """As many as the place has that has more."""
        return max(self.near.relatives(record), self.far.relatives(record))

    def candidates(self, record: Record, thresholds: Thresholds) -> Iterator[Sibling]:
        """Those of both places."""
        known = self.far.relatives(record)
        for each in self.near.candidates(record, thresholds):
            yield replace(each, units=max(each.units, known))
        here = {member.unit for member in self.near.members}
        yield from (each for each in self.far.candidates(record, thresholds) if unit_of(each.record) not in here)
