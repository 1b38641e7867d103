"""What gouji finds in ``examples/``: nothing in faultless reports, the planted faults in the others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gouji.cli.main import main
from gouji.findings.model import NotEvaluated
from gouji.linter import lint
from gouji.linter.results import FileResult
from gouji.packs.library import Library
from gouji.text.source import Source
from support import district
from support.render import FORMATS, SampleReport
from support.sample_reports import FAULTLESS, FAULTY

PACK = Library().get("gia-2021")
PLANTED = [
    # severity, rule, section, row, column
    ("error", "cell-blank", "requests", "outcome.refused.secret", "research"),
    ("error", "cell-placeholder", "requests", "outcome.other.other", "charity"),
    ("error", "requests-outcomes", "requests", "outcome.unavailable.not_held", "natural"),
    ("error", "section-copied", "problems", None, None),
    ("warning", "section-number", "disputes", None, None),
]


def linted(report: SampleReport, suffix: str) -> FileResult:
    return lint.lint_source(Source(f"report{suffix}", FORMATS[suffix](report)), [PACK])


def unevaluated(result: FileResult) -> tuple[NotEvaluated, ...]:
    """What could not be applied to a report, but for what needs others."""
    return tuple(each for each in result.not_evaluated if not each.lacks)


@pytest.mark.parametrize("suffix", FORMATS)
class TestExamples:
    def test_nothing_is_found_in_the_faultless_report(self, suffix: str) -> None:
        result = linted(FAULTLESS, suffix)
        assert (result.status, result.findings, unevaluated(result)) == ("read", (), ())

    def test_all_that_was_planted_is_found_in_the_faulty_one(self, suffix: str) -> None:
        findings = sorted(linted(FAULTY, suffix).findings, key=lambda finding: finding.rule)
        places = [(finding.where.section, finding.where.row, finding.where.column) for finding in findings]
        assert [(each.severity, each.rule, *place) for each, place in zip(findings, places, strict=True)] == PLANTED

    def test_the_wrong_figure_is_told_with_the_right_one(self, suffix: str) -> None:
        wrong = next(finding for finding in linted(FAULTY, suffix).findings if finding.check == "identities")
        assert (wrong.actual, wrong.expected, wrong.confidence) == ("8", "3", "certain")


@pytest.mark.parametrize(("unit", "year"), district.REPORTS)
def test_nothing_is_found_in_a_report_of_the_district_by_itself(unit: str, year: int) -> None:
    result = linted(district.REPORTS[unit, year], district.SUFFIXES[unit])
    assert (result.status, result.findings, unevaluated(result)) == ("read", (), ())


def test_what_is_planted_in_the_district_is_found_beside_other_reports(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, data in district.files().items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    assert main(["check", str(tmp_path), "--project", "--format", "json"]) == 0
    found: dict[str, list[str]] = {}
    for finding in json.loads(capsys.readouterr().out)["findings"]:
        path = Path(finding["path"]).relative_to(tmp_path).as_posix()
        found.setdefault(path, []).append(finding["rule"])
        others = {Path(each["path"]).relative_to(tmp_path).as_posix() for each in finding["related"]}
        assert others - {path}, finding["message"]
    assert {path: tuple(sorted(rules)) for path, rules in found.items()} == district.PLANTED
