"""Tables of a web page: their grids, the places of their cells, and what is no table of data."""

from __future__ import annotations

import pytest

from gouji.document.model import Cell, Document, Paragraph, Table
from gouji.readers import html
from gouji.text.source import Source

LONG = "这一格里是一段话，而不是一个数。" * 14


def read(page: str) -> Document:
    return html.read(Source("a.html", page.encode()))


def only_table(page: str) -> Table:
    (table,) = read(page).blocks
    assert isinstance(table, Table)
    return table


def grid(page: str) -> list[list[str | None]]:
    return [[cell and cell.text.value for cell in row] for row in only_table(page).grid]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("<tr><td>甲</td><td>1</td></tr><tr><th>乙</th><td>2</td></tr>", [["甲", "1"], ["乙", "2"]]),
        ("<tr><td>甲<td>1<tr><td>乙<td>2", [["甲", "1"], ["乙", "2"]]),
        ("<td>甲<td>1<tr><td>乙<td>2", [["甲", "1"], ["乙", "2"]]),
        ("<tr><td>甲</td><td>1</td><tr><td>乙</td></tr>", [["甲", "1"], ["乙", None]]),
        ("<TR><TD COLSPAN='2'>甲</TD></TR><TR><TD>乙<TD>丙", [["甲", "甲"], ["乙", "丙"]]),
        ("<tr><td rowspan=2>甲<td>乙<tr><td>丙", [["甲", "乙"], ["甲", "丙"]]),
        ("<tr><td rowspan=9>甲<td>乙<tr><td>丙", [["甲", "乙"], ["甲", "丙"]]),
        ("<tr><td rowspan=0>甲<td>乙<tr><td>丙<tr><td>丁", [["甲", "乙"], ["甲", "丙"], ["甲", "丁"]]),
        (
            "<tr><td colspan=0>甲<td colspan=x>乙<td colspan=-2>丙<td colspan=' 2px'>丁",
            [["甲", "乙", "丙", "丁", "丁"]],
        ),
        ("<tr><td>甲<td rowspan=2>乙<tr><td colspan=2>丙<td>丁", [["甲", "乙", None], ["丙", "乙", "丁"]]),
        ("<tr><td rowspan=2>甲<td rowspan=2>乙<tr><tr><td>丙<td>丁", [["甲", "乙"], ["甲", "乙"], ["丙", "丁"]]),
        ("<tr><td>甲<td>乙<tr></tr><tr><td>丙<td>丁", [["甲", "乙"], ["丙", "丁"]]),
        ("<thead><tr><th rowspan=3>甲<th>乙<tbody><tr><td>丙<td>丁", [["甲", "乙"], ["丙", "丁"]]),
        ("<tfoot><tr><td>甲<td>乙</tfoot><tr><td>丙<td>丁", [["丙", "丁"], ["甲", "乙"]]),
        ("<tr><td>丙<td>丁<thead><tr><td>甲<td>乙<thead><tr><td>戊<td>己", [["甲", "乙"], ["丙", "丁"], ["戊", "己"]]),
        (
            "<tfoot><tr><td rowspan=2>甲<td>乙<tbody><tr><td>丙<td rowspan=2>丁<tr><td>戊",
            [["丙", "丁"], ["戊", "丁"], ["甲", "乙"]],
        ),
        ("<colgroup><col><col></colgroup><tr><td>甲<td>乙<tr><td>丙<td>丁", [["甲", "乙"], ["丙", "丁"]]),
        ("<tr hidden><td>零<td>零<tr><td>甲<td style='display:none'>零<td>乙<tr><td>丙", [["甲", "乙"], ["丙", None]]),
        ("<tr><td>甲<td>乙<tr height=0><td width=9><td>", [["甲", "乙"]]),
        ("<tr><td>甲<td>乙<tr style='height:0'><td><td>&nbsp;", [["甲", "乙"]]),
        ("<tr height=0><td>甲<td>乙<tr><td>丙<td>丁", [["甲", "乙"], ["丙", "丁"]]),
        ("<form><tr><td>甲<td>乙</form><tr><td>丙<td>丁</div>", [["甲", "乙"], ["丙", "丁"]]),
        ("<tr><td><p>甲<td><div>乙<tr><td>丙</p></td></div><td>丁", [["甲", "乙"], ["丙", "丁"]]),
        ("<tr><td><p>甲</p><p>&nbsp;</p><p>乙</p><td>丙<br>丁<br>", [["甲\n乙", "丙\n丁"]]),
        ("<tr><td>商业<br/>企业<td>科研\n机构", [["商业\n企业", "科研机构"]]),
        ("<tr><td>&nbsp;<td><br><td><p><o:p>&nbsp;</o:p></p><td>　", [["", "", "", ""]]),
        ("<tr><td><a href=#>甲</a><a href=#>乙</a><td><h4>3</h4>", [["甲乙", "3"]]),
        ("<tr><td><ol><li>甲<li>乙</ol><td>丙<img>", [["1.甲\n2.乙", "丙"]]),
    ],
)
def test_grids(rows: str, expected: list[list[str | None]]) -> None:
    assert grid(f"<table>{rows}</table>") == expected


def test_cells_do_not_overlap() -> None:
    table = only_table("<table><tr><td>甲<td rowspan=2>乙<tr><td colspan=3>丙</table>")
    assert [(cell.text.value, cell.row, cell.column, cell.row_span, cell.column_span) for cell in table.cells] == [
        ("甲", 0, 0, 1, 1),
        ("乙", 0, 1, 2, 1),
        ("丙", 1, 0, 1, 1),
    ]


@pytest.mark.parametrize("span", ["colspan=99999", "rowspan=99999", "colspan=999999999999999999999"])
def test_spans_have_bounds(span: str) -> None:
    table = only_table(f"<table><tr><td>甲<tr><td {span}>乙<td>丙</table>")
    assert table.width <= 1000
    assert table.height == 2


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<table><caption>表一</caption><tr><td>甲<td>乙</table>", ["表一", "T"]),
        ("<table><tr><td>甲<td>乙<caption>表一</table>丙", ["表一", "T", "丙"]),
        ("<table>游离<tr>的字<td>甲<td>乙</tr><div>和块</div></table>", ["游离的字", "和块", "T"]),
        ("<table><tbody>游离<tr><td>甲<td>乙</table>", ["游离", "T"]),
        ("<table><tr><td>甲<td>乙</table><table><tr><td>丙<td>丁</table>", ["T", "T"]),
        ("<table><tr><td>甲<td>乙<tr><table><tr><td>丙<td>丁</table>", ["T", "T"]),
        # these arrange a page
        ("<table><tr><td>甲</table>", ["甲"]),
        ("<table></table>", []),
        ("<table role=presentation><tr><td>甲<td>乙</table>", ["甲", "乙"]),
        ("<table><tr><td>甲<td><table><tr><td>乙<td>丙</table>丁</table>", ["甲", "T", "丁"]),
        ("<table><tr><td>甲<td><h3>乙</h3>丙</table>", ["甲", "乙", "丙"]),
        (f"<table><tr><td>甲<td>{LONG}<p>乙</table>", ["甲", LONG, "乙"]),
        ("<table><tr><td><img><td><img></table>", ["[]", "[]"]),
        # and these don't, long cells or not
        (f"<table><tr><td>{LONG}" + "<tr><td>这一行是一个项目的名称<td>12" * 20 + "</table>", ["T"]),
        ("<table><tr><td><td></table>", ["T"]),
    ],
)
def test_what_is_a_table_of_data(page: str, expected: list[str]) -> None:
    def shown(block: object) -> str:
        if isinstance(block, Table):
            return "T"
        return block.text.value if isinstance(block, Paragraph) else "[]"

    assert [shown(block) for block in read(page).blocks] == expected


@pytest.mark.parametrize(
    ("cell", "place"),
    [
        ("<td>‸12‸</td>", "12"),
        ("<td>\n  ‸1<b>2‸</b>\n</td>", "12"),
        ("<td>&nbsp;‸3&nbsp;件‸&nbsp;</td>", "3\xa0件"),
        ("<td><p>‸甲</p><p>乙‸</p></td>", "甲\n乙"),
        ("<td>‸‸</td>", ""),
        ("<td>‸‸\n</td>", ""),
        ("<td>‸‸&nbsp;</td>", ""),
        ("<td>\n ‸‸　</td>", ""),
        ("<td><p class=x><span>‸‸</span><o:p></o:p></p></td>", ""),
        ("<td><p><span><o:p>‸‸&nbsp;</o:p></span></p></td>", ""),
        ("<td>‸‸<br></td>", ""),
        ("<td><p>‸‸<br></p></td>", ""),
        ("<td>‸‸<span hidden>5</span></td>", ""),
        ("<td>‸‸", ""),
    ],
)
def test_places_of_cells(cell: str, place: str) -> None:
    page = f"<table>\n<tr><td>甲</td>\n{cell}</table>"
    start, end = page.index("‸"), page.rindex("‸") - 1
    found = only_table(page.replace("‸", "")).cells[1]
    span = found.text.span()
    assert span
    assert (found.text.value, span.start, span.end) == (place, start, end)


def test_a_place_is_line_and_column() -> None:
    document = read("<table>\r\n<tr><td>甲</td>\r\n<td>&nbsp;&nbsp;7</td></table>")
    (table,) = document.blocks
    assert isinstance(table, Table)
    assert document.decoded
    span = table.cells[1].text.span()
    assert span
    place = document.decoded.place(span)
    assert (place.line, place.column, place.end_line, place.end_column) == (3, 17, 3, 18)


def test_cells_are_in_reading_order() -> None:
    cells = only_table("<table><thead><tr><td>甲<td>乙<tbody><tr><td>丙<td>丁</table>").cells
    assert [(cell.row, cell.column) for cell in cells] == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert all(isinstance(cell, Cell) for cell in cells)
