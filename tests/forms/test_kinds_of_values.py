"""Kinds of values named in a form: what each key lets a cell say, and how it is read."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.forms.report import Value
from gouji.forms.tables.cell_reader import CellReader
from gouji.messages.message import Message
from gouji.schema.form import ColumnForm, Form, RowForm, TableForm
from gouji.schema.sections import SectionForm
from gouji.schema.values import ValueKind


def form(placeholders: tuple[str, ...], units: tuple[str, ...], **values: ValueKind) -> Form:
    table = TableForm(
        id="tides",
        section="tides",
        name=Message("潮位", "Tides"),
        rows=(RowForm(id="high", label="High water"),),
        columns=(ColumnForm(id="level", label="Level"),),
    )
    section = SectionForm(id="tides", number="一", title="潮位")
    return Form(sections=(section,), tables=(table,), placeholders=placeholders, units=units, values=values)


ENGLISH = CellReader.of(
    form(
        ("N/A", "-"),
        ("boats",),
        days=ValueKind(kind="amount", after=("days", "day"), instead=("N/A", "no cases"), below=("<", "less than")),
        money=ValueKind(kind="amount", decimals=2, before=("$", "US$"), brackets=True),
        share=ValueKind(kind="amount", after=("%",), negative=True),
        open=ValueKind(kind="count", instead=("",)),
        text=ValueKind(kind="text", instead=("N/A",)),
    )
)
CHINESE = CellReader.of(
    form(
        ("/", "无"),
        ("件",),
        wan=ValueKind(kind="amount", decimals=2, exactly=True, after=("万元",)),
        yuan=ValueKind(kind="amount", before=("人民币", "¥"), after=("元",), instead=("不适用",), brackets=True),
        days=ValueKind(kind="amount", after=("天", "个工作日"), below=("不足", "<")),
    )
)

NUMBERS = [
    # kind, what is written, the number, its decimals, what does not belong there
    ("days", "18", 18, 0, ""),
    ("days", "19.25", Decimal("19.25"), 2, ""),
    ("days", "18 days", 18, 0, ""),
    ("days", "1day", 1, 0, ""),
    ("days", "1 234 days", 1234, 0, ""),
    ("days", "18 days (est.)", 18, 0, "(est.)"),
    ("days", "18*", 18, 0, "*"),
    ("days", "18 boats", 18, 0, "boats"),
    ("days", "$18", 18, 0, "$"),
    ("days", "18%", 18, 0, "%"),
    ("money", "$1,412,300.25", Decimal("1412300.25"), 2, ""),
    ("money", "$ 1,412,300.25", Decimal("1412300.25"), 2, ""),
    ("money", "＄５．００", 5, 2, ""),
    ("money", "US$5", 5, 0, ""),
    ("money", "$ 1 234.50", Decimal("1234.5"), 2, ""),
    ("money", "-$5.10", Decimal("-5.1"), 2, ""),
    ("money", "$-5.10", Decimal("-5.1"), 2, ""),
    ("money", "(1,234.50)", Decimal("-1234.5"), 2, ""),
    ("money", "( 1 234.50 )", Decimal("-1234.5"), 2, ""),
    ("money", "$(1,234.50)", Decimal("-1234.5"), 2, ""),
    ("money", "($1,234.50)", Decimal("-1234.5"), 2, ""),
    ("money", "(5) boats", -5, 0, "boats"),
    ("share", "0.03%", Decimal("0.03"), 2, ""),
    ("share", "3 %", 3, 0, ""),
    ("share", "-2.50%", Decimal("-2.5"), 2, ""),
    ("count", "$5", 5, 0, "$"),
    ("amount", "5.00", 5, 2, ""),
]
NUMBERS_IN_CHINESE = [
    ("wan", "98.60", Decimal("98.6"), 2, ""),
    ("wan", "98.60万元", Decimal("98.6"), 2, ""),
    ("wan", "98.6件", Decimal("98.6"), 1, "件"),
    ("yuan", "人民币1,200元", 1200, 0, ""),
    ("yuan", "￥１，２００", 1200, 0, ""),
    ("yuan", "（300）元", -300, 0, ""),
    ("yuan", "（300元）", -300, 0, ""),
    ("yuan", "¥三百元", 300, 0, ""),
    ("days", "5 个工作日", 5, 0, ""),
    ("days", "五天", 5, 0, ""),
    ("count", "三件", 3, 0, "件"),
]


@pytest.mark.parametrize(
    ("reader", "kind", "text", "number", "decimals", "remark"),
    [*((ENGLISH, *each) for each in NUMBERS), *((CHINESE, *each) for each in NUMBERS_IN_CHINESE)],
)
def test_a_figure_is_read_by_its_kind(
    reader: CellReader, kind: str, text: str, number: int | Decimal, decimals: int, remark: str
) -> None:
    assert reader.value(text, kind) == Value("number", number, remark, decimals=decimals)


@pytest.mark.parametrize(
    ("reader", "kind", "text", "bound"),
    [
        (ENGLISH, "days", "<1", 1),
        (ENGLISH, "days", "＜ 1", 1),
        (ENGLISH, "days", "<1 day", 1),
        (ENGLISH, "days", "less than 0.5 days", Decimal("0.5")),
        (CHINESE, "days", "不足1天", 1),
        (CHINESE, "days", "不足一天", 1),
    ],
)
def test_a_bound_is_no_number(reader: CellReader, kind: str, text: str, bound: int | Decimal) -> None:
    value = reader.value(text, kind)
    assert (value.state, value.number, value.bound) == ("below", None, bound)


@pytest.mark.parametrize(
    ("reader", "kind", "text", "state"),
    [
        (ENGLISH, "days", "N/A", "none"),
        (ENGLISH, "days", "Ｎ／Ａ", "none"),
        (ENGLISH, "days", "no  cases", "none"),
        (ENGLISH, "days", "-", "placeholder"),
        (ENGLISH, "days", "", "blank"),
        (ENGLISH, "open", " ", "none"),
        (ENGLISH, "open", "N/A", "placeholder"),
        (ENGLISH, "count", "N/A", "placeholder"),
        (ENGLISH, "count", "<1", "unreadable"),
        (ENGLISH, "count", "(5)", "unreadable"),
        (ENGLISH, "money", "(-5)", "unreadable"),
        (ENGLISH, "money", "(5", "unreadable"),
        (ENGLISH, "money", "$", "unreadable"),
        (ENGLISH, "money", "$$5", "unreadable"),
        (ENGLISH, "money", "$5 $6", "unreadable"),
        (ENGLISH, "text", "May 4, 2023", "text"),
        (ENGLISH, "text", "N/A", "none"),
        (ENGLISH, "text", "-", "placeholder"),
        (ENGLISH, "text", "", "blank"),
        (ENGLISH, "key", "Bureau of Tides", "text"),
        (CHINESE, "yuan", "不适用", "none"),
        (CHINESE, "yuan", "无", "placeholder"),
        (CHINESE, "wan", "不足1", "unreadable"),
    ],
)
def test_what_is_no_figure_is_told_by_its_kind(reader: CellReader, kind: str, text: str, state: str) -> None:
    assert reader.value(text, kind).state == state


@pytest.mark.parametrize("text", ["$215.50", "0.03%", "<1", "N/A", "no cases", "(12)", "18days", "/N"])
def test_rows_are_looked_for_with_the_values_of_all_kinds(text: str) -> None:
    assert ENGLISH.is_value(text) == (text != "/N")


@st.composite
def kinds(draw: st.DrawFn) -> ValueKind:
    marks = st.sampled_from(["", "$", "€", "元", "%", "days"])
    before, after = draw(marks), draw(marks)
    return ValueKind(
        kind="amount",
        before=(before,) if before else (),
        after=(after,) if after else (),
        brackets=draw(st.booleans()),
        below=("<",),
        negative=True,
    )


@given(
    kinds(),
    st.decimals(min_value=Decimal("-1e9"), max_value=Decimal("1e9"), places=3),
    st.integers(0, 3),
    st.sampled_from(["", " ", "\u3000"]),
    st.sampled_from(["", ","]),
)
def test_what_a_kind_prints_is_read_back_exactly(
    kind: ValueKind, number: Decimal, places: int, space: str, comma: str
) -> None:
    number = round(number, places)
    reader = CellReader.of(form((), (), tide=kind))
    before, after = "".join(kind.before), "".join(kind.after)
    below_zero = number < 0
    figure = f"{abs(number):{comma}.{places}f}"
    written = f"{before}{space}{figure}{space}{after}"
    read = reader.value((f"({written})" if kind.brackets else f"-{written}") if below_zero else written, "tide")
    assert (read.state, read.number, read.remark, read.decimals) == ("number", number, "", places)
    if not below_zero:
        bound = reader.value(f"<{space}{written}", "tide")
        assert (bound.state, bound.bound, bound.decimals) == ("below", number, places)


@given(kinds(), st.text(alphabet="0123456789 ,.-$%()<元days", max_size=12))
def test_a_kind_gives_any_text_one_state(kind: ValueKind, text: str) -> None:
    value = CellReader.of(form(("-",), (), tide=kind)).value(text, "tide")
    assert (value.number is not None) == (value.state == "number")
    assert (value.bound is not None) == (value.state == "below")


def test_a_kind_that_is_built_in_can_say_more() -> None:
    reader = CellReader.of(form(("N/A",), (), count=ValueKind(kind="count", instead=("N/A",))))
    assert reader.value("N/A", "count").state == "none"
    assert reader.value("N/A", "amount").state == "placeholder"
