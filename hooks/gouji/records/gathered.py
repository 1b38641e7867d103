"""Siblings in memory: those among the reports of one run."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from msgspec import Struct

from gouji.records.fingerprints import fingerprints, fold_passage
from gouji.records.model import Record
from gouji.records.siblings import Member, Sibling, unit_of
from gouji.records.thresholds import LEAST, Thresholds

Prints = Sequence["array[int]"]
PrintsOf = Callable[[Record], Prints]


def prints_of(record: Record) -> Prints:
    """The fingerprints of each passage of a report."""
    return [array("q", fingerprints(fold_passage(passage.text).value)) for passage in record.passages]


class _Common(Struct, frozen=True, dict=True):
    """The fingerprints that are not rare: ``everywhere``, or only in a family, whose template has them.

    ``frequent`` are rare ones of too many units to compare all of them.
    """

    everywhere: frozenset[int]
    templates: Mapping[str, frozenset[int]]
    frequent: frozenset[int]

    def has(self, family: str, fingerprint: int) -> bool:
        """Whether the template of a family has one."""
        return fingerprint in self.templates.get(family, ())

    def within(self, family: str | None) -> frozenset[int]:
        """All that are not rare in a family; None where that is not known, so that it may be any."""
        if family not in self._within:
            chosen = self.templates.values() if family is None else [self.templates.get(family, frozenset[int]())]
            self._within[family] = self.everywhere.union(*chosen)
        return self._within[family]

    @cached_property
    def _within(self) -> dict[str | None, frozenset[int]]:
        return {}


class GatheredSiblings(Struct, frozen=True, dict=True):
    """The reports of one year, each once: siblings of each other where their units differ.

    ``prints_of`` gives the fingerprints of each passage of a report, which may be kept from an earlier run.
    """

    members: tuple[Member, ...]
    prints_of: PrintsOf = prints_of

    @property
    def units(self) -> int:
        """How many units there are: below two there is nobody to copy from."""
        return self._sizes.total()

    def common(self, record: Record, fingerprints: Iterable[int], thresholds: Thresholds) -> frozenset[int]:
        """All fingerprints of these reports that are not rare in one of this unit."""
        del fingerprints
        number = self._by_path.get(record.path)
        family = self._families.get(unit_of(record)) if number is None else self.members[number].family
        return self._common(thresholds).within(family)

    def relatives(self, record: Record) -> int:
        """How many units the family of a report's unit has here."""
        family = self._families.get(unit_of(record))
        return 0 if family is None else self._sizes[family]

    def candidates(self, record: Record, thresholds: Thresholds) -> Iterator[Sibling]:
        """Passages of others that share enough rare fingerprints with passages of a report, one of these or another."""
        number = self._by_path.get(record.path)
        if number is None:
            unit = unit_of(record)
            member = Member(record, unit, self._families.get(unit, ""))
            with_it = GatheredSiblings((*self.members, member), self.prints_of)
            yield from with_it.candidates(record, thresholds)
            return
        member, templates = self.members[number], self._common(thresholds)
        common = templates.within(member.family)
        for index, prints in enumerate(self._prints[number]):
            seen: Counter[int] = Counter()
            for found in self._postings.keys() & prints:
                if found not in common and found not in templates.frequent:
                    seen.update(
                        place for place in self._postings[found] if not templates.has(self._family(place), found)
                    )
            for place, shared in seen.items():
                whose, other = self._places[place]
                sibling = self.members[whose]
                if shared >= thresholds.shared and sibling.unit != member.unit:
                    yield Sibling(index, sibling.record, other, self._units(member, sibling))

    def _family(self, place: int) -> str:
        return self.members[self._places[place][0]].family

    def _units(self, one: Member, other: Member) -> int:
        return self._sizes[one.family] if one.family == other.family else self.units

    @cached_property
    def _by_path(self) -> Mapping[str, int]:
        return {member.record.path: number for number, member in enumerate(self.members)}

    @cached_property
    def _families(self) -> Mapping[str, str]:
        """The family of each unit."""
        return {member.unit: member.family for member in self.members}

    @cached_property
    def _sizes(self) -> Counter[str]:
        """How many units each family has."""
        return Counter(family for _, family in {(member.unit, member.family) for member in self.members})

    @cached_property
    def _places(self) -> Sequence[tuple[int, int]]:
        """Every passage: the index of its member, and its own."""
        return [
            (number, index)
            for number, member in enumerate(self.members)
            for index in range(len(member.record.passages))
        ]

    @cached_property
    def _prints(self) -> Sequence[Sequence[array[int]]]:
        """The fingerprints of every passage, by its member."""
        return [self.prints_of(member.record) for member in self.members]

    @cached_property
    def _postings(self) -> Mapping[int, Sequence[int]]:
        """The passages of every fingerprint that several have: nearly all have one only."""
        once: set[int] = set()
        several: set[int] = set()
        for prints in chain.from_iterable(self._prints):
            several.update(once.intersection(prints))
            once.update(prints)
        del once
        postings: defaultdict[int, array[int]] = defaultdict(lambda: array("l"))
        for place, prints in enumerate(chain.from_iterable(self._prints)):
            for found in several.intersection(prints):
                postings[found].append(place)
        return postings

    def _common(self, thresholds: Thresholds) -> _Common:
        kept: dict[Thresholds, _Common] = self.__dict__.setdefault("_kept", {})
        if thresholds not in kept:
            kept[thresholds] = self._not_rare(thresholds)
        return kept[thresholds]

    def _not_rare(self, thresholds: Thresholds) -> _Common:
        most, met = thresholds.most_units(self.units), thresholds.most_met(self.units)
        in_family = {family: thresholds.most_in_family(size) for family, size in self._sizes.items()}
        everywhere: set[int] = set()
        frequent: set[int] = set()
        templates = defaultdict[str, set[int]](set)
        for found, places in self._postings.items():
            if len(places) <= LEAST:  # too few to be common anywhere
                continue
            units = {
                (member.unit, member.family) for member in (self.members[self._places[place][0]] for place in places)
            }
            if len(units) > most:
                everywhere.add(found)
                continue
            if len(units) > met:
                frequent.add(found)
            for family, count in Counter(family for _, family in units).items():
                if count > in_family[family]:
                    templates[family].add(found)
        in_families = {family: frozenset(each) for family, each in templates.items()}
        return _Common(frozenset(everywhere), in_families, frozenset(frequent))


def by_year(members: Iterable[Member], prints_of: PrintsOf = prints_of) -> dict[int | None, GatheredSiblings]:
    """The siblings of each year among reports of any."""
    years: defaultdict[int | None, list[Member]] = defaultdict(list)
    for member in members:
        years[member.record.year].append(member)
    return {year: GatheredSiblings(tuple(found), prints_of) for year, found in years.items()}
