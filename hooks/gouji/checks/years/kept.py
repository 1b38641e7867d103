"""Passages that were kept word for word: sentences in a row that last year's report has in the same row.

What may stand in every report does not count, and parts no row: short headings, sentences that are little but figures.
Nor is a passage told most of which many units write alike, as far as their reports are at hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from gouji.checks.years.alignment import Alignment, Sentence, Twin
from gouji.records.fingerprints import covered, hashes
from gouji.records.model import Record
from gouji.records.siblings import Siblings
from gouji.records.thresholds import THRESHOLDS
from gouji.text.lazy import lazy_re

_SHORTEST = 10
"""Folded characters of a sentence that says something; a heading that ends with a full stop has fewer."""
_TO_A_FIGURE = 20
"""Folded characters to each figure in a sentence that is no mere count."""
_FIGURE = lazy_re(r"[0-9]+(?:[.,][0-9]+)*")
_YEAR = lazy_re(r"(?:19|20)[0-9]{2}")


class Kept(Struct, frozen=True):
    """A passage: its sentences and those of the other report, and how many characters count."""

    twins: tuple[Twin, ...]
    characters: int


class Common(Struct, frozen=True):
    """What many units write alike: of a report among its siblings, or nothing where none are at hand."""

    record: Record
    siblings: Siblings | None = None

    def fresh(self, folded: str) -> int:
        """How many characters of a text are not common."""
        if self.siblings is None:
            return len(folded)
        return covered(folded, self.siblings.common(self.record, hashes(folded), THRESHOLDS)).count(0)


def kept(alignment: Alignment, minimum: int, common: Common) -> tuple[Kept, ...]:
    """The passages of a text that have at least so many characters that count."""
    found = []
    for row in _rows(alignment.twins):
        written = [twin.own.folded for twin in row if _says_something(twin.own)]
        characters = sum(map(len, written))
        if characters >= minimum and 2 * sum(map(common.fresh, written)) >= characters:
            found.append(Kept(tuple(row), characters))
    return tuple(found)


def _rows(twins: Sequence[Twin]) -> Iterator[list[Twin]]:
    row: list[Twin] = []
    for twin in twins:
        if not twin.exact:
            continue
        if row and not _follows(row[-1], twin):
            yield row
            row = []
        row.append(twin)
    if row:
        yield row


def _follows(before: Twin, twin: Twin) -> bool:
    sections = {(each.own.passage.section, each.other.passage.section) for each in (before, twin)}
    return (twin.own.at, twin.other.at) == (before.own.at + 1, before.other.at + 1) and len(sections) == 1


def _says_something(sentence: Sentence) -> bool:
    figures = sum(not _YEAR.fullmatch(each[0]) for each in _FIGURE.finditer(sentence.text))
    return sentence.size >= max(_SHORTEST, _TO_A_FIGURE * figures)
