from __future__ import annotations

from pathlib import Path

import pytest

from support.command import Command
from support.render import as_markdown
from support.sample_reports import FAULTLESS

SETTINGS = """\
language: en
files:
- {paths: [旧/], pack: gia-2019}
exclude: [稿/]
ignore:
- section-wording
- {rule: cell-blank, path: 旧/, row: new, reason: 原件如此, until: 9999-01-31}
- {rule: cell-blank, path: 别处/, reason: 无关}
- {rule: cell-negative, reason: 曾经, until: 2001-01-31}
severity: {section-number: error}
"""


@pytest.fixture(autouse=True)
def _settings(folder: Path) -> None:
    (folder / ".gouji.yaml").write_text(SETTINGS, encoding="utf-8")
    (folder / "报告.md").write_bytes(as_markdown(FAULTLESS))
    (folder / "说明.md").write_text("# readme\n", encoding="utf-8")


def settings(command: Command, *arguments: str) -> list[str]:
    run = command("config", *arguments)
    assert run.code == 0, run.err
    return [" ".join(line.split()) for line in run.out.splitlines()]


def test_everything_with_its_origin(command: Command) -> None:
    assert settings(command, "旧/甲.md") == [
        "file 旧/甲.md",
        "config .gouji.yaml",
        "pack gia-2019 ← .gouji.yaml:3",
        "language en ← .gouji.yaml:1",
        "select all rules ← built in",
        "ignore section-wording ← .gouji.yaml:6",
        "severity section-number: error ← .gouji.yaml:10",
        "fail_on error ← built in",
        "exclude 稿/ ← .gouji.yaml:4",
        "ignore rule: cell-blank, path: 旧/, row: new, reason: 原件如此 (until 9999-01-31) ← .gouji.yaml:7",
        "ignore rule: cell-negative, reason: 曾经 (ended on 2001-01-31) ← .gouji.yaml:9",
    ]


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (["报告.md"], ["pack gia-2021 ← what is in the file"]),
        (["新.md"], ["pack by what is in the file, one of: "]),
        (["."], ["pack by what is in the file, one of: "]),
        (["说明.md"], ["pack none applies: nothing shows that it is such a report"]),
        (["图.png"], ["pack not checked: files of this kind (.png) can't be checked"]),
        (["稿/甲.md"], ["pack not checked: excluded by .gouji.yaml"]),
        (["旧/甲.md", "--pack", "gia-2021"], ["pack gia-2021 ← command line"]),
        (["报告.md", "--lang", "zh"], ["language zh ← 命令行"]),
        (
            ["报告.md", "--select", "tables,sections", "--ignore", "cell-negative", "--fail-on", "info"],
            [
                "select tables ← command line",
                "select sections ← command line",
                "ignore cell-negative ← command line",
                "ignore section-wording ← .gouji.yaml:6",
                "fail_on info ← command line",
            ],
        ),
    ],
)
def test_where_a_setting_comes_from(command: Command, arguments: list[str], lines: list[str]) -> None:
    found = settings(command, *arguments)
    for line in lines:
        assert any(each.startswith(line) for each in found), found


def test_no_configuration(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".gouji.yaml").unlink()
    assert "config 没有 .gouji.yaml" in settings(command, "报告.md")
    assert "language zh ← 系统语言" in settings(command, "报告.md")
    monkeypatch.setenv("LANG", "C")
    assert "language en ← built in" in settings(command, "报告.md")
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert "language en ← the locale" in settings(command, "报告.md")


def test_what_is_wrong_is_reported(command: Command) -> None:
    Path(".gouji.yaml").write_text("selct: []\n", encoding="utf-8")
    assert command("config", "报告.md").code == 2


def test_who_stands_below_whom(folder: Path, command: Command) -> None:
    (folder / ".gouji.yaml").write_text("language: en\nunits: folders\nsiblings: store\n", encoding="utf-8")
    lines = settings(command, "报告.md")
    assert "units folders ← .gouji.yaml:2" in lines
    assert "siblings store ← .gouji.yaml:3" in lines
