"""Forms completed with the rows of records: each row of a record is one of the form then, by its name."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from gouji.forms.axes import axes
from gouji.linter.binding import bound_to
from gouji.packs.library import Library
from gouji.readers import read
from gouji.records.making import record_of
from gouji.records.model import Record
from gouji.records.open_rows import with_rows_of
from gouji.schema.form import Form
from gouji.text.source import Source
from support import accounts, foia
from support.blocks import Block, as_markdown

GIA = Library().get("gia-2021")


def record(pack: str, blocks: list[Block]) -> Record:
    found = Library().get(pack)
    return record_of(bound_to(read(Source("a.md", as_markdown(blocks))), found).report, found.info)


def rows(form: Form) -> dict[tuple[str, str], str]:
    """The labels of all rows, by table and id."""
    return {(table.id, line.id): line.label for table in form.tables for line in axes(table)[0].leaves}


REPORTS = {"us-foia": record("us-foia", foia.FAULTLESS), "juesuan": record("juesuan", accounts.FAULTLESS)}


@pytest.mark.parametrize("pack", REPORTS)
def test_every_row_of_a_record_is_one_of_the_form(pack: str) -> None:
    own = REPORTS[pack]
    found = rows(with_rows_of(Library().get(pack).form, own, own))
    assert {(cell.table, cell.row) for cell in own.cells} <= found.keys()
    assert {f"{table}.{row}": found[table, row] for table, row in found if f"{table}.{row}" in own.rows} == own.rows


@pytest.mark.parametrize(
    ("pack", "row", "label"),
    [
        ("us-foia", ("va", "components.officeofgaugesog"), "Office of Gauges (OG)"),
        ("us-foia", ("iv", "statutes.41usc4702.harboroffice"), "Harbor Office"),
        ("juesuan", ("t5", "codes.205.20502.2050202"), "2050202 小学教育"),
        ("juesuan", ("t1_out", "classes.一教育支出"), "一、教育支出"),
    ],
)
def test_rows_are_called_as_they_are_in_the_document(pack: str, row: tuple[str, str], label: str) -> None:
    own = REPORTS[pack]
    nameless = replace(own, rows={})
    form = Library().get(pack).form
    assert rows(with_rows_of(form, own, own))[row] == label
    assert row in rows(with_rows_of(form, nameless, nameless))  # as of a record from a store, by their ids


def test_rows_of_either_report_are_there() -> None:
    own = REPORTS["us-foia"]
    cells = tuple(replace(each, row=each.row.replace("harboroffice", "saltworks")) for each in own.cells)
    found = rows(with_rows_of(Library().get("us-foia").form, own, replace(own, cells=cells, rows={})))
    assert {("va", "components.harboroffice"), ("va", "components.saltworks")} <= found.keys()


@pytest.mark.parametrize("row", ["", ".", "..x", "harboroffice.x.y", "A B", "中文.", "x" * 3000])
@pytest.mark.parametrize(("pack", "table", "group"), [("us-foia", "iv", "statutes"), ("juesuan", "t5", "codes")])
def test_a_record_may_have_rows_that_are_none(pack: str, table: str, group: str, row: str) -> None:
    own, form = REPORTS[pack], Library().get(pack).form
    cells = tuple(replace(each, row=f"{group}.{row}") if each.table == table else each for each in own.cells)
    strange = replace(own, cells=cells, rows={f"{table}.{group}.{row}": ""})
    assert rows(with_rows_of(form, own, own)).items() <= rows(with_rows_of(form, own, strange)).items()


def test_a_form_that_leaves_no_row_open_stays_as_it_is() -> None:
    own = Record("a.md", "gia-2021")
    assert with_rows_of(GIA.form, own, own) is GIA.form
