"""The note on text that is struck out. No reader reads such text: who strikes a figure out means it to be gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.document.model import Note
from gouji.readers import messages

_SHOWN = 20
"""Characters of the first passage that the note quotes."""


def struck_note(passages: Sequence[str]) -> Iterator[Note]:
    """A note, if any of the passages that were left out, in the order of the document, shows something."""
    shown = [" ".join(passage.split()) for passage in passages if passage.strip()]
    if shown:
        text = shown[0] if len(shown[0]) <= _SHOWN else f"{shown[0][: _SHOWN - 1]}…"
        yield Note(messages.STRUCK_TEXT.fill(count=len(shown), text=text))
