"""The tests that stand beside the rules: that they judge rightly, and that the built-in packs have them and pass."""

from __future__ import annotations

from pathlib import Path

import anglers
import pytest
from anglers import BAIT

from gouji.checks.document.rule import DocumentRule
from gouji.linter import rule_tests
from gouji.messages.errors import PackError
from gouji.packs.files import contents
from gouji.packs.library import Library, built_in
from gouji.packs.loader import load, read

FOLDERS = {folder.name: folder for folder in built_in()}
SUM = """\
- id: year
  check: identities
  table: fish
  assert: ["for every row: year = spring + autumn"]
  message: {zh: 不符, en: does not add up}
  why: {zh: 两季之和, en: two seasons}
"""


def outcomes(tmp_path: Path, rule: str, tests: str, **files: str) -> list[str]:
    """What is reported of the tests of a rule, without the path; an empty text for each that is as it should be."""
    folder = anglers.write(tmp_path / "anglers", rules=f"{rule}  tests: {tests}\n", **files)
    pack, tree = read(folder)
    problems = [outcome.problem(tree) for outcome in rule_tests.run(pack)]
    reported = [problem.text("en") if problem else "" for problem in problems]
    return [line.removeprefix(f"{folder}/") for line in reported]


def refused(tmp_path: Path, rule: str, tests: str) -> str:
    folder = anglers.write(tmp_path / "anglers", rules=f"{rule}  tests: {tests}\n")
    with pytest.raises(PackError) as caught:
        load(folder)
    return caught.value.text("en").removeprefix(f"{folder}/")


EXTENDING = [name for name in FOLDERS if b"extends" in contents(FOLDERS[name])["pack.yaml"]]
"""Most of their rules are those of the pack that they extend, and their tests too: ``gouji test`` runs all of them."""


class TestBuiltInPacks:
    @pytest.mark.parametrize(
        "name", [pytest.param(name, marks=[pytest.mark.slow] if name in EXTENDING else []) for name in FOLDERS]
    )
    def test_pass(self, name: str) -> None:
        outcomes = rule_tests.run(Library().get(name))
        assert [(outcome.rule, outcome.fault.en) for outcome in outcomes if outcome.fault] == []

    @pytest.mark.parametrize("name", FOLDERS)
    def test_every_rule_is_tested_both_ways(self, name: str) -> None:
        untested = [
            rule.id
            for rule in Library().get(name).rules
            if not (rule.tests.passing and rule.tests.failing) and not _is_about_files(rule)
        ]
        assert untested == []

    @pytest.mark.parametrize("name", FOLDERS)
    def test_every_rule_is_documented(self, name: str) -> None:
        rules = Library().get(name).rules
        assert [rule.id for rule in rules if not all((rule.basis, rule.example, rule.counter_example))] == []
        assert [rule.id for rule in rules if not all((rule.why.zh, rule.why.en, rule.message.en))] == []


def _is_about_files(rule: object) -> bool:
    """Whether no specimen can be at fault: see docs/rule-tests.md."""
    return isinstance(rule, DocumentRule) and rule.finds in ("unreadable", "partial", "note")


class TestATest:
    @pytest.mark.parametrize(
        ("tests", "reported"),
        [
            ("{pass: [We use dough.], fail: [We use nothing.]}", ["", ""]),
            ("{fail: [{text: We use nothing., says: bait}]}", [""]),
            ("{fail: [{text: We use nothing., says: 鱼饵}]}", [""]),
            ("{fail: [We use dough.]}", ["rules.yaml:8:18: bait: expected a finding, got none"]),
            (
                "{pass: [We use nothing.]}",
                ["rules.yaml:8:18: bait: expected no finding, got: does not mention bait"],
            ),
            (
                "{fail: [{text: We use nothing., says: hooks}]}",
                ["rules.yaml:8:18: bait: expected a finding that says “hooks”, got: does not mention bait"],
            ),
            (
                "{pass: [We use dough., {without: {section: members}}]}",
                ["", "rules.yaml:8:33: bait: the rule was not evaluated: not found: Members"],
            ),
            (
                "{fail: [{without: {section: members}}]}",
                ["rules.yaml:8:18: bait: the rule was not evaluated: not found: Members"],
            ),
        ],
    )
    def test_of_a_text(self, tmp_path: Path, tests: str, reported: list[str]) -> None:
        assert outcomes(tmp_path, BAIT, tests) == reported

    def test_of_cells_needs_no_table_where_the_rule_names_one(self, tmp_path: Path) -> None:
        tests = "{pass: [{}, {cells: {pike@spring: 2, pike@year: 2}}], fail: [{cells: {pike@spring: 2}}]}"
        assert outcomes(tmp_path, SUM, tests) == ["", "", ""]

    def test_is_judged_by_its_rule_alone(self, tmp_path: Path) -> None:
        """One fault breaks both sums and would be reported under one of them."""
        other = SUM.replace("id: year", "id: autumn").replace("year = spring + autumn", "autumn = year - spring")
        assert outcomes(tmp_path, f"{other}{SUM}", "{fail: [{cells: {pike@spring: 2}}]}") == [""]

    def test_of_a_pattern_that_takes_for_ever(self, tmp_path: Path) -> None:
        slow = BAIT.replace("[worm, dough]", '["(w+)+x"]')
        reported = outcomes(tmp_path, slow, f"{{pass: [x{'w' * 4000}]}}")
        assert reported == ["rules.yaml:8:18: bait: the rule was not evaluated: a pattern of the rule takes too long"]

    def test_of_an_extension_runs_on_its_form(self, tmp_path: Path) -> None:
        base = anglers.write(
            tmp_path / "anglers",
            rules=f"{BAIT}  tests: {{pass: [We use dough.], fail: [Forty.]}}\n",
            form=f"{anglers.FORM}specimen: {{title: Yearly report 2023, sections: {{members: Worms.}}}}\n",
        )
        anglers.write_extension(
            tmp_path / "pond",
            "- {id: bait, aspects: [{id: bait, name: {zh: 鱼饵, en: bait}, any: [worm]}]}\n",
            form="specimen: {title: Yearly report 2024}\n",
        )
        pack, tree = read(tmp_path / "pond", {"anglers": base})
        assert pack.form.specimen.title == "Yearly report 2024"
        assert pack.form.specimen.sections == {"members": "Worms."}
        problems = [outcome.problem(tree) for outcome in rule_tests.run(pack)]
        reported = [problem.text("en") for problem in problems if problem]
        assert reported == [f"{base}/rules.yaml:8:18: bait: expected no finding, got: does not mention bait"]


@pytest.mark.parametrize(
    ("rule", "tests", "reported"),
    [
        (BAIT, "{pas: []}", "rules.yaml:8:11: unknown key “pas”, known are: pass, fail; did you mean “pass”?"),
        (BAIT, "{pass: dough}", "rules.yaml:8:17: found the text “dough”, expected a list; a single item is written"),
        (BAIT, "{pass: [3]}", "rules.yaml:8:18: found 3, expected text or “key: value” entries"),
        (BAIT, "{pass: [{txt: x}]}", "rules.yaml:8:19: unknown key “txt”"),
        (BAIT, "{pass: [{text: x, says: y}]}", "rules.yaml:8:28: “says” belongs to “fail”"),
        (
            BAIT,
            "{pass: [{document: x, text: y}]}",
            "rules.yaml:8:19: only “says”, “last_year”, “children”, “missing” and “siblings” may stand beside",
        ),
        (BAIT, "{pass: [{sections: {member: x}}]}", "rules.yaml:8:30: form.yaml has no section “member”; did you mean"),
        (BAIT, "{pass: [{headings: {bait: x}}]}", "rules.yaml:8:30: form.yaml has no section “bait”"),
        (BAIT, "{pass: [{layouts: {fsh: old}}]}", "rules.yaml:8:29: form.yaml has no table “fsh”"),
        (
            BAIT,
            "{pass: [{layouts: {fish: odl}}]}",
            "rules.yaml:8:35: the table has no layout “odl”; did you mean “old”",
        ),
        (BAIT, "{pass: [{cells: {pik@year: 1}}]}", "rules.yaml:8:27: there is no row called “pik”; did you mean"),
        (BAIT, "{pass: [{cells: {fish.pike@yar: 1}}]}", "rules.yaml:8:37: there is no column called “yar”"),
        (BAIT, "{pass: [{cells: {pike@year: 0.5}}]}", "rules.yaml:8:38: found 0.5, expected text or a whole number"),
        (BAIT, "{pass: [{without: {}}]}", "rules.yaml:8:28: “without” names a section, or a table"),
        (BAIT, "{pass: [{without: {row: pike}}]}", "rules.yaml:8:28: “without” names a section, or a table"),
        (BAIT, "{pass: [{without: {section: s}}]}", "rules.yaml:8:38: form.yaml has no section “s”"),
        (BAIT, "{pass: [{without: {table: t}}]}", "rules.yaml:8:36: form.yaml has no table “t”"),
        (
            BAIT,
            "{pass: [{without: {table: fish, row: smal}}]}",
            "rules.yaml:8:47: the table has no row “smal”; did you mean “small”?",
        ),
        (
            BAIT,
            "{pass: [{without: {table: fish, column: yer}}]}",
            "rules.yaml:8:50: the table has no column “yer”; did you mean “year”?",
        ),
    ],
)
def test_what_a_test_names_must_be_there(tmp_path: Path, rule: str, tests: str, reported: str) -> None:
    sentence = refused(tmp_path, rule, tests)
    assert sentence.startswith(reported)
    assert "\n" not in sentence


def test_a_cell_of_several_tables_is_named_with_its_table(tmp_path: Path) -> None:
    form = anglers.FORM + anglers.FORM.partition("tables:\n")[2].replace("id: fish", "id: bait")
    folder = anglers.write(
        tmp_path / "anglers", form=form, rules=f"{BAIT}  tests: {{pass: [{{cells: {{pike@year: 1}}}}]}}\n"
    )
    with pytest.raises(PackError, match=r"“pike@year” may be any of fish\.pike@year, bait\.pike@year"):
        load(folder)


def test_the_words_of_the_specimen_belong_to_sections(tmp_path: Path) -> None:
    folder = anglers.write(tmp_path / "anglers", form=f"{anglers.FORM}specimen: {{sections: {{memers: x}}}}\n")
    with pytest.raises(PackError, match=r"form\.yaml has no section “memers”; did you mean “members”"):
        load(folder)
