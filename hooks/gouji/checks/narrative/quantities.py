"""Figures in running text: ``1,234``, ``38.67万``, ``一百零五``."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

import regex
from msgspec import Struct

from gouji.text import numerals

_CHINESE, _LARGE = numerals.CHARACTERS, "".join(numerals.LARGE)
NUMBER = (
    rf"(?:(?<![\d.,{_CHINESE}])(?:\d{{1,3}}(?:,\d{{3}}){{1,6}}|\d{{1,20}})(?:\.\d{{1,20}})?[{_LARGE}]?(?!\d|[.,]\d)"
    rf"|(?<![\d.{_CHINESE}])[{_CHINESE}]{{1,20}}(?![{_CHINESE}]))"
)
"""A regular expression for a figure in folded text, without groups."""

_MOST = 6
"""So many decimals are shown at most."""


class Quantity(Struct, frozen=True):
    """An exact value, and the value of one unit of the last digit that is printed."""

    value: Fraction
    step: Fraction = Fraction(1)

    @staticmethod
    def whole(value: int) -> Quantity:
        """A whole number."""
        return Quantity(Fraction(value))

    def times(self, factor: Fraction | int) -> Quantity:
        """So many times the same."""
        return Quantity(self.value * factor, self.step * factor) if factor != 1 else self

    def agrees(self, other: Fraction, step: Fraction = Fraction(0)) -> bool:
        """Whether ``other``, printed to ``step`` where that is coarser, is the same but for rounding."""
        if self.value == other:
            return True
        return abs(self.value - other) <= max(self.step, step) / 2


def exact(before: Iterable[str], behind: Iterable[str]) -> str:
    """:data:`NUMBER` without figures that words, which stand ``before`` or ``behind`` them, make no exact counts."""
    heads, tails = ("|".join(map(regex.escape, words)) for words in (before, behind))
    return (rf"(?<!(?i:{heads})\s?)" if heads else "") + NUMBER + (rf"(?!\s?(?i:{tails}))" if tails else "")


def quantity(written: str) -> Quantity:
    """Reads what :data:`NUMBER` matches."""
    if written[0].isdecimal():
        return _arabic(written)
    return Quantity(Fraction(numerals.value(written)))


def shown(value: Fraction, step: Fraction = Fraction(0)) -> str:
    """A value in decimals, as many as ``step`` has; without a step as many as it needs."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    if step:
        return f"{exact:.{len(str(step.denominator)) - 1}f}"
    return f"{exact:.{_MOST}f}".rstrip("0").rstrip(".")


def _arabic(written: str) -> Quantity:
    scale = numerals.LARGE.get(written[-1], 1)
    digits, _, decimals = written.rstrip(_LARGE).replace(",", "").partition(".")
    parts: int = 10 ** len(decimals)
    return Quantity(Fraction(int(digits + decimals) * scale, parts), Fraction(scale, parts))
