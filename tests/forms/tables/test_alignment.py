"""The alignment of a document with a form: optimal, in order, and local."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from gouji.forms.tables import alignment
from gouji.forms.tables.alignment import align

FOREIGN, MISSING = 0.1, 0.3


def pairs(document: str, form: str, repeats: str = "") -> str:
    """Aligns letters with letters; the same letter matches with 1."""
    match = [[1.0 if one == other else 0.0 for other in form] for one in document]
    again = frozenset(form.index(letter) for letter in repeats)
    found = align([FOREIGN] * len(document), [MISSING] * len(form), dict(enumerate(match)), again)
    return " ".join(f"{document[i]}{i}" for i, _ in found.pairs)


@pytest.mark.parametrize(
    ("document", "form", "expected"),
    [
        ("abc", "abc", "a0 b1 c2"),
        ("ac", "abc", "a0 c1"),
        ("axbc", "abc", "a0 b2 c3"),
        ("xxabcyy", "abc", "a2 b3 c4"),
        ("acb", "abc", "a0 b2"),
        ("", "abc", ""),
        ("xyz", "abc", ""),
        # The same label in two places: the one that leaves room for the others.
        ("tabt", "abt", "a1 b2 t3"),
        ("at", "abct", "a0 t1"),
        # Far away, foreign items cost more than the match is worth.
        ("ab" + "x" * 30 + "c", "abc", "a0 b1"),
    ],
)
def test_examples(document: str, form: str, expected: str) -> None:
    assert pairs(document, form) == expected


def test_an_item_that_repeats_takes_all_of_its_rows() -> None:
    assert pairs("hhhab", "hab", repeats="h") == "h0 h1 h2 a3 b4"
    assert pairs("hhhab", "hab") == "h2 a3 b4"


@given(st.text("abcx", max_size=7), st.text("abc", max_size=5))
def test_no_choice_of_pairs_is_better(document: str, form: str) -> None:
    match = [[1.0 if one == other else 0.0 for other in form] for one in document]
    found = align([FOREIGN] * len(document), [MISSING] * len(form), dict(enumerate(match)))
    assert found.score == pytest.approx(_best(document, form))


COSTS = st.sampled_from([0.0, 0.01, 0.15, 0.25, 0.3, 0.8, 1.0])
SCORES = st.sampled_from([-0.3, 0.0, 0.0, 0.16, 0.4, 0.6, 1.0, 1.1])


@given(st.data(), st.integers(1, 5), st.integers(1, 7))
def test_an_item_that_is_none_of_the_form_is_passed_over_as_any(data: st.DataObject, lines: int, items: int) -> None:
    foreign = data.draw(st.lists(COSTS, min_size=items, max_size=items))
    missing = data.draw(st.lists(COSTS, min_size=lines, max_size=lines))
    rows = st.one_of(st.just([0.0] * lines), st.lists(SCORES, min_size=lines, max_size=lines))
    match = data.draw(st.lists(rows, min_size=items, max_size=items))
    every = dict(enumerate(match))
    found = align(foreign, missing, every, frozenset({0}))
    some = {item: row for item, row in every.items() if max(row) > 0}
    assert align(foreign, missing, some, frozenset({0})) == found
    with pytest.MonkeyPatch.context() as patch:
        below, blank = vars(alignment)["_below"], [0.0] * lines
        patch.setattr(
            alignment, "_passed", lambda above, passing, cost: below(above, blank, passing, cost, frozenset())
        )
        assert align(foreign, missing, some, frozenset({0})) == found


@st.composite
def nearly_rising(draw: st.DrawFn) -> list[list[float]]:
    """Scores of items for lines: most of the highest go on from line to line."""
    lines = draw(st.integers(1, 6))
    rows, line = [], 0
    for _ in range(draw(st.integers(1, 8))):
        row = draw(st.one_of(st.just([0.0] * lines), st.lists(SCORES, min_size=lines, max_size=lines)))
        line = min(line, lines - 1)
        row[line] = draw(st.sampled_from([0.0, 0.6, 1.0, 1.1, 1.2]))
        line += draw(st.sampled_from([0, 1, 1, 1, 2]))
        rows.append(row)
    return rows


@given(st.data(), nearly_rising())
def test_what_is_plain_is_aligned_as_all_else(data: st.DataObject, rows: list[list[float]]) -> None:
    foreign = data.draw(st.lists(COSTS, min_size=len(rows), max_size=len(rows)))
    missing = data.draw(st.lists(st.sampled_from([0.0, 0.0, 0.25]), min_size=len(rows[0]), max_size=len(rows[0])))
    repeats = data.draw(st.sampled_from([frozenset[int](), frozenset({0}), frozenset({1})]))
    match = dict(enumerate(rows))
    plain = vars(alignment)["_straight"](foreign, missing, match, repeats)
    event("plain" if plain else "not plain")
    assert plain is None or plain == vars(alignment)["_dynamic"](foreign, missing, match, repeats)


def _best(document: str, form: str) -> float:
    """The best score by trying everything."""
    possible = [(i, j) for i, one in enumerate(document) for j, other in enumerate(form) if one == other]
    best = 0.0
    for size in range(1, min(len(document), len(form)) + 1):
        for chosen in combinations(possible, size):
            rising = all(one[0] < other[0] and one[1] < other[1] for one, other in pairwise(chosen))
            if rising:
                rows = chosen[-1][0] - chosen[0][0] + 1 - size
                items = chosen[-1][1] - chosen[0][1] + 1 - size
                best = max(best, size - FOREIGN * rows - MISSING * items)
    return best
