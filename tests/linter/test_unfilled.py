"""A report that is not filled in everywhere, in each format; ``gouji.linter.unfilled``."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from support.command import Command
from support.render import FORMATS, SampleReport
from support.sample_reports import FAULTLESS

pytestmark = pytest.mark.usefixtures("folder")


def unfilled(report: SampleReport) -> SampleReport:
    """The report with a section that is nothing but a place to fill in, and one such place in a sentence."""
    changed = {"overview": ("【请填写：总体情况】",), "other": ("本年度收取信息处理费【请填写：金额】元。",)}
    sections = (replace(each, paragraphs=changed.get(each.id, each.paragraphs)) for each in report.sections)
    return replace(report, sections=tuple(sections))


@pytest.mark.parametrize("suffix", FORMATS)
def test_each_place_is_one_finding_and_nothing_else_is_reported(command: Command, suffix: str) -> None:
    Path(f"a{suffix}").write_bytes(FORMATS[suffix](unfilled(FAULTLESS)))
    run = command("check", f"a{suffix}", "--format", "json", "--lang", "zh")
    found = [(each["rule"], each["severity"], each["where"]["section"]) for each in run.json["findings"]]
    assert run.code == 1
    assert found == [("document-unfilled", "error", "overview"), ("document-unfilled", "error", "other")]
    assert [each["message"] for each in run.json["findings"]] == [
        "“【请填写：总体情况】”还没有填写",
        "“【请填写：金额】”还没有填写",
    ]


@pytest.mark.parametrize("suffix", [".html", ".md", ".txt"])
def test_its_place_is_that_of_the_bracket(command: Command, suffix: str) -> None:
    Path(f"a{suffix}").write_bytes(FORMATS[suffix](unfilled(FAULTLESS)))
    finding = command("check", f"a{suffix}", "--format", "json").json["findings"][1]
    line = Path(f"a{suffix}").read_bytes().decode("gb18030" if suffix == ".txt" else "utf-8").splitlines()
    text = line[finding["line"] - 1]
    assert text[finding["column"] - 1 : finding["end_column"] - 1] == "【请填写：金额】"


@pytest.mark.parametrize(
    ("arguments", "rules"),
    [
        (["--select", "document"], ["document-unfilled"] * 2),
        (["--select", "identities"], []),
        (["--ignore", "document-unfilled"], []),
    ],
)
def test_it_is_selected_as_every_rule(command: Command, arguments: list[str], rules: list[str]) -> None:
    Path("a.md").write_bytes(FORMATS[".md"](unfilled(FAULTLESS)))
    assert command("check", "a.md", "--format", "json", *arguments).rules == rules


def test_why(command: Command) -> None:
    run = command("explain", "document-unfilled", "--lang", "zh")
    assert (run.code, "由人填写" in run.out) == (0, True)
