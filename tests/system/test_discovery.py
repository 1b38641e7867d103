from __future__ import annotations

import errno
import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from gouji.system.discovery import FoundFile, discover

SUFFIXES = {".docx", ".md", ".txt"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    return tmp_path


def write(folder: Path, names: Iterable[str]) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True)


def paths(*arguments: str) -> list[str]:
    return [found.path for found in discover(arguments, SUFFIXES).files]


def test_a_folder_gives_files_that_can_be_read_in_order(folder: Path) -> None:
    write(folder, ["报告/乙.txt", "报告/甲.DOCX", "报告/深/丙.md", "报告/表.xlsx"])
    found = discover(["报告"], SUFFIXES)
    assert found.files == tuple(FoundFile(path, "报告") for path in ("报告/乙.txt", "报告/深/丙.md", "报告/甲.DOCX"))
    assert found.folders == ("报告",)


def test_no_argument_is_the_current_folder(folder: Path) -> None:
    write(folder, ["a.txt", "b/c.md"])
    assert paths() == paths(".") == paths("./") == ["a.txt", "b/c.md"]


def test_a_named_file_is_taken_whatever_its_suffix(folder: Path) -> None:
    write(folder, ["表.xlsx"])
    assert discover(["表.xlsx"], SUFFIXES).files == (FoundFile("表.xlsx"),)


def test_what_does_not_exist_is_reported_and_the_rest_is_found(folder: Path) -> None:
    write(folder, ["a.txt"])
    found = discover(["没有.txt", "a.txt", "没有/"], SUFFIXES)
    assert found.missing == ("没有.txt", "没有/")
    assert found.files == (FoundFile("a.txt"),)


@pytest.mark.parametrize("name", ["~$报告.docx", ".~报告.docx"])
def test_owner_files_of_word_and_wps_are_no_documents(folder: Path, name: str) -> None:
    write(folder, [name, "报告.docx"])
    (folder / name).write_bytes(b"\x06editor" + b"\0" * 155)
    assert paths(".") == ["报告.docx"]
    assert paths(name) == [name]
    (folder / name).write_bytes(b"x" * 2000)
    assert paths(".") == sorted([name, "报告.docx"])


@pytest.mark.parametrize("name", ["~$报告.md", ".~报告.txt", "~$报告.docx"])
def test_a_document_can_not_hide_behind_such_a_name(folder: Path, name: str) -> None:
    for size in (100, 2000):
        (folder / name).write_bytes(b"#" * size)
        assert paths(".") == paths(name) == [name]


def test_a_file_comes_once_however_often_it_is_named(folder: Path) -> None:
    write(folder, ["b/a.txt"])
    assert paths("b/a.txt", ".", "b", "./b/a.txt") == ["b/a.txt"]


def test_hidden_folders_are_not_searched(folder: Path) -> None:
    write(folder, [".venv/a.txt", "b.txt"])
    assert paths() == ["b.txt"]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs symbolic links")
def test_links_do_not_loop_and_stand_for_nothing_but_themselves(folder: Path) -> None:
    """Settings go by names: the one that is excluded must not take the place of the other."""
    write(folder, ["a/b.txt"])
    (folder / "a" / "round").symlink_to(folder, target_is_directory=True)
    (folder / "a" / "self").symlink_to(folder / "a" / "self")
    (folder / "a" / "again.txt").symlink_to(folder / "a" / "b.txt")
    assert paths() == ["a/again.txt", "a/b.txt"]
    assert discover(["a/self"], SUFFIXES).missing == ("a/self",)


def test_the_repository_of_a_hook_does_not_stand_for_another(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git tells its hooks where its repository and its index are."""
    hooked = tmp_path_factory.mktemp("hooked")
    git(hooked, "init")
    write(hooked, ["b.txt"])
    git(hooked, "add", "b.txt")
    git(folder, "init")
    write(folder, ["a.txt", "draft.txt"])
    (folder / ".gitignore").write_text("draft.txt\n", encoding="utf-8")
    monkeypatch.setenv("GIT_DIR", str(hooked / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(hooked))
    monkeypatch.setenv("GIT_INDEX_FILE", str(hooked / ".git" / "index"))
    assert paths(".") == ["a.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_no_file(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    assert discover(["pipe.txt"], SUFFIXES).missing == ("pipe.txt",)
    assert paths() == []


def test_a_folder_that_is_closed_is_reported(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, ["a/锁/b.txt", "a/c.txt"])
    real = os.scandir

    def scandir(path: str) -> object:
        if Path(path).name == "锁":
            raise PermissionError(errno.EACCES, "no", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = discover(["a", "."], SUFFIXES)
    assert [each.path for each in found.files] == ["a/c.txt"]
    assert found.closed == ("a/锁",)


class TestInARepository:
    @pytest.fixture(autouse=True)
    def _repository(self, folder: Path) -> None:
        git(folder, "init", "-q")

    def test_what_git_ignores_is_not_searched(self, folder: Path) -> None:
        write(folder, ["已跟踪.txt", "新 文件.md", "build/a.txt", "私.txt"])
        (folder / ".gitignore").write_text("build/\n私.txt\n", encoding="utf-8")
        git(folder, "add", "已跟踪.txt")
        assert paths() == ["已跟踪.txt", "新 文件.md"]

    def test_an_ignored_folder_that_is_named_is_searched(self, folder: Path) -> None:
        write(folder, ["build/a.txt"])
        (folder / ".gitignore").write_text("build/\n", encoding="utf-8")
        assert paths("build") == ["build/a.txt"]

    def test_a_folder_whose_files_are_ignored_gives_none(self, folder: Path) -> None:
        write(folder, ["a/b.txt"])
        (folder / ".gitignore").write_text("*.txt\n", encoding="utf-8")
        assert paths("a") == []

    def test_a_subfolder_and_a_deleted_file(self, folder: Path) -> None:
        write(folder, ["甲/a.txt", "甲/b.txt", "乙/c.txt"])
        git(folder, "add", ".")
        (folder / "甲" / "b.txt").unlink()
        assert paths("甲") == ["甲/a.txt"]

    def test_a_deleted_folder_is_not_a_closed_one(self, folder: Path) -> None:
        write(folder, ["甲/深/a.txt", "b.txt"])
        git(folder, "add", ".")
        shutil.rmtree(folder / "甲")
        found = discover(["."], SUFFIXES)
        assert [each.path for each in found.files] == ["b.txt"]
        assert found.closed == ()

    def test_what_is_tracked_is_searched_whatever_is_ignored(self, folder: Path) -> None:
        write(folder, ["甲/a.txt", "甲/b.txt", "c.txt"])
        git(folder, "add", ".")
        (folder / "甲" / ".gitignore").write_text("*\n", encoding="utf-8")
        (folder / ".gitignore").write_text("甲/\nc.txt\n", encoding="utf-8")
        write(folder, ["甲/d.txt"])
        assert paths() == paths("c.txt", "甲") == ["c.txt", "甲/a.txt", "甲/b.txt"]

    @pytest.mark.parametrize("name", ["a[b].txt", ":(exclude)a", "-a", "甲 乙", "*"])
    def test_names_of_folders_are_no_patterns(self, folder: Path, name: str) -> None:
        write(folder, [f"{name}/a.txt", "ab.txt", "b/b.txt"])
        assert paths(f"./{name}") == [f"{name}/a.txt"]
        (folder / ".gitignore").write_text("a.txt\n", encoding="utf-8")
        assert paths(f"./{name}") == []

    def test_a_repository_within(self, folder: Path) -> None:
        write(folder, ["内/a.txt", "b.txt"])
        git(folder / "内", "init", "-q")
        assert paths() == ["b.txt", "内/a.txt"]

    def test_a_submodule_that_was_never_fetched(self, folder: Path) -> None:
        write(folder, ["b.txt", "sub/a.txt"])
        git(folder, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},sub")
        assert paths() == ["b.txt", "sub/a.txt"]

    def test_what_git_tells_a_hook_of_its_own_repository_does_not_leak(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(folder, ["a.txt"])
        monkeypatch.setenv("GIT_DIR", str(folder / "nowhere"))
        monkeypatch.setenv("GIT_INDEX_FILE", str(folder / "nothing"))
        assert paths() == ["a.txt"]


def test_without_git(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, ["a.txt", ".hidden/a.txt"])
    monkeypatch.setenv("PATH", str(folder))
    assert paths() == ["a.txt"]


def test_where_git_does_not_answer_whatever_it_might_list_is_searched(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, [".git/HEAD", ".git/a.txt", ".hidden/a.txt", "a.txt"])
    monkeypatch.setenv("PATH", str(folder))
    assert paths() == [".hidden/a.txt", "a.txt"]


def test_what_is_besides_is_left_out_of_folders_only(folder: Path) -> None:
    write(folder, ["a.md", "out/index.md", "out/pages/b.md", "out/pages2/c.md"])
    found = discover([".", "out/pages/b.md"], [".md"], ["out/index.md", "out/pages/"])
    assert sorted(file.path for file in found.files) == ["a.md", "out/pages/b.md", "out/pages2/c.md"]
