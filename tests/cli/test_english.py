"""Every word that gouji adds to English output is English.

Chinese is only what it shows of the document: lines of its source behind ``|``, what is quoted, and the original in
brackets beside a name (``state secrets (1.属于国家秘密)``); and the names of orders behind ``basis:``.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gouji.cli.dispatch import COMMANDS
from gouji.cli.main import main
from support.command import Command
from support.render import as_docx, as_html, as_markdown, as_text
from support.sample_reports import FAULTY

CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff01-\uff5e]")
SOURCE = re.compile(r"^ *\d* \|.*$", re.MULTILINE)
BASIS = re.compile(r"^ *basis: .*$", re.MULTILINE)
QUOTED = re.compile(r"“[^”]*”")
BESIDE = re.compile(r"\([^()]*\)")
WRITERS = {"docx": as_docx, "html": as_html, "md": as_markdown, "txt": as_text}


@pytest.fixture
def command(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    monkeypatch.chdir(tmp_path)
    for suffix, write in WRITERS.items():
        Path(f"report.{suffix}").write_bytes(write(FAULTY))
    return command


def added(output: str) -> str:
    """The output without what is the document's own."""
    for own in (SOURCE, BASIS, QUOTED, BESIDE):
        output = own.sub("", output)
    return output


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_english(capfdbinary: pytest.CaptureFixture[bytes], name: str) -> None:
    with pytest.raises(SystemExit):
        main(["--lang", "en", name, "--help"])
    out = capfdbinary.readouterr().out.decode()
    assert "show this help" in out
    assert CHINESE.findall(added(out)) == []


@pytest.mark.parametrize(
    "arguments",
    [
        *(
            ["check", f"report.{suffix}", "--format", form]
            for suffix in WRITERS
            for form in ("text", "concise", "full")
        ),
        *(["facts", f"report.{suffix}"] for suffix in WRITERS),
        ["check", "report.md", "missing.md"],
        ["config", "report.md"],
        ["packs"],
        *(["rules", "--coverage", pack] for pack in ("gia-2019", "gia-2021", "us-foia")),
        ["--help"],
    ],
    ids=" ".join,
)
def test_what_is_added_is_english(command: Command, arguments: list[str]) -> None:
    run = command("--lang", "en", *arguments)
    assert run.out + run.err
    assert CHINESE.findall(added(run.out + run.err)) == [], added(run.out + run.err)
