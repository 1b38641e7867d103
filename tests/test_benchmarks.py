"""The corpus of ``benchmarks/``: always the same, faultless where nothing was planted; and what is made of figures."""

from __future__ import annotations

import importlib
import stat
import sys
from pathlib import Path
from types import ModuleType

import pytest

from gouji.findings.model import NotEvaluated
from gouji.linter import lint
from gouji.linter.results import FileResult
from gouji.packs.library import Library
from gouji.text.source import Source
from support.checkout import ROOT

PACK = Library().get("gia-2021")
FEW = 12
FORMATS = {".docx", ".html", ".md", ".txt"}


@pytest.fixture(autouse=True)
def _found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(ROOT / "benchmarks"), *sys.path])


@pytest.fixture
def corpus() -> ModuleType:
    return importlib.import_module("corpus")


class TestCorpus:
    def test_a_seed_makes_the_same_bytes_and_another_makes_others(self, corpus: ModuleType, tmp_path: Path) -> None:
        first, again, other = (
            [path.read_bytes() for path in corpus.write(tmp_path / name, FEW, seed=seed)]
            for name, seed in (("first", 1), ("again", 1), ("other", 2))
        )
        assert first == again
        assert all(one != another for one, another in zip(first, other, strict=True))
        assert len(set(first)) == FEW

    def test_fewer_are_the_first_of_more(self, corpus: ModuleType, tmp_path: Path) -> None:
        few, more = corpus.write(tmp_path / "few", 5), corpus.write(tmp_path / "more", FEW)
        assert [path.read_bytes() for path in few] == [path.read_bytes() for path in more[:5]]

    def test_the_formats_come_by_turns(self, corpus: ModuleType, tmp_path: Path) -> None:
        assert {path.suffix for path in corpus.write(tmp_path, 4)} == FORMATS

    def test_what_was_planted_is_found_and_nothing_else(self, corpus: ModuleType, tmp_path: Path) -> None:
        planted = [corpus.made(corpus.SEED, number).planted for number in range(FEW)]
        assert [bool(rules) for rules in planted] == [False, False, True] * (FEW // 3)
        for path, rules in zip(corpus.write(tmp_path, FEW), planted, strict=True):
            result = lint.lint_source(Source(path.name, path.read_bytes()), [PACK])
            assert (path.name, result.status, unevaluated(result)) == (path.name, "read", ())
            assert (path.name, tuple(sorted(finding.rule for finding in result.findings))) == (path.name, rules)

    def test_each_fault_is_found_by_its_rule(self, corpus: ModuleType) -> None:
        """Also those that the first reports of the corpus don't have."""
        planted = importlib.import_module("planted")
        faultless, draw = corpus.made(corpus.SEED, 0).report, corpus.Random(0)
        for rule, plant in {**planted.IN_TABLES, **planted.IN_TEXT}.items():
            data = corpus.FORMATS[".md"](plant(draw, faultless))
            assert [finding.rule for finding in lint.lint_source(Source("a.md", data), [PACK]).findings] == [rule]


class TestLengthened:
    @pytest.mark.parametrize("kind", ["text", "sentence", "rows", "headings", "tables"])
    def test_a_file_grows_in_proportion(self, kind: str) -> None:
        lengthened = importlib.import_module("lengthened")
        none, ten, twenty = (len(lengthened.as_text(lengthened.lengthened(kind, times))) for times in (0, 10, 20))
        assert (twenty - none) / (ten - none) == pytest.approx(2, rel=0.05)


@pytest.mark.parametrize("suffix", [".html", ".md", ".txt"])
class TestTyping:
    def test_a_report_has_the_length_that_is_measured_and_no_fault(self, suffix: str) -> None:
        server = importlib.import_module("server")
        data = server.long_enough(suffix)
        assert server.SIZE <= len(data) < server.SIZE * 1.1
        assert lint.lint_source(Source(f"a{suffix}", data), [PACK]).findings == ()

    def test_a_character_goes_to_the_end_of_a_cell(self, suffix: str) -> None:
        server = importlib.import_module("server")
        text = server.long_enough(suffix).decode()
        lines, places = text.split("\n"), list(server.figures(text, suffix))
        assert len(places) > 3 * server.EDITS
        assert {lines[place.line][place.character - 1].isdecimal() for place in places} == {True}
        assert {lines[place.line][place.character :][:1].isdecimal() for place in places} == {False}


class TestFigures:
    def test_an_exponent_is_that_of_the_power(self) -> None:
        exponent = importlib.import_module("growth").exponent
        assert exponent([1, 2, 4, 8], [3, 6, 12, 24]) == pytest.approx(1)
        assert exponent([1, 10, 100], [2, 200, 20_000]) == pytest.approx(2)

    def test_a_bound_is_the_most_or_the_least(self) -> None:
        row = importlib.import_module("table").Row
        assert [row("a", figure, "", 2).verdict for figure in (1, 2, 3)] == ["met", "met", "NOT MET"]
        assert [row("a", figure, "", 2, least=True).verdict for figure in (1, 2, 3)] == ["NOT MET", "met", "met"]
        assert row("a", 1).cells == ("a", "1.00", "", "", "")

    def test_a_command_that_fails_has_no_cost(self) -> None:
        measuring = importlib.import_module("measuring")
        good, bad = (measuring.Command((sys.executable, "-c", f"exit({code})")) for code in (1, 3))
        assert measuring.cost(good).cpu > 0
        with pytest.raises(measuring.MeasuringError, match="exit code 3"):
            measuring.cost(bad)


class TestSame:
    def test_versions_are_compared_by_output_and_exit_code(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        same = importlib.import_module("same")
        versions = [said(tmp_path / name, *what) for name, what in VERSIONS.items()]
        codes = []
        for version in versions:
            monkeypatch.setattr(sys, "argv", ["same.py", versions[0], version, "a.md"])
            codes.append(same.main())
        assert codes == [0, 1, 1, 2]
        assert capsys.readouterr().out.startswith("the same: 3 bytes, exit code 1\n")


VERSIONS = {"old": ("[]", 1), "text": ("[1]", 1), "code": ("[]", 0), "failed": ("", 3)}


def said(path: Path, output: str, code: int) -> str:
    path.write_text(f"#!/bin/sh\n{f'echo {output!r}' if output else ':'}\nexit {code}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def unevaluated(result: FileResult) -> tuple[NotEvaluated, ...]:
    """What could not be applied to a report, but for what needs others."""
    return tuple(each for each in result.not_evaluated if not each.lacks)
