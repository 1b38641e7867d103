"""Which other reports one report is compared with, of all that are at hand; and why one is not."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Protocol, get_args, runtime_checkable

from msgspec import Struct, field
from msgspec.structs import replace

from gouji.checks.neighbours import Children
from gouji.findings.model import OtherReports
from gouji.linter import messages
from gouji.linter.kinship import Kinship
from gouji.linter.last_year import NamedRecords
from gouji.messages.message import Message, listed, plain
from gouji.records.archive import Archive, Canonical
from gouji.records.gathered import GatheredSiblings
from gouji.records.joined import Joined
from gouji.records.model import Record
from gouji.records.names import folded
from gouji.records.siblings import Siblings
from gouji.system.files import relative

_SORTS: tuple[OtherReports, ...] = get_args(OtherReports)
_PLACES = 4
"""Places that a sentence names."""
_CALLED: Mapping[str, Message] = {"": messages.THIS_RUN, ".": messages.BELOW_HERE}
"""What archives are called whose names say nothing."""


@runtime_checkable
class WithSiblings(Protocol):
    """An archive that knows the siblings of a report."""

    @property
    def name(self) -> str:
        """What a person calls it: its path."""

    def siblings(self, record: Record) -> Siblings | None:
        """Those of the year of a report; None where it knows none."""


class AtHand(Struct, frozen=True):
    """The other reports that one is compared with, as in :class:`~gouji.checks.neighbours.Neighbours`.

    ``reasons`` say why there are none of a sort.
    """

    last_year: Record | None = None
    children: Children | None = None
    siblings: Siblings | None = None
    reasons: Mapping[OtherReports, Message] = field(default_factory=dict)

    @property
    def sorts(self) -> frozenset[OtherReports]:
        """Those of which there are any."""
        return frozenset(each for each in _SORTS if getattr(self, each) is not None)

    @property
    def records(self) -> tuple[Record, ...]:
        """All but those of siblings, of which there may be too many."""
        children = self.children.records if self.children else ()
        return (self.last_year, *children) if self.last_year else children

    def about(self, paths: Collection[str]) -> AtHand:
        """As far as it is about the files at ``paths``; siblings are not."""
        last_year = self.last_year if self.last_year and self.last_year.path in paths else None
        below = self.children.records if self.children else ()
        children = self.children if any(each.path in paths for each in below) else None
        return AtHand(last_year, children)


def _no_stores(record: Record) -> Sequence[WithSiblings]:
    del record
    return ()


class Neighbourhood(Struct, frozen=True):
    """Where other reports are looked for: what configurations name, then ``archives``, the first that has any.

    ``canonical`` brings the names of a unit together; ``kinship`` says who is below whom. ``siblings`` are those of
    each year in the run, beside which they are looked for in the ``stores`` of a report, then in archives. ``unread``
    tells of files that could not be read; it is added to a sentence.
    """

    named: NamedRecords
    archives: Sequence[Archive] = ()
    canonical: Canonical = folded
    kinship: Kinship | None = None
    siblings: Mapping[int | None, GatheredSiblings] = field(default_factory=dict)
    stores: Callable[[Record], Sequence[WithSiblings]] = _no_stores
    unread: Message = plain("")

    def of(self, record: Record) -> AtHand:
        """The other reports that a report is compared with."""
        last_year = self._last_year(record)
        children = self.kinship.below(record) if self.kinship else None
        siblings = self._siblings(record)
        found: dict[OtherReports, Record | Children | Siblings | Message | None] = {
            "last_year": last_year,
            "children": children,
            "siblings": siblings,
        }
        reasons = {sort: each for sort, each in found.items() if isinstance(each, Message)}
        return AtHand(
            None if isinstance(last_year, Message) else last_year,
            None if isinstance(children, Message) else children,
            None if isinstance(siblings, Message) else siblings,
            reasons,
        )

    def _siblings(self, record: Record) -> Siblings | Message | None:
        """Those of the run, and those of the first archive that has any; why a store has none."""
        stores = self.stores(record)
        near = self.siblings.get(record.year)
        every = (*stores, *(each for each in self.archives if isinstance(each, WithSiblings)))
        far = next((found for store in every if (found := store.siblings(record))), None)
        if near and far:
            return Joined(near, far)
        if near or far or not stores:
            return near or far
        if record.year is None:
            return messages.NO_YEAR_BESIDE
        return messages.NO_SIBLINGS.fill(path=stores[0].name, year=record.year)

    def _last_year(self, record: Record) -> Record | Message:
        """The report of the same unit for the year before, or why there is none."""
        if record.year is None:
            return messages.NO_YEAR
        if found := self.named.reports(record, self.canonical):
            return _only(record, found)
        if not record.unit:
            return messages.NO_UNIT
        year = record.year - 1
        for archive in self.archives:
            if found := [_at_hand(each, record, archive) for each in archive.reports(record.unit, year)]:
                return _only(record, found)
        places = list(dict.fromkeys(self._places(record)))
        told = listed([*places[:_PLACES], *(["…"] if places[_PLACES:] else [])])
        return messages.NO_LAST_YEAR.fill(unit=record.unit, year=year, places=told) + self.unread

    def _places(self, record: Record) -> Iterator[Message | str]:
        yield from self.named.patterns(record)
        for archive in self.archives:
            yield _CALLED.get(archive.name, archive.name)


def _only(record: Record, found: Sequence[Record]) -> Record | Message:
    """The one report of several files: a draft and what was published may have the same figures in two formats."""
    first = found[0]
    other = next((each for each in found if each.figures != first.figures), None)
    if other is not None:
        return messages.SEVERAL_LAST_YEAR.fill(one=relative(first.path), other=relative(other.path))
    return min(found, key=lambda each: (not each.lined, _suffix(each) != _suffix(record)))


def _at_hand(found: Record, record: Record, archive: Archive) -> Record:
    """A report of an archive; of a file that this year's report has overwritten, the archive is all there is."""
    if found.path != record.path:
        return found
    cells = tuple(replace(each, place=None) for each in found.cells)
    passages = tuple(replace(each, place=None) for each in found.passages)
    return replace(found, path=archive.name, cells=cells, passages=passages)


def _suffix(record: Record) -> str:
    return record.path.rpartition(".")[2]
