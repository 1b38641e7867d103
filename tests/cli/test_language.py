"""Which language gouji speaks in which environment, and that none of them loses a finding."""

from __future__ import annotations

import os
import plistlib
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from gouji.cli.language import apple_language, asked_language, system_language
from gouji.messages.message import Language
from support.render import as_text
from support.sample_reports import FAULTY

FOUND = ["cell-blank", "requests-outcomes", "cell-placeholder", "section-number", "section-copied"]
VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "TERM", "FORCE_COLOR", "NO_COLOR", "PYTHONIOENCODING")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.GB18030"}, "zh"),
        ({"LANG": "zh_TW"}, "zh"),
        ({"LANG": "zh-Hans-CN"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C"}, None),
        ({"LANG": "C.UTF-8"}, None),
        ({"LANG": "POSIX"}, None),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, None),
        ({"LC_ALL": "", "LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LC_MESSAGES": "zh_CN.UTF-8", "LANG": "de_DE.UTF-8"}, "zh"),
        ({"LC_MESSAGES": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "zh"),
        ({"LC_CTYPE": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "en"),  # of characters, not of messages
        ({"LANGUAGE": "zh_CN:en", "LANG": "de_DE.UTF-8"}, "zh"),
        ({"LANGUAGE": "zh_CN", "LANG": "C"}, None),
    ],
)
def test_the_environment_names_a_language(environment: dict[str, str], language: Language | None) -> None:
    assert system_language(environment) == language


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="these have a language of their own")
def test_without_a_locale_there_is_none() -> None:
    assert system_language({}) is None


@pytest.mark.parametrize(
    ("preferences", "language"),
    [
        (plistlib.dumps({"AppleLanguages": ["zh-Hans-CN", "en-CN"]}), "zh"),
        (plistlib.dumps({"AppleLanguages": ["en-GB", "zh-Hans"]}, fmt=plistlib.FMT_BINARY), "en"),
        (plistlib.dumps({"AppleLanguages": ["de-DE"]}), "en"),
        (plistlib.dumps({"AppleLanguages": []}), None),
        (plistlib.dumps({"AppleLanguages": [5]}), None),
        (plistlib.dumps({}), None),
        (plistlib.dumps(["zh"]), None),
        (b"bplist00 cut", None),
        (b"<?xml version='1.0'?><plist><dict>", None),
        (b"", None),
    ],
)
def test_the_preferences_of_macos_name_one(preferences: bytes, language: Language | None) -> None:
    assert apple_language(preferences) == language


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        ("check", None),
        ("--lang en check", "en"),
        ("check --lang en", "en"),
        ("check --lang=zh a.txt", "zh"),
        ("--lang zh check --lang en", "en"),
        ("check --lang de", None),
        ("check --lang", None),
    ],
)
def test_the_command_line_asks_for_one(arguments: str, language: Language | None) -> None:
    assert asked_language(arguments.split()) == language


@pytest.mark.parametrize("colour", [{}, {"FORCE_COLOR": "1"}], ids=str)
@pytest.mark.parametrize(
    ("environment", "arguments", "word", "quote"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "check", "检查了 1 个文件", "“三”"),
        ({"LANG": "zh_CN.UTF-8"}, "--lang en check", "files checked: 1", "“三”"),
        ({"LANG": "zh_CN.UTF-8"}, "check --lang en", "files checked: 1", "“三”"),
        ({"LANG": "C"}, "check", "files checked: 1", "“三”"),
        ({"LANG": "C"}, "check --lang zh", "检查了 1 个文件", "“三”"),
        ({"LANG": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, "check", "files checked: 1", "“三”"),
        ({"LANG": "zh_CN.UTF-8", "PYTHONIOENCODING": "ascii"}, "check", "files checked: 1", r"'\u4e09'"),
        ({"LANG": "C", "PYTHONIOENCODING": "ascii"}, "--lang zh check", r"\u68c0\u67e5\u4e86 1 ", r"'\u4e09'"),
        ({"LANG": "en_US.ISO-8859-1", "PYTHONIOENCODING": "latin-1"}, "check", "files checked: 1", r"'\u4e09'"),
        ({"LANG": "zh_CN.GBK", "PYTHONIOENCODING": "gbk"}, "check", "检查了 1 个文件", "“三”"),
    ],
    ids=str,
)
def test_no_environment_loses_a_finding(
    tmp_path: Path, environment: Mapping[str, str], arguments: str, word: str, quote: str, colour: Mapping[str, str]
) -> None:
    (tmp_path / "青石镇.txt").write_bytes(as_text(FAULTY))
    rest = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    command = [sys.executable, "-m", "gouji", *arguments.split(), "青石镇.txt"]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, check=False, env={**rest, **environment, **colour}
    )
    assert (done.returncode, done.stderr) == (1, b"")
    out = done.stdout.decode(environment.get("PYTHONIOENCODING", "utf-8"))
    assert ("\033[" in out) == ("FORCE_COLOR" in colour)
    plain = re.sub(r"\033\[[\d;]*m", "", out)
    assert [rule for rule in FOUND if rule not in plain] == []
    assert word in plain
    assert quote in plain
