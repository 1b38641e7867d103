"""Stretches of a string that come again."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.checks.duplicates.repeats import MatchingBlock, PassageComparison, Repeat

ROOM = "gouji.checks.duplicates.repeats"
PASSAGE = "春分前后给果树剪枝施肥再把菜地翻耕一遍"
REWORKED = "春分前后给梨树剪枝施肥再把菜地翻耕一遍"


def repeats(*parts: str, stops: tuple[int, ...] = (), least: int = 8) -> tuple[PassageComparison, list[Repeat]]:
    ranges, start = [], 0
    for part in parts:
        ranges.append(range(start, start + len(part)))
        start += len(part)
    comparison = PassageComparison("".join(parts), ranges, stops, similarity=0.7)
    return comparison, list(comparison.repeats(least))


def test_the_same_twice_is_one_block() -> None:
    length = len(PASSAGE)
    _, found = repeats(f"甲{PASSAGE}乙{PASSAGE}丙")
    later = length + 2
    assert found == [Repeat(range(1, 1 + length), range(later, later + length), (MatchingBlock(1, later, length),))]


def test_a_difference_parts_blocks_and_keeps_the_repeat_whole() -> None:
    length = len(PASSAGE)
    comparison, (found,) = repeats(f"{PASSAGE}乙{REWORKED}")
    assert (found.earlier, found.later) == (range(length), range(length + 1, 2 * length + 1))
    assert [block.length for block in found.blocks] == [5, length - 6]
    assert comparison.matching(found, found.earlier, found.later) == length - 1


@pytest.mark.parametrize(
    "parts", [(PASSAGE[:9], PASSAGE[9:] + "乙" + PASSAGE), (PASSAGE + "乙" + PASSAGE[:9], PASSAGE[9:])]
)
def test_no_repeat_crosses_the_border_of_a_part(parts: tuple[str, str]) -> None:
    border = len(parts[0])
    _, found = repeats(*parts)
    assert sorted(len(repeat.later) for repeat in found) == [9, len(PASSAGE) - 9]
    for repeat in found:
        for stretch in (repeat.earlier, repeat.later):
            assert stretch.stop <= border or stretch.start >= border


def test_the_two_places_of_a_repeat_do_not_overlap() -> None:
    _, found = repeats(PASSAGE * 5)
    assert found
    assert all(repeat.earlier.stop <= repeat.later.start for repeat in found)


def test_repeats_grow_to_the_ends_of_sentences_that_are_alike() -> None:
    text = f"{PASSAGE}乙丙丁戊{REWORKED}"
    comparison = PassageComparison(
        text, [range(len(text))], (0, len(PASSAGE), len(PASSAGE) + 4, len(text)), similarity=0.7
    )
    start = len(PASSAGE) + 4
    core = Repeat(range(6, 16), range(start + 6, start + 16), (MatchingBlock(6, start + 6, 10),))
    grown = comparison.extended(core)
    assert (grown.earlier, grown.later) == (range(len(PASSAGE)), range(start, len(text)))


def test_nothing_repeats_in_a_short_text() -> None:
    assert repeats("")[1] == repeats("甲乙")[1] == repeats(PASSAGE)[1] == []


@given(st.lists(st.lists(st.sampled_from([PASSAGE, REWORKED, PASSAGE[3:11], "甲乙丙丁" * 40, "戊" * 7]), max_size=9)))
def test_bands_out_of_reach_hold_no_block_that_a_chain_could_go_on_from(texts: list[list[str]]) -> None:
    def never_out_of_reach(band: Any, index: int, end: int) -> None:
        band.last.append(index)
        band.reach = end + sys.maxsize

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(f"{ROOM}._Band.add", never_out_of_reach)
        _, with_all = repeats(*map("".join, texts))
    assert repeats(*map("".join, texts))[1] == with_all


@given(st.lists(st.lists(st.sampled_from([PASSAGE, REWORKED, PASSAGE[3:11], "甲乙丙", "戊" * 7]), max_size=9)))
def test_grams_that_occur_once_begin_no_repeat(texts: list[list[str]]) -> None:
    def every_gram(text: str, parts: Sequence[range]) -> Iterator[tuple[int, list[int]]]:
        places = [at for part in parts for at in range(part.start, part.stop - 4)]
        return (
            (at, [each for each in places if each < at and text.startswith(text[each : each + 5], at)]) for at in places
        )

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(f"{ROOM}._repeated_grams", every_gram)
        _, with_all = repeats(*map("".join, texts), least=1)
    assert repeats(*map("".join, texts), least=1)[1] == with_all


def test_blocks_that_are_too_far_apart_are_not_tried_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[object] = []
    monkeypatch.setattr(f"{ROOM}._join", lambda *given: tried.append(given))
    repeats("".join(PASSAGE[:5] + "".join(map(chr, range(start, start + 130))) for start in range(0x4E00, 0x5A00, 130)))
    assert not tried
