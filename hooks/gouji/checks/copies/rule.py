"""The type of ``copies`` rules."""

from typing import Annotated

import msgspec

from gouji.records.fingerprints import fold_passage
from gouji.records.thresholds import THRESHOLDS, Thresholds
from gouji.schema.rule import Rule

_Number = Annotated[int, msgspec.Meta(ge=1)]


class CopiesRule(Rule, frozen=True, kw_only=True, tag="copies"):
    """Passages that stand in the report of another unit for the same year, too.

    What many units write alike is a template and no copy: it is learned from the reports that are at hand. ``sections``
    are those that are looked at; without it all are. ``phrases`` are words that may stand in every report;
    punctuation, digits and white space in them make no difference. ``fresh`` are the fewest characters of a copy,
    templates and phrases not counted. ``share`` is how much of the longer passage a copy is at the least, in per cent,
    unless it has twice as many. ``block`` is the length of a run of equal characters from which on it counts.
    ``units`` is how many units may have a run of letters that is no template, or one in 500 of very many. ``family``
    is how many units below one parent may have it. ``shared`` is how many fingerprints of such runs, each of at most
    ``units`` units, two passages must have in common to be compared. ``few`` is the number of units below which
    templates can't be learned. ``fresh_among_few`` is in place of ``fresh`` where there are fewer units than that.
    """

    sections: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    fresh: _Number = THRESHOLDS.fresh
    block: _Number = THRESHOLDS.block
    units: _Number = THRESHOLDS.units
    family: _Number = THRESHOLDS.family
    shared: _Number = THRESHOLDS.shared
    share: Annotated[int, msgspec.Meta(ge=1, le=100)] = THRESHOLDS.share
    few: _Number = THRESHOLDS.few
    fresh_among_few: _Number = THRESHOLDS.fresh_among_few

    @property
    def thresholds(self) -> Thresholds:
        """Its numbers."""
        return Thresholds(*(getattr(self, name) for name in Thresholds.__struct_fields__))

    @property
    def letters_of_phrases(self) -> tuple[str, ...]:
        """Its phrases, folded as passages are."""
        return tuple(letters for each in self.phrases if (letters := fold_passage(each).value))

    @property
    def message_fields(self) -> tuple[str, ...]:
        """What ``message`` may name in braces."""
        return ("section", "other", "quote", "characters", "share")

    @property
    def about_sections(self) -> tuple[str, ...]:
        """The ids of the sections that the rule names."""
        return self.sections
