"""Problems of narrative rules that the loader finds, with their places."""

from __future__ import annotations

from pathlib import Path

import anglers
import pytest

from gouji.messages.errors import PackError
from gouji.packs.loader import load

HEAD = """\
- id: caught
  check: narrative
  message: {zh: "…", en: "…"}
  why: {zh: "…", en: "…"}
"""
WORDS = "words: {unit: (?:fish|pieces)}\n"


def problems(folder: Path, rule: str, words: str = WORDS) -> list[str]:
    """NormalizedLine, column and English text of every problem, by the line of ``rule``."""
    anglers.write(folder / "anglers", form=anglers.FORM + words, narrative=HEAD + rule)
    try:
        load(folder / "anglers")
    except PackError as error:
        return [line.partition(".yaml:")[2] for line in error.text("en").splitlines()]
    return []


@pytest.mark.parametrize(
    "rule",
    [
        "  finds: figures\n  phrases:\n    - {say: 'saw {n} {unit}', equals: {n: [fish.pike@spring, fish.total@year]}}",
        "  finds: figures\n  phrases:\n    - {say: '{a} of {b}, {p}%', ratios: {p: [text.a / text.b]}}",
        "  finds: figures\n  phrases:\n    - {say: 'no pike', holds: [fish.pike@spring = 0], unless: but}",
        "  finds: figures\n  phrases:\n    - {say: 'small fish {n}', equals: {n: [fish.small@year]}}",
        "  finds: figures\n  phrases:\n    - {say: '{number} of {number}'}",
        "  finds: years\n  years: {period: ['from {any_year}'], subject: ['^{any_year}']}",
        "  finds: names\n  names: {own: '(?P<name>.+)', subject: ['(?P<name>.+) club']}",
        "  finds: slips\n  slips: [{say: 'in (?P<actual>{year}) we shall', expected: 'in {next_year}'}]",
    ],
)
def test_what_is_right(tmp_path: Path, rule: str) -> None:
    assert problems(tmp_path, rule) == []


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("  finds: figures", "5:10: a rule with finds: figures needs “phrases”"),
        ("  finds: years", "5:10: a rule with finds: years needs “years”"),
        (
            "  finds: figures\n  sections: [cathces]\n  phrases: [{say: a}]",
            "6:14: form.yaml has no section “cathces”; did you mean “catches”?",
        ),
        ("  finds: figures\n  about: ['(']\n  phrases: [{say: a}]", "6:11: not a regular expression: missing )"),
        ("  finds: figures\n  phrases:\n    - {say: '('}", "7:13: not a regular expression: missing )"),
        (
            "  finds: figures\n  phrases:\n    - {say: '{n}', equals: {n: [fish.pik@spring]}}",
            "7:38: wrong equation: there is no row called “pik”; did you mean “pike”?",
        ),
        (
            "  finds: figures\n  phrases:\n    - {say: '{n}', equals: {n: [bird.pike@spring]}}",
            "7:33: wrong equation: form.yaml has no table “bird”",
        ),
        (
            "  finds: figures\n  phrases:\n    - {say: '{n}', ratios: {n: [fish.pike@spring]}}",
            "7:49: wrong equation: a ratio is written: sum / sum",
        ),
        (
            "  finds: figures\n  phrases:\n    - {say: '{n}', equals: {m: [fish.pike@spring]}}",
            "7:29: the pattern has no figure “m”",
        ),
        (
            "  finds: figures\n  phrases:\n    - {say: '{n}{unti}', equals: {n: [fish.pike@spring]}}",
            (
                "7:13: “unti” is no word of form.yaml, and nothing is done with the figure;"
                " write {number} for such; did you mean “unit”?"
            ),
        ),
        (
            "  finds: figures\n  phrases:\n    - {say: '{n}', holds: [text.m = text.n]}",
            "7:28: the pattern has no figure “m”",
        ),
        (
            "  finds: figures\n  others: [club]\n  phrases: [{say: a}]",
            "6:12: the expression needs a group (?P<name>…)",
        ),
        (
            "  finds: years\n  years: {period: [from], subject: ['^{any_year}']}",
            "6:20: the expression needs a group {any_year}",
        ),
        (
            "  finds: names\n  names: {own: '.+', subject: ['(?P<name>.+)']}",
            "6:16: the expression needs a group (?P<name>…)",
        ),
        ("  finds: slips", "5:10: a rule with finds: slips needs “slips”"),
        (
            "  finds: slips\n  slips: [{say: 'we shall', expected: then}]",
            "6:17: the expression needs a group (?P<actual>…)",
        ),
        (
            "  finds: slips\n  slips: [{say: '(?P<actual>now)', expected: 'in {nex_year}'}]",
            "6:46: there is no “nex_year” among the words; did you mean “next_year”?",
        ),
        (
            "  finds: slips\n  slips: [{say: '(?P<actual>now)', expected: then, sections: [cathces]}]",
            "6:63: form.yaml has no section “cathces”; did you mean “catches”?",
        ),
    ],
)
def test_what_is_wrong(tmp_path: Path, rule: str, expected: str) -> None:
    assert expected in problems(tmp_path, rule)


TITLED = "titled: [{title: Pike, words: {unit: pieces}}]\n"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (WORDS + TITLED, []),
        (WORDS + TITLED.replace("Pike", "'('"), ["not a regular expression: missing )"]),
        (WORDS + TITLED.replace("pieces", "'('"), ["not a regular expression: missing )"]),
        (WORDS + TITLED.replace("unit", "unti"), ["there is no “unti” among the words; did you mean “unit”?"]),
    ],
)
def test_words_under_other_titles(tmp_path: Path, words: str, expected: list[str]) -> None:
    found = problems(tmp_path, "  finds: figures\n  phrases: [{say: a}]", words)
    assert [each.partition(": ")[2] for each in found] == expected


def test_words_are_patterns(tmp_path: Path) -> None:
    assert problems(tmp_path, "  finds: figures\n  phrases: [{say: a}]", "words: {unit: '('}\n") != []
