"""What can't be meant as it stands: a period that is no year, a plan for the year that is over."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from gouji.checks.narrative.normalized import Lines, NormalizedLine
from gouji.checks.narrative.patterns import YEARS, Words, compiled, with_years
from gouji.checks.narrative.rule import Slip
from gouji.checks.narrative.years import YearReader
from gouji.forms.sections.bound import BoundSection


class SlipMention(Struct, frozen=True):
    """A slip at ``start:end`` of a line, and what would be right."""

    line: NormalizedLine
    start: int
    end: int
    section: BoundSection | None
    expected: str

    @property
    def actual(self) -> str:
        """What stands there."""
        return self.line.value[self.start : self.end]


def needs_year(slip: Slip) -> bool:
    """Whether a slip can be told only where the year of the report is known."""
    return any(f"{{{year}}}" in part for year in YEARS for part in (slip.say, slip.expected))


def slips(text: Lines, known: tuple[Slip, ...], words: Words, years: YearReader) -> Iterator[tuple[SlipMention, ...]]:
    """Slips of the text, those of one kind that say the same together, the first of them first.

    ``years`` tells what of a line is read: no spans of years.

    Raises:
        TimeoutError: a pattern takes too long.
    """
    found: dict[tuple[str, str], list[SlipMention]] = {}
    seen: set[tuple[int, int]] = set()
    for slip in known:
        for mention in _mentions(text, slip, words, years):
            place = (id(mention.line), mention.start)
            if place not in seen:
                seen.add(place)
                found.setdefault((mention.actual, mention.expected), []).append(mention)
    yield from map(tuple, found.values())


def _mentions(text: Lines, slip: Slip, words: Words, years: YearReader) -> Iterator[SlipMention]:
    say, *unless = compiled(tuple(filter(None, (slip.say, slip.unless))), words)
    if not say.may_match(years.all_readable):
        return
    for section, _, line in text:
        if not _is_read(slip, section):
            continue
        for match in say.finditer(years.readable(line.value)):
            mention = SlipMention(line, *match.span("actual"), section, with_years(slip.expected, words))
            start, end = line.sentence(mention.start, mention.end)
            if not any(each.search(line.value[start:end]) for each in unless):
                yield mention


def _is_read(slip: Slip, section: BoundSection | None) -> bool:
    if section is None:
        return not slip.sections
    return not slip.preamble and (not slip.sections or section.is_in(slip.sections))
