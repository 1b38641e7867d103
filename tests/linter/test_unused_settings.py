from __future__ import annotations

from pathlib import Path

import pytest

from gouji.linter.plan import Request
from gouji.linter.session import Session
from support.files import put
from support.render import as_markdown
from support.sample_reports import FAULTLESS

GOOD = as_markdown(FAULTLESS)
CITY = "{id: city, name: {zh: 市, en: city}, version: 1, extends: gia-2021}"
TOWN = "{id: town, name: {zh: 镇, en: town}, version: 1, extends: city}"


@pytest.fixture(autouse=True)
def _reports(folder: Path) -> None:
    assert Path.cwd() == folder
    put("2024/青石镇.md", GOOD)
    put("2025/青石镇.md", GOOD)
    put("data/青石镇.dat", GOOD)
    put("rules/city/pack.yaml", CITY)
    put("rules/town/pack.yaml", TOWN)


def said(settings: str, *paths: str, **asked: object) -> list[str]:
    """Findings about the configuration: rule, severity and place."""
    put(".gouji.yaml", settings)
    files = Session(Request(**asked), jobs=1).run(paths).result.files  # type: ignore[arg-type]  # fields of Request
    findings = [finding for file in files if file.path == ".gouji.yaml" for finding in file.findings]
    return [f"{each.rule} {each.severity} {each.place and (each.place.line, each.place.column)}" for each in findings]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("exclude: [稿/]", ["exclude-unused info (1, 11)"]),
        ("exclude: ['*.bak.md', '2024/*.docx']", ["exclude-unused info (1, 11)", "exclude-unused info (1, 23)"]),
        ("exclude: ['*.md', '!2025/', '!2026/']", ["exclude-unused info (1, 29)"]),
        ("exclude: [2024/, 青石镇.md, '**/2025']", []),
        ("exclude: [data/, /data/青石镇.dat]", []),  # there, though not looked at anyway
        ("files: [{paths: [2023/], pack: gia-2021}]", ["pack-unused warning (1, 9)"]),
        ("files: [{paths: [2023/, 2024/], pack: gia-2021}]", []),
        ("files: [{paths: [data/青石镇.dat], pack: gia-2021}]", []),  # checked where it is named
        ("files: [{paths: [data/], pack: gia-2021}]", ["pack-unused warning (1, 9)"]),
        ("packs: [rules]", ["pack-unused warning (1, 9)"]),
        ("packs: [rules/city]\nfiles: [{paths: [2024/], pack: city}]", []),
        ("packs: [rules/city, rules/town]\nfiles: [{paths: [2024/], pack: town}]", []),  # one extends the other
        (
            "packs: [rules/city, rules/town]\nfiles: [{paths: [2024/], pack: city}]",
            ["pack-unused warning (1, 21)"],
        ),
        ("packs: [rules/city]\nfiles: [{paths: [2023/], pack: city}]", ["pack-unused warning (2, 9)"]),
        ("language: zh", []),
        ("ignore: [pack-unused]\npacks: [rules]", []),
        ("severity: {pack-unused: error}\npacks: [rules]", ["pack-unused error (2, 9)"]),
    ],
)
def test_settings_that_are_about_nothing(settings: str, expected: list[str]) -> None:
    assert said(settings) == expected


IDLE = "exclude: [稿/]\nfiles: [{paths: [2023/], pack: city}]\npacks: [rules]\n"


def test_only_where_the_whole_folder_is_checked() -> None:
    assert len(said(IDLE, ".")) == 2
    assert said(IDLE, "2024") == []
    assert said(IDLE, "2024/青石镇.md", "2025/青石镇.md") == []


def test_not_of_what_the_command_line_decides() -> None:
    assert said(IDLE, pack="gia-2021") == ["exclude-unused info (1, 11)"]
    assert said(IDLE, isolated=True) == []
    assert said(IDLE, config=Path(".gouji.yaml")) == []


def test_a_pack_may_be_that_of_a_file_that_cannot_be_read() -> None:
    put("2024/坏.docx", b"PK\x03\x04 no archive")
    assert said("packs: [rules]") == []


def test_is_no_report() -> None:
    put("空/.gouji.yaml", "exclude: [稿/]")
    run = Session(jobs=1).run(["空"])
    assert [trouble.en for trouble in run.troubles] == ["no report to check was found in the folder: 空"]


def test_counts_as_no_file() -> None:
    put(".gouji.yaml", "exclude: [稿/]")
    result = Session(jobs=1).run(["2024"]).result
    whole = Session(jobs=1).run().result
    assert (result.summary.files, whole.summary.files) == (1, 2)
    assert [file.path for file in whole.files][-1] == ".gouji.yaml"


def test_shows_the_line() -> None:
    put(".gouji.yaml", "exclude:\n- 稿/\n")
    *_, settings = Session(jobs=1).run().result.files
    assert settings.lines == {2: "- 稿/"}
