"""A new document as blocks; ``gouji.scaffold.report.draft`` and what it stands on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gouji.document.model import Paragraph, Table
from gouji.packs.contents import Pack
from gouji.packs.library import Library
from gouji.scaffold.formats.grid import Grid
from gouji.scaffold.report.draft import draft
from gouji.scaffold.report.words import Words
from support.blocks import Grid as PrintedGrid
from support.blocks import upper_left_corners
from support.official_form import addresses, grids

PACKS = Library()
OFFICIAL = grids(dict.fromkeys(addresses(), "0"))


def grid_of(pack: Pack, words: str) -> Table:
    """The table of a new document that holds some words."""
    tables = (block.table for block in draft(Words(pack, 2025)) if isinstance(block, Grid))
    return next(table for table in tables if any(cell.text.value == words for cell in table.cells))


def shape(table: Table) -> set[tuple[int, int, int, int]]:
    return {(cell.row, cell.column, cell.row_span, cell.column_span) for cell in table.cells}


def printed_shape(grid: PrintedGrid) -> set[tuple[int, int, int, int]]:
    return {(row, column, slot.rows, slot.columns) for row, column, slot in upper_left_corners(grid)}


@pytest.mark.parametrize(("section", "words"), [("requests", "申请人情况"), ("disputes", "行政复议")])
def test_tables_are_drawn_as_the_official_form_has_them(section: str, words: str) -> None:
    table = grid_of(PACKS.get("gia-2021"), words)
    assert shape(table) == printed_shape(OFFICIAL[section])
    labels = {cell.text.value for cell in table.cells if cell.row < 3}
    assert labels == {slot.text for row, _, slot in upper_left_corners(OFFICIAL[section]) if row < 3}


def paragraphs(pack: Pack) -> Iterator[tuple[str, int | None]]:
    return (
        (block.text.value, block.level) for block in draft(Words(pack, 2025, "潮汐局")) if isinstance(block, Paragraph)
    )


PACK = "id: tides\nname: {zh: 潮汐报告, en: Tide Report}\nversion: 1\n"
FORM = """\
sections:
  - {id: about, number: 一, title: 概况}
  - {id: tables, number: 二, title: 数据}
  - {id: rest, number: 三, title: 其他}
heading: "{number}、{title}"
tables:
  - id: spring
    section: tables
    name: {zh: 大潮, en: Spring}
    columns: [{id: ebb, label: 落潮}]
    rows: [{id: north, label: 北港}]
"""
RULES = """\
- id: aspects
  check: sections
  finds: content
  sections: [about]
  aspects:
    - {id: piers, name: {zh: 码头, en: piers}, any: [码头]}
    - {id: boats, name: {zh: 船只, en: boats}, any: [船]}
  message: {zh: "{aspect}", en: "{aspect}"}
  why: {zh: w, en: w}
"""


def pack_of(folder: Path, form: str = FORM, name: str = "tides", **files: str) -> Pack:
    path = folder / name
    path.mkdir()
    for file, text in {"pack": PACK, "rules": RULES, "form": form, **files}.items():
        (path / f"{file}.yaml").write_text(text, "utf-8")
    return Library((folder,), cached=False).get(name)


def test_without_a_template_it_has_what_form_and_rules_ask_for(tmp_path: Path) -> None:
    assert list(paragraphs(pack_of(tmp_path))) == [
        ("潮汐局2025年潮汐报告", 1),
        ("一、概况", 2),
        ("【请填写：码头】", None),
        ("【请填写：船只】", None),
        ("二、数据", 2),
        ("三、其他", 2),
        ("【请填写：其他】", None),
    ]


def test_what_the_template_does_not_mention_is_added(tmp_path: Path) -> None:
    template = """\
template:
  title: "{unit}报告（{year}）"
  preamble: 与{last_year}年相比。
  sections: {about: "# （一）码头\\n【请填写：码头有几座】", rest: 没有其他事项。}
"""
    assert list(paragraphs(pack_of(tmp_path, FORM + template))) == [
        ("潮汐局报告（2025）", 1),
        ("与2024年相比。", None),
        ("一、概况", 2),
        ("（一）码头", 3),
        ("【请填写：码头有几座】", None),
        ("【请填写：船只】", None),
        ("二、数据", 2),
        ("三、其他", 2),
        ("没有其他事项。", None),
    ]


def test_a_pack_that_extends_another_adds_its_own(tmp_path: Path) -> None:
    city = tmp_path / "city"
    city.mkdir()
    (city / "pack.yaml").write_text(PACK.replace("tides", "city") + "extends: gia-2021\n", "utf-8")
    rule = (
        RULES.replace("[about]", "[overview]").replace("码头", "业务集训").replace("船只", "村务").replace("船", "村务")
    )
    (city / "rules.yaml").write_text(rule, "utf-8")
    found = [text for text, _ in paragraphs(Library((tmp_path,), cached=False).get("city"))]
    assert found[0] == "潮汐局2025年政府信息公开工作年度报告"
    assert found[found.index("二、主动公开政府信息情况") - 2 :][:2] == ["【请填写：业务集训】", "【请填写：村务】"]
