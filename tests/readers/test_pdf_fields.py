"""Fields of a form in a PDF: what they hold stands in the cell over which they lie."""

from __future__ import annotations

import pytest

pytest.importorskip("pdfplumber")

from pdf_files import Sheet, pdf, read_bytes, tables, texts

from gouji.text.source import Unreadable

TEXT = "/Subtype /Widget /FT /Tx"


def ruled() -> Sheet:
    return Sheet().grid([100, 200, 300], [100, 130, 160]).text(105, 107, "甲")


def cell(entries: str) -> str:
    """The text of the second cell of a table, where an annotation lies over it."""
    (table,) = tables(ruled().annotation(205, 103, 295, 127, entries))
    cells = [each.rpartition(" ") for each in table.split(" | ")]
    return next(text for text, _, place in cells if place == "0,1")


@pytest.mark.parametrize(
    ("entries", "text"),
    [
        (f"{TEXT} /V (23) /DA (/Helv 7 Tf 0 g)", "23"),
        (f"{TEXT} /V (23) /DA (/Helv 0 Tf 0 g)", "23"),
        (f"{TEXT} /V (23)", "23"),
        (f"{TEXT} /V <FEFF4E5D4EF6>", "九件"),
        (f"{TEXT} /V (23) /Ff 1", "23"),  # not to be changed
        (f"{TEXT} /V (1234) /Ff 16777216 /MaxLen 10", "1234"),  # a comb: each character in a place of its own
        (f"{TEXT} /DV (23)", ""),  # what it is reset to
        (f"{TEXT} /V (23) /F 2", ""),  # hidden
        (f"{TEXT} /V (23) /F 32", ""),
        (f"{TEXT} /V (23) /Ff 8192", ""),  # a password
        ("/Subtype /Widget /Parent << /FT /Tx /V (23) >>", "23"),
        ("/Subtype /Widget /FT /Ch /V (b) /Opt [[(a) (0)] [(b) (23)]]", "23"),
        ("/Subtype /Widget /FT /Ch /V (23) /Opt [(0) (23)]", "23"),
        ("/Subtype /Widget /FT /Ch /V [(23)] /Opt [(0) (23)]", "23"),
        ("/Subtype /Widget /FT /Btn /AS /Yes", "☑"),
        ("/Subtype /Widget /FT /Btn /AS /Off", ""),
        ("/Subtype /Widget /FT /Btn /Ff 65536 /AS /Yes", ""),
        ("/Subtype /FreeText /Contents (23)", "23"),
        ("/Subtype /Text /Contents (23)", ""),
        ("/Subtype /Widget /FT /Sig /V << /Type /Sig >>", ""),
        (f"{TEXT} /V 23", ""),
        ("/Subtype 1 /FT /Tx /V (23)", ""),
    ],
)
def test_what_a_field_holds(entries: str, text: str) -> None:
    assert cell(entries) == text


def test_a_field_whose_text_was_drawn_as_well_counts_once() -> None:
    sheet = ruled().text(205, 107, "23").annotation(205, 103, 295, 127, f"{TEXT} /V (23)")
    assert "23 0,1" in tables(sheet)[0]


def test_a_long_text_in_a_field_of_several_lines_is_one_text() -> None:
    words = "全年收到的申请都在期限内答复没有拖延"
    code = words.encode("utf-16-be").hex()
    assert cell(f"{TEXT} /V <FEFF{code}> /Ff 4096 /DA (/Helv 8 Tf)") == words


def test_fields_outside_of_a_table_are_lines_of_text() -> None:
    assert texts(Sheet().annotation(75, 90, 400, 110, f"{TEXT} /V <FEFF7532> /DA (/Helv 16 Tf)")) == ["甲"]


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_fields_of_a_page_that_is_turned(rotate: int) -> None:
    """The page shows turned, and what is drawn on it as well as its fields."""
    sheet = Sheet(rotate=rotate)
    sheet.text(100, 100, "甲").annotation(120, 100, 200, 116, f"{TEXT} /V <FEFF4E59> /DA (/Helv 16 Tf)")
    assert "乙" in "".join(texts(sheet))


@pytest.mark.parametrize(
    "broken", ["/Rect (x)", "/Rect [1 2]", "/FT /Tx /V (23) /F (x)", "/FT /Ch /Opt 3 /V (23)", "/FT /Tx /Ff (x) /V (2)"]
)
def test_a_broken_field_harms_nothing(broken: str) -> None:
    assert texts(Sheet().lines("正文。").annotation(75, 200, 90, 220, f"/Subtype /Widget {broken}"))[0] == "正文。"


def test_more_fields_than_on_any_page_are_refused() -> None:
    sheet = Sheet().lines("正文。")
    sheet.annotations += ["<< /Subtype /Link >>"] * 2_001
    with pytest.raises(Unreadable) as refused:
        read_bytes(pdf(sheet))
    assert "too many pages or too much" in refused.value.reason.en
