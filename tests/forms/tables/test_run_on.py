"""Paragraphs that are cut into cells, and such that are not; ``gouji.forms.tables.run_on``."""

from __future__ import annotations

from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.document.model import Paragraph
from gouji.forms.tables.cell_words import CellWords, words_of
from gouji.forms.tables.run_on import cut
from gouji.packs.library import Library
from gouji.schema.form import Form
from gouji.text.spans import Text

FORM = Library().get("gia-2021").form
ENGLISH = Library().get("us-foia").form
_PARTS = [word.label for word in words_of(FORM).words] + ["0", "12", "3.5", " ", "、", "（", "_", "①", "全年", "句。"]


def parts(text: str, form: Form = FORM) -> list[str]:
    return [block.text.value for block in cut([Paragraph(Text(text))], form) if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2.重复申请0000000", ["2.重复申请", "0000000"]),
        ("二、上年结转政府信息公开申请数量110000 2", ["二、上年结转政府信息公开申请数量", "110000", "2"]),
        ("自然人商业企业科研机构", ["自然人", "商业企业", "科研机构"]),
    ],
)
def test_labels_and_figures_that_run_on_are_cut(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AGENCYOVERALL1,380", ["AGENCYOVERALL", "1,380"]),
        ("AGENCY OVERALL1,380", ["AGENCY OVERALL", "1,380"]),
        ("AGEN CYOVERALL1,380", ["AGEN CYOVERALL1,380"]),  # no word is parted
    ],
)
def test_white_space_between_words_alone_may_be_lost(text: str, expected: list[str]) -> None:
    assert parts(text, ENGLISH) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2.重复申请 0 0 0 0 0 0 0",  # read as it is
        "行政许可126件",
        "公布行政许可126",
        "自然人商业企业",
        "2024年",
        "",
    ],
)
def test_what_is_no_run_of_cells_stays_whole(text: str) -> None:
    assert parts(text) == [text]


@given(st.lists(st.sampled_from(_PARTS), max_size=12))
def test_what_has_letters_of_no_label_is_told_as_all_other_texts(texts: list[str]) -> None:
    text = "".join(texts)
    found = parts(text)
    with mock.patch.object(CellWords, "has_others", return_value=False):
        assert parts(text) == found
