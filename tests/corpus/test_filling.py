"""From folders to a store; ``gouji.corpus.filling``."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from gouji.corpus.checking import Checked, checked
from gouji.corpus.filling import Filled, fill
from gouji.corpus.reading import Store
from gouji.linter.plan import Request
from gouji.linter.session import Session
from gouji.linter.task import Task
from support.checkout import EXAMPLES
from support.store import rows

pytest.importorskip("pyarrow", reason="needs the extra corpus")

REPORT = (EXAMPLES / "faulty" / "qingshi-2024.md").read_text("utf-8")
NO_REPORT = "# 会议纪要\n\n参会人员：张三。\n"
DAMAGED = b"\x00\x01\xff\xfe\x00"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two reports, a document that is none, and a damaged file."""
    documents = tmp_path / "docs"
    documents.mkdir()
    (documents / "a.md").write_text(REPORT, "utf-8")
    (documents / "b.md").write_text(REPORT.replace("青石", "白石"), "utf-8")
    (documents / "minutes.md").write_text(NO_REPORT, "utf-8")
    (documents / "damaged.md").write_bytes(DAMAGED)
    monkeypatch.chdir(tmp_path)
    return documents


def filled(*paths: str, jobs: int = 1, size: int = 500) -> Filled:
    return fill(Session(Request(records=True), jobs=jobs), paths or ["docs"], Path("s"), size=size)


def counts(done: Filled) -> tuple[int, int, int]:
    return done.read, done.unchanged, done.dropped


def test_every_file_is_a_row(folder: Path) -> None:
    del folder
    assert counts(filled()) == (4, 0, 0)
    found = {row["path"]: row for row in rows(Path("s"))["reports"]}
    assert {path: row["status"] for path, row in found.items()} == {
        "docs/a.md": "read",
        "docs/b.md": "read",
        "docs/damaged.md": "unreadable",
        "docs/minutes.md": "skipped",
    }
    assert found["docs/damaged.md"]["reason_zh"].startswith("是二进制文件")
    assert (found["docs/a.md"]["unit"], found["docs/a.md"]["year"]) == ("澄溪县青石镇人民政府", 2024)


def test_a_named_file_of_a_kind_that_nothing_reads_is_a_row(folder: Path) -> None:
    (folder / "table.xlsx").write_bytes(b"PK")
    assert counts(filled("docs/table.xlsx")) == (1, 0, 0)
    assert counts(filled("docs/table.xlsx")) == (0, 1, 0)
    assert [row["status"] for row in rows(Path("s"))["reports"]] == ["unreadable"]


def test_a_file_that_goes_before_it_is_read_is_a_row_until_the_next_run(folder: Path) -> None:
    def late(tasks: Sequence[Task]) -> Iterator[Checked]:
        (folder / "a.md").unlink()
        return map(checked, tasks)

    assert counts(fill(Session(Request(records=True)), ["docs"], Path("s"), reading=late)) == (4, 0, 0)
    found = {row["path"]: row for row in rows(Path("s"))["reports"]}
    assert (found["docs/a.md"]["status"], found["docs/a.md"]["sha256"]) == ("unreadable", None)
    assert found["docs/a.md"]["reason_en"] == "no such file or folder"
    assert found["docs/b.md"]["status"] == "read"
    assert counts(filled()) == (1, 2, 1)


def test_findings_are_those_of_check(folder: Path) -> None:
    filled()
    result = Session(Request(records=True)).run(["docs"]).result
    expected = [(each.rule, each.message.zh, each.actual, each.expected) for each in result.findings]
    found = rows(Path("s"))["findings"]
    told = [(row["rule"], row["message_zh"], row["actual"], row["expected"]) for row in found]
    assert sorted(map(repr, told)) == sorted(map(repr, expected))
    assert folder.is_dir()


def test_passages_have_fingerprints(folder: Path) -> None:
    del folder
    filled()
    assert all(row["fingerprints"] for row in rows(Path("s"))["passages"] if len(row["text"]) > 20)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name of a file is text")
def test_a_name_that_is_no_text_is_told_apart_from_all_others(folder: Path) -> None:
    for name in (b"\xb9\xab\xb8\xe6.md", b"\xb9\xab\xb8\xe7.md"):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(REPORT, "utf-8")
    assert counts(filled()) == (6, 0, 0)
    assert counts(filled()) == (1, 5, 0)
    paths = {row["path"] for row in rows(Path("s"))["reports"]}
    assert {"docs/%B9%AB%B8%E6.md", "docs/%B9%AB%B8%E7.md"} <= paths
    for path in folder.glob("*"):
        path.unlink()
    assert counts(filled()) == (0, 0, 6)


class TestAgain:
    """What a second run reads: (read, unchanged, dropped)."""

    def test_nothing_but_what_could_not_be_read(self, folder: Path) -> None:
        del folder
        filled()
        before = Store(Path("s")).manifest
        assert counts(filled()) == (1, 3, 0)
        assert Store(Path("s")).manifest == before

    def test_a_file_that_was_touched_is_unchanged(self, folder: Path) -> None:
        filled()
        os.utime(folder / "a.md", (0, 0))
        assert counts(filled()) == (1, 3, 0)

    def test_changed_and_new_files_are_read_and_gone_ones_dropped(self, folder: Path) -> None:
        filled(size=1)
        (folder / "a.md").write_text(REPORT.replace("青石", "黑石"), "utf-8")
        (folder / "c.md").write_text(REPORT, "utf-8")
        (folder / "b.md").unlink()
        assert counts(filled(size=1)) == (3, 1, 1)
        found = {row["path"]: row["unit"] for row in rows(Path("s"))["reports"]}
        assert found == {
            "docs/a.md": "澄溪县黑石镇人民政府",
            "docs/c.md": "澄溪县青石镇人民政府",
            "docs/damaged.md": "",
            "docs/minutes.md": "",
        }

    def test_the_store_is_the_same_as_one_made_anew(self, folder: Path) -> None:
        filled(size=1)
        (folder / "a.md").write_text(REPORT.replace("青石", "黑石"), "utf-8")
        (folder / "b.md").unlink()
        filled(size=1)
        found = rows(Path("s"))
        Path("s").rename("old")
        filled()
        assert rows(Path("s")) == found

    def test_other_settings_read_all_again(self, folder: Path) -> None:
        del folder
        filled()
        Path(".gouji.yaml").write_text("ignore: [narrative]\n", "utf-8")
        assert counts(filled())[:2] == (4, 0)

    def test_other_folders_stay(self, folder: Path) -> None:
        Path("more").mkdir()
        (Path("more") / "d.md").write_text(REPORT, "utf-8")
        filled()
        assert counts(filled("more")) == (1, 0, 0)
        assert len(rows(Path("s"))["reports"]) == 5
        (folder / "a.md").unlink()
        (Path("more") / "d.md").unlink()
        assert counts(filled("more")) == (0, 0, 1)
        assert len(rows(Path("s"))["reports"]) == 4

    def test_from_another_folder_the_files_are_the_same(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        filled()
        monkeypatch.chdir(folder)
        done = fill(Session(Request(records=True)), ["."], Path("../s"))
        assert counts(done)[1:] == (3, 0)


def test_a_store_within_the_folder_is_none_of_its_documents(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    fill(Session(Request(records=True)), ["."], Path("s"))
    done = fill(Session(Request(records=True)), ["."], Path("s"))
    assert counts(done) == (1, 3, 0)
    (folder / "a.md").unlink()
    assert fill(Session(Request(records=True)), ["."], Path("s")).dropped == 1


KILLED = """
import os, sys
from pathlib import Path
from gouji.corpus.filling import fill
from gouji.linter.plan import Request
from gouji.linter.session import Session

left = int(sys.argv[1])

def count(event, arguments):
    global left
    if event in ("open", "os.rename", "os.remove", "os.mkdir") and f"{os.sep}s{os.sep}" in str(arguments[0]):
        left -= 1
        if left == 0:
            os._exit(9)

sys.addaudithook(count)
fill(Session(Request(records=True), jobs=1), ["docs"], Path("s").absolute(), size=2)
"""
"""Fills a store, but is killed when it asks the system for the nth time to change something in it."""


def test_a_run_that_is_killed_at_any_moment_loses_nothing(folder: Path) -> None:
    filled(size=2)
    whole = rows(Path("s"))
    shutil.rmtree("s")
    for moment in range(1, 200):
        done = subprocess.run([sys.executable, "-c", KILLED, str(moment)], check=False)
        if done.returncode == 0:
            break
        filled(size=2)
        assert rows(Path("s")) == whole, moment
        shutil.rmtree("s")
    assert moment > 15
    assert folder.is_dir()


@pytest.fixture
def many(folder: Path) -> Path:
    for number in range(40):
        (folder / f"{number}.md").write_text(REPORT.replace("青石", f"{number}石"), "utf-8")
    return folder


def test_several_processes_write_the_same(many: Path) -> None:
    del many
    filled(jobs=2, size=7)
    found = rows(Path("s"))
    Path("s").rename("old")
    filled()
    assert rows(Path("s")) == found


def test_a_killed_run_goes_on_where_it_was(many: Path) -> None:
    code = (
        "import os, sys\nfrom itertools import islice\nfrom pathlib import Path\n"
        "from gouji.corpus.filling import fill\nfrom gouji.linter.plan import Request\n"
        "from gouji.linter.session import Session\n"
        "def progress(done, count):\n"
        "    yield from islice(done, 25)\n    os._exit(9)\n"
        "fill(Session(Request(records=True), jobs=1), ['docs'], Path('s'), progress, size=10)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False)
    assert done.returncode == 9
    assert not Path("s", "manifest.json").exists()
    assert counts(filled(size=10)) == (44 - 20, 20, 0)
    found = rows(Path("s"))
    Path("s").rename("old")
    filled()
    assert rows(Path("s")) == found
    assert many.is_dir()
