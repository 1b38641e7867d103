"""Regular expressions that come from packs: never run without a limit, and kept on disk as they were compiled.

``regex`` compiles in Python: for the expressions of one pack that takes longer than reading and checking a report.
Those that the build met stand in a table of the installation, others in one of the user.
"""

from __future__ import annotations

import copyreg
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache, cached_property, lru_cache
from typing import Any, cast

import msgspec
import regex
from msgspec import Struct

from gouji.system import deadline, installed
from gouji.system.cache import Store, digest

TIMEOUT = 1.0
"""Seconds for one expression on one text."""
TABLE = "patterns"
"""The name of the table of the installation."""
_STORE = Store("regexes", limit=4)
_MOST = 4096
"""Expressions in the table of the user; beyond that the oldest are dropped."""

Literals = tuple[tuple[str, ...], ...]
"""Of each of them, one stands in every text in which an expression matches."""
_Parts = tuple[
    str, int, bytes, dict[str, int], dict[int, str], dict[str, Any], list[Any], int, tuple[int, ...] | None, int, int
]
"""What ``regex`` makes a pattern of when it is unpickled. What is kept in another shape counts as not kept."""
_Table = dict[str, msgspec.Raw]
"""By expression, the encoded :class:`_Kept` of each."""


class _Kept(Struct, frozen=True, array_like=True):
    """What is kept of an expression: the literals that every text has that it matches, and its :data:`_Parts`."""

    literals: Literals
    parts: msgspec.Raw


class Pattern(Struct, frozen=True, dict=True):
    """A regular expression of a pack. Every method raises TimeoutError where it takes longer than :data:`TIMEOUT`.

    It raises :class:`gouji.system.deadline.OutOfTime` where the time for the whole file is over.
    """

    expression: str

    @cached_property
    def compiled(self) -> regex.Pattern[str]:
        """The expression, compiled."""
        return expression(self.expression)

    @cached_property
    def _needed(self) -> Literals:
        return _literals(self.expression)

    def may_match(self, text: str) -> bool:
        """Whether a text has what it takes; an expression need not even be made for those that have not."""
        for each in self._needed:  # asked for every expression and line: a generator would take most of the time
            for literal in each:
                if literal in text:
                    break
            else:
                return False
        return True

    def search(self, text: str) -> regex.Match[str] | None:
        """The first match."""
        return self.compiled.search(text, timeout=deadline.left(TIMEOUT)) if self.may_match(text) else None

    def match(self, text: str, start: int = 0) -> regex.Match[str] | None:
        """The match that begins at ``start``."""
        return self.compiled.match(text, start, timeout=deadline.left(TIMEOUT)) if self.may_match(text) else None

    def fullmatch(self, text: str) -> regex.Match[str] | None:
        """The match that is the whole text."""
        return self.compiled.fullmatch(text, timeout=deadline.left(TIMEOUT)) if self.may_match(text) else None

    def finditer(self, text: str, *, overlapped: bool = False) -> Iterator[regex.Match[str]]:
        """All matches, on demand such as overlap."""
        if not self.may_match(text):
            return iter(())
        return self.compiled.finditer(text, overlapped=overlapped, timeout=deadline.left(TIMEOUT))


def pattern(expression: str) -> Pattern:
    """An expression that is used alone.

    Raises:
        regex.error: it is no regular expression.
    """
    return compiled((expression,))[0]


@lru_cache(maxsize=512)
def compiled(expressions: tuple[str, ...]) -> tuple[Pattern, ...]:
    """The expressions of one use, compiled.

    Raises:
        regex.error: one of them is no regular expression.
    """
    found = tuple(map(Pattern, expressions))
    for each in found:
        if _kept(each.expression) is None:  # one that was compiled before is an expression, whenever it is made
            each.compiled  # noqa: B018 - raises the error
    return found


@lru_cache(maxsize=4096)
def expression(written: str) -> regex.Pattern[str]:
    """A regular expression as ``regex`` compiles it, made of what was kept of it where that is there.

    Raises:
        regex.error: it is no regular expression.
    """
    kept = _kept(written)
    if kept is not None:
        try:
            parts = msgspec.msgpack.decode(kept, type=_Kept).parts
            return _rebuild()(*msgspec.msgpack.decode(parts, type=_Parts))
        except msgspec.MsgspecError:
            pass
    found = regex.compile(written)
    with suppress(UnicodeEncodeError):  # half a character, which nothing can be written with
        parts = msgspec.Raw(msgspec.msgpack.encode(_taken_apart(found)[1]))
        _fresh()[written] = msgspec.Raw(msgspec.msgpack.encode(_Kept(_read(written), parts)))
    return found


@lru_cache(maxsize=4096)
def _literals(written: str) -> Literals:
    kept = _kept(written)
    if kept is not None:
        with suppress(msgspec.MsgspecError):
            return msgspec.msgpack.decode(kept, type=_Kept).literals
    return _read(written)


def _read(written: str) -> Literals:
    from gouji.text.literals import needed  # noqa: PLC0415 - what is kept has been read

    return needed(written)


def checked(expression: str) -> regex.Pattern[str]:
    """An expression that is compiled to see whether it can be.

    Raises:
        regex.error: it is no regular expression, or one with too much in it for the engine.
    """
    try:
        return regex.compile(expression)
    except (RecursionError, OverflowError, MemoryError):
        raise regex.error("too much is nested or repeated") from None


def keep() -> None:
    """Adds what this process had to compile to the table of the user, for later ones."""
    if fresh := _fresh():
        _users.cache_clear()  # others may have added to it
        table = {**_users(), **fresh}
        _STORE.put(digest((_engine(),)), dict(list(table.items())[-_MOST:]))
        fresh.clear()
        _users.cache_clear()


def forget() -> None:
    """Leaves this process with no expression, as it began; what it had to compile and did not :func:`keep` is lost."""
    for each in (compiled, expression, _literals, _installed, _users, _fresh):
        each.cache_clear()


def table() -> bytes:
    """All that this process had to compile, for an installation."""
    return msgspec.msgpack.encode((_engine(), dict(sorted(_fresh().items()))))


def _kept(expression: str) -> msgspec.Raw | None:
    return _installed().get(expression) or _users().get(expression)


@cache
def _installed() -> _Table:
    data = installed.read(TABLE)
    try:
        engine, found = msgspec.msgpack.decode(data, type=tuple[bytes, _Table]) if data else (b"", {})
    except msgspec.MsgspecError:
        return {}
    return found if engine == _engine() else {}


@cache
def _users() -> _Table:
    return _STORE.get(digest((_engine(),)), _Table) or {}


@cache
def _fresh() -> _Table:
    """What this process had to compile."""
    return {}


def _engine() -> bytes:
    """What decides what is kept of expressions, beside themselves: how they are compiled, and the shape of that."""
    return f"{regex.__version__} {_Kept.__struct_fields__}".encode()


@cache
def _rebuild() -> Callable[..., regex.Pattern[str]]:
    return _taken_apart(regex.compile(""))[0]


def _taken_apart(expression: regex.Pattern[str]) -> tuple[Callable[..., regex.Pattern[str]], tuple[Any, ...]]:
    """As for pickling. A pickle itself could run any code when it is read."""
    taken = copyreg.dispatch_table[type(expression)](expression)
    return cast("tuple[Callable[..., regex.Pattern[str]], tuple[Any, ...]]", taken)
