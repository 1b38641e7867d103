"""What the build reads ahead is what a run would read; ``gouji.checks.narrative.ahead``."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from gouji.checks.narrative.ahead import ahead
from gouji.checks.narrative.lexicon import Lexicon, lexicon, overridings
from gouji.checks.narrative.rule import NarrativeRule
from gouji.checks.narrative.templates import template
from gouji.packs.contents import Pack
from gouji.packs.library import Library

LIBRARY = Library()


def templates(pack: Pack, words: Lexicon) -> list[object]:
    phrases = (phrase for rule in pack.of_type(NarrativeRule) for phrase in rule.phrases)
    written = [(text, each.variables) for each in phrases for text in (*each.templates, *each.exceptions)]
    return [template(text, variables, words) for text, variables in written]


@pytest.mark.parametrize("name", LIBRARY.names())
def test_lexicons_and_templates_are_those_of_a_run(name: str) -> None:
    pack = LIBRARY.get(name)
    form, prepared = replace(pack.form), replace(pack.form)
    prepared.ahead.update(ahead(form, pack.of_type(NarrativeRule)))
    for words in overridings(form).values():
        plain, found = lexicon(form, words), lexicon(prepared, words)
        assert found.ahead
        assert replace(found, ahead=b"") == plain
        assert [*found.kinds] == [*plain.kinds]
        assert templates(pack, found) == templates(pack, plain)


@pytest.mark.parametrize("made", [b"", b"\xc1", b"\x90"])
def test_what_is_no_lexicon_is_read_anew(made: bytes) -> None:
    form = replace(LIBRARY.get("gia-2021").form)
    (words, *_) = overridings(form).values()
    broken = replace(form)
    broken.ahead.update(dict.fromkeys(overridings(form), made))
    assert lexicon(broken, words) == lexicon(form, words)


def test_a_changed_form_has_nothing_of_it() -> None:
    form = replace(LIBRARY.get("gia-2021").form)
    form.ahead["lexicon"] = b""
    assert replace(form, fillers=("a",)).ahead == {}
