"""The same report says the same in every format: the same figures are read, and the same is found.

``pytest --hypothesis-profile thorough tests/test_equivalence.py`` searches for longer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from importlib.util import find_spec

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from gouji import readers
from gouji.findings.model import Finding
from gouji.forms.bind import bind
from gouji.forms.report import Value
from gouji.linter import lint
from gouji.packs.library import Library
from gouji.schema.form import ColumnForm, RowForm
from gouji.text.source import Source
from support.examples import LEAST
from support.official_form import Address, addresses
from support.render import FORMATS, Render, SampleReport, SampleSection
from support.render_odt import as_odt
from support.render_pdf import as_pdf
from support.sample_reports import FAULTLESS, FAULTY

PACK = Library().get("gia-2021")
RENDERERS: Mapping[str, Render] = {**FORMATS, ".odt": as_odt, **({".pdf": as_pdf} if find_spec("pdfplumber") else {})}

_APPLICANTS = ("natural", "business", "research", "charity", "legal", "other")
_OUTCOMES = tuple(
    dict.fromkeys(
        row
        for table, row, _ in addresses()
        if table == "requests" and row.startswith("outcome.") and row != "outcome.total"
    )
)
_PROCEEDINGS = ("review", "litigation.direct", "litigation.after_review")
_RESULTS = ("upheld", "corrected", "other", "pending")
_FEW = st.one_of(st.just(0), st.integers(0, 30), st.integers(100, 2500))
_NUMERALS = "零一二三四五六七八九"
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


# ---- reports -------------------------------------------------------------------------------------------------------


@st.composite
def consistent(draw: st.DrawFn) -> dict[Address, int]:
    """Figures of all tables that agree with each other."""
    figures = {address: draw(_FEW) for address in addresses() if address[0] not in ("requests", "disputes")}
    for column in _APPLICANTS:
        rows = {row: draw(st.integers(0, 9)) if draw(st.integers(0, 3)) == 0 else 0 for row in _OUTCOMES}
        done, left = sum(rows.values()), draw(st.integers(0, 5))
        carried = draw(st.integers(0, done + left))
        rows |= {"outcome.total": done, "carried_out": left, "carried_in": carried, "new": done + left - carried}
        figures |= {("requests", row, column): figure for row, figure in rows.items()}
    for row in ("new", "carried_in", *_OUTCOMES, "outcome.total", "carried_out"):
        figures["requests", row, "total"] = sum(figures["requests", row, column] for column in _APPLICANTS)
    for group in _PROCEEDINGS:
        results = [draw(st.integers(0, 3)) for _ in _RESULTS]
        for name, figure in zip((*_RESULTS, "total"), (*results, sum(results)), strict=True):
            figures["disputes", "cases", f"{group}.{name}"] = figure
    return figures


WAYS: Mapping[str, Callable[[int], str]] = {
    "grouped": "{:,}".format,
    "grouped in full width": lambda figure: f"{figure:,}".replace(",", "，"),
    "full width": lambda figure: str(figure).translate(_FULL_WIDTH),
    "unit": "{}件".format,
    "note": "{0}（其中网上{0}件）".format,
    "numeral": lambda figure: _NUMERALS[figure % 10],
    "decimals": "{}.0000".format,
    "letter": "{}O".format,
    "negative": "-{}".format,
    "wrong": lambda figure: str(figure + 1),
    "blank": lambda _: "",
    **{placeholder: lambda _, text=placeholder: text for placeholder in ("/", "—", "无", "-", "……", "不涉及", "N/A")},
}
"""How people write a figure, right or wrong."""


@st.composite
def sections(draw: st.DrawFn) -> tuple[SampleSection, ...]:
    """The sections of a report, with or without one fault among them."""
    found = list((FAULTLESS if draw(st.booleans()) else FAULTY).sections)
    at = draw(st.integers(0, len(found) - 1))
    match draw(st.sampled_from(["", "", "missing", "empty", "title", "number", "order", "twice", "beyond"])):
        case "missing":
            del found[at]
        case "empty":
            found[at] = replace(found[at], paragraphs=())
        case "title":
            found[at] = replace(found[at], heading=found[at].heading[:2] + "本年度工作")
        case "number":
            found[at] = replace(found[at], heading="三" + found[at].heading[1:])
        case "order":
            found[at - 1], found[at] = found[at], found[at - 1]
        case "twice":
            found.insert(at, replace(found[at], paragraphs=("重复了标题的一段文字，内容与别处不同。",)))
        case "beyond":
            found.append(SampleSection("", "七、附件", ("附件另行公布，可在本机关网站下载。",)))
    return tuple(found)


def _wordings() -> Mapping[str, tuple[str, ...]]:
    """Wordings of the pack for labels that mean one thing only."""
    found: dict[str, set[str]] = {}
    nodes: list[RowForm | ColumnForm] = [node for table in PACK.form.tables for node in (*table.rows, *table.columns)]
    while nodes:
        node = nodes.pop()
        nodes += node.rows if isinstance(node, RowForm) else node.columns
        if node.label:
            found.setdefault(node.label, set()).update((node.label, *node.labels))
    ambiguous = {"其他", "总计", "3.其他"}
    return {label: tuple(sorted(known)) for label, known in found.items() if len(known) > 1 and label not in ambiguous}


WORDINGS = _wordings()


@st.composite
def reports(draw: st.DrawFn) -> SampleReport:
    figures = draw(consistent())
    tables = {address: str(figure) for address, figure in figures.items()}
    for address in draw(st.lists(st.sampled_from(addresses()), max_size=6)):
        tables[address] = WAYS[draw(st.sampled_from(list(WAYS)))](figures[address])
    labels = {label: draw(st.sampled_from(known)) for label, known in WORDINGS.items() if draw(st.booleans())}
    return replace(FAULTLESS, sections=draw(sections()), tables=tables, labels=labels)


# ---- what is read and found ----------------------------------------------------------------------------------------


def facts(source: Source) -> Mapping[Address, tuple[str, Value, float]]:
    bound = bind(readers.read(source), PACK.form)
    return {
        (table.form.id, *address): ("".join(fact.text.value.split()), fact.value, fact.doubt)
        for table in bound.tables
        for address, fact in table.facts.items()
    }


def key(finding: Finding) -> tuple[object, ...]:
    """What a finding says, without its place; formats without lines quote the beginning of a copy instead."""
    where = finding.where
    message = finding.message.zh.split("：“")[0]
    suspects = tuple((suspect.row, suspect.column, suspect.expected) for suspect in finding.suspects)
    address = (where.section, where.table, where.row, where.column)
    return (finding.check, finding.rule, finding.severity, address, finding.expected, suspects, message)


@settings(LEAST, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(report=reports())
def test_every_format_says_the_same(report: SampleReport) -> None:
    sources = {suffix: Source(f"报告{suffix}", render(report)) for suffix, render in RENDERERS.items()}
    read = {suffix: facts(source) for suffix, source in sources.items()}
    results = {suffix: lint.lint_source(source, [PACK], pinned=True) for suffix, source in sources.items()}
    found = {suffix: Counter(map(key, result.findings)) for suffix, result in results.items()}
    for suffix in RENDERERS:
        assert (suffix, read[suffix]) == (suffix, read[".html"])
        assert (suffix, found[suffix] - found[".html"]) == (suffix, Counter())
        assert (suffix, found[".html"] - found[suffix]) == (suffix, Counter())
        assert results[suffix].unevaluated_rules == results[".html"].unevaluated_rules


def test_a_report_without_faults_has_none_in_any_format() -> None:
    for suffix, render in RENDERERS.items():
        source = Source(f"报告{suffix}", render(FAULTLESS))
        assert (suffix, len(facts(source))) == (suffix, 200)
        assert (suffix, lint.lint_source(source, [PACK]).findings) == (suffix, ())
