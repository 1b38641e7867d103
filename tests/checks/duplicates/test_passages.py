"""Passages as one folded text, and the way back."""

from __future__ import annotations

import pytest

from gouji.checks.duplicates.passages import Narrative, Passage, fold_passages
from gouji.text.spans import Text


def narrative(*texts: tuple[str, str], ignore: tuple[str, ...] = ()) -> Narrative:
    return fold_passages([Passage(Text(text), section) for section, text in texts], ignore)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("（一）修桥 3 座，补路。", "修桥座补路"),
        ("按《城市绿化条例》养护", "按养护"),
        ("按《关于印发〈绿化办法〉的通知》养护", "按养护"),
        ("按《关于印发《绿化办法》的通知》养护", "按养护"),
        ("按〈绿化办法〉养护", "按养护"),
        ("按《绿化办法养护", "按绿化办法养护"),
    ],
)
def test_only_what_counts_is_in_the_text(text: str, folded: str) -> None:
    assert narrative(("a", text)).text == folded


def test_declared_phrases_are_left_out() -> None:
    assert narrative(("a", "修桥，补路，种树。"), ignore=("修.", "种树")).text == "补路"


def test_sections_are_parts_even_where_they_come_again() -> None:
    folded = narrative(("a", "修桥"), ("a", "补路"), ("b", "……"), ("b", "种树"), ("a", "浇水"))
    assert folded.parts == [range(4), range(4, 6), range(6, 8)]
    assert [folded.section(position) for position in (0, 3, 4, 7)] == ["a", "a", "b", "a"]
    assert folded.sizes == {"a": 6, "b": 4}


def test_sentences_and_passages_end_at_stops() -> None:
    assert narrative(("a", "修桥。补路；种树"), ("a", "浇水")).stops == [0, 2, 4, 6, 8]


@pytest.mark.parametrize(
    ("stretch", "bounds", "original"),
    [
        (range(2), (0, 0, 0, 6), ["（1）修桥。"]),
        (range(4), (0, 0, 1, 2), ["（1）修桥。", "补路"]),
        (range(3, 6), (1, 1, 1, 6), ["路，种树。"]),
        (range(1, 3), (0, 4, 1, 1), ["桥。", "补"]),
    ],
)
def test_every_stretch_leads_back_to_its_places(
    stretch: range, bounds: tuple[int, int, int, int], original: list[str]
) -> None:
    folded = narrative(("a", "（1）修桥。"), ("a", "补路，种树。"))
    assert folded.bounds(stretch) == bounds
    assert list(folded.original(stretch)) == original


def test_a_few_characters_more_or_less_are_rounded_to_sentences() -> None:
    folded = narrative(("a", f"{'甲' * 30}。{'乙' * 30}。"))
    assert folded.snapped(range(3, 33)) == range(30)
    assert folded.snapped(range(12, 45)) == range(12, 45)
