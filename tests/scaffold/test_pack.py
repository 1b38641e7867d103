"""What is written of a document: sections, tables and equations as they stand there."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji import readers
from gouji.document.model import Document
from gouji.linter import rule_tests
from gouji.linter.binding import bound_to
from gouji.linter.judging import judged, lint_document
from gouji.messages.message import Language
from gouji.packs import loader
from gouji.packs.contents import Pack
from gouji.scaffold.pack import EXAMPLE, from_document, starter
from gouji.text.source import Source

HARBOUR = """\
# Bureau of Tides - Yearly Report 2024

## I. Overview

The bureau has three stations.

## II. Work

### II.A. Readings and Cost

| Station | Readings |  |  | Cost |
|---|---|---|---|---|
|  | by hand | by machine | TOTAL |  |
| East | 12 | 1,200 | 1,212 | $1,200.50 |
| West | 8 | 900 | 908 | $800.25 |
| North | 0 | 300 | 300 | N/A |
| ALL | 20 | 2,400 | 2,420 | $2,000.75 |

### II.B. Repairs

| Station | Waiting at the start | Reported | Made | Waiting at the end | Share |
|---|---|---|---|---|---|
| East | 4 | 30 | 29 | 5 | 55.00% |
| West | 1 | 25 | 26 | 0 | 45.00% |

## III. Outlook
"""
STATION = """\
# 青石县潮汐局2024年度业务报告

## 第一部分 概况

## 第二部分 数据

表一 观测

| 项目 |  | 上半年 | 下半年 | 全年 |
|---|---|---|---|---|
| 观测 | 人工 | 3 | 4 | 7 |
|  | 自动 | 10 | 20 | 30 |
|  | 小计 | 13 | 24 | 37 |
| 维修 |  | 1 | 2 | 3 |

表二 站点

| 站点 | 浮标 | 人员 |
|---|---|---|
| 栏次 | 1 | 2 |
| 东港 | 5 | 9 |
| 西港 | 4 | 11 |

表三 复测

| 正常 | 异常 | 合计 |
|---|---|---|
| 5 | 2 | 7 |
"""


def read(text: str) -> Document:
    return readers.read(Source("a.md", text.encode()))


def written(folder: Path, files: dict[str, str]) -> Pack:
    path = folder / "tides"
    path.mkdir()
    for name, text in files.items():
        (path / name).write_text(text, "utf-8")
    return loader.load(path)


def made(folder: Path, text: str, language: Language = "en") -> tuple[dict[str, str], Pack]:
    files = dict(from_document("tides", read(text), language))
    return files, written(folder, files)


@pytest.mark.parametrize("text", [HARBOUR, STATION], ids=["harbour", "station"])
class TestAnyPack:
    def test_claims_its_document_and_finds_nothing_in_it(self, tmp_path: Path, text: str) -> None:
        _, pack = made(tmp_path, text)
        bound = bound_to(read(text), pack)
        result = judged(bound)
        assert bound.claim.claimed
        assert (result.findings, result.not_evaluated) == ((), ())

    def test_passes_its_tests(self, tmp_path: Path, text: str) -> None:
        _, pack = made(tmp_path, text)
        outcomes = list(rule_tests.run(pack))
        assert {outcome.rule for outcome in outcomes} == {rule.id for rule in pack.rules}
        assert [outcome.fault for outcome in outcomes if outcome.fault] == []

    def test_finds_the_fault_of_its_example(self, tmp_path: Path, text: str) -> None:
        files, pack = made(tmp_path, text)
        found = lint_document(read(files[EXAMPLE]), pack).findings
        assert [finding.check for finding in found] == ["identities"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_starter(tmp_path: Path, language: Language) -> None:
    files = dict(starter("tides", language))
    pack = written(tmp_path, files)
    assert [outcome.fault for outcome in rule_tests.run(pack) if outcome.fault] == []
    assert len(lint_document(read(files[EXAMPLE]), pack).findings) == 1


@pytest.mark.parametrize(
    ("text", "file", "line"),
    [
        (HARBOUR, "pack.yaml", r"  title: ['Yearly\s*Report']"),
        (HARBOUR, "form.yaml", "  - {id: overview, number: I, title: Overview}"),
        (HARBOUR, "form.yaml", "    title: [II.A. Readings and Cost]"),
        (HARBOUR, "form.yaml", "    corner: [Station]"),
        (HARBOUR, "form.yaml", "          - {id: by_hand, label: by hand}"),
        (HARBOUR, "form.yaml", "      - {id: cost, label: Cost, values: amount_1}"),
        (
            HARBOUR,
            "form.yaml",
            '  amount_1: {kind: amount, decimals: 2, exactly: true, before: ["$"], instead: [N/A]}',
        ),
        (HARBOUR, "form.yaml", '  amount_2: {kind: amount, decimals: 2, exactly: true, after: ["%"]}'),
        (HARBOUR, "identities.yaml", "    - for every row: readings.total = readings.by_hand + readings.by_machine"),
        (
            HARBOUR,
            "identities.yaml",
            "    - for every row: waiting_at_the_start + reported = made + waiting_at_the_end",
        ),
        (STATION, "form.yaml", "  - {id: 概况, number: 第一部分, title: 概况}"),
        (STATION, "form.yaml", 'skip: ["^栏次"]'),
        (STATION, "form.yaml", "      - id: 观测"),
        (STATION, "form.yaml", '      - {id: r1, label: ""}'),
        (STATION, "identities.yaml", "    - for every row: 全年 = 上半年 + 下半年"),
        (STATION, "identities.yaml", "    - for every column: 观测.小计 = 观测.人工 + 观测.自动"),
    ],
)
def test_what_is_written(text: str, file: str, line: str) -> None:
    assert line in from_document("tides", read(text), "en")[file].splitlines()


def test_what_no_form_can_say_is_named() -> None:
    doubled = HARBOUR.replace("| West | 25", "| East | 25").replace("| West | 1 |", "| East | 1 |")
    form = from_document("tides", read(doubled), "en")["form.yaml"]
    assert "II.B. Repairs" in next(line for line in form.splitlines() if line.startswith("# Tables left out"))
