"""Whatever becomes of a table on its way, no cell is ever bound to the wrong figure, and what is lost is reported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from gouji.document.model import Block, Cell, Document, Paragraph, Table
from gouji.findings.model import Finding
from gouji.forms.bind import bind
from gouji.forms.report import Report
from gouji.packs.library import Library
from gouji.schema.form import ColumnForm, RowForm
from gouji.text.spans import Text
from support.applied import applied
from support.blocks import Grid
from support.examples import FEW
from support.official_form import Address, addresses, grids

PACK = Library().get("gia-2021")
VALUES: Mapping[Address, str] = {address: str(1001 + 7 * index) for index, address in enumerate(addresses())}
"""No two figures are the same: one in the wrong place can't go unseen."""
HEADINGS = {
    "overview": "一、总体情况",
    "proactive": "二、主动公开政府信息情况",
    "requests": "三、收到和处理政府信息公开申请情况",
    "disputes": "四、政府信息公开行政复议、行政诉讼情况",
    "problems": "五、存在的主要问题及改进情况",
    "other": "六、其他需要报告的事项",
}
FIRST_FIGURE = {"requests": 3, "disputes": 3}
"""First grid row with figures; the small tables have several headers."""
FOREIGN = ("小计", "其中：网上申请", "备注", "填报说明", "占比", "序号", "同比增减", "窗口受理")
FIGURES = ("", "5", "88", "0", "12%", "—")


# ---- what may become of a table ------------------------------------------------------------------------------------


def cells(grid: Grid) -> list[Cell]:
    """The printed table in its grid."""
    covered: set[tuple[int, int]] = set()
    found = []
    for row, slots in enumerate(grid):
        column = 0
        for slot in slots:
            while (row, column) in covered:
                column += 1
            found.append(Cell(Text(slot.text), row, column, slot.rows, slot.columns))
            covered |= {(row + down, column + right) for down in range(slot.rows) for right in range(slot.columns)}
    return found


def with_row(table: list[Cell], at: int, texts: list[str]) -> list[Cell]:
    """A row put in before row ``at``; cells that reach over it stretch."""
    width = Table(tuple(table)).width
    moved = [
        replace(cell, row=cell.row + 1)
        if cell.row >= at
        else replace(cell, row_span=cell.row_span + (cell.row + cell.row_span > at))
        for cell in table
    ]
    stretched = {
        column
        for cell in moved
        if cell.row < at < cell.row + cell.row_span
        for column in range(cell.column, cell.column + cell.column_span)
    }
    free = [column for column in range(width) if column not in stretched]
    new = [Cell(Text(text), at, column) for column, text in zip(free, texts + [""] * width, strict=False)]
    return in_order([*moved, *new])


def with_column(table: list[Cell], at: int, header: str, heading_rows: int, texts: list[str]) -> list[Cell]:
    """A column put in before column ``at``; cells that reach over it stretch."""
    height = Table(tuple(table)).height
    moved = [
        replace(cell, column=cell.column + 1)
        if cell.column >= at
        else replace(cell, column_span=cell.column_span + (cell.column + cell.column_span > at))
        for cell in table
    ]
    stretched = {
        row
        for cell in moved
        if cell.column < at < cell.column + cell.column_span
        for row in range(cell.row, cell.row + cell.row_span)
    }
    top = next(row for row in range(height) if row not in stretched)
    depth = max(1, heading_rows - top)
    new = [Cell(Text(header), top, at, depth)]
    rows = [row for row in range(top + depth, height) if row not in stretched]
    new += [Cell(Text(texts[index % len(texts)]), row, at) for index, row in enumerate(rows)]
    return in_order([*moved, *new])


def pieces(table: list[Cell], cuts: list[int], *, repeat: bool) -> Iterator[list[Cell]]:
    """The table cut before each of the rows; what a cut runs through begins again, blank or with its text."""
    height = Table(tuple(table)).height
    bounds = sorted({0, height, *(cut for cut in cuts if 0 < cut < height)})
    for start, end in pairwise(bounds):
        piece = []
        for cell in table:
            first, last = max(cell.row, start), min(cell.row + cell.row_span, end)
            if first < last:
                text = cell.text if first == cell.row or repeat else Text("")
                piece.append(replace(cell, text=text, row=first - start, row_span=last - first))
        yield in_order(piece)


def in_order(table: list[Cell]) -> list[Cell]:
    return sorted(table, key=lambda cell: (cell.row, cell.column))


def variants() -> Mapping[str, tuple[str, ...]]:
    """Other wordings of every label, by the official one; labels that mean several things keep theirs."""
    found: dict[str, tuple[str, ...]] = {}
    ambiguous = {"其他", "总计", "3.其他"}
    for table in PACK.form.tables:
        for node in nodes((*table.rows, *table.columns)):
            if node.labels and node.label not in ambiguous:
                found[node.label] = (node.label, *node.labels)
    return found


def nodes(forms: tuple[RowForm | ColumnForm, ...]) -> Iterator[RowForm | ColumnForm]:
    for form in forms:
        yield form
        yield from nodes(form.rows if isinstance(form, RowForm) else form.columns)


VARIANTS = variants()


def relabelled(grid: Grid, chosen: Mapping[str, str]) -> Grid:
    return tuple(tuple(replace(slot, text=chosen.get(slot.text, slot.text)) for slot in row) for row in grid)


# ---- laying it over ------------------------------------------------------------------------------------------------


class Doing(Struct, frozen=True):
    """What was done to the table of a section."""

    section: str
    blocks: tuple[Block, ...]


def bound(doing: Doing) -> Report:
    printed = grids(VALUES)
    blocks: list[Block] = [Paragraph(Text("石桥镇人民政府2024年政府信息公开工作年度报告"))]
    for section, heading in HEADINGS.items():
        blocks.append(Paragraph(Text(heading)))
        if section == doing.section:
            blocks += doing.blocks
        elif section in printed:
            blocks.append(Table(tuple(cells(printed[section]))))
        else:
            blocks.append(Paragraph(Text("全年工作按计划推进，各项公开任务均已完成，群众查询更加方便，评价良好。")))
    return bind(Document("报告.docx", "docx", tuple(blocks)), PACK.form)


def sure(report: Report) -> dict[Address, str]:
    return {
        (table.form.id, *address): fact.text.value
        for table in report.tables
        for address, fact in table.facts.items()
        if fact.doubt <= 0.5
    }


def assert_nothing_wrong(report: Report) -> None:
    bound = sure(report)
    wrong = {address: (text, VALUES.get(address)) for address, text in bound.items() if VALUES.get(address) != text}
    assert not wrong
    reported = {
        finding.where.table
        for finding in applied("tables", report, PACK)
        if isinstance(finding, Finding) and finding.severity == "error" and finding.rule != "blank-cell"
    } | {finding.where.table for finding in applied("tables", report, PACK) if isinstance(finding, Finding)}
    assert {table for table, _, _ in VALUES.keys() - bound.keys()} <= reported


SECTIONS = st.sampled_from(["proactive", "requests", "disputes"])


@FEW
@given(data=st.data())
def test_foreign_rows(data: st.DataObject) -> None:
    section = data.draw(SECTIONS)
    table = cells(grids(VALUES)[section])
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(FIRST_FIGURE.get(section, 2), Table(tuple(table)).height))
        texts = [data.draw(st.sampled_from(FOREIGN)), *data.draw(st.lists(st.sampled_from(FIGURES), max_size=9))]
        table = with_row(table, at, texts)
    assert_nothing_wrong(bound(Doing(section, (Table(tuple(table)),))))


@FEW
@given(data=st.data())
def test_foreign_columns(data: st.DataObject) -> None:
    section = data.draw(st.sampled_from(["requests", "disputes"]))
    table = cells(grids(VALUES)[section])
    for _ in range(data.draw(st.integers(1, 2))):
        at = data.draw(st.integers(0, Table(tuple(table)).width))
        texts = data.draw(st.lists(st.sampled_from(FIGURES), min_size=1, max_size=9))
        table = with_column(table, at, data.draw(st.sampled_from(FOREIGN)), FIRST_FIGURE[section], texts)
    assert_nothing_wrong(bound(Doing(section, (Table(tuple(table)),))))


@FEW
@given(data=st.data())
def test_pieces(data: st.DataObject) -> None:
    section = data.draw(SECTIONS)
    table = cells(grids(VALUES)[section])
    cuts = data.draw(st.lists(st.integers(1, Table(tuple(table)).height), max_size=4))
    between = data.draw(st.sampled_from([None, "— 3 —", "4", "续表", "第二十条第（六）项"]))
    blocks: list[Block] = []
    for piece in pieces(table, cuts, repeat=data.draw(st.booleans())):
        if blocks and between:
            blocks.append(Paragraph(Text(between)))
        blocks.append(Table(tuple(piece)))
    assert_nothing_wrong(bound(Doing(section, tuple(blocks))))


@FEW
@given(data=st.data())
def test_lost_rows(data: st.DataObject) -> None:
    """Rows that are gone, those of the header among them."""
    section = data.draw(SECTIONS)
    table = cells(grids(VALUES)[section])
    for _ in range(data.draw(st.integers(1, 4))):
        height = Table(tuple(table)).height
        at = data.draw(st.integers(0, height - 1))
        above, rest = [*pieces(table, [at], repeat=False)] if 0 < at < height else ([], table)
        rows = [cell for cell in rest if cell.row > 0 or cell.row_span > 1]
        kept = [replace(cell, row=max(cell.row - 1, 0) + at, row_span=cell.row_span - (cell.row == 0)) for cell in rows]
        table = in_order([*above, *kept])
        if not table:
            break
    assert_nothing_wrong(bound(Doing(section, (Table(tuple(table)),) if table else ())))


@FEW
@given(data=st.data())
def test_other_wordings(data: st.DataObject) -> None:
    chosen = {label: data.draw(st.sampled_from(wordings)) for label, wordings in VARIANTS.items()}
    section = data.draw(SECTIONS)
    report = bound(Doing(section, (Table(tuple(cells(relabelled(grids(VALUES)[section], chosen)))),)))
    assert sure(report) == VALUES


@FEW
@given(data=st.data())
def test_all_of_it_at_once(data: st.DataObject) -> None:
    chosen = {label: data.draw(st.sampled_from(wordings)) for label, wordings in VARIANTS.items()}
    section = data.draw(SECTIONS)
    table = cells(relabelled(grids(VALUES)[section], chosen))
    first = FIRST_FIGURE.get(section, 2)
    if data.draw(st.booleans()):
        at = data.draw(st.integers(first, Table(tuple(table)).height))
        table = with_row(table, at, [data.draw(st.sampled_from(FOREIGN)), "5", "", "88"])
    if section != "proactive" and data.draw(st.booleans()):
        at = data.draw(st.integers(0, Table(tuple(table)).width))
        table = with_column(table, at, data.draw(st.sampled_from(FOREIGN)), first, ["3", "", "9"])
    cuts = data.draw(st.lists(st.integers(1, Table(tuple(table)).height), max_size=2))
    blocks = tuple(Table(tuple(piece)) for piece in pieces(table, cuts, repeat=data.draw(st.booleans())))
    assert_nothing_wrong(bound(Doing(section, blocks)))
