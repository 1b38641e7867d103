"""What is wrong with rules over units; ``gouji.checks.units.validation``."""

from __future__ import annotations

import pytest

from gouji.checks.units.rule import UnitsRule
from gouji.checks.units.validation import problems
from gouji.packs.library import Library
from gouji.yaml.convert import convert
from gouji.yaml.nodes import read

FORM = Library().get("gia-2021").form
HEAD = "id: sum\ncheck: units\nmessage: {zh: 和, en: sum}\nwhy: {zh: 和, en: sum}\n"


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("table: requests\nassert: [{for every cell: this = sum(children.this)}]", []),
        (
            "tables: [licensing, enforcement]\nassert: [{for every row: decisions = sum(children.decisions)}]\nown: []",
            [],
        ),
        ("assert: ['fees.fees@amount = sum(children.fees.fees@amount)']", []),
        ("table: disputes\nassert: [每格：本格＝合计（下级.本格）]\nown: [review.total >= review.other]", []),
        ("table: request\nassert: [a = b]", ["5:8: "]),
        (
            "table: fees\ntables: [fees]\nassert: [amount = sum(children.amount)]",
            ["6:1: a rule has either table or tables"],
        ),
        (
            "table: fees\nassert: [amount = children.amount]",
            ["6:19: wrong equation: “children.” means the cells of all"],
        ),
        (
            "table: fees\nassert: [amount = sum(children.amounts)]",
            ["6:32: wrong equation: there is no column called “amounts”"],
        ),
        ("table: fees\nassert: [amount = sum(last_year.amount)]", ["6:23: wrong equation: “last_year.” can only be"]),
        ("table: fees\nassert: [amount = 3]", ["6:10: "]),
        (
            "table: fees\nassert: [amount = sum(children.amount)]\nown: [amount = sum(children.amount)]",
            ["7:20: wrong equation: “children.” can only be written in rules with check: units"],
        ),
    ],
)
def test_what_is_wrong(written: str, found: list[str]) -> None:
    node = read("units.yaml", f"{HEAD}{written}\n".encode())
    rule = convert(node, UnitsRule)
    told = [f"{each.line}:{each.column}: {each.message.en}" for each in problems(FORM, rule, node)]
    assert len(told) == len(found)
    assert all(one.startswith(other) for one, other in zip(told, found, strict=True)), told
