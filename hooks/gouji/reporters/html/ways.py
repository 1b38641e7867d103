"""From what a card names to where it stands: files, places in them, and findings with all others of their file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from gouji.findings.model import Finding, Related
from gouji.reporters.html import messages
from gouji.reporters.html.groups import groups
from gouji.reporters.html.page import Page
from gouji.reporters.html.units import Unit
from gouji.reporters.html.writing import plain, shown
from gouji.reporters.shared import wording

_ACROSS = ("years", "units", "copies")
"""The check kinds that compare reports."""


class Ways(Struct, frozen=True, dict=True):
    """Texts of HTML, with links to files of which there is something on the page, which ``units`` are."""

    page: Page
    units: Sequence[Unit]

    def line(self, finding: Finding) -> str:
        """The file and the line, where what stands there says which cell it is."""
        return " · ".join(filter(None, (self._way(finding.path), wording.position(finding.place))))

    def line_of(self, related: Related) -> str:
        """The same of another place."""
        return " · ".join(filter(None, (self._way(related.path or ""), wording.position(related.place))))

    def place(self, finding: Finding) -> str:
        """The file, the place in the form or the paragraph, and the line."""
        name = wording.address(finding.where, finding.spot, "", self.page.language)
        return " · ".join(filter(None, (self._way(finding.path), plain(name), wording.position(finding.place))))

    def place_of(self, related: Related) -> str:
        """The same of another place."""
        name = wording.address(related.where, related.spot, "", self.page.language)
        at = (self._way(related.path or ""), plain(name), wording.position(related.place))
        return " · ".join(filter(None, at))

    def title(self, path: str) -> str:
        """What the document calls itself, where that is known; else its path."""
        unit = self._by_path.get(path)
        return shown(unit.title or path) if unit else plain(path)

    def link(self, finding: Finding) -> str:
        """To the finding, where it stands with all others of its file."""
        unit, number = self._numbers[id(finding)]
        target = self.page.target(unit.number).partition("#")[0]
        return f'<a href="{target}#{unit.anchor}-{number}">{self.page.say(messages.SEE_FINDING, number=number)}</a>'

    def _way(self, path: str) -> str:
        """The path, as a link where there is something about the file."""
        unit = self._by_path.get(path)
        return f'<a href="{self.page.target(unit.number)}">{plain(path)}</a>' if unit else plain(path)

    @cached_property
    def _by_path(self) -> Mapping[str, Unit]:
        return {unit.file.path: unit for unit in self.units}

    @cached_property
    def _numbers(self) -> Mapping[int, tuple[Unit, int]]:
        """The unit and number of each finding that compares reports."""
        return {
            id(finding): (unit, number)
            for unit in self.units
            if any(finding.check in _ACROSS for finding in unit.file.findings)
            for group in groups(unit.file)
            for number, finding in group.findings
        }
