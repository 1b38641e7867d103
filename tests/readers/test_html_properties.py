"""What holds for every web page, well written or not."""

from __future__ import annotations

import re
from contextlib import suppress
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.document.model import Document, Table
from gouji.readers import html
from gouji.readers.html import tokens
from gouji.readers.html.tokens import Characters
from gouji.readers.html.tree import HtmlNode, build
from gouji.text.source import Source, Unreadable
from gouji.text.spans import Text
from support.work import calls

FRAGMENTS = st.sampled_from(
    [
        *(
            "<table>",
            "</table>",
            "<tr>",
            "</tr>",
            "<td>",
            "<td colspan=3>",
            "<td rowspan=2>",
            "</td>",
            "<tbody>",
            "<th>",
        ),
        *(
            "<p>",
            "</p>",
            "<div>",
            "</div>",
            "<br>",
            "<h2>",
            "</h2>",
            "<ol>",
            "<li>",
            "</ol>",
            "<pre>",
            "</pre>",
            "<hr>",
        ),
        *(
            "<input value=3>",
            "<input value='&lt;&#53;'>",
            "<optgroup>",
            "<option label=乙>",
            "<textarea>",
            "</textarea>",
        ),
        *("<svg>", "</svg>", "<text>", "</text>", "<tspan>"),
        *(
            "<b>",
            "</b>",
            "<a href=x>",
            "</a>",
            "<span hidden>",
            "</span>",
            "<select>",
            "</select>",
            "<option>",
            "<img alt='图 1'>",
        ),
        *(
            "<!--",
            "-->",
            "<![if x]>",
            "<script>",
            "</script>",
            "<title>",
            "<",
            ">",
            "&",
            "&nbsp;",
            "&amp",
            "&#65;",
            "'",
            '"',
        ),
        *(
            "<article>",
            "</article>",
            "<div id=zoom>",
            "<caption>",
            "甲",
            "乙。",
            "12",
            "word",
            " ",
            "\n",
            "\r\n",
            "\t",
            "\u3000",
        ),
    ]
)
TANGLES = st.lists(FRAGMENTS, max_size=60).map("".join)


@st.composite
def grids(draw: st.DrawFn) -> list[tuple[int, int, int, int]]:
    """Cells that fill a grid of at least two cells, as row, column, row span and column span."""
    height, width = draw(st.integers(1, 6)), draw(st.integers(2, 6))
    free = {(row, column) for row in range(height) for column in range(width)}
    cells = []
    while free:
        row, column = min(free)
        columns = 1 if not cells else draw(st.integers(1, 3))
        while not all((row, column + step) in free for step in range(columns)):
            columns -= 1
        rows = draw(st.integers(1, height - row))
        block = {(row + down, column + step) for down in range(rows) for step in range(columns)}
        cells.append((row, column, rows, columns))
        free -= block
    return cells


@given(grids(), st.booleans())
def test_a_grid_is_read_back(cells: list[tuple[int, int, int, int]], closed: bool) -> None:  # noqa: FBT001 - drawn
    height = max(row + rows for row, _, rows, _ in cells)
    page = "<table>"
    for line in range(height):
        page += "<tr>"
        for row, column, rows, columns in cells:
            if row == line:
                page += f"<td rowspan={rows} colspan={columns}>{row}.{column}{'</td>' if closed else ''}"
        page += "</tr>" if closed else ""
    (table,) = html.blocks_of(page).blocks
    assert isinstance(table, Table)
    assert [(cell.row, cell.column, cell.row_span, cell.column_span) for cell in table.cells] == cells
    assert all(cell.text.value == f"{cell.row}.{cell.column}" for cell in table.cells)


def texts(document: Document) -> list[Text]:
    return [
        text
        for block in document.blocks
        for text in ([cell.text for cell in block.cells] if isinstance(block, Table) else [block.text])
    ]


def check(document: Document) -> None:
    assert document.decoded
    source = document.decoded.text
    for text in texts(document):
        assert text.value == text.value.strip()
        assert text.pieces
        assert [piece.at for piece in text.pieces] == [
            sum(piece.length for piece in text.pieces[:index]) for index in range(len(text.pieces))
        ]
        assert sum(piece.length for piece in text.pieces) == len(text.value)
        for piece in text.pieces:
            assert 0 <= piece.start <= piece.end <= len(source)
            shown, written = text.value[piece.at :][: piece.length], source[piece.start : piece.end]
            if len(shown) == len(written):  # white space is shown as a blank, whatever it is
                assert shown == re.sub(r"[\t\n\f\r]", " ", written)
    for block in document.blocks:
        if isinstance(block, Table):
            assert sum(cell.row_span * cell.column_span for cell in block.cells) == sum(
                cell is not None for row in block.grid for cell in row
            )


def shape(node: HtmlNode) -> object:
    if isinstance(node, Characters):
        return node
    return node.name, node.attributes, node.start, node.inner, [shape(child) for child in node.children]


@given(
    st.lists(FRAGMENTS | st.sampled_from(["甲</td>", "<p>乙</p>", "<svg>", "<a>", "</a>", "<select>", "<math><mi>"]))
)
def test_the_tree_is_the_same_when_no_element_is_taken_as_a_whole(parts: list[str]) -> None:
    page = "".join(parts)
    found = build(page)
    with mock.patch.object(tokens, "LEAVES", frozenset()):
        plain = build(page)
    assert shape(found.root) == shape(plain.root)
    assert found.limited == plain.limited
    assert list(map(shape, found.elements)) == list(map(shape, plain.elements))


@given(TANGLES)
def test_every_tangle_is_read_with_its_places(page: str) -> None:
    with suppress(Unreadable):  # what is never closed may swallow a table
        check(html.read(Source("a.html", page.encode())))


@given(st.text() | st.text(alphabet="<>/!-&#;=\"' apt1甲\n"))
def test_every_text_is_read_or_unreadable(page: str) -> None:
    try:
        document = html.read(Source("a.html", page.encode(errors="surrogatepass")))
    except Unreadable:
        return
    check(document)


_TAG_PARTS = [
    "<a",
    "<a>",
    "</a>",
    "<B:c",
    "</p",
    ' b="c"',
    ' d="甲>"',
    " e='f g'",
    " h=1.5pt",
    "\n",
    " ",
    "/",
    ">",
    "e",
    "'",
    '"',
    "&lt;",
    "=",
]


@given(st.lists(st.sampled_from(_TAG_PARTS)))
def test_usual_tags_are_read_as_all_others(parts: list[str]) -> None:
    page = "".join(parts)
    unusual = tokens._UNUSUAL  # noqa: SLF001 - the plain way: nothing is a usual tag
    with mock.patch.object(tokens, "_MARKUP", re.compile(f"<(?:((?!)()())|{unusual})")):
        plain = list(tokens.tokens(page))
    assert list(tokens.tokens(page)) == plain


@given(st.binary())
def test_all_bytes_are_read_or_unreadable(data: bytes) -> None:
    try:
        html.read(Source("a.html", data))
    except Unreadable:
        return


@pytest.mark.parametrize(
    "page",
    [
        *(
            "<" * 50_000,
            "&" * 50_000,
            "&#" + "1" * 50_000,
            "<!--" * 20_000,
            "<!" * 20_000,
            "</" * 20_000,
            "<a b='" * 20_000,
        ),
        *("<a " + "x " * 50_000, "<a" + " " * 50_000 + "x", "<script>" * 20_000, "<script></scrip" * 10_000),
        *("<div>" * 20_000, "<span>" * 20_000, "<table><tr><td>" * 10_000, "<b><p>" + "<i>" * 200 + "</b>" * 20_000),
        *("<ol><li>" * 10_000, "<form><table>" * 10_000, "<p>" + "x y " * 30_000, "<main>x" * 10_000),
        "<table>" + "<tr><td colspan=1000 rowspan=60000>x" * 5_000,
    ],
    ids=lambda page: page[:12],
)
@pytest.mark.parametrize("size", [10_000, pytest.param(None, marks=pytest.mark.slow)])
def test_work_grows_with_size_alone(page: str, size: int | None) -> None:
    """The calls for each character are few; where work grew with the square, they would be thousands."""
    source = Source("a.html", page[:size].encode())

    def read() -> None:
        with suppress(Unreadable):  # much of it may be swallowed by a tag that is never closed
            html.read(source)

    assert calls(read) < 100 * len(source.data)
