"""What the build of an installation reads ahead: the words of a form, with the templates of its rules and topics."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from gouji.checks.narrative.elements import Template
from gouji.checks.narrative.lexicon import Lexicon, lexicon, overridings
from gouji.checks.narrative.rule import NarrativeRule
from gouji.checks.narrative.scope import topic_templates
from gouji.checks.narrative.templates import template
from gouji.schema.form import Form


def ahead(form: Form, rules: Sequence[NarrativeRule]) -> dict[str, bytes]:
    """A lexicon for each of the words that may hold in a document of the form, where ``lexicon`` finds it."""
    return {name: _encoded(lexicon(form, words), form, rules) for name, words in overridings(form).items()}


def _encoded(words: Lexicon, form: Form, rules: Sequence[NarrativeRule]) -> bytes:
    for phrase in (phrase for rule in rules for phrase in rule.phrases):
        for text in (*phrase.templates, *phrase.exceptions):
            template(text, phrase.variables, words)
    for topic in form.topics.values():
        topic_templates(topic, words)
    read = [(key, each) for key, each in words.templates.items() if isinstance(each, Template)]
    return msgspec.msgpack.encode(replace(words, ahead=msgspec.msgpack.encode(read)), enc_hook=str)  # fractions
