"""Copies among reports as a reviewer judges them: all that were copied from each other are one cluster."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from gouji.findings.model import Finding, Where
from gouji.reporters.shared.wording import in_others

Member = tuple[str, str]
"""A file, and the id of the section in which the passage stands."""


class Cluster(Struct, frozen=True):
    """Passages that repeat each other; the likeliest ``origin`` is the first of the ``members``."""

    members: tuple[Member, ...]
    findings: tuple[Finding, ...]

    @property
    def origin(self) -> Member:
        """The passage that most of the others are said to repeat."""
        return self.members[0]


def clusters(findings: Iterable[Finding]) -> list[Cluster]:
    """The clusters of findings that something stands in other files, too: those of most members first."""
    found = [finding for finding in findings if in_others(finding)]
    groups = _Groups()
    for finding in found:
        for other in _others(finding):
            groups.join(_own(finding), other)
    by_group: dict[Member, list[Finding]] = {}
    for finding in found:
        by_group.setdefault(groups.head(_own(finding)), []).append(finding)
    made = [Cluster(tuple(_members(each)), tuple(each)) for each in by_group.values()]
    return sorted(made, key=lambda cluster: (-len(cluster.members), cluster.members))


def _members(findings: Sequence[Finding]) -> Iterator[Member]:
    """The likeliest origin, which findings name first, and the others in their order."""
    firsts = Counter(next(_others(finding)) for finding in findings)
    members = {member for finding in findings for member in (_own(finding), *_others(finding))}
    origin = min(firsts, key=lambda member: (-firsts[member], member))
    yield origin
    yield from sorted(members - {origin})


def _own(finding: Finding) -> Member:
    return finding.path, _section(finding.where)


def _others(finding: Finding) -> Iterator[Member]:
    return ((each.path or "", _section(each.where)) for each in in_others(finding))


def _section(where: Where) -> str:
    return where.section or ""


class _Groups:
    """Members that belong together, directly or by others between them."""

    def __init__(self) -> None:
        self._above: dict[Member, Member] = {}

    def head(self, member: Member) -> Member:
        way = [member]
        while (above := self._above.get(way[-1], way[-1])) != way[-1]:
            way.append(above)
        self._above |= dict.fromkeys(way, way[-1])
        return way[-1]

    def join(self, one: Member, other: Member) -> None:
        self._above[self.head(one)] = self.head(other)
