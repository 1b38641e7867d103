from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from support.command import Command
from support.render import as_markdown
from support.sample_reports import FAULTLESS, FAULTY

BASELINE = "known.json"
pytestmark = pytest.mark.usefixtures("folder")


def check(command: Command, *arguments: str) -> tuple[int, dict[str, int]]:
    run = command("check", "--format", "json", "--baseline", BASELINE, *arguments)
    return run.code, {key: run.json["summary"][key] for key in ("errors", "warnings", "known", "mended")}


@pytest.fixture(autouse=True)
def _reports(folder: Path) -> None:
    Path("区").mkdir()
    for name in ("区/坏.md", "区/差.md"):
        (folder / name).write_bytes(as_markdown(FAULTY))


def entries() -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(Path(BASELINE).read_bytes())["findings"]
    return found


def correct(name: str) -> None:
    Path(name).write_bytes(as_markdown(FAULTLESS))


class TestLife:
    def test_create_use_shrink(self, command: Command) -> None:
        code, counts = check(command, "--update-baseline")
        assert (code, counts["errors"], counts["known"]) == (0, 0, 2 * 5)
        assert {entry["path"] for entry in entries()} == {"区/坏.md", "区/差.md"}
        assert check(command) == (0, {"errors": 0, "warnings": 0, "known": 10, "mended": 0})
        before = Path(BASELINE).read_bytes()
        correct("区/差.md")
        code, counts = check(command)
        assert (code, counts["known"], counts["mended"]) == (
            0,
            5,
            sum(b"\xe5\xb7\xae.md" in line for line in before.splitlines()),
        )
        assert Path(BASELINE).read_bytes() == before
        check(command, "--update-baseline")
        assert {entry["path"] for entry in entries()} == {"区/坏.md"}

    def test_an_update_takes_nothing_in(self, command: Command) -> None:
        correct("区/差.md")
        check(command, "--update-baseline")
        before = Path(BASELINE).read_bytes()
        Path("区/差.md").write_bytes(as_markdown(FAULTY))
        assert check(command, "--update-baseline")[0] == 1
        assert Path(BASELINE).read_bytes() == before
        assert check(command, "--extend-baseline")[0] == 0
        assert check(command) == (0, {"errors": 0, "warnings": 0, "known": 10, "mended": 0})

    def test_what_was_not_checked_is_kept(self, command: Command) -> None:
        check(command, "--update-baseline")
        before = Path(BASELINE).read_bytes()
        correct("区/坏.md")
        for arguments in (["区/差.md"], ["--select", "document"], ["区/坏.md", "--select", "section-empty"]):
            check(command, *arguments, "--update-baseline")
            assert Path(BASELINE).read_bytes() == before, arguments

    def test_a_file_that_is_gone(self, command: Command) -> None:
        check(command, "--update-baseline")
        Path("区/差.md").unlink()
        assert check(command, "区/坏.md", "--update-baseline")[1]["mended"] > 0
        assert {entry["path"] for entry in entries()} == {"区/坏.md"}

    def test_a_paragraph_above_changes_nothing_a_fault_elsewhere_does(self, command: Command) -> None:
        check(command, "--update-baseline")
        text = Path("区/坏.md").read_text(encoding="utf-8")
        Path("区/坏.md").write_text(text.replace("## 二", "新增的一段。\n\n## 二", 1), encoding="utf-8")
        assert check(command)[0] == 0
        tables = {**FAULTY.tables, ("requests", "new", "legal"): ""}
        Path("区/坏.md").write_bytes(as_markdown(replace(FAULTY, tables=tables)))
        run = command("check", "--format", "json", "--baseline", BASELINE)
        assert (run.code, run.rules) == (1, ["cell-blank"])

    def test_the_summary_says_it(self, command: Command) -> None:
        check(command, "--update-baseline")
        correct("区/差.md")
        out = command("check", "--baseline", BASELINE).out
        assert "基线已有 5 条" in out
        assert "已不再出现" in out
        assert "坏.md" not in out


class TestPaths:
    def test_one_baseline_for_every_folder_that_one_calls_from(
        self, command: Command, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        check(command, "--update-baseline")
        monkeypatch.chdir("区")
        assert command("check", "坏.md", "--baseline", f"../{BASELINE}").code == 0
        assert command("check", "坏.md", "--baseline", f"../{BASELINE}", "--update-baseline").code == 0
        os.chdir("..")
        assert {entry["path"] for entry in entries()} == {"区/坏.md", "区/差.md"}

    def test_a_copy_is_another_file(self, command: Command) -> None:
        check(command, "--update-baseline")
        shutil.copy("区/坏.md", "新.md")
        assert check(command, "新.md")[0] == 1


class TestWrong:
    @pytest.mark.parametrize(
        ("arguments", "content", "sentence"),
        [
            (["--update-baseline"], None, "--update-baseline goes with --baseline"),
            (["--extend-baseline"], None, "--extend-baseline goes with --baseline"),
            (["--baseline", "no.json"], None, "no.json: there is no such baseline"),
            (["--baseline", "known.json"], b"{\n  oops\n}", "known.json:2:3: not a valid baseline"),
            (["--baseline", "known.json"], b'{"version": 9, "findings": []}', "known.json: a baseline of version 9"),
            (["--baseline", "no/known.json", "--update-baseline"], None, "cannot write no/known.json"),
            (["--baseline", "区", "--update-baseline"], None, "区: cannot be read"),
        ],
    )
    def test_one_line_and_exit_2(
        self, command: Command, arguments: list[str], content: bytes | None, sentence: str
    ) -> None:
        if content is not None:
            Path(BASELINE).write_bytes(content)
        run = command("check", "区/坏.md", "--lang", "en", *arguments)
        assert run.code == 2
        assert run.err.startswith(f"gouji: {sentence}")
        assert run.err.count("\n") == 1
