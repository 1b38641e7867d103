"""What is judged beside linear equations: conditions, words for no figure, extremes and quotients."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gouji.checks.identities.rule import IdentitiesRule
from gouji.document.model import Document
from gouji.findings.model import Finding, NotEvaluated, Suspect
from gouji.forms.report import BoundTable, Fact, Report
from gouji.forms.values import Spelling, parse
from gouji.messages.message import Message, plain
from gouji.packs.contents import Pack
from gouji.schema.form import ColumnForm, Form, RowForm, TableForm
from gouji.schema.info import PackInfo
from gouji.schema.sections import SectionForm
from gouji.schema.values import BUILT_IN
from gouji.text.spans import read_from
from support.applied import applied

# A ferry's log: trips and guests of two boats, and the median number of guests on a trip.

ROWS = ("heron", "gull", "all")
COLUMNS = ("trips", "guests", "median", "share")
LOG = "4 90 20 60.0 | 3 60 19 40.0 | 7 150 20 100.0"
FERRY = TableForm(
    id="ferry",
    section="log",
    name=Message("渡船", "Ferry"),
    values="amount",
    rows=tuple(RowForm(id=row, label=row.title()) for row in ROWS),
    columns=tuple(ColumnForm(id=column, label=column.title()) for column in COLUMNS),
)
SPELLING = Spelling(placeholders=frozenset({"-"}), instead=frozenset({"N/A"}), below=frozenset({"<"}))
SUMS = {"for every column in trips, guests": "all = heron + gull"}


def outcomes(log: str, *asserts: str | dict[str, str]) -> list[Finding | NotEvaluated]:
    """What is said of a log by one rule; ``_`` is a blank cell."""
    facts = {}
    for row, line in zip(ROWS, log.split("|"), strict=True):
        for column, written in zip(COLUMNS, line.split(), strict=True):
            text = read_from(written.strip("_"), 0)
            facts[row, column] = Fact(
                "ferry", row, column, text, parse(text.value, SPELLING), values=BUILT_IN["amount"]
            )
    table = BoundTable(FERRY, None, ROWS, COLUMNS, facts)
    form = Form(sections=(SectionForm(id="log", number="1", title="Log"),), tables=(FERRY,))
    rule = IdentitiesRule(id="log", message=plain("so it is"), why=plain("why"), table="ferry", asserts=asserts)
    pack = Pack(info=PackInfo(id="ferries", name=plain("ferries"), version=1), form=form, rules=(rule,))
    report = Report(Document("log.txt", "text", (), None), form, (), (), (table,))
    return applied("identities", report, pack)


def said(log: str, *asserts: str | dict[str, str]) -> list[str]:
    """Messages and reasons in English, without the name of the table."""
    found = outcomes(log, *asserts)
    texts = [each.message.en if isinstance(each, Finding) else f"? {each.reason.en}" for each in found]
    return [text.replace("Ferry · ", "") for text in texts]


NOTHING = "0 0 N/A 0.0"
MEDIAN = "for every row, if trips = 0: median = none"
BETWEEN = "min(heron@median, gull@median) <= all@median <= max(heron@median, gull@median)"
GULL = "Gull × Share: 40.4 is written, it should probably be 40.0; so it is"
HERON = "Heron × Share: 33.4 is written, it should probably be 33.3; so it is"
TRIPS = (
    "Ferry: “Trips” column sum 7 ≠ 9; the error may be in All × Trips (9 should be 7), or Heron × Trips (4 should"
    " be 6), or Gull × Trips (3 should be 5)"
)
SHARE = "for every row: share = 100 * guests / all@guests"


@pytest.mark.parametrize(
    ("log", "asserted", "found"),
    [
        (LOG, MEDIAN, []),
        (f"4 90 20 60.0 | {NOTHING} | 4 90 20 100.0", MEDIAN, []),
        (
            "4 90 20 60.0 | 0 0 19 0.0 | 4 90 20 100.0",
            MEDIAN,
            ["Gull × Median: 19 is written, there should be no figure; so it is"],
        ),
        (
            "4 90 20 60.0 | 0 0 _ 0.0 | 4 90 20 100.0",
            MEDIAN,
            ["Gull × Median: nothing is written, there should be no figure; so it is"],
        ),
        (
            "4 90 20 60.0 | _ 0 19 0.0 | 4 90 20 100.0",
            MEDIAN,
            [f"? “{MEDIAN}” was not tested: Gull × Trips has no usable number"],
        ),
        (
            "4 90 N/A 60.0 | 3 60 19 40.0 | 7 150 20 100.0",
            "for every row, if trips > 0: median != none",
            ["Heron × Median: N/A is written, there should be a figure; so it is"],
        ),
        (LOG, "if gull@trips >= 3: all@trips = heron@trips + gull@trips", []),
        ("4 0 20 0 | 3 0 1 0 | 8 0 20 0", "if gull@trips > 3: all@trips = heron@trips + gull@trips", []),
        (LOG, BETWEEN, []),
        ("4 90 20 60.0 | 0 0 N/A 0.0 | 4 90 20 100.0", BETWEEN, []),
        (
            "4 90 20 60.0 | 3 60 19 40.0 | 7 150 21 100.0",
            BETWEEN,
            ["All × Median: so it is; 21 > 20"],
        ),
        (
            "4 90 20 60.0 | 3 60 _ 40.0 | 7 150 20 100.0",
            BETWEEN,
            [f"? “{BETWEEN}” (2 of 2) was not tested: Gull × Median has no usable number"],
        ),
        ("4 90 <1 60.0 | 3 60 1 40.0 | 7 150 <2 100.0", "for every row: median <= trips", []),
        ("4 90 <1 60.0 | 3 60 1 40.0 | 7 150 <2 100.0", "heron@median <= all@median", []),
        (
            "4 90 <1 60.0 | 3 60 2 40.0 | 7 150 2 100.0",
            "heron@median >= gull@median",
            ["Heron × Median: so it is; 0 < 2"],
        ),
        ("4 90 N/A 60.0 | 3 60 2 40.0 | 7 150 2 100.0", "all@median = heron@median + gull@median", []),
        (
            "4 90 - 60.0 | 3 60 2 40.0 | 7 150 2 100.0",
            "all@median = heron@median + gull@median",
            ["? “all@median = heron@median + gull@median” was not tested: Heron × Median has no usable number"],
        ),
        (LOG, SHARE, []),
        (LOG.replace("60.0", "60").replace("40.0", "40.4"), SHARE, [GULL]),
        ("1 2 0 33.4 | 1 4 0 66.7 | 2 6 0 100", SHARE, [HERON]),
        ("1 2 0 33 | 1 4 0 67 | 2 6 0 100", SHARE, []),
        ("1 0 0 0 | 1 0 0 0 | 2 0 0 0", SHARE, [f"? “{SHARE}” (3 of 3) was not tested: it would divide by 0"]),
        (
            "4 90 20 60.0 | 3 60 19 40.0 | 9 150 20 100.0",
            {"for every column in trips, guests, if heron > 0": "all = heron + gull"},
            [TRIPS],
        ),
    ],
)  # fmt: skip
def test_what_is_judged_beside_equations(log: str, asserted: str | dict[str, str], found: list[str]) -> None:
    assert said(log, asserted) == found


def test_a_quotient_names_its_cell() -> None:
    (finding,) = outcomes(LOG.replace("60.0", "6.0"), SHARE)
    assert isinstance(finding, Finding)
    assert (finding.actual, finding.expected, finding.confidence) == ("6.0", "60.0", "likely")
    assert finding.suspects == (Suspect("heron", "share", "6.0", "60.0"),)
    assert (finding.where.row, finding.where.column) == ("heron", "share")


def test_a_quotient_that_fails_for_a_wrong_cell_is_not_reported_again() -> None:
    assert (
        len(
            outcomes(
                "4 90 20 60.0 | 3 60 19 40.0 | 7 159 20 100.0", SUMS, "gull@guests = 60", "heron@guests = 90", SHARE
            )
        )
        == 1
    )


def test_what_differs_by_rounding_only_is_no_fault() -> None:
    rule = IdentitiesRule(id="a", message=plain("m"), why=plain("w"), table="t", asserts=("a = b",), within="0.01")
    assert [rule.tolerates(Decimal(each)) for each in ("0.01", "-0.01", "0.02")] == [True, True, False]
