"""What a run over several reports has found between them: year against year, sums of units, clusters of copies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal

from msgspec import Struct

from gouji.findings.model import Finding, Related
from gouji.messages.message import Message
from gouji.reporters.html import messages
from gouji.reporters.html.groups import groups
from gouji.reporters.html.page import Page
from gouji.reporters.html.passages import halves, origin_of
from gouji.reporters.html.units import Unit
from gouji.reporters.html.writing import plain, shown
from gouji.reporters.shared import wording
from gouji.reporters.shared.clusters import Cluster, clusters

ACROSS = ("years", "units", "copies")
"""The check kinds that compare reports."""
_MOST = 200
"""Findings that a part shows; the others stand with their files."""
_OPEN = 20
"""So many are not folded."""
_FILES = 12
"""Files of a cluster, and cells of a sum, that are not folded."""

Id = Literal["years", "sums", "copies"]


class Across(Struct, frozen=True, dict=True):
    """The three parts, each only where there is something in it."""

    page: Page
    units: Sequence[Unit]

    def whole(self) -> Iterator[str]:
        """All of them."""
        yield from self._part("years", messages.YEARS, [*map(self._year, self._of("years"))])
        yield from self._part("sums", messages.SUMS, [*map(self._sum, self._of("units"))])
        yield from self._part("copies", messages.COPIES, [*map(self._cluster, clusters(self._of("copies")))])

    def _part(self, name: Id, title: Message, cards: Sequence[Iterator[str]]) -> Iterator[str]:
        if not cards:
            return
        yield f'<section class="across" id="{name}" aria-labelledby="{name}-title">\n'
        yield f'<h2 id="{name}-title">{self.page.say(title)}</h2>\n'
        folded = len(cards) > _OPEN
        yield f"<details><summary>{self.page.say(messages.ALL_OF, count=len(cards))}</summary>\n" if folded else ""
        for card in cards[:_MOST]:
            yield from card
        if len(cards) > _MOST:
            yield f'<p class="aside">{self.page.say(messages.MORE_CARDS, count=len(cards) - _MOST)}</p>\n'
        yield ("</details>\n" if folded else "") + "</section>\n"

    def _of(self, check: str) -> list[Finding]:
        """Findings of a kind, the worst first."""
        return wording.worst_first(
            finding for unit in self.units for finding in unit.file.findings if finding.check == check
        )

    # ---- year against year ----

    def _year(self, finding: Finding) -> Iterator[str]:
        """Last year's figure or passage beside that of this year."""
        yield from self._head(finding)
        before = next(iter(finding.in_others), None)
        if before and finding.passages:
            yield from self._beside(finding, before, finding.passages)
        elif before:
            yield '<div class="pair">\n'
            yield self._figure(messages.LAST_YEAR, self._line_of(before), self._there(before))
            yield self._figure(messages.THIS_YEAR, self._line(finding), self._here(finding))
            yield "</div>\n"
        yield "</article>\n"

    def _here(self, finding: Finding) -> str:
        """The figure of this year, and what should stand there where that is known."""
        name = wording.label(finding.where, "", self.page.language)
        actual = finding.actual if finding.actual is not None else messages.BLANK.in_language(self.page.language)
        said = messages.CELL.fill(name=name, value=actual).in_language(self.page.language) if name else actual
        return plain(said)

    def _there(self, related: Related) -> str:
        return plain(related.message.in_language(self.page.language))

    # ---- sums of units ----

    def _sum(self, finding: Finding) -> Iterator[str]:
        """The figure of the unit above, the sum of those below, and each of them."""
        yield from self._head(finding)
        parts = [(messages.OF_PARENT, finding.actual), (messages.OF_CHILDREN, finding.expected)]
        parts.append((messages.DIFFERENCE, _difference(finding)))
        yield '<table class="t sum">\n<tr>'
        yield "".join(f'<th scope="col" class="n">{self.page.say(name)}' for name, value in parts if value)
        yield "\n<tr>" + "".join(f'<td class="n">{plain(value)}' for _, value in parts if value) + "\n</table>\n"
        below = finding.in_others
        folded = len(below) > _FILES
        yield f"<details><summary>{self.page.say(messages.CHILDREN, count=len(below))}</summary>\n" if folded else ""
        yield "<ul>\n"
        yield from (f"<li>{self._line_of(each)}{self.page.say(messages.COLON)}{self._there(each)}\n" for each in below)
        yield "</ul>\n" + ("</details>\n" if folded else "") + "</article>\n"

    # ---- clusters of copies ----

    def _cluster(self, cluster: Cluster) -> Iterator[str]:
        """One card: the likeliest origin if any is, who else has it, and the clearest copy beside it."""
        worst = wording.worst_first(cluster.findings)[0]
        said = self.page.say(messages.CLUSTER, count=cluster.size)
        yield f"<article class={worst.severity}><h3>{said}</h3>\n<p>"
        if cluster.origin is None:
            yield self.page.say(messages.NO_ORIGIN)
        else:
            yield f"{self.page.say(messages.ORIGIN_OF)}{self._member(cluster, cluster.origin)}"
        yield "</p>\n"
        others = [each for each in cluster.members if each != cluster.origin]
        folded = len(others) > _FILES
        some = messages.ALL_OF if cluster.origin is None else messages.MEMBERS
        yield f"<details><summary>{self.page.say(some, count=len(others))}</summary>\n" if folded else ""
        yield "<ul>\n" + "".join(f"<li>{self._member(cluster, each)}\n" for each in others)
        left = cluster.size - len(cluster.members)
        yield f"<li>{self.page.say(messages.MORE_MEMBERS, count=left)}\n" if left else ""
        yield "</ul>\n"
        yield "</details>\n" if folded else ""
        if self.page.detail == "whole":
            yield from self._clearest(cluster)
        yield "</article>\n"

    def _member(self, cluster: Cluster, path: str) -> str:
        """A file, with a link to what is found in it where it has a finding of its own."""
        finding = next((each for each in cluster.findings if each.path == path), None)
        if finding:
            return self._place(finding) + f" {self._link(finding)}"
        related = (each for found in cluster.findings for each in found.in_others)
        return self._place_of(next(each for each in related if each.path == path))

    def _clearest(self, cluster: Cluster) -> Iterator[str]:
        """The longest passage beside the one of the origin, or of any other where nobody can tell."""
        pairs = [
            (finding, other, finding.passages)
            for finding in cluster.findings
            for other in finding.in_others[:1]
            if finding.passages and cluster.origin in (None, other.path)
        ]
        if pairs:
            yield from self._beside(*max(pairs, key=lambda pair: (pair[0].confidence != "ambiguous", len(pair[2][0]))))

    # ---- what they have in common ----

    def _head(self, finding: Finding) -> Iterator[str]:
        severity = self.page.say(wording.SEVERITIES[finding.severity])
        yield f"<article class={finding.severity}><h3><b>{severity}</b> {self._title(finding.path)} "
        yield f'<span class="aside">{plain(finding.rule)} {self._link(finding)}</span></h3>\n'
        yield f"<p>{plain(finding.message.in_language(self.page.language))}</p>\n"

    def _beside(self, finding: Finding, other: Related, passages: tuple[str, str]) -> Iterator[str]:
        own, others = halves(*passages, copied=finding.check == "copies")
        title = messages.LAST_YEAR if finding.check == "years" else origin_of(finding)
        yield '<div class="pair">\n'
        yield self._figure(title, self._place_of(other), others)
        yield self._figure(messages.COPY, self._place(finding), own)
        yield "</div>\n"

    def _figure(self, title: Message, place: str, quoted: str) -> str:
        caption = f"{self.page.say(title)} · {place}"
        return f"<figure>\n<figcaption>{caption}</figcaption>\n<blockquote>{quoted}</blockquote>\n</figure>\n"

    def _line(self, finding: Finding) -> str:
        """The file and the line, where what stands there says which cell it is."""
        return " · ".join(filter(None, (self._way(finding.path), wording.position(finding.place))))

    def _line_of(self, related: Related) -> str:
        return " · ".join(filter(None, (self._way(related.path or ""), wording.position(related.place))))

    def _place(self, finding: Finding) -> str:
        name = wording.address(finding.where, finding.spot, "", self.page.language)
        return " · ".join(filter(None, (self._way(finding.path), plain(name), wording.position(finding.place))))

    def _place_of(self, related: Related) -> str:
        name = wording.address(related.where, related.spot, "", self.page.language)
        at = (self._way(related.path or ""), plain(name), wording.position(related.place))
        return " · ".join(filter(None, at))

    def _title(self, path: str) -> str:
        unit = self._by_path.get(path)
        return shown(unit.title or path) if unit else plain(path)

    def _way(self, path: str) -> str:
        """The path, as a link where there is something about the file."""
        unit = self._by_path.get(path)
        return f'<a href="{self.page.target(unit.number)}">{plain(path)}</a>' if unit else plain(path)

    def _link(self, finding: Finding) -> str:
        """To the finding, where it stands with all others of its file."""
        unit, number = self._numbers[id(finding)]
        target = self.page.target(unit.number).partition("#")[0]
        return f'<a href="{target}#{unit.anchor}-{number}">{self.page.say(messages.SEE_FINDING, number=number)}</a>'

    @cached_property
    def _by_path(self) -> Mapping[str, Unit]:
        return {unit.file.path: unit for unit in self.units}

    @cached_property
    def _numbers(self) -> Mapping[int, tuple[Unit, int]]:
        """The unit and number of each finding that compares reports."""
        return {
            id(finding): (unit, number)
            for unit in self.units
            if any(finding.check in ACROSS for finding in unit.file.findings)
            for group in groups(unit.file)
            for number, finding in group.findings
        }


def _difference(finding: Finding) -> str | None:
    """How much more the figure is than it should be; None where one of both is no whole number."""
    try:
        return f"{int(finding.actual or '') - int(finding.expected or ''):+d}"
    except ValueError:
        return None
