"""Tables that lie on their side on a page that stands upright, and text that is left out because it is turned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from gouji.document.model import Table
from gouji.readers.pdf.page import Box, PdfPage, TurnedGlyph
from gouji.readers.pdf.tables import NEAR, Area, find_tables

_MUCH = 20
"""Turned characters outside of tables from which on they are more than a mark in the margin."""


class TurnedTable(Struct, frozen=True):
    """A table that was read turned, and where it begins on its page."""

    top: float
    table: Table


class Sides(Struct, frozen=True):
    """The tables of a page: those that stand upright, and those that lie on their side.

    ``left_out`` says that there is turned text that no table holds, ``unclear`` that there are too many lines.
    """

    page: PdfPage
    upright: list[Area]
    turned: list[TurnedTable]
    left_out: bool
    unclear: bool

    @property
    def without_text(self) -> bool:
        """Whether something shows on the page and nothing of it was read."""
        return not (self.page.glyphs or self.turned) and bool(self.page.images or self.page.rotated)


def by_side(page: PdfPage, areas: Sequence[Area] | None) -> Sides:
    """Parts the tables of a page by how their text stands; None where there are too many lines to find them."""
    upright: list[Area] = []
    turned: list[TurnedTable] = []
    pending = [each for each in page.turned if not each.glyph.blank]
    in_tables = 0
    for area in areas or ():
        inside = [each for each in pending if area.box.holds(each.glyph.box.middle)]
        tables = list(_read(page, area.box, inside)) if len(inside) > _standing(page, area.box, inside) else []
        if tables:
            turned += tables
            pending = [each for each in pending if not area.box.holds(each.glyph.box.middle)]
        else:
            upright.append(area)
            in_tables += len(inside)
    return Sides(page, upright, turned, in_tables > 0 or len(pending) >= _MUCH, areas is None)


def _standing(page: PdfPage, box: Box, inside: Sequence[TurnedGlyph]) -> int:
    """Characters in a box that stand upright; they don't matter where none is turned."""
    return sum(not glyph.blank and box.holds(glyph.box.middle) for glyph in page.glyphs) if inside else 0


def _read(page: PdfPage, box: Box, inside: Sequence[TurnedGlyph]) -> Iterator[TurnedTable]:
    """The tables in a box once the page is turned so that most of the characters inside stand upright."""
    turn = Counter(each.turn for each in inside).most_common(1)[0][0]
    around = Box(box.x0 - NEAR, box.top - NEAR, box.x1 + NEAR, box.bottom + NEAR)
    rules = tuple(turn.upright(rule, page) for rule in page.rules if around.holds(rule.middle))
    for area in find_tables(rules) or []:
        for each in inside:
            if each.turn is turn:
                area.take(each.upright(page))
        table = area.table(page.number, area.xs)
        if area.glyphs:
            yield TurnedTable(box.top, table)
