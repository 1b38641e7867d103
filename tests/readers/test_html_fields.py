"""Fields of a form in a page and in Markdown; ``gouji.readers.html.fields``."""

from __future__ import annotations

import pytest

from gouji import readers
from gouji.document.model import Document, Table
from gouji.readers import html
from gouji.text.source import Source
from readers.showing import shown
from support.work import calls


def _read(path: str, written: str) -> Document:
    return readers.read(Source(path, written.encode()))


FIELDS = [
    ("<input value=25>", "25"),
    ("<input type=' TEXT ' value='2&#53;'>", "25"),
    ("<input type=number value=25>", "25"),
    ("<input type=number value='25件'>", ""),
    ('<input type=unknown value="25" name=a value=3>', "25"),
    ("<input placeholder=25>", ""),
    ("<input value=''>", ""),
    *(
        (f"<input type={kind} value=25>", "")
        for kind in ("hidden", "button", "submit", "reset", "checkbox", "password")
    ),
    ("<select><option>25</option><option>3</option></select>", "25"),
    ("<select><option>3<option selected>25<option>4</select>", "25"),
    ("<select><option selected>3<option selected>25</select>", "25"),
    ("<select><option disabled>3<option>25</select>", "25"),
    ("<select><optgroup label=3><option>25</optgroup><optgroup><option>3</optgroup></select>", "25"),
    ("<select><option label=25>3</select>", "25"),
    ("<select>3</select>", ""),
    ("<select hidden><option>3</select>", ""),
    ("<textarea>25</textarea>", "25"),
    ("<textarea>\n2&#53;\n</textarea>", "25"),
    ("<textarea></textarea>", ""),
]


@pytest.mark.parametrize(("field", "text"), FIELDS)
def test_a_field_in_the_text(field: str, text: str) -> None:
    page = f"申请{field}件"
    (block,) = _read("a.html", f"<p>{page}").blocks
    assert shown(block) == f"申请{text}件"
    if "\n" not in field:
        (block,) = _read("a.md", page).blocks
        assert shown(block) == f"申请{text}件"


@pytest.mark.parametrize(("field", "text"), FIELDS)
def test_a_field_in_a_cell(field: str, text: str) -> None:
    table = _read("a.html", f"<table><tr><td>鱼<td>{field}<tr><td>虾<td>1</table>").blocks[0]
    assert shown(table) == [["鱼", text], ["虾", "1"]]


@pytest.mark.parametrize(
    ("page", "blocks"),
    [
        ("<p>鱼<select multiple><option>25<option>3</select>件", ["鱼", "25", "3", "件"]),
        ("<p>鱼<select size=4><option>25<option selected>3</select>件", ["鱼", "3", "件"]),
        ("<p>鱼<textarea>甲\n乙</textarea>件", ["鱼", "甲", "乙", "件"]),
        ("<select><option>鱼<p>虾", ["鱼", "虾"]),
        ("<select><option>鱼<select><option>虾</select>蟹", ["鱼虾蟹"]),
        ("<select><option>鱼<input value=3>", ["鱼3"]),
        ("<datalist><option>鱼</datalist>虾", ["虾"]),
        ("<option>鱼<option>虾", ["鱼", "虾"]),
        ("<textarea><p>鱼</textarea><p>虾", ["<p>鱼", "虾"]),
        ("<svg><input value=3></svg>鱼", ["鱼"]),
    ],
)
def test_fields_and_what_is_around_them(page: str, blocks: list[str]) -> None:
    assert [shown(block) for block in _read("a.html", page).blocks] == blocks


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("a.html", "<p>鱼<input name=25 value = '25'>件"),
        ("a.html", "<p>鱼<input value=25 name=25>件"),
        ("a.html", '<p>鱼<select><option label="25"></select>件'),
        ("a.html", "<p>鱼<textarea>25</textarea>件"),
        ("a.md", "鱼<input name=25 value='25'>件"),
        ("a.md", "鱼<select><option>3<option selected>25</select>件"),
    ],
)
def test_a_field_knows_its_place(path: str, page: str) -> None:
    (block,) = _read(path, page).blocks
    assert not isinstance(block, Table)
    span = block.text.span(1, 3)
    assert span is not None
    assert page[span.start : span.end] == "25"
    assert page[span.start - 1] in "'\"=>"


@pytest.mark.parametrize(
    "page",
    [
        "<select>" * 1_000,
        "<select><option>" * 1_000,
        "<select>" + "<option selected>" * 2_000,
        "<select>" + "<optgroup>" * 300 + "<option>" * 2_000,
        "<input value=3>" * 1_000,
        "<input " + "a=3 " * 900 + "value=3>",
        "<textarea>" * 1_000,
        "<select><b><option>" * 1_000,
    ],
    ids=lambda page: f"{page[:30]}{len(page)}",
)
def test_work_is_bounded(page: str) -> None:
    assert calls(lambda: html.blocks_of(page)) < 500 * len(page)
    assert calls(lambda: _read("a.md", page)) < 500 * len(page)
