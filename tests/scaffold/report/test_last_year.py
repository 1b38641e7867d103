"""Whose report last year's is, of which year, and what of its figures carries over."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from gouji.linter.lint import lint_source
from gouji.packs.library import Library
from gouji.scaffold.formats import writer
from gouji.scaffold.report.begin import Begun, Order, begin
from gouji.scaffold.report.last_year import read
from gouji.text.source import Source
from support.render import as_markdown
from support.sample_reports import FAULTLESS

LIBRARY = Library()
PACK = LIBRARY.get("gia-2021")
COLUMNS = ("natural", "business", "research", "charity", "legal", "other")
FORM = "政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("title", "unit", "year"),
    [
        (f"# 青石县水利局2024年{FORM}", "青石县水利局", 2024),
        (f"# 青石县水利局 2024 年 {FORM}", "青石县水利局", 2024),
        (f"# 青石县水利局关于2024年{FORM}", "青石县水利局", 2024),
        (f"# 青石县水利局2024年度{FORM}", "青石县水利局", 2024),
        (f"# 2024年青石县水利局{FORM}", "青石县水利局", 2024),
        (f"# 青石县水利局\n\n# 2024年{FORM}", "青石县水利局", 2024),
        (f"# 2024年{FORM}", None, 2024),
        (f"# 【请填写：单位全称】2024年{FORM}", None, 2024),
        (f"# 青石县水利局{FORM}", "青石县水利局", 2024),
    ],
)
def test_what_the_title_says(tmp_path: Path, title: str, unit: str | None, year: int) -> None:
    report = as_markdown(FAULTLESS).decode().replace("# " + FAULTLESS.title, title, 1)
    (tmp_path / "last.md").write_text(report, "utf-8")
    last = read(str(tmp_path / "last.md"), PACK, LIBRARY)
    assert (last.unit, last.year) == (unit, year)


def begun(figures: dict[str, int]) -> Begun:
    """The report after one of which so many requests were pending at the end."""
    pending = {**figures, "total": sum(figures.values())}
    tables = {**FAULTLESS.tables, **{("requests", "carried_out", name): str(count) for name, count in pending.items()}}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "last.md"
        path.write_bytes(as_markdown(replace(FAULTLESS, tables=tables)))
        return begin(Order(LIBRARY, "gia-2021", last_year=str(path)))


@given(st.fixed_dictionaries({name: st.integers(0, 10**6) for name in COLUMNS}))
@settings(max_examples=12)
def test_whatever_was_pending_the_new_figures_agree(figures: dict[str, int]) -> None:
    new = begun(figures)
    data = writer("new.md")(new.blocks, new.language)
    found = lint_source(Source("new.md", data), [PACK])
    assert {finding.rule for finding in found.findings} == {"document-unfilled"}
    row = [str(figures[name]) for name in COLUMNS] + [str(sum(figures.values()))]
    assert f"| 二、上年结转政府信息公开申请数量 |  |  | {' | '.join(row)} |" in data.decode()
    assert f"| 四、结转下年度继续办理 |  |  | {' | '.join(row)} |" in data.decode()


def test_nothing_is_to_be_settled_where_nothing_was_pending() -> None:
    new = begun(dict.fromkeys(COLUMNS, 0))
    assert [remark.zh for remark in new.remarks] == ["澄溪县青石镇人民政府，2025 年度"]
    assert "上年结转的申请" not in writer("new.md")(new.blocks, new.language).decode()
