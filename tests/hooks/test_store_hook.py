"""The hooks of a repository with one report, which is compared with those of a whole district in a store."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

pytest.importorskip("duckdb", reason="the extra corpus is not installed")
pytest.importorskip("pyarrow", reason="the extra corpus is not installed")

from support.planted_district import BAISHA, BEFORE, EDUCATION, NOW, QINGSHI, Key, agreeing, broken, files
from support.render import FORMATS
from support.repository import Repository, configure
from support.summed_district import TABLE

pytestmark = [pytest.mark.usefixtures("_installed"), pytest.mark.xdist_group("hooks")]

RENDERED = {".docx": FORMATS[".docx"]}
BROKEN, AGREEING = ({key: data for key, (_, data) in files(made(), RENDERED).items()} for made in (broken, agreeing))
COPIED = "copied-from-other-unit"


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory, environment: Mapping[str, str]) -> Path:
    """A store of all reports of the district, as its office makes it."""
    office = Repository(tmp_path_factory.mktemp("office") / "office", environment)
    for name, data in files(broken(), RENDERED).values():
        office.write(f"reports/{name}", data)
    office.write("units.yaml", TABLE)
    gouji = (sys.executable, "-m", "gouji")
    code, output = office.call(*gouji, "corpus", "reports", "--units", "units.yaml", "-o", "store")
    assert code == 0, output
    return office.folder / "store"


@pytest.fixture(autouse=True)
def _store(reports: Repository, district: Path) -> None:
    shutil.copytree(district, reports.folder / "store")
    reports.write(".gitignore", "store/\n")


def committed(reports: Repository, key: Key, data: Mapping[Key, bytes]) -> tuple[int, str]:
    """Exit code and output of a commit of a report."""
    reports.write(f"{key[1]}/{key[0]}.docx", data[key])
    return reports.call("git", "commit", "-q", "-m", "年报")


def install(reports: Repository, hooks: Repository, name: str, **keys: str) -> None:
    configure(reports, hooks, name, **keys)
    code, output = reports.pre_commit("install")
    assert code == 0, output


@pytest.mark.parametrize("name", ["gouji", "gouji-project"])
@pytest.mark.parametrize(
    ("settings", "keys"), [("siblings: store\n", {}), ("", {"args": "[--siblings, store]"})], ids=["settings", "args"]
)
def test_a_copy_from_a_report_in_the_store_stops_the_commit(
    reports: Repository, hooks: Repository, name: str, settings: str, keys: Mapping[str, str]
) -> None:
    reports.write(".gouji.yaml", f"language: zh\n{settings}")
    install(reports, hooks, name, **keys)
    code, output = committed(reports, (BAISHA, NOW), BROKEN)
    assert code == 1, output
    (line,) = re.findall(rf"^{NOW}/{BAISHA}\.docx: warning .*", output, re.MULTILINE)
    assert COPIED in line
    assert f"与{QINGSHI}的报告相同" in line
    assert f"另见 reports/{NOW}/{QINGSHI}.docx [总体情况]" in line
    code, output = committed(reports, (BAISHA, NOW), AGREEING)
    assert code == 0, output


def test_a_store_that_is_not_there_stops_the_commit_and_is_named(reports: Repository, hooks: Repository) -> None:
    shutil.rmtree(reports.folder / "store")
    reports.write(".gouji.yaml", "language: zh\nsiblings: store\n")
    install(reports, hooks, "gouji-project")
    code, output = committed(reports, (BAISHA, NOW), AGREEING)
    assert code == 1
    assert ".gouji.yaml:2:11: 没有这个报告库；用 gouji corpus 文件夹… -o store 建一个" in output
    assert "exit code: 2" in output


def test_without_the_library_that_a_store_needs_the_hook_says_how_to_have_it(
    reports: Repository, hooks: Repository
) -> None:
    install(reports, hooks, "gouji", args="[--previous, store]")
    code, output = committed(reports, (EDUCATION, NOW), BROKEN)
    assert code == 1
    assert "additional_dependencies: ['pyarrow>=17.0']" in output


@pytest.mark.slow
def test_last_years_report_in_the_store(reports: Repository, hooks: Repository) -> None:
    install(reports, hooks, "gouji", args="[--previous, store]", additional_dependencies="['pyarrow>=17.0']")
    code, output = committed(reports, (EDUCATION, NOW), BROKEN)
    assert code == 1, output
    (line,) = re.findall(rf"^{NOW}/{EDUCATION}\.docx: warning .*", output, re.MULTILINE)
    assert " documents-roll " in line
    assert f"另见 reports/{BEFORE}/{EDUCATION}.docx [" in line
    code, output = committed(reports, (EDUCATION, NOW), AGREEING)
    assert code == 0, output
