"""Reports beside those of the units below, in a run; ``gouji.linter.kinship``."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace

from support.command import Command
from support.render import FORMATS
from support.summed_district import DISTRICT, NAMES, TABLE, District, district

WATER = NAMES[4]
LICENCES = {("licensing", "licences", "decisions"): -5}
NEW = {("requests", "new", "natural"): 2, ("requests", "new", "total"): 2}
TRUE = district()
BROKEN = TRUE.changed(DISTRICT, LICENCES).changed(WATER, NEW)
SETTINGS = "units: units.yaml\nselect: [units]\n"


def files(made: District, suffixes: tuple[str, ...] = tuple(FORMATS)) -> Iterator[tuple[str, bytes]]:
    """The reports of a district, in one format after the other."""
    for number, name in enumerate((DISTRICT, *NAMES)):
        suffix = suffixes[number % len(suffixes)]
        yield f"{name}{suffix}", FORMATS[suffix](made.report(name))


def write(folder: Path, made: District, given: Mapping[str, str], suffixes: tuple[str, ...] = tuple(FORMATS)) -> None:
    for name, content in (*files(made, suffixes), *((name, text.encode()) for name, text in given.items())):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("suffixes", [tuple(FORMATS), (".docx",), (".html",), (".md",), (".txt",)])
def test_breaks_are_found_with_both_places_in_all_formats(
    here: Path, command: Command, suffixes: tuple[str, ...]
) -> None:
    write(here, BROKEN, {".gouji.yaml": SETTINGS, "units.yaml": TABLE}, suffixes)
    run = command("check", "--format", "json")
    decisions, requests = sorted(run.json["findings"], key=lambda each: str(each["rule"]))
    whole, water = (next(here.glob(f"{name}.*")).name for name in (DISTRICT, WATER))
    assert (requests["rule"], decisions["rule"]) == ("units-requests", "units-decisions")
    assert {requests["path"], decisions["path"]} == {whole}
    (below, *_) = [each for each in requests["related"] if each["path"] == water]
    for place, docx in ((requests, whole.endswith(".docx")), (below, water.endswith(".docx"))):
        assert bool(place["line"]) is not docx
        assert bool(place["spot"]) is docx
    assert (decisions["actual"], int(decisions["expected"]) - int(decisions["actual"])) == ("683", 5)


def test_nothing_is_found_where_all_adds_up(here: Path, command: Command) -> None:
    write(here, TRUE, {".gouji.yaml": SETTINGS, "units.yaml": TABLE})
    run = command("check", "--format", "json")
    assert (run.code, run.json["findings"]) == (0, [])
    assert [each["not_evaluated"] for each in run.json["files"]] == [[]] * 13


def test_who_has_no_report_is_named_and_nothing_compared(here: Path, command: Command) -> None:
    write(here, BROKEN, {".gouji.yaml": SETTINGS, "units.yaml": TABLE})
    next(here.glob(f"{WATER}.*")).unlink()
    run = command("check", "--lang", "en")
    assert "units-requests" not in run.out
    assert f"not compared (rules: 4): of the 12 units below, 1 have no report at hand: {WATER}" in run.out


def test_what_could_not_be_read_may_be_theirs(here: Path, command: Command) -> None:
    write(here, BROKEN, {".gouji.yaml": SETTINGS, "units.yaml": TABLE}, (".md",))
    (here / f"{WATER}.md").write_bytes(b"")
    run = command("check", "--lang", "en")
    assert f"no report at hand: {WATER}; files that can't be read: 1, such as {WATER}.md: the file is empty" in run.out


@pytest.mark.parametrize("name", [WATER, NAMES[0]])
def test_the_report_that_completes_a_sum_is_told_that_it_does_not_hold(here: Path, command: Command, name: str) -> None:
    write(here, TRUE.changed(DISTRICT, LICENCES), {".gouji.yaml": SETTINGS, "units.yaml": TABLE}, (".md",))
    run = command("check", "--project", f"{name}.md", "--format", "json")
    assert [(each["rule"], each["path"]) for each in run.json["findings"]] == [("units-decisions", f"{DISTRICT}.md")]


@pytest.mark.parametrize(
    ("settings", "table", "said"),
    [
        (SETTINGS, "- unit: 白水县\n", f"units.yaml has no unit called “{DISTRICT}” in 2023"),
        ("units: folders\nselect: [units]\n", "", "reports of other units lie in its folder"),
    ],
)
def test_why_units_below_are_not_known(here: Path, command: Command, settings: str, table: str, said: str) -> None:
    write(here, BROKEN, {".gouji.yaml": settings, "units.yaml": table})
    assert said in command("check", "--lang", "en").out


def test_whose_report_it_is_must_be_known(here: Path, command: Command) -> None:
    write(here, TRUE, {"units.yaml": TABLE}, (".md",))
    path = here / f"{DISTRICT}.md"
    _, *lines = path.read_text("utf-8").split("\n")
    path.write_text("\n".join(["# 2023年政府信息公开工作年度报告", *lines]), "utf-8")
    run = command("check", path.name, "--units", "units.yaml", "--select", "units", "--lang", "en")
    assert "its title names no unit, so the reports of the units below can't be found" in run.out


@pytest.mark.parametrize(("units", "folder"), [("units.yaml", "."), ("folders", "下级")])
def test_of_two_files_of_a_unit_with_different_figures_none_counts(
    here: Path, command: Command, units: str, folder: str
) -> None:
    given = {".gouji.yaml": f"units: {units}\nselect: [units]\n", "units.yaml": TABLE}
    write(here, TRUE, given, (".md",))
    for name in NAMES:
        (here / folder).mkdir(exist_ok=True)
        (here / f"{name}.md").rename(here / folder / f"{name}.md")
    (here / folder / "草稿.md").write_bytes(FORMATS[".md"](BROKEN.report(WATER)))
    run = command("check", "--lang", "en")
    assert "units-requests" not in run.out
    assert f"there are two reports of {WATER}, a unit below, with different figures: " in run.out
    (here / folder / "草稿.md").write_bytes((here / folder / f"{WATER}.md").read_bytes())
    assert "there are two reports" not in command("check", "--lang", "en").out


def test_without_units_nothing_is_compared_nor_said(here: Path, command: Command) -> None:
    write(here, BROKEN, {".gouji.yaml": "select: [units]\n"})
    run = command("check", "--lang", "en")
    assert (run.code, "compared" in run.out, "units-" in run.out) == (0, False, False)


def test_by_folders(here: Path, command: Command) -> None:
    for number, (name, content) in enumerate(files(BROKEN)):
        folder = here / "2023" / "区" / ("." if not number else "镇街" if "镇" in name else "部门")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    (here / ".gouji.yaml").write_text("units: folders\nselect: [units]\n", encoding="utf-8")
    assert sorted(command("check", "--format", "json").rules) == ["units-decisions", "units-requests"]


def test_a_table_is_named_for_the_run(here: Path, command: Command) -> None:
    write(here, BROKEN, {".gouji.yaml": "select: [units]\n", "list.csv": "unit,parent,names\n"})
    lines = [f"澄溪区,,{DISTRICT}", *(f"{name},澄溪区," for name in NAMES)]
    (here / "list.csv").write_bytes("\r\n".join(["unit,parent,names", *lines]).encode("gb18030"))
    run = command("check", "--units", "list.csv", "--format", "json")
    assert sorted(run.rules) == ["units-decisions", "units-requests"]


@pytest.mark.parametrize(
    ("settings", "table", "said"),
    [
        (SETTINGS, "- {unit: 甲, parent: 乙}", "units.yaml:1:21: there is no unit called “乙”"),
        (SETTINGS, "- {unit: 甲, parent: 甲}", "units.yaml:1:21: these stand above each other in a circle: 甲 → 甲"),
        ("units: other.yaml\n", TABLE, ".gouji.yaml:1:8: there is no such file"),
        ("units: [units.yaml]\n", TABLE, ".gouji.yaml:1:8: "),
    ],
)
def test_what_is_wrong_with_a_table_ends_the_run(
    here: Path, command: Command, settings: str, table: str, said: str
) -> None:
    write(here, TRUE, {".gouji.yaml": settings, "units.yaml": table})
    run = command("check", "--lang", "en")
    assert (run.code, run.out) == (2, "")
    assert said in run.err


def test_a_table_outside_of_the_repository_is_refused(here: Path, command: Command) -> None:
    (here / "units.yaml").write_text(TABLE, encoding="utf-8")
    write(here / "repository", TRUE, {".gouji.yaml": "units: ../units.yaml\n"})
    run = command("check", "repository", "--lang", "en")
    assert run.code == 2
    assert "this file lies outside of the repository" in run.err


def test_a_change_below_is_told_of_the_report_above(here: Path, command: Command) -> None:
    write(here, BROKEN, {".gouji.yaml": SETTINGS, "units.yaml": TABLE})
    subprocess.run(["git", "init", "-q"], cwd=here, check=True)
    run = command("check", "--project", next(here.glob(f"{WATER}.*")).name, "--format", "json")
    assert sorted(run.rules) == ["units-decisions", "units-requests"]
    assert all(each["path"].startswith(DISTRICT) for each in run.json["findings"])


def test_a_unit_that_was_renamed_is_compared_with_last_year_s(here: Path, command: Command) -> None:
    before = TRUE.units[WATER] | {("requests", "carried_out", "natural"): 99}
    for year, name, figures in ((2022, "澄溪区水务局", before), (2023, WATER, TRUE.units[WATER])):
        report = District(year, {}, {name: figures}).report(name)
        (here / f"{year}.md").write_bytes(FORMATS[".md"](report))
    (here / "units.yaml").write_text(f"- {{unit: {WATER}, names: [澄溪区水务局]}}\n", encoding="utf-8")
    (here / ".gouji.yaml").write_text("units: units.yaml\nselect: [years]\n", encoding="utf-8")
    assert command("check", "--format", "json").rules


@pytest.mark.parametrize(
    ("years", "missing"),
    [("until: 2022", False), ("since: 2024", False), ("since: 2023, until: 2023", True), ("since: 2001", True)],
)
def test_who_is_not_there_in_that_year_is_not_missing(here: Path, command: Command, years: str, missing: bool) -> None:  # noqa: FBT001 - a column of the table
    table = f"{TABLE}- {{unit: 澄溪区物价局, parent: 澄溪区, {years}}}\n"
    write(here, BROKEN, {".gouji.yaml": SETTINGS, "units.yaml": table}, (".md",))
    run = command("check", "--lang", "en")
    assert ("of the 13 units below, 1 have no report at hand: 澄溪区物价局" in run.out) is missing
    assert ("units-decisions" in run.out) is not missing


def test_a_report_for_the_own_body_alone_is_told_and_not_compared(here: Path, command: Command) -> None:
    alone = replace(TRUE, whole=TRUE.units[WATER])
    write(here, alone, {".gouji.yaml": SETTINGS, "units.yaml": TABLE}, (".md",))
    run = command("check", "--lang", "en")
    assert run.code == 0
    assert "it seems to report for its own body alone" in run.out
