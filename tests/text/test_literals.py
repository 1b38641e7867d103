"""What every text has that an expression matches; ``gouji.text.literals``."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from gouji.text.literals import needed

_CHARACTERS = "ab，("
_TIMES = ("*", "+", "?", "{2}", "{0,1}", "{1,}", "{,2}", "*?", "++")
_ATOMS = st.one_of(
    st.text(_CHARACTERS, min_size=1, max_size=3).map(regex.escape),
    st.sampled_from([".", r"\w", r"\p{Han}", "[ab]", "[^a]", "[a-c]", r"[\(b]", "^", "$", r"\b", "(?<=a)", "(?!b)"]),
)


def _larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner, min_size=1, max_size=3).map("|".join),
        st.tuples(st.sampled_from(["(?:", "(", "(?>", "(?=", "(?<name>"]), inner).map("".join).map("{})".format),
        st.tuples(inner.map("(?:{})".format), st.sampled_from(_TIMES)).map("".join),
    )


@given(st.recursive(_ATOMS, _larger, max_leaves=8), st.text(_CHARACTERS + "c一", max_size=8))
def test_every_text_that_matches_has_one_of_the_literals(expression: str, text: str) -> None:
    literals = needed(expression)
    try:
        found = regex.compile(expression).search(text, timeout=1)
    except regex.error:  # a name that stands twice, an assertion that is repeated
        return
    assert not (found and literals) or any(literal in text for literal in literals)


@pytest.mark.parametrize(
    ("expression", "literals"),
    [
        ("的的|了了", {"的的", "了了"}),
        ("(记|读)者者|员员(工|额)", {"者者", "员员"}),
        ("[局厅]{2}", {"局", "厅"}),
        (r"以下(?:简|统)?称", {"以下"}),
        (r"(?<=\p{Han})[（(]\d{4}[）)](?=号)", {"（", "("}),
        (r"a\.b\b", {"a.b"}),
        ("的?", set()),
        ("的|", set()),
        ("(?i)the", set()),
        ("(?x) a b", set()),
        ("(?:的){e<=1}", set()),
        (r"[[:alpha:]]的", set()),
        ("(的", set()),
        ("的)", set()),
        ("(" * 5000 + "的" + ")" * 5000, set()),
    ],
)
def test_what_is_read(expression: str, literals: set[str]) -> None:
    assert needed(expression) == literals
