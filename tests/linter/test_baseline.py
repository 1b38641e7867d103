from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from gouji.findings.model import Finding, Part, Where
from gouji.linter import lint
from gouji.linter.baseline import Baseline
from gouji.linter.policy import Policy
from gouji.linter.results import FileResult
from gouji.linter.selection import Selection
from gouji.messages.message import plain
from gouji.packs.library import Library
from gouji.text.source import Source
from support.render import SampleReport, as_docx, as_html, as_markdown, as_text
from support.sample_reports import FAULTLESS

FORMATS = {"txt": as_text, "md": as_markdown, "html": as_html, "docx": as_docx}
PACK = Library().get("gia-2021")
COPIED = FAULTLESS.sections[4].paragraphs

Edit = Callable[[SampleReport], SampleReport]


def row(name: str, *columns: str, text: str = "") -> Edit:
    changed = {("requests", name, column): text for column in columns}
    return lambda report: replace(report, tables={**report.tables, **changed})


def section(identifier: str, change: Callable[[tuple[str, ...]], tuple[str, ...]]) -> Edit:
    return lambda report: replace(
        report,
        sections=tuple(
            replace(each, paragraphs=change(each.paragraphs)) if each.id == identifier else each
            for each in report.sections
        ),
    )


def copied(*paragraphs: str) -> Edit:
    """Paragraphs of section five put into section six."""
    return section("other", lambda own: (*own, *paragraphs))


def nothing(report: SampleReport) -> SampleReport:
    return report


def inserted_above(report: SampleReport) -> SampleReport:
    words = "全年组织“开放日”活动四场，邀请学生和村民代表参观办事窗口，听取意见十七条，已经逐条答复。"
    report = section("overview", lambda own: (words, *own))(report)
    return section("other", lambda own: ("本年度另编发宣传折页一种，摆放在各服务窗口供人取用，并定期补足。", *own))(
        report
    )


WRONG = row("outcome.unavailable.not_held", "natural", text="8")
MANY = ("natural", "business", "research")
BLANKS = [row(name, *MANY) for name in ("outcome.other.uncorrected", "outcome.other.unpaid", "outcome.other.other")]
"""Nine blank cells: so many that there is one finding a row."""


def result(report: SampleReport, suffix: str) -> FileResult:
    return lint.lint_source(Source(f"report.{suffix}", FORMATS[suffix](report)), [PACK])


def edited(*edits: Edit) -> SampleReport:
    report = FAULTLESS
    for edit in edits:
        report = edit(report)
    return report


def new(before: SampleReport, after: SampleReport, suffix: str) -> list[str]:
    baseline = Baseline(Path.cwd()).including([result(before, suffix)])
    return sorted(finding.rule for finding in baseline.compare([result(after, suffix)]).files[0].findings)


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize(
    ("before", "after", "reported"),
    [
        ([WRONG], [WRONG], []),
        ([WRONG], [WRONG, inserted_above], []),
        ([row("new", "research")], [row("new", "research"), inserted_above], []),
        ([copied(*COPIED)], [copied(*COPIED), inserted_above], []),
        (BLANKS, [*BLANKS, inserted_above], []),
        # moved
        ([WRONG], [row("outcome.unavailable.not_held", "business", text="5")], ["requests-outcomes"]),
        ([row("new", "research", text="")], [row("new", "charity", text="")], ["cell-blank"]),
        # swapped for another of the same rule
        ([row("new", "research", text="/")], [row("carried_in", "research", text="/")], ["cell-placeholder"]),
        ([row("new", "research", text="/")], [row("new", "research", text="-")], ["cell-placeholder"]),
        ([copied(COPIED[0])], [copied(COPIED[1])], ["section-copied"]),
        # made worse
        ([WRONG], [row("outcome.unavailable.not_held", "natural", text="9")], ["requests-outcomes"]),
        ([row("new", "research")], [row("new", "research", "charity")], ["cell-blank"]),
        ([copied(COPIED[0])], [copied(*COPIED)], ["section-copied"]),
        (BLANKS, [*BLANKS, row("outcome.other.other", "legal")], ["cell-blank"]),
        # made better
        ([copied(*COPIED)], [copied(COPIED[0])], []),
        (BLANKS, BLANKS[:2], []),
        (BLANKS, [row("outcome.other.other", "business")], []),
        ([WRONG], [], []),
    ],
)  # fmt: skip
def test_what_is_reported_after_a_baseline(
    before: list[Edit], after: list[Edit], reported: list[str], suffix: str
) -> None:
    assert new(edited(*before), edited(*after), suffix) == reported


@pytest.mark.parametrize("suffix", FORMATS)
def test_another_format_of_the_same_report_has_the_same_faults(suffix: str) -> None:
    report = edited(WRONG, row("new", "research"), copied(*COPIED))
    text, other = (replace(result(report, each), path="report") for each in ("txt", suffix))
    assert not Baseline(Path.cwd()).including([text]).compare([other]).files[0].findings


@pytest.mark.parametrize("ignore", [("requests-outcomes",), ("requests-applicants",), ()])
def test_a_fault_is_known_whichever_rule_tells_it(ignore: tuple[str, ...]) -> None:
    source, policy = Source("report.md", as_markdown(edited(WRONG))), Policy(selection=Selection(ignore=ignore))
    reported = lint.lint_source(source, [PACK], policy=policy)
    assert len(reported.findings) == 1
    baseline = Baseline(Path.cwd()).including([result(edited(WRONG), "md")])
    assert not baseline.compare([reported]).files[0].findings
    assert not baseline.compare([reported]).gone
    assert not Baseline(Path.cwd()).including([reported]).compare([result(edited(WRONG), "md")]).files[0].findings


# ---- counting --------------------------------------------------------------------------------------------------------


def finding(text: str, *, rule: str = "stray", path: str = "a.md", section: str = "one") -> Finding:
    where = Where(section=section)
    return Finding(path, "text", rule, "p", "error", plain("…"), where, parts=(Part(where, text),))


def file(
    *findings: Finding, path: str = "a.md", status: str = "read", rules: tuple[str, ...] = ("stray",)
) -> FileResult:
    return FileResult(path, status, "p", findings=findings, rules=rules)  # type: ignore[arg-type]


@pytest.fixture
def baseline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Baseline:
    """Of a file with one ``x`` and two ``y``."""
    monkeypatch.chdir(tmp_path)
    Path("a.md").touch()
    return Baseline(tmp_path).including([file(finding("x"), finding("y"), finding("y"))])


@pytest.mark.parametrize(
    ("found", "new", "gone"),
    [
        ("xyy", "", 0),
        ("yxy", "", 0),
        ("xyyy", "y", 0),
        ("xxyy", "x", 0),
        ("xy", "", 1),
        ("", "", 3),
        ("z", "z", 3),
    ],
)
def test_a_second_equal_fault_is_new(baseline: Baseline, found: str, new: str, gone: int) -> None:
    compared = baseline.compare([file(*map(finding, found))])
    assert "".join(each.parts[0].text for each in compared.files[0].findings) == new
    assert compared.files[0].known == len(found) - len(new)
    assert compared.gone.total() == gone


@pytest.mark.parametrize(
    ("other", "what"),
    [
        (finding("x", rule="other"), "another rule"),
        (finding("x", section="two"), "another section"),
        (replace(finding("x"), parts=(Part(Where("one"), "x"), Part(Where("one"), "z"))), "one fault more"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_is_new(baseline: Baseline, other: Finding, what: str) -> None:
    assert baseline.compare([file(other)]).files[0].findings == (other,), what


def test_lines_and_words_do_not_matter(baseline: Baseline) -> None:
    other = replace(finding(" x\n"), message=plain("reworded"), severity="info", pack="q")
    assert not baseline.compare([file(other)]).files[0].findings


class TestGone:
    """What a result can't tell of is not gone."""

    @pytest.mark.parametrize(
        ("results", "gone"),
        [
            ([file()], 3),
            ([file(rules=())], 0),
            ([file(status="partial")], 0),
            ([file(status="skipped")], 0),
            ([file(status="unreadable")], 0),
            ([file(path="b.md")], 0),
            ([], 0),
        ],
    )
    def test_results(self, baseline: Baseline, results: list[FileResult], gone: int) -> None:
        assert baseline.compare(results).gone.total() == gone

    def test_a_file_that_is_no_more(self, baseline: Baseline) -> None:
        Path("a.md").unlink()
        found = baseline.compare([])
        assert found.gone.total() == 3
        assert not baseline.without(found.gone).counts


def test_paths_lead_from_the_root_of_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "区").mkdir()
    monkeypatch.chdir(tmp_path / "区")
    baseline = Baseline(tmp_path).including([file(finding("x"), path="甲.md")])
    assert [known.path for known in baseline.counts] == ["区/甲.md"]
    monkeypatch.chdir(tmp_path)
    assert not baseline.compare([file(finding("x"), path="区/甲.md")]).files[0].findings
