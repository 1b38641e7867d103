"""Codes, lists side by side, numbers of lines and columns, and rows that several tables have in common."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji import readers
from gouji.document.model import Document
from gouji.linter import rule_tests
from gouji.linter.binding import bound_to
from gouji.linter.judging import judged, lint_document
from gouji.packs import loader
from gouji.packs.contents import Pack
from gouji.scaffold.pack import EXAMPLE, from_document
from gouji.text.source import Source

ACCOUNTS = """\
# 青石县潮汐局2024年度决算

## 第一部分 概况

## 第二部分 表格

### 收支总表

| 公开甲表 |  |  |  |  | 金额单位：万元 |
|---|---|---|---|---|---|
| 收入 |  |  | 支出 |  |  |
| 项目 | 行次 | 金额 | 项目 | 行次 | 金额 |
| 栏次 |  | 1 | 栏次 |  | 2 |
| 一、拨款 | 1 | 30.00 | 一、浮标 | 5 | 21.50 |
| 二、捐赠 | 2 | 2.50 | 二、码头 | 6 | 9.00 |
|  | 3 |  | 三、灯塔 | 7 | 2.00 |
| 合计 | 4 | 32.50 | 合计 | 8 | 32.50 |

### 支出分类表

| 公开乙表 |  |  |  | 金额单位：万元 |
|---|---|---|---|---|
| 编码 | 名称 | 合计 | 日常 | 专项 |
| 栏次 |  | 1 | 2 | 3 |
| 合计 |  | 32.50 | 20.50 | 12.00 |
| 701 | 浮标 | 21.50 | 14.50 | 7.00 |
| 70101 | 修理 | 13.50 | 10.50 | 3.00 |
| 70102 | 投放 | 8.00 | 4.00 | 4.00 |
| 702 | 码头 | 11.00 | 6.00 | 5.00 |
| 70203 | 灯塔 | 2.00 | 1.00 | 1.00 |
| 70204 | 栈桥 | 9.00 | 5.00 | 4.00 |

### 日常支出表

| 人员 |  |  | 公用 |  |  |
|---|---|---|---|---|---|
| 编码 | 名称 | 金额 | 编码 | 名称 | 金额 |
| 801 | 工资 | 12.00 | 802 | 办公 | 8.50 |
| 80101 | 基本 | 7.00 | 80201 | 纸张 | 8.50 |
| 80102 | 津贴 | 5.00 |  |  |  |
| 人员合计 |  | 12.00 | 公用合计 |  | 8.50 |

### 三项支出表

| 预算 |  | 决算 |  |
|---|---|---|---|
| 车船 | 接待 | 车船 | 接待 |
| 1 | 2 | 3 | 4 |
| 5.00 | 1.00 | 4.50 | 0.50 |

### 基金支出表

| 编码 | 名称 | 合计 | 日常 |
|---|---|---|---|
| 栏次 |  | 1 | 2 |
| 合计 |  |  |  |

## 第三部分 说明
"""
OFFICES = """\
# Bureau of Tides - Yearly Report 2024

## I. Work

### I.A. Letters

| Office | Received | Answered | Average days |
|---|---|---|---|
| Office of Gauges | 12 | 10 | 4.5 |
| Harbor Office | 30 | 31 | 6 |
| BUREAU | 42 | 41 | 5.6 |

### I.B. Calls

| Office | Received | Answered |
|---|---|---|
| Office of Gauges | 5 | 5 |
| Harbor Office | 8 | 7 |
| BUREAU | 13 | 12 |

### I.C. Boats

| Boat | Received | Answered |
|---|---|---|
| Tern | 5 | 5 |
| Gull | 8 | 7 |
| ALL | 13 | 12 |

## II. Outlook
"""
DOCUMENTS = pytest.mark.parametrize(("text", "tables"), [(ACCOUNTS, 6), (OFFICES, 3)], ids=["accounts", "offices"])


def read(text: str, path: str = "a.md") -> Document:
    return readers.read(Source(path, text.encode()))


def made(folder: Path, text: str) -> tuple[dict[str, str], Pack]:
    files = dict(from_document("tides", read(text), "en"))
    path = folder / "tides"
    path.mkdir()
    for name, written in files.items():
        (path / name).write_text(written, "utf-8")
    return files, loader.load(path)


@DOCUMENTS
class TestPack:
    def test_claims_its_document_and_finds_nothing_in_it(self, tmp_path: Path, text: str, tables: int) -> None:
        _, pack = made(tmp_path, text)
        bound = bound_to(read(text), pack)
        result = judged(bound)
        assert bound.claim.claimed
        assert (result.findings, result.not_evaluated) == ((), ())
        assert len(pack.form.tables) == tables
        assert "table-missing" in {rule.id for rule in pack.rules}  # so all of them are there

    def test_passes_its_tests(self, tmp_path: Path, text: str, tables: int) -> None:
        assert tables
        _, pack = made(tmp_path, text)
        assert [outcome.fault for outcome in rule_tests.run(pack) if outcome.fault] == []

    def test_finds_the_fault_of_its_example(self, tmp_path: Path, text: str, tables: int) -> None:
        assert tables
        files, pack = made(tmp_path, text)
        assert [each.check for each in lint_document(read(files[EXAMPLE]), pack).findings] == ["identities"]


@pytest.mark.parametrize(
    ("text", "file", "line"),
    [
        (ACCOUNTS, "form.yaml", 'heading: "{number} {title}"'),
        (ACCOUNTS, "form.yaml", "  - {id: 说明, number: 第三部分, title: 说明}"),
        (ACCOUNTS, "form.yaml", "  amount_1: {kind: amount, decimals: 2, exactly: true}"),
        (ACCOUNTS, "form.yaml", '  amount_2: {kind: amount, decimals: 2, exactly: true, instead: [""]}'),
        (ACCOUNTS, "form.yaml", 'skip: ["^1 2 3 4$", "^栏次"]'),
        (ACCOUNTS, "form.yaml", "    title: [收支总表, 公开甲表]"),
        (ACCOUNTS, "form.yaml", "    name: 收支总表 · 收入"),
        (ACCOUNTS, "form.yaml", "    corner: [项目, 支出]"),
        (ACCOUNTS, "form.yaml", "      - {id: 行次, label: 行次, values: text}"),
        (ACCOUNTS, "form.yaml", "      - {id: 编码, label: 编码, values: key}"),
        (ACCOUNTS, "form.yaml", r"      - {id: 编码, key: 编码, named: 名称, any: ['\d{3}', '\d{5}'], name: 编码}"),
        (ACCOUNTS, "form.yaml", "    支出分类表.编码: [701 浮标, 70101 修理]"),
        (ACCOUNTS, "identities.yaml", "    - for every column: 合计 = 浮标 + 码头 + 灯塔"),
        (ACCOUNTS, "identities.yaml", "    - for every column: 合计 = sum(编码.*)"),
        (ACCOUNTS, "identities.yaml", "    - for every group in 编码, for every column: group = sum(group.*)"),
        (ACCOUNTS, "identities.yaml", "    - for every row: 合计 = 日常 + 专项"),
        (OFFICES, "form.yaml", "  office:"),
        (OFFICES, "form.yaml", '    - {id: office, any: [".+"], name: Office}'),
        (OFFICES, "form.yaml", "    - {id: bureau, label: BUREAU}"),
        (OFFICES, "form.yaml", "    rows: office"),
        (OFFICES, "form.yaml", "      - {id: tern, label: Tern}"),
        (OFFICES, "form.yaml", "    i_a_letters.office: [Office of Gauges, Harbor Office]"),
        (OFFICES, "identities.yaml", "    - bureau@answered = sum(office.*@answered)"),
        (OFFICES, "identities.yaml", "    - for every column: bureau = sum(office.*)"),
    ],
)
def test_what_is_written(text: str, file: str, line: str) -> None:
    lines = from_document("tides", read(text), "en")[file].splitlines()
    assert line.replace("701 浮标, 70101 修理", '"701 浮标", "70101 修理"') in lines


MERGED = {
    "| 收入 |  |  | 支出 |  |  |": ("收入 > >", "支出 > >"),
    "| 人员 |  |  | 公用 |  |  |": ("人员 > >", "公用 > >"),
    "| 人员合计 |  | 12.00 | 公用合计 |  | 8.50 |": ("人员合计 >", "12.00", "公用合计 >", "8.50"),
    "| 预算 |  | 决算 |  |": ("预算 >", "决算 >"),
    "| 合计 |  |  |  |": ("合计 >", "", ""),
    "| 合计 |  | 32.50 | 20.50 | 12.00 |": ("合计 >", "32.50", "20.50", "12.00"),
}
"""Rows as formats with merged cells have them; each ``>`` is one more column."""


def page(text: str) -> str:
    """The document in HTML."""
    blocks = []
    for block in text.strip().split("\n\n"):
        if block.startswith("#"):
            level, _, words = block.partition(" ")
            blocks.append(f"<h{len(level)}>{words}</h{len(level)}>")
        else:
            rows = [line for line in block.splitlines() if not line.startswith("|---")]
            blocks.append(f"<table>{''.join(map(row, rows))}</table>")
    return f"<!DOCTYPE html><html><body>{''.join(blocks)}</body></html>"


def row(line: str) -> str:
    cells = MERGED.get(line) or [cell.strip() for cell in line.strip("|").split("|")]
    written = (f'<td colspan="{cell.count(">") + 1}">{cell.rstrip(" >")}</td>' for cell in cells)
    return f"<tr>{''.join(written)}</tr>"


def test_merged_cells_make_the_same_pack() -> None:
    assert all(line in ACCOUNTS for line in MERGED)
    plain = from_document("tides", read(ACCOUNTS), "en")
    merged = from_document("tides", read(page(ACCOUNTS), "a.html"), "en")
    # in HTML there is no white space between Chinese characters
    assert {name: text.replace("部分 ", "部分").replace("} {", "}{") for name, text in plain.items()} == merged
