from __future__ import annotations

import json
import os
import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from gouji.cli.terminal import encode_for
from gouji.text.width import cells
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
        ("gbk", "应为 𠮷", "应为 \\ud842\\udfb7".encode("gbk")),
        ("cp1252", "→ “12” ≠ 3…", b"-> '12' != 3..."),
        ("cp1252", "“12”…", "“12”…".encode("cp1252")),
        ("ascii", "应为 3", b"\\u5e94\\u4e3a 3"),
        ("ascii", "a\udcff", b"a?"),
    ],
)
def test_what_an_encoding_lacks(encoding: str, text: str, data: bytes) -> None:
    assert encode_for(encoding, text) == data


def in_terminal(*arguments: str, columns: int = 0, **environment: str) -> bytes:
    """What ``gouji`` shows on a terminal; one of 0 ``columns`` does not say how wide it is."""
    import fcntl  # noqa: PLC0415 - as pty
    import pty  # noqa: PLC0415 - there is none on Windows
    import termios  # noqa: PLC0415 - as pty

    main, other = pty.openpty()
    fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
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
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
        ({"PRE_COMMIT": "1", "FORCE_COLOR": "0"}, False),
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
@pytest.mark.parametrize(("columns", "widest"), [(0, 106), (60, 60), (80, 80), (200, 200)])
def test_source_lines_fit_the_terminal(report: Path, columns: int, widest: int) -> None:
    shown = in_terminal("check", str(report), columns=columns, PYTHONIOENCODING="utf-8", NO_COLOR="1").decode()
    frames = [cells(line) for line in shown.splitlines() if re.match(r" +\d* \| ", line)]
    assert len(frames) == 10
    assert max(frames) <= widest


@posix
@pytest.mark.parametrize(
    ("redirected", "code", "reported"),
    [
        (">&-", 1, ""),
        (">&- 2>&-", 1, ""),
        ("| true", None, ""),
        pytest.param(
            "> /dev/full",
            2,
            "gouji: cannot write to standard output: the disk is full\n",
            marks=pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has it"),
        ),
    ],
)
def test_output_that_goes_nowhere(report: Path, redirected: str, code: int | None, reported: str) -> None:
    command = f'"{sys.executable}" -m gouji check "{report}" --lang en {redirected}'
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert code in (None, done.returncode)
    assert done.stderr.decode() == reported


@posix
def test_a_terminal_gets_its_own_encoding(report: Path) -> None:
    shown = in_terminal("check", str(report), "--lang", "zh", PYTHONIOENCODING="cp936")
    assert "错误" in shown.decode("gbk")
    shown = in_terminal("check", str(report), "--lang", "en", PYTHONIOENCODING="cp1252")
    assert "files checked: 1" in shown.decode("cp1252")


@posix
@pytest.mark.parametrize(
    ("encoding", "locale", "word"),
    [
        ("utf-8", "zh_CN.UTF-8", "错误"),
        ("cp936", "zh_CN.UTF-8", "错误"),
        ("ascii", "zh_CN.UTF-8", "error"),
        ("cp1252", "zh_CN.UTF-8", "error"),
        ("utf-8", "C", "error"),
        ("cp936", "en_GB.UTF-8", "error"),
    ],
)
def test_a_terminal_without_chinese_gets_english(report: Path, encoding: str, locale: str, word: str) -> None:
    shown = in_terminal("check", str(report), PYTHONIOENCODING=encoding, LANG=locale)
    assert word in shown.decode(encoding)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("environment", "encoding"),
    [
        ({}, "utf-8"),
        ({"PYTHONUTF8": "0", "LC_ALL": "C"}, "utf-8"),
        ({"PYTHONIOENCODING": ":replace"}, "utf-8"),
        ({"PYTHONIOENCODING": "utf-8"}, "utf-8"),
        ({"PYTHONIOENCODING": "cp936"}, "gbk"),
        ({"PYTHONIOENCODING": "gb18030:replace"}, "gb18030"),
    ],
)
def test_a_pipe_gets_utf8_unless_another_is_asked_for(
    report: Path, environment: dict[str, str], encoding: str, language: str
) -> None:
    command = [sys.executable, "-m", "gouji", "check", str(report), "--lang", language]
    done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, **environment})
    assert (done.returncode, done.stderr) == (1, b"")
    assert "不掌握" in done.stdout.decode(encoding)
    assert b"\033" not in done.stdout


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_what_a_pipe_lacks_breaks_no_json(report: Path, encoding: str) -> None:
    command = [sys.executable, "-m", "gouji", "--lang", "en", "check", str(report), "--format", "json"]
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    done = subprocess.run(command, capture_output=True, check=False, env=environment)
    found = json.loads(done.stdout.decode(encoding))
    assert [file["path"] for file in found["files"]] == [str(report)]
    assert any("不掌握" in finding["message"] for finding in found["findings"])


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": ""}, False),
        ({"FORCE_COLOR": "0"}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "true", "PRE_COMMIT": "1"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colour_in_a_pipe(report: Path, environment: dict[str, str], *, coloured: bool) -> None:
    command = [sys.executable, "-m", "gouji", "check", str(report)]
    done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, **environment})
    assert (b"\033[" in done.stdout) == coloured
