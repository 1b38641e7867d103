"""A card for what was found between reports: figures or passages beside each other, and the files that have them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from msgspec import Struct

from gouji.findings.model import Finding, Related
from gouji.messages.message import Message
from gouji.reporters.html import messages
from gouji.reporters.html.page import Page
from gouji.reporters.html.passages import halves, origin_of
from gouji.reporters.html.ways import Ways
from gouji.reporters.html.writing import plain
from gouji.reporters.shared import wording
from gouji.reporters.shared.clusters import Cluster

_FILES = 12
"""Files of a cluster, and cells of a sum, that are not folded."""


class Cards(Struct, frozen=True):
    """Each method makes a card; ``ways`` lead to what else is on the page."""

    page: Page
    ways: Ways

    # ---- year against year ----

    def year(self, finding: Finding) -> Iterator[str]:
        """Last year's figure or passage beside that of this year."""
        yield from self._head(finding)
        before = next(iter(finding.in_others), None)
        if before and finding.passages:
            yield from self._beside(finding, before, finding.passages)
        elif before:
            yield '<div class="pair">\n'
            yield self._figure(messages.LAST_YEAR, self.ways.line_of(before), self._there(before))
            yield self._figure(messages.THIS_YEAR, self.ways.line(finding), self._here(finding))
            yield "</div>\n"
        yield "</article>\n"

    def _here(self, finding: Finding) -> str:
        """The figure of this year."""
        name = wording.label(finding.where, "", self.page.language)
        actual = finding.actual if finding.actual is not None else messages.BLANK.in_language(self.page.language)
        said = messages.CELL.fill(name=name, value=actual).in_language(self.page.language) if name else actual
        return plain(said)

    def _there(self, related: Related) -> str:
        return plain(related.message.in_language(self.page.language))

    # ---- sums of units ----

    def sum(self, finding: Finding) -> Iterator[str]:
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
        yield from (
            f"<li>{self.ways.line_of(each)}{self.page.say(messages.COLON)}{self._there(each)}\n" for each in below
        )
        yield "</ul>\n" + ("</details>\n" if folded else "") + "</article>\n"

    # ---- clusters of copies ----

    def cluster(self, cluster: Cluster) -> Iterator[str]:
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
            return self.ways.place(finding) + f" {self.ways.link(finding)}"
        related = (each for found in cluster.findings for each in found.in_others)
        return self.ways.place_of(next(each for each in related if each.path == path))

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
        yield f"<article class={finding.severity}><h3><b>{severity}</b> {self.ways.title(finding.path)} "
        yield f'<span class="aside">{plain(finding.rule)} {self.ways.link(finding)}</span></h3>\n'
        yield f"<p>{plain(finding.message.in_language(self.page.language))}</p>\n"

    def _beside(self, finding: Finding, other: Related, passages: tuple[str, str]) -> Iterator[str]:
        own, others = halves(*passages, copied=finding.check == "copies")
        title = messages.LAST_YEAR if finding.check == "years" else origin_of(finding)
        yield '<div class="pair">\n'
        yield self._figure(title, self.ways.place_of(other), others)
        yield self._figure(messages.COPY, self.ways.place(finding), own)
        yield "</div>\n"

    def _figure(self, title: Message, place: str, quoted: str) -> str:
        caption = f"{self.page.say(title)} · {place}"
        return f"<figure>\n<figcaption>{caption}</figcaption>\n<blockquote>{quoted}</blockquote>\n</figure>\n"


def _difference(finding: Finding) -> str | None:
    """How much more the figure is than it should be; None where one of both is no number."""
    try:
        return f"{Decimal(finding.actual or '') - Decimal(finding.expected or ''):+f}"
    except InvalidOperation:
        return None
