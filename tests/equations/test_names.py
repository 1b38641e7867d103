from __future__ import annotations

import pytest

from gouji.equations.ast import Path, Reference
from gouji.equations.names import Names
from gouji.equations.parser import parse_relation
from gouji.equations.scanner import ExpressionError
from support.identity_tables import TILL_ROWS, till

ROWS, COLUMNS = till()


def path(written: str) -> Path:
    atom = parse_relation(f"{written} = 0").sides[0].terms[0].atom
    assert isinstance(atom, Reference)
    return atom.path


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("opening", ["opening"]),
        ("moves.sold.cash", ["moves.sold.cash"]),
        ("moves.sold.*", ["moves.sold.cash", "moves.sold.card"]),
        ("moves.**", ["moves.delivered", "moves.sold.cash", "moves.sold.card"]),
        ("opening.**", ["opening"]),
        ("opening.*", ["opening"]),
        ("期初", ["opening"]),
        ("期初库存", ["opening"]),
        ("'一、期初库存'", ["opening"]),
        ("现金", ["moves.sold.cash"]),
        ("'（二）销售'.'1.现金'", ["moves.sold.cash"]),
        ("销售.刷卡含扫码", ["moves.sold.card"]),
        ("销售.**", ["moves.sold.cash", "moves.sold.card"]),
        ("moves.销售.cash", ["moves.sold.cash"]),
    ],
)
def test_ids_and_labels(written: str, meant: list[str]) -> None:
    assert list(ROWS.resolve(path(written))) == meant


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("openin", "there is no row called “openin”; did you mean “opening”?"),
        ("cash", "there is no row called “cash”; did you mean “moves.sold.cash”?"),
        ("moves.sold.cach", "there is no row called “moves.sold.cach”; did you mean “moves.sold.cash”?"),
        ("期未库存", "there is no row called “期未库存”; did you mean “三、期末库存”?"),
        ("volcano", "there is no row called “volcano”"),
        ("opening.cash", "there is no row called “opening.cash”; did you mean “opening”?"),
        ("moves.sold", "“moves.sold” is a group, not a row; moves.sold.** means every row in it"),
        ("moves.*", "“moves.sold” is a group, not a row; moves.sold.** means every row in it"),
    ],
)
def test_names_that_mean_nothing_or_a_group(written: str, said: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        ROWS.resolve(path(written))
    assert caught.value.message.en == said


def test_a_label_that_several_bear_is_refused() -> None:
    columns = Names("column", ("a.total", "b.total"), {"a.total": ("总计",), "b.total": ("总计",), "a": ("甲",)})
    with pytest.raises(ExpressionError) as caught:
        columns.resolve(path("总计"))
    assert caught.value.message.en == "“总计” may be any of a.total, b.total; write the full name"
    assert columns.resolve(path("甲.总计")) == ("a.total",)


def test_a_collapsed_group_is_a_row_of_its_own() -> None:
    rows = Names("row", ("moves.delivered", "moves.sold"))
    assert rows.resolve(path("moves.**")) == ("moves.delivered", "moves.sold")
    assert rows.resolve(path("moves.sold.**")) == ("moves.sold",)


def test_every_id_names_itself() -> None:
    assert [ROWS.resolve(path(row)) for row in TILL_ROWS] == [(row,) for row in TILL_ROWS]


CODES = Names(
    "row",
    ("all", "codes.208", "codes.208.20805", "codes.208.20805.2080505", "codes.208.20899", "codes.213"),
    {"codes.208": ("208", "社会保障"), "codes.208.20805": ("20805",), "all": ("合计",)},
    groups=("codes", "bodies"),
)
FUNDS = Names("column", ("code", "name", "total", "parts.note", "parts.basic"), silent={"code", "name", "parts.note"})


@pytest.mark.parametrize(
    ("names", "written", "meant"),
    [
        (CODES, "codes.208", ["codes.208"]),
        (CODES, 'codes."208"', ["codes.208"]),
        (CODES, "codes.社会保障.*", ["codes.208.20805", "codes.208.20899"]),
        (CODES, "codes.*", ["codes.208", "codes.213"]),
        (CODES, "codes.208.**", ["codes.208.20805", "codes.208.20805.2080505", "codes.208.20899"]),
        (CODES, "codes.213.*", ["codes.213"]),
        (CODES, "bodies.*", []),
        (CODES, "bodies.**", []),
        (FUNDS, "parts.*", ["parts.basic"]),
        (FUNDS, "parts.**", ["parts.basic"]),
        (FUNDS, "name", ["name"]),
    ],
)
def test_rows_that_hold_rows_empty_groups_and_columns_of_words(names: Names, written: str, meant: list[str]) -> None:
    assert list(names.resolve(path(written))) == meant


def test_an_empty_group_is_no_row() -> None:
    with pytest.raises(ExpressionError) as caught:
        CODES.resolve(path("bodies"))
    assert caught.value.message.en == "“bodies” is a group, not a row; bodies.** means every row in it"


def test_groups_are_what_holds_rows_in_the_order_of_the_table() -> None:
    assert CODES.groups_within() == ("codes", "codes.208", "codes.208.20805")
    assert CODES.groups_within("codes") == ("codes.208", "codes.208.20805")
    assert CODES.groups_within("bodies") == ()
    assert ROWS.groups_within() == ("moves", "moves.sold")


def test_figures_are_the_leaves_that_are_not_silent() -> None:
    assert FUNDS.figures == ("total", "parts.basic")
    assert FUNDS.leaves[:2] == ("code", "name")
