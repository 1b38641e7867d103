"""From what is asked for to a new document: which pack, whose document and of which year, and what is taken over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from gouji.messages.errors import UsageError
from gouji.messages.message import Language, Message, plain
from gouji.packs.library import Library
from gouji.scaffold.formats.grid import Block
from gouji.scaffold.report import messages
from gouji.scaffold.report.draft import draft
from gouji.scaffold.report.family import ancestry, covering
from gouji.scaffold.report.last_year import LastYear, read
from gouji.scaffold.report.taking import take
from gouji.scaffold.report.words import Words
from gouji.schema.info import PackInfo
from gouji.text.patterns import pattern

_NOT_IN_NAMES = frozenset('\\/:*?"<>|')


class Order(Struct, frozen=True):
    """What is asked for: the id or path of a pack; whose document, and its year, if given; last year's, if given."""

    library: Library
    pack: str
    unit: str | None = None
    year: int | None = None
    last_year: str | None = None


class Begun(Struct, frozen=True):
    """A new document in its language, a name for its file without suffix, and what a person should know."""

    blocks: tuple[Block, ...]
    language: Language
    name: str
    remarks: tuple[Message, ...] = ()


def begin(order: Order, today: date | None = None) -> Begun:
    """The new document. Without a year it is about the one after last year's document, or else before ``today``.

    Raises:
        UsageError: there is no such pack, it is not for that year, or last year's document can't be used.
        PackError: something is wrong with a pack.
    """
    pack = order.library.get(order.pack)
    last = read(order.last_year, pack, order.library) if order.last_year is not None else None
    year = order.year or _next(last) or (today or date.today()).year - 1  # noqa: DTZ011 - a year as people here count
    _check_year(pack.info, year, order.library)
    unit = " ".join((order.unit or "").split()) or (last.unit if last else None)
    words = Words(pack, year, unit)
    taken, remarks = take(last, words) if last else (None, ())
    blocks = draft(words, taken) if taken else draft(words)
    told = _told(unit, year, last)
    return Begun(blocks, words.language, _name(words), (*told, *remarks))


def _next(last: LastYear | None) -> int | None:
    return last.year + 1 if last and last.year else None


def _check_year(info: PackInfo, year: int, library: Library) -> None:
    claims = info.claims
    if claims is None:
        return
    if not claims.years.cover(year):
        others = covering(year, ancestry(info, library), library)
        hint = messages.FOR_THAT_YEAR.fill(packs=", ".join(others)) if others else plain("")
        raise UsageError(messages.YEAR_NOT_COVERED.fill(pack=info.id, year=year, hint=hint))
    if claims.year is not None and pattern(claims.year).search(str(year)) is None:
        raise UsageError(messages.YEAR_UNREADABLE.fill(pack=info.id, year=year))


def _told(unit: str | None, year: int, last: LastYear | None) -> Iterator[Message]:
    """Whose document it is and of which year, where nobody said so."""
    if unit is None:
        yield messages.NO_UNIT_THERE if last else messages.NO_UNIT
    elif last:
        yield messages.FROM_LAST_YEAR.fill(unit=unit, year=year)


def _name(words: Words) -> str:
    """The title where it is whole, else the pack and the year; without what a file name may not have."""
    name = words.title if words.unit else f"{words.pack.info.id}-{words.year}"
    return "".join("-" if each in _NOT_IN_NAMES or not each.isprintable() else each for each in name)[:80].strip(". ")
