"""Rows whose figures run on into each other; ``gouji.forms.tables.digits``, through the whole of a small pack."""

from __future__ import annotations

import pytest

from gouji.equations.compile import compile_assertion
from gouji.equations.equation import Equation
from gouji.forms.axes import names
from gouji.forms.bind import bind
from gouji.packs.library import Library
from gouji.readers import read
from gouji.schema.form import Form, Layout, TableForm
from gouji.text.source import Source

FORM: Form = Library().get("gia-2021").form
ACROSS = {"for every row": "total = natural + business + research + charity + legal + other"}
HEAD = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计"


def across(form: TableForm, layout: Layout | None) -> tuple[Equation, ...]:
    return compile_assertion(ACROSS, *names(form, layout)) if form.id == "requests" else ()


def figures(new: str) -> list[str]:
    """What is read of the first row of table three."""
    rows = [f"一、本年新收政府信息公开申请数量 {new}", "二、上年结转政府信息公开申请数量 1 1 0 0 0 0 2"]
    rows += [
        f"{label} 0 0 0 0 0 0 0" for label in ("（一）予以公开", "（七）总计", "四、结转下年度继续办理", "2.重复申请")
    ]
    rows += [f"{label} 0 0 0 0 0 0 0" for label in ("1.属于国家秘密", "7.属于行政执法案卷", "8.属于行政查询事项")]
    lines = ["## 三、收到和处理政府信息公开申请情况", HEAD, *rows]
    report = bind(read(Source("a.md", "\n\n".join(lines).encode())), FORM, across)
    table = report.table("requests")
    assert table is not None
    assert not {"new", "carried_in"} & set(table.missing_rows)
    return [str(fact.value.number) for (row, _), fact in table.facts.items() if row == "new" and fact.doubt]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("9000009", "9 0 0 0 0 0 9"),
        ("6200100 8", ""),  # one value too many
        ("620010 9", "6 2 0 0 1 0 9"),
        ("4000002 42", "40 0 0 0 0 2 42"),
        ("1730111 23", ""),  # 17 3 0 1 1 1 or 1 7 3 0 1 11
        ("9000008", ""),  # no way fits
        ("90", ""),  # too few digits
    ],
)
def test_the_one_way_that_fits_is_taken(written: str, expected: str) -> None:
    assert " ".join(figures(written)) == expected
