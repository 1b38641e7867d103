"""Notes on text that is struck out or perhaps not to be seen.

No reader reads what is struck out: who strikes a figure out means it to be gone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.document.model import Note
from gouji.messages.message import Message
from gouji.readers import messages

_SHOWN = 20
"""Characters of the first passage that the note quotes."""


def struck_note(passages: Sequence[str]) -> Iterator[Note]:
    """A note, if any of the passages that were left out, in the order of the document, shows something."""
    return _note(messages.STRUCK_TEXT, passages)


def doubtful_note(passages: Sequence[str]) -> Iterator[Note]:
    """A note, if any of the passages that were read and perhaps can't be seen holds something."""
    return _note(messages.DOUBTFUL_TEXT, passages)


def _note(message: Message, passages: Sequence[str]) -> Iterator[Note]:
    shown = [" ".join(passage.split()) for passage in passages if passage.strip()]
    if shown:
        text = shown[0] if len(shown[0]) <= _SHOWN else f"{shown[0][: _SHOWN - 1]}…"
        yield Note(message.fill(count=len(shown), text=text))
