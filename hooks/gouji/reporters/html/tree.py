"""Where the work lies: by unit, each below the one that is above it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from gouji.findings.model import SEVERITIES
from gouji.linter.results import Result
from gouji.reporters.html import messages
from gouji.reporters.html.page import Page
from gouji.reporters.html.units import Unit
from gouji.reporters.html.writing import plain

_OPEN = 30
_MOST = 400
"""Rows that are shown, those below which there is most to do."""
_DEEPEST = 8


class Tree(Struct, frozen=True, dict=True):
    """The units of a run, by what is known of who wrote its reports."""

    page: Page
    result: Result
    units: Sequence[Unit]

    def whole(self) -> Iterator[str]:
        """The table; nothing where nobody is above another."""
        if not any(author.parent for author in self.result.authors.values()):
            return
        say = self.page.say
        rows = list(self._rows())
        yield '<section id="by-unit" aria-labelledby="by-unit-title">\n'
        yield f'<h2 id="by-unit-title">{say(messages.BY_UNIT)}</h2>\n'
        folded = len(rows) > _OPEN
        yield f"<details><summary>{say(messages.ROWS, count=len(rows))}</summary>\n" if folded else ""
        yield f'<table class="t">\n<tr><th scope="col">{say(messages.UNIT)}'
        for head in (messages.FILES, messages.TO_DO, messages.ERRORS, messages.WARNINGS):
            yield f'<th scope="col" class="n">{say(head)}'
        yield "\n" + "".join(rows[:_MOST]) + "</table>\n"
        if len(rows) > _MOST:
            yield f'<p class="aside">{say(messages.MORE_UNITS, count=len(rows) - _MOST)}</p>\n'
        yield ("</details>\n" if folded else "") + "</section>\n"

    def _rows(self) -> Iterator[str]:
        """From the top down; of those beside each other the one with most errors first.

        Units that stood above each other in different years are a circle: it is cut where most is to do.
        """
        seen: set[str] = set()
        pending = [(name, 0) for name in reversed([*self._ordered(self._tops), *self._ordered(self._names)])]
        while pending:
            name, depth = pending.pop()
            if name in seen:
                continue
            seen.add(name)
            yield self._row(name, depth)
            pending += [(each, depth + 1) for each in reversed(self._ordered(self._below.get(name, [])))]

    def _row(self, name: str, depth: int) -> str:
        counts = self._sums[name]
        files = self._work.get(name, ())
        told = f'<a href="{self.page.target(files[0].number)}">{plain(name)}</a>' if files else plain(name)
        indent = f" class=d{min(depth, _DEEPEST)}" if depth else ""
        figures = "".join(f'<td class="n">{figure or ""}' for figure in counts)
        return f"<tr><td{indent}>{told}{figures}\n"

    def _ordered(self, names: Sequence[str]) -> list[str]:
        return sorted(names, key=lambda name: (*(-count for count in self._sums[name][2:]), name))

    @cached_property
    def _parents(self) -> Mapping[str, str]:
        """The unit above each, that of its last year where it has had several."""
        authors = sorted(self.result.authors.values(), key=lambda author: author.year or 0)
        return {author.unit: author.parent for author in authors if author.parent and author.parent != author.unit}

    @cached_property
    def _names(self) -> Sequence[str]:
        return [*dict.fromkeys([*(author.unit for author in self.result.authors.values()), *self._parents.values()])]

    @cached_property
    def _tops(self) -> Sequence[str]:
        return [name for name in self._names if name not in self._parents]

    @cached_property
    def _below(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in self._names:
            if name in self._parents:
                found.setdefault(self._parents[name], []).append(name)
        return found

    @cached_property
    def _work(self) -> Mapping[str, list[Unit]]:
        """The files of each unit that need work, those of its last year first."""
        found: dict[str, list[Unit]] = {}
        authors = self.result.authors
        for unit in sorted(self.units, key=lambda unit: -_year(self.result, unit)):
            if unit.file.path in authors:
                found.setdefault(authors[unit.file.path].unit, []).append(unit)
        return found

    @cached_property
    def _sums(self) -> Mapping[str, tuple[int, ...]]:
        """Of each unit with all below it: files, files that need work, errors, warnings."""
        sums = {name: [0, 0, *(0 for _ in SEVERITIES[:2])] for name in self._names}
        for author in self.result.authors.values():
            for name in self._up(author.unit):
                sums[name][0] += 1
        for own, files in self._work.items():
            for name in self._up(own):
                sums[name][1] += len(files)
                for index, severity in enumerate(SEVERITIES[:2], 2):
                    sums[name][index] += sum(unit.counts[severity] for unit in files)
        return {name: tuple(counts) for name, counts in sums.items()}

    def _up(self, name: str) -> list[str]:
        """A unit and those above it, each once."""
        way = [name]
        while (above := self._parents.get(way[-1])) and above not in way:
            way.append(above)
        return way


def _year(result: Result, unit: Unit) -> int:
    author = result.authors.get(unit.file.path)
    return author.year or 0 if author else 0
