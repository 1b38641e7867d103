"""What English output calls the sections, rows and columns of the built-in packs that are in another language."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from gouji.forms.axes import axes
from gouji.forms.names import cell_label
from gouji.messages.message import Message
from gouji.packs.library import Library
from gouji.schema.form import Form

LIBRARY = Library()
HAN = re.compile(r"[\u3400-\u9fff]")
NOT_ENGLISH = [name for name in LIBRARY.names() if HAN.search(LIBRARY.get(name).form.sections[0].title)]


def _lines(form: Form) -> Iterator[tuple[str, str, str]]:
    """Where each label stands, the label, and its English name."""
    for section in form.all_sections:
        yield section.id, section.title, section.en
    for table in form.tables:
        for layout in (None, *table.layouts):
            for axis in axes(table, layout):
                for node, _ in axis.paths(collapsed=True):
                    yield f"{table.id}.{node.id}", node.label, node.form.en if node.form else ""


def test_packs_in_another_language() -> None:
    assert {"gia-2019", "gia-2021", "juesuan"} <= set(NOT_ENGLISH)
    assert "us-foia" not in NOT_ENGLISH


@pytest.mark.parametrize("pack", NOT_ENGLISH)
def test_every_label_has_an_english_name(pack: str) -> None:
    lines = list(_lines(LIBRARY.get(pack).form))
    assert [where for where, label, english in lines if label and not english] == []
    assert [where for where, _, english in lines if HAN.search(english)] == []


@pytest.mark.parametrize(
    ("table", "row", "column", "zh", "en"),
    [
        ("requests", None, None, "", ""),
        ("requests", "outcome.refused.secret", None, "1.属于国家秘密", "state secrets (1.属于国家秘密)"),
        ("requests", None, "research", "科研机构", "research institutions (科研机构)"),
        (
            "enforcement",
            "penalties",
            "decisions",
            "行政处罚 × 本年处理决定数量",
            "administrative penalties (行政处罚) × decisions this year (本年处理决定数量)",
        ),
        ("disputes", "cases", "review.total", "行政复议 总计", "administrative review: total (行政复议 总计)"),
    ],
)
def test_the_original_stands_beside_the_name(table: str, row: str | None, column: str | None, zh: str, en: str) -> None:
    form = next(each for each in LIBRARY.get("gia-2021").form.tables if each.id == table)
    assert cell_label(form, row, column) == Message(zh, en)


def test_a_brief_name_leaves_it_out() -> None:
    form = next(each for each in LIBRARY.get("gia-2021").form.tables if each.id == "requests")
    label = cell_label(form, "outcome.refused.secret", "research", brief=True)
    assert label == Message("1.属于国家秘密 × 科研机构", "state secrets × research institutions")


@pytest.mark.parametrize(
    ("pack", "section", "zh", "en"),
    [
        ("gia-2021", "overview", "总体情况", "Overview (一、总体情况)"),
        ("us-foia", "making", "Making a FOIA Request", "Making a FOIA Request"),
    ],
)
def test_sections(pack: str, section: str, zh: str, en: str) -> None:
    form = LIBRARY.get(pack).form
    (found,) = form.sections_named([section])
    assert form.title_of(found) == Message(zh, en)
