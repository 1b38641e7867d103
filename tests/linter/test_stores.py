"""Reports beside those of other units in a store: which store, and what is told where there is none."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

pytest.importorskip("duckdb", reason="the extra corpus is not installed")
pytest.importorskip("pyarrow", reason="the extra corpus is not installed")

from gouji.cli.main import main
from support.command import Command
from support.files import put
from support.planted_district import BAISHA, NOW, QINGSHI, TRADE, Key, agreeing, broken, files
from support.render import FORMATS
from support.summed_district import TABLE

RULE = "copied-from-other-unit"
RENDERED = {".md": FORMATS[".md"]}
COPY, ORIGIN, ANOTHER = (BAISHA, NOW), (QINGSHI, NOW), (TRADE, NOW)
BROKEN, AGREEING = ({key: data for key, (_, data) in files(made(), RENDERED).items()} for made in (broken, agreeing))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of all reports of a district, which lies elsewhere."""
    folder = tmp_path_factory.mktemp("district")
    for name, data in files(broken(), RENDERED).values():
        put(folder / name, data)
    put(folder / "units.yaml", TABLE)
    assert main(["corpus", str(folder), "--units", str(folder / "units.yaml"), "-o", str(folder / "store")]) == 0
    return folder / "store"


@pytest.fixture
def here(folder: Path, store: Path) -> Path:
    """A repository in which the store lies, and a report that has copied from one in it."""
    shutil.copytree(store, folder / "store")
    put("白沙镇.md", BROKEN[COPY])
    return folder


def found(command: Command, *arguments: str) -> list[tuple[str, list[str]]]:
    """The files with copies, each with the files in which they stand, too."""
    run = command("check", "--format", "json", "--select", "copies", *arguments)
    findings = [each for each in run.json["findings"] if each["rule"] == RULE]
    return [(each["path"], [other["path"] for other in each["related"]]) for each in findings]


@pytest.mark.parametrize(
    ("settings", "arguments"),
    [
        ("siblings: store\n", ()),
        ("siblings: store\n", ("--project",)),
        ("", ("--siblings", "store")),
        ("siblings: none\n", ("--siblings", "store")),
        ("", ("--siblings", "store", "--project")),
    ],
)
def test_a_copy_is_found_in_the_store(here: Path, command: Command, settings: str, arguments: tuple[str, ...]) -> None:
    put(".gouji.yaml", f"language: zh\n{settings}")
    origin = f"{NOW}/{QINGSHI}.md"
    assert found(command, "白沙镇.md", *arguments) == [("白沙镇.md", [origin])]
    put("白沙镇.md", AGREEING[COPY])
    assert found(command, "白沙镇.md", *arguments) == []
    del here


@pytest.mark.parametrize(
    ("beside", "told"),
    [
        ({ANOTHER: BROKEN[ANOTHER]}, [f"{NOW}/{QINGSHI}.md"]),  # the store is looked at beside the repository
        ({ORIGIN: BROKEN[ORIGIN]}, ["other.md"]),  # what lies in the repository is newer than what the store has
        ({ORIGIN: AGREEING[ORIGIN]}, []),
    ],
)
def test_beside_the_reports_of_the_repository(
    here: Path, command: Command, beside: Mapping[Key, bytes], told: list[str]
) -> None:
    put(".gouji.yaml", "siblings: store\n")
    for data in beside.values():
        put("other.md", data)
    assert found(command, "--project", "白沙镇.md") == ([("白沙镇.md", told)] if told else [])
    del here


def _not_evaluated(command: Command, *arguments: str) -> list[str]:
    run = command("check", "--lang", "en", "--format", "concise", "--select", "copies", *arguments)
    assert run.code == 0
    return [line.partition("): ")[2] for line in run.out.splitlines()]


def test_of_a_year_that_the_store_lacks_nothing_is_evaluated(here: Path, command: Command) -> None:
    put(".gouji.yaml", "siblings: store\n")
    put("白沙镇.md", BROKEN[COPY].decode().replace("2024", "2025"))
    assert _not_evaluated(command, "白沙镇.md") == ["the store store has no reports for 2025"]
    del here


@pytest.mark.parametrize(
    ("settings", "damage", "zh", "en"),
    [
        (
            "siblings: none\n",
            "",
            ".gouji.yaml:1:11: 没有这个报告库；用 gouji corpus 文件夹… -o none 建一个",
            ".gouji.yaml:1:11: there is no such store; make it with gouji corpus FOLDER… -o none",
        ),
        (
            "siblings: ../store\n",
            "",
            ".gouji.yaml:1:11: 这个报告库在仓库之外；请把它放进仓库，或用 --siblings 指定",
            ".gouji.yaml:1:11: this store lies outside of the repository; move it into it, or name it with --siblings",
        ),
        (
            "siblings: empty\n",
            "",
            "empty: 不是报告库；用 gouji corpus 文件夹… -o empty 建一个",
            "empty: no store of reports; make one with gouji corpus FOLDER… -o empty",
        ),
        (
            "siblings: [store]\n",
            "",
            ".gouji.yaml:1:11: ",
            ".gouji.yaml:1:11: found a list, expected text",
        ),
        (
            "siblings: store\n",
            "years.json",
            "store/postings/years.json: 雷同索引已损坏或由其他版本写成：请重新运行 gouji corpus",
            "store/postings/years.json: the index of copies is damaged, or another version wrote it: run gouji corpus",
        ),
        (
            "siblings: store\n",
            "*.postings",
            ".postings: 雷同索引已损坏或由其他版本写成：请重新运行 gouji corpus",
            ".postings: the index of copies is damaged, or another version wrote it: run gouji corpus again",
        ),
    ],
)
def test_what_is_wrong_with_a_store_ends_the_run(
    here: Path, command: Command, settings: str, damage: str, zh: str, en: str
) -> None:
    put(".gouji.yaml", settings)
    (here / "empty").mkdir()
    for path in (here / "store" / "postings").glob(damage) if damage else ():
        path.write_bytes(b"{")
    for language, said in (("zh", zh), ("en", en)):
        run = command("check", "白沙镇.md", "--lang", language)
        assert (run.code, run.out) == (2, ""), run.err
        assert said in run.err


def test_a_store_may_be_made_where_the_settings_name_it(folder: Path, command: Command) -> None:
    put(".gouji.yaml", "siblings: store\n")
    put("reports/白沙镇.md", BROKEN[COPY])
    assert command("corpus", "reports", "-o", "store").code == 0
    assert command("check", "reports/白沙镇.md", "--select", "copies").code == 0
    del folder
