"""Sentences in Chinese and English.

Everything a person reads is a :class:`Message`: both languages travel together through the checks, and only a reporter
chooses one. Rule messages come from the packs; the engine's own
sentences stand in the ``messages`` module of each room.
"""

from collections.abc import Iterable
from typing import Literal

import msgspec

Language = Literal["zh", "en"]


class Message(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The same sentence in two languages, with ``{name}`` for what is filled in later."""

    zh: str
    en: str

    def __add__(self, other: "Message") -> "Message":
        return Message(self.zh + other.zh, self.en + other.en)

    def in_language(self, language: Language) -> str:
        """The sentence in ``language``."""
        return self.zh if language == "zh" else self.en

    def fill(self, **values: "str | int | Message") -> "Message":
        """Replaces each ``{name}``; a value that is a message itself is taken in the matching language.

        Raises:
            KeyError: the sentence names a value that was not given.
        """
        return Message(_fill(self.zh, "zh", values), _fill(self.en, "en", values))


def _fill(sentence: str, language: Language, values: dict[str, str | int | Message]) -> str:
    return sentence.format_map(
        {name: value.in_language(language) if isinstance(value, Message) else value for name, value in values.items()}
    )


def plain(text: str) -> Message:
    """A text that is the same in both languages: a label of the form, a figure, a quotation."""
    return Message(text, text)


def in_both(text: Message | str) -> Message:
    """What is given in both languages, or as one text for both, as a message."""
    return plain(text) if isinstance(text, str) else text


def named(printed: str, english: str) -> Message:
    """What a document calls a thing: in English what that means, with the original beside it, or this alone."""
    return Message(printed, f"{english} ({printed})" if english and printed else english or printed)


def joined(parts: Iterable[Message | str], between: Message) -> Message:
    """The parts with ``between`` between them."""
    every = [in_both(part) for part in parts]
    return Message(between.zh.join(part.zh for part in every), between.en.join(part.en for part in every))


def listed(parts: Iterable[Message | str]) -> Message:
    """The parts as each language lists them."""
    return joined(parts, LIST_COMMA)


COMMA = Message("，", ", ")
LIST_COMMA = Message("、", ", ")
SEMICOLON = Message("；", "; ")
