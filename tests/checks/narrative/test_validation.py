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
WORDS = """\
words: {saw: [saw, counted], but: [but], no: ['(no|not a)'], of: [of]}
measures: {尾: [fish, pieces], '%': ['%']}
fillers: [the]
topics: {fishing: {about: [pike], leaves: ['saw … but'], others: ['of saw']}}
"""
FIGURES = "  finds: figures\n"
PHRASES = FIGURES + "  phrases:\n"


def problems(folder: Path, rule: str, words: str = WORDS) -> list[str]:
    """Line, column and English text of every problem, by the line of ``rule`` or of the form."""
    anglers.write(folder / "anglers", form=anglers.FORM + words, narrative=HEAD + rule)
    try:
        load(folder / "anglers")
    except PackError as error:
        return [line.partition(".yaml:")[2] for line in error.text("en").splitlines()]
    return []


def messages(folder: Path, words: str) -> list[str]:
    """English text of every problem of a form with these words."""
    return [each.partition(": ")[2] for each in problems(folder, FIGURES + "  phrases: [{reads: pike}]", words)]


@pytest.mark.parametrize(
    "rule",
    [
        PHRASES + "    - {reads: saw n尾, equals: {n: [fish.pike@spring, fish.total@year]}}",
        PHRASES + "    - {reads: [saw n尾, n尾 … saw], equals: {n: [fish.pike@spring]}}",
        PHRASES + "    - {reads: 'a# of b尾 ， p%', ratios: {p: [text.a / text.b]}}",
        PHRASES + "    - {reads: no pike, holds: [fish.pike@spring = 0], unless: [but, saw …… but]}",
        PHRASES + "    - {reads: small n尾, equals: {n: [fish.small@year]}}",
        PHRASES + "    - {reads: _尾 of _尾}",
        PHRASES + "    - {reads: small.perch n尾, equals: {n: [fish.small.perch@year]}}",
        PHRASES + "    - {for: {group: [small]}, reads: group n尾, equals: {n: ['sum(fish.{group}.*@year)']}}",
        PHRASES + "    - {for: {kind: [pike, total]}, reads: kind n尾, equals: {n: ['fish.{kind}@year']}}",
        PHRASES + "    - {reads: 'saw {n} 尾'}",
        PHRASES + "    - {reads: 'saw {n} ， {_}尾 but {p}%'}",
        FIGURES + "  topic: fishing\n  phrases: [{reads: pike}]",
        "  finds: years\n  years: {period: ['from {any_year}'], subject: ['^{any_year}'], figures: ['{number} fish']}",
        "  finds: names\n  names: {own: '(?P<name>.+)', subject: ['(?P<name>.+) club']}",
        "  finds: slips\n  slips: [{say: 'in (?P<actual>{year}) we shall', expected: 'in {next_year}'}]",
    ],
)
def test_what_is_right(tmp_path: Path, rule: str) -> None:
    assert problems(tmp_path, rule) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("figures: {about: ['about {n}', '{n} odd', '{n}{m} or so'], years: ['(year |){year}']}", []),
        ("measures: {dollars: {$: 1, cents: 0.01}}", []),
        ("figures: {about: [about]}", ["“about”"]),
        ("figures: {about: ['about {n} odd']}", ["“about {n} odd”"]),
        ("figures: {years: ['{year}(']}", ["“{year}(”"]),
        ("figures: {years: [year]}", ["“year”"]),
        ("figures: {months: ['(']}", ["missing )"]),
        ("figures: {unread: ['(']}", ["missing )"]),
        ("measures: {dollars: ['(']}", ["“(”"]),
        ("words: {saw: [saw]}\ncased: [sow]", ["did you mean “saw”?"]),
    ],
)
def test_how_figures_are_written(tmp_path: Path, words: str, expected: list[str]) -> None:
    found = messages(tmp_path, words + "\n")
    assert len(found) == len(expected)
    assert all(part in message for part, message in zip(expected, found, strict=True))


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("  finds: figures", "5:10: a rule with finds: figures needs “phrases”"),
        ("  finds: years", "5:10: a rule with finds: years needs “years”"),
        (
            FIGURES + "  sections: [cathces]\n  phrases: [{reads: pike}]",
            "6:14: form.yaml has no section “cathces”; did you mean “catches”?",
        ),
        (
            FIGURES + "  topic: fishin\n  phrases: [{reads: pike}]",
            "6:10: there is no “fishin” among the topics; did you mean “fishing”?",
        ),
        # Words: the column is that of the word in its template.
        (PHRASES + "    - {reads: saw swa}", "7:19: neither words nor tables have “swa”; did you mean “saw”?"),
        (PHRASES + "    - {reads: 'saw (of|swa)'}", "7:24: neither words nor tables have “swa”; did you mean “saw”?"),
        (PHRASES + "    - {reads: saw !swa}", "7:19: neither words nor tables have “swa”; did you mean “saw”?"),
        (
            PHRASES + "    - {reads: pike, unless: [swa]}",
            "7:30: neither words nor tables have “swa”; did you mean “saw”?",
        ),
        (
            PHRASES + "    - {for: {kind: [pike, roahc]}, reads: saw kind}",
            "7:47: neither words nor tables have “roahc”",
        ),
        # Templates that can't be read: the column is where reading ends.
        (PHRASES + "    - {reads: saw ＋}", "7:19: the template can't be read from here on"),
        (PHRASES + "    - {reads: 'saw (of'}", "7:23: the template can't be read from here on"),
        (PHRASES + "    - {reads: 'saw ) of'}", "7:20: the template can't be read from here on"),
        (PHRASES + "    - {reads: [saw, '!(saw of)']}", "7:22: the template can't be read from here on"),
        (PHRASES + "    - {reads: ^}", "7:16: the template can't be read from here on"),
        # Formulas.
        (
            PHRASES + "    - {reads: n尾, equals: {n: [fish.pik@spring]}}",
            "7:37: wrong equation: there is no row called “pik”; did you mean “pike”?",
        ),
        (
            PHRASES + "    - {reads: n尾, equals: {n: [bird.pike@spring]}}",
            "7:32: wrong equation: form.yaml has no table “bird”",
        ),
        (
            PHRASES + "    - {reads: n尾, ratios: {n: [fish.pike@spring]}}",
            "7:48: wrong equation: a ratio is written: sum / sum",
        ),
        (
            PHRASES + "    - {reads: n尾, equals: {m: [fish.pike@spring]}}",
            "7:28: the template has no figure “m”",
        ),
        (PHRASES + "    - {reads: _尾, equals: {_: [fish.pike@spring]}}", "the template has no figure “_”"),
        (
            PHRASES + "    - {reads: 'caught尾', equals: {cauhgt: [fish.pike@spring]}}",
            "the template has no figure “cauhgt”; did you mean “caught”?",
        ),
        (PHRASES + "    - {reads: n尾, holds: [text.m = text.n]}", "7:27: the template has no figure “m”"),
        # With names of for: each value is put in.
        (
            PHRASES + "    - {for: {kind: [pike, but]}, reads: kind n尾, equals: {n: ['fish.{kind}@year']}}",
            "wrong equation: there is no row called “but”",
        ),
        (
            PHRASES + "    - {for: {kind: [pike]}, reads: kind n尾, equals: {n: ['fish.{knid}@year']}}",
            "wrong equation: ",
        ),
        (
            "  finds: years\n  years: {period: [from], subject: ['^{any_year}']}",
            "6:20: the expression needs a group {any_year}",
        ),
        (
            "  finds: years\n  years: {period: ['{any_year}'], subject: ['{any_year}'], later: ['(']}",
            "not a regular expression: missing )",
        ),
        (
            "  finds: names\n  names: {own: '.+', subject: ['(?P<name>.+)']}",
            "6:16: the expression needs a group (?P<name>…)",
        ),
        ("  finds: slips", "5:10: a rule with finds: slips needs “slips”"),
        (
            "  finds: slips\n  slips: [{say: '我 们(?P<actual>now)', expected: then}]",
            "6:19: never matches: there is no white space in “我 们”",
        ),
        (
            "  finds: slips\n  slips: [{say: 'we shall', expected: then}]",
            "6:17: the expression needs a group (?P<actual>…)",
        ),
        (
            "  finds: slips\n  slips: [{say: '(?P<actual>now)', expected: 'in {nex_year}'}]",
            "6:46: neither words nor tables have “nex_year”; did you mean “next_year”?",
        ),
        (
            "  finds: slips\n  slips: [{say: '(?P<actual>now)', expected: then, sections: [cathces]}]",
            "6:63: form.yaml has no section “cathces”; did you mean “catches”?",
        ),
    ],
)
def test_what_is_wrong(tmp_path: Path, rule: str, expected: str) -> None:
    [found] = problems(tmp_path, rule)
    assert expected in found


def test_every_template_that_is_wrong_is_told(tmp_path: Path) -> None:
    found = problems(tmp_path, PHRASES + "    - {reads: [swa, but, (], unless: [sea]}\n    - {reads: fo}")
    assert len(found) == 4


TITLED = "titled: [{title: Pike, words: {saw: [spotted]}}]\n"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (WORDS + TITLED, []),
        (WORDS + TITLED.replace("Pike", "'('"), ["not a regular expression: missing )"]),
        (WORDS + TITLED.replace("saw", "swa"), ["neither words nor tables have “swa”; did you mean “saw”?"]),
        (
            WORDS + TITLED.replace("spotted", "'(seen'"),
            ["in “(seen” a bracket has no other half, or it has too many variants"],
        ),
    ],
)
def test_words_under_other_titles(tmp_path: Path, words: str, expected: list[str]) -> None:
    assert messages(tmp_path, words) == expected


@pytest.mark.parametrize("key", ["about", "leaves", "skips", "pauses", "resumes", "others"])
def test_topics_are_templates(tmp_path: Path, key: str) -> None:
    topics = f"topics: {{boats: {{{key}: [saw, swa]}}}}\n"
    words = WORDS.partition("topics")[0] + topics
    assert messages(tmp_path, words) == ["neither words nor tables have “swa”; did you mean “saw”?"]
    assert messages(tmp_path, words.replace("swa", "'saw ('")) == ["the template can't be read from here on"]


MANY = "(a|b|c|d|e|f|g)" * 4


@pytest.mark.parametrize(
    ("words", "word"),
    [
        ("words: {saw: [saw, '(saw|seen']}", "(saw|seen"),
        ("words: {saw: [saw, 'saw)']}", "saw)"),
        ("words: {saw: [saw, 'saw|seen']}", "saw|seen"),
        ("words: {saw: [saw, '(saw|)']}", "(saw|)"),
        ("words: {saw: [saw, '{seen}']}", "{seen}"),
        ("words: {saw: [saw, '{saw}']}", "{saw}"),
        ("words: {saw: ['{seen}'], seen: ['{saw}']}", "{saw}"),
        (f"words: {{saw: ['{MANY}']}}", MANY),
        ("fillers: [the, '(a']", "(a"),
    ],
)
def test_words_in_a_wrong_notation(tmp_path: Path, words: str, word: str) -> None:
    [found] = messages(tmp_path, f"{words}\n")
    assert found == f"in “{word}” a bracket has no other half, or it has too many variants"


def test_where_a_wrong_word_stands(tmp_path: Path) -> None:
    [found] = problems(tmp_path, FIGURES + "  phrases: [{reads: pike}]", "words: {saw: [saw, '(seen']}\n")
    lines = anglers.FORM.count("\n") + 1
    assert found.startswith(f"{lines}:20: ")


def test_words_beside_labels_are_of_that_notation_too(tmp_path: Path) -> None:
    form = anglers.FORM.replace("label: Perch", "label: Perch, said: [bass, (a]")
    anglers.write(tmp_path / "anglers", form=form, narrative=HEAD + FIGURES + "  phrases: [{reads: pike}]")
    with pytest.raises(PackError, match=r"\(a"):
        load(tmp_path / "anglers")
