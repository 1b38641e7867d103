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


def hidden_(text: str) -> str:
    return "".join(chr(HIDDEN + ord(letter)) for letter in text)


def shown(text: str) -> str:
    return "".join(chr(ord(letter) % HIDDEN) for letter in text)


def every_sixth_changed(text: str) -> str:
    return "".join("乡" if index % 6 == 0 else letter for index, letter in enumerate(text))


def test_a_copy_is_found_whole() -> None:
    found = overlap(LETTERS, RULED + LETTERS, MANY)
    assert found is not None
    assert (found.characters, found.own) == (len(LETTERS), range(len(LETTERS)))
    assert found.other == range(len(RULED), len(RULED) + len(LETTERS))


def test_what_is_common_is_hidden_but_for_its_ends() -> None:
    hidden = masked(RULED + LETTERS, frozenset(fingerprints(RULED)))
    assert len(hidden) == len(RULED + LETTERS)
    assert sum(letter < chr(HIDDEN) for letter in hidden[: len(RULED)]) < 2 * THRESHOLDS.block
    assert hidden.endswith(LETTERS)
    assert overlap(hidden, masked(RULED, frozenset(fingerprints(RULED))), MANY) is None


def test_phrases_are_hidden_wherever_they_stand() -> None:
    assert masked("甲乙丙丁甲乙", frozenset(), phrases=("甲乙",)) == f"{hidden_('甲乙')}丙丁{hidden_('甲乙')}"
    assert masked("甲甲甲", frozenset(), phrases=("甲甲",)) == hidden_("甲甲甲")


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
        (every_sixth_changed(LETTERS[:31]), False),
        (LETTERS[:9] + every_sixth_changed(LETTERS[9:40]) + LETTERS[40:49], True),
    ],
)
def test_what_is_a_copy(other: str, copied: bool) -> None:  # noqa: FBT001 - a column of the table
    own = LETTERS if len(other) > 80 else LETTERS[: len(other)]
    assert (overlap(own, other, MANY) is not None) is copied


def test_among_few_more_is_asked_for() -> None:
    text = "".join(fold_passage(each).value for each in OWN)
    assert overlap(text[:119], text[:119], THRESHOLDS.few - 1) is None
    assert overlap(text[:120], text[:120], THRESHOLDS.few - 1) is not None


def test_a_passage_of_which_most_is_hidden_is_copied_where_nearly_all_the_rest_is() -> None:
    """A template around thirty letters that only two have; another template around them is no evidence."""
    own, others = LETTERS[:30], "".join(reversed(LETTERS))[:30]
    template = hidden_(RULED[:40])
    assert overlap(template + own, template + own, MANY) is not None
    assert overlap(template + own[:20], template + own[:20], MANY) is None
    assert overlap(template + own + others, template + own + LETTERS[40:70], MANY) is None


texts = st.text(st.sampled_from("甲乙丙丁戊己庚辛" + hidden_("甲")), max_size=300)


@given(texts, texts)
def test_ranges_are_within_the_texts_and_begin_and_end_alike(own: str, other: str) -> None:
    found = overlap(own, other, MANY)
    if found is not None:
        block = THRESHOLDS.block
        own, other = shown(own), shown(other)
        assert own[found.own.start :][:block] == other[found.other.start :][:block]
        assert own[: found.own.stop][-block:] == other[: found.other.stop][-block:]
        assert 0 < found.characters <= min(len(found.own), len(found.other))


@given(texts)
def test_a_text_is_a_copy_of_itself(text: str) -> None:
    longest = max(map(len, text.split(hidden_("甲"))), default=0)
    if longest >= 2 * THRESHOLDS.fresh:
        assert overlap(text, text, MANY) is not None


@given(texts, texts)
def test_both_sides_say_the_same(own: str, other: str) -> None:
    found, back = overlap(own, other, MANY), overlap(other, own, MANY)
    assert (found is None) is (back is None)
    if found and back:
        assert (back.characters, back.own, back.other) == (found.characters, found.other, found.own)
