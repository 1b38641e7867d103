"""Which stretches stand in a text, and stand again; ``gouji.checks.text.stretches`` and what it spares."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from gouji.checks.text import doubling
from gouji.checks.text.stretches import Stretches, follows_itself, repeated

TEXTS = st.text("公开务政，、；。20年1A （：\n", max_size=80)


@given(st.lists(TEXTS, max_size=4), st.lists(st.text("公开务", min_size=2, max_size=3), max_size=40))
def test_a_stretch_is_had_by_what_holds_it_however_often_one_asks(texts: list[str], asked: list[str]) -> None:
    known = Stretches.of(texts, {2, 3})
    assert [known.have(each) for each in asked] == [any(each in text for text in texts) for each in asked]


@given(TEXTS, st.integers(1, 3))
def test_what_follows_itself_stands_there_twice_in_a_row(text: str, length: int) -> None:
    halves = [(text[at : at + length], text[at + length : at + 2 * length]) for at in range(len(text) - 2 * length + 1)]
    assert follows_itself(text, length) == any(first == second for first, second in halves)


@given(TEXTS)
def test_repeated_stretches_are_those_that_stand_more_than_once(text: str) -> None:
    stretches = [text[at : at + 2] for at in range(len(text) - 1)]
    assert repeated(text, 2) == [(at, each) for at, each in enumerate(stretches) if stretches.count(each) > 1]


@given(
    st.lists(st.one_of(TEXTS, st.sampled_from(["依法公开信息", "2023年", "，", "。"])), max_size=6), st.integers(1, 3)
)
@example(["公开信息，"], 2)
@example(["公" * 61, "，"], 2)
@example(["（公开信息，公开信息\n"], 1)
@example(["公开务政"], 2)
def test_an_expression_that_is_left_out_matches_nothing(pieces: list[str], times: int) -> None:
    text = "".join(pieces * times)
    assert {each for each in doubling.REPEATED if each.search(text)} <= set(doubling.may_repeat(text))
