from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gouji.cli.terminal import encode_for
from support.render import as_text
from support.sample_reports import FAULTY

posix = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "坏.txt"
    path.write_bytes(as_text(FAULTY))
    return path


@pytest.mark.parametrize(
    ("encoding", "text", "data"),
    [
        ("utf-8", "→ 应为 3 × 𠮷", "→ 应为 3 × 𠮷".encode()),
        ("utf-8", "a\udcff → b", "a? → b".encode()),
        ("gbk", "→ 应为 3", "→ 应为 3".encode("gbk")),
        ("gbk", "应为 𠮷", "应为 ?".encode("gbk")),
        ("cp1252", "→ “12” ≠ 3…", b'-> "12" != 3...'),
        ("cp1252", "“12”…", "“12”…".encode("cp1252")),
        ("ascii", "应为 3", b"?? 3"),
    ],
)
def test_what_an_encoding_lacks(encoding: str, text: str, data: bytes) -> None:
    assert encode_for(encoding, text) == data


def in_terminal(*arguments: str, **environment: str) -> bytes:
    """What ``gouji`` shows on a terminal."""
    import pty  # noqa: PLC0415 - there is none on Windows

    main, other = pty.openpty()
    command = [sys.executable, "-m", "gouji", *arguments]
    base = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "PRE_COMMIT")}
    with subprocess.Popen(command, stdout=other, stderr=other, env={**base, "TERM": "xterm", **environment}) as running:
        os.close(other)
        shown = b""
        while True:
            try:
                piece = os.read(main, 65536)
            except OSError:  # Linux says so when the other end is closed
                break
            if not piece:
                break
            shown += piece
        running.wait()
    os.close(main)
    return shown


@posix
@pytest.mark.parametrize(
    ("environment", "coloured"),
    [
        ({}, True),
        ({"NO_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
        ({"PRE_COMMIT": "1"}, False),
        ({"PYTHONIOENCODING": "cp936"}, False),
        ({"PYTHONIOENCODING": "cp1252"}, False),
    ],
)
def test_colour_only_where_it_is_wanted(report: Path, environment: dict[str, str], *, coloured: bool) -> None:
    shown = in_terminal("check", str(report), "--lang", "zh", **{"PYTHONIOENCODING": "utf-8", **environment})
    assert (b"\033[" in shown) == coloured


@posix
def test_a_terminal_gets_its_own_encoding(report: Path) -> None:
    shown = in_terminal("check", str(report), "--lang", "zh", PYTHONIOENCODING="cp936")
    assert "错误" in shown.decode("gbk")
    shown = in_terminal("check", str(report), "--lang", "en", PYTHONIOENCODING="cp1252")
    assert "files checked: 1" in shown.decode("cp1252")


@pytest.mark.parametrize("encoding", ["cp936", "cp1252"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_pipe_gets_plain_utf8_under_a_legacy_code_page(report: Path, encoding: str, language: str) -> None:
    command = [sys.executable, "-m", "gouji", "check", str(report), "--lang", language]
    done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": encoding})
    assert (done.returncode, done.stderr) == (1, b"")
    assert "表三" in done.stdout.decode()
    assert b"\033" not in done.stdout
