"""Copies among reports as a reviewer judges them: all that were copied from each other are one cluster.

Each of its reports has a finding of its own, as that is where it is mended; but the origin has none, if it is known.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from msgspec import Struct

from gouji.findings.model import Finding, Related

_CHECK = "copies"
"""The check kind whose findings are copies."""


class Cluster(Struct, frozen=True):
    """Files (by path) with passages that repeat each other, and the findings of that.

    ``origin`` is where the passages are probably from, and the first of the members; None where nobody can tell.
    """

    members: tuple[str, ...]
    findings: tuple[Finding, ...]
    origin: str | None = None

    @property
    def size(self) -> int:
        """How many reports have the passages: a finding names some of the others only."""
        told = (1 + len({*_others(finding)}) + finding.unnamed for finding in self.findings)
        return max(len(self.members), *told)


def clusters(findings: Iterable[Finding]) -> list[Cluster]:
    """The clusters of what is found of copies: those of most members first."""
    found = [finding for finding in findings if finding.check == _CHECK and finding.in_others]
    mentioned = _Mentioned(found)
    groups = _Groups()
    for number, finding in enumerate(found):
        for each in (*_passages(finding), *mentioned.by(finding)):
            groups.join(number, each)
    by_group = defaultdict[Hashable, list[Finding]](list)
    for number, finding in enumerate(found):
        by_group[groups.head(number)].append(finding)
    return sorted(map(_cluster, by_group.values()), key=lambda cluster: (-cluster.size, cluster.members))


def _cluster(findings: Sequence[Finding]) -> Cluster:
    members = {member for finding in findings for member in (finding.path, *_others(finding))}
    named = Counter(next(_others(finding)) for finding in findings if finding.confidence != "ambiguous")
    if not named:
        return Cluster(tuple(sorted(members)), tuple(findings))
    origin = min(named, key=lambda member: (-named[member], member))
    return Cluster((origin, *sorted(members - {origin})), tuple(findings), origin)


def _passages(finding: Finding) -> Iterator[tuple[str, str]]:
    """The passages of both files; of a report that copied from two others, those tell which is from whom."""
    paths = finding.path, next(_others(finding))
    for path, passages in zip(paths, finding.passages or ("", ""), strict=True):
        yield from ((path, passage) for passage in passages.split("\n") if passage.strip())


def _others(finding: Finding) -> Iterator[str]:
    return (each.path or "" for each in finding.in_others)


class _Mentioned:
    """Findings, by the places that other findings mention."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self._findings = findings
        self._numbers = defaultdict[tuple[str, str | None], list[int]](list)
        for number, finding in enumerate(findings):
            self._numbers[finding.path, finding.where.section].append(number)

    def by(self, finding: Finding) -> Iterator[int]:
        """The numbers of those that a finding mentions."""
        return (found for each in finding.in_others if (found := self._at(each, finding)) is not None)

    def _at(self, related: Related, finding: Finding) -> int | None:
        """Of several at one place, the one that has a file in common with the finding."""
        numbers = self._numbers.get((related.path or "", related.where.section), [])
        if len(numbers) <= 1:
            return next(iter(numbers), None)
        files = {finding.path, *_others(finding)} - {related.path}
        return next((each for each in numbers if not files.isdisjoint(_others(self._findings[each]))), None)


class _Groups:
    """What belongs together, directly or by others between them."""

    def __init__(self) -> None:
        self._above: dict[Hashable, Hashable] = {}

    def head(self, member: Hashable) -> Hashable:
        way = [member]
        while (above := self._above.get(way[-1], way[-1])) != way[-1]:
            way.append(above)
        self._above |= dict.fromkeys(way, way[-1])
        return way[-1]

    def join(self, one: Hashable, other: Hashable) -> None:
        self._above[self.head(one)] = self.head(other)
