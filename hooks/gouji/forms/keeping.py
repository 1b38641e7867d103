"""What is made of a form, made once and kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

Made = TypeVar("Made")


def kept(most: int) -> Callable[[Callable[..., Made]], Callable[..., Made]]:
    """Makes a function of frozen values keep its last ``most`` results, each for these very objects.

    To hash a form would take longer than most of what is made of it, so that it is known by its identity: that is its
    own for as long as the object is held here.
    """

    def decorated(make: Callable[..., Made]) -> Callable[..., Made]:
        results: dict[tuple[int, ...], tuple[tuple[Any, ...], Made]] = {}

        @wraps(make)
        def made(*of: Any) -> Made:
            key = tuple(map(id, of))
            known = results.get(key)
            if known is None:
                known = of, make(*of)
                while len(results) >= most:
                    results.pop(next(iter(results)), None)
                results[key] = known
            return known[1]

        return made

    return decorated
