"""What the project says of itself is so: READMEs, hooks, CI, changelog, examples."""

from __future__ import annotations

import ast
import os
import pkgutil
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from gouji import __version__, checks, readers, reporters
from gouji.config import discovery, settings
from gouji.packs.library import Library
from gouji.packs.loader import load
from make_docs import outdated as outdated_pages
from make_examples import outdated
from make_schemas import outdated as outdated_schemas
from support.checkout import ROOT
from support.revision import IS_UNRELEASED, REVISION

REPORTS = {"gouji.html"}
"""Files that documents write a report to, named as a module could be."""
READMES = ("README.md", "README.zh-CN.md")
HOOKS = YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
NEVER_FIXED = {".doc", ".docx", ".fodt", ".odt", ".pdf", ".wps"}
"""Suffixes that the hooks take which report, and not the one that writes: no such document is ever written."""
VARIANTS = {".fodt", ".htm", ".markdown", ".shtml", ".xhtml"}
"""Suffixes of formats that the READMEs name by another one."""


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def blocks(name: str, language: str) -> list[str]:
    """The fenced blocks of a language in a Markdown file."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text(name), re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("readme", READMES)
class TestReadme:
    def test_names_every_hook(self, readme: str) -> None:
        assert [hook["id"] for hook in HOOKS if f"`{hook['id']}`" not in text(readme)] == []

    def test_has_a_row_for_every_check_kind(self, readme: str) -> None:
        assert [kind for kind in checks.KINDS if f"| `{kind}` |" not in text(readme)] == []

    def test_has_no_row_for_another(self, readme: str) -> None:
        table = re.search(r"^\| (?:check|检查) \|.*?\n\n", text(readme), re.DOTALL | re.MULTILINE)
        assert table
        assert set(re.findall(r"^\| `(\w+)` \|", table[0], re.MULTILINE)) == set(checks.KINDS)

    def test_names_every_suffix(self, readme: str) -> None:
        assert [suffix for suffix in sorted(readers.SUFFIXES - VARIANTS) if f"`{suffix}`" not in text(readme)] == []

    def test_names_every_output_format(self, readme: str) -> None:
        paragraph = next(part for part in text(readme).split("\n\n") if "--format text" in part)
        named = set(re.findall(r"`(?:--format )?([a-z]+)`", paragraph))
        assert named == {*reporters.MODULES, *reporters.BINARY}

    def test_commands_are_those_of_the_other_readme(self, readme: str) -> None:
        assert blocks(readme, "sh") == blocks(READMES[0], "sh")

    def test_command_for_the_tests_is_run_in_ci(self, readme: str) -> None:
        *_environment, install, tests = blocks(readme, "sh")[1].strip().split(" && ")
        lines = text(".ci/run").splitlines()
        assert install in lines
        assert lines[-1] == tests

    def test_pins_this_version_or_a_commit_where_none_is_tagged(self, readme: str) -> None:
        assert re.findall(r"^    rev: (\S+)", blocks(readme, "yaml")[0], re.MULTILINE) == [REVISION]

    def test_configuration_is_valid(self, readme: str, tmp_path: Path) -> None:
        path = tmp_path / settings.NAME
        path.write_text(blocks(readme, "yaml")[1], "utf-8")
        assert settings.load(path, cached=False).settings.fail_on == "warning"


@pytest.mark.parametrize("hook", [hook for hook in HOOKS if hook["id"] != "gouji-rules"], ids=lambda hook: hook["id"])
def test_hooks_take_every_suffix_that_can_be_read(hook: dict[str, str]) -> None:
    taken = {suffix for suffix in readers.SUFFIXES if re.search(hook["files"], f"报告{suffix}")}
    assert taken == readers.SUFFIXES - (NEVER_FIXED if "--fix" in hook["entry"] else set())


def test_contributing_has_the_command_of_the_readme() -> None:
    assert blocks("CONTRIBUTING.md", "sh") == blocks("README.md", "sh")[1:]


def test_pack_in_contributing_is_valid(tmp_path: Path) -> None:
    info, rules, config, *_ = blocks("CONTRIBUTING.md", "yaml")
    folder = tmp_path / "rules" / "our-city"
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text(info, "utf-8")
    (folder / "sections.yaml").write_text(rules, "utf-8")
    (tmp_path / settings.NAME).write_text(config, "utf-8")

    pack = load(folder, Library().folders)
    severities = {rule.id: rule.severity for rule in pack.rules}

    assert severities["overview-training"] == "warning"
    assert severities["section-number"] == "error"
    assert "section-wording" not in severities
    assert discovery.nearest(tmp_path / "reports", cached=False).pinned(tmp_path / "reports" / "a.md") == "our-city"


def test_changelog_begins_with_this_version() -> None:
    first = re.findall(r"^## \[(.+?)\]", text("CHANGELOG.md"), re.MULTILINE)[0]
    assert first == ("Unreleased" if IS_UNRELEASED else __version__)


def test_examples_and_what_readmes_show_of_them_are_in_step() -> None:
    assert outdated() == []


def test_schemas_are_in_step_with_the_types() -> None:
    assert outdated_schemas() == []


def test_tables_of_keys_are_in_step_with_the_types() -> None:
    assert outdated_pages() == []


def prose(file: Path) -> Iterator[str]:
    """Paragraphs of Markdown without fenced blocks; docstrings of Python."""
    if file.suffix == ".md":
        yield re.sub(r"^```.*?^```$", "", file.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
        return
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            yield ast.get_docstring(node) or ""


def exists(name: str) -> bool:
    """Whether there is a module of this name, or something of this name in one; it may need what is not installed."""
    try:
        pkgutil.resolve_name(name)
    except ModuleNotFoundError as error:
        return name in REPORTS or not (error.name or "").startswith("gouji")
    except AttributeError:
        return name in REPORTS
    return True


@pytest.mark.parametrize("folder", [".", "docs", "hooks", "scripts", "tests", "benchmarks"])
def test_modules_that_are_named_exist(folder: str) -> None:
    files = [*(ROOT / folder).glob("*.md"), *((ROOT / folder).rglob("*.py") if folder != "." else ())]
    assert files
    for file in files:
        for text in prose(file):
            assert [path for path in re.findall(r"`(hooks/gouji/[\w/.]+)`", text) if not (ROOT / path).exists()] == []
            assert [name for name in re.findall(r"`~?(gouji(?:\.\w+)+)`", text) if not exists(name)] == []


def test_no_file_names_a_place_of_this_machine() -> None:
    places = [f"{place.as_posix()}/".encode() for place in (ROOT, Path.home()) if place != Path(place.anchor)]
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.split(b"\0")
    files = [ROOT / os.fsdecode(name) for name in names if name]
    assert [file for file in files if file.is_file() and any(place in file.read_bytes() for place in places)] == []
