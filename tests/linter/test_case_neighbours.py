"""Tests of rules that speak of two documents: last year's specimen beside that of a case."""

from __future__ import annotations

from pathlib import Path

import anglers
import pytest

from gouji.linter import rule_tests
from gouji.messages.errors import PackError
from gouji.packs.loader import load, read

STOCK = """\
- id: stock
  check: years
  finds: equations
  table: fish
  assert: ["for every row: spring = last_year.autumn"]
  message: {zh: 两年不符, en: the years do not agree}
  why: {zh: 鱼塘封冻, en: the pond is frozen}
"""
COPIED = """\
- id: copied-again
  check: years
  finds: copied
  share: 0.5
  minimum: 10
  message: {zh: "{year}年的话", en: "{share}% of {section} is that of {year}"}
  why: {zh: 照搬, en: copied}
"""
GROWTH = """\
- id: more-fish
  check: years
  finds: growth
  phrases:
    - {reads: "caught {n}# more", equals: {n: ["fish.total@year - last_year.fish.total@year"]}}
  message: {zh: "应为{expected}", en: "{quote}: {expected}"}
  why: {zh: 数鱼, en: count them}
"""
BITE, GREW = "Pikes bite in the morning.", "cells: {total@year: 9}, last_year: {cells: {fish.total@year: 4}}"
FORM = anglers.FORM + "words: {caught: [caught], more: [more]}\nspecimen: {title: Yearly report 2024}\n"


def outcomes(tmp_path: Path, rule: str, tests: str) -> list[str]:
    """What is reported of the tests of a rule; an empty text for each that is as it should be."""
    folder = anglers.write(tmp_path / "anglers", form=FORM, rules=f"{rule}  tests: {tests}\n")
    pack, tree = read(folder)
    problems = [outcome.problem(tree) for outcome in rule_tests.run(pack)]
    return [problem.text("en").partition(": ")[2] if problem else "" for problem in problems]


@pytest.mark.parametrize(
    ("rule", "tests", "reported"),
    [
        (STOCK, "{pass: [{last_year: {}}]}", [""]),
        (STOCK, "{pass: [{cells: {pike@spring: 3}, last_year: {cells: {pike@autumn: 3}}}]}", [""]),
        (STOCK, "{fail: [{cells: {pike@spring: 3}, last_year: {cells: {pike@autumn: 2}}}]}", [""]),
        (STOCK, "{fail: [{cells: {pike@spring: 3}, last_year: {}, says: is 0}]}", [""]),
        (STOCK, "{fail: [{last_year: {}}]}", ["stock: expected a finding, got none"]),
        (
            STOCK,
            "{pass: [{cells: {pike@spring: 3}}]}",
            ["stock: the rule was not evaluated: last year's report is not at hand"],
        ),
        (
            STOCK,
            "{pass: [{last_year: {without: {table: fish}}}]}",
            ["stock: the rule was not evaluated: the report of 2023 has no table fish"],
        ),
        (COPIED, f"{{fail: [{{text: {BITE}, last_year: {{text: {BITE}}}, says: that of 2023}}]}}", [""]),
        (COPIED, f"{{pass: [{{text: {BITE}, sections: {{members: Two left us.}}, last_year: {{}}}}]}}", [""]),
        (GROWTH, f"{{pass: [{{text: We caught 5 more., {GREW}}}]}}", [""]),
        (GROWTH, f"{{fail: [{{text: We caught 6 more., {GREW}, says: ': 5'}}]}}", [""]),
    ],
)
def test_last_years_specimen_is_that_of_the_year_before(
    tmp_path: Path, rule: str, tests: str, reported: list[str]
) -> None:
    assert outcomes(tmp_path, rule, tests) == reported


@pytest.mark.parametrize(
    ("rule", "reported"),
    [
        (f"{STOCK}  tests: {{pass: [{{last_year: {{cells: {{pik@year: 1}}}}}}]}}\n", "there is no row called “pik”"),
        (f"{STOCK}  tests: {{pass: [{{children: [{{cells: {{pik@year: 1}}}}]}}]}}\n", "there is no row called “pik”"),
        (f"{STOCK}  tests: {{pass: [{{last_year: {{last_year: {{}}}}}}]}}\n", "unknown key “last_year”"),
        (STOCK.replace("last_year.", ""), "each equation names cells of this report and of another"),
        (STOCK.replace("spring =", "last_year.spring ="), "each equation names cells of this report and of another"),
        (STOCK.replace("last_year.", "children."), "“children.” can only be written in rules with check: units"),
        (STOCK.replace("last_year.autumn", "last_year.autum"), "there is no column called “autum”"),
        (STOCK.replace("table: fish", "table: fsh"), "form.yaml has no table “fsh”; did you mean “fish”?"),
        (STOCK.replace("spring = ", "spring = 100 * year / "), "the sides of equations over several reports are sums"),
        (f"{STOCK}  share: 0.5\n", "“share” belongs to finds: copied"),
        (STOCK.replace("equations", "copied"), "finds: copied"),
        (COPIED.replace("  share: 0.5\n", ""), "a rule with finds: copied has share, shares or passages"),
        (COPIED.replace("share: 0.5", "shares: {bait: 0.5}"), "form.yaml has no section “bait”"),
        (f"{COPIED}  ignore: ['(']\n", "missing )"),
        (GROWTH.replace("caught {n}#", "cought {n}#"), "neither words nor tables have “cought”"),
        (GROWTH.replace("last_year.fish", "last_year.fsh"), "wrong equation"),
        (GROWTH.replace("  finds: growth", "  finds: growth\n  topic: bait"), "there is no “bait” among the topics"),
        (
            GROWTH.replace("check: years", "check: narrative").replace("growth", "figures"),
            "“last_year.” can only be written in rules with check: years",
        ),
    ],
)
def test_what_is_wrong_with_a_rule_is_told(tmp_path: Path, rule: str, reported: str) -> None:
    folder = anglers.write(tmp_path / "anglers", form=FORM, rules=rule)
    with pytest.raises(PackError) as caught:
        load(folder)
    assert reported in caught.value.text("en")
