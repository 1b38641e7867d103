"""``gouji corpus``: what it says, and its exit codes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gouji.cli.main import main
from support.checkout import EXAMPLES

EXAMPLE = EXAMPLES / "faultless" / "qingshi-2024.md"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a report and a damaged file."""
    documents = tmp_path / "docs"
    documents.mkdir()
    (documents / "a.md").write_bytes(EXAMPLE.read_bytes())
    (documents / "damaged.md").write_bytes(b"\x00\x01\xff\xfe\x00")
    monkeypatch.chdir(tmp_path)
    return documents


def test_it_says_what_it_read_and_what_it_could_not(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("pyarrow", reason="needs the extra corpus")
    pytest.importorskip("duckdb", reason="needs the extra corpus")
    assert main(["--lang", "en", "corpus", "docs", "-o", "s"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "s: files read: 2; unchanged: 0; dropped: 0"
    assert told[1] == "files in it: 2; reports: 1 (in part: 0); no reports: 0; unreadable: 1"
    assert told[2].startswith("unreadable: docs/damaged.md: a binary file")
    assert main(["--lang", "zh", "corpus", "docs", "-o", "s"]) == 0
    assert capsys.readouterr().out.startswith("s：本次读取 1 个文件，1 个未变，移除 0 个\n")
    assert folder.is_dir()


def test_a_path_that_is_not_there_is_not_checked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("pyarrow", reason="needs the extra corpus")
    pytest.importorskip("duckdb", reason="needs the extra corpus")
    assert main(["--lang", "en", "corpus", "docs", "missing", "-o", "s", "-q"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "no such file or folder: missing" in said.err
    assert (folder.parent / "s" / "manifest.json").exists()


@pytest.mark.parametrize(("content", "files"), [(None, 0), ("# 会议纪要\n", 1)])
def test_a_folder_without_reports_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str], content: str | None, files: int
) -> None:
    pytest.importorskip("pyarrow", reason="needs the extra corpus")
    pytest.importorskip("duckdb", reason="needs the extra corpus")
    (folder.parent / "other").mkdir()
    if content:
        (folder.parent / "other" / "minutes.md").write_text(content, "utf-8")
    assert main(["--lang", "en", "corpus", "other", "-o", "s"]) == 2
    said = capsys.readouterr()
    assert (
        said.out.splitlines()[1] == f"files in it: {files}; reports: 0 (in part: 0); no reports: {files}; unreadable: 0"
    )
    assert said.err == "gouji: no report to check was found in the folder: other\n"
    assert main(["--lang", "en", "compare", "s"]) == 2
    assert capsys.readouterr().err == "gouji: s: there is no report in it, so that nothing was compared\n"
    assert main(["--lang", "en", "corpus", "docs", "other", "-o", "s"]) == 2
    assert capsys.readouterr().err == "gouji: no report to check was found in the folder: other\n"
    assert main(["--lang", "en", "corpus", "docs", "-o", "s"]) == 0


@pytest.mark.parametrize("library", ["pyarrow", "duckdb"])
def test_without_the_extra_it_says_how_to_install_it(folder: Path, library: str) -> None:
    code = f"import sys; sys.modules[{library!r}] = None; from gouji.cli.main import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "--lang", "en", "corpus", "docs", "-o", "s"]
    done = subprocess.run(command, cwd=folder.parent, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert done.stderr == ("gouji: a store of reports needs duckdb and pyarrow: run pip install 'gouji[corpus]'\n")
    assert not (folder.parent / "s").exists()
