from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path, PurePath
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis.strategies import text
from msgspec.structs import replace

from gouji import readers
from gouji.linter import batch, lint, recall
from gouji.linter.fixes import Fixing
from gouji.linter.plan import Request
from gouji.linter.results import FileResult
from gouji.linter.selection import Selection
from gouji.linter.session import Session
from gouji.linter.task import Task
from gouji.system import cache, deadline, files
from gouji.system.cache import Store
from gouji.system.discovery import FoundFile

REPORT = "# 某某局2023年政府信息公开工作年度报告\n\n## 一、总体情况\n\n全年工作4的指导, 公开信息12条。\n"
DAY = date(2024, 5, 1)
PINNED = Request(isolated=True, pack="gia-2021")


@pytest.fixture(autouse=True)
def _report(folder: Path) -> None:  # noqa: ARG001 - the current one
    Path("甲.md").write_text(REPORT, "utf-8")
    Path("rules/own").mkdir(parents=True)
    Path("rules/own/pack.yaml").write_text("id: own\nname: {zh: 某, en: o}\nversion: 1\nextends: gia-2021\n", "utf-8")
    Path(".gouji.yaml").write_text("packs: [rules]\nfiles:\n  - {paths: ['*.md'], pack: own}\n", "utf-8")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Paths of the files that were linted and not recalled."""
    paths: list[str] = []
    real = lint.lint_source

    def counted(source: lint.Source, *rest: object, **more: object) -> FileResult:
        paths.append(source.path)
        return real(source, *rest, **more)  # type: ignore[arg-type]  # passed on as they are

    monkeypatch.setattr(lint, "lint_source", counted)
    monkeypatch.setattr(lint, "_UNBOUNDED", 600)  # however slow the machine
    return paths


def checked(*paths: str, request: Request = Request(today=DAY), jobs: int = 1) -> tuple[FileResult, ...]:  # noqa: B008 - frozen
    return Session(request, jobs=jobs).run(paths or ("甲.md",)).result.files


def append(path: str, text: str) -> None:
    with Path(path).open("a", encoding="utf-8") as file:
        file.write(text)


def test_what_is_as_it_was_is_not_read_again(read: list[str]) -> None:
    assert checked() == checked()
    assert read == ["甲.md"]


RULE = "- {id: section-number, severity: info}\n"
IGNORE = "ignore:\n  - {path: 甲.md, rule: section-*, reason: 某, until: 2024-06-01}\n"


@pytest.mark.parametrize(
    "change",
    [
        lambda: append("甲.md", "\n又一句。\n"),
        lambda: Path("rules/own/sections.yaml").write_text(RULE, "utf-8"),
        lambda: append(".gouji.yaml", "severity: {section-*: info}\n"),
        lambda: append(".gouji.yaml", "severity: {section-number: warning, section-*: info}\n"),
        lambda: append(".gouji.yaml", "select: [sections]\n"),
        lambda: append(".gouji.yaml", IGNORE),
        lambda: append(".gouji.yaml", "ignore: [text]\n"),
        lambda: Path(".gouji.yaml").write_text("packs: [rules]\n", "utf-8"),
        lambda: Path(".gouji.yaml").unlink(),
    ],
    ids=["content", "pack", "severity", "severities", "select", "entry", "ignore", "pin", "settings"],
)
def test_what_differs_is_read_again(read: list[str], change: Callable[[], object]) -> None:
    checked()
    change()
    now = checked()
    assert read == ["甲.md"] * 2
    assert now == checked(request=Request(today=DAY, cached=False))


@pytest.mark.parametrize(
    "request_",
    [
        Request(today=DAY, inline=False),
        Request(today=DAY, selection=Selection(("text",))),
        Request(today=DAY, selection=Selection(ignore=("text",))),
        Request(today=DAY, pack="gia-2021"),
        Request(today=DAY, isolated=True),
        Request(today=DAY, cached=False),
    ],
    ids=["inline", "select", "ignore", "pack", "isolated", "no cache"],
)
def test_what_is_asked_for_otherwise_is_read_again(read: list[str], request_: Request) -> None:
    checked()
    checked(request=request_)
    assert len(read) == 2


def test_an_entry_that_has_ended(read: list[str]) -> None:
    append(".gouji.yaml", IGNORE)
    before = checked()
    assert checked(request=Request(today=date(2024, 5, 31))) == before
    assert len(read) == 1
    assert checked(request=Request(today=date(2024, 6, 2))) != before
    assert len(read) == 2


@pytest.mark.parametrize("name", ["__version__", "installation"])
def test_another_installation(read: list[str], monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    checked()
    if name == "__version__":
        monkeypatch.setattr(cache, name, "another")
    else:
        monkeypatch.setattr(recall, name, lambda: b"another")
    checked()
    assert len(read) == 2


@pytest.mark.parametrize("jobs", [1, 2])
def test_equal_files_are_read_once_and_have_their_own_names(read: list[str], jobs: int) -> None:
    names = [f"{number}.md" for number in range(10)]
    for name in names:
        Path(name).write_text(REPORT, "utf-8")
    Path("a.txt").write_text(REPORT, "utf-8")
    found = checked(*names, "a.txt", request=PINNED, jobs=jobs)
    assert read == ["0.md", "a.txt"]
    plain = [lint.lint_file(task) for task in tasks(*names, "a.txt")]
    assert list(found) == plain
    checked(*names, request=PINNED)
    assert list(checked(*names, "a.txt", request=PINNED)) == plain


def tasks(*names: str) -> Iterator[Task]:
    plan = Session(PINNED).plan(names[0])
    for name in names:
        yield replace(plan.task(FoundFile(name), compared=True), cached=False)  # type: ignore[type-var]  # a task, as these are reports


def delayed(monkeypatch: pytest.MonkeyPatch, is_enough: Callable[[], bool]) -> None:
    """Lets time pass before a document is judged."""
    real = lint.judged

    def slow(*arguments: Any) -> FileResult:
        while not is_enough():
            pass
        return real(*arguments)

    monkeypatch.setattr(lint, "judged", slow)


def test_what_the_end_of_time_has_cut_short_is_not_kept(read: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(deadline, "SECONDS", 0.3)
        delayed(patched, deadline.over)
        cut = checked()
    assert cut[0].status == "unreadable"
    assert checked()[0].status == checked()[0].status == "read"
    assert read == ["甲.md"] * 2


def test_what_took_as_long_as_a_pattern_may_is_not_kept(read: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(lint, "_UNBOUNDED", 0.1)
        end = process_time() + 0.1
        delayed(patched, lambda: process_time() > end)
        checked()
    checked()
    checked()
    assert read == ["甲.md"] * 2


def test_what_could_not_be_read_is_not_kept(read: list[str]) -> None:
    Path("空.md").write_bytes(b"")
    checked("空.md")
    checked("空.md")
    assert read == ["空.md"] * 2


def test_what_is_known_does_not_wait_for_what_is_not(read: list[str]) -> None:
    for name in ("0.md", "1.md", "2.md"):
        Path(name).write_text(f"{REPORT}{name}", "utf-8")
    checked("0.md", "2.md", request=PINNED)
    plan = Session(PINNED).plan("0.md")
    results = batch.lint_files([plan.task(FoundFile(f"{number}.md"), compared=True) for number in range(3)], jobs=2)  # type: ignore[misc]  # tasks
    assert next(results).path == "0.md"
    assert read == ["0.md", "2.md"]
    assert [result.path for result in results] == ["1.md", "2.md"]
    assert read == ["0.md", "2.md", "1.md"]


def test_the_bytes_of_a_new_file_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    real = files.read
    monkeypatch.setattr(files, "read", lambda path, *rest: opened.append(path) or real(path, *rest))
    checked(request=PINNED)
    assert opened == ["甲.md"]


def test_files_of_one_size_are_told_apart_by_their_bytes() -> None:
    names = [f"{number:02}.md" for number in range(24)]
    for number, name in enumerate(names):
        Path(name).write_text(f"{REPORT}\n第{number // 2:02}句，，。\n", "utf-8")
    uncached = replace(PINNED, cached=False)
    assert checked(*names, request=uncached, jobs=2) == checked(*names, request=uncached)


def test_fixes_see_the_file_as_it_is(read: list[str]) -> None:
    checked()
    Session(Request(today=DAY), fixing=Fixing(dry=True)).run(("甲.md",))
    assert len(read) > 1


def test_what_an_editor_holds_is_recalled_and_not_kept(read: list[str]) -> None:
    data = Path("甲.md").read_bytes()
    session = Session(Request(today=DAY))
    session.run_on("甲.md", data + b"\n")
    session.run_on("甲.md", data + b"\n")
    checked()
    session.run_on("甲.md", data)
    assert len(read) == 3


@pytest.mark.parametrize("damage", [b"", b"?" * 100])
def test_damaged_entries_are_read_again(read: list[str], damage: bytes) -> None:
    before = checked()
    for path in (cache.cache_folder() / recall.STORE.name).iterdir():
        path.write_bytes(damage)
    assert checked() == before
    assert len(read) == 2


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="the folder must be closed to this user")
def test_a_cache_that_can_not_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    monkeypatch.setenv("GOUJI_CACHE_DIR", str(closed))
    assert checked() == checked()


def test_runs_at_the_same_time_say_the_same() -> None:
    names = [f"{number}.md" for number in range(10)]
    for number, name in enumerate(names):
        Path(name).write_text(f"{REPORT}\n第{number}句。\n", "utf-8")
    command = [sys.executable, "-m", "gouji", "check", *names, "--format", "json", "--jobs", "2"]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(2)]
    said = {run.communicate()[0] for run in runs}
    said.add(subprocess.run(command, stdout=subprocess.PIPE, check=False).stdout)
    said.add(subprocess.run([*command, "--no-cache"], stdout=subprocess.PIPE, check=False).stdout)
    assert len(said) == 1


def test_hits_import_no_reader_and_no_check() -> None:
    code = "import sys; from gouji.cli.main import main; main(['check', '甲.md', '--format', 'concise'])\n"
    code += "print([name for name in ('gouji.linter.lint', 'gouji.readers.markdown', 'lxml') if name in sys.modules])"
    said = [subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, check=True).stdout for _ in range(2)]
    assert said[1].splitlines()[-1] == b"[]"
    assert said[0].splitlines()[:-1] == said[1].splitlines()[:-1]


def test_a_store_is_bounded_in_bytes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GOUJI_CACHE_DIR", str(tmp_path / "cache"))
    store = Store("things", most=1000)
    for number in range(20):
        store.put(cache.digest([b"%d" % number]), "x" * 200)
    assert 0 < sum(path.stat().st_size for path in (tmp_path / "cache" / "things").iterdir()) <= 1000


@given(text("a.b/~中\\"))
def test_the_suffix_of_a_path_is_that_of_python(path: str) -> None:
    assert recall.suffix_of(path) == PurePath(path).suffix


def test_suffixes_decide_how_equal_bytes_are_read() -> None:
    assert readers.format_of(lint.Source("a.MD", b"x")) == "markdown"
    task = Task("a.md", (), basis="b")
    assert recall.key(task, b"x") == recall.key(replace(task, path="b.MD"), b"x")
    assert recall.key(task, b"x") != recall.key(replace(task, path="a.txt"), b"x")
    assert recall.key(replace(task, basis=""), b"x") == ""
