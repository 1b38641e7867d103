"""Of several explanations the one that the text confirms."""

from __future__ import annotations

from fractions import Fraction

import pytest

from gouji.localization.corroborate import Stated, corroborated
from gouji.localization.diagnosis import Correction, Diagnosis, Localization

TOTAL, SPRING, AUTUMN = ("all", "year"), ("all", "spring"), ("all", "autumn")
EXPLANATIONS = (
    (Correction(TOTAL, 12, 11),),
    (Correction(SPRING, 8, 9),),
    (Correction(AUTUMN, 3, 4),),
)


def told(*values: int) -> frozenset[Fraction]:
    return frozenset(map(Fraction, values))


@pytest.mark.parametrize(
    ("stated", "confirmed"),
    [
        ({}, None),
        ({TOTAL: told(11)}, 0),
        ({SPRING: told(9)}, 1),
        # What the table has, something else, or both at once.
        ({TOTAL: told(12)}, None),
        ({TOTAL: told(13)}, None),
        ({TOTAL: told(11, 12)}, None),
        # Two explanations are confirmed.
        ({TOTAL: told(11), SPRING: told(9)}, None),
        ({TOTAL: told(11), SPRING: told(8)}, 0),
    ],
)
def test_an_explanation_that_the_text_confirms_is_the_only_one(stated: Stated, confirmed: int | None) -> None:
    given = Diagnosis((), EXPLANATIONS, "ambiguous")
    [found] = corroborated(Localization((given,), frozenset()), stated).diagnoses
    if confirmed is None:
        assert found == given
    else:
        assert found.explanations == (EXPLANATIONS[confirmed],)
        assert (found.confidence, found.confirmed) == ("likely", True)


def test_one_that_is_certain_stays_so() -> None:
    given = Diagnosis((), EXPLANATIONS[:1], "certain")
    [found] = corroborated(Localization((given,), frozenset()), {TOTAL: told(11)}).diagnoses
    assert (found.confidence, found.confirmed) == ("certain", True)
