"""Reports beside those of the year before: which are found, what is told of them, and as what."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

import pytest

from gouji.findings.model import Finding
from gouji.linter import comparing
from gouji.linter.baseline_file import BaselineFile
from gouji.linter.beside import Beside
from gouji.linter.fixes import Fixing
from gouji.linter.plan import Request
from gouji.linter.results import FileResult, Result
from gouji.linter.selection import Selection
from gouji.linter.session import Session
from gouji.linter.strictness import Strictness
from gouji.messages.errors import ConfigError, UsageError
from support.files import put
from support.render import Render, SampleReport, as_docx, as_html, as_markdown, as_text
from support.sample_reports import FAULTY
from support.year_pair import BROKEN, LAST, NEXT, moved

RULE = "requests-carried-over"
ASKED = Request(selection=Selection((RULE,)))
FORMATS: Mapping[str, Render] = {"docx": as_docx, "html": as_html, "md": as_markdown, "txt": as_text}
PAIRS = [(one, other) for one in FORMATS for other in FORMATS]

pytestmark = pytest.mark.usefixtures("folder")


def write(path: str, report: SampleReport) -> None:
    put(path, FORMATS[path.rpartition(".")[2]](report))


def checked(
    *paths: str, previous: tuple[str, ...] = (), project: bool = False, request: Request = ASKED, fix: bool = False
) -> Result:
    beside = Beside(previous, project=project)
    return Session(request, fixing=Fixing() if fix else None, jobs=1, beside=beside).run(paths).result


def only(result: Result) -> Finding:
    (found,) = result.findings
    assert found.rule == RULE
    return found


def lacking(file: FileResult) -> list[str]:
    return [f"{verdict.lacks}: {verdict.reason.en}" for verdict in file.not_evaluated]


class TestWhereLastYearsReportIsFound:
    @pytest.mark.parametrize(("own", "other"), PAIRS)
    def test_among_the_files_of_the_run_in_any_format(self, own: str, other: str) -> None:
        write(f"b.{own}", NEXT)
        write(f"a.{other}", BROKEN)
        first, second = checked(f"a.{other}", f"b.{own}").files
        (found,) = second.findings
        assert (found.actual, found.expected, found.where.row, found.where.column) == ("2", "3", "carried_in", "total")
        assert bool(found.place) == (own != "docx")
        assert bool(found.spot) == (own == "docx")
        related = found.related[0]
        assert (related.path, bool(related.place), bool(related.spot)) == (
            f"a.{other}",
            other != "docx",
            other == "docx",
        )
        assert (first.findings, lacking(first)) == ((), ["last_year: last year's report is not at hand"])
        assert (second.not_evaluated, second.evaluated, second.rules) == ((), 1, (RULE,))

    def test_nothing_on_true_ones(self) -> None:
        write("a.docx", LAST)
        write("b.md", NEXT)
        result = checked("a.docx", "b.md")
        assert list(result.findings) == []
        assert [(file.evaluated, len(file.not_evaluated)) for file in result.files] == [(0, 1), (1, 0)]

    @pytest.mark.parametrize(
        ("pattern", "path"),
        [
            ("{year}.md", "2023.md"),
            ("old/{year}/*.html", "old/2023/town.html"),
            ("{year}/{stem}.*", "2023/town-2023.docx"),
            ("{year}/{name}", "2023/town-2023.md"),
            ("**/{unit}{year}.txt", "a/b/澄溪县青石镇人民政府2023.txt"),
            ("['nothing.md', '{year}.md']", "2023.md"),
        ],
    )
    def test_by_a_pattern_of_the_configuration(self, pattern: str, path: str) -> None:
        put(".gouji.yaml", f"last_year: {pattern if pattern[0] == '[' else repr(pattern)}\n")
        write("2024/town-2024.md", NEXT)
        write(path, BROKEN)
        assert only(checked("2024/town-2024.md")).related[0].path == path

    def test_of_what_a_pattern_takes_in_that_of_the_unit(self) -> None:
        put(".gouji.yaml", "last_year: '{year}/*'\n")
        write("2024/a.md", NEXT)
        write("2023/a.md", moved(LAST, 2023, "澄溪县白沙镇人民政府"))
        write("2023/b.md", BROKEN)
        assert only(checked("2024/a.md")).related[0].path == "2023/b.md"

    def test_what_is_named_for_one_report_may_have_another_name_by_now(self) -> None:
        put(".gouji.yaml", "last_year: '{year}/{stem}.md'\n")
        write("2024/a.md", NEXT)
        write("2023/a.md", moved(BROKEN, 2023, "澄溪县青石乡人民政府"))
        assert only(checked("2024/a.md")).related[0].path == "2023/a.md"

    @pytest.mark.parametrize("previous", ["old", "old/a.docx"])
    def test_by_what_is_named_for_the_run(self, previous: str) -> None:
        write("b.md", NEXT)
        write("old/a.docx", BROKEN)
        assert only(checked("b.md", previous=(previous,))).related[0].path == "old/a.docx"

    def test_names_of_units_may_be_written_otherwise(self) -> None:
        write("b.md", NEXT)
        write("a.md", moved(BROKEN, 2023, "澄溪县 青石镇人民政府"))
        assert only(checked("a.md", "b.md"))


class TestWhereItIsNot:
    def test_it_is_told_where_it_was_looked_for(self) -> None:
        put(".gouji.yaml", "last_year: 'old/{year}.*'\n")
        write("b.md", NEXT)
        (file,) = checked("b.md").files
        reason = "last_year: found no report of 澄溪县青石镇人民政府 for 2023 (looked in: old/2023.*)"
        assert (lacking(file), file.unevaluated_rules, file.evaluated) == ([reason], (RULE,), 0)

    def test_nobody_needs_to_know_where_nobody_asked(self) -> None:
        write("b.md", NEXT)
        (file,) = checked("b.md").files
        assert (lacking(file), file.unevaluated_rules) == (["last_year: last year's report is not at hand"], ())

    @pytest.mark.parametrize(("previous", "refused"), [((), []), (("c.md",), ["not-evaluated"])])
    def test_a_strict_run_refuses_it_only_where_it_was_asked_for(
        self, previous: tuple[str, ...], refused: list[str]
    ) -> None:
        write("b.md", NEXT)
        write("c.md", moved(NEXT, 2022))
        run = Session(ASKED, beside=Beside(previous)).run(["b.md"])
        assert list(Strictness().refused(run)) == refused

    def test_two_reports_with_different_figures(self) -> None:
        write("b.md", NEXT)
        write("old/a.md", LAST)
        write("old/c.docx", BROKEN)
        (file,) = checked("b.md", previous=("old",)).files
        assert lacking(file) == [
            "last_year: there are two reports for last year with different figures: old/a.md and old/c.docx"
        ]

    def test_a_draft_and_what_was_published(self) -> None:
        write("b.html", NEXT)
        write("old/a.docx", BROKEN)
        write("old/a.html", BROKEN)
        assert only(checked("b.html", previous=("old",))).related[0].path == "old/a.html"

    def test_a_file_that_is_no_report_is_an_error(self) -> None:
        write("b.md", NEXT)
        put("old.docx", "")
        with pytest.raises(UsageError, match=r"--previous old\.docx is no report"):
            checked("b.md", previous=("old.docx",))

    def test_what_could_not_be_read_may_be_it(self) -> None:
        put(".gouji.yaml", "last_year: '{year}.docx'\n")
        write("b.md", NEXT)
        put("2023.docx", b"PK\x03\x04 no archive")
        (file,) = checked("b.md").files
        (reason,) = lacking(file)
        assert (
            "(looked in: 2023.docx); files that can't be read: 1, such as 2023.docx: the document is damaged" in reason
        )

    @pytest.mark.parametrize(
        ("pattern", "message"),
        [
            ("{yaer}.md", "{yaer} means nothing; there are {year}, {unit}, {name}, {stem}; did you mean “{year}”?"),
            ("{year.md", "{ means nothing"),
            ("../{year}.md", "it can't lead outside"),
        ],
    )
    def test_patterns_that_mean_nothing(self, pattern: str, message: str) -> None:
        put(".gouji.yaml", f"language: en\nlast_year: ['{pattern}']\n")
        write("b.md", NEXT)
        with pytest.raises(ConfigError) as raised:
            checked("b.md")
        assert message in raised.value.message.en
        assert raised.value.line == 2


class TestAsOtherFindings:
    def test_a_second_run_reads_no_document(self, monkeypatch: pytest.MonkeyPatch) -> None:
        write("a.docx", BROKEN)
        write("b.docx", NEXT)
        first = checked("a.docx", "b.docx")
        monkeypatch.setattr("gouji.linter.lint.lint_bytes", None)
        monkeypatch.setattr("gouji.readers.read", None)
        assert checked("a.docx", "b.docx").files == first.files

    def test_an_entry_of_the_configuration_suppresses_it(self) -> None:
        put(".gouji.yaml", f"ignore:\n- {{rule: {RULE}, row: carried_in, reason: 机构改革}}\n")
        write("a.md", BROKEN)
        write("b.md", NEXT)
        result = checked(".")
        assert (list(result.findings), result.summary.suppressed) == ([], 1)
        assert [omission.kind for omission in result.omissions] == ["suppressed"]

    def test_an_entry_that_suppresses_nothing_is_told_where_it_was_compared(self) -> None:
        put(".gouji.yaml", f"ignore:\n- {{rule: {RULE}, path: b.md, row: carried_in, reason: 机构改革}}\n")
        write("b.md", NEXT)
        every = Request()
        assert "suppression-unused" not in [each.rule for each in checked(".", request=every).findings]
        write("a.md", LAST)
        (told,) = (each for each in checked(".", request=every).findings if each.rule == "suppression-unused")
        assert told.path == "b.md"

    def test_a_comment_suppresses_it(self) -> None:
        write("a.md", BROKEN)
        put("b.md", as_markdown(NEXT) + f"\n<!-- gouji: ignore-file={RULE} 机构改革 -->\n".encode())
        result = checked("a.md", "b.md")
        assert (list(result.findings), result.summary.suppressed) == ([], 1)

    def test_what_the_configuration_ignores_is_counted_where_it_is_found(self) -> None:
        put(".gouji.yaml", f"ignore: [{RULE}]\n")
        write("b.md", NEXT)
        assert checked("b.md").omissions == ()
        write("a.md", BROKEN)
        (omission,) = checked("a.md", "b.md").omissions
        assert (omission.kind, omission.count, omission.rules) == ("ignored", 1, (RULE,))

    def test_a_severity_of_the_configuration(self) -> None:
        put(".gouji.yaml", "severity: {years: error}\n")
        write("a.md", BROKEN)
        write("b.md", NEXT)
        assert only(checked("a.md", "b.md")).severity == "error"

    def test_the_baseline_knows_it_and_keeps_it_while_nothing_is_compared(self) -> None:
        write("a.md", BROKEN)
        write("b.md", NEXT)
        for paths, update, counts in (
            (["a.md", "b.md"], "extend", (1, 0)),
            (["a.md", "b.md"], None, (1, 0)),
            (["b.md"], "shrink", (0, 0)),
            (["a.md", "b.md"], None, (1, 0)),
        ):
            baseline = BaselineFile(Path("known.json"), update)  # type: ignore[arg-type]
            summary = Session(ASKED, baseline, jobs=1).run(paths).result.summary
            assert (summary.known, summary.warnings) == counts
        write("a.md", LAST)
        summary = Session(ASKED, BaselineFile(Path("known.json")), jobs=1).run(["a.md", "b.md"]).result.summary
        assert summary.mended == 2  # cells

    def test_an_output_that_draws_has_the_table(self) -> None:
        write("a.md", BROKEN)
        write("b.docx", NEXT)
        request = Request(selection=ASKED.selection, excerpts=True)
        _, file = checked("a.md", "b.docx", request=request).files
        assert file.excerpts
        assert file.excerpts.tables

    def test_what_is_fixed_is_counted_and_compared_as_it_stands_then(self) -> None:
        write("a.md", BROKEN)
        write("b.md", FAULTY)
        _, file = checked("a.md", "b.md", request=Request(), fix=True).files
        assert (file.fixed > 0, RULE in [finding.rule for finding in file.findings]) == (True, True)

    def test_what_an_editor_holds(self) -> None:
        put(".gouji.yaml", "last_year: '{year}.md'\n")
        write("2023.md", BROKEN)
        (found,) = Session(ASKED).lint("2024.md", as_markdown(NEXT)).findings
        assert (found.rule, found.related[0].path) == (RULE, "2023.md")


class TestProject:
    def test_what_is_about_a_named_file_is_told_of_others(self) -> None:
        put(".gouji.yaml", "exclude: [drafts/]\n")
        write("2023/a.md", BROKEN)
        write("2024/a.docx", NEXT)
        write("2024/b.docx", moved(NEXT, 2024, "澄溪县白沙镇人民政府"))
        write("drafts/a.md", NEXT)
        one, other = checked("2023/a.md", project=True).files
        assert (one.path, one.findings, one.unevaluated_rules) == ("2023/a.md", (), (RULE,))
        assert (other.path, [each.rule for each in other.findings]) == ("2024/a.docx", [RULE])
        assert other.findings[0].related[0].path == "2023/a.md"

    def test_and_of_the_named_file_itself(self) -> None:
        put(".gouji.yaml", "language: zh\n")
        write("2023/a.md", BROKEN)
        write("2024/a.docx", NEXT)
        (file,) = checked("2024/a.docx", project=True).files
        assert [each.rule for each in file.findings] == [RULE]

    @pytest.mark.parametrize(("named", "crashed"), [("2024/a.docx", "2024/a.docx"), ("2023/a.md", "2024/a.docx")])
    def test_a_fault_of_ours_with_one_file_does_not_stop_the_run(
        self, monkeypatch: pytest.MonkeyPatch, named: str, crashed: str
    ) -> None:
        def failing(*_: object) -> NoReturn:
            raise ZeroDivisionError

        monkeypatch.setattr(comparing, "outcomes_of", failing)
        put(".gouji.yaml", "language: zh\n")
        write("2023/a.md", BROKEN)
        write("2024/a.docx", NEXT)
        files = checked(named, project=True).files
        (file,) = [each for each in files if each.crashed]
        assert (file.path, file.status, named in [each.path for each in files]) == (crashed, "partial", True)
        assert "gouji itself failed on 2024/a.docx: ZeroDivisionError" in str(file.reason)

    def test_nothing_of_reports_that_have_nothing_to_do_with_it(self) -> None:
        put(".gouji.yaml", "language: zh\n")
        write("2023/a.md", BROKEN)
        write("2024/a.docx", NEXT)
        write("2024/b.docx", moved(NEXT, 2024, "澄溪县白沙镇人民政府"))
        assert [file.path for file in checked("2024/b.docx", project=True).files] == ["2024/b.docx"]
