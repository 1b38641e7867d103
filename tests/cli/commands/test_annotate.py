"""``gouji annotate``: where copies go, what is never written to, and exit codes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gouji.cli.main import main
from support.checkout import EXAMPLES
from support.marked_page import marks
from support.word_parts import comments
from support.word_report import run, total, word_report

FAULTY = word_report(total(run("24")))
FAULTLESS = word_report()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "甲.docx").write_bytes(FAULTY)
    (tmp_path / "乙.docx").write_bytes(FAULTLESS)
    return tmp_path


def annotate(*arguments: str) -> int:
    return main(["annotate", "--lang", "zh", *arguments])


def test_a_file(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert annotate("甲.docx", "-o", "批注.docx") == 1
    assert len(comments((folder / "批注.docx").read_bytes())) == 1
    assert (folder / "甲.docx").read_bytes() == FAULTY
    assert capfd.readouterr().out == "甲.docx → 批注.docx：1 条批注；错误 1，警告 0，提示 0\n"


@pytest.mark.parametrize("suffix", [".htm", ".html", ".md", ".txt"])
def test_a_page_of_what_is_no_word_document(folder: Path, suffix: str) -> None:
    faulty = (EXAMPLES / "faulty" / f"qingshi-2024{suffix if suffix != '.htm' else '.html'}").read_bytes()
    (folder / f"丙{suffix}").write_bytes(faulty)
    assert annotate(f"丙{suffix}", "-o", "批注/") == 1
    copy = folder / "批注" / f"丙{suffix if suffix == '.htm' else '.html'}"
    assert sorted(marks(copy.read_text("utf-8"))) == [1, 2, 3, 4, 5]
    assert annotate(f"丙{suffix}", "-o", "批注/") == 1
    assert (folder / f"丙{suffix}").read_bytes() == faulty


def test_copies_of_one_name_are_refused(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for suffix in (".html", ".md"):
        (folder / f"丙{suffix}").write_bytes((EXAMPLES / "faulty" / f"qingshi-2024{suffix}").read_bytes())
    assert annotate("丙.html", "丙.md", "-o", "批注/") == 2
    assert "丙.html 和 丙.md 的副本都会是" in capfd.readouterr().err
    assert annotate("丙.md", "-o", ".") == 2
    assert "丙.html 已存在" in capfd.readouterr().err
    assert not (folder / "批注").exists()


def test_several_files(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert annotate("甲.docx", "乙.docx", "-o", "批注/一季度") == 1
    assert sorted(each.name for each in (folder / "批注" / "一季度").iterdir()) == ["乙.docx", "甲.docx"]
    assert (folder / "批注" / "一季度" / "乙.docx").read_bytes() == FAULTLESS
    assert "没有要批注的" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["乙.docx"], 0),
        (["甲.docx"], 1),
        (["甲.docx", "--ignore", "identities"], 0),
        (["甲.docx", "无.docx"], 2),
        (["甲.docx", "页.html"], 2),
        (["坏.docx"], 2),
    ],
)
def test_exit_codes(folder: Path, arguments: list[str], code: int) -> None:
    (folder / "坏.docx").write_bytes(FAULTY[:-500])
    (folder / "页.html").write_text("<html>", encoding="utf-8")
    assert annotate(*arguments, "-o", "批注/") == code
    assert not (folder / "批注" / "坏.docx").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["甲.docx", "-o", "甲.docx"],
        ["甲.docx", "-o", "."],
        ["甲.docx", "乙.docx", "-o", "乙.docx"],
        ["甲.docx", "-o", "甲.pdf"],
        ["甲.docx", "下/甲.docx", "-o", "批注"],
        ["甲.docx"],
    ],
    ids=["itself", "its folder", "another", "another format", "two of one name", "nowhere"],
)
def test_refused(folder: Path, arguments: list[str]) -> None:
    (folder / "下").mkdir()
    (folder / "下" / "甲.docx").write_bytes(FAULTY)
    assert annotate(*arguments) == 2
    assert (folder / "甲.docx").read_bytes() == FAULTY
    assert sorted(each.name for each in folder.iterdir()) == ["下", "乙.docx", "甲.docx"]


class TestWhatIsThere:
    def test_is_left_alone(self, folder: Path) -> None:
        (folder / "稿.docx").write_bytes(FAULTLESS)
        assert annotate("甲.docx", "-o", "稿.docx") == 2
        assert (folder / "稿.docx").read_bytes() == FAULTLESS

    def test_goes_where_that_is_asked_for(self, folder: Path) -> None:
        (folder / "稿.docx").write_bytes(FAULTLESS)
        assert annotate("甲.docx", "-o", "稿.docx", "--force") == 1
        assert comments((folder / "稿.docx").read_bytes())

    def test_goes_where_it_is_a_copy(self, folder: Path) -> None:
        assert annotate("甲.docx", "-o", "稿.docx") == 1
        (folder / "甲.docx").write_bytes(FAULTLESS)
        assert annotate("甲.docx", "-o", "稿.docx") == 0
        assert (folder / "稿.docx").read_bytes() == FAULTLESS
        assert annotate("甲.docx", "-o", "稿.docx") == 0


def test_below_a_file_there_is_no_room(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert annotate("甲.docx", "-o", "乙.docx/批注.docx") == 2
    assert "乙.docx 不是文件夹" in capfd.readouterr().err
    assert sorted(each.name for each in folder.iterdir()) == ["乙.docx", "甲.docx"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="whoever may write everywhere")
def test_a_folder_that_nobody_may_write(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    closed = folder / "批注"
    closed.mkdir(mode=0o555)
    assert annotate("甲.docx", "-o", "批注/") == 2
    assert "无法写入 批注/甲.docx" in capfd.readouterr().err
    assert list(closed.iterdir()) == []


def test_the_others_have_copies_where_one_has_none(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "坏.docx").write_bytes(FAULTY[: len(FAULTY) // 2])
    assert annotate("坏.docx", "甲.docx", "-o", "批注/") == 2
    told = capfd.readouterr()
    assert told.err.startswith("gouji: 坏.docx：文档已损坏")
    assert told.out.startswith("甲.docx → 批注/甲.docx：1 条批注")
    assert [each.name for each in (folder / "批注").iterdir()] == ["甲.docx"]
