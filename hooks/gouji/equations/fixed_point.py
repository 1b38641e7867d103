"""Numbers of a table as whole multiples of one unit, so that all arithmetic is exact and done on plain integers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TypeVar

from msgspec import Struct

Number = int | Decimal
_AnyKey = TypeVar("_AnyKey")


class Scale(Struct, frozen=True):
    """Values are multiples of 10 ** -``decimals``."""

    decimals: int = 0

    @property
    def unit(self) -> int:
        """What 1 is on this scale."""
        return int(10**self.decimals)

    def whole(self, value: Number) -> int:
        """The value as a number of units."""
        if isinstance(value, int):
            return value * self.unit
        sign, digits, exponent = value.as_tuple()
        size = int("".join(map(str, digits))) * int(10 ** (self.decimals + int(exponent)))
        return -size if sign else size

    def number(self, units: int) -> Number:
        """The value of a number of units: an int where it is whole."""
        if units % self.unit == 0:
            return units // self.unit
        digits = tuple(map(int, str(abs(units))))
        # Built from its digits: Decimal arithmetic would round to the precision of the context.
        exact = Decimal((int(units < 0), digits, -self.decimals))
        return Decimal(f"{exact:f}".rstrip("0"))


def scale_of(values: Iterable[Number]) -> Scale:
    """The coarsest scale on which all values are whole."""
    exponents = (int(value.as_tuple().exponent) for value in values if isinstance(value, Decimal))
    return Scale(max((-exponent for exponent in exponents if exponent < 0), default=0))


def scaled(values: Mapping[_AnyKey, Number | None], scale: Scale) -> dict[_AnyKey, int]:
    """The known values, in units."""
    unit = scale.unit
    return {
        key: value * unit if isinstance(value, int) else scale.whole(value)
        for key, value in values.items()
        if value is not None
    }


def shown(value: Number | None, decimals: int = 0) -> str:
    """A number as it is written, with so many decimals at least; nothing for a cell that has none."""
    if value is None:
        return ""
    text = str(value) if isinstance(value, int) else f"{value:f}"
    missing = decimals - len(text.partition(".")[2])
    return f"{text}{'' if '.' in text else '.'}{'0' * missing}" if missing > 0 else text
