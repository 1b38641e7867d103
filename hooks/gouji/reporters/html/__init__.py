"""What a reviewer works with: one page, or a folder of pages with an index, with nothing loaded from elsewhere.

A page is whole without its script, which adds search, filters and sorting.
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.linter.results import Result
from gouji.messages.message import Language
from gouji.reporters import INDEX, SUBFOLDER
from gouji.reporters.html.overview import Overview
from gouji.reporters.html.page import Detail, Page, document
from gouji.reporters.html.section import section
from gouji.reporters.html.units import Unit, names, units
from gouji.reporters.shared.terminal import PLAIN, Screen

LIGHT = 1_500_000
"""Bytes of a page from which on less of the documents is drawn."""
_DETAILS: tuple[Detail, ...] = ("whole", "rows", "words")


def report(result: Result, language: Language, *, screen: Screen = PLAIN, quiet: bool = False) -> Iterator[str]:
    """One page for the whole run."""
    del screen
    for detail in _DETAILS:
        text = "".join(_whole(result, language, detail, quiet=quiet))
        if len(text.encode("utf-8", "replace")) <= LIGHT:
            break
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


def _whole(result: Result, language: Language, detail: Detail, *, quiet: bool) -> Iterator[str]:
    page = Page.of(result, language, detail=detail)
    return document(page, page.title, _body(page, result, units(result, quiet=quiet), quiet=quiet))


def _body(page: Page, result: Result, found: list[Unit], *, quiet: bool) -> Iterator[str]:
    yield from _index(page, result, found, quiet=quiet)
    yield '<div id="reports">\n'
    for unit in found:
        yield from section(page, unit, quiet=quiet)
    yield "</div>\n"
    yield from page.rules()


def _index(page: Page, result: Result, found: list[Unit], *, quiet: bool) -> Iterator[str]:
    return Overview(page, result, found).whole(quiet=quiet)


def _single(page: Page, unit: Unit, following: tuple[str, str] | None, *, quiet: bool) -> Iterator[str]:
    def body() -> Iterator[str]:
        yield from page.ways(following)
        yield from section(page, unit, quiet=quiet)
        yield from page.rules()

    return document(page, f"{unit.title or unit.file.path} · {page.title}", body())
