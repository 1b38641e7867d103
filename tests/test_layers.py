"""Imports run down the list of rooms only, and each check kind keeps to itself.

An import counts wherever it stands: in a function, or under ``TYPE_CHECKING``, because a room that names the types of a
higher one knows it all the same. So does a module whose name stands in a string: registries import by name. Where every
import runs down, no two rooms import each other, not even by a detour.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from gouji.checks import KINDS
from support.checkout import ROOT

PACKAGE = ROOT / "hooks" / "gouji"
LAYERS = (
    *(
        "cli",
        "serving",
        "server",
        "annotations",
        "views",
        "reporters",
        "scaffold",
        "corpus",
        "linter",
        "packs",
        "checks",
        "records",
        "template",
        "forms",
        "localization",
        "config",
    ),
    *("schema", "findings", "readers", "equations", "yaml", "document", "text", "messages", "system"),
)
"""The rooms, the highest first: a room may import the rooms after it."""
LOOSE = {"__init__.py", "__main__.py"}
"""Modules that stand in no room. What they import is not looked at: they stand above all of them."""
NO_ROOMS = {
    "ci": "gates in CI, with the files in ci/ and action.yml",
    "edges": "small inputs that went wrong in real use, by area",
    "editors": "settings of editors that docs/editors.md shows",
    "hooks": "the hooks, with git, pre-commit and prek",
    "support": "what several tests share",
}
"""Folders of tests/ that mirror no room."""
SHARED_BY_KINDS = {
    *("identities.rule", "identities.equations", "identities.joint", "identities.ties"),
    *("narrative.rule", "narrative.records", "narrative.validation", "narrative.messages"),
}
"""Modules of a check kind behind what others do: cells are fixed, and figures in the text compared, by equations; what
the text says of growth is read by phrases."""


class Import(NamedTuple):
    """One module, function or class that a file imports; both names without the leading ``gouji``."""

    file: Path
    line: int
    importing: tuple[str, ...]
    imported: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.file.relative_to(ROOT).as_posix()}:{self.line}: gouji.{'.'.join(self.imported)}"


def imports(package: Path) -> Iterator[Import]:
    """Everything that the modules of a package import from the package itself."""
    for file in sorted(package.rglob("*.py")):
        importing = file.relative_to(package).with_suffix("").parts
        for node in ast.walk(ast.parse(file.read_bytes())):
            for name in _names(node):
                top, *imported = name.split(".")
                if top == package.name and imported:
                    yield Import(file, node.lineno, importing, tuple(imported))


def _names(node: ast.AST) -> list[str]:
    match node:
        case ast.Import():
            return [each.name for each in node.names]
        case ast.ImportFrom():
            assert not node.level, "imports are absolute"
            return [f"{node.module}.{each.name}" for each in node.names]
        case ast.Constant(value=str(text)) if re.fullmatch(r"gouji(\.\w+)+", text):
            return [text]
    return []


def upwards(each: Import) -> bool:
    """Whether a room imports a higher one."""
    importing, imported = each.importing[0], each.imported[0]
    return {importing, imported} <= set(LAYERS) and LAYERS.index(imported) < LAYERS.index(importing)


def across(each: Import) -> bool:
    """Whether a check kind imports from another kind, or what kinds share from one of them."""
    if (each.importing[0], each.imported[0]) != ("checks", "checks") or not {*each.imported[1:2]} & {*KINDS}:
        return False
    return each.importing[1] != each.imported[1] and ".".join(each.imported[1:3]) not in SHARED_BY_KINDS


FOUND = list(imports(PACKAGE))


def test_imports_run_down() -> None:
    assert [str(each) for each in FOUND if upwards(each)] == []


def test_no_check_kind_imports_another() -> None:
    assert [str(each) for each in FOUND if across(each)] == []


def test_every_module_stands_in_a_room() -> None:
    assert {file.name for file in PACKAGE.glob("*.py")} == LOOSE
    assert {folder.parent.name for folder in PACKAGE.glob("*/__init__.py")} == set(LAYERS)


def test_contributing_lists_the_rooms_in_the_same_order() -> None:
    section = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("\n## The architecture")[2].partition("\n## ")[0]
    assert tuple(re.findall(r"^- `(\w+)`:", section, re.MULTILINE)) == LAYERS


def test_tests_stand_in_the_folders_of_the_package() -> None:
    tests = ROOT / "tests"
    folders = {file.parent.relative_to(tests) for file in tests.rglob("*.py")} - {Path()}
    assert [
        str(folder) for folder in folders if folder.parts[0] not in NO_ROOMS and not (PACKAGE / folder).is_dir()
    ] == []


@pytest.mark.parametrize(
    ("file", "code", "found"),
    [
        ("text/a.py", "from gouji.linter.lint import lint", True),
        ("text/a.py", "import gouji.linter.lint", True),
        ("text/a.py", "from gouji import linter", True),
        ("text/a.py", "def lazy():\n    from gouji.linter import lint", True),
        ("text/a.py", "if TYPE_CHECKING:\n    from gouji.linter import lint", True),
        ("text/a.py", "import_module('gouji.linter.lint')", True),
        ("text/a.py", "'as gouji.linter does'", False),
        ("text/a.py", "from gouji import __version__", False),
        ("text/a.py", "from gouji.text.b import c", False),
        ("linter/a.py", "from gouji.text.b import c", False),
        ("__main__.py", "from gouji.cli.main import main", False),
    ],
)
def test_an_import_that_runs_up_is_found(tmp_path: Path, file: str, code: str, found: bool) -> None:  # noqa: FBT001 - a column of the table
    path = tmp_path / "gouji" / file
    path.parent.mkdir(parents=True)
    path.write_text(code, "utf-8")
    assert any(map(upwards, imports(tmp_path / "gouji"))) is found


@pytest.mark.parametrize(
    ("file", "code", "found"),
    [
        ("checks/text/a.py", "from gouji.checks.tables.fixes import fix", True),
        ("checks/kind.py", "from gouji.checks.tables.fixes import fix", True),
        ("checks/text/a.py", "from gouji.checks.text.b import c", False),
        ("checks/text/a.py", "from gouji.checks.kind import Kind", False),
        ("checks/text/a.py", "from gouji.checks import kinds", False),
        ("checks/text/a.py", "from gouji.checks.identities.rule import IdentitiesRule", False),
        ("packs/a.py", "from gouji.checks.identities.check import check", False),
    ],
)
def test_an_import_from_another_kind_is_found(tmp_path: Path, file: str, code: str, found: bool) -> None:  # noqa: FBT001 - as above
    path = tmp_path / "gouji" / file
    path.parent.mkdir(parents=True)
    path.write_text(code, "utf-8")
    assert any(map(across, imports(tmp_path / "gouji"))) is found
