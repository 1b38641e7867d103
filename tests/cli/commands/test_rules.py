from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import anglers
import pytest

from gouji.cli.main import main
from support.checkout import ROOT

Gouji = Callable[..., tuple[int, str, str]]


@pytest.fixture
def gouji(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Gouji:
    """Runs a command in an empty folder and returns its exit code, output and complaints."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> tuple[int, str, str]:
        capfdbinary.readouterr()
        code = main(arguments)
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return call


class TestRules:
    def test_of_a_pack_however_it_is_named(self, gouji: Gouji) -> None:
        assert gouji("rules", "gia-2021") == gouji("rules", "--pack", "gia-2021")
        assert gouji("rules", "gia-2021")[1].count("\n") < gouji("rules")[1].count("\n")

    def test_as_json(self, gouji: Gouji) -> None:
        rules: list[dict[str, Any]] = json.loads(gouji("rules", "gia-2021", "--format", "json")[1])["rules"]
        flow = next(rule for rule in rules if rule["id"] == "requests-flow")
        assert flow["equations"] == ["for every column: new + carried_in = outcome.total + carried_out"]
        assert (flow["pack"], flow["check"], flow["severity"]) == ("gia-2021", "identities", "error")
        assert flow["message"]["zh"]
        assert flow["example"]["zh"] == "新收 10，结转 2，办结 10，结转下年 1。"
        assert flow["example"]["en"].startswith("New requests 10, carried over from last year 2")
        assert flow["tests"] >= 2

    @pytest.mark.parametrize("page", sorted((ROOT / "docs" / "rules").glob("*.md")), ids=lambda page: page.stem)
    def test_the_reference_is_in_step(self, gouji: Gouji, page: Path) -> None:
        assert gouji("rules", page.stem, "--format", "markdown")[1] == page.read_text("utf-8")

    def test_an_example_that_is_one_text_stands_in_the_page_once(self, gouji: Gouji) -> None:
        page = gouji("rules", "gia-2021", "--format", "markdown")[1]
        assert "- 有错 Faulty: 22（其中修订16件）<br>22 (16 of them amended)\n- 正确 Without fault: 22\n" in page

    def test_every_built_in_pack_has_a_page(self, gouji: Gouji) -> None:
        packs = [line.split()[0] for line in gouji("packs")[1].splitlines()]
        assert sorted(page.stem for page in (ROOT / "docs" / "rules").glob("*.md")) == sorted(packs)

    def test_a_page_of_another_pack(self, gouji: Gouji) -> None:
        anglers.write(Path("anglers"))
        page = gouji("rules", "anglers", "--format", "markdown")[1]
        assert page.startswith("# anglers · 钓鱼协会年报\n\nYearly report of a fishing club.\n")
        assert "| [fish-year](#fish-year) | `identities` | error | 全年不符 | the year does not add up |" in page
        assert "```text\nfor every row: year = spring + autumn\n每列：total ＝ pike + sum(small.*)\n```" in page


class TestCoverage:
    def test_as_a_table(self, gouji: Gouji) -> None:
        code, out, _ = gouji("rules", "--coverage", "gia-2021", "--lang", "en")
        figures = {line.rpartition("  ")[0].split("   ")[0].strip(): line.split()[-6:] for line in out.splitlines()}
        assert code == 0
        assert figures["Table 3"] == ["175", "39", "37", "0", "0", "4"]
        assert figures["Table 4"] == ["15", "3", "3", "0", "15", "2"]
        implied = "requests-applicants (total outcomes, carried over to next year)"
        assert f"Table 3: implied by the equations before: {implied}" in out

    def test_as_json(self, gouji: Gouji) -> None:
        packs = json.loads(gouji("rules", "--coverage", "--format", "json")[1])["packs"]
        assert [pack["pack"] for pack in packs] == ["gia-2019", "gia-2021", "juesuan", "us-foia"]
        requests = next(table for table in packs[1]["tables"] if table["table"] == "requests")
        assert (requests["equations"], requests["rank"], requests["distance"], requests["exact"]) == (39, 37, 4, True)
        assert requests["implied"][0] == {"rule": "requests-applicants", "row": "outcome.total", "column": None}

    def test_tells_what_is_left_open_and_what_can_not_hold(self, gouji: Gouji) -> None:
        anglers.write(
            Path("anglers"),
            rules="""\
- id: pike
  check: identities
  table: fish
  assert: [pike@year = pike@spring, pike@spring = pike@year + 1, pike@year >= 0]
  message: {zh: 狗鱼, en: pike}
  why: {zh: 一样, en: the same}
""",
        )
        out = gouji("rules", "anglers", "--coverage", "--lang", "en")[1]
        assert "fish: contradicts the equations before, they can't all hold: pike" in out
        assert "fish: cells that can't be located: Pike×Spring, Pike×Whole year" in out
        assert "fish: cells under no equation: Pike×Autumn, Perch×Spring" in out
        assert "and others, 10 in all" in out
        assert "2 (+1)" in out

    def test_is_no_page(self, gouji: Gouji) -> None:
        code, _, err = gouji("rules", "--coverage", "--format", "markdown", "--lang", "en")
        assert (code, err) == (2, "gouji: --coverage has no markdown format\n")


class TestExplain:
    def test_shows_the_tests(self, gouji: Gouji) -> None:
        out = gouji("explain", "other-fees", "--lang", "en")[1]
        assert "Tests (× something is found, √ nothing is)\n  × 办理建议提案5件。\n  × 公开工作所需经费" in out
        assert "。\n  √ " in out

    @pytest.mark.parametrize(
        ("rule", "line"),
        [
            ("requests-flow", "× carried_out@natural = 1"),
            ("cell-blank", "× new@natural = □"),
            ("section-order", "× a whole document (6 lines)"),
            ("section-order", "√ the template as it is"),
            ("row-missing", "× without requests · outcome.not_processed.repeated"),
            ("layout-outdated", "× requests in layout 2019"),
            ("section-number", "× heading “二、收到和处理政府信息公开申请情况”"),
            ("section-empty", "× problems: “”"),
        ],
    )
    def test_describes_a_case_in_a_line(self, gouji: Gouji, rule: str, line: str) -> None:
        assert f"  {line}\n" in gouji("explain", rule, "--lang", "en")[1]

    def test_of_one_pack(self, gouji: Gouji) -> None:
        assert gouji("explain", "layout-outdated", "--pack", "gia-2019")[1].count("layout-outdated  (") == 1
        assert gouji("explain", "layout-outdated")[1].count("layout-outdated  (") == 2
