from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import anglers
import pytest
from anglers import BAIT

from gouji.cli.main import main
from gouji.linter import rule_tests

Gouji = Callable[..., tuple[int, str, str]]


@pytest.fixture
def gouji(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Gouji:
    """Runs a command in an empty folder and returns its exit code, output and complaints."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> tuple[int, str, str]:
        capfdbinary.readouterr()
        code = main([*arguments, "--lang", "en"])
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return call


def test_counts_the_tests_that_pass(gouji: Gouji) -> None:
    anglers.write(Path("anglers"), rules=f"{BAIT}  tests: {{pass: [We use dough.], fail: [Nothing., Forty.]}}\n")
    assert gouji("test") == (0, "the pack anglers is valid, rules: 1, tests passed: 3\n", "")


def test_a_test_that_fails(gouji: Gouji) -> None:
    anglers.write(Path("anglers"), rules=f"{BAIT}  tests: {{pass: [Nothing.], fail: [We use dough.]}}\n")
    code, out, err = gouji("test")
    assert (code, out) == (1, "")
    assert err.splitlines() == [
        "gouji: anglers/rules.yaml:8:18: bait: expected no finding, got: does not mention bait",
        "gouji: anglers/rules.yaml:8:36: bait: expected a finding, got none",
    ]


def test_a_pack_that_is_not_valid_is_worse_than_a_test_that_fails(gouji: Gouji) -> None:
    anglers.write(Path("anglers"), rules=f"{BAIT}  tests: {{fail: [We use dough.]}}\n")
    anglers.write_extension(Path("pond"), "- {id: bait, tests: {pass: [{sections: {pond: x}}]}}\n")
    code, _, err = gouji("test", "anglers", "pond")
    assert code == 2
    assert "anglers/rules.yaml:8:18: bait: expected a finding, got none" in err
    assert "pond/changes.yaml:1:41: form.yaml has no section “pond”" in err


def test_a_built_in_pack_by_its_name(gouji: Gouji, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rule_tests, "run", lambda *_: [])  # that its tests pass is shown with the run of such tests
    code, out, _ = gouji("test", "gia-2019")
    assert (code, out.startswith("the pack gia-2019 is valid, rules: ")) == (0, True)


def test_a_folder_of_that_name_comes_first(gouji: Gouji) -> None:
    anglers.write(Path("gia-2019"), pack=anglers.PACK.replace("id: anglers", "id: gia-2019"))
    assert gouji("test", "gia-2019") == (0, "the pack gia-2019 is valid, rules: 3\n", "")


class TestOneRule:
    TESTED = f"{BAIT}  tests: {{pass: [Nothing.], fail: [We use dough., Forty.]}}\n"

    @pytest.mark.parametrize(
        ("asked", "out"),
        [
            (["bait"], "bait: tests passed: 2\n"),
            (["*"], "bait: tests passed: 2\nidle: tests passed: 0\n"),
            (["sections"], "bait: tests passed: 2\nidle: tests passed: 0\n"),
            (["idle,bait"], "bait: tests passed: 2\nidle: tests passed: 0\n"),
            (["idle", "--rule", "bait"], "bait: tests passed: 2\nidle: tests passed: 0\n"),
        ],
    )
    def test_is_tested_alone(self, gouji: Gouji, asked: list[str], out: str) -> None:
        rules = f"{BAIT}  tests: {{pass: [Dough.], fail: [Forty.]}}\n{BAIT.replace('id: bait', 'id: idle', 1)}"
        anglers.write(Path("anglers"), rules=rules.replace("Dough.", "We use dough."))
        assert gouji("test", "anglers", "--rule", *asked) == (0, out, "")

    def test_that_fails_tells_where(self, gouji: Gouji) -> None:
        anglers.write(Path("anglers"), rules=self.TESTED)
        assert gouji("test", "--rule", "bait") == gouji("test", "anglers")
        assert gouji("test", "--rule", "bait")[2].splitlines() == [
            "gouji: anglers/rules.yaml:8:18: bait: expected no finding, got: does not mention bait",
            "gouji: anglers/rules.yaml:8:36: bait: expected a finding, got none",
        ]

    def test_is_read_again_once_it_is_saved(self, gouji: Gouji) -> None:
        anglers.write(Path("anglers"), rules=self.TESTED)
        assert gouji("test", "--rule", "bait")[0] == 1
        anglers.write(Path("anglers"), rules=BAIT)
        assert gouji("test", "--rule", "bait") == (0, "bait: tests passed: 0\n", "")
        anglers.write(Path("anglers"), rules=f"{BAIT}  wy: x\n")
        assert gouji("test", "--rule", "bait")[0] == 2

    def test_that_there_is_not(self, gouji: Gouji) -> None:
        anglers.write(Path("anglers"))
        code, _, err = gouji("test", "--rule", "fish-yaer")
        assert (code, err) == (2, "gouji: anglers has no rule “fish-yaer”; did you mean “fish-year”?\n")
