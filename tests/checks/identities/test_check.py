from __future__ import annotations

from collections.abc import Mapping

import pytest

from gouji.checks.identities.rule import IdentitiesRule
from gouji.document.model import Document
from gouji.findings.model import Edit, Finding, Fix, NotEvaluated, Severity, Suspect
from gouji.forms.report import BoundTable, Fact, Report
from gouji.forms.values import parse
from gouji.messages.message import Message, plain
from gouji.packs.contents import Pack
from gouji.schema.form import ColumnForm, Form, Layout, RowForm, TableForm
from gouji.schema.info import PackInfo
from gouji.schema.sections import SectionForm
from gouji.schema.values import BUILT_IN
from gouji.text.source import Decoded, Place
from gouji.text.spans import read_from
from support.applied import applied

# A bakery's stock book: every cell stands on a line of its own, row by row.

COLUMNS = ("bread", "rolls", "cakes", "total")
ROWS = ("opening", "moves.baked", "moves.sold.cash", "moves.sold.card", "closing")
FIGURES = {
    "opening": "40 25 10 75",
    "moves.baked": "300 180 0 480",
    "moves.sold.cash": "210 90 4 304",
    "moves.sold.card": "95 77 0 172",
    "closing": "35 38 6 79",
}

STOCK = TableForm(
    id="stock",
    section="stock",
    name=Message("存货表", "Stock"),
    rows=(
        RowForm(id="opening", label="期初"),
        RowForm(
            id="moves",
            label="变动",
            rows=(
                RowForm(id="baked", label="出炉"),
                RowForm(
                    id="sold",
                    label="售出",
                    rows=(RowForm(id="cash", label="现金"), RowForm(id="card", label="刷卡")),
                ),
            ),
        ),
        RowForm(id="closing", label="期末"),
    ),
    columns=(
        ColumnForm(id="bread", label="面包"),
        ColumnForm(id="rolls", label="小圆包"),
        ColumnForm(id="cakes", label="蛋糕"),
        ColumnForm(id="total", label="合计"),
    ),
    layouts=(Layout(id="short", name=plain("short"), collapse=("moves.sold",)),),
)
TILL = TableForm(
    id="till",
    section="stock",
    name=Message("收款表", "Till"),
    values="amount",
    rows=(RowForm(id="day", label=""),),
    columns=tuple(
        ColumnForm(id=name, label=label) for name, label in (("cash", "现金"), ("card", "刷卡"), ("sum", "共计"))
    ),
)


def rule(
    identifier: str, *asserts: str | dict[str, str], table: str = "stock", severity: Severity = "error", said: str = ""
) -> IdentitiesRule:
    message = Message(said or f"{identifier} 要成立", said or f"{identifier} must hold")
    return IdentitiesRule(id=identifier, message=message, why=message, table=table, asserts=asserts, severity=severity)


BALANCE = rule("balance", {"for every column": "opening + moves.baked = sum(moves.sold.**) + closing"})
ACROSS = rule("across", "for every row: total = bread + rolls + cakes", severity="warning")
SUM = rule("sum", "sum = cash + card", table="till")


def outcomes(
    changes: Mapping[str, str] | None = None,
    *rules: IdentitiesRule,
    without: tuple[str, ...] = (),
    doubtful: tuple[str, ...] = (),
    layout: Layout | None = None,
    till: str | None = None,
) -> list[Finding | NotEvaluated]:
    """What is said of the stock book with some cells changed (``row@column``), without some rows."""
    figures = {
        (row, column): text for row in FIGURES for column, text in zip(COLUMNS, FIGURES[row].split(), strict=True)
    }
    for name, text in (changes or {}).items():
        row, column = name.split("@")
        figures[row, column] = text
    rows = ROWS
    if layout:
        rows = ("opening", "moves.baked", "moves.sold", "closing")
        sold = zip(COLUMNS, ("305", "167", "4", "476"), strict=True)
        figures |= {("moves.sold", column): text for column, text in sold}
    source, facts = "", {}
    for row in rows:
        for column in COLUMNS:
            text = read_from(figures[row, column], len(source))
            source += f"{text.value}\n"
            if row not in without:
                doubt = 0.9 if f"{row}@{column}" in doubtful else 0.0
                facts[row, column] = Fact("stock", row, column, text, parse(text.value), doubt)
    tables = [BoundTable(STOCK, layout, rows, COLUMNS, facts, missing_rows=without)]
    if till is not None:
        cells = {("day", column.id): text for column, text in zip(TILL.columns, till.split(), strict=True)}
        amount = BUILT_IN["amount"]
        paid = {
            cell: Fact("till", *cell, read_from(text, 0), parse(text), values=amount) for cell, text in cells.items()
        }
        tables.append(BoundTable(TILL, None, ("day",), tuple(column.id for column in TILL.columns), paid))
    form = Form(sections=(SectionForm(id="stock", number="一", title="存货"),), tables=(STOCK, TILL))
    document = Document("stock.txt", "text", (), Decoded(source, "utf-8"))
    pack = Pack(
        info=PackInfo(id="bakery", name=plain("bakery"), version=1), form=form, rules=rules or (BALANCE, ACROSS)
    )
    return applied("identities", Report(document, form, (), (), tuple(tables)), pack)


def test_a_book_without_fault() -> None:
    assert outcomes() == []


def test_one_wrong_cell_is_one_finding() -> None:
    (finding,) = outcomes({"moves.baked@rolls": "108"})
    assert isinstance(finding, Finding)
    assert finding.message == Message(
        "存货表 · 出炉 × 小圆包：写的是 108，应为 180；列两边 133 ≠ 205，行合计 408 ≠ 480",
        "Stock · 出炉 × 小圆包: 108 is written, it should be 180; column sides 133 ≠ 205, row sum 408 ≠ 480",
    )
    assert (finding.path, finding.check, finding.rule, finding.pack) == ("stock.txt", "identities", "balance", "bakery")
    assert (finding.severity, finding.confidence) == ("error", "certain")
    assert (finding.where.table, finding.where.row, finding.where.column) == ("stock", "moves.baked", "rolls")
    assert finding.place == Place(6, 1, 6, 4)
    assert (finding.actual, finding.expected) == ("108", "180")
    assert finding.suspects == (Suspect("moves.baked", "rolls", "108", "180"),)
    assert finding.fix == Fix((Edit(Place(6, 1, 6, 4), "180"),), safe=False)


def test_the_equations_that_fail_stand_under_it() -> None:
    (finding,) = outcomes({"moves.baked@rolls": "108"})
    assert isinstance(finding, Finding)
    assert [related.message.zh for related in finding.related] == [
        "存货表 · 小圆包：balance 要成立；左边 133，右边 205，相差 72",
        "存货表 · 出炉：across 要成立；左边 480，右边 408，相差 72",
    ]
    assert [(related.where.row, related.where.column) for related in finding.related] == [
        (None, "rolls"),
        ("moves.baked", None),
    ]
    assert [related.place.line for related in finding.related if related.place] == [2, 8]


def test_the_rule_of_a_finding_is_that_of_its_first_equation() -> None:
    (finding,) = outcomes({"moves.baked@rolls": "108"}, ACROSS, BALANCE)
    assert (finding.rule, finding.severity if isinstance(finding, Finding) else "") == ("across", "warning")


def test_the_message_of_a_rule_may_name_what_was_found() -> None:
    said = rule("flow", *BALANCE.asserts, said="{table} {label} {actual} {expected} {left} {right} {difference}")
    (finding,) = outcomes({"moves.baked@rolls": "108"}, said, ACROSS)
    assert isinstance(finding, Finding)
    assert "：存货表 存货表 · 小圆包 108 180 133 205 72；" in finding.related[0].message.zh


@pytest.mark.parametrize(
    ("changes", "confidence", "message"),
    [
        (
            {"moves.sold.card@rolls": "0", "moves.sold.card@cakes": "77"},
            "likely",
            (
                "存货表 · 刷卡 × 小圆包：写的是 0，很可能应为 77；刷卡 × 蛋糕：写的是 77，很可能应为 0；"
                "列两边 205 ≠ 128，列两边 10 ≠ 87"
            ),
        ),
        (
            {"opening@bread": "43", "moves.sold.card@bread": "98"},
            "ambiguous",
            (
                "存货表：“期初”行合计 78 ≠ 75，“刷卡”行合计 175 ≠ 172；可能写错的是 "
                "期初 × 面包（43 应为 40） 和 刷卡 × 面包（98 应为 95）、"
                "期初 × 小圆包（25 应为 22） 和 刷卡 × 小圆包（77 应为 74）、"
                "期初 × 合计（75 应为 78） 和 刷卡 × 合计（172 应为 175）"
            ),
        ),
        (
            {"closing@bread": "-35"},
            "certain",
            "存货表 · 期末 × 面包：写的是 -35，应为 35；列两边 340 ≠ 270，行合计 9 ≠ 79",
        ),
        (
            {"opening@bread": "1", "moves.baked@rolls": "2", "moves.sold.card@cakes": "33", "closing@rolls": "44"}
            | {"moves.sold.cash@total": "55", "moves.baked@bread": "66"},
            "structural",
            "存货表：9 个等式不成立，写错的可能不止 4 格，请逐格核对",
        ),
        (
            dict(zip((f"{row}@bread" for row in ROWS), ("0", "40", "300", "210", "95"), strict=True)),
            "structural",
            "存货表 · 面包：数字疑似整体下移了一格；移回后 6 个不成立的等式都成立",
        ),
    ],
)
def test_what_is_said(changes: dict[str, str], confidence: str, message: str) -> None:
    (finding,) = outcomes(changes)
    assert isinstance(finding, Finding)
    assert (finding.confidence, finding.message.zh) == (confidence, message)
    assert "{" not in finding.message.en


def test_two_faults_are_two_findings() -> None:
    found = outcomes({"moves.baked@rolls": "108", "closing@bread": "36"})
    assert [(each.where.row, each.expected) for each in found if isinstance(each, Finding)] == [
        ("moves.baked", "180"),
        ("closing", "35"),
    ]


def test_a_fault_of_the_whole_table_has_no_cell() -> None:
    wrong = {"opening@bread": "1", "moves.baked@rolls": "2", "moves.sold.card@cakes": "33", "closing@rolls": "44"}
    (finding,) = outcomes(wrong | {"moves.sold.cash@total": "55", "moves.baked@bread": "66"})
    assert isinstance(finding, Finding)
    assert (finding.where.row, finding.where.column, finding.suspects, finding.expected) == (None, None, (), None)
    assert finding.place
    assert len(finding.related) == 9


def test_amounts_and_a_table_of_one_row() -> None:
    (finding,) = outcomes({}, SUM, till="10.5 0.25 0.75")
    assert isinstance(finding, Finding)
    assert finding.message.zh == (
        "收款表：“共计”合计 10.75 ≠ 0.75；可能写错的是 共计（0.75 应为 10.75）、现金（10.5 应为 0.5）"
    )


# ---- what can't be judged ----


@pytest.mark.parametrize("written", ["", "/", "无", "1O"])
def test_what_is_no_number_is_neither_zero_nor_a_fault(written: str) -> None:
    assert outcomes({"moves.baked@cakes": written}) == []


def test_a_doubtful_cell_counts_as_unknown() -> None:
    assert outcomes({"moves.baked@rolls": "108"}, doubtful=("moves.baked@rolls",)) == []


def test_a_fault_is_found_beside_a_blank() -> None:
    (finding,) = outcomes({"moves.baked@rolls": "", "closing@rolls": "83"})
    assert isinstance(finding, Finding)
    assert (finding.where.row, finding.expected) == ("closing", "38")
    assert finding.message.zh.endswith("列两边 205 ≠ 250，行合计 124 ≠ 79")


def reasons(found: list[Finding | NotEvaluated]) -> list[tuple[str, str, str]]:
    return [(each.rule, each.reason.zh, each.reason.en) for each in found if isinstance(each, NotEvaluated)]


def test_a_rule_without_any_equation_to_judge_is_not_evaluated() -> None:
    assert reasons(outcomes({}, SUM, till="10.5 / 10.5")) == [
        (
            "sum",
            "等式“sum = cash + card”没有核对：收款表 · 刷卡 没有可用的数字",
            "“sum = cash + card” was not tested: Till · 刷卡 has no usable number",
        )
    ]
    assert reasons(outcomes({}, SUM)) == [("sum", "没有找到表格：收款表", "table not found: Till")]


def test_a_missing_row_breaks_no_total() -> None:
    found = outcomes({"opening@bread": "41"}, without=("moves.sold.card",))
    balance, across = "opening + moves.baked = sum(moves.sold.**) + closing", "total = bread + rolls + cakes"
    assert [(rule, english) for rule, _, english in reasons(found)] == [
        ("balance", f"“for every column: {balance}” (4 of 4) was not tested: Stock · 刷卡 was not found"),
        ("across", f"“for every row: {across}” (1 of 5) was not tested: Stock · 刷卡 was not found"),
    ]
    (finding,) = (each for each in found if isinstance(each, Finding))
    assert finding.rule == "across"


def test_a_rule_that_the_layout_has_no_rows_for_is_not_evaluated() -> None:
    cash = rule("cash", "for every column: moves.sold.cash <= opening + moves.baked")
    assert reasons(outcomes({}, BALANCE, cash, layout=STOCK.layouts[0])) == [
        (
            "cash",
            "不适用于此版式的表格：没有名为“moves.sold.cash”的行；是不是“moves.sold”？",
            (
                "it does not fit this layout of the table: there is no row called “moves.sold.cash”; "
                "did you mean “moves.sold”?"
            ),
        )
    ]


# ---- inequalities ----

LESS = rule("less", "for every column: closing <= moves.baked + opening", severity="warning")


def test_an_inequality_has_a_finding_of_its_own() -> None:
    (finding,) = outcomes({"closing@cakes": "12", "opening@total": "76"}, LESS)
    assert isinstance(finding, Finding)
    assert finding.message == Message(
        "存货表 · 蛋糕：less 要成立；12 > 10",
        "Stock · 蛋糕: less must hold; 12 > 10",
    )
    assert (finding.severity, finding.confidence, finding.where.column) == ("warning", None, "cakes")
    assert finding.place == Place(19, 1, 19, 3)


def test_an_inequality_that_fails_for_a_wrong_cell_is_not_told_again() -> None:
    (finding,) = outcomes({"closing@cakes": "12"}, LESS, BALANCE, ACROSS)
    assert (finding.rule, finding.where.row if isinstance(finding, Finding) else "") == ("balance", "closing")


def test_a_finding_has_what_is_to_be_told_where_it_is_not() -> None:
    found = outcomes({"closing@cakes": "12"}, LESS, BALANCE, ACROSS)
    chain = []
    while found:
        (finding,) = found
        assert isinstance(finding, Finding)
        chain.append((finding.rule, finding.severity, finding.where.row))
        found = list(finding.replaced)
    assert chain == [("balance", "error", "closing"), ("across", "warning", "closing"), ("less", "warning", None)]


def test_an_inequality_over_blanks_is_not_evaluated() -> None:
    blanks = {f"closing@{column}": "" for column in COLUMNS}
    ((rule, chinese, english),) = reasons(outcomes(blanks, LESS))
    assert (rule, chinese.partition("没有核对：")[0]) == (
        "less",
        "等式“for every column: closing <= moves.baked + opening”（4 个中的 4 个）",
    )
    assert english.endswith(" has no usable number and others")


def test_an_equation_of_cells_in_no_row_or_column() -> None:
    (finding,) = outcomes({"moves.baked@rolls": "108"}, rule("cells", "closing@rolls + 142 = moves.baked@rolls"))
    assert isinstance(finding, Finding)
    assert finding.message.en == "Stock · 出炉 × 小圆包: 108 is written, it should be 180; sides 180 ≠ 108"
