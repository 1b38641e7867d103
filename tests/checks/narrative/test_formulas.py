from __future__ import annotations

import pytest

from gouji.checks.narrative.formulas import Formula, comparisons, formula, quotient
from gouji.equations.names import Names
from gouji.equations.scanner import ExpressionError

FISH = (Names("row", ["kept", "lost.small", "lost.other"]), Names("column", ["spring", "autumn"]))
FUEL = (Names("row", ["diesel"]), Names("column", ["used", "paid"]))
AXES = {"fish": FISH, "fuel": FUEL}


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("fish.kept@spring", Formula(((("fish", ("kept", "spring")), 1),), ())),
        (
            "fish.kept@spring + 2 * fuel.used - 3",
            Formula(((("fish", ("kept", "spring")), 1), (("fuel", ("diesel", "used")), 2)), (), -3),
        ),
        (
            "sum(fish.lost.*@autumn)",
            Formula(((("fish", ("lost.small", "autumn")), 1), (("fish", ("lost.other", "autumn")), 1)), ()),
        ),
        ("text.parts - text.all", Formula((), (("parts", 1), ("all", -1)))),
        ("10000 * fuel.paid", Formula(((("fuel", ("diesel", "paid")), 10000),), ())),
    ],
)
def test_formulas(expression: str, expected: Formula) -> None:
    assert formula(expression, AXES) == expected


@pytest.mark.parametrize(
    "expression",
    ["", "fish", "fish.kept", "bird.kept@spring", "fish.lost@spring", "fish.gone@spring", "last_year.fish.kept@spring"],
)
def test_what_is_no_formula(expression: str) -> None:
    with pytest.raises(ExpressionError):
        formula(expression, AXES)


def test_quotients() -> None:
    above, below = quotient("text.part / fish.kept@spring", AXES)
    assert above.figures == (("part", 1),)
    assert below.cells == ((("fish", ("kept", "spring")), 1),)
    with pytest.raises(ExpressionError):
        quotient("text.part", AXES)


def test_claims() -> None:
    first, second = comparisons("0 <= fish.kept@spring <= fish.kept@autumn", AXES)
    assert (first.comparison, second.comparison) == ("<=", "<=")
    assert first.right == second.left
