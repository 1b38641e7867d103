"""What makes a passage a copy of another: the numbers of the whole plan, for rules, for queries, for Python."""

from __future__ import annotations

from msgspec import Struct

UNITS_PART, FAMILY_PART = 10, 3
"""Of few units at most a tenth, of a family at most a third may have a rare fingerprint…"""
VERY_MANY = 500
"""…and of very many units one of so many: the more there are, the more have the same phrase by chance…"""
LEAST = 2
"""…but so many always may: a copy takes two."""


class Thresholds(Struct, frozen=True):
    """When a passage is a copy.

    A fingerprint is *rare* that at most ``units`` units have, or one in 500 of very many, and at most ``family``
    below one parent; what more share is *common*: a template. Where there are few units, that many would be most of
    them: then it is at most a tenth of all units, a third of the family, but two at the least. Passages of two
    units that share at least ``shared`` rare fingerprints, each of at most ``units`` units, are compared: what is
    common is left out, and what is left is copied where at least ``block`` characters in a row are the same, and
    what is the same in the little that lies between them. In a copy that is at least ``fresh`` characters, and
    ``share`` per cent of the longer passage or twice as many (or three quarters of ``fresh``, where most of what is
    left is the same, and much of the template around it); among fewer than ``few`` units, where nothing can be
    learned of templates, ``fresh_among_few`` in place of ``fresh``.
    """

    units: int = 60
    family: int = 4
    shared: int = 3
    fresh: int = 40
    block: int = 6
    share: int = 50
    few: int = 6
    fresh_among_few: int = 120

    def most_units(self, units: int) -> int:
        """Of so many units, how many may have a rare fingerprint."""
        return min(max(self.units, units // VERY_MANY), max(self.family, units // UNITS_PART))

    def most_met(self, units: int) -> int:
        """Of so many units, how many may have a fingerprint by which passages are found: each meets all others."""
        return min(self.units, self.most_units(units))

    def most_in_family(self, units: int) -> int:
        """Of so many units below one parent, how many may have a rare fingerprint."""
        return min(self.family, max(LEAST, units // FAMILY_PART))

    def least_fresh(self, units: int) -> int:
        """The fewest characters of a copy among so many units: of the family of both, or else of all there are."""
        return self.fresh if units >= self.few else self.fresh_among_few


THRESHOLDS = Thresholds()
"""Where a rule does not say otherwise."""
