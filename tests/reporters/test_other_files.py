"""Findings about two files: every format names both places, and never takes the one file for the other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace

from gouji import reporters
from gouji.findings.model import Finding, Related, Where
from gouji.linter.results import FileResult, Result
from gouji.messages.message import Language, Message, plain
from gouji.reporters.html.marks import Marks
from gouji.reporters.shared import wording
from gouji.reporters.shared.terminal import PLAIN
from gouji.text.source import Place

CARRIED = Finding(
    path="2024/一.txt",
    check="years",
    rule="carried-over",
    pack="gia-2021",
    severity="error",
    message=Message("结转与上年不符：15 与 20", "carried over: 15 against 20"),
    where=Where("requests", "requests", "carried_in", "total", plain("表三 · 上年结转 × 总计")),
    place=Place(3, 6, 3, 8),
    actual="15",
    related=(
        Related(
            plain("结转下年度：20"),
            Place(41, 5, 41, 7),
            Where("requests", "requests", "carried_out", "total", plain("表三 · 结转下年度 × 总计")),
            "2023/一.txt",
        ),
    ),
)
WORD = replace(
    CARRIED, path="2024/一.docx", place=None, related=(replace(CARRIED.related[0], path="2023/一.docx", place=None),)
)


@pytest.fixture(autouse=True)
def _here(folder: Path) -> None:
    assert folder


def written(name: str, *findings: Finding, language: Language = "zh") -> str:
    files = tuple(
        FileResult(each.path, "read", "gia-2021", findings=(each,), lines={3: "结转\t15"}) for each in findings
    )
    return "".join(reporters.load(name)(Result(files), language, screen=PLAIN, quiet=True))


@pytest.mark.parametrize("name", ["concise", "vim", "github", "gitlab", "junit", "checkstyle", "rdjson"])
def test_formats_with_one_line_a_finding_name_the_other_place_in_it(name: str) -> None:
    assert "（另见 2023/一.txt:41:5）" in written(name, CARRIED).replace("%3A", ":")
    assert "(see 2023/一.txt:41:5)" in written(name, CARRIED, language="en").replace("%3A", ":")


@pytest.mark.parametrize("name", sorted(reporters.MODULES))
def test_every_format_names_both_files(name: str) -> None:
    for finding in (CARRIED, WORD):
        text = written(name, finding).replace("%E4%B8%80", "一")
        assert finding.path in text
        assert str(finding.related[0].path) in text


def test_without_lines_the_place_in_the_form_is_named() -> None:
    assert written("concise", WORD) == (
        "2024/一.docx: error carried-over [表三 · 上年结转 × 总计] 结转与上年不符：15 与 20"
        "（另见 2023/一.docx [表三 · 结转下年度 × 总计]）\n"
    )


def test_a_place_that_is_called_as_the_one_here_is_named_all_the_same() -> None:
    label = WORD.where.label
    assert label
    said = replace(
        WORD, message=label + plain(" 不符"), related=(replace(WORD.related[0], where=WORD.where, path="2023/一.docx"),)
    )
    assert "（另见 2023/一.docx [表三 · 上年结转 × 总计]）" in written("concise", said)


def test_the_other_path_is_relative_where_it_lies_below_the_folder() -> None:
    absolute = replace(CARRIED, related=(replace(CARRIED.related[0], path=str(Path("2023/一.txt").absolute())),))
    assert "（另见 2023/一.txt:41:5）" in written("concise", absolute)
    run = json.loads(written("sarif", absolute))["runs"][0]
    (related,) = run["results"][0]["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "2023/%E4%B8%80.txt"
    assert related["physicalLocation"]["region"]["startLine"] == 41


def test_json_and_sarif_keep_the_finding_in_its_own_file() -> None:
    (finding,) = json.loads(written("json", CARRIED))["findings"]
    assert (finding["path"], finding["line"]) == ("2024/一.txt", 3)
    assert [(each["path"], each["line"]) for each in finding["related"]] == [("2023/一.txt", 41)]
    (result,) = json.loads(written("sarif", CARRIED))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "2024/%E4%B8%80.txt"


def test_of_many_files_a_line_names_three_and_counts_the_rest() -> None:
    children = tuple(replace(CARRIED.related[0], path=f"{number}.md") for number in range(12))
    line = wording.sentence(replace(CARRIED, related=children), "zh")
    assert line.endswith("（另见 0.md:41:5，1.md:41:5，2.md:41:5，另外 9 处）")


def test_checkstyle_and_gitlab_place_it_where_it_is() -> None:
    root = etree.fromstring(written("checkstyle", CARRIED).encode())
    assert [(each.get("name"), each[0].get("line")) for each in root] == [("2024/一.txt", "3")]
    (issue,) = json.loads(written("gitlab", CARRIED))
    assert issue["location"] == {"path": "2024/一.txt", "lines": {"begin": 3}}


def test_a_table_of_the_page_is_not_marked_for_a_row_of_the_other_file() -> None:
    row = Where("requests", "requests", "carried_out", None)
    there = replace(CARRIED, related=(replace(CARRIED.related[0], where=row),))
    here = replace(CARRIED, related=(replace(CARRIED.related[0], where=row, path=None),))
    assert ("requests", "carried_out", None) not in Marks.of([(1, there)]).at
    assert ("requests", "carried_out", None) in Marks.of([(1, here)]).at
