"""Constant regular expressions, each compiled when it is first used: a run uses few of all that there are."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, AnyStr, cast

if TYPE_CHECKING:
    import regex

_DECLARED: list[str] = []


class _Lazy:
    """Stands for a compiled expression, whose attributes it takes over one by one."""

    def __init__(self, made: Callable[[], Any]) -> None:
        self._made = made

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._made(), name)
        setattr(self, name, value)
        return value


def lazy_re(expression: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """An expression as :func:`re.compile` makes it; it is given to no function of :mod:`re`."""
    return cast("re.Pattern[AnyStr]", _Lazy(lambda: re.compile(expression, flags)))  # re keeps what it has compiled


def lazy_regex(expression: str) -> regex.Pattern[str]:
    """An expression as ``regex.compile`` makes it; its flags stand in it, as ``(?V1)`` does."""

    def made() -> regex.Pattern[str]:
        from gouji.text import patterns  # noqa: PLC0415 - regex itself is loaded when it is first needed

        return patterns.expression(expression)

    _DECLARED.append(expression)
    return cast("regex.Pattern[str]", _Lazy(made))


def declared() -> tuple[str, ...]:
    """The expressions for ``regex`` of all modules that were imported."""
    return tuple(_DECLARED)
