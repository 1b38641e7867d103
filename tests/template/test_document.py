from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import anglers
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from gouji.document.model import Document, Paragraph, Table
from gouji.equations.scanner import ExpressionError
from gouji.forms.bind import bind
from gouji.forms.report import Report
from gouji.linter import judging
from gouji.messages.message import plain
from gouji.packs.contents import Pack
from gouji.packs.library import Library
from gouji.packs.loader import load
from gouji.schema.case import Case, Without
from gouji.schema.form import ColumnForm, RowForm, Specimen, TableForm
from gouji.template.document import as_case, home, specimen
from gouji.template.tables import printed

TABLE = " | Spring | Autumn | Whole year | Pike | 0 | 0 | 0 | Small fish | Perch | 0 | 0 | 0 | Roach | 0 | 0 | 0 | {}"
BUILT_IN = ("gia-2021", "gia-2019")


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    """The fishing club: two sections, and a table of pike, small fish and all fish by season."""
    return load(anglers.write(tmp_path / "anglers"))


def bound(pack: Pack, case: Case | None = None) -> Report:
    return bind(specimen(pack.form, pack.info.name.zh, case), pack.form)


def lines(document: Document) -> list[str]:
    """Paragraphs, and the cells of tables."""
    return [
        block.text.value if isinstance(block, Paragraph) else " | ".join(cell.text.value for cell in block.cells)
        for block in document.blocks
        if isinstance(block, (Paragraph, Table))
    ]


def grid(table: Table) -> Iterator[str]:
    """A line for each row; what a merged cell covers is a dot."""
    for row, cells in enumerate(table.grid):
        yield " | ".join(
            "." if cell is None or (cell.row, cell.column) != (row, column) else cell.text.value
            for column, cell in enumerate(cells)
        )


class TestTheSpecimen:
    @pytest.mark.parametrize("name", BUILT_IN)
    def test_of_a_built_in_pack_is_faultless_and_everything_in_it_is_judged(self, name: str) -> None:
        pack = Library().get(name)
        result = judging.lint_document(specimen(pack.form, pack.info.name.zh), pack)
        assert [finding.message.en for finding in result.findings] == []
        assert [each for each in result.not_evaluated if each.lacks is None] == []

    @pytest.mark.parametrize("name", BUILT_IN)
    def test_holds_every_cell_of_every_layout(self, name: str) -> None:
        pack = Library().get(name)
        for form in pack.form.tables:
            for layout in (None, *form.layouts):
                case = Case(layouts={form.id: layout.id}) if layout else Case()
                table = bound(pack, case).table(form.id)
                assert table is not None
                assert (table.layout and table.layout.id) == (layout and layout.id)
                assert (table.missing_rows, table.missing_columns) == ((), ())
                assert {fact.text.value for fact in table.facts.values()} == {"0"}
                assert max(fact.doubt for fact in table.facts.values()) < 0.25
                assert len(table.facts) == len(table.rows) * len(table.columns)

    def test_of_a_pack_without_words_of_its_own(self, pack: Pack) -> None:
        assert lines(specimen(pack.form, pack.info.name.zh)) == [
            "钓鱼协会年报",
            "1. Catches",
            "此处是这一部分的内容。",
            TABLE.format("All fish | 0 | 0 | 0"),
            "2. Members",
            "此处是这一部分的内容。",
        ]

    def test_has_the_words_of_the_form(self, pack: Pack) -> None:
        words = Specimen(title="Yearly report 2024", preamble="Dear members,\n\nhere it is.", sections={"members": ""})
        changed = structs.replace(pack, form=structs.replace(pack.form, specimen=words))
        found = lines(specimen(changed.form, changed.info.name.zh))
        assert found[:4] == ["Yearly report 2024", "Dear members,", "here it is.", "1. Catches"]
        assert found[-1] == "2. Members"

    def test_of_any_pack_finds_its_sections_and_tables_again(self, pack: Pack) -> None:
        report = bound(pack)
        assert [section.form.id for section in report.sections] == ["catches", "members"]
        assert [len(table.facts) for table in report.tables] == [12]


class TestACase:
    @pytest.mark.parametrize(
        ("case", "expected"),
        [
            (Case(title="About bait"), "About bait"),
            (Case(preamble="In short:"), "In short:"),
            (Case(headings={"members": "2、Who we are"}), "2、Who we are"),
            (Case(sections={"members": "Forty.\n  And a dog.  "}), "And a dog."),
            (Case(sections={"members": "**no** <markup> - 1. here"}), "**no** <markup> - 1. here"),
            (Case(document="# Bait\n\nWorms."), "Worms."),
        ],
    )
    def test_of_words(self, pack: Pack, case: Case, expected: str) -> None:
        assert expected in lines(specimen(pack.form, pack.info.name.zh, case))

    @pytest.mark.parametrize("name", ["pike@spring", "Pike@Spring", "fish.pike@spring", "“Pike”@“Spring”"])
    def test_of_cells_by_any_name_that_an_equation_may_use(self, pack: Pack, name: str) -> None:
        table = bound(pack, Case(cells={name: 7})).table("fish")
        assert table is not None
        assert {cell: fact.text.value for cell, fact in table.facts.items() if fact.text.value != "0"} == {
            ("pike", "spring"): "7"
        }

    @pytest.mark.parametrize(
        ("without", "rows", "columns"),
        [
            (Without(table="fish", row="pike"), ("pike",), ()),
            (Without(table="fish", column="autumn"), (), ("autumn",)),
            (Without(table="fish", row="small.roach", column="year"), ("small.roach",), ("year",)),
        ],
    )
    def test_of_rows_and_columns_that_are_lacking(
        self, pack: Pack, without: Without, rows: tuple[str, ...], columns: tuple[str, ...]
    ) -> None:
        table = bound(pack, Case(without=without)).table("fish")
        assert table is not None
        assert (table.missing_rows, table.missing_columns) == (rows, columns)

    def test_of_a_group_of_rows_that_is_lacking(self) -> None:
        pack = Library().get("gia-2021")
        case = Case(without=Without(table="requests", row="outcome.unavailable"))
        table = bound(pack, case).table("requests")
        assert table is not None
        kinds = ("not_held", "to_be_made", "unclear")
        assert table.missing_rows == tuple(f"outcome.unavailable.{kind}" for kind in kinds)

    def test_of_a_table_or_a_section_that_is_lacking(self, pack: Pack) -> None:
        assert bound(pack, Case(without=Without(table="fish"))).tables == ()
        without = bound(pack, Case(without=Without(section="catches")))
        assert [section.form.id for section in without.sections] == ["members"]
        assert without.tables == ()

    def test_of_another_layout(self, pack: Pack) -> None:
        table = bound(pack, Case(layouts={"fish": "old"}, cells={"small@spring": 3})).table("fish")
        assert table is not None
        assert table.rows == ("pike", "small", "total")
        assert table.facts["small", "spring"].text.value == "3"

    @pytest.mark.parametrize(
        ("name", "words"),
        [
            ("pik@spring", "there is no row called “pik”; did you mean “pike”?"),
            ("fish.pike@sprin", "there is no column called “sprin”"),
            ("small@spring", "“small” is a group"),
            ("pike", "name a cell as row@column here"),
            ("pike@spring + 1", "expected an operator or the end"),
        ],
    )
    def test_of_a_cell_that_is_not_there(self, pack: Pack, name: str, words: str) -> None:
        with pytest.raises(ExpressionError, match=words.replace("?", r"\?").replace("+", r"\+")):
            specimen(pack.form, pack.info.name.zh, Case(cells={name: 1}))


class TestTheRuleOfACase:
    """What an item leaves open is what its rule is about."""

    PACK = Library().get("gia-2021")

    @pytest.mark.parametrize(
        ("rule", "section"),
        [
            ("other-fees", "other"),
            ("section-empty", "overview"),
            ("requests-flow", "requests"),
            ("fee-decimals", "proactive"),
            ("section-copied", "overview"),
        ],
    )
    def test_tells_the_section_of_a_text(self, rule: str, section: str) -> None:
        found = next(each for each in self.PACK.rules if each.id == rule)
        assert home(found, self.PACK.form) == section
        assert as_case("Nothing.", found, self.PACK.form) == Case(sections={section: "Nothing."})

    def test_tells_the_table_of_a_cell(self) -> None:
        flow = next(each for each in self.PACK.rules if each.id == "requests-flow")
        case = as_case(Case(cells={"new@natural": 1, "“（七）总计”@自然人": 2}), flow, self.PACK.form)
        assert case.cells == {"requests.new@natural": 1, "requests.outcome.total@natural": 2}


def test_a_printed_table_has_merged_cells(pack: Pack) -> None:
    assert list(grid(printed(pack.form.tables[0], None, {("pike", "year"): "9"}))) == [
        " | . | Spring | Autumn | Whole year",
        "Pike | . | 0 | 0 | 9",
        "Small fish | Perch | 0 | 0 | 0",
        ". | Roach | 0 | 0 | 0",
        "All fish | . | 0 | 0 | 0",
    ]


def test_a_printed_table_of_one_row_has_no_labels_beside_it() -> None:
    disputes = next(table for table in Library().get("gia-2021").form.tables if table.id == "disputes")
    table = printed(disputes)
    assert (table.height, table.width) == (4, 15)
    assert [cell.text.value for cell in table.cells if cell.row == 0] == ["行政复议", "行政诉讼"]


@st.composite
def trees(draw: st.DrawFn, kind: type[RowForm | ColumnForm], depth: int = 3) -> tuple[RowForm | ColumnForm, ...]:
    inner = "rows" if kind is RowForm else "columns"
    nodes = []
    for index in range(draw(st.integers(1, 3))):
        nested = draw(trees(kind, depth - 1)) if depth > 1 and draw(st.booleans()) else ()
        nodes.append(kind(id=f"n{index}", label=f"{kind.__name__} {depth} {index}", **{inner: nested}))
    return tuple(nodes)


@given(trees(RowForm), trees(ColumnForm), st.sampled_from([(), ("A title",)]))
def test_cells_of_a_printed_table_fill_its_grid(
    rows: tuple[RowForm, ...], columns: tuple[ColumnForm, ...], title: tuple[str, ...]
) -> None:
    form = TableForm(id="t", section="s", name=plain("t"), rows=rows, columns=columns, title=title)
    table = printed(form)
    covered = [
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    ]
    assert len(covered) == len(set(covered)) == table.height * table.width


def fault(name: str) -> int:
    """Where the name of a cell is wrong; 0 where it is a cell."""
    try:
        specimen(TestTheRuleOfACase.PACK.form, TestTheRuleOfACase.PACK.info.name.zh, Case(cells={name: 1}))
    except ExpressionError as error:
        return error.position
    return 0


@given(st.text(max_size=12))
def test_whatever_a_cell_is_called_there_is_a_cell_or_a_fault_in_its_name(name: str) -> None:
    assert 0 <= fault(name) <= len(name)
