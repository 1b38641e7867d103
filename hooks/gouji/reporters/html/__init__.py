"""What a reviewer works with: one page, or a folder of pages with an index, with nothing loaded from elsewhere.

A page is whole without its script, which adds search, filters and sorting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate

from msgspec.structs import replace

from gouji.linter.results import Result
from gouji.messages.message import Language
from gouji.reporters import INDEX, SUBFOLDER
from gouji.reporters.html.overview import Overview
from gouji.reporters.html.page import Page, document
from gouji.reporters.html.section import section
from gouji.reporters.html.units import Unit, names, units
from gouji.reporters.shared.terminal import PLAIN, Screen

LIGHT = 1_500_000
"""Bytes of a page from which on less of the documents is drawn."""


def report(result: Result, language: Language, *, screen: Screen = PLAIN, quiet: bool = False) -> Iterator[str]:
    """One page for the whole run."""
    del screen
    found = units(result, quiet=quiet)
    page = Page.of(result, language)
    for each in (page, replace(page, detail="rows")):
        text = _whole(each, result, found, _sections(each, found, quiet=quiet), quiet=quiet)
        if _size(text) <= LIGHT:
            break
    else:
        text = _mixed(page, result, found, quiet=quiet)
    yield text


def pages(result: Result, language: Language, *, quiet: bool = False) -> Iterator[tuple[str, str]]:
    """A folder of pages: names below the folder, with ``/``, and what stands in each; the index comes last.

    Each file with findings has a page of its own, which can be sent on alone.
    """
    found = units(result, quiet=quiet)
    every = names(found)
    ways = [(name, unit.title or unit.file.path) for unit, name in zip(found, every, strict=True)]
    for number, unit in enumerate(found):
        page = Page.of(Result((unit.file,), result.packs), language, index=f"../{INDEX}")
        following = ways[number + 1] if number + 1 < len(ways) else None
        yield f"{SUBFOLDER}/{every[number]}", "".join(_single(page, unit, following, quiet=quiet))
    targets = {unit.number: f"{SUBFOLDER}/{name}" for unit, name in zip(found, every, strict=True)}
    page = Page.of(result, language, targets=targets)
    yield INDEX, "".join(document(page, page.title, _index(page, result, found, quiet=quiet)))


def _mixed(page: Page, result: Result, found: list[Unit], *, quiet: bool) -> str:
    """The files that need most work with the rows that matter, as many as there is room for, the others in words."""
    drawn, told = (_sections(replace(page, detail=detail), found, quiet=quiet) for detail in ("rows", "words"))
    bare = _whole(replace(page, detail="words", drawn=len(found)), result, found, told, quiet=quiet)
    costs = accumulate(_size(more) - _size(less) for more, less in zip(drawn, told, strict=True))
    count = sum(cost <= LIGHT - _size(bare) for cost in costs)
    page = replace(page, detail="words", drawn=count)
    return _whole(page, result, found, [*drawn[:count], *told[count:]], quiet=quiet)


def _sections(page: Page, found: list[Unit], *, quiet: bool) -> list[str]:
    return ["".join(section(page, unit, quiet=quiet)) for unit in found]


def _size(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def _whole(page: Page, result: Result, found: list[Unit], sections: Iterable[str], *, quiet: bool) -> str:
    def body() -> Iterator[str]:
        yield from _index(page, result, found, quiet=quiet)
        yield '<div id="reports">\n'
        yield from sections
        yield "</div>\n"
        yield from page.rules()

    return "".join(document(page, page.title, body()))


def _index(page: Page, result: Result, found: list[Unit], *, quiet: bool) -> Iterator[str]:
    return Overview(page, result, found).whole(quiet=quiet)


def _single(page: Page, unit: Unit, following: tuple[str, str] | None, *, quiet: bool) -> Iterator[str]:
    def body() -> Iterator[str]:
        yield from page.ways(following)
        yield from section(page, unit, quiet=quiet)
        yield from page.rules()

    return document(page, f"{unit.title or unit.file.path} · {page.title}", body())
