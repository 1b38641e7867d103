"""Tables of units, from a file to what they say; ``gouji.records.unit_files``."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.messages.errors import FileError
from gouji.records.unit_files.reading import read_units
from gouji.records.units import Unit

YAML = """\
- unit: 青石县
- {unit: 青石县水利局, parent: 青石县, names: [县水利局, 青石县水务局], since: 2019}
- {unit: 大川镇, parent: 青石县, until: 2020}
"""
CSV = """\
unit,parent,names,since,until
青石县,,,,
青石县水利局,青石县,县水利局；青石县水务局,2019,
大川镇,青石县,,,2020
"""
LISTED = (
    Unit(unit="青石县"),
    Unit(unit="青石县水利局", parent="青石县", names=("县水利局", "青石县水务局"), since=2019),
    Unit(unit="大川镇", parent="青石县", until=2020),
)


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("units.yaml", YAML),
        ("units.yml", "\ufeff" + YAML),
        ("units.csv", CSV),
        ("UNITS.CSV", "\ufeff" + CSV),
        ("units.csv", CSV.encode("gb18030")),
        ("units.csv", CSV.encode("utf-16")),
        ("units.csv", CSV.replace("\n", "\r\n")),
        ("units.csv", CSV + ",,,,\n\n"),
        ("units.tsv", CSV.replace(",", "\t")),
        ("units.csv", CSV.replace("县水利局；青石县水务局", '"县水利局; 青石县水务局"')),
        ("units.csv", CSV.replace("；", "、")),
        ("units.csv", CSV.replace("；", "、").replace(",", ";")),
        (
            "units.csv",
            "Unit,Until,Parent,Names,Since\n青石县\n青石县水利局,,青石县,县水利局;青石县水务局,2019\n大川镇,2020,青石县",
        ),
    ],
)
def test_what_is_read(tmp_path: Path, name: str, content: str | bytes) -> None:
    assert read_units(written(tmp_path, name, content)).listed == LISTED


@pytest.mark.parametrize(
    ("content", "line", "column", "said"),
    [
        ("", 1, 1, "no content"),
        ("[]", 1, 1, "no unit is listed"),
        ("units:\n  - unit: a", 1, 1, "expected a list of units"),
        ("- units: a", 1, 3, "unknown key “units”, known are: unit, parent, names, since, until; did you mean “unit”?"),
        ("- parent: a", 1, 3, "the key “unit” is missing"),
        ("- {unit: a, unit: b}", 1, 13, "given twice"),
        ("- unit: 12", 1, 9, "quote it"),
        ("- {unit: a, names: b}", 1, 20, "[item]"),
        ("- {unit: a, since: 21}", 1, 20, "too small"),
        ("- {unit: a, since: 2021, until: 2019}", 1, 33, "until 2019 is before since 2021"),
        ("- unit: （）", 1, 9, "the name of a unit is missing"),
        ("- unit: 青石县\n- unit: 青 石 县", 2, 9, "“青 石 县” is a name of the unit in line 1 already"),
        ("- unit: 甲\n- {unit: 乙, names: [丙, 甲]}", 2, 20, "“甲” is a name of the unit in line 1 already"),
        ("- {unit: 甲, until: 2020}\n- {unit: 甲, since: 2020}", 2, 10, "in 2020 “甲” is a name"),
        ("- {unit: 甲}\n- {unit: 甲, since: 2020}", 2, 10, "in 2020 “甲” is a name"),
        ("- unit: 青石县\n- {unit: 乙, parent: 青石市}", 2, 21, "no unit called “青石市”; did you mean “青石县”?"),
        (
            "- {unit: 甲, until: 2015}\n- {unit: 乙, parent: 甲, since: 2016}",
            2,
            21,
            "no year in which both “甲” and this unit are there",
        ),
        ("- {unit: 甲, parent: 甲}", 1, 21, "in a circle: 甲 → 甲"),
        (
            "- {unit: 甲, parent: 丙}\n- {unit: 乙, parent: 甲}\n- {unit: 丙, parent: 乙}\n- {unit: 丁, parent: 丙}",
            1,
            21,
            "these stand above each other in a circle: 甲 → 丙 → 乙 → 甲",
        ),
        (
            "".join(f"- {{unit: U{number}, parent: U{(number + 1) % 300}}}\n" for number in range(300)),
            1,
            22,
            "in a circle: U0 → U1 → U2 → U3 → U4 → U5 → … → U0",
        ),
        (
            "- {unit: 甲, until: 2020}\n- {unit: 甲, parent: 乙, since: 2021}\n- {unit: 乙, parent: 甲}",
            2,
            21,
            "in 2021 these stand",
        ),
    ],
)
def test_what_is_wrong_in_yaml(tmp_path: Path, content: str, line: int, column: int, said: str) -> None:
    with pytest.raises(FileError) as error:
        read_units(written(tmp_path, "units.yaml", content))
    problem = error.value.problems[0]
    assert said in problem.message.en
    assert (problem.line, problem.column) == (line, column)


@pytest.mark.parametrize(
    ("content", "line", "column", "said"),
    [
        ("", None, None, "no unit is listed"),
        ("unit,parent", 1, 1, "no unit is listed"),
        (
            "name,parent\na,",
            1,
            1,
            "unknown key “name”, known are: unit, parent, names, since, until; did you mean “names”?",
        ),
        ("parent\na", 1, 1, "the key “unit” is missing"),
        ("unit,parent,unit\na,,b", 1, 13, "the column “unit” is given twice"),
        ("unit,since\n甲,去年", 2, 3, "“去年” is no year"),
        ("unit,since\n甲,21", 2, 3, "too small"),
        ("unit,since\n甲,9999", 2, 3, "too large"),
        ("unit\n甲,乙", 2, 1, "2 columns here, 1 in the first line"),
        ('unit\n"甲', 2, 1, "not a CSV table"),
        ("unit,parent\n甲,\n,甲", 3, 1, "the name of a unit is missing"),
        ('unit,names\n甲,"乙\n丙"\n丁,甲', 4, 3, "“甲” is a name of the unit in line 2 already"),
        ("unit,parent\n甲,乙", 2, 3, "no unit called “乙”"),
        (b"unit\n\xff\xff\xff", None, None, ""),
        ("unit\n甲,\0", None, None, "a binary file"),
        (b"PK\x03\x04\x14\x00", None, None, "a workbook; save it as CSV"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", None, None, "a workbook; save it as CSV"),
        ("unit\n" + "甲\n" * 100_001, 100_002, 1, "more than 100,000 units"),
    ],
)
def test_what_is_wrong_in_a_table(
    tmp_path: Path, content: str | bytes, line: int | None, column: int | None, said: str
) -> None:
    with pytest.raises(FileError) as error:
        read_units(written(tmp_path, "units.csv", content))
    problem = error.value.problems[0]
    assert said in problem.message.en
    assert (problem.line, problem.column) == (line, column)


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(FileError) as error:
        read_units(written(tmp_path, "units.csv", "unit,parent\n甲,乙\n甲,丙\n丁,戊"))
    assert [(each.line, each.column) for each in error.value.problems] == [(2, 3), (3, 1), (3, 3), (4, 3)]


def test_a_file_that_is_not_there_is_an_error_of_this_kind(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="no such file"):
        read_units(tmp_path / "units.yaml")
