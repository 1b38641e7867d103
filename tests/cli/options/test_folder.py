"""A report as a folder of pages; ``gouji.cli.options.folder``."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gouji.cli.options import folder as pages
from gouji.messages.errors import UsageError
from support.checkout import EXAMPLES
from support.command import Command

OUTPUTS = ("--isolated", "--format", "concise", "--output", "html=结果/", "--output", "html=全.html")
PAGE = '<!DOCTYPE html><meta name="generator" content="gouji">'


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(folder: str) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in Path(folder).rglob("*") if path.is_file())


def test_a_folder_is_meant_by_its_name_or_because_it_is_there() -> None:
    Path("there").mkdir()
    assert [pages.is_meant(path) for path in ("new/", "there", "there/", "new", "new.html")] == [
        *(True, True, True, False, False),
    ]


def test_pages_are_written_over_those_of_an_earlier_run() -> None:
    pages.write(Path("out"), [("pages/a.html", PAGE), ("pages/b.html", PAGE), ("index.html", PAGE)])
    pages.write(Path("out"), [("pages/b.html", PAGE + "new"), ("index.html", PAGE)])
    assert names("out") == ["index.html", "pages/b.html"]
    assert Path("out/pages/b.html").read_text("utf-8") == PAGE + "new"


def test_what_is_no_page_of_ours_is_left_alone() -> None:
    Path("out/pages").mkdir(parents=True)
    for name in ("index.html", "pages/mine.html", "pages/notes.txt"):
        Path("out", name).write_text("<p>mine", "utf-8")
    with pytest.raises(UsageError) as error:
        pages.write(Path("out"), [("pages/a.html", PAGE), ("index.html", PAGE)])
    assert "index.html" in error.value.message.zh
    assert Path("out/index.html").read_text("utf-8") == "<p>mine"
    assert {"pages/mine.html", "pages/notes.txt"} <= set(names("out"))


def test_as_a_user_runs_it(command: Command) -> None:
    Path("报告").mkdir()
    for suffix in (".md", ".docx"):
        shutil.copy(EXAMPLES / "faulty" / f"qingshi-2024{suffix}", f"报告/甲{suffix}")
    shutil.copy(EXAMPLES / "faultless" / "qingshi-2024.txt", "报告/乙.txt")
    expected = ["index.html", "pages/报告-甲-docx.html", "pages/报告-甲-md.html"]
    for _ in range(2):  # pages in a folder that is checked are no reports
        run = command("check", ".", *OUTPUTS)
        assert (run.code, run.err) == (1, "")
        assert not any(line.startswith(("结果", "全")) for line in run.out.splitlines())
        assert names("结果") == expected
    shutil.copy(EXAMPLES / "faultless" / "qingshi-2024.md", "报告/甲.md")
    command("check", "报告", "--isolated", "--output", "html=结果")
    assert names("结果") == ["index.html", "pages/报告-甲-docx.html"]


def test_a_refusal_is_told_and_the_rest_is_written(command: Command) -> None:
    shutil.copy(EXAMPLES / "faulty" / "qingshi-2024.md", "甲.md")
    Path("结果").mkdir()
    Path("结果/index.html").write_text("<p>mine", "utf-8")
    run = command("check", "甲.md", "--isolated", "--output", "html=结果/", "--output", "json=甲.json", "--lang", "en")
    assert (run.code, "is no page of gouji" in run.err) == (2, True)
    assert Path("甲.json").is_file()


@pytest.mark.parametrize("name", ["json", "text"])
def test_only_pages_go_into_a_folder(command: Command, name: str) -> None:
    shutil.copy(EXAMPLES / "faulty" / "qingshi-2024.md", "甲.md")
    Path("结果").mkdir()
    assert command("check", "甲.md", "--isolated", "--output", f"{name}=结果").code == 2
    assert names("结果") == []
