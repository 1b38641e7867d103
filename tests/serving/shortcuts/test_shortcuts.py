"""Shortcuts of each system, as files; the one of Linux is started. ``gouji.serving.shortcuts``."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from gouji.serving.shortcuts import MARK, linux, macos, shortcuts, windows
from support.command import Command

AWKWARD = ["/opt/my tools/py$thon", "-m", 'a"b', "100%", "back\\slash", "`x`"]
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="where desktops read such files")


def parsed(entry: str) -> list[str]:
    """The command of an entry, as the specification reads it: escapes of values, then quotes, then field codes."""
    value = next(line for line in entry.splitlines() if line.startswith("Exec=")).removeprefix("Exec=")
    quoted = re.findall(r'"((?:\\.|[^"\\])*)"', value.replace("\\\\", "\\"))
    return [re.sub(r"\\(.)", r"\1", word).replace("%%", "%") for word in quoted]


def test_an_entry_of_linux() -> None:
    entry = linux.text(AWKWARD, "zh")
    assert entry.startswith("[Desktop Entry]\nType=Application\n")
    assert "\nName[zh]=勾稽检查\n" in entry
    assert "\nTerminal=false\n" in entry
    assert parsed(entry) == AWKWARD


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="desktop-file-utils is not installed")
def test_the_checker_of_entries_finds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "gouji-serve.desktop"
    path.write_text(linux.text(["/bin/sh", *AWKWARD], "zh"), "utf-8")
    done = subprocess.run(["desktop-file-validate", str(path)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.mark.skipif(os.name == "nt", reason="a script of the shell")
def test_a_script_of_macos_runs(tmp_path: Path) -> None:
    path = tmp_path / "勾稽检查.command"
    path.write_text(macos.text([sys.executable, "-c", "print('a \"b\" $c')"], "zh"), "utf-8")
    assert subprocess.run(["sh", str(path)], capture_output=True, text=True, check=True).stdout == 'a "b" $c\n'


def test_a_script_of_macos() -> None:
    script = macos.text(AWKWARD, "zh")
    assert script.startswith("#!/bin/sh\n")
    assert shlex.split(script.splitlines()[-1]) == ["exec", *AWKWARD]


def test_a_script_of_windows() -> None:
    script = windows.text(["C:\\用户\\100%\\pythonw.exe", "-m", "gouji"], "zh")
    assert script.startswith("@echo off\r\nchcp 65001 >nul\r\n")
    assert script.endswith('\r\nstart "" "C:\\用户\\100%%\\pythonw.exe" "-m" "gouji"\r\n')


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user whose desktop has a name of its own."""
    for name in ("XDG_DATA_HOME", "XDG_DESKTOP_DIR", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".config").mkdir()
    (tmp_path / ".config" / "user-dirs.dirs").write_text('XDG_DESKTOP_DIR="$HOME/桌面"\n', "utf-8")
    (tmp_path / "桌面").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("system", "names"),
    [
        ("linux", [".local/share/applications/gouji-serve.desktop", "桌面/gouji-serve.desktop"]),
        ("darwin", ["桌面/勾稽检查.command"]),
        ("win32", ["桌面/勾稽检查.cmd"]),
    ],
)
@linux_only
def test_where_they_stand(home: Path, system: str, names: list[str]) -> None:
    found = shortcuts("zh", system)
    assert [each.path.relative_to(home).as_posix() for each in found] == names
    assert all(MARK in each.text and sys.executable in each.text.replace("\\\\", "\\") for each in found)


@linux_only
def test_they_are_made_made_anew_and_removed(home: Path, command: Command) -> None:
    entry = home / ".local" / "share" / "applications" / "gouji-serve.desktop"
    for _ in range(2):
        done = command("serve", "--install", "--lang", "zh")
        assert (done.code, done.out.count("已建立：")) == (0, 2)
    assert os.access(entry, os.X_OK)
    assert "--lang" in parsed(entry.read_text("utf-8"))
    done = command("serve", "--uninstall", "--lang", "zh")
    assert (done.code, done.out.count("已删除：")) == (0, 2)
    assert not entry.exists()
    assert command("serve", "--uninstall").code == 0


@linux_only
@pytest.mark.parametrize("option", ["--install", "--uninstall"])
def test_what_is_not_ours_is_left(home: Path, command: Command, option: str) -> None:
    foreign = home / ".local" / "share" / "applications" / "gouji-serve.desktop"
    foreign.parent.mkdir(parents=True)
    foreign.write_text("[Desktop Entry]\n", "utf-8")
    done = command("serve", option, "--lang", "en")
    assert (done.code, "is not made by gouji" in done.err) == (2, True)
    assert foreign.read_text("utf-8") == "[Desktop Entry]\n"


def test_both_at_once_is_refused(command: Command) -> None:
    assert command("serve", "--install", "--uninstall").code == 2


@linux_only
def test_the_one_of_linux_starts(home: Path, command: Command) -> None:
    """In a folder with a module of our name, and without a browser."""
    command("serve", "--install", "--lang", "zh")
    (home / "gouji.py").write_text("raise SystemExit(3)", "utf-8")
    arguments = parsed((home / "桌面" / "gouji-serve.desktop").read_text("utf-8"))
    if "-P" not in arguments:
        (home / "gouji.py").unlink()
    with subprocess.Popen([*arguments, "--no-browser"], stdout=subprocess.PIPE, cwd=home, encoding="utf-8") as process:
        assert process.stdout
        assert process.stdout.readline().startswith("http://127.0.0.1:")
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
