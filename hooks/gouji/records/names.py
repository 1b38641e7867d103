"""Names of units as they are compared."""

from __future__ import annotations

from functools import lru_cache

from gouji.text.normalize import fold


@lru_cache(maxsize=4096)
def folded(unit: str) -> str:
    """The name of a unit without what two people write differently: width, case, white space, brackets, other marks."""
    return fold(unit).value
