from __future__ import annotations

import pytest
import regex

from gouji.checks.narrative.patterns import YEARS, captured, compiled, words_of


def search(pattern: str, text: str, year: int | None) -> regex.Match[str] | None:
    (found,) = compiled((pattern,), words_of(year))
    return found.search(text)


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("{year}年", "2024年", {}),
        ("{last_year}年", "2023年", {}),
        ("{next_year}年", "2025年", {}),
        ("{other_year}年", "2022年", {}),
        ("{any_year}年", "2022年", {"any_year": ["2022"]}),
        ("{any_year}年(?:至{any_year}年)+", "2022年至2024年", {"any_year": ["2022", "2024"]}),
        ("{number}尾", "捕15尾", {}),
        ("捕{number}尾", "捕一百零五尾", {}),
        (r"[0-9]{2}尾", "15尾", {}),
        ("捕{2}", "捕捕", {}),
    ],
)
def test_names_in_braces(pattern: str, text: str, expected: dict[str, list[str]]) -> None:
    match = search(pattern, text, 2024)
    assert match is not None
    assert match.capturesdict() == expected


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("{year}年", "2023年"),
        ("{last_year}年", "2024年"),
        ("{other_year}年", "2024年"),
        ("{any_year}年", "12024年"),
        ("捕{number}尾", "捕约15尾"),
        ("捕{number}尾", "捕第3尾"),
    ],
)
def test_what_they_are_not(pattern: str, text: str) -> None:
    assert search(pattern, text, 2024) is None


@pytest.mark.parametrize("word", YEARS)
def test_without_a_year_the_years_match_nothing(word: str) -> None:
    assert search(f"{{{word}}}年", "2024年", None) is None


def test_any_year_needs_none() -> None:
    assert search("{any_year}年", "2024年", None) is not None


def test_a_name_that_is_no_word_is_a_figure() -> None:
    assert captured("{unit}{year}", words_of(2024)) == ("unit",)


def test_words_of_the_form_that_are_patterns_may_name_each_other() -> None:
    words = words_of(2024, {"boat": "(?:船|艇)", "boats": "{boat}只", "words": ("鱼",)})
    assert search("修{boats}", "修艇只", 2024) is None
    assert compiled(("修{boats}",), words)[0].search("修艇只")
    assert captured("{boats}{words}", words) == ("words",)


def test_what_is_no_pattern() -> None:
    with pytest.raises(regex.error):
        compiled(("(",), words_of(None))
