from __future__ import annotations

import pytest

from gouji.forms.axes import axes, names
from gouji.messages.message import plain
from gouji.schema.form import ColumnForm, Layout, RowForm, TableForm

OTHER = Layout(id="short", name=plain("short"), collapse=("sold.boats",))
SWAPPED = Layout(id="old", name=plain("old"), rows=(RowForm(id="all", label="合计"),))
CATCH = TableForm(
    id="catch",
    section="catches",
    name=plain("渔获"),
    rows=(
        RowForm(id="kept", label="一、自留", labels=("自用",)),
        RowForm(
            id="sold",
            label="二、出售",
            rows=(
                RowForm(id="shop", label="店铺"),
                RowForm(
                    id="boats", label="船", rows=(RowForm(id="big", label="大船"), RowForm(id="small", label="小船"))
                ),
            ),
        ),
    ),
    columns=(ColumnForm(id="pike", label="狗鱼", values="amount"), ColumnForm(id="carp", label="鲤鱼")),
    layouts=(OTHER, SWAPPED),
)


@pytest.mark.parametrize(
    ("layout", "leaves", "depth"),
    [
        (None, ["kept", "sold.shop", "sold.boats.big", "sold.boats.small"], 3),
        (OTHER, ["kept", "sold.shop", "sold.boats"], 2),
        (SWAPPED, ["all"], 1),
    ],
)
def test_rows_of_a_layout(layout: Layout | None, leaves: list[str], depth: int) -> None:
    rows, columns = axes(CATCH, layout)
    assert [leaf.id for leaf in rows.leaves] == leaves
    assert rows.depth == depth
    assert [(leaf.id, leaf.values) for leaf in columns.leaves] == [("pike", "amount"), ("carp", None)]


def test_paths_lead_through_groups_and_on_demand_into_what_is_collapsed() -> None:
    rows, _ = axes(CATCH, OTHER)
    shown = [(node.id, [group.id for group in groups]) for node, groups in rows.paths()]
    assert shown == [("kept", []), ("sold", []), ("sold.shop", ["sold"]), ("sold.boats", ["sold"])]
    hidden = {node.id for node, _ in rows.paths(collapsed=True)} - {name for name, _ in shown}
    assert hidden == {"sold.boats.big", "sold.boats.small"}


@pytest.mark.parametrize(
    ("name", "left"),
    [
        (None, ["kept", "sold.shop", "sold.boats.big", "sold.boats.small"]),
        ("kept", ["sold.shop", "sold.boats.big", "sold.boats.small"]),
        ("sold.boats", ["kept", "sold.shop"]),
        ("sold", ["kept"]),
    ],
)
def test_without_a_node(name: str | None, left: list[str]) -> None:
    assert [leaf.id for leaf in axes(CATCH)[0].without(name).leaves] == left


def test_a_group_that_is_empty_goes_with_its_last_member() -> None:
    rows = axes(CATCH)[0].without("sold.boats.big").without("sold.boats.small")
    assert [leaf.id for leaf in rows.leaves] == ["kept", "sold.shop"]


def test_names_are_those_of_the_layout() -> None:
    assert names(CATCH, OTHER)[0].leaves == ("kept", "sold.shop", "sold.boats")


def test_columns_of_words_are_silent_though_the_table_says_so() -> None:
    oldest = TableForm(
        id="oldest",
        section="waits",
        name=plain("Oldest"),
        values="text",
        rows=(RowForm(id="all", label="All"),),
        columns=(ColumnForm(id="date", label="Date"), ColumnForm(id="days", label="Days", values="count")),
    )
    assert names(oldest)[1].silent == {"date"}
