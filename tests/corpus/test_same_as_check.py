"""``gouji compare`` over a store tells what ``gouji check --project`` tells of its files: the same is left out, too."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from msgspec import Struct

from gouji.cli.main import main
from support.checkout import EXAMPLES

pytest.importorskip("pyarrow", reason="needs the extra corpus")
pytest.importorskip("duckdb", reason="needs the extra corpus")

KINDS = ("years", "units", "copies")
TOLD = (
    *("path", "line", "column", "end_line", "end_column", "where", "check", "rule", "pack", "severity", "message"),
    *("actual", "expected", "confidence", "suspects"),
)
WATER, TOWN, STREET = "2024/shuiwu.md", "2024/liuzhu.html", "2024/qingshi.docx"
ROLL = ("2024/shuiwu.md", "documents-roll")
COPY = ("2024/liuzhu.html", "copied-from-other-unit")
COPIED_FROM = ("2024/qingshi.docx", "copied-from-other-unit")
CARRIED = ("2024/liuzhu.html", "requests-carried-over")
CARRIED_IN = ("2024/qingshi.docx", "requests-carried-over")
SAME = ("2024/jiaoyu.html", "narrative-unchanged")
SUM = ("2024/yanhu.docx", "units-decisions")
EVERY = {ROLL, COPY, COPIED_FROM, CARRIED, CARRIED_IN, SAME, SUM}
Told = set[tuple[str, str]]
Output = dict[str, Any]


class Case(Struct, frozen=True):
    """``settings`` stand in ``.gouji.yaml`` of folders, ``put`` before what stands in documents; ``left`` is told."""

    left: Told
    settings: Mapping[str, str] = {}
    put: Mapping[tuple[str, str], str] = {}
    arguments: tuple[str, ...] = ()
    suppressed: int = 0


TABLE = "| 第二十条第（一）项"
IMPROVED = "<p>（二）改进情况"
CASES = {
    "nothing is left out": Case(EVERY),
    "a rule is selected": Case({ROLL}, arguments=("--select", "documents-roll")),
    "kinds are ignored": Case({COPY, COPIED_FROM}, arguments=("--ignore", "years", "--ignore", "un*")),
    "settings select": Case({SUM}, {".": "select: [units]\n"}),
    "settings ignore": Case({ROLL, SUM, COPY, COPIED_FROM, SAME}, {".": "ignore: [requests-*]\n"}),
    "a severity is lowered": Case(EVERY, {".": "severity: {copies: info, documents-roll: error}\n"}),
    "settings of one folder": Case(EVERY - {COPY, COPIED_FROM, SUM}, {"2024": "ignore: [copies]\n"}),
    "an entry for a file": Case(
        EVERY - {CARRIED}, {".": f"ignore:\n- {{rule: years, path: {TOWN}, reason: 已核对}}\n"}, suppressed=1
    ),
    "an entry for a cell": Case(
        EVERY - {ROLL},
        {".": "ignore:\n- {rule: '*', row: normative, column: in_force, reason: 已核对}\n"},
        suppressed=1,
    ),
    "an entry that has ended": Case(EVERY, {".": "ignore:\n- {rule: copies, reason: 已核对, until: 2020-01-01}\n"}),
    "a comment on a file": Case(
        EVERY - {ROLL}, put={(WATER, TABLE): "<!-- gouji: ignore-file=years 清理时合并 -->\n\n"}, suppressed=1
    ),
    "a comment on a cell": Case(
        EVERY - {ROLL},
        put={(WATER, TABLE): "<!-- gouji: ignore=documents-roll row=normative column=in_force 清理时合并 -->\n\n"},
        suppressed=1,
    ),
    "a comment on another cell": Case(
        EVERY, put={(WATER, TABLE): "<!-- gouji: ignore=documents-roll row=regulations 清理时合并 -->\n\n"}
    ),
    "a comment on a paragraph": Case(
        EVERY - {COPY}, put={(TOWN, IMPROVED): "<!-- gouji: ignore=copies 两镇共用一个专班 -->\n"}, suppressed=1
    ),
    "a comment without a reason": Case(EVERY, put={(TOWN, IMPROVED): "<!-- gouji: ignore=copies -->\n"}),
    "comments have no effect": Case(
        EVERY,
        put={(TOWN, IMPROVED): "<!-- gouji: ignore=copies 两镇共用一个专班 -->\n"},
        arguments=("--no-inline-suppressions",),
    ),
    "a comment and an entry": Case(
        EVERY - {COPY, COPIED_FROM},
        {".": f"ignore:\n- {{rule: copies, path: {STREET}, reason: 已核对}}\n"},
        {(TOWN, IMPROVED): "<!-- gouji: ignore=copies 两镇共用一个专班 -->\n"},
        suppressed=2,
    ),
}


@pytest.fixture
def district(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copytree(EXAMPLES / "district", tmp_path / "d")
    monkeypatch.chdir(tmp_path / "d")
    return tmp_path / "d"


def prepare(case: Case) -> None:
    for folder, text in case.settings.items():
        path = Path(folder, ".gouji.yaml")
        path.write_text((path.read_text("utf-8") if path.exists() else "") + text, "utf-8")
    for (name, before), text in case.put.items():
        written = Path(name).read_text("utf-8")
        assert written.count(before) == 1
        Path(name).write_text(written.replace(before, text + before), "utf-8")


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> Output:
    capsys.readouterr()
    main([*arguments, "-j", "1", "--format", "json"])
    found: Output = json.loads(capsys.readouterr().out)
    return found


def of_comparisons(output: Output) -> list[object]:
    found = [each for each in output["findings"] if each["check"] in KINDS]
    return [
        {key: each[key] for key in TOLD} | {"related": [(other["path"], other["line"]) for other in each["related"]]}
        for each in found
    ]


def left_out(output: Output) -> list[tuple[object, ...]]:
    """What comparisons found and is not told, by what."""
    return sorted(
        (each["kind"], each["count"], each["path"], each["line"], each["cause"], each["worst"])
        for each in output["omissions"]
    )


def applied(output: Output) -> list[tuple[object, ...]]:
    """How many rules were applied to each file, and which could not be."""
    return [(each["path"], each["evaluated"], sorted(each["not_evaluated"])) for each in output["files"]]


def both(capsys: pytest.CaptureFixture[str], *arguments: str) -> Iterator[Output]:
    """What is told of the files, and of a store of them."""
    selecting = () if "--select" in arguments or "select:" in Path(".gouji.yaml").read_text("utf-8") else KINDS
    asked = [*arguments, *(part for kind in selecting for part in ("--select", kind))]
    yield said(capsys, "check", ".", "--project", *asked)
    assert main(["corpus", ".", "-o", "../s", "-q", "-j", "1"]) == 0
    yield said(capsys, "compare", "../s", *asked)


@pytest.mark.parametrize("name", CASES)
@pytest.mark.usefixtures("district")
def test_the_same_is_told_and_left_out(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    case = CASES[name]
    prepare(case)
    of_files, of_store = both(capsys, *case.arguments)
    assert of_comparisons(of_store) == of_comparisons(of_files)
    assert {(each["path"], each["rule"]) for each in of_store["findings"]} == case.left
    assert of_store["summary"]["suppressed"] == case.suppressed
    assert left_out(of_store) == left_out(of_files)
    assert applied(of_store) == applied(of_files)


@pytest.mark.usefixtures("district")
def test_a_baseline_of_either_holds_for_the_other(capsys: pytest.CaptureFixture[str]) -> None:
    update = ("--baseline", "known.json", "--update-baseline")
    of_files, of_store = both(capsys, "--baseline", "known.json", "--extend-baseline", "--ignore", "copies")
    assert of_files["findings"] == of_store["findings"] == []
    assert of_store["summary"]["known"] == len(EVERY) - 2
    of_files, of_store = both(capsys, "--baseline", "known.json")
    assert of_comparisons(of_store) == of_comparisons(of_files)
    assert {(each["path"], each["rule"]) for each in of_store["findings"]} == {COPY, COPIED_FROM}
    assert left_out(of_store) == left_out(of_files)
    Path("other.json").unlink(missing_ok=True)
    said(capsys, "compare", "../s", "--baseline", "other.json", "--update-baseline")
    assert said(capsys, "check", ".", "--baseline", "other.json", "--select", "years")["findings"] == []
    mended = (
        Path(WATER).read_text("utf-8").replace("现行有效11件", "现行有效9件").replace("| 1 | 0 | 11 |", "| 1 | 0 | 9 |")
    )
    Path(WATER).write_text(mended, "utf-8")
    main(["corpus", ".", "-o", "../s", "-q", "-j", "1"])
    assert said(capsys, "compare", "../s", *update)["summary"]["mended"] == 1


@pytest.mark.usefixtures("district")
def test_what_only_a_check_finds_stays_in_the_baseline(capsys: pytest.CaptureFixture[str]) -> None:
    prepare(Case(set(), put={(WATER, TABLE): "<!-- gouji: ignore=copies -->\n\n"}))
    update = ("--project", "--baseline", "known.json", "--update-baseline")
    of_check = said(capsys, "check", ".", *update)
    assert of_check["summary"]["known"] > len(EVERY)
    before = Path("known.json").read_bytes()
    main(["corpus", ".", "-o", "../s", "-q", "-j", "1"])
    for _ in range(2):
        output = said(capsys, "compare", "../s", *update[1:])
        assert (output["findings"], output["summary"]["mended"]) == ([], 0)
    assert Path("known.json").read_bytes() == before
    said(capsys, "check", "2023/liuzhu.html", *update)  # of what is found in 2024 only what is about it is told
    assert Path("known.json").read_bytes() == before


NAMED = {
    "by a pattern of settings": 'last_year: "{year}/{name}"\n',
    "by another name in the table of units": "units: units.yaml\n",
    "by facts that settings name": 'last_year: "facts/{stem}-{year}.json"\n',
    "by nothing": "fail_on: error\n",
}


@pytest.mark.parametrize("how", NAMED)
@pytest.mark.usefixtures("district")
def test_the_same_report_is_that_of_the_year_before(how: str, capsys: pytest.CaptureFixture[str]) -> None:
    old, table = Path("2023/shuiwu.md"), Path("units.yaml")
    old.write_text(old.read_text("utf-8").replace("水务局", "水利局"), "utf-8")
    table.write_text(table.read_text("utf-8").replace("水务局,", "水务局, names: [砚湖区水利局],"), "utf-8")
    Path(".gouji.yaml").write_text(NAMED[how], "utf-8")
    if "facts" in how:
        main(["facts", str(old), "--format", "json"])
        old.unlink()
        Path("facts").mkdir()
        Path("facts/shuiwu-2023.json").write_text(capsys.readouterr().out, "utf-8")
    of_files, of_store = both(capsys)
    assert of_comparisons(of_store) == of_comparisons(of_files)
    assert (ROLL in {(each["path"], each["rule"]) for each in of_store["findings"]}) == (how != "by nothing")


RULE = """\
- id: our-roll
  check: years
  finds: equations
  table: documents
  when: documents.normative@in_force > {least}
  assert: ["for every row in normative: in_force = last_year.in_force"]
  message: {{zh: 与上年不同, en: not last year's}}
  why: {{zh: 试用, en: a test}}
"""


@pytest.mark.parametrize(("least", "told"), [(10, True), (11, False)])
@pytest.mark.usefixtures("district")
def test_conditions_of_rules_are_decided_by_the_document(
    least: int, *, told: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("ours").mkdir()
    Path("ours/pack.yaml").write_text("id: ours\nname: {zh: 本市, en: ours}\nversion: 1\nextends: gia-2021\n", "utf-8")
    Path("ours/years.yaml").write_text(RULE.format(least=least), "utf-8")
    prepare(Case(set(), {".": "packs: [ours]\nfiles:\n- {paths: ['20*/'], pack: ours}\n"}))
    for output in both(capsys, "--select", "our-roll"):
        assert (WATER in {each["path"] for each in output["findings"]}) == told
    Path(WATER).unlink()
    (left,) = (
        each for each in said(capsys, "compare", "../s", "--select", "our-roll")["files"] if each["path"] == WATER
    )
    assert left["not_evaluated"] == ["our-roll"]


@pytest.mark.parametrize("change", [Path.unlink, lambda path: path.write_text(f"{path.read_text('utf-8')}\n", "utf-8")])
@pytest.mark.usefixtures("district")
def test_comments_of_a_document_that_is_gone_or_changed_do_not_count(
    change: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    prepare(Case(set(), put={(WATER, TABLE): "<!-- gouji: ignore-file=years 清理时合并 -->\n\n"}))
    main(["corpus", ".", "-o", "../s", "-q", "-j", "1"])
    assert WATER not in {each["path"] for each in said(capsys, "compare", "../s")["findings"]}
    change(Path(WATER))
    (found,) = (each for each in said(capsys, "compare", "../s")["findings"] if each["path"] == WATER)
    assert found["rule"] == "documents-roll"
    assert found["line"]


@pytest.mark.usefixtures("district")
def test_what_is_misspelt_in_settings_of_any_folder_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    main(["corpus", ".", "-o", "../s", "-q", "-j", "1"])
    Path("2024/.gouji.yaml").write_text("ignore: [copys]\n", "utf-8")
    assert main(["compare", "../s"]) == 2
    assert "copys" in capsys.readouterr().err


@pytest.mark.parametrize(("fail_on", "code"), [("warning", 1), ("error", 0)])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.usefixtures("district")
def test_settings_of_the_documents_tell_when_a_run_fails_and_its_language(
    language: str, fail_on: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(".gouji.yaml").write_text(f"fail_on: {fail_on}\nlanguage: {language}\n", "utf-8")
    main(["corpus", ".", "-o", "../s", "-q", "-j", "1"])
    for command in (("compare", "../s"), ("check", ".", "--project")):
        assert main([*command, "-j", "1", "--select", "years"]) == code
        assert {"zh": "检查了 10 个文件", "en": "files checked: 10"}[language] in capsys.readouterr().out
