"""Names of files: none is an option, none hides a document, and one that nothing can read is not passed over."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from gouji import readers, reporters
from support.checkout import ROOT
from support.command import Command
from support.edges import Edge, report, verdict
from support.render import as_markdown
from support.year_pair import BROKEN, NEXT

FAULTY = report(("| 3 | 0 | 0 | 0 | 1 | 0 | 4 |", "| 8 | 0 | 0 | 0 | 1 | 0 | 4 |"))
FOUND = "exit 1, read: requests-outcomes"


@pytest.mark.parametrize(
    "name",
    [
        "-x.md",
        "-q.md",
        "--quiet.md",
        "--unknown=x.md",
        "~$年报.md",
        "年 报.md",
    ],
)
def test_a_file_is_checked_whatever_it_is_named(name: str, command: Command, folder: Path) -> None:
    (folder / name).write_text(FAULTY, encoding="utf-8")
    assert verdict(command("check", "--format", "json", name)) == FOUND


@pytest.mark.parametrize("name", ["--select=text,*.md", "--pack=x.md", "--output=json=x.md", "--fail-on=error"])
def test_what_is_an_option_and_a_file_as_well_is_refused(name: str, command: Command, folder: Path) -> None:
    """Neither may the file set an option of the gate, nor take one away from it."""
    for each in (name, "a.md"):
        (folder / each).write_text(FAULTY, encoding="utf-8")
    run = command("check", "--lang", "en", name, "a.md")
    assert run.code == 2
    assert f"“{name}” is an option and the name of a file as well" in run.err


def test_an_option_stays_one_though_a_file_has_its_name(command: Command, folder: Path) -> None:
    for name in ("--quiet", "a.md"):
        (folder / name).write_text(FAULTY, encoding="utf-8")
    assert command("check", "a.md", "--quiet", "--format", "json").json["files"][0]["path"] == "a.md"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name of a file is text")
@pytest.mark.parametrize("form", sorted({*reporters.MODULES} - {"quiet"}))
def test_files_whose_names_are_no_text_are_compared(form: str, command: Command, folder: Path) -> None:
    """As of folders that were packed where names are in another encoding."""
    for name, written in (("上年.md", BROKEN), ("本年.md", NEXT)):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name.encode("gbk"))).write_bytes(as_markdown(written))
    for _ in range(2):  # the second time with what is kept of the first
        run = command("check", ".", "--format", form, "--lang", "en")
        assert (run.code, run.err) == (0, "")
        assert "requests-carried-over" in run.out


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name of a file is text")
@pytest.mark.parametrize("kind", ["json", "csv", "table"])
def test_what_is_read_of_them_is_told(kind: str, command: Command, folder: Path) -> None:
    name = os.fsdecode("年报.md".encode("gbk"))
    (folder / name).write_text(report(), encoding="utf-8")
    assert command("facts", name, "--format", kind).code == 0
    assert command("facts", name, "--text", "--format", kind).code == 0


@pytest.mark.parametrize("name", ["年报.rtf", "年报.xlsx", "年报.png", "年报", "年报.pages"])
def test_a_named_file_that_nothing_can_read_was_not_checked(name: str, command: Command, folder: Path) -> None:
    (folder / name).write_text("年报", encoding="utf-8")
    run = command("check", "--format", "json", "--lang", "en", name)
    assert verdict(run) == "exit 2, unreadable: document-unreadable"
    assert "can't be checked" in run.json["findings"][0]["message"]


def test_unless_it_is_excluded(command: Command, folder: Path) -> None:
    (folder / "年报.rtf").write_text("年报", encoding="utf-8")
    (folder / ".gouji.yaml").write_text("exclude: ['*.rtf']\n", encoding="utf-8")
    assert verdict(command("check", "--format", "json", "年报.rtf")) == "exit 0, skipped"


def test_in_a_folder_it_is_no_document(command: Command, folder: Path) -> None:
    (folder / "年报.rtf").write_text("年报", encoding="utf-8")
    (folder / "年报.md").write_text(report(), encoding="utf-8")
    assert verdict(command("check", "--format", "json", ".")) == "exit 0, read"


HANDED_OVER = Edge(
    "wild-hook-misses-this",
    lambda: report(("本机关不掌握相关政府信息</td><td>3<", "本机关不掌握相关政府信息</td><td>8<"), suffix=".html"),
    "never given to the hook",
    FOUND,
)


@pytest.mark.parametrize("suffix", sorted(readers.SUFFIXES))
def test_the_hook_is_handed_whatever_can_be_read(suffix: str) -> None:
    hooks = YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert re.search(hooks[0]["files"], f"年报{suffix}")


def test_the_hook_refuses_what_it_is_handed(command: Command, folder: Path) -> None:
    (folder / "年报.xhtml").write_text(str(HANDED_OVER.make()), encoding="utf-8")
    assert verdict(command("check", "--format", "json", "年报.xhtml")) == HANDED_OVER.after
