"""Final accounts of departments: nothing is wrong however they are set, and each fault is found where it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from msgspec.structs import replace

from gouji.findings.model import Finding
from gouji.linter.judging import lint_document
from gouji.packs.library import Library
from gouji.readers import read
from gouji.text.source import Source
from support.accounts import AS_PUBLISHED, FAULTLESS, FAULTY, TITLES, Rows, Setting, changed, headers, report, rows
from support.blocks import FORMATS, Block, Grid, Heading, Slot, width

PACK = Library().get("juesuan")
ROWS = rows()


def found(blocks: Sequence[Block], suffix: str = ".html") -> tuple[Finding, ...]:
    result = lint_document(read(Source(f"report{suffix}", FORMATS[suffix](blocks))), PACK)
    assert [each for each in result.not_evaluated if not each.lacks] == []
    return result.findings


# ---- how they are set ----------------------------------------------------------------------------------------------

Table = Callable[[str, Grid], Sequence[Block]]


def _caption_row(table: str, grid: Grid) -> Sequence[Block]:
    caption = (Slot(f"公开0{table[1]}表", 1, width(grid) - 1), Slot("金额单位：万元"))
    return (Heading(TITLES[table], 2), (caption, *grid))


def _title_in_grid(table: str, grid: Grid) -> Sequence[Block]:
    whole = width(grid)
    unit = (Slot("部门：青石县教育局", 1, whole - 1), Slot("单位：万元"))
    return (((Slot(TITLES[table], 1, whole),), unit, *grid),)


def _paragraphs(table: str, grid: Grid) -> Sequence[Block]:
    return (TITLES[table], f"公开0{table[1]}表", "部门：青石县教育局 单位：万元", grid)


def _numbered(table: str, grid: Grid) -> Sequence[Block]:
    return (f"{'一二三四五六七八九'[int(table[1]) - 1]}、{TITLES[table]}", grid)


def _number_only(table: str, grid: Grid) -> Sequence[Block]:
    return (f"公开0{table[1]}表", grid)


def _noted(table: str, grid: Grid) -> Sequence[Block]:
    note = (Slot("注：本表以万元为金额单位，保留两位小数。", 1, width(grid)),)
    return (Heading(TITLES[table], 2), (*grid, note))


def _on_two_pages(table: str, grid: Grid) -> Sequence[Block]:
    cut = len(headers()[table]) + 6
    parts = (grid[:cut], grid[cut:]) if table in ("t2", "t3", "t5") else (grid,)
    return (Heading(TITLES[table], 2), *parts)


def _labelled(**labels: str) -> Setting:
    def header(_: str, grid: Grid) -> Grid:
        return tuple(tuple(Slot(labels.get(s.text, s.text), s.rows, s.columns) for s in row) for row in grid)

    return replace(AS_PUBLISHED, header=header)


def _with_column_numbers(table: str, header: Grid) -> Grid:
    if table in ("t1", "t4", "t6", "t7"):
        return header
    numbers = (Slot(str(number)) for number in range(1, width(header) - 1))
    return (*header, (Slot("栏次", 1, 2), *numbers))


def _by_function(table: str, header: Grid) -> Grid:
    """The second of two lists says what its lines are."""
    if table not in ("t1", "t4"):
        return header
    upper, lower = header
    return upper, (*lower[:3], Slot("项目（按功能分类）"), *lower[4:])


SETTINGS = {
    "number and unit in the first row": replace(AS_PUBLISHED, table=_caption_row),
    "title in the first row": replace(AS_PUBLISHED, table=_title_in_grid),
    "paragraphs over the table": replace(AS_PUBLISHED, table=_paragraphs),
    "numbered titles": replace(AS_PUBLISHED, table=_numbered),
    "numbers of tables without titles": replace(AS_PUBLISHED, table=_number_only),
    "notes in the last row": replace(AS_PUBLISHED, table=_noted),
    "tables on two pages": replace(AS_PUBLISHED, table=_on_two_pages),
    "numbers of columns": replace(AS_PUBLISHED, header=_with_column_numbers),
    "items by function": replace(AS_PUBLISHED, header=_by_function),
    "other labels": _labelled(
        金额="决算数", 公务用车购置及运行维护费="公务用车购置及运行费", 公务用车运行维护费="公务用车运行费"
    ),
    "a unit, not a department": replace(
        AS_PUBLISHED,
        title="青石县第一小学2024年度单位决算",
        parts=("第一部分 单位概况", "第二部分 单位决算表", "第三部分 单位决算情况说明", "第四部分 名词解释"),
    ),
    "the year in titles": replace(
        AS_PUBLISHED,
        title="2024年度青石县教育局部门决算公开",
        parts=(
            "第一部分 部门概况",
            "第二部分 2024年度部门决算表",
            "第三部分 2024年度部门决算情况说明",
            "第四部分 名词解释",
        ),
    ),
    "parts without their words": replace(
        AS_PUBLISHED, parts=("一、部门概况", "二、部门决算表", "三、部门决算情况说明", "四、名词解释")
    ),
}


@pytest.mark.parametrize("setting", [pytest.param(setting, id=name) for name, setting in SETTINGS.items()])
def test_nothing_is_wrong_however_it_is_set(setting: Setting) -> None:
    assert found(report(ROWS, setting)) == ()


@pytest.mark.parametrize("suffix", FORMATS)
def test_nothing_is_wrong_in_any_format(suffix: str) -> None:
    assert found(FAULTLESS, suffix) == ()


# ---- what stands in the tables -------------------------------------------------------------------------------------


def _without_line_numbers() -> list[Block]:
    body = {
        name: [[text for at, text in enumerate(row) if at not in (1, 4)] for row in below]
        if name in ("t1", "t4")
        else below
        for name, below in ROWS.items()
    }

    def header(table: str, grid: Grid) -> Grid:
        if table not in ("t1", "t4"):
            return grid
        upper, lower = grid
        return tuple(Slot(s.text, 1, s.columns - 1) for s in upper), tuple(s for s in lower if s.text != "行次")

    return report(body, replace(AS_PUBLISHED, header=header))


def _codes_to_five_digits() -> dict[str, Rows]:
    trees = ("t2", "t3", "t5", "t8")
    return {name: [row for row in below if name not in trees or len(row[0]) < 7] for name, below in ROWS.items()}


def _spaced_codes() -> dict[str, Rows]:
    return {
        name: [[f"{row[0][:3]} {row[0][3:5]} {row[0][5:]}" if len(row[0]) == 7 else row[0], *row[1:]] for row in below]
        for name, below in ROWS.items()
    }


BODIES = {
    "codes of three and five digits": report(_codes_to_five_digits()),
    "blanks in codes": report(_spaced_codes()),
    "no numbers of lines": _without_line_numbers(),
    "09 with zeros": report({**ROWS, "t9": [["合计", "", "0.00", "0.00", "0.00"]]}),
    "09 with blank lines below its total": report({**ROWS, "t9": [["合计", "", "", "", ""], ["", "", "", "", ""]]}),
    "09 with blank lines": report({**ROWS, "t9": [["", "", "", "", ""]] * 3}),
    "09 with its header alone": report({**ROWS, "t9": []}),
    "09 with its header alone, its title in it": report(
        {**ROWS, "t9": []}, replace(AS_PUBLISHED, table=_title_in_grid)
    ),
}


@pytest.mark.parametrize("blocks", [pytest.param(blocks, id=name) for name, blocks in BODIES.items()])
def test_nothing_is_wrong_whatever_codes_there_are(blocks: list[Block]) -> None:
    assert found(blocks) == ()


# ---- faults --------------------------------------------------------------------------------------------------------

FAULTS = [
    # table, row and column of the text, what it says; rule, row and column of what is found
    ("t1", 8, 2, "2,490.70", "t1-sums", "year", "in"),
    ("t2", 3, 2, "150.00", "t2-rows", "codes.205.20502.2050201", "total"),
    ("t3", 0, 4, "416.40", "t3-rows", "all", "project"),
    ("t4", 0, 5, "1,997.25", "t4-sums", "classes.一教育支出", "out"),
    ("t5", 2, 2, "1,916.25", "t5-rows", "codes.205.20502", "total"),
    ("t6", 0, 2, "1,700.00", "t6-codes", "staff.301", "money"),
    ("t7", 0, 8, "61.00", "t7-sums", "money", "account.cars.both"),
    ("t8", 1, 4, "52.00", "t8-rows", "codes.229", "out.both"),
]


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize(("table", "row", "column", "text", "rule", "line", "cell"), FAULTS)
def test_a_fault_is_found_in_its_cell(
    suffix: str, table: str, row: int, column: int, text: str, rule: str, line: str, cell: str
) -> None:
    errors = [
        each for each in found(report(changed(ROWS, {(table, row, column): text})), suffix) if each.severity == "error"
    ]
    assert [(each.rule, each.where.row, each.where.column) for each in errors] == [(rule, line, cell)]


@pytest.mark.parametrize("suffix", FORMATS)
def test_what_was_planted_in_the_example_is_found(suffix: str) -> None:
    assert sorted(each.rule for each in found(FAULTY, suffix)) == [
        "cell-blank-funds",
        "cell-placeholder",
        "t1-sums",
        "t3-rows",
        "t7-sums",
        "text-direction",
        "text-shares",
    ]
