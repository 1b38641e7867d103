"""Every sentence that a person reads stands in both languages: those of the engine and those of the packs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import gouji
from gouji.checks.sections.rule import SectionsRule
from gouji.linter import builtin_rules
from gouji.messages.message import Message, plain
from gouji.packs.contents import Pack
from gouji.packs.library import Library
from gouji.reporters.shared import wording

CHINESE = re.compile(r"[\u3007\u3400-\u9fff\U00020000-\U000323af]")
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|（[^）]*）|\([^)]*\)|《[^》]*》|\{\w+\}")
"""What an English sentence quotes of the form, and what is filled in."""
PLACEHOLDER = re.compile(r"\{(\w+)\}")
_LIBRARY = Library()
PACKS = [_LIBRARY.get(name) for name in _LIBRARY.names()]


def messages_in(value: object, name: str) -> Iterator[tuple[str, Message]]:
    """Messages in a constant, which may be a mapping or a tuple of them."""
    if isinstance(value, Message):
        yield name, value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from messages_in(each, f"{name}[{key}]")
    elif isinstance(value, tuple | list):
        for index, each in enumerate(value):
            yield from messages_in(each, f"{name}[{index}]")


def messages_of(pack: Pack) -> Iterator[tuple[str, Message]]:
    """What a pack says to people. Names of tables are labels of the form and may be Chinese in both languages."""
    yield f"{pack.info.id} name", pack.info.name
    for rule in pack.rules:
        yield f"{pack.info.id} {rule.id} message", rule.message
        yield f"{pack.info.id} {rule.id} why", rule.why
        for aspect in rule.aspects if isinstance(rule, SectionsRule) else ():
            yield f"{pack.info.id} {rule.id} aspect {aspect.id}", aspect.name


def examples_of(pack: Pack) -> Iterator[tuple[str, Message]]:
    """What its rules find, and what they do not; a pack in one language says that in both, too."""
    for rule in pack.rules:
        for name, example in zip(("example", "counter_example"), rule.examples, strict=True):
            assert example, rule.id
            yield f"{pack.info.id} {rule.id} {name}", example


def rooms() -> Iterator[ModuleType]:
    """Every module of sentences, whichever room it stands in."""
    for path in sorted(Path(gouji.__file__).parent.rglob("messages.py")):
        yield import_module(".".join(["gouji", *path.relative_to(Path(gouji.__file__).parent).with_suffix("").parts]))


ENGINE = [
    pair
    for room in rooms()
    for name, value in vars(room).items()
    for pair in messages_in(value, f"{room.__name__}.{name}")
]
EXAMPLES = [pair for pack in PACKS for pair in examples_of(pack)]
FIGURES = re.compile(r"[^A-Za-z]*[A-Za-z]?[^A-Za-z]*")
"""What is the same in both languages: ``22``, ``/``, ``1O``."""
SENTENCES = [
    *ENGINE,
    *(pair for pack in PACKS if pack.info.language is None for pair in messages_of(pack)),
    *((name, each) for name, each in EXAMPLES if each != plain(each.zh)),
]


def test_there_are_sentences() -> None:
    assert len(ENGINE) > 200
    assert {room.__name__.split(".")[1] for room in rooms()} >= {"checks", "cli", "readers", "yaml"}
    assert len(PACKS) >= 2


@pytest.mark.parametrize("sentence", [each for _, each in SENTENCES], ids=[name for name, _ in SENTENCES])
class TestSentence:
    def test_chinese(self, sentence: Message) -> None:
        """Chinese words, unless it is nothing but punctuation around what is filled in."""
        words = PLACEHOLDER.sub("", sentence.zh)
        assert sentence.zh.strip()
        assert CHINESE.search(words) or not any(character.isalpha() for character in words)

    def test_english(self, sentence: Message) -> None:
        """English words, and Chinese only where something is quoted."""
        assert sentence.en.strip()
        assert not CHINESE.search(QUOTED.sub("", sentence.en))

    def test_both_are_filled_in_with_the_same(self, sentence: Message) -> None:
        """But for the number of a section, which its English name has beside it."""
        chinese, english = set(PLACEHOLDER.findall(sentence.zh)), set(PLACEHOLDER.findall(sentence.en))
        assert chinese - english <= ({"number"} if "title" in english else set())
        assert english <= chinese

    def test_both_have_as_many_paragraphs(self, sentence: Message) -> None:
        assert sentence.zh.count("\n\n") == sentence.en.count("\n\n")


@pytest.mark.parametrize("pack", PACKS, ids=[pack.info.id for pack in PACKS])
def test_tables_and_layouts_have_names_in_both_languages(pack: Pack) -> None:
    for table in pack.form.tables:
        assert table.name.zh.strip()
        assert table.name.en.strip()
        assert all(layout.name.zh.strip() and layout.name.en.strip() for layout in table.layouts)


def test_an_example_that_is_one_text_is_read_in_both_languages() -> None:
    texts = {each.zh for _, each in EXAMPLES if each == plain(each.zh)}
    assert texts
    assert [text for text in texts if CHINESE.search(text) or not FIGURES.fullmatch(text)] == []


def test_every_severity_confidence_and_built_in_rule_has_words() -> None:
    words = [*wording.SEVERITIES.values(), *wording.CONFIDENCES.values(), *builtin_rules.WHY.values()]
    assert set(builtin_rules.WHY) == set(builtin_rules.SEVERITIES)
    assert all(word in [each for _, each in ENGINE] for word in words)
