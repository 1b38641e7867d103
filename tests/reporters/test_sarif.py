from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from gouji.findings.model import Edit, Fix, Related, Where
from gouji.linter.results import FileResult, Result
from gouji.messages.message import Message, plain
from gouji.reporters import sarif
from gouji.text.source import Place
from support.checkout import ROOT


def run(result: Result, language: str = "zh") -> dict[str, Any]:
    """The only run of the log."""
    log = json.loads("".join(sarif.report(result, "zh" if language == "zh" else "en")))
    assert log["version"] == "2.1.0"
    (only,) = log["runs"]
    loaded: dict[str, Any] = only
    return loaded


def test_columns_count_code_points(result: Result) -> None:
    assert run(result)["columnKind"] == "unicodeCodePoints"


def test_a_rule_with_its_reasons(result: Result) -> None:
    rules = run(result)["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [
        "section-title",
        "requests-flow",
        "fees-sum",
        "cell-blank",
        "document-unreadable",
    ]
    assert rules[1] == {
        "id": "requests-flow",
        "shortDescription": {"text": "收支相抵"},
        "fullDescription": {"text": "每件申请都要有着落。"},
        "help": {
            "text": "每件申请都要有着落。\n\n依据：某表填表说明\n\n"
            "有错的例子：新收 10，办结 9，结转 0。\n\n正确的例子：新收 10，办结 9，结转 1。"
        },
        "defaultConfiguration": {"level": "error"},
        "properties": {"tags": ["identities"]},
    }
    assert rules[3]["shortDescription"] == {"text": "…空着"}
    assert "某办法第三条" in rules[3]["help"]["text"]  # the basis of the pack, where the rule has none of its own


def test_help_is_in_the_language_of_the_run(result: Result) -> None:
    helped = run(result, "en")["tool"]["driver"]["rules"][1]
    # One text is shown in either language.
    assert (
        "Faulty: received 10, handled 9, carried over 0\n\nWithout fault: 新收 10，办结 9，结转 1。"
        in helped["help"]["text"]
    )


def test_where_the_project_is_to_be_found(result: Result) -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    uri = run(result)["tool"]["driver"]["informationUri"]
    assert re.findall(r'^Repository = "(.+?)"', project, re.MULTILINE) == [uri]
    assert f"repo: {uri}.git" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_a_result_without_lines_has_a_logical_location(result: Result) -> None:
    located = [each["locations"][0] for each in run(result)["results"]]
    assert all("region" in each["physicalLocation"] or each["logicalLocations"] for each in located)
    assert located[-1]["logicalLocations"] == [{"name": "三.txt", "kind": "document"}]


def test_in_english(result: Result) -> None:
    english = run(result, "en")
    assert english["language"] == "en"
    assert english["tool"]["driver"]["rules"][1]["fullDescription"] == {"text": "Every request ends somewhere."}
    assert english["results"][0]["message"] == {"text": "another wording of the title"}


def test_every_finding_points_at_its_rule(result: Result) -> None:
    whole = run(result)
    rules = whole["tool"]["driver"]["rules"]
    assert [(each["ruleId"], each["level"]) for each in whole["results"]] == [
        ("section-title", "note"),
        ("requests-flow", "error"),
        ("cell-blank", "error"),
        ("document-unreadable", "error"),
    ]
    assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in whole["results"])


def test_rules_of_one_id_in_two_packs_are_reported_apart_only_where_they_differ(result: Result) -> None:
    (pack,) = result.packs
    rules = tuple(rule for rule in pack.rules if rule.id in ("fees-sum", "requests-flow"))
    info = type(pack.info)(id="gia-2019", name=pack.info.name, version=1, basis="旧办法")
    older = type(pack)(info=info, form=pack.form, rules=rules)
    whole = run(replace(result, packs=(pack, older)))
    names = [rule["id"] for rule in whole["tool"]["driver"]["rules"]]
    assert names.count("requests-flow") == 1  # the same in both
    assert names.count("fees-sum") == 2  # whose basis is that of the pack


def test_a_place_in_lines_and_in_the_form(result: Result) -> None:
    assert run(result)["results"][1]["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "%E6%8A%A5%E5%91%8A/%E4%B8%80.txt"},
                "region": {"startLine": 3, "startColumn": 6, "endLine": 3, "endColumn": 8},
            },
            "logicalLocations": [
                {
                    "name": "表三 · 上年结转 × 总计",
                    "fullyQualifiedName": "requests/requests/carried_in/total",
                    "kind": "cell",
                }
            ],
        }
    ]


def test_a_place_in_a_word_file_is_one_in_the_form(result: Result) -> None:
    (location,) = run(result)["results"][2]["locations"]
    assert location["physicalLocation"] == {"artifactLocation": {"uri": "%E4%BA%8C.docx"}}
    assert location["logicalLocations"][0]["name"] == "表三 · 上年结转 × 总计"


@pytest.mark.parametrize(
    ("where", "logical"),
    [
        (Where(), None),
        (Where(label=plain("附表")), {"name": "附表"}),
        (Where(section="overview"), {"name": "overview", "fullyQualifiedName": "overview", "kind": "section"}),
        (
            Where(section="fees", table="fees", column="amount", label=plain("收费")),
            {"name": "收费", "fullyQualifiedName": "fees/fees/amount", "kind": "column"},
        ),
    ],
)
def test_logical_locations(result: Result, where: Where, logical: dict[str, str] | None) -> None:
    file = result.files[0]
    finding = replace(file.findings[0], where=where)
    found = run(Result((replace(file, findings=(finding,)),)))["results"][0]["locations"][0]
    assert found.get("logicalLocations", [None]) == [logical]


def test_what_is_related(result: Result) -> None:
    (related,) = run(result)["results"][1]["relatedLocations"]
    assert related["message"] == {"text": "10 + 12 ≠ 24"}
    assert related["physicalLocation"]["region"]["startLine"] == 9
    file = result.files[0]
    elsewhere = replace(file.findings[0], related=(Related(plain("同文"), Place(2, 1, 2, 3), path="去年/一.txt"),))
    (related,) = run(Result((replace(file, findings=(elsewhere,)),)))["results"][0]["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "%E5%8E%BB%E5%B9%B4/%E4%B8%80.txt"


def test_only_safe_fixes_are_offered(result: Result) -> None:
    assert "fixes" not in run(result)["results"][1]
    file = result.files[0]
    safe = replace(file.findings[1], fix=Fix((Edit(Place(3, 9, 3, 9), "0"),), safe=True))
    (fix,) = run(Result((replace(file, findings=(safe,)),)))["results"][0]["fixes"]
    assert fix["artifactChanges"] == [
        {
            "artifactLocation": {"uri": "%E6%8A%A5%E5%91%8A/%E4%B8%80.txt"},
            "replacements": [
                {
                    "deletedRegion": {"startLine": 3, "startColumn": 9, "endLine": 3, "endColumn": 9},
                    "insertedContent": {"text": "0"},
                }
            ],
        }
    ]


def test_what_was_not_checked_is_reported(result: Result) -> None:
    (invocation,) = run(result)["invocations"]
    assert invocation["executionSuccessful"] is False
    notes = invocation["toolExecutionNotifications"]
    assert [(note["level"], note["message"]["text"]) for note in notes] == [
        ("warning", "只读取了一部分：图片中的文字没有读"),
        ("warning", "未评估 fees-sum：没有找到表格"),
        ("warning", "未评估 fees-sum：没有找到行"),
        ("error", "已加密"),
        ("note", "已跳过：是 2019 年的报告"),
    ]
    assert notes[1]["associatedRule"] == {"id": "fees-sum", "index": 2}
    (location,) = notes[3]["locations"]
    assert location["physicalLocation"] == {"artifactLocation": {"uri": "%E4%B8%89.txt"}}


def test_a_run_in_which_all_was_read_was_successful() -> None:
    (invocation,) = run(Result((FileResult("一.txt", "read", "gia-2021"),)))["invocations"]
    assert invocation == {"executionSuccessful": True, "toolExecutionNotifications": []}


def test_absolute_paths_elsewhere_stay_usable(result: Result, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, elsewhere = tmp_path / "这里", tmp_path / "那里" / "一 二.txt"
    here.mkdir()
    monkeypatch.chdir(here)
    file = result.files[0]
    finding = replace(file.findings[0], path=str(elsewhere), message=Message("一", "one"))
    (found,) = run(Result((replace(file, findings=(finding,)),)))["results"]
    assert found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == elsewhere.as_uri()
