"""A session alone, without any command line: what a run, an editor and a server stand on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from gouji.linter.baseline_file import BaselineFile
from gouji.linter.fixes import Fixing
from gouji.linter.plan import Request
from gouji.linter.results import FileResult
from gouji.linter.selection import Selection
from gouji.linter.session import Session
from gouji.linter.strictness import Strictness
from gouji.messages.errors import ConfigError, UsageError
from support.files import put
from support.render import as_markdown
from support.sample_reports import FAULTLESS, FAULTY

FAULTS = ["cell-blank", "cell-placeholder", "requests-outcomes", "section-copied", "section-number"]
PACK = {
    "pack.yaml": "id: ours\nname: {zh: 本市, en: our city}\nversion: 1\nextends: gia-2021\n",
    "rules.yaml": (
        "- id: no-plan\n  check: sections\n  finds: only\n  sections: [other]\n  texts: [待补充]\n  severity: error\n"
        "  message: {zh: 没有写完, en: not finished}\n  why: {zh: 须写完, en: it must be}\n"
    ),
}
GOOD, BAD = as_markdown(FAULTLESS), as_markdown(FAULTY)

pytestmark = pytest.mark.usefixtures("folder")


def rules(file: FileResult) -> list[str]:
    return sorted(finding.rule for finding in file.findings)


def session(select: str = "", ignore: str = "") -> Session:
    return Session(Request(selection=Selection(tuple(select.split()), tuple(ignore.split()))), jobs=1)


class TestRun:
    def test_files_and_folders(self) -> None:
        put("好.md", GOOD)
        put("区/坏.md", BAD)
        put("区/草稿.json", "{}")
        run = Session().run(["好.md", "区"])
        assert [(file.path, file.status, rules(file)) for file in run.result.files] == [
            ("好.md", "read", []),
            ("区/坏.md", "read", FAULTS),
        ]
        assert [pack.info.id for pack in run.result.packs] == ["gia-2021"]
        assert (list(run.troubles), Strictness().refused(run)) == ([], {})

    def test_the_current_folder_where_nothing_is_named(self) -> None:
        put("坏.md", BAD)
        assert [file.path for file in Session().run().result.files] == ["坏.md"]

    def test_what_was_not_checked(self) -> None:
        put("空/说明.md", "# 说明\n")
        run = Session().run(["没有.md", "空/说明.md", "空"])
        assert [trouble.en for trouble in run.troubles] == [
            "no such file or folder: 没有.md",
            "no report to check was found in the folder: 空",
        ]
        assert list(Strictness().refused(run)) == ["skipped"]

    def test_each_file_by_the_configuration_nearest_to_it(self) -> None:
        put("坏.md", BAD)
        put("区/坏.md", BAD)
        put("区/.gouji.yaml", "ignore: [tables]\n")
        assert [len(file.findings) for file in session().run(["."]).result.files] == [3, 5]

    def test_progress_passes_the_results_on(self) -> None:
        put("好.md", GOOD)
        put("坏.md", BAD)
        seen: list[tuple[str, int]] = []

        def progress(results: Iterator[FileResult], count: int) -> Iterator[FileResult]:
            for result in results:
                seen.append((result.path, count))
                yield result

        session().run(["好.md", "坏.md"], progress)
        assert seen == [("好.md", 2), ("坏.md", 2)]

    def test_an_entry_that_is_unused_in_the_whole_folder(self) -> None:
        put("好.md", GOOD)
        put(".gouji.yaml", "ignore:\n- {rule: cell-negative, reason: 多余}\n")
        assert rules(session().run(["."]).result.files[0]) == ["suppression-unused"]
        assert rules(session().run(["好.md"]).result.files[0]) == []

    def test_an_entry_ends(self) -> None:
        put("坏.md", BAD)
        put(".gouji.yaml", "ignore:\n- {rule: '*', reason: 原件如此, until: 2025-12-31}\n")
        for today, count in ((date(2025, 12, 31), 0), (date(2026, 1, 1), 6)):
            [file] = Session(Request(today=today)).run(["坏.md"]).result.files
            assert len(file.findings) == count

    def test_fixes_are_written_or_shown(self) -> None:
        put("坏.md", BAD)
        [shown] = Session(fixing=Fixing(dry=True)).run(["坏.md"]).result.files
        assert shown.patch.startswith("--- 坏.md\n")
        assert Path("坏.md").read_bytes() == BAD
        [fixed] = Session(fixing=Fixing()).run(["坏.md"]).result.files
        assert fixed.fixed > 0
        assert len(fixed.findings) == len(FAULTS) - fixed.fixed
        assert Path("坏.md").read_bytes() != BAD

    def test_a_baseline_that_is_created_and_holds(self) -> None:
        put("坏.md", BAD)
        assert Session(baseline=BaselineFile(Path("known.json"), "shrink")).run(["坏.md"]).result.summary.known == 5
        again = Session(baseline=BaselineFile(Path("known.json"))).run(["坏.md"])
        assert (again.result.summary.known, list(again.result.findings)) == (5, [])


class TestLint:
    """What an editor holds need not be on disk, nor is it written there."""

    def test_bytes_in_place_of_the_file(self) -> None:
        put("坏.md", GOOD)
        file = Session().lint("坏.md", BAD)
        assert (file.path, file.status, file.pack, rules(file)) == ("坏.md", "read", "gia-2021", FAULTS)
        assert Path("坏.md").read_bytes() == GOOD

    @pytest.mark.parametrize("path", ["区/新.md", os.path.join(".", "区", "新.md")])  # noqa: PTH118 - as editors write it
    def test_the_configuration_nearest_to_the_path(self, path: str) -> None:
        put("区/.gouji.yaml", "exclude: [草稿.md]\nignore: [tables, {rule: sections, reason: 原件如此}]\n")
        file = Session().lint(path, BAD)
        assert (rules(file), file.suppressed) == (["requests-outcomes", "section-copied"], 1)
        assert Session().lint("区/草稿.md", BAD).status == "skipped"

    def test_comments_in_it(self) -> None:
        text = f"<!-- gouji: ignore-file=tables,identities 原件如此 -->\n{BAD.decode()}"
        assert rules(Session().lint("新.md", text.encode())) == ["section-copied", "section-number"]

    def test_a_kind_of_file_that_is_not_read(self) -> None:
        assert Session().lint("新.json", b"{}").status == "unreadable"

    def test_known_findings_are_left_out_and_nothing_is_written(self) -> None:
        put("坏.md", BAD)
        known = Path("known.json")
        Session(baseline=BaselineFile(known, "shrink")).run(["坏.md"])
        before = known.read_bytes()
        editor = Session(baseline=BaselineFile(known, "extend"), fixing=Fixing())
        assert rules(editor.lint("坏.md", BAD)) == []
        assert rules(editor.lint("坏.md", GOOD)) == []
        assert rules(editor.lint("新.md", BAD)) == FAULTS
        assert (known.read_bytes(), Path("坏.md").read_bytes()) == (before, BAD)
        assert not Path("新.md").exists()

    def test_a_run_on_it_gives_what_a_report_needs(self) -> None:
        run = Session(fixing=Fixing(dry=True)).run_on("新.md", BAD)
        assert run.result.files[0].patch.startswith("--- 新.md\n")
        assert [pack.info.id for pack in run.result.packs] == ["gia-2021"]
        assert (list(run.troubles), Strictness().refused(run)) == ([], {})


class TestPatterns:
    """Rules of any folder can be selected; what matches nothing is misspelt."""

    @pytest.fixture(autouse=True)
    def _reports(self, folder: Path) -> None:
        """A folder with a configuration and a pack of its own."""
        del folder  # all paths lead from it
        for name, text in PACK.items():
            put(f"本市/rules/ours/{name}", text)
        put("本市/.gouji.yaml", "packs: [rules/ours]\n")
        put("报告.md", GOOD)
        put("本市/报告.md", GOOD)

    @pytest.mark.parametrize(("select", "ignore"), [("no-plan", ""), ("", "no-plan cell-*")])
    def test_of_a_pack_further_down(self, select: str, ignore: str) -> None:
        assert session(select, ignore).run(["."]).result.summary.skipped == 0

    @pytest.mark.parametrize(
        ("select", "ignore", "message"),
        [
            ("no-plna", "", "no rule matches “no-plna”; did you mean “no-plan”?"),
            ("", "tables no-plna", "no rule matches “no-plna”"),
        ],
    )
    def test_that_match_nothing(self, select: str, ignore: str, message: str) -> None:
        with pytest.raises(UsageError, match=message.replace("?", r"\?")):
            session(select, ignore).run(["."])

    @pytest.mark.parametrize("held", [False, True])
    def test_in_a_configuration_further_down(self, held: bool) -> None:  # noqa: FBT001 - a test parameter
        put("本市/.gouji.yaml", "packs: [rules/ours]\nignore: [no-plan, cell-blnk]\n")
        with pytest.raises(ConfigError) as caught:
            session().lint("本市/报告.md", GOOD) if held else session().run(["."])
        [line] = caught.value.text("en").splitlines()
        assert line.endswith("本市/.gouji.yaml:2:19: no rule matches “cell-blnk”; did you mean “cell-blank”?")


def test_a_folder_without_packs_is_told_where_it_is_named() -> None:
    put(".gouji.yaml", "language: en\npacks: [empty]\n")
    put("empty/readme.md", "nothing")
    put("好.md", GOOD)
    with pytest.raises(ConfigError) as caught:
        Session().run(["好.md"])
    assert caught.value.text("en").endswith(".gouji.yaml:2:9: no pack in “empty” (there is no pack.yaml)")
