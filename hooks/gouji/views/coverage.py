"""How well equations cover tables, for people and programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from gouji.equations.equation import Address
from gouji.forms.names import column_names, crossed, row_names
from gouji.messages.message import Language, Message, joined, listed, plain
from gouji.packs.contents import Pack
from gouji.packs.coverage import TableCoverage
from gouji.reporters.shared.columns_of_text import aligned
from gouji.schema.form import TableForm
from gouji.views import messages

_CROSS = plain("×")
_LISTED = 6


def as_table(pack: Pack, table_coverages: Sequence[TableCoverage], language: Language) -> str:
    """A line for each table, then remarks on single ones."""
    grid = [[head.in_language(language) for head in messages.COVERAGE_HEAD]]
    grid += [[each.table.name.in_language(language), *_figures(each)] for each in table_coverages]
    remarks = [remark.in_language(language) for each in table_coverages for remark in _remarks(each)]
    legend = messages.COVERAGE_LEGEND.in_language(language)
    head = f"{pack.info.id}  {pack.info.name.in_language(language)}"
    return "\n".join([head, *aligned(grid), *remarks, legend]) + "\n"


def as_json(packs: Sequence[tuple[Pack, Sequence[TableCoverage]]]) -> str:
    """One object. ``distance`` is a lower bound unless ``exact``; it is not sought beyond four cells."""
    value = {
        "version": 1,
        "packs": [{"pack": pack.info.id, "tables": [_plain(each) for each in tables]} for pack, tables in packs],
    }
    return msgspec.json.format(msgspec.json.encode(value), indent=1).decode() + "\n"


def _figures(covered: TableCoverage) -> Iterator[str]:
    found = covered.coverage
    yield str(found.cells)
    yield str(found.equations) + (f" (+{found.inequalities})" if found.inequalities else "")
    yield str(found.rank)
    yield str(len(found.unchecked))
    yield str(len(found.unlocated))
    yield str(found.distance) if found.exact else f"≥ {found.distance}"


def _remarks(covered: TableCoverage) -> Iterator[Message]:
    """Cells are listed where they are some of the table: the figures show where they are all."""
    table, found = covered.table, covered.coverage
    if 0 < len(found.unchecked) < found.cells:
        yield messages.COVERAGE_UNCHECKED.fill(table=table.name, cells=_cells(table, found.unchecked))
    if 0 < len(found.unlocated) < found.cells:
        yield messages.COVERAGE_UNLOCATED.fill(table=table.name, cells=_cells(table, found.unlocated))
    if found.implied:
        equations = _equations(covered, found.implied)
        yield messages.COVERAGE_IMPLIED.fill(table=table.name, equations=equations)
    if found.contradictory:
        equations = _equations(covered, found.contradictory)
        yield messages.COVERAGE_CONTRADICTORY.fill(table=table.name, equations=equations)


def _cells(table: TableForm, cells: Sequence[Address]) -> Message:
    """The first of the cells by their labels, and how many there are."""
    rows, columns = row_names(table, brief=True), column_names(table, brief=True)
    shown = listed(crossed((rows[row], columns[column]), _CROSS) for row, column in cells[:_LISTED])
    return messages.COVERAGE_MORE.fill(cells=shown, count=len(cells)) if len(cells) > _LISTED else shown


def _equations(covered: TableCoverage, indices: Sequence[int]) -> Message:
    """Rules, each with the rows or columns that its equations are about."""
    by_rule: dict[str, list[Message]] = {}
    for index in indices:
        equation = covered.equations[index]
        names = column_names if equation.role == "column" else row_names
        named = by_rule.setdefault(covered.rules[index], [])
        named += [names(covered.table, brief=True)[equation.about]] if equation.about is not None else []
    told = (plain(f"{rule} (") + listed(named) + plain(")") if named else rule for rule, named in by_rule.items())
    return joined(told, plain(", "))


def _plain(covered: TableCoverage) -> dict[str, object]:
    found = covered.coverage
    return {
        "table": covered.table.id,
        "cells": found.cells,
        "equations": found.equations,
        "inequalities": found.inequalities,
        "rank": found.rank,
        "distance": found.distance,
        "exact": found.exact,
        "implied": [_equation(covered, index) for index in found.implied],
        "contradictory": [_equation(covered, index) for index in found.contradictory],
        "unchecked": [{"row": row, "column": column} for row, column in found.unchecked],
        "unlocated": [{"row": row, "column": column} for row, column in found.unlocated],
    }


def _equation(covered: TableCoverage, index: int) -> dict[str, str | None]:
    equation = covered.equations[index]
    about = {role: equation.about if equation.role == role else None for role in ("row", "column")}
    return {"rule": covered.rules[index], **about}
