from __future__ import annotations

from itertools import pairwise

import pytest
import regex

from gouji.checks.narrative.patterns import captured, compiled, expanded, expanded_length, words_of

WORDS = {"unit": "尾|条", "caught": "捕到?{unit}?"}


def search(pattern: str, text: str, year: int | None) -> regex.Match[str] | None:
    (found,) = compiled((pattern,), words_of(WORDS, year))
    return found.search(text)


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("捕{n}{unit}", "春季捕15尾", {"n": ["15"]}),
        ("{caught}{n}", "捕到尾3", {"n": ["3"]}),
        ("分别{parts}(?:、{parts})+", "分别3、4、十", {"parts": ["3", "4", "十"]}),
        ("{last_year}年{n}", "2023年5尾", {"n": ["5"]}),
        ("{other_year}年", "2022年", {}),
        ("{any_year}年", "2022年", {"any_year": ["2022"]}),
        ("{number}尾中{n}", "9尾中4", {"n": ["4"]}),
        (r"[0-9]{2}尾", "15尾", {}),
    ],
)
def test_names_in_braces(pattern: str, text: str, expected: dict[str, list[str]]) -> None:
    match = search(pattern, text, 2024)
    assert match is not None
    assert match.capturesdict() == expected


def test_without_a_year_the_years_match_nothing() -> None:
    for word in ("year", "last_year", "next_year", "other_year"):
        assert search(f"{{{word}}}年", "2024年", None) is None


def test_the_year_itself_is_no_other() -> None:
    assert search("{other_year}年", "2024年", 2024) is None


def test_captured_names() -> None:
    assert captured("{caught}{n}{unit}{year}{m}{n}{number}", WORDS) == ("n", "m")


def test_words_that_name_themselves_end() -> None:
    (pattern,) = compiled(("{loop}",), words_of({"loop": "a|{loop}b"}, None))
    assert pattern.fullmatch("a")


def test_what_is_no_pattern() -> None:
    with pytest.raises(regex.error):
        compiled(("(",), words_of({}, None))


@pytest.mark.parametrize("pattern", ["{a}", "{b}{a}", "{loop}", "鱼{gap}尾"])
def test_how_long_a_pattern_is_with_its_words_is_known_before(pattern: str) -> None:
    words = words_of({"a": "x" * 50, "b": "{a}" * 20, "loop": "a|{loop}b", "gap": ".{0,3}"}, 2021)
    assert expanded_length(pattern, words) >= len(expanded(pattern, words)) * 0.9


def test_words_that_multiply_are_measured_without_being_put_in() -> None:
    words = {"a": "x", **{later: f"{{{earlier}}}" * 60 for earlier, later in pairwise("abcdefg")}}
    assert expanded_length("{g}", words_of(words, 2021)) > 60**6
