from __future__ import annotations

import pytest
from msgspec import convert

from gouji.checks.fault import NotEvaluable
from gouji.records.model import Record
from gouji.schema.case import Without
from support.two_years import GIA_2019, compared, fault, record, unevaluated

CARRIED, ROLL = "requests-carried-over", "documents-roll"


def carried_out(natural: int, total: int, **more: int) -> dict[str, int]:
    """Figures of last year whose own sums agree."""
    return {
        "requests.new@natural": natural,
        "requests.new@total": total,
        "requests.carried_out@natural": natural,
        "requests.carried_out@total": total,
        **more,
    }


def carried_in(natural: int, total: int) -> dict[str, int]:
    """Figures of this year whose own sums agree."""
    return {
        "requests.carried_in@natural": natural,
        "requests.carried_in@total": total,
        "requests.outcome.total@natural": natural,
        "requests.outcome.total@total": total,
    }


class TestCarriedOver:
    @pytest.mark.parametrize("figures", [(0, 0), (7, 7), (7, 9)])
    def test_what_agrees_is_no_finding(self, figures: tuple[int, int]) -> None:
        own, last = record(2023, cells=carried_in(*figures)), record(2022, cells=carried_out(*figures))
        assert compared(CARRIED, own, last) == []

    def test_columns_that_break_together_are_one_finding_at_the_total(self) -> None:
        found = fault(CARRIED, record(2023, cells=carried_in(5, 5)), record(2022, cells=carried_out(7, 7)))
        assert (found.where.row, found.where.column, found.actual, found.expected) == ("carried_in", "total", "5", "7")
        assert found.confidence == "ambiguous"
        assert found.suspects == ()
        assert found.message.zh == (
            "表三 · 二、上年结转政府信息公开申请数量 × 总计：写的是 5，2022 年报告的“四、结转下年度继续办理 × 总计”是 7"
            "；上年结转 = 上一年报告的结转下年度继续办理；另有 1 格也对不上"
        )
        others = [(each.path, each.where.row, each.where.column) for each in found.related]
        assert others == [
            ("2022.md", "carried_out", "total"),
            ("2022.md", "carried_out", "natural"),
            (None, "carried_in", "natural"),
        ]
        assert [part.text for part in found.parts] == [
            "requests.carried_in@natural=5 last_year.requests.carried_out@natural=7",
            "requests.carried_in@total=5 last_year.requests.carried_out@total=7",
        ]

    def test_the_total_agrees_where_applicants_are_classified_anew(self) -> None:
        own = record(2023, cells={**carried_in(7, 9), "requests.carried_in@business": 2})
        last = record(2022, cells={**carried_out(6, 9), "requests.carried_out@business": 3})
        found = fault(CARRIED, own, last)
        assert found.where.column == "business"
        assert [part.where.column for part in found.parts] == ["natural", "business"]

    @pytest.mark.parametrize(
        ("own", "last", "settled"),
        [
            (
                carried_in(5, 5) | {"requests.outcome.total@total": 7, "requests.outcome.total@natural": 7},
                (7, 7),
                True,
            ),
            (carried_in(5, 5), (7, 7), False),
            (carried_in(5, 5) | {"requests.outcome.total@total": 6}, (7, 7), False),
        ],
        ids=["own sums fail", "both agree with themselves", "own sums fail either way"],
    )
    def test_sums_of_one_year_may_tell_who_is_wrong(
        self, own: dict[str, int], last: tuple[int, int], *, settled: bool
    ) -> None:
        found = fault(CARRIED, record(2023, cells=own), record(2022, cells=carried_out(*last)))
        assert ("probably this cell is wrong" in found.message.en) == settled
        assert found.confidence == ("likely" if settled else "ambiguous")
        assert [each.expected for each in found.suspects] == (["7"] if settled else [])

    def test_last_year_may_be_wrong(self) -> None:
        last = carried_out(5, 5) | {"requests.new@natural": 7, "requests.new@total": 7}
        found = fault(CARRIED, record(2023, cells=carried_in(7, 7)), record(2022, cells=last))
        assert "probably the report of 2022 is wrong: with 7 there its own sums agree" in found.message.en
        assert (found.confidence, found.suspects) == ("likely", ())

    def test_the_form_changed_between_2020_and_2021(self) -> None:
        own = record(2021, cells=carried_in(5, 5))
        last = record(2020, GIA_2019, cells=carried_out(7, 7))
        assert fault(CARRIED, own, last).related[0].path == "2020.md"
        assert compared(CARRIED, record(2021, cells=carried_in(7, 7)), last) == []

    def test_2019_to_2020(self) -> None:
        own = record(2020, GIA_2019, cells=carried_in(5, 5))
        last = record(2019, GIA_2019, cells=carried_out(7, 7))
        assert "the report of 2019 is 7" in fault(CARRIED, own, last, GIA_2019).message.en

    @pytest.mark.parametrize(
        ("own", "last", "reason"),
        [
            ({}, {"without": {"table": "requests"}}, "the report of 2022 has no table Table 3"),
            ({"without": {"table": "requests"}}, {}, "table not found: Table 3"),
            (
                {},
                {"cells": {"requests.carried_out@total": "/"}},
                "no usable number in the report of 2022: Table 3 · carri",
            ),
            (
                {"cells": {"requests.carried_in@total": ""}},
                {},
                "no usable number: Table 3 · requests carried over from la",
            ),
        ],
        ids=["no table there", "no table here", "a stroke there", "a blank here"],
    )
    def test_what_lacks_is_named(self, own: dict[str, object], last: dict[str, object], reason: str) -> None:
        assert unevaluated(CARRIED, _record(2023, own), _record(2022, last)).startswith(reason)

    def test_the_other_columns_are_compared_where_one_lacks(self) -> None:
        last = record(2022, cells=carried_out(7, 7) | {"requests.carried_out@legal": "/"})
        lacking, broken = compared(CARRIED, record(2023, cells=carried_in(5, 5)), last)
        assert isinstance(lacking, NotEvaluable)
        assert [part.where.column for part in broken.parts] == ["natural", "total"]  # type: ignore[union-attr]


class TestRoll:
    def test_the_stock_adds_up(self) -> None:
        own = record(2023, cells={"normative@in_force": 11, "normative@issued": 2, "normative@repealed": 1})
        assert compared(ROLL, own, record(2022, cells={"normative@in_force": 10})) == []

    def test_the_stock_does_not_add_up(self) -> None:
        own = record(2023, cells={"normative@in_force": 12, "normative@issued": 2, "normative@repealed": 1})
        found = fault(ROLL, own, record(2022, cells={"normative@in_force": 10}))
        assert (found.actual, found.expected, found.where.row) == ("12", "11", "normative")
        assert "由 2022 年的报告（行政规范性文件 × 现行有效件数 10）推算是 11" in found.message.zh
        assert [each.path for each in found.related] == ["2022.md", None, None]

    def test_2020_counts_something_else(self) -> None:
        reason = unevaluated(ROLL, record(2021), record(2020, GIA_2019))
        assert (
            reason == "last year's report (2020.md) is one by the pack gia-2019, which this rule does not compare with"
        )
        assert all(rule.id != ROLL for rule in GIA_2019.rules)


def test_without_last_year_nothing_is_evaluated() -> None:
    (found,) = compared(CARRIED, record(2023), None)
    assert isinstance(found, NotEvaluable)
    assert found.lacks == "last_year"


def test_an_inequality_tells_both_sides() -> None:
    found = fault(
        ROLL,
        record(2023, cells={"normative@in_force": 1}),
        record(2022, cells={"normative@in_force": 4}),
        asserts=("normative@in_force >= last_year.normative@in_force",),
    )
    assert "left 1, right 4, difference 3 (the report of 2022:" in found.message.en
    assert (found.actual, found.expected) == (None, None)


def test_names_may_begin_with_their_table() -> None:
    found = fault(
        CARRIED,
        record(2023, cells={"requests.carried_in@total": 5}),
        record(2022),
        table=None,
        settled_by=(),
        asserts=("requests.carried_in@total = last_year.requests.carried_out@total",),
    )
    assert (found.where.table, found.actual, found.expected) == ("requests", "5", "0")


def _record(year: int, changes: dict[str, object]) -> Record:
    given = {key: convert(value, Without) if key == "without" else value for key, value in changes.items()}
    return record(year, **given)
