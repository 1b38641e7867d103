"""Passages of a report that stand in the reports of other units, too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

from msgspec import Struct

from gouji.checks.copies.rule import CopiesRule
from gouji.checks.copies.verify import Overlap, masked, overlap
from gouji.records.fingerprints import fold_passage, hashes
from gouji.records.model import Passage, Record
from gouji.records.siblings import Siblings, unit_of
from gouji.system import deadline
from gouji.text.normalize import Folded

_MOSTLY = 0.5
"""Share of what is copied that stood in last year's report already."""


class Match(Struct, frozen=True):
    """The passage with index ``own`` of a report, and that with index ``other`` in another; either is the copy."""

    own: int
    other: int
    overlap: Overlap


class Copied(Struct, frozen=True):
    """What a report and the one of ``record`` have in common: the best match of each own passage, in their order."""

    record: Record
    matches: tuple[Match, ...]

    @property
    def characters(self) -> int:
        """How many there are of what is copied."""
        return sum(match.overlap.characters for match in self.matches)

    def within(self, passages: Iterable[int]) -> Copied:
        """As far as it is about these own passages."""
        kept = {*passages}
        return Copied(self.record, tuple(match for match in self.matches if match.own in kept))


class Written(Struct, frozen=True):
    """A passage, and a report of the unit that wrote it."""

    passage: Passage
    record: Record


class Texts(Struct, frozen=True, dict=True):
    """Folded passages of reports, and what is left of them without templates."""

    rule: CopiesRule
    siblings: Siblings

    def folded(self, passage: Passage) -> Folded:
        """Its letters, with where they stand."""
        return _folded(passage.text)

    def fresh(self, written: Written) -> str:
        """Its letters, with templates hidden."""
        place = written.record.path, written.passage
        if place not in self._fresh:
            letters = _folded(written.passage.text).value
            common = self.siblings.common(written.record, hashes(letters), self.rule.thresholds)
            self._fresh[place] = masked(letters, common, phrases=self._phrases)
        return self._fresh[place]

    def overlap(self, own: Written, other: Written, units: int) -> Overlap | None:
        """What makes one a copy of the other."""
        return overlap(self.fresh(own), self.fresh(other), units, self.rule.thresholds)

    @cached_property
    def _fresh(self) -> dict[tuple[str, Passage], str]:
        return {}

    @cached_property
    def _phrases(self) -> tuple[str, ...]:
        return self.rule.letters_of_phrases


# Who is compared with one report is often compared with others of the run as well.
@lru_cache(maxsize=4096)
def _folded(text: str) -> Folded:
    return fold_passage(text)


def copied(record: Record, last_year: Record | None, texts: Texts) -> list[Copied]:
    """What a report has in common with others, most first, each unit once; not what it said last year, too."""
    best: dict[str, tuple[Record, dict[int, Match]]] = {}
    for record_, match in _matches(record, texts):
        matches = best.setdefault(record_.path, (record_, {}))[1]
        known = matches.get(match.own)
        if known is None or _size(match) > _size(known):
            matches[match.own] = match
    old = _kept_from(last_year, record, sorted({own for _, matches in best.values() for own in matches}), texts)
    found = [
        Copied(other, tuple(matches[own] for own in sorted(matches) if not _is_old(matches[own], old.get(own))))
        for other, matches in best.values()
    ]
    found = sorted((each for each in found if each.matches), key=lambda each: (-each.characters, each.record.path))
    units: dict[str, Copied] = {}  # a unit may have its report in two formats
    for each in found:
        units.setdefault(unit_of(each.record), each)
    return list(units.values())


def _matches(record: Record, texts: Texts) -> Iterator[tuple[Record, Match]]:
    sections = texts.rule.sections
    for sibling in texts.siblings.candidates(record, texts.rule.thresholds):
        deadline.check()
        own, other = record.passages[sibling.passage], sibling.record.passages[sibling.other]
        if not sections or own.section in sections:
            found = texts.overlap(Written(own, record), Written(other, sibling.record), sibling.units)
            if found is not None:
                yield sibling.record, Match(sibling.passage, sibling.other, found)


def _size(match: Match) -> tuple[int, int]:
    return match.overlap.characters, -match.other


def _kept_from(last_year: Record | None, record: Record, passages: Sequence[int], texts: Texts) -> dict[int, range]:
    """The range of each of these passages that stood in last year's report."""
    kept: dict[int, range] = {}
    for old in last_year.passages if last_year else ():
        for own in passages:
            found = texts.overlap(Written(record.passages[own], record), Written(old, record), texts.rule.few)
            if found is not None and len(found.own) > len(kept.get(own, ())):
                kept[own] = found.own
    return kept


def _is_old(match: Match, old: range | None) -> bool:
    if old is None:
        return False
    now = match.overlap.own
    return min(now.stop, old.stop) - max(now.start, old.start) >= _MOSTLY * len(now)
