"""``--fix``, ``--unsafe-fixes`` and ``--diff`` as people use them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace

from support.command import Command
from support.render import as_docx, as_html, as_markdown, as_text
from support.sample_reports import FAULTLESS, FAULTY

CELL = ("requests", "outcome.refused.secret", "research")
BLANK = replace(FAULTLESS, tables={**FAULTLESS.tables, CELL: ""})


@pytest.fixture(autouse=True)
def _reports(folder: Path) -> None:
    """Reports with a blank that the table proves to be 0, and one that has other faults as well."""
    (folder / "甲.txt").write_bytes(as_text(BLANK))
    (folder / "乙.md").write_bytes(as_markdown(BLANK))
    (folder / "丙.html").write_bytes(as_html(FAULTY))
    (folder / "丁.docx").write_bytes(as_docx(BLANK))


def test_files_are_fixed_and_the_rest_is_reported(command: Command) -> None:
    run = command("check", "--fix", "甲.txt", "乙.md", "丙.html", "--lang", "zh")
    assert run.code == 1
    assert Path("甲.txt").read_bytes() == as_text(FAULTLESS)
    assert Path("乙.md").read_bytes() == as_markdown(FAULTLESS)
    assert "改正 4 条（3 个文件）" in run.out
    assert "cell-blank" not in run.out
    assert "requests-outcomes" in run.out


def test_where_all_is_fixed_the_run_has_passed(command: Command) -> None:
    run = command("check", "--fix", "甲.txt", "乙.md", "--lang", "en")
    assert run.code == 0
    assert "fixed: 2 (in files: 2)" in run.out
    again = command("check", "--fix", "甲.txt", "乙.md", "--lang", "en")
    assert (again.code, "fixed" in again.out) == (0, False)


def test_json_tells_the_fixes_and_how_many_were_made(command: Command) -> None:
    before = command("check", "甲.txt", "--format", "json").json
    [finding] = before["findings"]
    point = {key: finding[key] for key in ("line", "column", "end_line", "end_column")}
    assert finding["fix"] == {"safe": True, "edits": [{**point, "text": "0"}]}
    assert before["summary"]["fixed"] == 0
    after = command("check", "--fix", "甲.txt", "--format", "json").json
    assert after["findings"] == []
    assert (after["summary"]["fixed"], after["summary"]["fixed_files"]) == (1, 1)


def test_unsafe_fixes_are_asked_for(command: Command) -> None:
    safe = command("check", "--fix", "丙.html", "--format", "json").json["findings"]
    unsafe = command("check", "--fix", "--unsafe-fixes", "丙.html", "--format", "json").json["findings"]
    gone = {finding["rule"] for finding in safe} - {finding["rule"] for finding in unsafe}
    assert gone == {"requests-outcomes", "section-number"}
    assert b"<td>8</td>" not in Path("丙.html").read_bytes()


def test_word_stays_and_its_findings_are_reported(command: Command) -> None:
    run = command("check", "--fix", "--unsafe-fixes", "丁.docx")
    assert run.code == 1
    assert Path("丁.docx").read_bytes() == as_docx(BLANK)


def test_a_diff_changes_nothing_and_can_be_applied(command: Command) -> None:
    before = {path: path.read_bytes() for path in Path().iterdir() if path.is_file()}
    run = command("check", "--diff", "乙.md", "丁.docx")
    assert run.code == 1
    assert {path: path.read_bytes() for path in Path().iterdir() if path.is_file()} == before
    assert run.out.startswith("--- 乙.md\n+++ 乙.md\n@@ ")
    Path("a.patch").write_bytes(run.out.encode())
    subprocess.run(["git", "apply", "-p0", "a.patch"], check=True)
    assert Path("乙.md").read_bytes() == as_markdown(FAULTLESS)
    run = command("check", "--diff", "乙.md")
    assert (run.code, run.out) == (0, "")


def test_a_diff_of_what_an_editor_holds(command: Command) -> None:
    run = command("check", "-", "--stdin-filename", "新.md", "--diff", stdin=as_markdown(BLANK))
    assert run.code == 1
    assert run.out.startswith("--- 新.md\n")
    assert not Path("新.md").exists()


@pytest.mark.parametrize(
    ("arguments", "reported"),
    [
        (("--unsafe-fixes", "甲.txt"), "--unsafe-fixes goes with --fix or --diff"),
        (("--fix", "-", "--stdin-filename", "甲.txt"), "standard input (-) can't be changed"),
        (("--diff", "--output", "json=a.json", "甲.txt"), "does not go with --output"),
    ],
)
def test_options_that_do_not_go_together(command: Command, arguments: tuple[str, ...], reported: str) -> None:
    run = command("check", "--lang", "en", *arguments)
    assert run.code == 2
    assert reported in run.err
    assert Path("甲.txt").read_bytes() == as_text(BLANK)


def test_a_file_that_cannot_be_written_is_reported(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    run = command("check", "--fix", "甲.txt", "--lang", "en", "--no-cache")
    assert run.code == 2
    assert "cannot write 甲.txt: permission denied" in run.err
    assert "cell-blank" in run.out
