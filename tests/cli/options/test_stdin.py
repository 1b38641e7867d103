from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from gouji.cli.options import stdin
from gouji.messages.errors import UsageError
from support.command import Command
from support.render import as_docx, as_html, as_markdown, as_text
from support.sample_reports import FAULTLESS, FAULTY

pytestmark = pytest.mark.usefixtures("folder")


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("新.md", as_markdown(FAULTY), 1),
        ("新.txt", as_text(FAULTY), 1),
        ("没有/新.html", as_html(FAULTY), 1),
        ("新.docx", as_docx(FAULTY), 1),
        ("新.md", as_markdown(FAULTLESS), 0),
        ("新.docx", as_docx(FAULTLESS), 0),
        ("说明.md", b"# readme\n\nno report\n", 0),
        ("图.png", b"\x89PNG", 2),
        ("新.txt", b"\x00\x01", 2),
        ("新.txt", b"", 2),
    ],
)
def test_exit_codes_and_paths(command: Command, name: str, data: bytes, code: int) -> None:
    run = command("check", "-", "--stdin-filename", name, "--format", "json", stdin=data)
    assert run.code == code, run.err
    assert {file["path"] for file in run.json["files"]} == {name}
    assert {finding["path"] for finding in run.json["findings"]} <= {name}


def test_the_same_as_the_file(command: Command) -> None:
    Path("坏.txt").write_bytes(as_text(FAULTY))
    saved = command("check", "坏.txt", "--format", "json").out
    Path("坏.txt").write_bytes(b"")
    assert command("check", "-", "--stdin-filename", "坏.txt", "--format", "json", stdin=as_text(FAULTY)).out == saved


def test_the_settings_of_its_folder_are_in_force(command: Command) -> None:
    Path("区").mkdir()
    Path("区/.gouji.yaml").write_text(
        "exclude: [旧.md]\nselect: [section-number]\nfail_on: warning\nlanguage: en\n", encoding="utf-8"
    )
    run = command("check", "-", "--stdin-filename", "区/新.md", "--format", "json", stdin=as_markdown(FAULTY))
    assert (run.code, run.rules, run.json["language"]) == (1, ["section-number"], "en")
    run = command("check", "-", "--stdin-filename", "区/旧.md", "--format", "json", stdin=as_markdown(FAULTY))
    assert (run.code, run.json["files"][0]["status"]) == (0, "skipped")


def test_with_a_baseline(command: Command) -> None:
    Path("坏.md").write_bytes(as_markdown(FAULTY))
    command("check", "--baseline", "b.json", "--update-baseline")
    typed = as_markdown(FAULTY).replace("## 二".encode(), "新的一段。\n\n## 二".encode())
    assert command("check", "-", "--stdin-filename", "坏.md", "--baseline", "b.json", stdin=typed).code == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["-"], "to check standard input (-), name it with --stdin-filename"),
        (["-", "a.md", "--stdin-filename", "b.md"], "standard input (-) is checked alone"),
        (["a.md", "--stdin-filename", "b.md"], "--stdin-filename goes with -"),
    ],
)
def test_wrong_usage(command: Command, arguments: list[str], sentence: str) -> None:
    run = command("check", *arguments, "--lang", "en")
    assert run.code == 2
    assert sentence in run.err


def test_closed(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(UsageError, match="standard input is closed"):
        stdin.read()
    assert command("check", "-", "--stdin-filename", "a.md").code == 2


def test_what_can_not_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, _: object) -> int:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Broken())))
    with pytest.raises(UsageError, match="cannot read standard input: Input/output error"):
        stdin.read()
