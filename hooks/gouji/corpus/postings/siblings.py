"""The reports of other units in a store, as siblings of one report."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache
from pathlib import Path, PurePath

from msgspec import Struct
from msgspec.structs import replace

from gouji.corpus.entries import path_from
from gouji.corpus.postings.layout import Postings, unit_key
from gouji.records.fingerprints import fingerprints, fold_passage
from gouji.records.model import Record
from gouji.records.names import folded
from gouji.records.siblings import Sibling
from gouji.records.thresholds import Thresholds
from gouji.system.files import relative

_KEPT = 512
"""Records that are kept: a report has copies of few others."""


class _Member(Struct, frozen=True):
    """The numbers of a unit and its family; None for those that the store does not know."""

    unit: int | None = None
    family: int | None = None


class StoredSiblings:
    """Siblings by the postings of a year. Fingerprints that are common by the default thresholds are so by all."""

    def __init__(self, store: Path, postings: Postings) -> None:
        """``store`` is the folder of the store."""
        self._store = store
        self._found = postings
        self._record = lru_cache(_KEPT)(self._read)

    def common(self, record: Record, fingerprints: Iterable[int], thresholds: Thresholds) -> frozenset[int]:
        """Those fingerprints that are not rare in a report of this unit."""
        family = self._member(record).family
        return frozenset(each for each in fingerprints if self._is_common(each, family, thresholds))

    def relatives(self, record: Record) -> int:
        """How many units the family of a report's unit has in the store."""
        family = self._member(record).family
        return 0 if family is None else self._found.sizes[family]

    def candidates(self, record: Record, thresholds: Thresholds) -> Iterator[Sibling]:
        """Passages of others that share enough rare fingerprints with passages of a report.

        Raises:
            FileError: the file of postings is damaged.
        """
        own = self._member(record)
        for index, passage in enumerate(record.passages):
            seen: Counter[int] = Counter()
            for found in fingerprints(fold_passage(passage.text).value):
                seen.update(self._rare(found, own.family, thresholds))
            for place, shared in seen.items():
                if shared >= thresholds.shared:
                    yield from self._sibling(index, place, own)

    def _sibling(self, index: int, place: int, own: _Member) -> Iterator[Sibling]:
        number = bisect_right(self._found.firsts, place) - 1
        if self._found.units[number] != own.unit:
            family = self._found.families[number]
            units = self._found.sizes[family] if family == own.family else self._found.contents.units
            yield Sibling(index, self._record(number), place - self._found.firsts[number], units)

    def _rare(self, fingerprint: int, family: int | None, thresholds: Thresholds) -> Iterable[int]:
        """The passages in which a fingerprint is rare, none where it is not in a family or too many have it."""
        places = self._places(fingerprint)
        if not len(places):
            return ()
        everywhere, families = self._templates(fingerprint, thresholds)
        if everywhere or (families and (family is None or family in families)):
            return ()
        most = thresholds.most_met(self._found.contents.units)
        if len(places) > most and len(self._units(places)) > most:
            return ()
        return [place for place in places if self._family(place) not in families] if families else places

    def _is_common(self, fingerprint: int, family: int | None, thresholds: Thresholds) -> bool:
        if _has(self._found.common, fingerprint):
            return True
        everywhere, families = self._templates(fingerprint, thresholds)
        return everywhere or bool(families and (family is None or family in families))

    def _places(self, fingerprint: int) -> memoryview:
        return self._found.passages[_range(self._found.fingerprints, fingerprint)]

    def _family(self, place: int) -> int:
        return self._found.families[bisect_right(self._found.firsts, place) - 1]

    def _templates(self, fingerprint: int, thresholds: Thresholds) -> tuple[bool, Collection[int]]:
        """Whether one that is not common by the default thresholds is so by these, else the families in which it is."""
        if self._is_default(thresholds):
            return False, self._found.template_families[_range(self._found.templates, fingerprint)].tolist()
        units = self._units(self._places(fingerprint))
        counts = Counter(family for _, family in units)
        everywhere = len(units) > thresholds.most_units(self._found.contents.units)
        return everywhere, [
            family for family, count in counts.items() if count > thresholds.most_in_family(self._found.sizes[family])
        ]

    def _units(self, places: memoryview) -> AbstractSet[tuple[int, int]]:
        """The units that have these passages, each with its family."""
        numbers = {bisect_right(self._found.firsts, place) - 1 for place in places}
        return {(self._found.units[number], self._found.families[number]) for number in numbers}

    def _is_default(self, thresholds: Thresholds) -> bool:
        known = self._found.contents.thresholds
        return (thresholds.units, thresholds.family) == (known.units, known.family)

    def _member(self, record: Record) -> _Member:
        name = folded(record.unit) or str(PurePath(path_from(self._store, record.path)).with_suffix(""))
        key = unit_key(name)
        at = bisect_left(self._found.keys, key)
        if at == len(self._found.keys) or self._found.keys[at] != key:
            return _Member()
        number = self._found.reports[at]
        return _Member(self._found.units[number], self._found.families[number])

    def _read(self, number: int) -> Record:
        """A record; without places where these would be those of a transcript, which nobody has."""
        record = self._found.record(number)
        record = replace(record, path=relative(self._store.absolute().parent / record.path))
        if record.lined:
            return record
        return replace(record, passages=tuple(replace(each, place=None) for each in record.passages))


def _has(numbers: memoryview, number: int) -> bool:
    at = bisect_left(numbers, number)
    return at < len(numbers) and bool(numbers[at] == number)


def _range(numbers: memoryview, number: int) -> slice:
    """Where a number stands among sorted ones."""
    start = end = bisect_left(numbers, number)
    while end < len(numbers) and numbers[end] == number:
        end += 1
    return slice(start, end)
