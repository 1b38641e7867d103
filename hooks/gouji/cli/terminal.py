"""Between gouji and the terminal: UTF-8 bytes whatever the console's encoding, and the language of the person."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import BinaryIO

from gouji.messages import Language, Message

LANGUAGES: tuple[Language, ...] = ("zh", "en")
_NO_LANGUAGE = ("C", "POSIX")


def write(text: Iterable[str]) -> None:
    """To standard output; a reader that has gone away is no trouble."""
    _write(sys.stdout.buffer, text)


def complain(message: Message | str, language: Language) -> None:
    """One line to standard error."""
    sentence = message if isinstance(message, str) else message.in_language(language)
    _write(sys.stderr.buffer, [f"gouji: {sentence}\n"])


def encode(text: str) -> bytes:
    """UTF-8; what stands in file names and is no text becomes a question mark."""
    return text.encode("utf-8", "replace")


def _write(stream: BinaryIO, text: Iterable[str]) -> None:
    try:
        stream.writelines(map(encode, text))
        stream.flush()
    except BrokenPipeError:
        # Python flushes the stream once more at its end, and would complain then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def wants_colour() -> bool:
    """Whether standard output is a terminal that shows colours (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def asked_language(arguments: Sequence[str]) -> Language | None:
    """What ``--lang`` says, found before the arguments are parsed: wrong arguments are told in that language too."""
    for option, value in zip(arguments, [*arguments[1:], ""], strict=False):
        for language in LANGUAGES:
            if option == f"--lang={language}" or (option == "--lang" and value == language):
                return language
    return None


def locale_language(environment: Mapping[str, str]) -> Language | None:
    """The language of the locale, None where it has none (``C``)."""
    name = next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    if not name or name.split(".")[0] in _NO_LANGUAGE:
        return None
    return "zh" if name.lower().startswith("zh") else "en"
