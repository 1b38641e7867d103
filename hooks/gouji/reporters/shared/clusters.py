"""Copies among reports as a reviewer judges them: all that were copied from each other are one cluster."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from gouji.findings.model import Finding
from gouji.reporters.shared.wording import in_others


class Cluster(Struct, frozen=True):
    """Files (by path) with passages that repeat each other; the likeliest ``origin`` is the first of the members."""

    members: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def origin(self) -> str:
        """The file that most of the others are said to repeat."""
        return self.members[0]


def clusters(findings: Iterable[Finding]) -> list[Cluster]:
    """The clusters of findings that something stands in other files, too: those of most members first."""
    found = [finding for finding in findings if in_others(finding)]
    groups = _Groups()
    for finding in found:
        for other in _others(finding):
            groups.join(finding.path, other)
    by_group: dict[str, list[Finding]] = {}
    for finding in found:
        by_group.setdefault(groups.head(finding.path), []).append(finding)
    made = [Cluster(tuple(_members(each)), tuple(each)) for each in by_group.values()]
    return sorted(made, key=lambda cluster: (-len(cluster.members), cluster.members))


def _members(findings: Sequence[Finding]) -> Iterator[str]:
    """The likeliest origin, which findings name first, and the others in their order."""
    firsts = Counter(next(_others(finding)) for finding in findings)
    members = {member for finding in findings for member in (finding.path, *_others(finding))}
    origin = min(firsts, key=lambda member: (-firsts[member], member))
    yield origin
    yield from sorted(members - {origin})


def _others(finding: Finding) -> Iterator[str]:
    return (each.path or "" for each in in_others(finding))


class _Groups:
    """Members that belong together, directly or by others between them."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def head(self, member: str) -> str:
        way = [member]
        while (above := self._above.get(way[-1], way[-1])) != way[-1]:
            way.append(above)
        self._above |= dict.fromkeys(way, way[-1])
        return way[-1]

    def join(self, one: str, other: str) -> None:
        self._above[self.head(one)] = self.head(other)
