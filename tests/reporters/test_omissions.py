"""What every format says of what was left out of a run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace

from gouji import reporters
from gouji.linter.omissions import Omission
from gouji.linter.results import Result
from gouji.reporters.shared.terminal import PLAIN

OMISSIONS = (
    Omission("excluded", 2, ".gouji.yaml", 3, "exclude: 稿/"),
    Omission("suppressed", 4, "报告/一.txt", 9, worst="error", rules=("cell-blank", "requests-flow")),
    Omission("baseline", 1, "known.json", worst="warning", rules=("cell-blank",)),
)
EXCLUDED = "排除 2 个文件（.gouji.yaml:3 (exclude: 稿/)）"
SUPPRESSED = "4 条发现被抑制（报告/一.txt:9）"
KNOWN = "1 条发现基线已有（known.json）"


@pytest.fixture(autouse=True)
def _here(folder: Path) -> None:
    assert folder


def written(name: str, result: Result, *, quiet: bool = False) -> str:
    return "".join(reporters.load(name)(result, "zh", screen=PLAIN, quiet=quiet))


@pytest.mark.parametrize("quiet", [True, False])
@pytest.mark.parametrize("name", sorted({*reporters.MODULES} - {"concise", "vim"}))
def test_all_formats_that_have_room_for_it(result: Result, name: str, quiet: bool) -> None:  # noqa: FBT001 - a column of the table
    before = written(name, result, quiet=quiet)
    after = written(name, replace(result, omissions=OMISSIONS), quiet=quiet)
    assert EXCLUDED not in before
    assert ("excluded" if name == "json" else EXCLUDED) in after
    assert before != after


@pytest.mark.parametrize("name", ["concise", "vim"])
def test_formats_of_nothing_but_findings(result: Result, name: str) -> None:
    assert name not in reporters.TELLING_OMISSIONS
    assert written(name, result) == written(name, replace(result, omissions=OMISSIONS))


def test_text(result: Result) -> None:
    lines = written("text", replace(result, omissions=OMISSIONS)).splitlines()
    assert lines[-4:-1] == [EXCLUDED, SUPPRESSED, KNOWN]
    assert written("text", replace(result, omissions=OMISSIONS), quiet=True).splitlines()[-3:] == lines[-4:-1]


def test_html(result: Result) -> None:
    page = written("html", replace(result, omissions=OMISSIONS))
    assert f'<p class="omission">{EXCLUDED}</p>' in page


def test_json(result: Result) -> None:
    whole = json.loads(written("json", replace(result, omissions=OMISSIONS)))
    assert whole["omissions"][:2] == [
        {
            "kind": "excluded",
            "count": 2,
            "path": ".gouji.yaml",
            "line": 3,
            "cause": "exclude: 稿/",
            "worst": None,
            "rules": [],
            "unevaluated": 0,
            "chosen": False,
        },
        {
            "kind": "suppressed",
            "count": 4,
            "path": "报告/一.txt",
            "line": 9,
            "cause": None,
            "worst": "error",
            "rules": ["cell-blank", "requests-flow"],
            "unevaluated": 0,
            "chosen": False,
        },
    ]
    assert whole["summary"]["excluded"] == 2


def test_github_beside_the_first_source_and_as_one_of_ten_warnings(result: Result) -> None:
    finding = replace(result.files[0].findings[0], severity="warning")
    many = replace(result.files[0], findings=(finding,) * 12)
    warnings = [
        line for line in written("github", Result((many,), omissions=OMISSIONS)).splitlines() if "::warning" in line
    ]
    assert warnings[0] == f"::warning file=.gouji.yaml,line=3,title=gouji::{EXCLUDED}；{SUPPRESSED}；{KNOWN}"
    assert len(warnings) == 10


def test_junit_as_a_suite_of_skipped_tests(result: Result) -> None:
    root = etree.fromstring(written("junit", replace(result, omissions=OMISSIONS)).encode())
    suite = root[-1]
    assert (suite.get("name"), suite.get("tests"), suite.get("skipped")) == ("left-out", "3", "3")
    assert [(case.get("classname"), case.get("name"), case[0].get("message")) for case in suite] == [
        (".gouji.yaml", "excluded", EXCLUDED),
        ("报告/一.txt", "suppressed", SUPPRESSED),
        ("known.json", "baseline", KNOWN),
    ]
    assert sum(int(each.get("tests", "")) for each in root) == int(root.get("tests", ""))


def test_sarif_as_notifications(result: Result) -> None:
    run = json.loads(written("sarif", replace(result, omissions=OMISSIONS)))["runs"][0]
    first, *_ = run["invocations"][0]["toolExecutionNotifications"]
    assert first == {
        "level": "warning",
        "descriptor": {"id": "left-out/excluded"},
        "message": {"text": EXCLUDED},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": ".gouji.yaml"}, "region": {"startLine": 3}}}],
        "properties": {"count": 2, "rules": []},
    }


def test_gitlab_as_issues_of_what_left_it_out(result: Result) -> None:
    issues = json.loads(written("gitlab", replace(result, omissions=OMISSIONS)))
    assert [(issue["location"]["path"], issue["location"]["lines"]["begin"]) for issue in issues[-3:]] == [
        (".gouji.yaml", 3),
        ("报告/一.txt", 9),
        ("known.json", 1),
    ]
    assert {issue["severity"] for issue in issues[-3:]} == {"info"}
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_rdjson_and_checkstyle_as_infos(result: Result) -> None:
    diagnostics = json.loads(written("rdjson", replace(result, omissions=OMISSIONS)))["diagnostics"]
    assert diagnostics[-3] == {
        "message": EXCLUDED,
        "location": {"path": ".gouji.yaml", "range": {"start": {"line": 3}}},
        "severity": "INFO",
        "code": {"value": "left-out"},
    }
    assert "range" not in diagnostics[-1]["location"]
    root = etree.fromstring(written("checkstyle", replace(result, omissions=OMISSIONS)).encode())
    assert [(file.get("name"), file[0].get("line"), file[0].get("source")) for file in root[-3:]] == [
        (".gouji.yaml", "3", "gouji.left-out"),
        ("报告/一.txt", "9", "gouji.left-out"),
        ("known.json", None, "gouji.left-out"),
    ]
