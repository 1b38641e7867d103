"""``--previous`` and ``--project``: what a run says of reports beside others."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.command import Command
from support.files import put
from support.render import as_docx, as_html, as_markdown
from support.year_pair import BROKEN, LAST, NEXT, changed

RULE = "requests-carried-over"
SELECT = ("--select", RULE, "--lang", "en")

OUTPUTS = ("concise", "junit", "sarif", "checkstyle", "gitlab", "rdjson", "github", "html", "full")


@pytest.fixture(autouse=True)
def _reports(folder: Path) -> None:
    del folder
    put("2024/a.md", as_markdown(NEXT))
    put("2023/a.docx", as_docx(BROKEN))


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_facts_of_last_years_report_are_enough(command: Command, kind: str) -> None:
    put(f"facts.{kind}", command("facts", "2023/a.docx", "--format", kind).out)
    Path("2023/a.docx").unlink()
    strictly = ("--fail-on", "warning", "--format", "json")
    run = command("check", "2024/a.md", "--previous", f"facts.{kind}", *strictly, *SELECT)
    (finding,) = run.json["findings"]
    assert (run.code, finding["line"], finding["actual"], finding["expected"]) == (1, 46, "2", "3")
    first = finding["related"][0]
    assert (first["path"], first["where"]["row"]) == ("2023/a.docx", "carried_out")


def test_facts_in_parquet_are_enough(command: Command) -> None:
    pytest.importorskip("pyarrow", reason="needs the extra corpus")
    assert command("facts", "2023/a.docx", "--format", "parquet", "-o", "facts.parquet").code == 0
    Path("2023/a.docx").unlink()
    run = command("check", "2024/a.md", "--previous", "facts.parquet", "--format", "json", *SELECT)
    (finding,) = run.json["findings"]
    assert (finding["actual"], finding["expected"]) == ("2", "3")
    assert ("2023/a.docx", None) in [(each["path"], each["line"]) for each in finding["related"]]


def test_facts_are_enough_of_a_file_that_this_years_report_has_overwritten(command: Command) -> None:
    put("a.md", as_markdown(BROKEN))
    put("facts.json", command("facts", "a.md", "--format", "json").out)
    put("a.md", as_markdown(NEXT))
    run = command("check", "a.md", "--previous", "facts.json", "--format", "json", *SELECT)
    (finding,) = run.json["findings"]
    first = finding["related"][0]
    assert (first["path"], first["line"], first["where"]["row"]) == ("facts.json", None, "carried_out")


@pytest.mark.parametrize(
    ("path", "content", "said"),
    [
        ("nix.docx", None, "no such file or folder: nix.docx"),
        ("old.xlsx", "", "files of this kind (.xlsx) can't be checked"),
        ("old.json", "{", "old.json: not written by gouji facts"),
        ("old.csv", "table,row,column,text,state,value\n", "old.csv: it does not say which unit and year"),
        ("old.md", "# 说明\n", "--previous old.md is no report to compare with"),
    ],
)
def test_what_can_not_be_compared_with(command: Command, path: str, content: str | None, said: str) -> None:
    if content is not None:
        put(path, content)
    run = command("check", "2024/a.md", "--previous", path, *SELECT)
    assert (run.code, run.out) == (2, "")
    assert said in run.err


def test_a_folder_that_is_closed_is_not_taken_for_one_without_reports(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(path: str | Path) -> Iterator[os.DirEntry[str]]:
        if Path(path).name == "2023":
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    listed = os.scandir
    monkeypatch.setattr(os, "scandir", closed)
    run = command("check", "2024/a.md", "--previous", "2023", *SELECT)
    assert (run.code, run.out) == (2, "")
    assert "the system does not let gouji into the folder: 2023" in run.err


def test_what_was_not_found_is_a_line_a_file(command: Command) -> None:
    put("empty/readme.md", "# readme\n")
    run = command("check", "2024/a.md", "--previous", "empty", *SELECT)
    assert run.out.splitlines() == [
        "2024/a.md (gia-2021)",
        "  not compared (rules: 1): found no report of 澄溪县青石镇人民政府 for 2023 (looked in: empty)",
        "",
        "files checked: 1; errors: 0, warnings: 0, infos: 0; files not compared: 1",
    ]
    assert (run.code, command("check", "2024/a.md", "--previous", "empty", "--strict", *SELECT).code) == (0, 2)


def test_where_nobody_asked_it_is_in_json_only(command: Command) -> None:
    run = command("check", "2024/a.md", *SELECT)
    assert (run.code, run.out) == (0, "files checked: 1; errors: 0, warnings: 0, infos: 0\n")
    assert command("check", "2024/a.md", "--strict", *SELECT).code == 0
    (file,) = command("check", "2024/a.md", "--format", "json", *SELECT).json["files"]
    assert (file["evaluated"], file["not_evaluated"]) == (0, [RULE])
    reason = {"rule": RULE, "reason": "last year's report is not at hand", "lacks": "last_year"}
    assert file["not_evaluated_reasons"] == [reason]


@pytest.mark.parametrize("form", OUTPUTS)
def test_every_output_tells_of_the_other_file(command: Command, form: str) -> None:
    run = command("check", "2024/a.md", "--previous", "2023", "--format", form, *SELECT)
    assert RULE in run.out


def test_what_an_editor_holds_stands_for_its_file(command: Command) -> None:
    put(".gouji.yaml", "last_year: '{year}/*'\n")
    stdin = as_markdown(changed(NEXT, {("requests", "carried_in", "total"): "7"}))
    run = command("check", "-", "--stdin-filename", "2024/a.md", "--format", "json", *SELECT, stdin=stdin)
    assert [(each["rule"], each["actual"]) for each in run.json["findings"]] == [(RULE, "7")]


def test_the_project_of_a_folder(command: Command) -> None:
    put("2023/b.html", as_html(LAST))
    put(".gouji.yaml", "exclude: ['*.html']\n")
    run = command("check", "2023/a.docx", "--project", "--format", "json", *SELECT)
    assert [(finding["path"], finding["rule"]) for finding in run.json["findings"]] == [("2024/a.md", RULE)]


def test_copies_with_notes_tell_of_it(command: Command) -> None:
    put(".gouji.yaml", "last_year: '{year}/*'\n")
    assert command("annotate", "2024/a.md", "-o", "out.html", "--select", RULE).code == 0
    assert RULE in Path("out.html").read_text("utf-8")
