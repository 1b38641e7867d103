"""Two years of one town in every format: each planted break is found with both places, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from gouji import readers
from gouji.linter.binding import bound_to
from gouji.records.making import record_of
from gouji.records.model import Record
from gouji.text.source import Source
from support.official_form import Address
from support.render import FORMATS, SampleReport
from support.sample_reports import FAULTLESS
from support.two_years import GIA_2021, compared, fault

RULES = ("requests-carried-over", "documents-roll", "narrative-unchanged")
LAST_TABLES: Mapping[Address, str] = {
    **FAULTLESS.tables,
    **{
        ("requests", row, column): "0"
        for row in ("carried_in", "outcome.granted")
        for column in ("natural", "business")
    },
    ("requests", "carried_in", "total"): "0",
    ("requests", "carried_out", "natural"): "1",
    ("requests", "carried_out", "total"): "2",
    ("documents", "normative", "in_force"): "8",
}
LAST = replace(
    FAULTLESS,
    title=FAULTLESS.title.replace("2024", "2023"),
    sections=tuple(
        replace(
            each,
            paragraphs=("公开栏更新慢，群众不易找到补贴标准；已逐村配备公开员，张贴了补贴一览表。",)
            if each.paragraphs
            else (),
        )
        for each in FAULTLESS.sections
    ),
    tables=LAST_TABLES,
)
"""What FAULTLESS has carried over from it, and its stock of documents, agree."""


def read(report: SampleReport, suffix: str, name: str) -> Record:
    document = readers.read(Source(f"{name}{suffix}", FORMATS[suffix](report)))
    return record_of(bound_to(document, GIA_2021).report, GIA_2021.info)


def other(**cells: str) -> SampleReport:
    """Last year's report with another figure."""
    table, row, column = next(iter(cells)).split("__")
    return replace(LAST, tables={**LAST_TABLES, (table, row, column): next(iter(cells.values()))})


@pytest.mark.parametrize("suffix", FORMATS)
class TestTwoYears:
    def test_nothing_is_found_where_nothing_is_wrong(self, suffix: str) -> None:
        own, last = read(FAULTLESS, suffix, "2024"), read(LAST, suffix, "2023")
        assert {rule: compared(rule, own, last) for rule in RULES} == {rule: [] for rule in RULES}

    @pytest.mark.parametrize(
        ("rule", "last", "label", "figures"),
        [
            (RULES[0], other(requests__carried_out__total="3"), "二、上年结转", ("2", "3")),
            (RULES[1], other(documents__normative__in_force="6"), "行政规范性文件 × 现行有效件数", ("9", "7")),
        ],
        ids=["carried over", "stock"],
    )
    def test_a_break_has_both_places(
        self, suffix: str, rule: str, last: SampleReport, label: str, figures: tuple[str, str]
    ) -> None:
        found = fault(rule, read(FAULTLESS, suffix, "2024"), read(last, suffix, "2023"))
        assert found.where.label
        assert label in found.where.label.zh
        assert (found.actual, found.expected) == figures
        assert found.place  # in Word that of the transcript, of which the linter makes a spot
        related = found.related[0]
        assert related.path == f"2023{suffix}"
        assert related.place is not None  # in a transcript where there are no lines: the linter makes a spot of it
        assert related.where.label

    def test_a_narrative_that_was_not_rewritten_is_one_finding(self, suffix: str) -> None:
        last = replace(LAST, sections=FAULTLESS.sections)
        found = fault(RULES[2], read(FAULTLESS, suffix, "2024"), read(last, suffix, "2023"))
        assert found.message.zh.startswith("“全部正文”有 100% 与 2023 年的报告相同")
        assert "一字不差" in found.message.zh
        assert found.related[0].path == f"2023{suffix}"
        assert found.passages
        assert found.passages[0] == found.passages[1]
