"""Runs of an installation as the build makes it, with packs and expressions that are compiled ahead."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZipFile

import msgspec
import pytest

from gouji.checks.sections.rule import SectionsRule
from gouji.packs.library import Library
from support.checkout import ROOT

pytestmark = pytest.mark.xdist_group("installation")
NO_INDEX = re.compile(r"Could not find a version|No matching distribution|Temporary failure|ConnectionError|timed out")
REPORT = ROOT / "examples" / "faulty" / "qingshi-2024.md"
RUN = """
import sys
import regex
compiled = []
real = regex.compile
regex.compile = lambda pattern, *flags: compiled.append(pattern) or real(pattern, *flags)
from gouji.cli.main import main
main(["check", "--format", "json", "--isolated", *sys.argv[1:]])
print("ruamel.yaml" in sys.modules, sum(map(bool, compiled)), file=sys.stderr)
"""


class Run(NamedTuple):
    report: Any
    compiled_packs: bool
    compiled_expressions: int


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What ``setup.py`` builds."""
    folder = tmp_path_factory.mktemp("built")
    shutil.copytree(ROOT / "hooks" / "gouji", folder / "gouji", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "rules", folder / "gouji" / "rules", ignore=shutil.ignore_patterns("__pycache__"))
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    subprocess.run([sys.executable, "-B", "-m", "gouji.linter.installation"], env=environment, check=True)
    return folder


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Path:
    """The same, to be changed."""
    return shutil.copytree(built, tmp_path / "site")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is in the wheel that pip builds, and no more."""
    source, folder = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in ("hooks", "rules", "pyproject.toml", "setup.py", "README.md", "LICENSE"):
        copied = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copied(ROOT / name, source / name)
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--wheel-dir", str(folder), str(source)]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    if done.returncode and NO_INDEX.search(done.stderr) and "CI" not in os.environ:
        pytest.skip("pip can't install what the build needs here: no package index within reach")
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("*.whl")
    with ZipFile(built) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


@pytest.fixture
def check(tmp_path: Path) -> Callable[..., Run]:
    """Checks the example with an installation and its own cache."""

    def call(site: Path, *arguments: str) -> Run:
        environment = {**os.environ, "PYTHONPATH": str(site), "GOUJI_CACHE_DIR": str(tmp_path / "cache")}
        command = [sys.executable, "-B", "-c", RUN, *arguments, str(REPORT)]
        done = subprocess.run(command, env=environment, capture_output=True, check=True, encoding="utf-8")
        packs, expressions = done.stderr.splitlines()[-1].split()
        return Run(json.loads(done.stdout), packs == "True", int(expressions))

    return call


@pytest.fixture(scope="module")
def plain() -> Any:
    """The result of the checkout."""
    code = "import sys; from gouji.cli.main import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", code, "check", "--format", "json", "--isolated", str(REPORT)]
    return json.loads(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout)


def test_a_pack_and_the_expressions_stand_in_the_installation(built: Path) -> None:
    names = {path.name for path in (ROOT / "rules").iterdir() if (path / "pack.yaml").is_file()}
    assert {path.name for path in (built / "gouji/rules/compiled").iterdir()} == {
        *names,
        *(f"{name}.{part}" for name in names for part in ("info", "ahead")),
        "patterns",
    }


@pytest.mark.parametrize("arguments", [[], ["--no-cache"]])
def test_nothing_is_compiled_in_the_first_run(
    built: Path, tmp_path: Path, check: Callable[..., Run], plain: Any, arguments: list[str]
) -> None:
    assert check(built, *arguments) == Run(plain, compiled_packs=False, compiled_expressions=0)
    assert not (tmp_path / "cache" / "packs").exists()
    assert not (tmp_path / "cache" / "regexes").exists()


@pytest.mark.parametrize("name", Library().names())
def test_expressions_stand_there_that_are_tried_where_others_fail(built: Path, name: str) -> None:
    table = msgspec.msgpack.decode((built / "gouji/rules/compiled/patterns").read_bytes()[32:])[1]
    aspects = [aspect for rule in Library().get(name).of_type(SectionsRule) for aspect in rule.aspects]
    assert not {each for aspect in aspects for each in aspect.any} - table.keys()


@pytest.mark.slow
def test_a_wheel_has_all_that_the_first_run_needs(wheel: Path, check: Callable[..., Run], plain: Any) -> None:
    assert check(wheel, "--no-cache") == Run(plain, compiled_packs=False, compiled_expressions=0)
    assert {path.suffix for path in (wheel / "gouji" / "reporters" / "html").glob("page.*")} == {".css", ".js", ".py"}


def damaged(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:99] + bytes([data[99] ^ 1]) + data[100:])


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize(
    ("harm", "names"),
    [
        (damaged, ("gia-2021",)),
        (cut_off, ("gia-2021.info",)),
        (emptied, ("gia-2021", "gia-2021.info")),
        (Path.unlink, ("gia-2021",)),
    ],
)
def test_what_is_not_whole_is_compiled_anew_and_kept(
    site: Path, check: Callable[..., Run], plain: Any, harm: Callable[[Path], None], names: tuple[str, ...]
) -> None:
    for name in (*names, "patterns"):
        harm(site / "gouji/rules/compiled" / name)
    first = check(site)
    assert first == Run(plain, compiled_packs=True, compiled_expressions=first.compiled_expressions)
    assert first.compiled_expressions > 0
    assert check(site) == Run(plain, compiled_packs=False, compiled_expressions=0)
    assert check(site, "--no-cache").compiled_packs


def test_a_change_of_a_rule_counts(site: Path, check: Callable[..., Run]) -> None:
    before = check(site)
    path = site / "gouji/rules/gia-2021/tables.yaml"
    path.write_text(path.read_text("utf-8").replace("没有的应填", "没有的须填"), "utf-8")
    after = check(site)
    assert after.compiled_packs
    assert json.dumps(after.report) == json.dumps(before.report).replace(*map(_escaped, ("没有的应填", "没有的须填")))
    assert after.report != before.report
    assert check(site) == Run(after.report, compiled_packs=False, compiled_expressions=0)


def _escaped(text: str) -> str:
    return json.dumps(text).strip('"')


def test_a_change_of_the_base_counts(site: Path, check: Callable[..., Run]) -> None:
    path = site / "gouji/rules/gia-2021/pack.yaml"
    path.write_bytes(path.read_bytes() + b"# a comment\n")
    assert check(site, "--pack", "gia-2019").compiled_packs
    assert not check(site, "--pack", "juesuan").compiled_packs


def test_another_version_compiles_anew(site: Path, check: Callable[..., Run], plain: Any) -> None:
    path = site / "gouji/__init__.py"
    path.write_text(path.read_text("utf-8").replace('__version__ = "', '__version__ = "1'), "utf-8")
    found = check(site)
    assert found.compiled_packs
    assert found.report["files"] == plain["files"]
