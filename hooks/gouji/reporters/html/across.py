"""What a run over several reports has found between them: year against year, sums of units, clusters of copies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Literal

from msgspec import Struct

from gouji.findings.model import Finding
from gouji.messages.message import Message
from gouji.reporters.html import messages
from gouji.reporters.html.cards import Cards
from gouji.reporters.html.page import Page
from gouji.reporters.html.units import Unit
from gouji.reporters.html.ways import Ways
from gouji.reporters.shared import wording
from gouji.reporters.shared.clusters import clusters

_MOST = 200
"""Findings that a part shows; the others stand with their files."""
_OPEN = 20
"""So many are not folded."""

Id = Literal["years", "sums", "copies"]


class Across(Struct, frozen=True, dict=True):
    """The three parts, each only where there is something in it."""

    page: Page
    units: Sequence[Unit]

    def whole(self) -> Iterator[str]:
        """All of them."""
        yield from self._part("years", messages.YEARS, [*map(self._cards.year, self._of("years"))])
        yield from self._part("sums", messages.SUMS, [*map(self._cards.sum, self._of("units"))])
        yield from self._part("copies", messages.COPIES, [*map(self._cards.cluster, clusters(self._of("copies")))])

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

    @cached_property
    def _cards(self) -> Cards:
        return Cards(self.page, Ways(self.page, self.units))
