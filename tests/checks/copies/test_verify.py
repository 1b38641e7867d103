"""What two passages have in common once templates are hidden."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.checks.copies.verify import HIDDEN, masked, overlap
from gouji.records.fingerprints import fingerprints, fold_passage
from gouji.records.thresholds import THRESHOLDS
from support.towns import COPIED, OWN, TEMPLATE

MANY = 100
LETTERS = fold_passage(COPIED + OWN[0]).value
RULED = fold_passage(TEMPLATE).value


def test_a_copy_is_found_whole() -> None:
    found = overlap(LETTERS, RULED + LETTERS, MANY)
    assert found is not None
    assert (found.characters, found.own) == (len(LETTERS), range(len(LETTERS)))
    assert found.other == range(len(RULED), len(RULED) + len(LETTERS))


def test_what_is_common_is_hidden_but_for_its_ends() -> None:
    hidden = masked(RULED + LETTERS, frozenset(fingerprints(RULED)))
    assert len(hidden) == len(RULED + LETTERS)
    assert len(hidden[: len(RULED)].replace(HIDDEN, "")) < 2 * THRESHOLDS.block
    assert hidden.endswith(LETTERS)
    assert overlap(hidden, masked(RULED, frozenset(fingerprints(RULED))), MANY) is None


def test_phrases_are_hidden_wherever_they_stand() -> None:
    assert masked("甲乙丙丁甲乙", frozenset(), ("甲乙",)) == f"{HIDDEN * 2}丙丁{HIDDEN * 2}"
    assert masked("甲甲甲", frozenset(), ("甲甲",)) == HIDDEN * 3


@pytest.mark.parametrize(
    ("other", "copied"),
    [
        (LETTERS[:39], False),
        (LETTERS[:40], True),
        (LETTERS[:24] + "乡" * 15 + LETTERS[-24:], False),
        ("乡" * 30 + LETTERS[:45], True),
        ("乡" * 60 + LETTERS[:45], False),
        ("乡" * 600 + LETTERS, True),
        ("".join("乡" if index % 10 == 9 else letter for index, letter in enumerate(LETTERS)), True),
        ("".join("乡" if index % 5 == 4 else letter for index, letter in enumerate(LETTERS)), False),
    ],
)
def test_what_is_a_copy(other: str, copied: bool) -> None:  # noqa: FBT001 - a column of the table
    own = LETTERS if len(other) > 80 else LETTERS[: len(other)]
    assert (overlap(own, other, MANY) is not None) is copied


def test_among_few_more_is_asked_for() -> None:
    text = "".join(fold_passage(each).value for each in OWN)
    assert overlap(text[:119], text[:119], THRESHOLDS.few - 1) is None
    assert overlap(text[:120], text[:120], THRESHOLDS.few - 1) is not None


texts = st.text(st.sampled_from("甲乙丙丁戊己庚辛" + HIDDEN), max_size=300)


@given(texts, texts)
def test_ranges_are_within_the_texts_and_begin_and_end_alike(own: str, other: str) -> None:
    found = overlap(own, other, MANY)
    if found is not None:
        block = THRESHOLDS.block
        assert own[found.own.start :][:block] == other[found.other.start :][:block]
        assert own[: found.own.stop][-block:] == other[: found.other.stop][-block:]
        assert THRESHOLDS.fresh <= found.characters <= min(len(found.own), len(found.other))


@given(texts)
def test_a_text_is_a_copy_of_itself(text: str) -> None:
    longest = max(map(len, text.split(HIDDEN)), default=0)
    if longest >= 2 * THRESHOLDS.fresh:
        assert overlap(text, text, MANY) is not None
