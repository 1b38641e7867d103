"""The pages for the four readers: each command on them runs, each setting does what is said, each picture is there."""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest

import make_pictures
from support.checkout import EXAMPLES, ROOT
from support.command import Command

PAGES = ("for-clerks", "for-reviewers", "for-engineers", "for-pack-authors")
GIVEN = {
    "2024年报.docx": "faultless/qingshi-2024.docx",
    "report-2024.docx": "juesuan/faultless/qingshi-2024.docx",
    "reports/qingshi-2024.md": "faulty/qingshi-2024.md",
    "砚湖区/2023/水务局.md": "district/2023/shuiwu.md",
    "砚湖区/2024/水务局.md": "district/2024/shuiwu.md",
    "年报/青石镇.docx": "faulty/qingshi-2024.docx",
    "年报/松岭镇.docx": "faultless/qingshi-2024.docx",
}
"""Documents that the commands are about, and the examples that stand for them."""
MOST = 120_000
"""Bytes of a picture."""
LINK = re.compile(r"!?\[([^\]]*)\]\(([^)#:]+)(?:#[^)]*)?\)")


def text(page: str) -> str:
    return (ROOT / "docs" / f"{page}.md").read_text("utf-8")


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text(page), re.DOTALL | re.MULTILINE)


@pytest.fixture
def given(folder: Path) -> Path:
    for name, example in GIVEN.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(EXAMPLES / example, folder / name)
    return folder


@pytest.mark.parametrize("page", PAGES)
def test_each_command_runs(page: str, given: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(given))
    for name in ("XDG_DATA_HOME", "XDG_DESKTOP_DIR", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    lines = [line for block in blocks(page, "sh") for line in block.splitlines()]
    if sys.platform != "linux":  # whose shortcuts go where the environment says
        lines = [line for line in lines if "--install" not in line] or ["gouji --version"]
    assert lines
    for line in lines:
        program, *arguments = _words(line)
        assert program == "gouji"
        run = command(*arguments)
        assert (run.code, run.err) in {(0, ""), (1, "")}, line


def _words(line: str) -> list[str]:
    """The words of a command, as a shell gives them."""
    return [
        name
        for word in shlex.split(line)
        for name in (sorted(each.as_posix() for each in Path().glob(word)) if "*" in word else [word])
    ]


def test_a_false_alarm_is_left_out_as_reviewers_are_told(given: Path, command: Command) -> None:
    (given / ".gouji.yaml").write_text(blocks("for-reviewers", "yaml")[0], "utf-8")
    run = command("check", "年报", "--format", "json")
    assert "cell-blank" not in run.rules
    assert "suppression-unused" not in run.rules


@pytest.mark.usefixtures("folder")
def test_the_rule_that_authors_are_shown_is_valid(command: Command) -> None:
    Path("ours").mkdir()
    Path("ours/pack.yaml").write_text("id: ours\nname: {zh: 本市, en: ours}\nversion: 1\nextends: gia-2021\n", "utf-8")
    Path("ours/sections.yaml").write_text(blocks("for-pack-authors", "yaml")[0], "utf-8")
    assert (command("test", "ours", "--rule", "overview-training").code) == 0


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md", "docs/README.md"])
def test_each_reader_is_sent_to_their_page(readme: str) -> None:
    first = (ROOT / readme).read_text("utf-8")[:2500]
    assert [page for page in PAGES if f"{page}.md" not in first] == []


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda page: page.stem)
def test_pictures_and_pages_that_are_named_are_there(page: Path) -> None:
    for _, target in LINK.findall(page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_each_picture_is_small_and_shown_with_words_in_both_languages() -> None:
    shown = {}
    for page in (ROOT / "docs").glob("*.md"):
        for words, target in LINK.findall(page.read_text("utf-8")):
            if target.startswith("pictures/"):
                shown[Path(target).stem] = words
    assert shown.keys() == {each.stem for each in make_pictures.PICTURES.glob("*.png")} == make_pictures.TAKEN.keys()
    assert [name for name, words in shown.items() if " · " not in words] == []
    assert [each.name for each in make_pictures.PICTURES.iterdir() if each.stat().st_size > MOST] == []
