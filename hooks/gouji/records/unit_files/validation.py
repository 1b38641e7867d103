"""What is wrong with units that are each well written: names that two have, parents that are none, circles."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence

from gouji.messages.errors import Problem
from gouji.messages.message import Message, plain
from gouji.messages.suggestions import did_you_mean
from gouji.records.names import folded
from gouji.records.unit_files import messages
from gouji.records.unit_files.entry import Entry
from gouji.records.units import Unit, years_of_change

_HINTS = 2000
"""Beyond so many names nobody waits for one that is alike."""
_NAMES = 6
"""Units of a circle that a sentence names."""
_Named = Mapping[str, Sequence[Entry]]


def problems(entries: Sequence[Entry]) -> Iterator[Problem]:
    """All that is wrong with a table; circles only where nothing else is."""
    named: dict[str, list[Entry]] = {}
    for entry in entries:
        for name in entry.unit.all_names:
            named.setdefault(name, []).append(entry)
    faults = False
    for problem in (*_single(entries), *_shared(named), *_parents(entries, named)):
        faults = True
        yield problem
    if not faults:
        yield from _circles(_tangled(entries, named), named)


def _single(entries: Sequence[Entry]) -> Iterator[Problem]:
    for entry in entries:
        unit = entry.unit
        if "" in unit.all_names:
            yield entry.problem("unit" if not folded(unit.unit) else "names", messages.UNIT_NAME)
        if unit.last < unit.first:
            yield entry.problem("until", messages.UNIT_YEARS.fill(since=str(unit.since), until=str(unit.until)))


def _shared(named: _Named) -> Iterator[Problem]:
    """Names that two units have in one year."""
    for name, bearers in named.items():
        if not name or len(bearers) == 1:
            continue
        ordered = sorted(bearers, key=lambda entry: (entry.unit.first, entry.line))
        latest = ordered[0]
        for entry in ordered[1:]:
            if entry.unit.first <= latest.unit.last:
                first, second = sorted((latest, entry), key=lambda each: each.line)
                key = "unit" if folded(second.unit.unit) == name else "names"
                written = next(each for each in (second.unit.unit, *second.unit.names) if folded(each) == name)
                message = messages.UNIT_TWICE.fill(when=_when(latest.unit, entry.unit), name=written, line=first.line)
                yield second.problem(key, message)
            latest = max(latest, entry, key=lambda each: each.unit.last)


def _when(*units: Unit) -> Message:
    """A year in which all are there, if the file names one; empty where they are there in all years."""
    first, last = max(unit.first for unit in units), min(unit.last for unit in units)
    if any(unit.since is not None for unit in units):
        return messages.IN_YEAR.fill(year=str(first))
    return messages.IN_YEAR.fill(year=str(last)) if any(unit.until is not None for unit in units) else plain("")


def _parents(entries: Sequence[Entry], named: _Named) -> Iterator[Problem]:
    known = [entry.unit.unit for entry in entries] if len(entries) <= _HINTS else []
    for entry in entries:
        parent = entry.unit.parent
        if parent is None:
            continue
        bearers = named.get(folded(parent), ())
        if not bearers:
            yield entry.problem("parent", messages.PARENT_UNKNOWN.fill(name=parent, hint=did_you_mean(parent, known)))
        elif not any(_overlap(entry.unit, each.unit) for each in bearers):
            yield entry.problem("parent", messages.PARENT_YEARS.fill(name=parent))


def _overlap(one: Unit, other: Unit) -> bool:
    return max(one.first, other.first) <= min(one.last, other.last)


def _tangled(entries: Sequence[Entry], named: _Named) -> list[Entry]:
    """Units that may stand in a circle, or below one: those to which no way down leads from the top."""
    above = [
        [each for each in named.get(folded(entry.unit.parent), ()) if _overlap(entry.unit, each.unit)]
        if entry.unit.parent
        else []
        for entry in entries
    ]
    index = {id(entry): position for position, entry in enumerate(entries)}
    below: dict[int, list[int]] = {}
    for position, parents in enumerate(above):
        for parent in parents:
            below.setdefault(index[id(parent)], []).append(position)
    left = [len(parents) for parents in above]
    free = deque(position for position, count in enumerate(left) if not count)
    while free:
        for child in below.get(free.popleft(), ()):
            left[child] -= 1
            if not left[child]:
                free.append(child)
    return [entry for position, entry in enumerate(entries) if left[position]]


def _circles(tangled: Sequence[Entry], named: _Named) -> Iterator[Problem]:
    seen: set[frozenset[int]] = set()
    for year in years_of_change([entry.unit for entry in tangled]) if tangled else ():
        done: set[int] = set()
        for entry in tangled:
            way: dict[int, Entry] = {}
            at: Entry | None = entry if entry.unit.exists(year) else None
            while at is not None and id(at) not in done and id(at) not in way:
                way[id(at)] = at
                at = _above(at, named, year)
            if at is not None and id(at) in way:
                circle = list(way.values())[list(way).index(id(at)) :]
                members = frozenset(map(id, circle))
                if members not in seen:
                    seen.add(members)
                    yield _told(circle)
            done.update(way)


def _above(entry: Entry, named: _Named, year: int) -> Entry | None:
    if entry.unit.parent is None:
        return None
    return next((each for each in named.get(folded(entry.unit.parent), ()) if each.unit.exists(year)), None)


def _told(circle: Sequence[Entry]) -> Problem:
    first = min(circle, key=lambda entry: entry.line)
    start = circle.index(first)
    names = [each.unit.unit for each in (*circle[start:], *circle[:start])]
    told = [*names[:_NAMES], *(["…"] if names[_NAMES:] else []), first.unit.unit]
    when = _when(*(each.unit for each in circle))
    return first.problem("parent", messages.PARENT_CYCLE.fill(when=when, names=plain(" → ".join(told))))
