"""Tables whose equations hold are settled at once, with what the reduction of their equations says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gouji.equations.equation import Equation, Side
from gouji.localization.deduction import reduced
from gouji.localization.localize import localize

CELLS = [("r", name) for name in "abcd"]
EQUATIONS = (
    Equation(Side(((("r", "a"), 1),)), Side(((("r", "b"), 1), (("r", "c"), 1)))),
    Equation(Side(((("r", "d"), 1),)), Side(((("r", "a"), 2),), -1)),
    Equation(Side(((("r", "d"), 1),)), Side(((("r", "e"), 1),))),
)


@given(st.lists(st.none() | st.integers(0, 3), min_size=4, max_size=4))
def test_what_holds_is_what_the_reduction_finds_to_hold(written: list[int | None]) -> None:
    values = dict(zip(CELLS, written, strict=True))
    system = reduced(values, EQUATIONS)
    deduced = system.deduced().values()
    wrong = any(check.residual(system.values) for check in system.checks)
    found = localize(values, EQUATIONS, ["r"], list("abcd"))
    assert found.assessed == system.assessed
    assert bool(found.diagnoses) == (wrong or any(value is None or value < 0 for value in deduced))
