from __future__ import annotations

import pytest

from gouji.localization.ranking import COSTS, Ranking, SlipKind, slip, totals
from support.identity_tables import DISPUTE_EQUATIONS, compiled


@pytest.mark.parametrize(
    ("written", "true", "name"),
    [
        (12, 21, "transposed"),
        (1203, 1230, "transposed"),
        (5, 6, "off by one"),
        (10, 9, "off by one"),
        (1, 10, "digit lost"),
        (22, 222, "digit lost"),
        (105, 1105, "digit lost"),
        (10, 1, "digit added"),
        (343, 33, "digit added"),
        (47, 77, "digit replaced"),
        (4, 7, "other"),
        (0, 7, "other"),
        (12, 90, "other"),
        (1, 100, "other"),
        (-3, 1, "other"),
    ],
)
def test_the_slip_behind_a_wrong_figure(written: int, true: int, name: SlipKind) -> None:
    assert slip(written, true) == name


ROW = ("a", "b", "c", "total")
EQUATIONS = compiled(("r", "s"), ROW, "for every row: total = a + b + c")
PLACES = {(row, column): (i, j) for i, row in enumerate("rs") for j, column in enumerate(ROW)}


@pytest.mark.parametrize(
    ("values", "changes", "slips"),
    [
        ({"ra": 0, "rb": 7}, {"ra": 7, "rb": -7}, ["moved"]),
        ({"ra": 0, "sa": 7}, {"ra": 7, "sa": -7}, ["moved"]),
        ({"ra": 3, "rb": 7}, {"ra": 4, "rb": -4}, ["swapped"]),
        ({"ra": 0, "rc": 7}, {"ra": 7, "rc": -7}, ["other", "other"]),
        ({"ra": 0, "sb": 7}, {"ra": 7, "sb": -7}, ["other", "other"]),
        ({"ra": 1, "rb": 7}, {"ra": 7, "rb": -7}, ["other", "other"]),
        ({"ra": -4}, {"ra": 8}, ["sign"]),
        ({"rt": 0}, {"rt": 8}, ["total left at zero"]),
        ({"ra": 0, "rb": 7, "sc": 12}, {"ra": 7, "rb": -7, "sc": 9}, ["moved", "transposed"]),
    ],
)
def test_the_cheapest_slips_explain_a_set_of_changes(
    values: dict[str, int], changes: dict[str, int], slips: list[SlipKind]
) -> None:
    ranking = Ranking(PLACES, totals(EQUATIONS))
    columns = dict(zip("abct", ROW, strict=True))

    def cells(short: dict[str, int]) -> dict[tuple[str, str], int]:
        return {(name[0], columns[name[1]]): value for name, value in short.items()}

    assert ranking.cost(cells(values), cells(changes)) == sum(COSTS[name] for name in slips)
    assert Ranking(PLACES, totals(EQUATIONS), costs=False).cost(cells(values), cells(changes)) == 0


def test_totals_stand_alone_and_face_a_sum() -> None:
    assert {column for _, column in totals(DISPUTE_EQUATIONS)} == {
        "review.total",
        "litigation.direct.total",
        "litigation.after_review.total",
    }
    assert totals(compiled(("r",), ("a", "b"), "a = b", "2 * a = 3 - b")) == frozenset()
