"""Between gouji and the terminal: bytes and colours.

Files and pipes get UTF-8 whatever the locale is, unless ``PYTHONIOENCODING`` asks for another encoding. A terminal gets
its own, so that a person on a legacy code page can read what it has characters for.
"""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import TextIO

from msgspec.structs import replace

from gouji.cli import messages
from gouji.messages.errors import UsageError, refusal
from gouji.messages.message import Language, Message
from gouji.reporters.shared.terminal import PLAIN, Screen
from gouji.text.neutral import one_line, visible

_UTF8 = "utf-8"
_FALLBACKS = str.maketrans({"→": "->", "≠": "!=", "×": "x", "…": "...", "“": "'", "”": "'", "·": "-", "\ufeff": ""})
"""What is written where an encoding lacks the character: nothing that would end a text in JSON."""
_ESCAPED = "gouji.escaped"


def write(text: Iterable[str]) -> None:
    """To standard output; a reader that has gone away is no trouble.

    Raises:
        UsageError: it can't be written to.
    """
    try:
        _write(sys.stdout, text)
    except OSError as error:
        raise UsageError(messages.CANNOT_WRITE_OUT.fill(error=refusal(error))) from None


def write_visible(text: Iterable[str]) -> None:
    """As :func:`write`, what is not made neutral yet and is for people."""
    write(map(visible, text))


def complain(message: Message | str, language: Language) -> None:
    """One line to standard error."""
    sentence = message if isinstance(message, str) else message.in_language(language)
    with suppress(OSError):  # the exit code shows it, too
        _write(sys.stderr, [f"gouji: {one_line(sentence)}\n"])


def show(stream: TextIO, text: str) -> None:
    """Something that is there for a moment."""
    _write(stream, [text])


def encode(text: str) -> bytes:
    """UTF-8; what stands in file names and is no text becomes a question mark."""
    return text.encode(_UTF8, "replace")


def encode_for(encoding: str, text: str) -> bytes:
    """The text; of what the encoding lacks, mere signs are written in ASCII, all else as JSON escapes it.

    What is no character at all becomes a question mark.
    """
    if encoding == _UTF8:
        return encode(text)
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_FALLBACKS).encode(encoding, _ESCAPED)


def _escaped(error: UnicodeError) -> tuple[str, int]:
    """For a codec: the characters that it can't encode, each by its UTF-16, and where to go on."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_escape, error.object[error.start : error.end])), error.end


def _escape(character: str) -> str:
    if "\ud800" <= character <= "\udfff":  # of a file name that is no text
        return "?"
    units = character.encode("utf-16-be")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


codecs.register_error(_ESCAPED, _escaped)


def _write(stream: TextIO | None, text: Iterable[str]) -> None:
    """Raises OSError where the system refuses."""
    if stream is None:  # closed, as by ``>&-``
        return
    encoding = _encoding(stream) if stream.isatty() or _asks_for_encoding(os.environ) else _UTF8
    try:
        stream.buffer.writelines(encode_for(encoding, piece) for piece in text)
        stream.buffer.flush()
    except OSError as error:
        # Python flushes the stream once more at its end, and would complain then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if not isinstance(error, BrokenPipeError):
            raise


def screen() -> Screen:
    """What standard output shows."""
    colour = wants_colour(os.environ, watched=is_watched(sys.stdout))
    if not is_watched(sys.stdout):
        return replace(PLAIN, colour=colour)
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except OSError:
        columns = 0
    return Screen(colour=colour, columns=columns or PLAIN.columns)


def wants_colour(environment: Mapping[str, str], *, watched: bool) -> bool:
    """Whether a person sees it, or ``FORCE_COLOR`` is set (https://force-color.org); never with ``NO_COLOR``."""
    if environment.get("NO_COLOR"):
        return False
    return watched or environment.get("FORCE_COLOR", "") not in ("", "0")


def is_terminal() -> bool:
    """Whether standard output is a terminal, and not a file or another program that wants every byte."""
    return sys.stdout is not None and sys.stdout.isatty()


def is_watched(stream: TextIO | None) -> bool:
    """Whether a person sees the stream on a terminal that obeys control sequences.

    pre-commit and prek, which set ``PRE_COMMIT``, run hooks in a pseudo-terminal and keep their output for later.
    """
    return (
        stream is not None
        and stream.isatty()
        and not os.environ.get("PRE_COMMIT")
        and os.environ.get("TERM") != "dumb"
        and _encoding(stream) == _UTF8
    )


def _asks_for_encoding(environment: Mapping[str, str]) -> bool:
    return bool(environment.get("PYTHONIOENCODING", "").partition(":")[0])


def _encoding(stream: TextIO) -> str:
    """That of a stream; one that does not build on ASCII marks where a text begins, and ours has many pieces."""
    try:
        encoding = codecs.lookup(stream.encoding or _UTF8).name
    except LookupError:
        return _UTF8
    return encoding if "a".encode(encoding) == b"a" else _UTF8


def shows_chinese() -> bool:
    """Whether standard output has characters for it."""
    try:
        if sys.stdout is not None and (is_terminal() or _asks_for_encoding(os.environ)):
            messages.ABOUT.zh.encode(_encoding(sys.stdout))
    except UnicodeEncodeError:
        return False
    return True
