"""Templates over rows that the form leaves open, in English and in Chinese, and over amounts in several units."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from gouji import readers
from gouji.checks.narrative.rule import NarrativeRule, Phrase
from gouji.findings.model import Finding
from gouji.forms.bind import bind
from gouji.messages.message import plain
from gouji.packs.contents import Pack
from gouji.schema.form import ColumnForm, Form, RowForm, TableForm
from gouji.schema.info import PackInfo
from gouji.schema.sections import SectionForm
from gouji.schema.words import FigureWords
from gouji.text.source import Source
from support.applied import applied

INFO = PackInfo(id="tides", name=plain("tides"), version=1)


def rule(*phrases: Phrase) -> NarrativeRule:
    return NarrativeRule(
        id="text",
        finds="figures",
        severity="warning",
        message=plain("{quote}: {label} {expected}"),
        why=plain("…"),
        phrases=phrases,
    )


def reported(source: str, form: Form, narrative: NarrativeRule) -> list[tuple[str | None, str | None, str | None]]:
    """Row, figure in the text and figure in the table of each finding."""
    report = bind(readers.read(Source("a.md", source.encode())), form)
    found = applied("narrative", report, Pack(info=INFO, form=form, rules=(narrative,)))
    return [(each.where.row, each.actual, each.expected) for each in found if isinstance(each, Finding)]


ENGLISH = Form(
    sections=(SectionForm(id="log", number="I", title="Tides"),),
    tables=(
        TableForm(
            id="tides",
            section="log",
            name=plain("tides"),
            rows=(
                RowForm(id="gauges", any=("Gauge .+",), name=plain("gauges")),
                RowForm(id="overall", label="Overall"),
            ),
            columns=(ColumnForm(id="high", label="High"), ColumnForm(id="low", label="Low")),
        ),
    ),
    words={"saw": ("saw", "recorded"), "high_": ("high tides",), "low_": ("low tides",)},
    fillers=("(the|a|and|of|while|was|were)",),
    measures={"highs": ("high (tides|tide)",), "lows": ("low (tides|tide)",)},
    figures=FigureWords(about=("about {n}",), numerals={"five": 5}),
)
GAUGES = rule(
    Phrase(
        variables={"gauge": ("tides.gauges.*",)},
        reads=("gauge saw {n} highs",),
        equals={"n": ("{gauge}@high",)},
    ),
    Phrase(
        variables={"gauge": ("tides.gauges.*",)},
        reads=("gauge saw {n} lows", "gauge saw {_} highs … {n} lows"),
        equals={"n": ("{gauge}@low",)},
    ),
    Phrase(reads="saw {n} highs", equals={"n": ("tides.overall@high",)}),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gauge North saw 5 high tides and 3 low tides.", []),
        ("Gauge North recorded five high tides, while Gauge South recorded 7 high tides.", []),
        ("Together the gauges saw 12 high tides.", []),
        ("Gauge North saw about 6 high tides.", []),
        ("Gauge West saw 6 days.", []),
        ("Gauge North saw 6 high tides and 3 low tides.", [("gauges.gaugenorth", "6", "5")]),
        ("The Gauge South saw 7 high tides and 4 low tides.", [("gauges.gaugesouth", "4", "2")]),
        ("Together the gauges saw 13 high tides.", [("overall", "13", "12")]),
    ],
)
def test_english(text: str, expected: list[tuple[str, str, str]]) -> None:
    table = "| | High | Low |\n|---|---|---|\n| Gauge North | 5 | 3 |\n| Gauge South | 7 | 2 |\n| Overall | 12 | 5 |\n"
    assert reported(f"# I. Tides\n\n{text}\n\n{table}", ENGLISH, GAUGES) == expected


CHINESE = Form(
    sections=(SectionForm(id="money", number="一", title="收支"),),
    tables=(
        TableForm(
            id="money",
            section="money",
            name=plain("收支表"),
            values="amount",
            columns=(
                ColumnForm(id="code", label="编码", values="key"),
                ColumnForm(id="name", label="名称", values="text"),
                ColumnForm(id="total", label="金额"),
            ),
            rows=(
                RowForm(id="codes", key="code", named="name", any=(r"\d{3}", r"\d{5}"), name=plain("codes")),
                RowForm(id="all", label="合计"),
            ),
        ),
    ),
    words={"占": ("占",), "合计": ("支出合计",)},
    fillers=("(为|共|支出)",),
    measures={"万元": {"万元": 1, "元": 0.0001}, "%": ("%",)},
)
MONEY = rule(
    Phrase(
        variables={"row": ("money.codes.**",)},
        reads="row n万元 ， 占 p%",
        equals={"n": ("{row}@total",)},
        ratios={"p": ("text.n / money.all@total",)},
    ),
    Phrase(variables={"row": ("money.codes.**",)}, reads="row n万元", equals={"n": ("{row}@total",)}),
    Phrase(reads="合计 {n}万元", equals={"n": ("money.all@total",)}),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("修桥铺路支出15.00万元，占75%；育苗栽树支出5.00万元，占25.00%。", []),
        ("其中石桥维护10.00万元。", []),
        ("其中石桥维护100,000元。", []),
        ("支出合计20万元。", []),
        ("育苗栽树花了5.50万元。", []),
        ("修桥铺路支出15.50万元。", [("codes.201", "15.5", "15")]),
        ("其中石桥维护10.00元。", [("codes.201.20101", "0.001", "10")]),
        ("育苗栽树支出5.00万元，占52%。", [(None, "52", "25")]),
    ],
)
def test_chinese(text: str, expected: list[tuple[str, str, str]]) -> None:
    rows = "| 201 | 修桥铺路 | 15.00 |\n| 20101 | 石桥维护 | 10.00 |\n| 202 | 育苗栽树 | 5.00 |\n| 合计 | | 20.00 |\n"
    source = f"## 一、收支\n\n{text}\n\n| 编码 | 名称 | 金额 |\n|---|---|---|\n{rows}"
    assert reported(source, CHINESE, MONEY) == expected


def test_rows_that_are_not_there_mean_nothing() -> None:
    source = "# I. Tides\n\nGauge North saw 6 high tides.\n\n| | High | Low |\n|---|---|---|\n| Overall | 12 | 5 |\n"
    assert reported(source, ENGLISH, rule(*GAUGES.phrases[:2])) == []


@pytest.mark.parametrize(
    "name", ["Gauge A & B", "Gauge (old)", "Gauge St. Mary’s", "Gauge 7", "Gauge F/V-2", "Gauge Bay, North"]
)
def test_names_with_marks(name: str) -> None:
    table = f"| | High | Low |\n|---|---|---|\n| {name} | 5 | 3 |\n| Gauge South | 7 | 2 |\n| Overall | 12 | 5 |\n"
    found = reported(f"# I. Tides\n\n{name} saw 6 high tides.\n\n{table}", ENGLISH, GAUGES)
    assert [(actual, expected) for _, actual, expected in found] == [("6", "5")]


@pytest.mark.parametrize(("others", "found"), [(0, [("overall", "9", "5")]), (1, [])])
def test_a_table_that_stands_again_is_not_compared(others: int, found: list[tuple[str, str, str]]) -> None:
    """A text does not say which of several it is about."""
    (form,) = ENGLISH.tables
    again = replace(ENGLISH, tables=(replace(form, again="heading"),))
    grids = (
        f"### {pier} Pier\n\n| | High | Low |\n|---|---|---|\n| Gauge {pier} | 5 | 4 |\n| Overall | 5 | 4 |\n"
        for pier in ("North", "South")[: others + 1]
    )
    text = "## I. Tides\n\nThe gauges saw 9 high tides.\n\n" + "\n".join(grids)
    overall = rule(Phrase(say="gauges saw {n} high tides", equals={"n": ("tides.overall@high",)}))
    assert reported(text, again, overall) == found
